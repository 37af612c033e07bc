//! V208: a school opens a task by windows on some courses and by hand on others (T-6).

use super::used::used;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
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
        for used in used(survey, at) {
            if used.by_hand.is_empty() || used.by_window.is_empty() {
                continue;
            }
            found.push(
                MixedSources {
                    school: at.school.id().clone(),
                    task: used.name.clone(),
                    by_hand: numbers(at, &used.by_hand),
                    by_window: numbers(at, &used.by_window),
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}

/// The numbers of courses with these places, each once.
fn numbers(at: Surveyed<'_>, places: &[u32]) -> Vec<CourseNumber> {
    let courses = places.iter().filter_map(|place| at.course(*place));
    let mut numbers: Vec<CourseNumber> = courses.map(|course| course.number.clone()).collect();
    numbers.dedup();
    numbers
}
