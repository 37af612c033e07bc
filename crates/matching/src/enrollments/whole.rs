//! A plan with its night: outcomes, roster writes, unexplained entries, counts.

use super::decision::EnrollmentDecision;
use super::exchange::EnrollmentExchange;
use super::explain::EnrollmentExplanation;
use super::night::EnrollmentNight;
use super::outcome::{Changes, EnrollmentKind, EnrollmentOutcome};
use super::planning::plan_into;
use super::summary::EnrollmentSummary;
use super::unexplained::Unexplained;
use crate::plan::PlanError;
use crate::rows::{EnrollmentRow, RosterRow};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// A roster entry to write at the technical school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RosterWrite {
    /// The entry as it is to stand.
    pub row: RosterRow,
    /// The place in the night's roster of the entry that it takes the place of; none where it is new.
    pub replaces: Option<usize>,
}

/// A night's plan of enrollments.
///
/// Every enrollment row has exactly one decision. Nothing is ever deleted: a roster entry is added, gets other days, or is
/// left alone. Apply the whole in one transaction, since all of it is written at the technical school.
#[derive(Debug, Clone)]
pub struct EnrollmentPlan<'a, 's> {
    exchange: &'a EnrollmentExchange<'s>,
    night: EnrollmentNight<'a>,
    decisions: Vec<EnrollmentDecision>,
    unexplained: Vec<Unexplained>,
}

impl<'a, 's> EnrollmentPlan<'a, 's> {
    /// Plans a night.
    ///
    /// # Errors
    ///
    /// If a list is out of order; see [`PlanError`].
    pub fn new(exchange: &'a EnrollmentExchange<'s>, night: EnrollmentNight<'a>) -> Result<Self, PlanError> {
        let (mut decisions, mut unexplained) = (Vec::new(), Vec::new());
        plan_into(exchange, &night, &mut decisions, &mut unexplained)?;
        Ok(Self { exchange, night, decisions, unexplained })
    }

    /// The exchange that was planned with.
    pub fn exchange(&self) -> &'a EnrollmentExchange<'s> {
        self.exchange
    }

    /// The night that was planned.
    pub fn night(&self) -> &EnrollmentNight<'a> {
        &self.night
    }

    /// The decisions, one for each enrollment row in their order.
    pub fn decisions(&self) -> &[EnrollmentDecision] {
        &self.decisions
    }

    /// The roster entries that no enrollment explains, ascending. They are reported, and stay (rule E-1).
    pub fn unexplained(&self) -> &[Unexplained] {
        &self.unexplained
    }

    /// The enrollment rows with what becomes of them.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a EnrollmentRow, EnrollmentOutcome)> {
        let decided = self.night.enrollments.iter().zip(&self.decisions);
        decided.filter_map(|(row, decision)| Some((row, decision.outcome(self.exchange, row)?)))
    }

    /// What becomes of one enrollment row.
    pub fn outcome(&self, place: usize) -> Option<EnrollmentOutcome> {
        self.decisions.get(place)?.outcome(self.exchange, self.night.enrollments.get(place)?)
    }

    /// In what the roster entry of one enrollment row differs from its stay: of an update and an end, what changes.
    pub fn changes(&self, place: usize) -> Option<Changes> {
        let outcome = self.outcome(place)?;
        Some(outcome.stay()?.changes(self.night.roster.get(outcome.entry()?)?))
    }

    /// Why: the facts that one enrollment row's decision read, as data.
    pub fn explain(&self, place: usize) -> Option<EnrollmentExplanation<'a, 's>> {
        super::explain::explain(self, place)
    }

    /// The roster entries to write: those of adds, updates and ends, each once, ascending.
    pub fn writes(&self) -> Vec<RosterWrite> {
        let kinds = [EnrollmentKind::Add, EnrollmentKind::Update, EnrollmentKind::End];
        let written = self.outcomes().filter(|(_, outcome)| kinds.contains(&outcome.kind()));
        let write = |(row, outcome): (&EnrollmentRow, EnrollmentOutcome)| {
            let stay = outcome.stay()?;
            let row = RosterRow::new(row.section(), row.student(), stay.days, Some(stay.home));
            Some(RosterWrite { row, replaces: outcome.entry() })
        };
        let mut writes: Vec<RosterWrite> = written.filter_map(write).collect();
        writes.sort_unstable();
        writes.dedup();
        writes
    }

    /// The roster entries to write that come from one home school.
    pub fn writes_from(&self, home: HomeIndex) -> Vec<RosterWrite> {
        let mut writes = self.writes();
        writes.retain(|write| write.row.home() == Some(home));
        writes
    }

    /// The rosters as they stand once the plan is applied.
    pub fn applied(&self) -> Vec<RosterRow> {
        apply(self.night.roster, &self.writes())
    }

    /// Counts by outcome, home school and reason.
    pub fn summary(&self) -> EnrollmentSummary {
        EnrollmentSummary::of(self)
    }
}

/// Rosters with writes applied: each write stands, everything else stays. Pure; nothing is ever deleted.
pub fn apply(roster: &[RosterRow], writes: &[RosterWrite]) -> Vec<RosterRow> {
    let mut rows = roster.to_vec();
    for write in writes {
        match write.replaces.and_then(|place| rows.get_mut(place)) {
            Some(row) => *row = write.row,
            None => rows.push(write.row),
        }
    }
    rows.sort_unstable();
    rows
}
