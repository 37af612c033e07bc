//! A course and the grading tasks on it (rule K-3; document 002). A task twice on a course can be held (rule K-2).

use crate::calendar::TermMask;
use crate::scores::{Credit, GpaWeight};
use crate::{CourseNumber, CreditType, GroupName, TaskName};
use alloc::vec::Vec;

/// Where a task on a course gets its open terms from (rule T-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum OpenTerms {
    /// The active mask, set by hand. Should hold at most one term (rule T-4) of the term mask (rule T-5).
    ByHand(TermMask),
    /// The school's grading windows, limited to the term mask (rule W-4).
    ByWindow,
}

/// A grading task attached to a course (rule K-3).
///
/// The score group is required: a task without one cannot be graded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseTask {
    /// The task's name as the school spells it; the exchange profile decides which task it is.
    pub task: TaskName,
    /// The school's score group from which the task is graded.
    pub score_group: GroupName,
    /// The weight in the report card's Term GPA; blank keeps the task out of it (rule K-4).
    pub term_gpa: Option<GpaWeight>,
    /// The credit that the task grants; blank on CTE Term Grade (rule K-5).
    pub credit: Option<Credit>,
    /// The group of credits; blank on CTE Term Grade (rule K-5).
    pub credit_type: Option<CreditType>,
    /// The terms in which the task must be graded (rule T-3).
    pub term_mask: TermMask,
    /// Where the open terms come from.
    pub open_terms: OpenTerms,
}

/// A course of a school with its grading tasks, in the school's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The course number. At a home school it is the technical school's number (rule G-2).
    pub number: CourseNumber,
    /// The tasks attached to it, those that the exchange does not know among them.
    pub tasks: Vec<CourseTask>,
}
