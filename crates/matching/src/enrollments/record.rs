//! A plan of enrollments as texts, to be stored or sent: nothing in it is an index, and it needs no set-up beside it.

use super::ledger::{EnrollmentLedger, EnrollmentRecords};
use super::outcome::{EnrollmentKind, EnrollmentNotDue, EnrollmentOutcome, Stay};
use super::summary::EnrollmentCounts;
use super::unexplained::UnexplainedReason;
use super::whole::EnrollmentPlan;
use crate::held::HeldReason;
use crate::rows::{EnrollmentRow, RosterRow};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::grades::Enrollment;
use gradecrosswalk_domain::roster::RosterEntry;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ExchangeName, SchoolId};

/// What becomes of an enrollment: an [`EnrollmentOutcome`] in texts. Exhaustive, as that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnrollmentOutcomeRecord {
    /// This is entered on the roster.
    Add(RosterEntry),
    /// A roster entry is changed.
    Update {
        /// As it is to stand.
        entry: RosterEntry,
        /// As it stood.
        was: RosterEntry,
    },
    /// A roster entry gets an earlier last day.
    End {
        /// As it is to stand.
        entry: RosterEntry,
        /// As it stood.
        was: RosterEntry,
    },
    /// This stands on the roster already.
    Unchanged(RosterEntry),
    /// Nothing is due.
    NotDue(EnrollmentNotDue),
    /// Something is in the way that somebody can repair.
    Held(HeldReason),
}

impl EnrollmentOutcomeRecord {
    /// Which of the six outcomes it is.
    pub fn kind(&self) -> EnrollmentKind {
        match self {
            Self::Add(_) => EnrollmentKind::Add,
            Self::Update { .. } => EnrollmentKind::Update,
            Self::End { .. } => EnrollmentKind::End,
            Self::Unchanged(_) => EnrollmentKind::Unchanged,
            Self::NotDue(_) => EnrollmentKind::NotDue,
            Self::Held(_) => EnrollmentKind::Held,
        }
    }

    /// The entry as it stands once the plan is applied.
    pub fn entry(&self) -> Option<&RosterEntry> {
        match self {
            Self::Add(entry)
            | Self::Update { entry, .. }
            | Self::End { entry, .. }
            | Self::Unchanged(entry) => Some(entry),
            Self::NotDue(_) | Self::Held(_) => None,
        }
    }
}

/// An enrollment and what becomes of it in one technical section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrollmentDecisionRecord {
    /// The enrollment, as given.
    pub enrollment: Enrollment,
    /// The technical section; none where the home section is linked to none.
    pub section: Option<SectionKey>,
    /// What becomes of it.
    pub outcome: EnrollmentOutcomeRecord,
}

/// A roster entry that no enrollment explains.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnexplainedRecord {
    /// The entry, as given.
    pub entry: RosterEntry,
    /// Why.
    pub why: UnexplainedReason,
}

/// A plan of enrollments as texts: one decision for each enrollment and technical section, and what is unexplained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrollmentPlanRecord {
    /// The exchange's name, such as `KTS`.
    pub exchange: ExchangeName,
    /// The technical school.
    pub technical: SchoolId,
    /// The instant that the plan stands for.
    pub as_of: AsOf,
    /// The decisions, in the order of the plan's rows; of enrollments that are one row, by their texts.
    pub decisions: Vec<EnrollmentDecisionRecord>,
    /// The roster entries that no enrollment explains, in the order of the plan's rows.
    pub unexplained: Vec<UnexplainedRecord>,
}

/// A plan of enrollments could not be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrollmentRecordError {
    /// The plan's rows are not the ledger's, or those were made from other records.
    #[error(
        "{list} row {row} was not made from these records: give the plan, the ledger and the records of one night"
    )]
    OtherNight {
        /// Which list.
        list: &'static str,
        /// The first row that is not of the same night, from 0.
        row: usize,
    },
}

