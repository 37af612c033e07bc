//! Composite rules: a grade that is the weighted mean of others (rule C-1; elsewhere: Grade Calc Options). Never
//! calculates one.

use crate::calendar::TermNumber;
use crate::scores::ChildWeight;
use crate::{CourseNumber, TaskName};
use alloc::vec::Vec;

/// One part of a composite grade.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompositeChild {
    /// The part's task, as the school spells it.
    pub task: TaskName,
    /// The part's term.
    pub term: TermNumber,
    /// How much it counts, relative to the other parts (rule C-1).
    pub weight: ChildWeight,
}

/// How a task's grade of a term is made of other grades of the same course (rule C-1).
///
/// Such rules belong to technical schools; at a home school one is a set-up error (rule D-5; document 000). It can be
/// held there, because schools have it, and validation answers it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompositeRule {
    /// The course on which the rule stands.
    pub course: CourseNumber,
    /// The task whose grade is made, as the school spells it.
    pub task: TaskName,
    /// The term whose grade is made.
    pub term: TermNumber,
    /// The parts.
    pub children: Vec<CompositeChild>,
}
