//! V116: a task's term mask holds no term of the school's schedule (T-3).

use super::same_mask::{SameMask, same_masks};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_matching::Repairer;

/// A task that is graded in no term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MaskEmpty {
    /// The task and its mask.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub of: SameMask,
}

impl Evidence for MaskEmpty {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        self.of.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the term mask {} holds no term of the schedule {}", self.of.mask(), self.of.schedule)
    }

    fn repair(&self) -> &'static str {
        "mark the terms in which the task must be graded"
    }
}

/// One problem for each school, task and mask. Those of a term grade, and schools without a term, are other rules'.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools().filter(|at| !at.school.schedule().is_empty()) {
        let schedule = at.school.schedule().mask();
        let wrong = same_masks(survey, at, |row| {
            survey.profile.role(row.task) != Some(TaskRole::TermGrade) && row.mask.is_disjoint(schedule)
        });
        found.extend(wrong.map(|of| MaskEmpty { of }.into()));
    }
}
