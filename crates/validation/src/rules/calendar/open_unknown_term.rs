//! V113: a term is marked active that the school's schedule does not have (T-5).

use super::marked::{active, mark_only, should_be_marked};
use crate::finding::Evidence;
use crate::fix::{Applicability, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Terms;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task with a term marked active that there is not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OpenUnknownTerm {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task.
    pub task: TaskName,
    /// The terms that are marked active and not in the schedule.
    pub unknown: TermMask,
    /// The terms of the schedule.
    pub schedule: TermMask,
    /// The term that should be marked tonight, where the set-up says so.
    pub should_be: Option<TermNumber>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for OpenUnknownTerm {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).task(&self.task);
        let place = place.waiting(self.waiting.iter().cloned());
        match self.unknown.single() {
            Some(term) => place.term(term),
            None => place,
        }
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = if self.unknown.len() == 1 { "is" } else { "are" };
        let (unknown, schedule) = (Terms(self.unknown), self.schedule);
        write!(f, "{unknown} {is} marked active but not in the schedule {schedule}")
    }

    fn repair(&self) -> &'static str {
        "mark a term active that is in the schedule, or add the term to the schedule"
    }

    /// Marks the term that should be. Unsafe: the schedule may be what lacks a term.
    fn fix(&self) -> Option<Fix> {
        let task = (&self.school, &self.course, self.place, &self.task);
        self.should_be.map(|term| mark_only(task, term, Applicability::Unsafe))
    }
}

/// One problem for each task on a course. A school without a term is another rule's.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools().filter(|at| !at.school.schedule().is_empty()) {
        let schedule = at.school.schedule().mask();
        for row in survey.task_rows(at) {
            let unknown = active(&row).unwrap_or_default().difference(schedule);
            if unknown.is_empty() {
                continue;
            }
            found.push(
                OpenUnknownTerm {
                    school: at.school.id().clone(),
                    course: row.course.number.clone(),
                    place: row.place,
                    task: row.row.task.clone(),
                    unknown,
                    schedule,
                    should_be: should_be_marked(survey, at, &row),
                    repairer: at.office(),
                    waiting: survey.waiting_for(at.side, row.course_place),
                }
                .into(),
            );
        }
    }
}
