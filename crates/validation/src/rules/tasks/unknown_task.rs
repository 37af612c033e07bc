//! V301: a task that does not take part is attached to a course that does (K-1; documents 000, 001 and 002).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::nearest_task::nearest_task;
use crate::on_courses::OnCourses;
use crate::place::Place;
use crate::survey::{Found, Side, Survey, Surveyed};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::Course;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task that the exchange does not know, on one course or several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct UnknownTask {
    /// The school.
    pub school: SchoolId,
    /// The task, as the school spells it.
    pub task: TaskName,
    /// The task of the exchange whose name is near.
    pub nearest: Option<TaskName>,
    /// Whether it can be given that name: the courses have no such task, and no other whose name is near to it.
    pub is_free: bool,
    /// Where it is attached, ascending by course.
    pub attached: Vec<Attached>,
    /// Who repairs it.
    pub repairer: Repairer,
}

/// A place of a task on a course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Attached {
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
}

impl UnknownTask {
    fn courses(&self) -> impl Iterator<Item = &CourseNumber> {
        self.attached.iter().map(|of| &of.course)
    }
}

impl Evidence for UnknownTask {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task).only_course(self.courses())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the task is attached{}, but does not take part in the exchange",
            OnCourses::of(self.courses())
        )?;
        match &self.nearest {
            Some(name) if self.is_free => write!(f, ": its name is near to {name}"),
            Some(name) => write!(f, ": its name is near to {name}, but so is another there"),
            None => Ok(()),
        }
    }

    fn repair(&self) -> &'static str {
        match self.nearest {
            Some(_) => "attach the exchange's task in its place if that is meant, else take it off",
            None => "take the task off the course, and post its grades under a task of the exchange",
        }
    }

    /// Gives it the near name on all its courses. Unsafe: another task may really be meant.
    fn fix(&self) -> Option<Fix> {
        let to = self.nearest.as_ref().filter(|_| self.is_free)?;
        let rename = |of: &Attached| Edit::Rename {
            school: self.school.clone(),
            course: of.course.clone(),
            place: of.place,
            task: self.task.clone(),
            to: to.clone(),
        };
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: format!("rename {} to {to}", self.task),
            edits: self.attached.iter().map(rename).collect(),
        })
    }
}

/// One problem for each spelling at a school; two where it can be renamed on some courses only.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        of_school(survey, at, found);
    }
}

fn of_school(survey: &Survey<'_>, at: Surveyed<'_>, found: &mut Found) {
    let has_unknown = |(place, course): &(u32, &Course)| at.layout.course(*place).len() != course.tasks.len();
    let courses: Vec<(u32, &Course)> = match at.side {
        Side::Technical => (0..).zip(at.school.courses()).filter(has_unknown).collect(),
        Side::Home(_) => survey.courses_taking_part(at).filter(has_unknown).collect(),
    };
    let mut nearest: BTreeMap<&TaskName, Option<&TaskName>> = BTreeMap::new();
    let mut problems: BTreeMap<(&TaskName, bool), Vec<Attached>> = BTreeMap::new();
    for (course_place, course) in courses {
        // How many tasks on the course are, or may be meant to be, each task of the exchange.
        let mut meant = at.task_counts(course_place);
        let rows = course.tasks.iter().enumerate().filter(|(_, row)| survey.task(row).is_none());
        let unknown: Vec<_> = rows
            .map(|(place, row)| {
                let near =
                    nearest.entry(&row.task).or_insert_with(|| nearest_task(survey.profile, &row.task));
                let near =
                    near.and_then(|name| survey.profile.task(name)).map(|task| usize::from(task.get()));
                if let Some(count) = near.and_then(|task| meant.get_mut(task)) {
                    *count = count.saturating_add(1);
                }
                (place, row, near)
            })
            .collect();
        for (place, row, near) in unknown {
            let is_free = near.and_then(|task| meant.get(task)).is_some_and(|count| *count == 1);
            let attached = Attached { course: course.number.clone(), place };
            problems.entry((&row.task, is_free)).or_default().push(attached);
        }
    }
    found.extend(problems.into_iter().map(|((task, is_free), attached)| {
        let problem = UnknownTask {
            school: at.school.id().clone(),
            task: task.clone(),
            nearest: nearest.get(task).copied().flatten().cloned(),
            is_free,
            attached,
            repairer: at.office(),
        };
        problem.into()
    }));
}
