//! A school as its office sets it up: clock, windows, tasks on courses, score groups, exceptions.

use super::exceptions::{Exception, exceptions};
use super::pick::{per_mille, weighted};
use super::tasks::{Ground, Opened, Row, TASKS, is_task, row};
use super::windows::{Windows, open_now, windows};
use crate::SchoolBuilder;
use crate::builders::grading_task;
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::calendar::{AsOf, ClockOffset, Term, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{Course, CourseTask, Section};
use gradecrosswalk_domain::scores::ScoreGroup;
use proptest::prelude::*;

/// The most courses of a school that take part.
pub(super) const COURSES: usize = 3;

/// An office's work.
#[derive(Debug, Clone)]
pub(super) struct Office {
    clock: i32,
    /// Whether the school uses windows, and the windows, by task.
    windows: Vec<(bool, Windows)>,
    /// The rows of each course, by task.
    rows: Vec<Vec<Row>>,
    exceptions: Vec<Exception>,
    /// A task that does not take part stands on every course too (rule K-1).
    quarter_grade: bool,
}

/// The technical school's office: few mistakes, since each meets all home schools.
pub(super) fn technical_office() -> impl Strategy<Value = Office> {
    let rows = || {
        let row = |missing| row(Opened::technical(), missing, 9);
        (row(10), row(30), row(100)).prop_map(|(term, last, exam)| vec![term, last, exam])
    };
    office(windows(Opened::technical()), rows())
}

/// A home school's office.
pub(super) fn home_office() -> impl Strategy<Value = Office> {
    let row = || row(Opened::home(), 40, 11);
    office(windows(Opened::home()), prop::collection::vec(row(), TASKS))
}

fn office(
    windows: impl Strategy<Value = Windows>,
    rows: impl Strategy<Value = Vec<Row>>,
) -> impl Strategy<Value = Office> {
    let windows = prop::collection::vec((any::<bool>(), windows), TASKS);
    let rows = prop::collection::vec(rows, COURSES);
    let clock = weighted(&[(6, 0), (1, -60), (1, 60)]);
    (clock, windows, rows, exceptions(), per_mille(150)).prop_map(
        |(clock, windows, rows, exceptions, quarter_grade)| Office {
            clock,
            windows,
            rows,
            exceptions,
            quarter_grade,
        },
    )
}

/// The place of a course among the exchange's, its number at the school, and for each task the term that should be
/// open.
pub(super) type CoursePlan = (usize, CourseNumber, [Option<TermNumber>; TASKS]);

impl Office {
    /// The school's clock.
    pub(super) fn clock(&self) -> ClockOffset {
        ClockOffset::from_minutes(self.clock).unwrap()
    }

    /// Sets the school up, but for its exceptions.
    pub(super) fn furnish(
        &self,
        school: &mut SchoolBuilder,
        terms: &[Term],
        (courses, sections): (&[CoursePlan], Vec<Section>),
        groups: [ScoreGroup; 2],
        as_of: AsOf,
    ) {
        school.terms(terms.iter().cloned()).clock(self.clock);
        let now = school.parts.clock.local(as_of);
        let names = groups.each_ref().map(|group| group.name().clone());
        for group in groups {
            school.group(group);
        }
        for (task, (_, plan)) in self.windows.iter().enumerate() {
            let right = courses.first().and_then(|(_, _, right)| right[task]);
            school.parts.windows.extend(plan.build(task, terms, right, now));
        }
        for (place, number, right) in courses {
            let mut tasks: Vec<CourseTask> = Vec::new();
            for (task, row) in self.rows[*place].iter().enumerate() {
                let of_task = school.parts.windows.iter().filter(|window| is_task(&window.task, task));
                let ground = Ground {
                    task,
                    terms,
                    right: right[task],
                    by_window: self.windows[task].0,
                    windows_open: &open_now(&of_task.cloned().collect::<Vec<_>>(), now),
                    groups: &names,
                };
                tasks.extend(row.build(&ground));
            }
            tasks.extend(self.quarter_grade.then(|| grading_task("Quarter Grade")));
            school.parts.courses.push(Course { number: number.clone(), tasks });
        }
        school.parts.sections.extend(sections);
    }

    /// Adds the exceptions.
    pub(super) fn except(
        &self,
        school: &mut SchoolBuilder,
        students: &[Ssid],
        right: [Option<TermNumber>; TASKS],
        as_of: AsOf,
    ) {
        let now = school.parts.clock.local(as_of);
        let built = school.build();
        let exceptions = self.exceptions.iter().filter_map(|e| e.build(&built, students, right, now));
        school.parts.exceptions.extend(exceptions);
    }
}
