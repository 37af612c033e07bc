//! V115: the term mask of CTE Term Grade lacks terms of the school's schedule (T-3; document 002).

use super::same_mask::{SameMask, same_masks};
use crate::finding::Evidence;
use crate::fix::{Applicability, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Terms;
use alloc::string::ToString as _;
use core::fmt;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_matching::Repairer;

/// A term grade that is not graded in every term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermGradeMaskIncomplete {
    /// The task and its mask.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub of: SameMask,
}

impl Evidence for TermGradeMaskIncomplete {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        self.of.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (lacking, schedule) = (Terms(self.of.schedule.difference(self.of.term_mask)), self.of.schedule);
        write!(f, "the term grade's mask {} lacks {lacking} of the schedule {schedule}", self.of.mask())
    }

    fn repair(&self) -> &'static str {
        "mark all terms in the term grade's term mask"
    }

    /// Sets the mask to all terms of the schedule. Unsafe: it opens terms in which a course may not be taught.
    fn fix(&self) -> Option<Fix> {
        let title = "mark all terms in the term mask".to_string();
        Some(self.of.set(self.of.schedule, Applicability::Unsafe, title))
    }
}

/// One problem for each school, task and mask.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let schedule = at.school.schedule().mask();
        let wrong = same_masks(survey, at, |row| {
            survey.profile.role(row.task) == Some(TaskRole::TermGrade) && !schedule.is_subset(row.mask)
        });
        found.extend(wrong.map(|of| TermGradeMaskIncomplete { of }.into()));
    }
}
