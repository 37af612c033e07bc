//! Why a composite grade is what it is, as data and as text: each part with its share (rules C-1 to C-3). Decides
//! nothing: the shares are those that were added up.

use super::calculate::Worth;
use super::grade::in_percent;
use super::{
    Calculator, CompositeGrade, CompositePolicy, GradeSlot, MissingPart, NoGrade, SlotIndex, SlotMark,
    StudentMarks,
};
use crate::exact::Ratio;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::scores::{ChildWeight, Percent, Rounding};

/// Why a composite grade is what it is, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompositeExplanation {
    /// The course.
    pub course: CourseNumber,
    /// The grade that is made.
    pub of: GradeSlot,
    /// The policy under which it was calculated.
    pub policy: CompositePolicy,
    /// The grade, or why there is none.
    pub grade: Result<CompositeGrade, NoGrade>,
    /// The parts, in the order of the course's tasks and terms.
    pub parts: Vec<PartExplanation>,
}

/// What one part does for a composite grade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartExplanation {
    /// The part.
    pub of: GradeSlot,
    /// Its weight, as the school has set it up.
    pub weight: ChildWeight,
    /// What the part is for this student.
    pub standing: PartStanding,
    /// What it counts; none where it does not count or there is no grade.
    pub share: Option<Share>,
}

/// What a part is for a student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PartStanding {
    /// It is posted with this percent.
    Posted(Percent),
    /// It is a composite that is not posted yet, and this, in percent and unrounded, is what its own parts make.
    Calculated(Ratio),
    /// It is a composite that is not posted yet, and its own parts make no grade.
    NotCalculated(NoGrade),
    /// Nothing is posted.
    NotPosted,
    /// A score without a percent is posted.
    WithoutPercent,
    /// Two different grades are posted.
    Conflicting,
    /// The student was never enrolled for it. What may be posted there does not count (rule C-2).
    NeverEnrolled {
        /// The percent that is posted nevertheless: enrollment or grade is entered wrong.
        posted: Option<Percent>,
    },
}

/// What a part counts in a grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Of the whole, 0 to 1: its weight among the weights of all parts that count. They sum to 1.
    pub of_whole: Ratio,
    /// The percent points that it adds. They sum to the grade before rounding.
    pub adds: Ratio,
}

impl Share {
    /// The share as a percent of the whole: 1/4 is 25.
    pub fn percent_of_whole(&self) -> Ratio {
        self.of_whole.checked_mul(Ratio::whole(100)).unwrap_or(self.of_whole)
    }
}

impl Calculator<'_, '_> {
    /// Why the student's grade in a slot is what it is. None where no rule makes a grade of that slot.
    pub fn explain(&mut self, student: &StudentMarks, slot: SlotIndex) -> Option<CompositeExplanation> {
        self.grades(student);
        let place = self.course().slots().get(slot.place())?.rule?;
        let rule = self.course().rules().get(place)?;
        let sum = self.sum(rule, student).ok();
        let parts = rule.parts.iter().map(|part| {
            let worth = self.worth(part, student);
            let share = sum.filter(|_| part.weight > 0 && self.counts(worth)).and_then(|sum| {
                let of_whole = Ratio::whole(u128::from(part.weight)).checked_div(Ratio::whole(sum.weight))?;
                let units = if let Worth::Units(units) = worth { units } else { Ratio::ZERO };
                Some(Share { of_whole, adds: in_percent(units).checked_mul(of_whole)? })
            });
            Some(PartExplanation {
                of: self.course().grade(part.slot)?.clone(),
                weight: part.given,
                standing: self.standing(part.slot, student, worth),
                share,
            })
        });
        Some(CompositeExplanation {
            course: self.course().number().clone(),
            of: self.course().grade(slot)?.clone(),
            policy: self.policy(),
            grade: self.calculated(place),
            parts: parts.collect::<Option<_>>()?,
        })
    }

    fn standing(&self, slot: SlotIndex, student: &StudentMarks, worth: Worth) -> PartStanding {
        let mark = student.mark(slot);
        if worth == Worth::LeftOut {
            let posted = if let SlotMark::Percent(percent) = mark { Some(percent) } else { None };
            return PartStanding::NeverEnrolled { posted };
        }
        match mark {
            SlotMark::Percent(percent) => PartStanding::Posted(percent),
            SlotMark::WithoutPercent => PartStanding::WithoutPercent,
            SlotMark::Conflicting => PartStanding::Conflicting,
            SlotMark::NotPosted => {
                let rule = self.course().slots().get(slot.place()).and_then(|slot| slot.rule);
                match rule.map(|rule| self.calculated(rule)) {
                    None => PartStanding::NotPosted,
                    Some(Ok(grade)) => PartStanding::Calculated(grade.exact()),
                    Some(Err(reason)) => PartStanding::NotCalculated(reason),
                }
            }
        }
    }
}

impl fmt::Display for PartStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Posted(percent) => write!(f, "posted {percent} %"),
            Self::Calculated(percent) => write!(f, "not posted yet, calculated {percent} %"),
            Self::NotCalculated(reason) => write!(f, "not posted yet and not calculated: {reason}"),
            Self::NotPosted => f.write_str("not posted"),
            Self::WithoutPercent => f.write_str("posted without a percent"),
            Self::Conflicting => f.write_str("two different grades are posted"),
            Self::NeverEnrolled { posted: None } => f.write_str("never enrolled"),
            Self::NeverEnrolled { posted: Some(percent) } => {
                write!(f, "never enrolled, although {percent} % is posted")
            }
        }
    }
}

impl fmt::Display for PartExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; weight {}, ", self.of, self.standing, self.weight)?;
        match self.share {
            Some(share) => write!(f, "counts {} %: {}", share.percent_of_whole(), share.adds),
            None => f.write_str("does not count"),
        }
    }
}

impl CompositeExplanation {
    /// The grade or why there is none, with the policy, in one line; the parts are left to the caller.
    pub fn headline(&self) -> impl fmt::Display + '_ {
        Headline(self)
    }
}

struct Headline<'e>(&'e CompositeExplanation);

impl fmt::Display for Headline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let CompositeExplanation { course, of, policy, grade, .. } = self.0;
        write!(f, "course {course}, {of}: ")?;
        match grade {
            Ok(grade) => {
                write!(f, "{} %", grade.percent())?;
                write!(f, ", the weighted mean {}, {}", grade.exact(), ShowRounding(policy.rounding))?;
            }
            Err(reason) => write!(f, "no grade ({}): {reason}", reason.code())?,
        }
        let missing = match policy.missing {
            MissingPart::Renormalise => "left out",
            MissingPart::Withhold => "waited for",
            MissingPart::Zero => "counted as 0 %",
        };
        write!(f, "; missing parts are {missing} (rules C-1 to C-3)")
    }
}

/// A few lines of text: the [headline](CompositeExplanation::headline), and a line for each part. No line break at the end.
impl fmt::Display for CompositeExplanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.headline())?;
        self.parts.iter().try_for_each(|part| write!(f, "\n  {part}"))
    }
}

/// A rounding in words.
struct ShowRounding(Rounding);

impl fmt::Display for ShowRounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (how, places) = match self.0 {
            Rounding::HalfUp { places } => ("half up", places),
            Rounding::HalfEven { places } => ("half to even", places),
            Rounding::Down { places } => ("down", places),
            Rounding::Up { places } => ("up", places),
            _ => return f.write_str("rounded only at the fourth place"),
        };
        write!(f, "rounded {how} to {places} places")
    }
}
