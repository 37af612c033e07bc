//! A night as an integrator's database has it: plain tables with integer keys, in order of their keys.
//!
//! Nothing is decided here beyond what a calendar says by itself: [`TermMatch`] is the home term by reference day.

use gradecrosswalk::domain::exchange::{HomeIndex, LinkTarget, SchoolLayout, TaskLayout, TaskSource};
use gradecrosswalk::domain::scores::ItemIndex;
use gradecrosswalk::matching::OldScore;
use gradecrosswalk::matching::rows::{PackedMark, RowTask, StudentId};
use gradecrosswalk::matching::term_match::should_be_open;
use gradecrosswalk::{AsOf, LocalMinute, School, ScoreGroup, Term, TermMatchPolicy};
use gradecrosswalk_testkit::statewide::Statewide;

use chrono::{Datelike, NaiveDate, Timelike};
use std::collections::BTreeMap;

/// Stands for the technical school among the home schools' numbers.
pub const TECHNICAL: u16 = u16::MAX;
/// A posting without student.
pub const NO_STUDENT: u32 = u32::MAX;
/// A task that takes no part.
pub const OTHER_TASK: u8 = 7;
/// A mark from here on is a score by its place in the technical group; below, hundredths of a percent.
pub const FIRST_SCORE: i32 = 100_000;
/// The place of a score text that no group has.
pub const UNLISTED: u8 = 255;

/// Column by column, as the engines are given them.
#[derive(Default)]
pub struct Tables {
    pub today: i32,
    pub posted: Posted,
    pub home: Home,
    pub enrollments: Enrollments,
    pub links: Links,
    pub section_courses: Vec<u32>,
    pub technical_tasks: CourseTasks,
    pub home_tasks: CourseTasks,
    pub windows: Windows,
    pub terms: Terms,
    pub term_match: TermMatch,
    pub scores: Scores,
}

/// A struct of columns, and a way to walk over them by name.
macro_rules! columns {
    ($(#[$meta:meta])* $name:ident { $($column:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Default)]
        pub struct $name {
            $(pub $column: Vec<$type>,)*
        }

        impl $name {
            pub fn push(&mut self, $($column: $type),*) {
                $(self.$column.push($column);)*
            }

            /// Name, type in numpy's words, and little-endian bytes of each column.
            pub fn each(&self, mut visit: impl FnMut(&str, &str, &mut dyn Iterator<Item = Vec<u8>>)) {
                $(visit(
                    stringify!($column),
                    stringify!($type),
                    &mut self.$column.chunks(1 << 16).map(|chunk| {
                        chunk.iter().flat_map(|value| value.to_le_bytes()).collect()
                    }),
                );)*
            }
        }
    };
}

columns!(
    /// Posted at the technical school.
    Posted { section: u32, student: u32, task: u8, term: u8, mark: i32 }
);
columns!(
    /// Standing at the home schools.
    Home { section: u32, student: u32, task: u8, term: u8, home: u16, score: u8 }
);
columns!(
    /// Enrollments in the home section of a technical section's link.
    Enrollments { section: u32, student: u32, slot: u8, first_day: i32, last_day: i32 }
);
columns!(
    /// Home sections of technical sections; courses are numbered over all home schools.
    Links { section: u32, slot: u8, home: u16, course: u32 }
);
columns!(
    /// Tasks on courses. Terms by hand where `by_window` is 0.
    CourseTasks { course: u32, task: u8, score_group: u16, mask: u16, by_window: u8, active: u16 }
);
columns!(
    /// Grading windows, in minutes.
    Windows { school: u16, task: u8, term: u8, opens: i64, closes: i64, now: i64 }
);
columns!(
    /// Term schedules.
    Terms { school: u16, term: u8, first_day: i32, last_day: i32 }
);
columns!(
    /// Each home school's terms against each technical term, by reference day.
    TermMatch {
        home: u16,
        term: u8,
        shares_a_day: u8,
        matching: u16,
        at_close: u8,
        superseding: u16,
    }
);
columns!(
    /// Score groups; equal ones are one. Min % in hundredths of a percent, -1 for none; texts are numbered.
    Scores { score_group: u16, item: u8, min_percent: i32, text: u32 }
);

pub fn day(date: NaiveDate) -> i32 {
    date.num_days_from_ce()
}

fn minute(minute: LocalMinute) -> i64 {
    let time = minute.to_datetime();
    i64::from(day(time.date())) * 1440 + i64::from(time.hour() * 60 + time.minute())
}

impl Tables {
    pub fn of(state: &Statewide) -> Self {
        let mut tables = Self { today: day(state.as_of.date()), ..Self::default() };
        tables.rows(state);
        let setup = &state.setup;
        let mut groups = Groups::default();
        tables.school(TECHNICAL, setup.technical(), state.as_of);
        let tasks = |layout: &SchoolLayout| layout.courses().map(<[_]>::to_vec).collect::<Vec<_>>();
        let technical = groups.of(setup.technical(), &mut tables.scores);
        for (course, tasks) in (0..).zip(tasks(setup.layout().technical())) {
            tasks.iter().for_each(|task| push_task(&mut tables.technical_tasks, course, task, &technical));
        }
        tables.section_courses = setup.layout().technical().section_courses().to_vec();
        let mut first_courses = Vec::new();
        let mut course = 0;
        for (home, (school, layout)) in (0..).zip(setup.homes().iter().zip(setup.layout().homes())) {
            tables.school(home, school, state.as_of);
            tables.calendar(home, setup.technical(), school, state.as_of.date());
            let groups = groups.of(school, &mut tables.scores);
            first_courses.push(course);
            for tasks in tasks(layout) {
                tasks.iter().for_each(|task| push_task(&mut tables.home_tasks, course, task, &groups));
                course += 1;
            }
        }
        for (section, links) in (0..).zip(setup.layout().sections()) {
            for (slot, LinkTarget { home: HomeIndex(home), course, .. }) in (1..).zip(links) {
                tables.links.push(section, slot, *home, first_courses[usize::from(*home)] + course);
            }
        }
        tables
    }

    fn rows(&mut self, state: &Statewide) {
        // Ids are ranks, small enough for keys of 64 bits.
        let posted = state.posted.iter().map(|row| row.student());
        let enrolled = state.enrollments.iter().map(|row| row.student());
        let standing = state.home.iter().map(|row| row.student());
        let mut students: Vec<StudentId> = posted.chain(enrolled).chain(standing).collect();
        students.sort_unstable();
        students.dedup();
        let rank = |student: StudentId| match student {
            StudentId::NONE => NO_STUDENT,
            student => students.binary_search(&student).unwrap() as u32,
        };
        for row in &state.posted {
            self.posted.push(
                row.section().0,
                rank(row.student()),
                task_number(row.task()),
                row.term().get(),
                mark_number(row.mark()),
            );
        }
        for row in &state.home {
            let score = match row.score() {
                OldScore::Listed(item) => item.get(),
                OldScore::Unlisted => UNLISTED,
            };
            self.home.push(
                row.section().0,
                rank(row.student()),
                task_number(row.task()),
                row.term().get(),
                row.home().0,
                score,
            );
        }
        for row in &state.enrollments {
            let days = row.days().unwrap();
            self.enrollments.push(
                row.section().0,
                rank(row.student()),
                row.slot(),
                day(days.first()),
                day(days.last()),
            );
        }
    }

    fn school(&mut self, number: u16, school: &School, as_of: AsOf) {
        let now = minute(school.clock().local(as_of));
        for (window, task) in school.windows().iter().filter_map(|window| {
            let kts = gradecrosswalk::ExchangeProfile::kts();
            Some((window, kts.task(&window.task)?))
        }) {
            let (opens, closes) = (minute(window.span.opens()), minute(window.span.closes()));
            self.windows.push(number, task.get(), window.term.get(), opens, closes, now);
        }
        for term in school.schedule().terms() {
            let dates = term.dates();
            self.terms.push(number, term.number().get(), day(dates.first()), day(dates.last()));
        }
    }

    fn calendar(&mut self, number: u16, technical: &School, home: &School, today: NaiveDate) {
        let (there, here) = (technical.schedule(), home.schedule());
        for term in there.terms() {
            let policy = TermMatchPolicy::ReferenceDay;
            let matching =
                here.terms().iter().filter(|other| policy.matches(today, (term, there), (other, here)));
            let at_close = should_be_open(term.dates().last(), term, here).map(Term::number);
            let later = there.terms().iter().filter(|later| later.dates().first() > term.dates().first());
            let superseding = later.filter(|later| {
                let nights = later.dates().first().iter_days();
                let mut nights = nights.take_while(|night| *night <= later.dates().last().min(today));
                at_close.is_some()
                    && nights.any(|night| should_be_open(night, later, here).map(Term::number) == at_close)
            });
            self.term_match.push(
                number,
                term.number().get(),
                here.terms().iter().any(|other| other.dates().overlaps(&term.dates())).into(),
                bits(matching),
                at_close.map_or(0, |term| term.get()),
                bits(superseding),
            );
        }
    }
}

fn bits<'t>(terms: impl Iterator<Item = &'t Term>) -> u16 {
    terms.fold(0, |bits, term| bits | 1 << term.number().index())
}

