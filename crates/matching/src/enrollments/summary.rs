//! Counts of a plan of enrollments by outcome, home school and reason. Counts enrollments, not writes.

use super::outcome::{EnrollmentKind, EnrollmentNotDue};
use super::whole::EnrollmentPlan;
use crate::held::HeldReason;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// How many enrollments have each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EnrollmentCounts([u64; EnrollmentKind::ALL.len()]);

impl EnrollmentCounts {
    /// Counts in the order of [`EnrollmentKind::ALL`].
    #[cfg(feature = "serde")]
    pub(super) fn new(counts: [u64; EnrollmentKind::ALL.len()]) -> Self {
        Self(counts)
    }

    pub(super) fn add(&mut self, kind: EnrollmentKind) {
        if let Some((count, _)) = self.0.iter_mut().zip(EnrollmentKind::ALL).find(|(_, of)| *of == kind) {
            *count = count.saturating_add(1);
        }
    }

    /// How many enrollments have this outcome.
    pub fn of(&self, kind: EnrollmentKind) -> u64 {
        self.iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| count)
    }

    /// How many enrollments there are.
    pub fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Outcomes with their counts, those of 0 among them.
    pub fn iter(&self) -> impl Iterator<Item = (EnrollmentKind, u64)> {
        EnrollmentKind::ALL.into_iter().zip(self.0)
    }
}

/// The counts of a plan. What counts nothing is left out of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EnrollmentSummary {
    /// All enrollments.
    pub all: EnrollmentCounts,
    /// By home school, ascending.
    pub homes: Vec<(HomeIndex, EnrollmentCounts)>,
    /// Enrollments whose home section is linked to nothing.
    pub unlinked: EnrollmentCounts,
    /// By held reason, ascending by code.
    pub held: Vec<(HeldReason, u64)>,
    /// By reason for not being due.
    pub not_due: Vec<(EnrollmentNotDue, u64)>,
    /// Roster entries that no enrollment explains.
    pub unexplained: u64,
}

impl EnrollmentSummary {
    pub(super) fn of(plan: &EnrollmentPlan<'_, '_>) -> Self {
        let mut summary = Self::default();
        let mut homes: BTreeMap<HomeIndex, EnrollmentCounts> = BTreeMap::new();
        let mut held: BTreeMap<HeldReason, u64> = BTreeMap::new();
        let mut not_due: BTreeMap<EnrollmentNotDue, u64> = BTreeMap::new();
        for (row, decision) in plan.night().enrollments.iter().zip(plan.decisions()) {
            let kind = decision.kind();
            summary.all.add(kind);
            match plan.exchange().link(row.section(), row.slot()) {
                Some(link) => homes.entry(link.home).or_default().add(kind),
                None => summary.unlinked.add(kind),
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
        summary.unexplained = u64::try_from(plan.unexplained().len()).unwrap_or(u64::MAX);
        summary
    }
}
