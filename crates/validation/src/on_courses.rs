//! The courses and tasks that one finding is about, where it has several.

use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{CourseNumber, TaskName};

/// A task on a course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TaskOnCourse {
    /// The course.
    pub course: CourseNumber,
    /// The task, as the school spells it.
    pub task: TaskName,
}

/// Shown as ` on courses 480815 and 480816` in a message; as nothing where there is one course, which the
/// finding's place says.
pub(crate) struct OnCourses<'c>(pub(crate) Vec<&'c CourseNumber>);

impl<'c> OnCourses<'c> {
    /// Of these courses, each named once; they ascend.
    pub(crate) fn of(courses: impl IntoIterator<Item = &'c CourseNumber>) -> Self {
        let mut courses: Vec<&CourseNumber> = courses.into_iter().collect();
        courses.dedup();
        Self(courses)
    }
}

impl fmt::Display for OnCourses<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.len() < 2 { Ok(()) } else { write!(f, " on courses {}", Listed(&self.0)) }
    }
}
