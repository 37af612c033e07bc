//! Exceptions to a school's grading windows (rule W-8): for a student, section, course, teacher or grade level.

use super::SectionKey;
use crate::calendar::{TermNumber, WindowSpan};
use crate::grades::Ssid;
use crate::{CourseNumber, TaskName, TeacherId};
use core::fmt;

/// A grade level was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("grade level {level} is outside 0 to 14: give 0 for kindergarten, 9 to 12 for high school")]
pub struct GradeLevelError {
    level: u8,
}

/// A student's grade level, 0 (kindergarten) to 14.
///
/// ```
/// use gradecrosswalk_domain::school::GradeLevel;
/// assert_eq!(GradeLevel::new(12)?.get(), 12);
/// assert!(GradeLevel::new(15).is_err());
/// # Ok::<(), gradecrosswalk_domain::school::GradeLevelError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GradeLevel(u8);

impl GradeLevel {
    /// A grade level.
    ///
    /// # Errors
    ///
    /// If it is above 14.
    pub fn new(level: u8) -> Result<Self, GradeLevelError> {
        if level <= 14 { Ok(Self(level)) } else { Err(GradeLevelError { level }) }
    }

    /// The level.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for GradeLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// For whom an exception opens a window. The variants stand nearest first: the nearest open one wins (rule W-8).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum ExceptionScope {
    /// One student.
    Student(Ssid),
    /// One section of the school.
    Section(SectionKey),
    /// One course of the school.
    Course(CourseNumber),
    /// All sections of one teacher.
    Teacher(TeacherId),
    /// All students of one grade level.
    GradeLevel(GradeLevel),
}

/// A window that is open within a scope and, while it is open, replaces the school's windows of its task there
/// (rule W-8). It applies to tasks whose open terms come from windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowException {
    /// For whom.
    pub scope: ExceptionScope,
    /// For which task, as the school spells it.
    pub task: TaskName,
    /// The school's own term that is open for posting.
    pub term: TermNumber,
    /// When it is open.
    pub span: WindowSpan,
}
