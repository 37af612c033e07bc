//! Counts of a plan of attendance by outcome, home school and reason. Counts entries, not writes.

use super::outcome::{AttendanceKind, AttendanceNotDue};
use super::whole::AttendancePlan;
use crate::held::HeldReason;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// How many attendance entries have each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AttendanceCounts([u64; AttendanceKind::ALL.len()]);

impl AttendanceCounts {
    /// Counts in the order of [`AttendanceKind::ALL`].
    #[cfg(feature = "serde")]
    pub(super) fn new(counts: [u64; AttendanceKind::ALL.len()]) -> Self {
        Self(counts)
    }

    pub(super) fn add(&mut self, kind: AttendanceKind) {
        if let Some((count, _)) = self.0.iter_mut().zip(AttendanceKind::ALL).find(|(_, of)| *of == kind) {
            *count = count.saturating_add(1);
        }
    }

    /// How many entries have this outcome.
    pub fn of(&self, kind: AttendanceKind) -> u64 {
        self.iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| count)
    }

    /// How many entries there are.
    pub fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Outcomes with their counts, those of 0 among them.
    pub fn iter(&self) -> impl Iterator<Item = (AttendanceKind, u64)> {
        AttendanceKind::ALL.into_iter().zip(self.0)
    }
}

/// The counts of a plan. What counts nothing is left out of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttendanceSummary {
    /// All entries.
    pub all: AttendanceCounts,
    /// By home school, ascending.
    pub homes: Vec<(HomeIndex, AttendanceCounts)>,
    /// Entries for which no home school was looked for or is known.
    pub without_home: AttendanceCounts,
    /// By held reason, ascending by code.
    pub held: Vec<(HeldReason, u64)>,
    /// By reason for not being due.
    pub not_due: Vec<(AttendanceNotDue, u64)>,
}

impl AttendanceSummary {
    pub(super) fn of(plan: &AttendancePlan<'_, '_>) -> Self {
        let mut summary = Self::default();
        let mut homes: BTreeMap<HomeIndex, AttendanceCounts> = BTreeMap::new();
        let mut held: BTreeMap<HeldReason, u64> = BTreeMap::new();
        let mut not_due: BTreeMap<AttendanceNotDue, u64> = BTreeMap::new();
        for decision in plan.decisions() {
            let kind = decision.kind();
            summary.all.add(kind);
            match decision.home() {
                Some(home) => homes.entry(home).or_default().add(kind),
                None => summary.without_home.add(kind),
            }
            if let Some(reason) = decision.held_reason() {
                let count = held.entry(reason).or_default();
                *count = count.saturating_add(1);
            }
            if let Some(reason) = decision.not_due_reason() {
                let count = not_due.entry(reason).or_default();
                *count = count.saturating_add(1);
            }
        }
        summary.homes = homes.into_iter().collect();
        summary.held = held.into_iter().collect();
        summary.not_due = not_due.into_iter().collect();
        summary
    }
}
