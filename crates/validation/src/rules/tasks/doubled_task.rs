//! V302: a task of the exchange is attached more than once to one course (K-2; document 000).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task that a course has twice or more often.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DoubledTask {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task's official name.
    pub task: TaskName,
    /// As the school spells it, each time that it is attached.
    pub attached: Vec<TaskName>,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for DoubledTask {
    fn place(&self) -> Place {
        let task = self.attached.first().unwrap_or(&self.task);
        Place::school(&self.school).course(&self.course).task(task).waiting(self.waiting.iter().cloned())
    }

    /// Document 000: if there is more than one, notify support immediately.
    fn repairer(&self) -> Repairer {
        Repairer::StateSupport
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut names: Vec<&TaskName> = self.attached.iter().collect();
        names.sort_unstable();
        names.dedup();
        write!(f, "{} is attached {} times", self.task, self.attached.len())?;
        if names.iter().any(|name| **name != self.task) {
            write!(f, ", as {}", Listed(&names))?;
        }
        f.write_str(": no task of the course syncs")
    }

    fn repair(&self) -> &'static str {
        "report the course to the exchange's support, and leave the task on the course once"
    }
}

/// One problem for each task of a course.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for (place, course) in (0..).zip(at.school.courses()) {
            let counts = at.task_counts(place);
            for ((index, task), _) in
                survey.profile.indexed_tasks().zip(counts).filter(|(_, count)| *count > 1)
            {
                let rows = course.tasks.iter().filter(|row| survey.task(row) == Some(index));
                found.push(
                    DoubledTask {
                        school: at.school.id().clone(),
                        course: course.number.clone(),
                        task: task.name.clone(),
                        attached: rows.map(|row| row.task.clone()).collect(),
                        waiting: survey.waiting_for(at.side, place),
                    }
                    .into(),
                );
            }
        }
    }
}
