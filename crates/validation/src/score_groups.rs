//! Which score groups the exchange's tasks use, and which two stand against each other: each judged once.

use crate::on_courses::TasksOnCourses;
use crate::survey::{Survey, Surveyed};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{HomeIndex, TaskIndex, TaskLayout};
use gradecrosswalk_domain::scores::ScoreGroup;
use gradecrosswalk_domain::{SchoolId, TaskName};

/// Something seen in a score group, or in two, with the tasks that use it.
pub(crate) struct Judged<G, T> {
    pub(crate) group: G,
    pub(crate) seen: T,
    /// The tasks, courses that have the same ones together.
    pub(crate) used_by: Vec<TasksOnCourses>,
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
    let courses = survey.courses_taking_part(at);
    let tasks = courses.flat_map(|(place, _)| {
        at.layout.course(place).iter().map(move |task| (place, task.task, task.group))
    });
    let judge = |group: &u16| {
        let group = at.school.score_groups().get(usize::from(*group))?;
        Some((group, judge(group)?))
    };
    judged(survey, at, tasks, judge, |courses| survey.waiting_for_any(at.side, courses))
}

/// Two score groups that stand against each other.
pub(crate) struct Pair<'s> {
    pub(crate) technical: &'s ScoreGroup,
    pub(crate) home: &'s ScoreGroup,
}

/// Judges each pair of score groups of a task on linked courses of a home school; gives those in which something is
/// seen, ascending by the home group's name.
pub(crate) fn pairs<'s, T>(
    survey: &Survey<'s>,
    at: Surveyed<'s>,
    home: HomeIndex,
    judge: impl Fn(&Pair<'s>) -> Option<T>,
) -> Vec<Judged<Pair<'s>, T>> {
    let technical = survey.technical();
    let tasks = survey.linked_courses_of(home).iter().flat_map(|linked| {
        let theirs = technical.layout.course(linked.technical_course);
        let ours = at.layout.course(linked.home_course).iter();
        let met = ours.filter_map(|own| Some((own, first(theirs, own.task)?)));
        met.map(|(own, other)| (linked.home_course, own.task, (own.group, other.group)))
    });
    let judge = |(own, other): &(u16, u16)| {
        let pair = Pair {
            technical: technical.school.score_groups().get(usize::from(*other))?,
            home: at.school.score_groups().get(usize::from(*own))?,
        };
        let seen = judge(&pair)?;
        Some((pair, seen))
    };
    judged(survey, at, tasks, judge, |_| survey.other_end(at.side))
}

fn first(tasks: &[TaskLayout], task: TaskIndex) -> Option<&TaskLayout> {
    tasks.iter().find(|of| of.task == task)
}

/// What is seen, with the tasks of one course after the other and what each is graded from.
fn judged<K: Ord + Copy, G, T>(
    survey: &Survey<'_>,
    at: Surveyed<'_>,
    tasks: impl Iterator<Item = (u32, TaskIndex, K)>,
    judge: impl Fn(&K) -> Option<(G, T)>,
    waiting: impl Fn(Vec<u32>) -> Vec<SchoolId>,
) -> Vec<Judged<G, T>> {
    let mut seen: BTreeMap<K, Option<Seen<G, T>>> = BTreeMap::new();
    for (course, task, key) in tasks {
        let of_key = seen.entry(key).or_insert_with(|| {
            let (group, seen) = judge(&key)?;
            Some(Seen { group, seen, courses: Vec::new() })
        });
        if let Some(of_key) = of_key {
            of_key.add(course, task);
        }
    }
    let judged = seen.into_values().flatten().map(|Seen { group, seen, courses }| Judged {
        group,
        seen,
        used_by: used_by(survey, at, &courses),
        waiting: waiting(courses.into_iter().map(|(course, _)| course).collect()),
    });
    judged.collect()
}

/// What is seen, and the courses with their tasks as bits.
struct Seen<G, T> {
    group: G,
    seen: T,
    courses: Vec<(u32, u8)>,
}

impl<G, T> Seen<G, T> {
    fn add(&mut self, course: u32, task: TaskIndex) {
        let bit = 1_u8.checked_shl(u32::from(task.get())).unwrap_or(0);
        match self.courses.last_mut() {
            Some((last, tasks)) if *last == course => *tasks |= bit,
            _ => self.courses.push((course, bit)),
        }
    }
}

/// The courses, those with the same tasks together.
fn used_by(survey: &Survey<'_>, at: Surveyed<'_>, courses: &[(u32, u8)]) -> Vec<TasksOnCourses> {
    let mut alike: BTreeMap<u8, Vec<u32>> = BTreeMap::new();
    for (course, tasks) in courses {
        alike.entry(*tasks).or_default().push(*course);
    }
    let used = alike.into_iter().map(|(bits, courses)| {
        let tasks = survey.profile.indexed_tasks().map(|(task, _)| task);
        let tasks = tasks.filter(|task| bits & 1_u8.checked_shl(u32::from(task.get())).unwrap_or(0) != 0);
        let only = if let [only] = courses.as_slice() { Some(*only) } else { None };
        let names = tasks.filter_map(|task| spelled(survey, at, only, task));
        let numbers = courses.iter().filter_map(|course| Some(at.course(*course)?.number.clone()));
        TasksOnCourses { tasks: names.collect(), courses: numbers.collect() }
    });
    used.collect()
}

/// A task as the one course spells it; of several by its official name.
fn spelled(survey: &Survey<'_>, at: Surveyed<'_>, only: Option<u32>, task: TaskIndex) -> Option<TaskName> {
    let course = only.and_then(|course| at.course(course));
    let mut rows = course.into_iter().flat_map(|course| &course.tasks);
    let row = rows.find(|row| survey.task(row) == Some(task));
    row.map(|row| &row.task).or_else(|| survey.profile.task_name(task)).cloned()
}
