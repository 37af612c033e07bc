//! V314: two composite rules make one grade of different parts (C-1).

use super::made_grade::{MadeGrade, refused};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::CompositeProblem;

/// A grade for which there is more than one composite rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeDoubled {
    /// The grade.
    pub of: MadeGrade,
}

impl Evidence for CompositeDoubled {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("another composite rule makes the grade of other parts, so nobody gets it")
    }

    fn repair(&self) -> &'static str {
        "keep one of the composite rules"
    }
}

/// One problem for each spelling of a grade whose rules differ. Rules that make the same are not found.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let doubled = refused(survey).filter(|(_, problem)| **problem == CompositeProblem::DoubledRule);
    found.extend(doubled.map(|(of, _)| CompositeDoubled { of }.into()));
}
