//! V101: two terms of one school share days (T-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber};
use gradecrosswalk_matching::Repairer;

/// Two terms that share days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermsOverlap {
    /// The school.
    pub school: SchoolId,
    /// The term that begins first.
    pub first_term: TermNumber,
    /// Its dates.
    pub first: DateRange,
    /// The other.
    pub second_term: TermNumber,
    /// Its dates.
    pub second: DateRange,
    /// The days that both hold.
    pub shared: DateRange,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for TermsOverlap {
    fn place(&self) -> Place {
        Place::school(&self.school).term(self.first_term).waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = Counted(usize::try_from(self.shared.days()).unwrap_or(usize::MAX), "day");
        let Self { first_term, first, second_term, second, shared, .. } = self;
        write!(f, "term {first_term} ({first}) and term {second_term} ({second}) share {days}: {shared}")
    }

    fn repair(&self) -> &'static str {
        "let each term end before the next begins"
    }
}

/// One problem for each pair of terms.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let mut terms: Vec<&Term> = at.school.schedule().terms().iter().collect();
        terms.sort_by_key(|term| (term.dates(), term.number()));
        for (place, first) in terms.iter().enumerate() {
            let later = terms.iter().skip(place.saturating_add(1));
            let shared = later.filter_map(|term| Some((term, first.dates().intersection(&term.dates())?)));
            for (second, shared) in shared {
                found.push(
                    TermsOverlap {
                        school: at.school.id().clone(),
                        first_term: first.number(),
                        first: first.dates(),
                        second_term: second.number(),
                        second: second.dates(),
                        shared,
                        repairer: at.calendar_office(),
                        waiting: survey.other_end(at.side),
                    }
                    .into(),
                );
            }
        }
    }
}
