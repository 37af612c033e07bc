//! V205: an exception opens a term that no term mask which it is for holds (W-6).

use super::excepted::{Cause, Effect, ForScope, by_cause};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::school::ExceptionScope;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName, TeacherId};
use gradecrosswalk_matching::Repairer;

/// Exceptions of a term in which nothing that they are for is graded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ExceptionOutsideMask {
    /// The school.
    pub school: SchoolId,
    /// The course that the exceptions are for, or whose sections.
    pub course: Option<CourseNumber>,
    /// The teacher whose sections they are for.
    pub teacher: Option<TeacherId>,
    /// The task, by its official name.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// The terms of the term masks that the exceptions are for.
    pub masks: TermMask,
    /// The exceptions; never none.
    pub exceptions: Vec<ForScope>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for ExceptionOutsideMask {
    fn place(&self) -> Place {
        of_exceptions(&self.school, self.course.as_ref(), &self.exceptions).task(&self.task).term(self.term)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (exceptions, term) = (Counted(self.exceptions.len(), "exception"), self.term);
        write!(f, "{exceptions} of term {term} can post nothing: ")?;
        match (&self.course, &self.teacher) {
            (Some(_), _) => write!(f, "the course's term mask holds {}", self.masks),
            (None, Some(teacher)) => {
                write!(f, "the term masks of teacher {teacher}'s courses hold {}", self.masks)
            }
            (None, None) => write!(f, "the courses' term masks hold {}", self.masks),
        }
    }

    fn repair(&self) -> &'static str {
        "add the term to the term mask, or remove the exception"
    }
}

/// One problem for each school, task and term, and course or teacher.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for (cause, exceptions) in by_cause(survey, at) {
            let Cause { task, effect: Effect::OutsideMasks(masks), course, teacher, term: Some(term) } =
                cause
            else {
                continue;
            };
            let Some(task) = survey.profile.task_name(task) else { continue };
            found.push(
                ExceptionOutsideMask {
                    school: at.school.id().clone(),
                    course,
                    teacher,
                    task: task.clone(),
                    term,
                    masks,
                    exceptions,
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}

/// The place of a finding about exceptions: of one, down to its section or student.
pub(super) fn of_exceptions(
    school: &SchoolId,
    course: Option<&CourseNumber>,
    exceptions: &[ForScope],
) -> Place {
    let place = Place::school(school);
    let place = course.map_or(place.clone(), |course| place.course(course));
    match exceptions {
        [ForScope { scope: ExceptionScope::Section(section), .. }] => place.section(section),
        [ForScope { scope: ExceptionScope::Student(student), .. }] => place.student(*student),
        _ => place,
    }
}
