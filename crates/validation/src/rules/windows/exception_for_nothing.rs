//! V206: an exception has no effect: whom it is for is not there, or windows do not open its task there (W-8).

use super::excepted::{Cause, Effect, ForScope, WithoutEffect, by_cause};
use super::exception_outside_mask::of_exceptions;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::school::{ExceptionScope, SectionKey};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName, TeacherId};
use gradecrosswalk_matching::Repairer;

/// Exceptions that open nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ExceptionForNothing {
    /// The school.
    pub school: SchoolId,
    /// The course that the exceptions are for, or whose sections.
    pub course: Option<CourseNumber>,
    /// The teacher whose sections they are for.
    pub teacher: Option<TeacherId>,
    /// The task, by its official name.
    pub task: TaskName,
    /// Why they open nothing.
    pub because: WithoutEffect,
    /// The term, where it is what is wrong.
    pub term: Option<TermNumber>,
    /// The terms of the schedule.
    pub schedule: TermMask,
    /// The exceptions; never none.
    pub exceptions: Vec<ForScope>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for ExceptionForNothing {
    fn place(&self) -> Place {
        let place = of_exceptions(&self.school, self.course.as_ref(), &self.exceptions).task(&self.task);
        Place { term: self.term, ..place }
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exceptions = Counted(self.exceptions.len(), "exception");
        let verb = if self.exceptions.len() == 1 { "opens" } else { "open" };
        write!(f, "{exceptions} {verb} nothing: ")?;
        match (self.because, &self.teacher) {
            (WithoutEffect::UnknownTerm, _) => {
                let term = self.exceptions.first().map(|of| of.term);
                f.write_str("term ")?;
                term.map_or(Ok(()), |term| write!(f, "{term}"))?;
                write!(f, " is not in the schedule {}", self.schedule)
            }
            (WithoutEffect::UnknownCourse, _) => f.write_str("the school does not have the course"),
            (WithoutEffect::UnknownSection, _) => {
                write!(f, "the school does not have {}", Listed(&self.sections()))
            }
            (WithoutEffect::UnknownTeacher, Some(teacher)) => {
                write!(f, "no section of the school has teacher {teacher}")
            }
            (WithoutEffect::UnknownTeacher, None) => f.write_str("no section of the school has the teacher"),
            (WithoutEffect::TaskNotAttached, Some(teacher)) => {
                write!(f, "the task is not on any course of teacher {teacher}")
            }
            (WithoutEffect::TaskNotAttached, None) if self.course.is_some() => {
                f.write_str("the task is not on the course")
            }
            (WithoutEffect::TaskNotAttached, None) => f.write_str("the task is on no course"),
            (WithoutEffect::OpenedByHand, Some(teacher)) => {
                write!(f, "the task's terms are opened by hand on the courses of teacher {teacher}")
            }
            (WithoutEffect::OpenedByHand, None) if self.course.is_some() => {
                f.write_str("the task's terms are opened by hand on the course")
            }
            (WithoutEffect::OpenedByHand, None) => {
                f.write_str("the task's terms are opened by hand on every course")
            }
        }
    }

    fn repair(&self) -> &'static str {
        match self.because {
            WithoutEffect::UnknownTerm => "remove the exception, or add the term to the schedule",
            WithoutEffect::UnknownCourse | WithoutEffect::UnknownSection | WithoutEffect::UnknownTeacher => {
                "remove the exception, or correct whom it is for"
            }
            WithoutEffect::TaskNotAttached => "remove the exception, or attach the task to the course",
            WithoutEffect::OpenedByHand => {
                "remove the exception and mark the term active, or let windows open the task"
            }
        }
    }
}

impl ExceptionForNothing {
    /// The sections that the exceptions are for, each once.
    fn sections(&self) -> Vec<&SectionKey> {
        let sections = self.exceptions.iter().filter_map(|of| match &of.scope {
            ExceptionScope::Section(section) => Some(section),
            _ => None,
        });
        let mut sections: Vec<&SectionKey> = sections.collect();
        sections.dedup();
        sections
    }
}

/// One problem for each school, task and reason, and course, teacher or term.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for (cause, exceptions) in by_cause(survey, at) {
            let Cause { task, effect: Effect::None(because), course, teacher, term } = cause else {
                continue;
            };
            let Some(task) = survey.profile.task_name(task) else { continue };
            found.push(
                ExceptionForNothing {
                    school: at.school.id().clone(),
                    course,
                    teacher,
                    task: task.clone(),
                    because,
                    term,
                    schedule: at.school.schedule().mask(),
                    exceptions,
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}
