//! V306: a task of a technical course is not on the home course that is linked to it (G-4; document 000).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Side, Survey};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task whose grades have no place to go to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HomeTaskMissing {
    /// The home school.
    pub school: SchoolId,
    /// The home course.
    pub course: CourseNumber,
    /// The task's official name.
    pub task: TaskName,
    /// The linked technical courses that have it, ascending.
    pub technical_courses: Vec<CourseNumber>,
    /// The technical school, which waits.
    pub technical: SchoolId,
}

impl Evidence for HomeTaskMissing {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).task(&self.task);
        place.waiting([self.technical.clone()])
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = if self.technical_courses.len() == 1 { "course" } else { "courses" };
        let (numbers, technical) = (Listed(&self.technical_courses), &self.technical);
        write!(f, "the task is not attached, but is on {courses} {numbers} at {technical}")
    }

    fn repair(&self) -> &'static str {
        "attach the task to the home course"
    }
}

/// One problem for each task of a home course.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let technical = survey.technical();
    for at in survey.homes() {
        let Side::Home(home) = at.side else { continue };
        let mut missing: BTreeMap<_, (&TaskName, Vec<CourseNumber>)> = BTreeMap::new();
        for linked in survey.linked_courses_of(home) {
            let (own, other) =
                (at.task_counts(linked.home_course), technical.task_counts(linked.technical_course));
            for ((task, of), (own, other)) in survey.profile.indexed_tasks().zip(own.into_iter().zip(other)) {
                if own == 0
                    && other > 0
                    && let Some(course) = technical.course(linked.technical_course)
                {
                    let courses =
                        missing.entry((linked.home_course, task)).or_insert_with(|| (&of.name, Vec::new()));
                    courses.1.push(course.number.clone());
                }
            }
        }
        for ((course, _), (task, technical_courses)) in missing {
            let Some(course) = at.course(course) else { continue };
            found.push(
                HomeTaskMissing {
                    school: at.school.id().clone(),
                    course: course.number.clone(),
                    task: task.clone(),
                    technical_courses,
                    technical: technical.school.id().clone(),
                }
                .into(),
            );
        }
    }
}
