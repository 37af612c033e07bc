//! One edit of a school's set-up. Each names what it expects to find, so that an edit that comes too late is refused.

use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName, TemplateName};

/// A change to one school's set-up.
///
/// Tasks are named by their place on the course, because a task can stand there twice; the name beside it is what must
/// be there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "edit", rename_all = "kebab-case", rename_all_fields = "snake_case")
)]
#[non_exhaustive]
pub enum Edit {
    /// Sets the hand-set active mask of a task.
    SetActive {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task's place on the course, from 0.
        place: usize,
        /// The task's name.
        task: TaskName,
        /// The new active mask.
        active: TermMask,
    },
    /// Sets the term mask of a task.
    SetTermMask {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task's place on the course, from 0.
        place: usize,
        /// The task's name.
        task: TaskName,
        /// The new term mask.
        mask: TermMask,
    },
    /// Gives a task another name.
    Rename {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task's place on the course, from 0.
        place: usize,
        /// The task's name.
        task: TaskName,
        /// The new name.
        to: TaskName,
    },
    /// Blanks credit and credit type of a task.
    ClearCredit {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task's place on the course, from 0.
        place: usize,
        /// The task's name.
        task: TaskName,
    },
    /// Blanks the Term GPA weight of a task.
    ClearTermGpa {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task's place on the course, from 0.
        place: usize,
        /// The task's name.
        task: TaskName,
    },
    /// Removes all composite rules of a task on a course.
    RemoveComposite {
        /// The school.
        school: SchoolId,
        /// The course.
        course: CourseNumber,
        /// The task whose grade is made.
        task: TaskName,
        /// The term whose grade is made.
        term: TermNumber,
    },
    /// Adds a task to a report template.
    AddToTemplate {
        /// The school.
        school: SchoolId,
        /// The template.
        template: TemplateName,
        /// The task.
        task: TaskName,
    },
    /// Adds a grading window.
    AddWindow {
        /// The school.
        school: SchoolId,
        /// The task.
        task: TaskName,
        /// The term.
        term: TermNumber,
        /// When it is open.
        span: WindowSpan,
    },
    /// Changes when a grading window is open.
    MoveWindow {
        /// The school.
        school: SchoolId,
        /// The task.
        task: TaskName,
        /// The term.
        term: TermNumber,
        /// When it was open.
        from: WindowSpan,
        /// When it is open now.
        to: WindowSpan,
    },
    /// Removes a grading window.
    RemoveWindow {
        /// The school.
        school: SchoolId,
        /// The task.
        task: TaskName,
        /// The term.
        term: TermNumber,
        /// When it was open.
        span: WindowSpan,
    },
}

impl Edit {
    /// The school that is changed.
    pub fn school(&self) -> &SchoolId {
        match self {
            Self::SetActive { school, .. }
            | Self::SetTermMask { school, .. }
            | Self::Rename { school, .. }
            | Self::ClearCredit { school, .. }
            | Self::ClearTermGpa { school, .. }
            | Self::RemoveComposite { school, .. }
            | Self::AddToTemplate { school, .. }
            | Self::AddWindow { school, .. }
            | Self::MoveWindow { school, .. }
            | Self::RemoveWindow { school, .. } => school,
        }
    }
}

impl fmt::Display for Edit {
    /// In one line, such as `HS-201: close the window of CTE Term Grade, term 1, at 2019-10-01 23:59`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.school())?;
        match self {
            Self::SetActive { course, task, active, .. } => {
                write!(f, "course {course}, {task}: mark {active} active")
            }
            Self::SetTermMask { course, task, mask, .. } => {
                write!(f, "course {course}, {task}: set the term mask to {mask}")
            }
            Self::Rename { course, task, to, .. } => write!(f, "course {course}: rename {task} to {to}"),
            Self::ClearCredit { course, task, .. } => {
                write!(f, "course {course}, {task}: blank credit and credit type")
            }
            Self::ClearTermGpa { course, task, .. } => write!(f, "course {course}, {task}: blank Term GPA"),
            Self::RemoveComposite { course, task, term, .. } => {
                write!(f, "course {course}, {task}, term {term}: remove the composite rule")
            }
            Self::AddToTemplate { template, task, .. } => write!(f, "add {task} to template {template}"),
            Self::AddWindow { task, term, span, .. } => write!(f, "open {task}, term {term}, from {span}"),
            Self::MoveWindow { task, term, from, to, .. } => {
                write!(f, "change the window of {task}, term {term}, from {from} to {to}")
            }
            Self::RemoveWindow { task, term, span, .. } => {
                write!(f, "remove the window of {task}, term {term}, from {span}")
            }
        }
    }
}
