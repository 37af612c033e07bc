//! V822: an instructional calendar has days that lie in none of the school's terms (A-2, T-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_matching::Repairer;

/// Days of instruction outside a school's terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CalendarOutsideTerms {
    /// The school.
    pub school: SchoolId,
    /// The first of the days.
    pub first: SchoolDay,
    /// The last of the days.
    pub last: SchoolDay,
    /// How many there are.
    pub days: usize,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for CalendarOutsideTerms {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, last, days, .. } = self;
        let days = Counted(*days, "day");
        if first == last {
            return write!(f, "{days} of instruction lies in no term: {first}");
        }
        write!(f, "{days} of instruction lie in no term, from {first} to {last}")
    }

    fn repair(&self) -> &'static str {
        "correct the instructional calendar, or the dates of the terms"
    }
}

/// One problem for each school that has terms.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let Some(calendar) = survey.setup.instructional_calendar(at.school.id()) else { continue };
        let terms = at.school.schedule().terms();
        let outside = |day: &&SchoolDay| !terms.iter().any(|term| term.dates().contains(day.date()));
        let mut days = calendar.days().iter().filter(outside).copied();
        let Some(first) = days.next().filter(|_| !terms.is_empty()) else { continue };
        let (last, count) = days.fold((first, 1_usize), |(_, count), day| (day, count.saturating_add(1)));
        let (school, repairer) = (at.school.id().clone(), at.calendar_office());
        found.push(CalendarOutsideTerms { school, first, last, days: count, repairer }.into());
    }
}
