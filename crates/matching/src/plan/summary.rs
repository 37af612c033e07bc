//! Counts of a plan by outcome, home school, course and reason. Counts postings, not writes.

use crate::exchange::Exchange;
use crate::held::HeldReason;
use crate::outcome::{NotDueReason, OutcomeKind};
use crate::plan::Decision;
use crate::rows::PostedRow;
use alloc::vec::Vec;
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::exchange::HomeIndex;

/// How many grades have each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([u64; OutcomeKind::ALL.len()]);

impl Counts {
    /// Counts in the order of [`OutcomeKind::ALL`].
    #[cfg(feature = "serde")]
    pub(crate) fn new(counts: [u64; OutcomeKind::ALL.len()]) -> Self {
        Self(counts)
    }

    pub(crate) fn add(&mut self, kind: OutcomeKind) {
        if let Some((count, _)) = self.0.iter_mut().zip(OutcomeKind::ALL).find(|(_, of)| *of == kind) {
            *count = count.saturating_add(1);
        }
    }

    /// How many grades have this outcome.
    pub fn of(&self, kind: OutcomeKind) -> u64 {
        self.0.iter().zip(OutcomeKind::ALL).find(|(_, of)| *of == kind).map_or(0, |(count, _)| *count)
    }

    /// How many grades there are.
    pub fn total(&self) -> u64 {
        self.0.iter().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// Outcomes with their counts, those of 0 among them.
    pub fn iter(&self) -> impl Iterator<Item = (OutcomeKind, u64)> {
        OutcomeKind::ALL.into_iter().zip(self.0)
    }
}

/// The counts of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary<'s> {
    /// All grades.
    pub all: Counts,
    /// By home school, ascending; the schools without a grade are left out.
    pub homes: Vec<(HomeIndex, Counts)>,
    /// Grades for which no home school is known.
    pub without_home: Counts,
    /// By technical course, ascending; the courses without a grade are left out.
    pub courses: Vec<(&'s CourseNumber, Counts)>,
    /// By held reason, in the order of the registry; reasons that hold nothing are left out.
    pub held: Vec<(HeldReason, u64)>,
    /// By reason for not being due; reasons that concern nothing are left out.
    pub not_due: Vec<(NotDueReason, u64)>,
}

impl<'s> Summary<'s> {
    pub(super) fn of(exchange: &Exchange<'s>, posted: &[PostedRow], decisions: &[Decision]) -> Self {
        let setup = exchange.setup();
        let courses = setup.technical().courses();
        let section_courses = setup.layout().technical().section_courses();
        let mut summary = Self::default();
        let mut by_home = alloc::vec![Counts::default(); setup.homes().len()];
        let mut by_course = alloc::vec![Counts::default(); courses.len()];
        let mut held = alloc::vec![0_u64; HeldReason::ALL.len()];
        let mut not_due = alloc::collections::BTreeMap::new();
        for (posting, decision) in posted.iter().zip(decisions) {
            let kind = decision.kind();
            summary.all.add(kind);
            let home = decision.home(exchange, posting.section());
            home.and_then(|home| by_home.get_mut(usize::from(home.0)))
                .unwrap_or(&mut summary.without_home)
                .add(kind);
            let section =
                usize::try_from(posting.section().0).ok().and_then(|place| section_courses.get(place));
            let course = section.and_then(|course| by_course.get_mut(usize::try_from(*course).ok()?));
            if let Some(course) = course {
                course.add(kind);
            }
            let reason = decision.held_reason().and_then(|reason| held.get_mut(usize::from(reason.place())));
            if let Some(count) = reason {
                *count = count.saturating_add(1);
            }
            if let Some(reason) = decision.not_due_reason() {
                let count: &mut u64 = not_due.entry(reason).or_default();
                *count = count.saturating_add(1);
            }
        }
        let homes = (0_u16..).map(HomeIndex).zip(by_home);
        summary.homes = homes.filter(|(_, counts)| counts.total() > 0).collect();
        let courses = courses.iter().map(|course| &course.number).zip(by_course);
        summary.courses = courses.filter(|(_, counts)| counts.total() > 0).collect();
        let held = HeldReason::ALL.iter().copied().zip(held);
        summary.held = held.filter(|(_, count)| *count > 0).collect();
        summary.not_due = not_due.into_iter().collect();
        summary
    }
}
