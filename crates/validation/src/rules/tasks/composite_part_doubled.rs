//! V317: a composite rule names a part twice (C-1).

use super::made_grade::{MadeGrade, made};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::ChildWeight;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::GradeSlot;

/// A composite rule that names parts more than once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositePartDoubled {
    /// The grade that it makes.
    pub of: MadeGrade,
    /// The parts that it names more than once.
    pub parts: Vec<DoubledPart>,
}

/// A part that a rule names more than once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DoubledPart {
    /// The part.
    pub part: GradeSlot,
    /// Its weights, each as it is set up, ascending.
    pub weights: Vec<ChildWeight>,
}

impl fmt::Display for DoubledPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (weights {})", self.part, Listed(&self.weights))
    }
}

impl Evidence for CompositePartDoubled {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = Listed(&self.parts);
        write!(f, "the composite rule names a part more than once, and it counts each time: {parts}")
    }

    fn repair(&self) -> &'static str {
        "name each part of the composite rule once, with its whole weight"
    }
}

/// One problem for each rule, with all such parts. Spellings of one task are one part.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for of in made(survey) {
        let mut parts: Vec<_> = of.course.parts(of.slot).collect();
        parts.sort_unstable();
        let several = parts.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1);
        let doubled = several.filter_map(|same| {
            let part = of.course.grade(same.first()?.0)?.clone();
            Some(DoubledPart { part, weights: same.iter().map(|(_, weight)| *weight).collect() })
        });
        let parts: Vec<DoubledPart> = doubled.collect();
        let grade = (!parts.is_empty()).then(|| of.grade(survey)).flatten();
        found.extend(grade.map(|of| CompositePartDoubled { of, parts }.into()));
    }
}
