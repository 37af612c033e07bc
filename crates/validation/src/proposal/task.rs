//! What is proposed for one task: windows with exceptions, and dated lists for courses whose terms are marked by hand.

use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{DateRange, GradingWindow, TermNumber};
use gradecrosswalk_domain::school::WindowException;
use gradecrosswalk_domain::{CourseNumber, TaskName};

/// The proposal for one task of the profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskProposal {
    /// The task's official name.
    pub task: TaskName,
    /// The windows, where some linked course takes the task's open terms from windows (rule T-6).
    pub windows: Option<ProposedWindows>,
    /// Dated lists for the linked courses whose terms are marked by hand, each course once. Courses of one list are
    /// marked alike; a course on which nothing is ever due has none.
    pub by_hand: Vec<MarkList>,
}

/// Whether the windows that a school has are to be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Change {
    /// They lose no more nights than must be lost, so they stay as they are.
    Keep,
    /// The proposed ones take their place on the days of the proposal.
    Replace,
}

/// School-wide windows of a task and the exceptions beside them.
///
/// Proposed windows are whole days of the home school's clock and apart from each other (rule W-2); an exception is
/// for a course or, where its sections differ, for a section (rule W-8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedWindows {
    /// Whether anything is to be changed.
    pub change: Change,
    /// The windows, ascending by opening time, or as the school has them.
    pub windows: Vec<GradingWindow>,
    /// The exceptions, courses before their sections, ascending by opening time, or as the school has them.
    pub exceptions: Vec<WindowException>,
}

/// Which term to mark active when, for some courses (rules T-6, K-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkList {
    /// The courses, ascending.
    pub courses: Vec<CourseNumber>,
    /// The terms, ascending by their days. On days between two, nothing need be marked.
    pub terms: Vec<MarkedTerm>,
}

/// A term that is marked active on some days of the home school's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkedTerm {
    /// From the day on which the term is marked to the last on which it must be.
    pub days: DateRange,
    /// The home school's own term.
    pub term: TermNumber,
}
