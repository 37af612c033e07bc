//! V313: a composite grade is a part of itself (C-1).

use super::made_grade::{MadeGrade, refused};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::{CompositeProblem, GradeSlot};

/// Composite rules that need one another's grades.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeCycle {
    /// The first grade of the cycle.
    pub of: MadeGrade,
    /// From it through parts of parts back to it; the first, which is the last too, stands once.
    pub through: Vec<GradeSlot>,
}

impl Evidence for CompositeCycle {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the grade is made of itself, so nobody gets it: ")?;
        for grade in &self.through {
            write!(f, "{grade} <- ")?;
        }
        self.through.first().map_or(Ok(()), |first| write!(f, "{first}"))
    }

    fn repair(&self) -> &'static str {
        "take one of these parts out of its rule"
    }
}

/// One problem for each cycle.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for (of, problem) in refused(survey) {
        if let CompositeProblem::Cycle { through } = problem {
            found.push(CompositeCycle { of, through: through.clone() }.into());
        }
    }
}
