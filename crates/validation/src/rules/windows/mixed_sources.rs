//! V208: a school opens a task by windows on some courses and by hand on others (T-6).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::exchange::{TaskIndex, TaskSource};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task that is opened in two ways.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MixedSources {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// The courses on which it is opened by hand, ascending.
    pub by_hand: Vec<CourseNumber>,
    /// The courses on which windows open it, ascending.
    pub by_window: Vec<CourseNumber>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for MixedSources {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (by_window, by_hand) = (&self.by_window, &self.by_hand);
        let (windows, hands) = (Counted(by_window.len(), "course"), Counted(by_hand.len(), "course"));
        write!(f, "windows open the task on {windows} ({}), ", Listed(by_window))?;
        write!(f, "but it is opened by hand on {hands} ({})", Listed(by_hand))
    }

    fn repair(&self) -> &'static str {
        "let windows open the task on every course"
    }
}

/// One problem for each school and task.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for used in survey.used(at) {
            if used.by_hand == 0 || used.by_window == 0 {
                continue;
            }
            found.push(
                MixedSources {
                    school: at.school.id().clone(),
                    task: used.name.clone(),
                    by_hand: courses(at, used.task, |source| source != TaskSource::ByWindow),
                    by_window: courses(at, used.task, |source| source == TaskSource::ByWindow),
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}

/// The courses on which a task has such a source.
fn courses(at: Surveyed<'_>, task: TaskIndex, is_such: impl Fn(TaskSource) -> bool) -> Vec<CourseNumber> {
    let courses = at.school.courses().iter().zip(at.layout.courses());
    let courses = courses.filter(|(_, tasks)| tasks.iter().any(|of| of.task == task && is_such(of.source)));
    courses.map(|(course, _)| course.number.clone()).collect()
}
