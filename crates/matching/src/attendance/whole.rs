//! A plan with its night: outcomes, the entries to make at each home school, counts.

use super::decision::AttendanceDecision;
use super::exchange::AttendanceExchange;
use super::explain::AttendanceExplanation;
use super::night::AttendanceNight;
use super::outcome::{AttendanceKind, AttendanceOutcome};
use super::planning::plan_into;
use super::summary::AttendanceSummary;
use crate::plan::PlanError;
use crate::rows::{AttendanceRow, HomeAttendanceRow};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// A night's plan of attendance.
///
/// Every entry has exactly one decision. Nothing is ever deleted or changed at home: an entry is added or left alone. A
/// plan splits by home school: apply each part in a transaction of its own.
#[derive(Debug, Clone)]
pub struct AttendancePlan<'a, 's> {
    exchange: &'a AttendanceExchange<'s>,
    night: AttendanceNight<'a>,
    decisions: Vec<AttendanceDecision>,
}

impl<'a, 's> AttendancePlan<'a, 's> {
    /// Plans a night.
    ///
    /// # Errors
    ///
    /// If a list is out of order; see [`PlanError`].
    pub fn new(exchange: &'a AttendanceExchange<'s>, night: AttendanceNight<'a>) -> Result<Self, PlanError> {
        let mut decisions = Vec::new();
        plan_into(exchange, &night, &mut decisions)?;
        Ok(Self { exchange, night, decisions })
    }

    /// The exchange that was planned with.
    pub fn exchange(&self) -> &'a AttendanceExchange<'s> {
        self.exchange
    }

    /// The night that was planned.
    pub fn night(&self) -> &AttendanceNight<'a> {
        &self.night
    }

    /// The decisions, one for each entry in their order.
    pub fn decisions(&self) -> &[AttendanceDecision] {
        &self.decisions
    }

    /// The entries with what becomes of them.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a AttendanceRow, AttendanceOutcome)> {
        self.night.entries.iter().zip(self.decisions.iter().map(|decision| decision.outcome()))
    }

    /// What becomes of one entry.
    pub fn outcome(&self, place: usize) -> Option<AttendanceOutcome> {
        self.decisions.get(place).map(|decision| decision.outcome())
    }

    /// Why: the facts that one entry's decision read, as data.
    pub fn explain(&self, place: usize) -> Option<AttendanceExplanation<'a, 's>> {
        super::explain::explain(self, place)
    }

    /// The entries to make at the home schools, for their clerks to resolve: each once, ascending.
    pub fn writes(&self) -> Vec<HomeAttendanceRow> {
        let added = self.outcomes().filter_map(|(entry, outcome)| match outcome {
            AttendanceOutcome::Add(home) => Some(HomeAttendanceRow::unresolved(entry, home)),
            _ => None,
        });
        let mut writes: Vec<HomeAttendanceRow> = added.collect();
        writes.sort_unstable();
        writes.dedup();
        writes
    }

    /// The entries to make at one home school.
    pub fn writes_at(&self, home: HomeIndex) -> Vec<HomeAttendanceRow> {
        let mut writes = self.writes();
        writes.retain(|write| write.home() == home);
        writes
    }

    /// The places of the entries that the technical school has since resolved and that wait at home as unknown.
    pub fn resolved_since(&self) -> impl Iterator<Item = usize> {
        let decided = self.decisions.iter().enumerate();
        decided.filter(|(_, of)| of.kind() == AttendanceKind::ResolvedSince).map(|(place, _)| place)
    }

    /// What stands at the home schools once the plan is applied.
    pub fn applied(&self) -> Vec<HomeAttendanceRow> {
        apply(self.night.home, &self.writes())
    }

    /// Counts by outcome, home school and reason.
    pub fn summary(&self) -> AttendanceSummary {
        AttendanceSummary::of(self)
    }
}

/// Entries at home with writes applied: everything that stands stays as it is. Pure; nothing is ever deleted.
pub fn apply(home: &[HomeAttendanceRow], writes: &[HomeAttendanceRow]) -> Vec<HomeAttendanceRow> {
    let mut rows: Vec<HomeAttendanceRow> = home.iter().chain(writes).copied().collect();
    // Stable, so that of one key what stands comes first.
    rows.sort_by_key(HomeAttendanceRow::full_key);
    rows.dedup_by_key(|row| row.full_key());
    rows
}
