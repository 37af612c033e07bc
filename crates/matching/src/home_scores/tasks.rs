//! A home school's courses, tasks and scores, made ready for looking posted scores up. Decides nothing about them.

use super::{HomeScore, NotCounted};
use crate::task_names::same_task;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskRole};
use gradecrosswalk_domain::school::{Course, CourseTask, School};
use gradecrosswalk_domain::scores::{Credit, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{CourseNumber, ScoreText, TaskName};

/// A home school, made ready once for the questions of rules P-1 to P-4.
#[derive(Debug, Clone)]
pub struct HomeTasks<'s> {
    school: &'s School,
    profile: &'s ExchangeProfile,
    /// By the places of the school's groups: the scores ascending by text.
    groups: Vec<Vec<&'s ScoreItem>>,
    /// By the places of the school's courses.
    courses: Vec<Vec<Task<'s>>>,
}

/// A task on a course.
#[derive(Debug, Clone, Copy)]
struct Task<'s> {
    row: &'s CourseTask,
    /// The place of the score group.
    group: usize,
    doubled: bool,
}

/// What a home school's set-up says of a posted score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreFacts<'s> {
    /// The course.
    pub course: &'s Course,
    /// The task on the course: Term GPA weight, credit, credit type.
    pub task: &'s CourseTask,
    /// The score in the task's score group: GPA value, bonus, whether it passes.
    pub item: &'s ScoreItem,
}

impl<'s> HomeTasks<'s> {
    /// Makes a home school ready. Spellings of a task that the profile knows mean the same task (rule K-1).
    #[must_use]
    pub fn compile(school: &'s School, profile: &'s ExchangeProfile) -> Self {
        let by_text = |group: &'s ScoreGroup| {
            let mut items: Vec<&ScoreItem> = group.items().iter().collect();
            items.sort_unstable_by_key(|item| item.score());
            items
        };
        let tasks_of = |course: &'s Course| -> Vec<Task<'s>> {
            let twice = |row: &CourseTask| {
                course.tasks.iter().filter(|other| same_task(profile, &other.task, &row.task)).count() > 1
            };
            let tasks = course.tasks.iter().filter_map(|row| {
                let (group, _) = school.score_group(&row.score_group)?;
                Some(Task { row, group, doubled: twice(row) })
            });
            tasks.collect()
        };
        Self {
            school,
            profile,
            groups: school.score_groups().iter().map(by_text).collect(),
            courses: school.courses().iter().map(tasks_of).collect(),
        }
    }

    /// The home school.
    pub fn school(&self) -> &'s School {
        self.school
    }

    /// What the set-up says of a score.
    ///
    /// # Errors
    ///
    /// [`NotCounted::UnknownCourse`], [`NotCounted::UnknownTask`], [`NotCounted::TaskDoubled`] or
    /// [`NotCounted::UnknownScore`].
    pub fn facts(&self, score: &HomeScore) -> Result<ScoreFacts<'s>, NotCounted> {
        let (place, course) = self.school.course(&score.section.course).ok_or(NotCounted::UnknownCourse)?;
        let tasks = self.courses.get(place).map(Vec::as_slice).unwrap_or_default();
        let task = tasks.iter().find(|task| task.row.task == score.task);
        let task = task.or_else(|| tasks.iter().find(|task| self.same_task(&task.row.task, &score.task)));
        let task = task.ok_or(NotCounted::UnknownTask)?;
        if task.doubled {
            return Err(NotCounted::TaskDoubled);
        }
        let item = self.item(task.group, &score.score).ok_or(NotCounted::UnknownScore)?;
        Ok(ScoreFacts { course, task: task.row, item })
    }

    fn item(&self, group: usize, score: &ScoreText) -> Option<&'s ScoreItem> {
        let items = self.groups.get(group)?;
        let place = items.binary_search_by(|item| item.score().cmp(score)).ok()?;
        items.get(place).copied()
    }

    /// Whether two spellings mean one task.
    pub(crate) fn same_task(&self, a: &TaskName, b: &TaskName) -> bool {
        same_task(self.profile, a, b)
    }

    /// What a task is for, where it takes part in the exchange.
    pub(crate) fn role(&self, task: &TaskName) -> Option<TaskRole> {
        self.profile.task(task).and_then(|task| self.profile.role(task))
    }

    /// The credit of a course: that of the one task on it that grants any (rule K-5).
    pub(crate) fn credit_of(&self, number: &CourseNumber) -> Result<Credit, NotCounted> {
        let (_, course) = self.school.course(number).ok_or(NotCounted::UnknownCourse)?;
        let mut credits = course.tasks.iter().filter_map(|task| task.credit);
        let credit = credits.next().ok_or(NotCounted::NoCredit)?;
        if credits.next().is_some() { Err(NotCounted::SeveralCredits) } else { Ok(credit) }
    }
}
