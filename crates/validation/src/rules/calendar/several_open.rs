//! V111: several terms are marked active for a task on a course (T-4; documents 001, 002).

use super::marked::{active, mark_only, should_be_marked};
use crate::finding::Evidence;
use crate::fix::{Applicability, Fix};
use crate::place::Place;
use crate::survey::{Found, Side, Survey};
use crate::words::Terms;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task with several terms marked active.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeveralOpen {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task.
    pub task: TaskName,
    /// The terms that are marked active.
    pub active: TermMask,
    /// The one that should be marked tonight: at a home school the one that goes with the technical school's open term, at
    /// the technical school the one that holds the date. None where the set-up does not say.
    pub should_be: Option<TermNumber>,
    /// Whether the school is a home school.
    pub at_home: bool,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for SeveralOpen {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).task(&self.task);
        place.waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} are marked active", Terms(self.active))?;
        match self.should_be {
            Some(term) => write!(f, ": tonight it should be term {term}"),
            None => Ok(()),
        }
    }

    fn repair(&self) -> &'static str {
        "leave only the current term marked active"
    }

    /// Marks only the term that should be. Safe at a home school where that one is marked already: nothing of the task
    /// syncs into it today.
    fn fix(&self) -> Option<Fix> {
        let term = self.should_be?;
        let safe = self.at_home && self.active.contains(term);
        let applicability = if safe { Applicability::Safe } else { Applicability::Unsafe };
        let task = (&self.school, &self.course, self.place, &self.task);
        (self.at_home || self.active.contains(term)).then(|| mark_only(task, term, applicability))
    }
}

/// One problem for each task on a course.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for row in survey.task_rows(at) {
            let Some(active) = active(&row).filter(|active| active.len() > 1) else { continue };
            found.push(
                SeveralOpen {
                    school: at.school.id().clone(),
                    course: row.course.number.clone(),
                    place: row.place,
                    task: row.row.task.clone(),
                    active,
                    should_be: should_be_marked(survey, at, &row),
                    at_home: matches!(at.side, Side::Home(_)),
                    repairer: at.office(),
                    waiting: survey.waiting_for(at.side, row.course_place),
                }
                .into(),
            );
        }
    }
}