impl EnrollmentPlanRecord {
    /// Records a plan. `records` are those that the ledger was made from: they hold the texts.
    ///
    /// The same night gives the same record, in whichever order its records were.
    ///
    /// # Errors
    ///
    /// If plan, ledger and records are not of one night.
    pub fn of(
        plan: &EnrollmentPlan<'_, '_>,
        ledger: &EnrollmentLedger,
        records: &EnrollmentRecords<'_>,
    ) -> Result<Self, EnrollmentRecordError> {
        let gather = Gather { plan, ledger, records };
        let night = plan.night();
        let mut decisions = Vec::with_capacity(night.enrollments.len());
        for (place, row) in night.enrollments.iter().enumerate() {
            let other = EnrollmentRecordError::OtherNight { list: "enrollment", row: place };
            decisions.push((row, gather.decision(place, row).ok_or(other)?));
        }
        decisions.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| spelling(of_a).cmp(&spelling(of_b))));
        let mut unexplained = Vec::with_capacity(plan.unexplained().len());
        for found in plan.unexplained() {
            let other = EnrollmentRecordError::OtherNight { list: "roster", row: found.entry };
            let entry = gather.entry(found.entry).ok_or(other)?;
            unexplained.push(UnexplainedRecord { entry: entry.clone(), why: found.why });
        }
        let given = ledger.night();
        for (list, ours, theirs) in [
            ("enrollment", night.enrollments.len(), given.enrollments.len()),
            ("roster", night.roster.len(), given.roster.len()),
        ] {
            if ours != theirs {
                return Err(EnrollmentRecordError::OtherNight { list, row: ours.min(theirs) });
            }
        }
        let setup = plan.exchange().setup();
        Ok(Self {
            exchange: setup.profile().name().clone(),
            technical: setup.technical().id().clone(),
            as_of: plan.exchange().as_of(),
            decisions: decisions.into_iter().map(|(_, decision)| decision).collect(),
            unexplained,
        })
    }

    /// Counts the decisions.
    pub fn counts(&self) -> EnrollmentCounts {
        let mut counts = EnrollmentCounts::default();
        for decision in &self.decisions {
            counts.add(decision.outcome.kind());
        }
        counts
    }
}

/// All in which enrollments of one row can differ.
fn spelling(of: &EnrollmentDecisionRecord) -> impl Ord + '_ {
    let Enrollment { ssid, home, section, days, grade_level } = &of.enrollment;
    (ssid, home, section, days, grade_level)
}

struct Gather<'g, 'a, 's> {
    plan: &'g EnrollmentPlan<'a, 's>,
    ledger: &'g EnrollmentLedger,
    records: &'g EnrollmentRecords<'g>,
}

impl Gather<'_, '_, '_> {
    fn decision(&self, place: usize, row: &EnrollmentRow) -> Option<EnrollmentDecisionRecord> {
        let enrollment = self.records.enrollments.get(self.ledger.enrollment_record(place)?)?;
        let ours = self.ledger.night().enrollments.get(place) == Some(row)
            && row.days() == Some(enrollment.days)
            && (row.student() == crate::rows::StudentId::NONE
                || self.ledger.register().ssid(row.student()) == enrollment.ssid);
        ours.then_some(())?;
        let sections = self.plan.exchange().setup().technical().sections();
        let section = usize::try_from(row.section().0).ok().and_then(|place| sections.get(place));
        let stands = |stay: Stay| {
            let written = RosterRow::new(row.section(), row.student(), stay.days, Some(stay.home));
            self.ledger.roster_entry(self.plan.exchange(), &written)
        };
        let outcome = match self.plan.outcome(place)? {
            EnrollmentOutcome::Add(stay) => EnrollmentOutcomeRecord::Add(stands(stay)?),
            EnrollmentOutcome::Update { stay, entry } => {
                EnrollmentOutcomeRecord::Update { entry: stands(stay)?, was: self.entry(entry)?.clone() }
            }
            EnrollmentOutcome::End { stay, entry } => {
                EnrollmentOutcomeRecord::End { entry: stands(stay)?, was: self.entry(entry)?.clone() }
            }
            EnrollmentOutcome::Unchanged { entry, .. } => {
                EnrollmentOutcomeRecord::Unchanged(self.entry(entry)?.clone())
            }
            EnrollmentOutcome::NotDue(reason) => EnrollmentOutcomeRecord::NotDue(reason),
            EnrollmentOutcome::Held { reason, .. } => EnrollmentOutcomeRecord::Held(reason),
        };
        let section = section.map(|section| section.key.clone());
        Some(EnrollmentDecisionRecord { enrollment: enrollment.clone(), section, outcome })
    }

    fn entry(&self, place: usize) -> Option<&RosterEntry> {
        let record = self.records.roster.get(self.ledger.roster_record(place)?)?;
        let row = self.plan.night().roster.get(place)?;
        let ours = self.ledger.night().roster.get(place) == Some(row)
            && row.days() == Some(record.days)
            && self.ledger.register().ssid(row.student()) == record.ssid;
        ours.then_some(record)
    }
}
