//! Which score groups the exchange's tasks use, and which two stand against each other: each judged once.

use crate::on_courses::TaskOnCourse;
use crate::survey::{Survey, Surveyed};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::{HomeIndex, TaskIndex, TaskLayout};
use gradecrosswalk_domain::school::Course;
use gradecrosswalk_domain::scores::ScoreGroup;

/// Something seen in a score group, or in two, with the tasks that use it.
pub(crate) struct Judged<G, T> {
    pub(crate) group: G,
    pub(crate) seen: T,
    /// The tasks, ascending by course.
    pub(crate) used_by: Vec<TaskOnCourse>,
    /// The schools at the other end that are linked to these courses.
    pub(crate) waiting: Vec<SchoolId>,
}

/// Judges each score group that a task of the exchange uses on a course that takes part; gives those in which something
/// is seen, ascending by name.
pub(crate) fn in_use<'s, T>(
    survey: &Survey<'s>,
    at: Surveyed<'s>,
    judge: impl Fn(&'s ScoreGroup) -> Option<T>,
) -> Vec<Judged<&'s ScoreGroup, T>> {
    let mut judged = BTreeMap::new();
    let mut courses_of: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
    for (place, course) in survey.courses_taking_part(at) {
        for task in at.layout.course(place) {
            let seen = judged.entry(task.group).or_insert_with(|| {
                let group = at.school.score_groups().get(usize::from(task.group))?;
                Some(Judged { group, seen: judge(group)?, used_by: Vec::new(), waiting: Vec::new() })
            });
            if let Some(seen) = seen {
                seen.used_by.extend(spelled(survey, course, task.task));
                courses_of.entry(task.group).or_default().push(place);
            }
        }
    }
    for (group, courses) in courses_of {
        if let Some(Some(seen)) = judged.get_mut(&group) {
            seen.waiting = survey.waiting_for_any(at.side, courses);
        }
    }
    sorted(judged.into_values().flatten())
}

/// The score group of the technical course and that of the home course.
pub(crate) struct Pair<'s> {
    pub(crate) technical: &'s ScoreGroup,
    pub(crate) home: &'s ScoreGroup,
}

/// Judges each two score groups that one task has on linked courses of a home school; gives those in which something is
/// seen.
pub(crate) fn pairs<'s, T>(
    survey: &Survey<'s>,
    at: Surveyed<'s>,
    home: HomeIndex,
    judge: impl Fn(&Pair<'s>) -> Option<T>,
) -> Vec<Judged<Pair<'s>, T>> {
    let technical = survey.technical();
    let mut judged = BTreeMap::new();
    for linked in survey.linked_courses_of(home) {
        let Some(course) = at.course(linked.home_course) else { continue };
        let ours = at.layout.course(linked.home_course);
        let theirs = technical.layout.course(linked.technical_course);
        for (own, other) in ours.iter().filter_map(|own| Some((own, first(theirs, own.task)?))) {
            let seen = judged.entry((own.group, other.group)).or_insert_with(|| {
                let pair = Pair {
                    technical: technical.school.score_groups().get(usize::from(other.group))?,
                    home: at.school.score_groups().get(usize::from(own.group))?,
                };
                let seen = judge(&pair)?;
                Some(Judged { group: pair, seen, used_by: Vec::new(), waiting: survey.other_end(at.side) })
            });
            if let Some(seen) = seen {
                seen.used_by.extend(spelled(survey, course, own.task));
            }
        }
    }
    sorted(judged.into_values().flatten())
}

fn first(tasks: &[TaskLayout], task: TaskIndex) -> Option<&TaskLayout> {
    tasks.iter().find(|of| of.task == task)
}

/// The task as the course spells it.
fn spelled(survey: &Survey<'_>, course: &Course, task: TaskIndex) -> Option<TaskOnCourse> {
    let row = course.tasks.iter().find(|row| survey.task(row) == Some(task))?;
    Some(TaskOnCourse { course: course.number.clone(), task: row.task.clone() })
}

fn sorted<G, T>(judged: impl Iterator<Item = Judged<G, T>>) -> Vec<Judged<G, T>> {
    let mut judged: Vec<Judged<G, T>> = judged.collect();
    for one in &mut judged {
        // Courses ascend already.
        one.used_by.chunk_by_mut(|a, b| a.course == b.course).for_each(<[_]>::sort_unstable);
        one.used_by.dedup();
    }
    judged
}
