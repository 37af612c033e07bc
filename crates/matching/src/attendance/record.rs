//! A plan of attendance as texts, to be stored or sent: nothing in it is an index, and it needs no set-up beside it.

use super::ledger::{AttendanceLedger, AttendanceRecords};
use super::outcome::{AttendanceKind, AttendanceNotDue, AttendanceOutcome};
use super::summary::AttendanceCounts;
use super::whole::AttendancePlan;
use crate::held::HeldReason;
use crate::rows::{AttendanceRow, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::attendance::AttendanceEntry;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::{ExchangeName, SchoolId};

/// What becomes of an attendance entry: an [`AttendanceOutcome`] in texts. Exhaustive, as that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttendanceOutcomeRecord {
    /// An entry is made at this home school.
    Add(SchoolId),
    /// Its entry waits there already.
    Unchanged(SchoolId),
    /// The clerk there has resolved it.
    Kept(SchoolId),
    /// The technical school has since resolved what waits there.
    ResolvedSince(SchoolId),
    /// Nothing is due.
    NotDue {
        /// Why.
        reason: AttendanceNotDue,
        /// The student's home school, where it was looked for.
        home: Option<SchoolId>,
    },
    /// Something is in the way that somebody can repair.
    Held(HeldReason),
}

impl AttendanceOutcomeRecord {
    /// Which of the six outcomes it is.
    pub fn kind(&self) -> AttendanceKind {
        match self {
            Self::Add(_) => AttendanceKind::Add,
            Self::Unchanged(_) => AttendanceKind::Unchanged,
            Self::Kept(_) => AttendanceKind::Kept,
            Self::ResolvedSince(_) => AttendanceKind::ResolvedSince,
            Self::NotDue { .. } => AttendanceKind::NotDue,
            Self::Held(_) => AttendanceKind::Held,
        }
    }

    /// The home school that it is about, where one is known.
    pub fn home(&self) -> Option<&SchoolId> {
        match self {
            Self::Add(home) | Self::Unchanged(home) | Self::Kept(home) | Self::ResolvedSince(home) => {
                Some(home)
            }
            Self::NotDue { home, .. } => home.as_ref(),
            Self::Held(_) => None,
        }
    }
}

/// An attendance entry and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceDecisionRecord {
    /// The entry, as given.
    pub entry: AttendanceEntry,
    /// What becomes of it.
    pub outcome: AttendanceOutcomeRecord,
}

/// A plan of attendance as texts: one decision for each entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendancePlanRecord {
    /// The exchange's name, such as `KTS`.
    pub exchange: ExchangeName,
    /// The technical school.
    pub technical: SchoolId,
    /// The day whose unknown absences the plan syncs.
    pub day: SchoolDay,
    /// The decisions, in the order of the plan's rows; of entries that are one row, by their texts.
    pub decisions: Vec<AttendanceDecisionRecord>,
}

/// A plan of attendance could not be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AttendanceRecordError {
    /// The plan's rows are not the ledger's, or those were made from other records.
    #[error(
        "attendance row {row} was not made from these records: give the plan, the ledger and the records of one night"
    )]
    OtherNight {
        /// The first row that is not of the same night, from 0.
        row: usize,
    },
}

impl AttendancePlanRecord {
    /// Records a plan. `records` are those that the ledger was made from: they hold the texts.
    ///
    /// The same night gives the same record, in whichever order its records were.
    ///
    /// # Errors
    ///
    /// If plan, ledger and records are not of one night.
    pub fn of(
        plan: &AttendancePlan<'_, '_>,
        ledger: &AttendanceLedger,
        records: &AttendanceRecords<'_>,
    ) -> Result<Self, AttendanceRecordError> {
        let gather = Gather { plan, ledger, records };
        let entries = plan.night().entries;
        let mut decisions = Vec::with_capacity(entries.len());
        for (place, row) in entries.iter().enumerate() {
            let other = AttendanceRecordError::OtherNight { row: place };
            decisions.push((row, gather.decision(place, row).ok_or(other)?));
        }
        if ledger.night().entries.len() != entries.len() {
            return Err(AttendanceRecordError::OtherNight { row: entries.len() });
        }
        let spelling = |of: &AttendanceDecisionRecord| (of.entry.ssid, of.entry.section.clone());
        decisions.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| spelling(of_a).cmp(&spelling(of_b))));
        let setup = plan.exchange().setup();
        Ok(Self {
            exchange: setup.profile().name().clone(),
            technical: setup.technical().id().clone(),
            day: plan.exchange().day(),
            decisions: decisions.into_iter().map(|(_, decision)| decision).collect(),
        })
    }

    /// Counts the decisions.
    pub fn counts(&self) -> AttendanceCounts {
        let mut counts = AttendanceCounts::default();
        for decision in &self.decisions {
            counts.add(decision.outcome.kind());
        }
        counts
    }
}

struct Gather<'g, 'a, 's> {
    plan: &'g AttendancePlan<'a, 's>,
    ledger: &'g AttendanceLedger,
    records: &'g AttendanceRecords<'g>,
}

impl Gather<'_, '_, '_> {
    fn decision(&self, place: usize, row: &AttendanceRow) -> Option<AttendanceDecisionRecord> {
        let entry = self.records.entries.get(self.ledger.entry_record(place)?)?;
        let ours = self.ledger.night().entries.get(place) == Some(row)
            && (row.day(), row.period(), row.status()) == (Some(entry.day), entry.period, entry.status)
            && (row.student() == StudentId::NONE || self.ledger.register().ssid(row.student()) == entry.ssid);
        ours.then_some(())?;
        let setup = self.plan.exchange().setup();
        let school = |home: HomeIndex| setup.homes().get(usize::from(home.0)).map(|home| home.id().clone());
        let outcome = match self.plan.outcome(place)? {
            AttendanceOutcome::Add(home) => AttendanceOutcomeRecord::Add(school(home)?),
            AttendanceOutcome::Unchanged(home) => AttendanceOutcomeRecord::Unchanged(school(home)?),
            AttendanceOutcome::Kept(home) => AttendanceOutcomeRecord::Kept(school(home)?),
            AttendanceOutcome::ResolvedSince(home) => AttendanceOutcomeRecord::ResolvedSince(school(home)?),
            AttendanceOutcome::NotDue { reason, home } => {
                AttendanceOutcomeRecord::NotDue { reason, home: home.and_then(school) }
            }
            AttendanceOutcome::Held(reason) => AttendanceOutcomeRecord::Held(reason),
        };
        Some(AttendanceDecisionRecord { entry: entry.clone(), outcome })
    }
}
