//! V821: a home school takes the sync of unknown attendance and has no calendar.

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_matching::Repairer;

/// A home school that opted in without an instructional calendar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct AttendanceWithoutCalendar {
    /// The home school.
    pub school: SchoolId,
}

impl Evidence for AttendanceWithoutCalendar {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        Repairer::SystemAdministrator
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "the school takes the sync of unknown attendance, but its days of instruction are not known",
        )
    }

    fn repair(&self) -> &'static str {
        "give the school's instructional calendar"
    }
}

/// One problem for each home school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for school in &survey.setup.attendance().opted_in {
        if survey.setup.instructional_calendar(school).is_none() {
            found.push(AttendanceWithoutCalendar { school: school.clone() }.into());
        }
    }
}
