//! V316: a composite rule has no part that weighs anything (C-2).

use super::made_grade::{MadeGrade, refused};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::CompositeProblem;

/// A composite rule that has nothing to average for anybody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeWeightless {
    /// The grade that it makes.
    pub of: MadeGrade,
    /// What it lacks.
    pub lacks: Lacks,
}

/// What a composite rule lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Lacks {
    /// It has no parts.
    Parts,
    /// All its parts have a weight of 0.
    Weights,
}

impl Evidence for CompositeWeightless {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.lacks {
            Lacks::Parts => "the composite rule has no parts, so nobody gets the grade",
            Lacks::Weights => "every part of the composite rule has a weight of 0, so nobody gets the grade",
        })
    }

    fn repair(&self) -> &'static str {
        "give the composite rule's parts their weights, or remove the rule"
    }
}

/// One problem for each rule.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for (of, problem) in refused(survey) {
        let lacks = match problem {
            CompositeProblem::NoParts => Lacks::Parts,
            CompositeProblem::ZeroWeights => Lacks::Weights,
            _ => continue,
        };
        found.push(CompositeWeightless { of, lacks }.into());
    }
}
