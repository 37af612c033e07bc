//! V114: a term mask holds terms that the school's schedule does not have (T-3).

use super::same_mask::{SameMask, same_masks};
use crate::finding::Evidence;
use crate::fix::{Applicability, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Terms;
use alloc::format;
use core::fmt;
use gradecrosswalk_matching::Repairer;

/// A task to be graded in terms that there are not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MaskOutsideSchedule {
    /// The task and its mask.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub of: SameMask,
}

impl Evidence for MaskOutsideSchedule {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        self.of.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SameMask { term_mask, schedule, .. } = self.of;
        let outside = Terms(term_mask.difference(schedule));
        write!(f, "the term mask {} holds {outside}, not in the schedule {schedule}", self.of.mask())
    }

    fn repair(&self) -> &'static str {
        "take the terms out of the term mask, or add them to the schedule"
    }

    /// Takes the terms out of the mask. Unsafe: the schedule may be what lacks them.
    fn fix(&self) -> Option<Fix> {
        let SameMask { term_mask, schedule, .. } = self.of;
        let outside = Terms(term_mask.difference(schedule));
        let title = format!("take {outside} out of the term mask");
        Some(self.of.set(term_mask & schedule, Applicability::Unsafe, title))
    }
}

/// One problem for each school, task and mask. Masks without any term of the schedule are other rules'.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let schedule = at.school.schedule().mask();
        let wrong = same_masks(survey, at, |row| {
            let mask = row.mask;
            !mask.is_subset(schedule) && !mask.is_disjoint(schedule)
        });
        found.extend(wrong.map(|of| MaskOutsideSchedule { of }.into()));
    }
}
