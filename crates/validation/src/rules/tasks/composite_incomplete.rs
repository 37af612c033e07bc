//! V312: a technical school's composite rule names grades that there can never be (C-1; document 000).

use super::made_grade::{Made, MadeGrade, made};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::{CourseComposites, GradeSlot, SlotIndex};

/// A composite grade that can never be posted, or not be made of all its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeIncomplete {
    /// The grade that is made.
    pub of: MadeGrade,
    /// Whether it can itself be posted.
    pub posted: Posted,
    /// The parts that can never be posted. Parts that weigh nothing are not among them.
    pub parts: Vec<GradeSlot>,
}

/// Whether a grade can be posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Posted {
    /// Its term is in its task's term mask; or it is only a part of another grade, which needs no posting.
    Possible,
    /// Its term is outside its task's term mask.
    Never,
}

impl Evidence for CompositeIncomplete {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.posted == Posted::Never {
            f.write_str("a composite rule makes a grade whose term is outside its task's term mask")?;
        }
        match (self.posted, self.parts.is_empty()) {
            (_, true) => return Ok(()),
            (Posted::Never, false) => f.write_str(", ")?,
            (Posted::Possible, false) => f.write_str("a composite rule makes a grade ")?,
        }
        write!(f, "of parts whose terms are outside their tasks' term masks: {}", Listed(&self.parts))
    }

    fn repair(&self) -> &'static str {
        "mark the terms that the composite rule names in the term masks, or correct the rule"
    }
}

/// One problem for each rule.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for made in made(survey) {
        let Made { course, slot } = made;
        let never =
            |slot: SlotIndex| course.grade(slot).is_some_and(|of| !course.term_mask(slot).contains(of.term));
        // What has a rule of its own is calculated, whether it can be posted or not.
        let calculated = |slot: SlotIndex| course.parts(slot).next().is_some();
        let weighing = course.parts(slot).filter(|(_, weight)| weight.units() > 0);
        let missing = weighing.map(|(part, _)| part).filter(|part| never(*part) && !calculated(*part));
        let mut missing: Vec<SlotIndex> = missing.collect();
        missing.dedup();
        let parts: Vec<GradeSlot> =
            missing.into_iter().filter_map(|part| course.grade(part)).cloned().collect();
        let posted = if never(slot) && !is_part(course, slot) { Posted::Never } else { Posted::Possible };
        if posted == Posted::Never || !parts.is_empty() {
            let of = made.grade(survey);
            found.extend(of.map(|of| CompositeIncomplete { of, posted, parts }.into()));
        }
    }
}

/// Whether another grade is made of this one.
fn is_part(course: &CourseComposites<'_>, slot: SlotIndex) -> bool {
    let mut others = course.composites().filter(|other| *other != slot);
    others.any(|other| course.parts(other).any(|(part, weight)| part == slot && weight.units() > 0))
}
