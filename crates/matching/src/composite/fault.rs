//! What is wrong with a composite rule, so that it gives no grade. Never repairs anything.

use super::GradeSlot;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::{CourseNumber, TaskName};

/// A composite rule that cannot be calculated: it gives no grade to anybody until it is mended, and neither does a rule
/// that needs its grade, unless that is posted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CompositeFault {
    /// The course on which the rule stands.
    pub course: CourseNumber,
    /// The grade that the rule makes, as the rule spells it.
    pub of: GradeSlot,
    /// What is wrong.
    pub problem: CompositeProblem,
}

/// What is wrong with a composite rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum CompositeProblem {
    /// The school does not have the course.
    #[error("the course is not given: give the course with its tasks, or take the rule out")]
    UnknownCourse,
    /// The rule or one of its parts names a task that is not on the course.
    #[error("task {task:?} is not on the course: attach it, or name another")]
    UnknownTask {
        /// The task.
        task: TaskName,
    },
    /// The rule or one of its parts names a term that the school does not have.
    #[error("term {term} is not in the school's schedule: name a term of the schedule")]
    UnknownTerm {
        /// The term.
        term: TermNumber,
    },
    /// There is nothing to average.
    #[error("the rule has no parts: give at least one")]
    NoParts,
    /// All weights are zero.
    #[error("every part has a weight of 0: give one of them a weight")]
    ZeroWeights,
    /// Another rule makes the same grade of other parts.
    #[error("another rule makes the same grade: keep one")]
    DoubledRule,
    /// The grade is a part of itself.
    #[error("the grade is a part of itself, {}: take one of these parts out", Way(.through))]
    Cycle {
        /// From a grade through parts of parts back to it; the first, which is the last too, stands once.
        through: Vec<GradeSlot>,
    },
}

/// A cycle from its first grade to its first grade.
struct Way<'a>(&'a [GradeSlot]);

impl fmt::Display for Way<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for slot in self.0 {
            write!(f, "{slot} <- ")?;
        }
        self.0.first().map_or(Ok(()), |first| write!(f, "{first}"))
    }
}

impl fmt::Display for CompositeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "course {}, composite rule of {}: {}", self.course, self.of, self.problem)
    }
}

impl core::error::Error for CompositeFault {}
