//! Counts of recorded decisions. Reads only the decisions, so that whoever has a record can count again.

use super::{DecisionRecord, OutcomeRecord};
use crate::held::HeldReason;
use crate::outcome::NotDueReason;
use crate::plan::Counts;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::{CourseNumber, SchoolId};

/// The counts of a recorded plan. Counts postings, not writes; what counts nothing is left out of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SummaryRecord {
    /// All grades.
    pub all: Counts,
    /// By home school, ascending.
    pub homes: Vec<(SchoolId, Counts)>,
    /// Grades for which no home school is known.
    pub without_home: Counts,
    /// By course number of the posting, ascending: also of courses that the set-up does not have.
    pub courses: Vec<(CourseNumber, Counts)>,
    /// By held reason, in the order of the registry.
    pub held: Vec<(HeldReason, u64)>,
    /// By reason for not being due, in the order in which they are looked for.
    pub not_due: Vec<(NotDueReason, u64)>,
}

impl SummaryRecord {
    pub(super) fn of(decisions: &[DecisionRecord]) -> Self {
        let mut summary = Self::default();
        let mut homes: BTreeMap<&SchoolId, Counts> = BTreeMap::new();
        let mut courses: BTreeMap<&CourseNumber, Counts> = BTreeMap::new();
        let mut held: BTreeMap<HeldReason, u64> = BTreeMap::new();
        let mut not_due: BTreeMap<NotDueReason, u64> = BTreeMap::new();
        for decision in decisions {
            let kind = decision.outcome.kind();
            summary.all.add(kind);
            match decision.outcome.home() {
                Some(home) => homes.entry(&home.school).or_default().add(kind),
                None => summary.without_home.add(kind),
            }
            courses.entry(&decision.section.course).or_default().add(kind);
            let count = match &decision.outcome {
                OutcomeRecord::Held { reason, .. } => held.entry(*reason).or_default(),
                OutcomeRecord::NotDue { reason, .. } => not_due.entry(*reason).or_default(),
                _ => continue,
            };
            *count = count.saturating_add(1);
        }
        summary.homes = homes.into_iter().map(|(home, counts)| (home.clone(), counts)).collect();
        summary.courses = courses.into_iter().map(|(course, counts)| (course.clone(), counts)).collect();
        summary.held = held.into_iter().collect();
        summary.not_due = not_due.into_iter().collect();
        summary
    }
}
