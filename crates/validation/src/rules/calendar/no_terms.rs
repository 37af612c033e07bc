//! V103: a school of the exchange has no term (T-1).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_matching::Repairer;

/// A school without a term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NoTerms {
    /// The school.
    pub school: SchoolId,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for NoTerms {
    fn place(&self) -> Place {
        Place::school(&self.school).waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the school has no term")
    }

    fn repair(&self) -> &'static str {
        "set up the school's terms with their first and last days"
    }
}

/// One problem for each school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools().filter(|at| at.school.schedule().is_empty()) {
        found.push(
            NoTerms {
                school: at.school.id().clone(),
                repairer: at.calendar_office(),
                waiting: survey.other_end(at.side),
            }
            .into(),
        );
    }
}
