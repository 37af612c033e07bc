//! V823: a school's instructional calendar has no day.

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_matching::Repairer;

/// A calendar without days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CalendarEmpty {
    /// The school.
    pub school: SchoolId,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for CalendarEmpty {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the instructional calendar has no day: no absence syncs")
    }

    fn repair(&self) -> &'static str {
        "enter the days of instruction"
    }
}

/// One problem for each school with such a calendar.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let calendar = survey.setup.instructional_calendar(at.school.id());
        if calendar.is_some_and(|calendar| calendar.days().is_empty()) {
            let (school, repairer) = (at.school.id().clone(), at.calendar_office());
            found.push(CalendarEmpty { school, repairer }.into());
        }
    }
}
