//! V310: a technical course that takes part has no term grade or no final grade (K-1; document 002).

use crate::finding::Evidence;
use crate::nearest_task::nearest_task;
use crate::on_courses::OnCourses;
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::exchange::{TaskIndex, TaskRole};
use gradecrosswalk_domain::school::Course;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task that courses of the exchange should have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TechnicalTaskMissing {
    /// The technical school.
    pub school: SchoolId,
    /// What the task is for.
    pub role: TaskRole,
    /// Its official name.
    pub task: TaskName,
    /// The courses that lack it, ascending.
    pub courses: Vec<CourseNumber>,
}

impl Evidence for TechnicalTaskMissing {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task).only_course(&self.courses)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the task is not attached{}, so home schools get no ", OnCourses::of(&self.courses))?;
        f.write_str(match self.role {
            TaskRole::FinalGrade => "final grade for transcripts",
            _ => "term grade for report cards",
        })
    }

    fn repair(&self) -> &'static str {
        "attach the task to the technical course"
    }
}

/// One problem for the term grade and one for the final grade.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let at = survey.technical();
    for role in [TaskRole::TermGrade, TaskRole::FinalGrade] {
        let tasks: Vec<TaskIndex> = survey
            .profile
            .indexed_tasks()
            .filter(|(_, task)| task.role == role)
            .map(|(index, _)| index)
            .collect();
        let Some(task) = tasks.first().and_then(|index| survey.profile.task_name(*index)) else { continue };
        let courses = survey.courses_taking_part(at);
        let courses = courses.filter(|(place, course)| lacks(survey, at, (*place, course), &tasks));
        let courses: Vec<CourseNumber> = courses.map(|(_, course)| course.number.clone()).collect();
        if !courses.is_empty() {
            found.push(
                TechnicalTaskMissing { school: at.school.id().clone(), role, task: task.clone(), courses }
                    .into(),
            );
        }
    }
}

/// Whether a course has none of the tasks, and no unknown task that may be meant to be one: that is found as such.
fn lacks(
    survey: &Survey<'_>,
    at: Surveyed<'_>,
    (place, course): (u32, &Course),
    tasks: &[TaskIndex],
) -> bool {
    let attached = at.layout.course(place);
    let meant = |name: &TaskName| {
        let nearest = nearest_task(survey.profile, name).and_then(|name| survey.profile.task(name));
        nearest.is_some_and(|task| tasks.contains(&task))
    };
    !attached.iter().any(|of| tasks.contains(&of.task))
        && (attached.len() == course.tasks.len() || !course.tasks.iter().any(|row| meant(&row.task)))
}
