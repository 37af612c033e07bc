//! One student's composite grades of a course (rules C-1 to C-3). Never looks at another student, never posts.

use super::compile::{Part, Rule};
use super::{CompositeGrade, CompositePolicy, CourseComposites, MissingPart, NoGrade};
use super::{SlotIndex, SlotMark, StudentMarks};
use crate::exact::Ratio;
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU128;

/// Calculates the composite grades of a course, one student after the other, without allocating.
#[derive(Debug, Clone)]
pub struct Calculator<'c, 's> {
    course: &'c CourseComposites<'s>,
    policy: CompositePolicy,
    /// By the rules' places.
    grades: Vec<Result<CompositeGrade, NoGrade>>,
}

/// What a part of a composite is worth for a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// The student was never enrolled for it.
    LeftOut,
    /// It has no percent.
    Missing,
    /// Its posted percent, or what it is calculated to be, in units of 1/10000 %.
    Units(Ratio),
    /// The whole cannot be calculated.
    Stops(NoGrade),
}

/// The sum of the parts of a rule that count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    units: Ratio,
    /// The weights of the parts that count.
    pub(super) weight: u128,
}

impl<'c, 's> Calculator<'c, 's> {
    /// A calculator for the students of a course.
    #[must_use]
    pub fn new(course: &'c CourseComposites<'s>, policy: CompositePolicy) -> Self {
        Self { course, policy, grades: vec![Err(NoGrade::NeverEnrolled); course.rules().len()] }
    }

    /// The student's grade by each rule, in the order of [`CourseComposites::composites`]. The grade of a rule is what
    /// its parts make, also where another is posted already; in other rules a posted one counts as posted (rule C-1).
    pub fn grades(&mut self, student: &StudentMarks) -> &[Result<CompositeGrade, NoGrade>] {
        for place in self.course.order() {
            let grade = self.course.rules().get(*place).map(|rule| self.calculate(rule, student));
            if let (Some(slot), Some(grade)) = (self.grades.get_mut(*place), grade) {
                *slot = grade;
            }
        }
        &self.grades
    }

    /// The student's grade in a slot.
    ///
    /// # Errors
    ///
    /// Why there is none. [`NoGrade::NothingToAverage`] where no rule makes a grade of that slot.
    pub fn grade(&mut self, student: &StudentMarks, slot: SlotIndex) -> Result<CompositeGrade, NoGrade> {
        let rule = self.course.slots().get(slot.place()).and_then(|slot| slot.rule);
        let grades = self.grades(student);
        rule.and_then(|rule| grades.get(rule).copied()).unwrap_or(Err(NoGrade::NothingToAverage))
    }

    fn calculate(&self, rule: &Rule, student: &StudentMarks) -> Result<CompositeGrade, NoGrade> {
        let sum = self.sum(rule, student)?;
        let weight = NonZeroU128::new(sum.weight).ok_or(NoGrade::NothingToAverage)?;
        let mean = if sum.units.denominator() == NonZeroU128::MIN {
            Ratio::new(sum.units.numerator(), weight)
        } else {
            sum.units.checked_div(Ratio::whole(sum.weight)).ok_or(NoGrade::TooExact)?
        };
        CompositeGrade::rounded(mean, self.policy.rounding)
    }

    /// Adds the parts up. The grades of parts that have rules are there already.
    pub(super) fn sum(&self, rule: &Rule, student: &StudentMarks) -> Result<Sum, NoGrade> {
        if rule.faulty {
            return Err(NoGrade::FaultyRule);
        }
        let mut sum = Sum { units: Ratio::ZERO, weight: 0 };
        let (mut enrolled, mut weights, mut percents, mut missing) = (false, false, false, false);
        for part in &rule.parts {
            let worth = self.worth(part, student);
            if let Worth::Stops(reason) = worth {
                return Err(reason);
            }
            enrolled |= worth != Worth::LeftOut;
            if worth == Worth::LeftOut || part.weight == 0 {
                continue;
            }
            weights = true;
            if let Worth::Units(units) = worth {
                percents = true;
                sum.units = add(sum.units, units, part.weight).ok_or(NoGrade::TooExact)?;
            } else {
                missing = true;
            }
            if self.counts(worth) {
                sum.weight = sum.weight.saturating_add(u128::from(part.weight));
            }
        }
        if !enrolled {
            Err(NoGrade::NeverEnrolled)
        } else if !weights {
            Err(NoGrade::ZeroWeights)
        } else if !percents {
            Err(NoGrade::NothingToAverage)
        } else if missing && self.policy.missing == MissingPart::Withhold {
            Err(NoGrade::Withheld)
        } else {
            Ok(sum)
        }
    }

    /// Whether a part of this worth has a share of the whole.
    pub(super) fn counts(&self, worth: Worth) -> bool {
        match worth {
            Worth::Units(_) => true,
            Worth::Missing => self.policy.missing == MissingPart::Zero,
            Worth::LeftOut | Worth::Stops(_) => false,
        }
    }

    /// What a part is worth: as posted, else as calculated (rule C-1).
    pub(super) fn worth(&self, part: &Part, student: &StudentMarks) -> Worth {
        let Some(slot) = self.course.slots().get(part.slot.place()) else { return Worth::Missing };
        if slot.terms.is_disjoint(student.enrolled()) {
            return Worth::LeftOut;
        }
        match (student.mark(part.slot), slot.rule) {
            (SlotMark::Percent(percent), _) => Worth::Units(Ratio::whole(u128::from(percent.units()))),
            (SlotMark::NotPosted, Some(rule)) => match self.calculated(rule) {
                Ok(grade) => Worth::Units(grade.units()),
                Err(NoGrade::NeverEnrolled) => Worth::LeftOut,
                Err(reason @ (NoGrade::FaultyRule | NoGrade::TooExact)) => Worth::Stops(reason),
                Err(_) => Worth::Missing,
            },
            _ => Worth::Missing,
        }
    }

    /// The grade by a rule, of the student who was calculated last.
    pub(super) fn calculated(&self, rule: usize) -> Result<CompositeGrade, NoGrade> {
        self.grades.get(rule).copied().unwrap_or(Err(NoGrade::FaultyRule))
    }

    pub(super) fn course(&self) -> &'c CourseComposites<'s> {
        self.course
    }

    pub(super) fn policy(&self) -> CompositePolicy {
        self.policy
    }
}

/// The sum with a weighted part added.
fn add(sum: Ratio, units: Ratio, weight: u32) -> Option<Ratio> {
    let weight = u128::from(weight);
    if sum.denominator() == NonZeroU128::MIN && units.denominator() == NonZeroU128::MIN {
        let added = units.numerator().checked_mul(weight)?;
        return Some(Ratio::whole(sum.numerator().checked_add(added)?));
    }
    sum.checked_add(units.checked_mul(Ratio::whole(weight))?)
}
