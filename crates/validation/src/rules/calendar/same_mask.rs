//! A task whose term mask is set up alike, and wrong, on several courses of a school: one cause, one finding.

use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Survey, Surveyed, TaskRow};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task on a course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OnCourse {
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task, as it is spelt there.
    pub task: TaskName,
}

/// A task with one term mask on one or more courses of a school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SameMask {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// Where it stands with this mask, ascending by course; never none.
    pub on: Vec<OnCourse>,
    /// The term mask.
    pub term_mask: TermMask,
    /// The terms of the school's schedule.
    pub schedule: TermMask,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl SameMask {
    pub(super) fn place(&self) -> Place {
        let place = Place::school(&self.school).waiting(self.waiting.iter().cloned());
        match self.on.as_slice() {
            [only] => place.course(&only.course).task(&only.task),
            _ => place.task(&self.task),
        }
    }

    /// The mask with its courses.
    pub(super) fn mask(&self) -> MaskOn<'_> {
        MaskOn::of(self.term_mask, self.on.iter().map(|on| &on.course))
    }

    /// Sets the mask on each of the courses.
    pub(super) fn set(&self, mask: TermMask, applicability: Applicability, title: String) -> Fix {
        let edits = self.on.iter().map(|on| Edit::SetTermMask {
            school: self.school.clone(),
            course: on.course.clone(),
            place: on.place,
            task: on.task.clone(),
            mask,
        });
        Fix { applicability, title, edits: edits.collect() }
    }
}

/// Shown as `{1,2} on courses 480815 and 480899`; of one course, which the finding's place says, only the mask.
pub(super) struct MaskOn<'c> {
    mask: TermMask,
    courses: Vec<&'c CourseNumber>,
}

impl<'c> MaskOn<'c> {
    /// The courses ascend.
    pub(super) fn of(mask: TermMask, courses: impl IntoIterator<Item = &'c CourseNumber>) -> Self {
        let mut courses: Vec<&CourseNumber> = courses.into_iter().collect();
        courses.dedup();
        Self { mask, courses }
    }
}

impl fmt::Display for MaskOn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mask, courses } = self;
        if courses.len() < 2 {
            write!(f, "{mask}")
        } else {
            write!(f, "{mask} on courses {}", Listed(courses))
        }
    }
}

/// The tasks of a school whose term mask is wrong, by task and mask.
pub(super) fn same_masks<'s>(
    survey: &Survey<'s>,
    at: Surveyed<'s>,
    wrong: impl Fn(&TaskRow<'s>) -> bool,
) -> impl Iterator<Item = SameMask> {
    let mut groups: BTreeMap<(TaskIndex, TermMask), Vec<TaskRow<'s>>> = BTreeMap::new();
    for row in survey.task_rows(at).filter(|row| wrong(row)) {
        groups.entry((row.task, row.mask)).or_default().push(row);
    }
    groups.into_iter().filter_map(move |((task, term_mask), rows)| {
        let mut waiting: Vec<SchoolId> =
            rows.iter().flat_map(|row| survey.waiting_for(at.side, row.course_place)).collect();
        waiting.sort_unstable();
        waiting.dedup();
        let on = rows.iter().map(|row| OnCourse {
            course: row.course.number.clone(),
            place: row.place,
            task: row.row.task.clone(),
        });
        Some(SameMask {
            school: at.school.id().clone(),
            task: survey.profile.task_name(task)?.clone(),
            on: on.collect(),
            term_mask,
            schedule: at.school.schedule().mask(),
            repairer: at.office(),
            waiting,
        })
    })
}
