//! V102: the sequence numbers of a school's terms are not chronological (T-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{Term, TermNumber};
use gradecrosswalk_matching::Repairer;

/// A school whose terms are numbered in another order than they begin.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermsOutOfOrder {
    /// The school.
    pub school: SchoolId,
    /// The terms in the order in which they begin.
    pub order: Vec<TermNumber>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for TermsOutOfOrder {
    fn place(&self) -> Place {
        Place::school(&self.school).waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("by their dates the terms stand in the order ")?;
        for (place, term) in self.order.iter().enumerate() {
            write!(f, "{}{term}", if place == 0 { "" } else { ", " })?;
        }
        Ok(())
    }

    fn repair(&self) -> &'static str {
        "number the terms in the order in which they begin, or correct their dates"
    }
}

/// One problem for each school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let terms = at.school.schedule().terms();
        let pairs = || terms.iter().zip(terms.iter().skip(1));
        if pairs().all(|(term, next)| term.dates().first() <= next.dates().first()) {
            continue;
        }
        let mut order: Vec<&Term> = terms.iter().collect();
        order.sort_by_key(|term| (term.dates().first(), term.number()));
        found.push(
            TermsOutOfOrder {
                school: at.school.id().clone(),
                order: order.into_iter().map(Term::number).collect(),
                repairer: at.calendar_office(),
                waiting: survey.other_end(at.side),
            }
            .into(),
        );
    }
}
