//! V318: the weights of a composite rule are nearly, but not, 100 (C-1).

use super::made_grade::{MadeGrade, made};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::scores::ChildWeight;
use gradecrosswalk_matching::Repairer;

/// Weights that look like percents of the whole and are others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeWeightsNot100 {
    /// The grade that the rule makes.
    pub of: MadeGrade,
    /// The sum of its weights.
    pub sum: ChildWeight,
}

impl Evidence for CompositeWeightsNot100 {
    fn place(&self) -> Place {
        // Nobody waits for it: the grade is made.
        Place { waiting: alloc::vec::Vec::new(), ..self.of.place() }
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = self.sum;
        write!(
            f,
            "the weights of the composite rule sum to {sum}, not to 100: a part counts its weight of {sum}"
        )
    }

    fn repair(&self) -> &'static str {
        "correct the weight that is wrong; leave them if they are not meant as percents"
    }
}

/// As far as a sum may be from 100 and still be meant to be it, exclusive; in units of 1/10000.
const NEAR: u64 = 10 * 10_000;
/// As far as rounding each part to one place or more can bring it from 100, exclusive.
const ROUNDING: u64 = 10_000;

/// One problem for each rule of two or more parts that weigh something.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for of in made(survey) {
        let weights = of.course.parts(of.slot).map(|(_, weight)| u64::from(weight.units()));
        let (mut sum, mut count) = (0_u64, 0_u32);
        for weight in weights.filter(|weight| *weight > 0) {
            sum = sum.saturating_add(weight);
            count = count.saturating_add(1);
        }
        let away = sum.abs_diff(100 * 10_000);
        let sum = u32::try_from(sum).ok().and_then(|sum| ChildWeight::from_units(sum).ok());
        let sum = sum.filter(|_| count > 1 && (ROUNDING..NEAR).contains(&away));
        let near = sum.and_then(|sum| Some(CompositeWeightsNot100 { of: of.grade(survey)?, sum }));
        found.extend(near.map(Into::into));
    }
}
