//! V804: the technical school's last term has ended while home schools' terms go on (E-1; held reason H29).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::school::School;
use gradecrosswalk_matching::Repairer;

/// A technical calendar that has ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TechnicalCalendarEnded {
    /// The technical school.
    pub school: SchoolId,
    /// The days of the term that ended last.
    pub last_term: DateRange,
    /// The home schools that have a term tonight or later, ascending.
    pub homes: Vec<SchoolId>,
}

impl Evidence for TechnicalCalendarEnded {
    fn place(&self) -> Place {
        Place::school(&self.school).waiting(self.homes.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let goes = if self.homes.len() == 1 { "goes" } else { "go" };
        write!(
            f,
            "the last term ended on {}, and {} {goes} on: enrollments are held until the next terms are there",
            self.last_term.last(),
            Listed(&self.homes)
        )
    }

    fn repair(&self) -> &'static str {
        "set up the terms of the next school year"
    }
}

/// At most one problem.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let technical = survey.technical().school;
    let last_term = |school: &School| {
        school.schedule().terms().iter().map(Term::dates).max_by_key(|days| (days.last(), days.first()))
    };
    let today = survey.exchange.technical_now().minute().date();
    let Some(ended) = last_term(technical).filter(|days| days.last() < today) else { return };
    if survey.setup.waived_years().iter().any(|year| year.contains(today)) {
        return;
    }
    let goes_on = |school: &&School| last_term(school).is_some_and(|days| days.last() >= today);
    let homes: Vec<SchoolId> =
        survey.setup.homes().iter().filter(goes_on).map(|home| home.id().clone()).collect();
    if !homes.is_empty() {
        found.push(TechnicalCalendarEnded { school: technical.id().clone(), last_term: ended, homes }.into());
    }
}