fn push_task(tasks: &mut CourseTasks, course: u32, task: &TaskLayout, groups: &[u16]) {
    let (by_window, active) = match task.source {
        TaskSource::ByHand(active) => (0, active.bits()),
        TaskSource::ByWindow => (1, 0),
    };
    tasks.push(course, task.task.get(), groups[usize::from(task.group)], task.mask.bits(), by_window, active);
}

fn task_number(task: RowTask) -> u8 {
    match task {
        RowTask::Exchange(task) => task.get(),
        RowTask::Other => OTHER_TASK,
    }
}

fn mark_number(mark: PackedMark) -> i32 {
    match (mark.to_percent(), mark.to_score().map(ItemIndex::get)) {
        (Some(percent), _) => {
            assert!(percent.units().is_multiple_of(100), "the tables hold hundredths of a percent");
            (percent.units() / 100).cast_signed()
        }
        (None, score) => FIRST_SCORE + i32::from(score.unwrap_or(UNLISTED)),
    }
}

/// Score groups by content, numbered.
#[derive(Default)]
struct Groups {
    numbers: BTreeMap<Vec<(i32, u32)>, u16>,
    texts: BTreeMap<String, u32>,
}

impl Groups {
    /// The numbers of a school's groups.
    fn of(&mut self, school: &School, scores: &mut Scores) -> Vec<u16> {
        school.score_groups().iter().map(|group| self.number(group, scores)).collect()
    }

    fn number(&mut self, group: &ScoreGroup, scores: &mut Scores) -> u16 {
        let items: Vec<(i32, u32)> = group
            .items()
            .iter()
            .map(|item| {
                let next = self.texts.len() as u32;
                let text = *self.texts.entry(item.score().as_str().to_owned()).or_insert(next);
                let bound = item.min_percent().map_or(-1, |bound| (bound.units() / 100).cast_signed());
                (bound, text)
            })
            .collect();
        let next = self.numbers.len() as u16;
        let number = *self.numbers.entry(items.clone()).or_insert(next);
        if number == next {
            for (item, (bound, text)) in (0..).zip(items) {
                scores.push(number, item, bound, text);
            }
        }
        number
    }
}
