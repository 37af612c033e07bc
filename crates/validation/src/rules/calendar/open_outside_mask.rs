//! V112: a term is marked active that the task's term mask does not hold (T-5; document 000).

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

/// A task with a term marked active in which it is not graded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OpenOutsideMask {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task.
    pub task: TaskName,
    /// The terms that are marked active and not in the term mask.
    pub outside: TermMask,
    /// The term mask.
    pub term_mask: TermMask,
    /// The term that should be marked tonight, where the set-up says so.
    pub should_be: Option<TermNumber>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for OpenOutsideMask {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).task(&self.task);
        let place = place.waiting(self.waiting.iter().cloned());
        match self.outside.single() {
            Some(term) => place.term(term),
            None => place,
        }
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is = if self.outside.len() == 1 { "is" } else { "are" };
        let (outside, term_mask) = (Terms(self.outside), self.term_mask);
        write!(f, "{outside} {is} marked active but not in the term mask {term_mask}")
    }

    fn repair(&self) -> &'static str {
        "add the term to the task's term mask, or mark another term active"
    }

    /// Marks the term that should be. Unsafe: the mark may be meant, and the term mask wrong.
    fn fix(&self) -> Option<Fix> {
        let task = (&self.school, &self.course, self.place, &self.task);
        self.should_be.map(|term| mark_only(task, term, Applicability::Unsafe))
    }
}

/// One problem for each task on a course. Terms that the schedule does not have are another rule's.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let schedule = at.school.schedule().mask();
        for row in survey.task_rows(at) {
            let outside = active(&row).unwrap_or_default().difference(row.mask) & schedule;
            if outside.is_empty() {
                continue;
            }
            found.push(
                OpenOutsideMask {
                    school: at.school.id().clone(),
                    course: row.course.number.clone(),
                    place: row.place,
                    task: row.row.task.clone(),
                    outside,
                    term_mask: row.mask,
                    should_be: should_be_marked(survey, at, &row),
                    repairer: at.office(),
                    waiting: survey.waiting_for(at.side, row.course_place),
                }
                .into(),
            );
        }
    }
}
