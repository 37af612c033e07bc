//! A set-up at one instant under one policy, compiled: what becomes of a grade is then a few look-ups.
//!
//! | module | what it holds |
//! |---|---|
//! | `standing` | a course's tasks as they stand at the instant: open terms, mask, score group |
//! | `home_calendar` | which home terms match which technical terms, tonight and on each term's last day |
//! | `verdict` | the checks of rule G-4 from *not due* to the score groups, for one task and term |
//! | `kinds` | courses and sections that stand alike |
//! | `compile` | verdicts for all linked sections, each kind of section once |
//! | `enrolled` | which home section a student's enrollments name (rule G-2) |

mod compile;
mod enrolled;
mod home_calendar;
mod kinds;
mod standing;
mod verdict;

use crate::open_term::OpenNow;
use crate::policy::PlanPolicy;
use crate::rows::{StudentId, day_number};
use crate::score_translation::TranslationTables;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
pub(crate) use compile::{judge, settle};
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{AsOf, GradingWindow, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{GradeLevel, School};
use gradecrosswalk_domain::scores::ScoreGroup;

pub use compile::CompileError;
pub(crate) use compile::TableKey;
pub(crate) use enrolled::{Enrolled, choose};
pub(crate) use home_calendar::HomeCalendar;
pub use standing::{CourseStanding, TaskStanding};
pub(crate) use verdict::{AsksFor, Judge, NoHome, PackedVerdict, Verdict, not_due_from};

/// How many places of task and term a row of verdicts has: 8 tasks, the last for unknown ones, times 16 terms.
pub(crate) const PLACES: usize = 128;

/// The verdicts of one kind of linked section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VerdictRow {
    /// By task and technical term.
    pub(crate) verdicts: [PackedVerdict; PLACES],
    /// The translation table of each task.
    pub(crate) tables: [u16; 8],
    /// The table of all tasks where they share one, else one that there is not.
    pub(crate) one_table: u16,
}

/// A student for whom, or for whose grade level, an exception is open tonight (rule W-8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScopedStudent {
    /// The student's id in the run.
    pub student: StudentId,
    /// The student.
    pub ssid: Ssid,
    /// The student's grade level.
    pub level: Option<GradeLevel>,
}

/// A technical section, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompiledSection {
    /// Where its links begin in [`Exchange::links`].
    pub(crate) first_link: u32,
    /// How many links it has.
    pub(crate) links: u32,
    /// The first of three rows for students without a home section: not linked, not enrolled, outside the term.
    pub(crate) without_home: u32,
}

/// A link of a technical section, compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CompiledLink {
    /// Its row of verdicts.
    pub(crate) row: u32,
    pub(crate) home: HomeIndex,
}

/// A set-up compiled at one instant under one policy.
///
/// Compile once a night with [`Exchange::compile`], then plan as often as you like: the exchange does not change.
#[derive(Debug)]
pub struct Exchange<'s> {
    setup: &'s Setup,
    as_of: AsOf,
    policy: PlanPolicy,
    judge: Judge,
    technical_now: OpenNow<'s>,
    homes_now: Vec<OpenNow<'s>>,
    /// The task of each of the technical school's windows, if it takes part.
    window_tasks: Vec<Option<TaskIndex>>,
    home_calendars: Vec<HomeCalendar>,
    /// First and last day of each technical term in days of the common era, and its bit.
    term_days: Vec<(u32, u32, u16)>,
    tables: TranslationTables,
    table_places: BTreeMap<TableKey, u16>,
    rows: Vec<VerdictRow>,
    sections: Vec<CompiledSection>,
    links: Vec<CompiledLink>,
}

impl<'s> Exchange<'s> {
    /// The set-up that was compiled.
    pub fn setup(&self) -> &'s Setup {
        self.setup
    }

    /// The instant for which it was compiled.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The policy under which it was compiled.
    pub fn policy(&self) -> &PlanPolicy {
        &self.policy
    }

    /// The technical school's open terms tonight.
    pub fn technical_now(&self) -> &OpenNow<'s> {
        &self.technical_now
    }

    /// A home school's open terms tonight.
    pub fn home_now(&self, home: HomeIndex) -> Option<&OpenNow<'s>> {
        self.homes_now.get(usize::from(home.0))
    }

    /// A home school of the set-up.
    pub fn home(&self, home: HomeIndex) -> Option<&'s School> {
        self.setup.homes().get(usize::from(home.0))
    }

    /// Whether an exception is open tonight, at any school, for this very student or the student's grade level: such
    /// students must be given to planning as [`ScopedStudent`]s.
    pub fn is_scoped(&self, ssid: Ssid, level: Option<GradeLevel>) -> bool {
        core::iter::once(&self.technical_now).chain(&self.homes_now).any(|now| now.concerns(ssid, level))
    }

    /// How the technical course of a section stands tonight, for the section or for one of its students.
    pub fn technical_standing(
        &self,
        section: SectionIndex,
        student: Option<(Ssid, Option<GradeLevel>)>,
    ) -> Option<CourseStanding> {
        let layout = self.setup.layout().technical();
        CourseStanding::of_section(self.setup.technical(), layout, section.0, &self.technical_now, student)
    }

    /// How the home course of a link stands tonight, for the home section or for one of its students.
    pub fn home_standing(
        &self,
        link: &LinkTarget,
        student: Option<(Ssid, Option<GradeLevel>)>,
    ) -> Option<CourseStanding> {
        let layout = self.setup.layout().homes().get(usize::from(link.home.0))?;
        let now = self.home_now(link.home)?;
        CourseStanding::of_section(self.home(link.home)?, layout, link.section, now, student)
    }

    /// A task's score group on the technical course of a section.
    pub fn technical_group(&self, section: SectionIndex, task: TaskIndex) -> Option<&'s ScoreGroup> {
        let course =
            *self.setup.layout().technical().section_courses().get(usize::try_from(section.0).ok()?)?;
        let tasks = self.setup.layout().technical().course(course);
        let of = tasks.iter().find(|of| of.task == task)?;
        self.setup.technical().score_groups().get(usize::from(of.group))
    }

    /// A task's score group on the home course of a link.
    pub fn home_group(&self, link: &LinkTarget, task: TaskIndex) -> Option<&'s ScoreGroup> {
        let tasks = self.setup.layout().homes().get(usize::from(link.home.0))?.course(link.course);
        let of = tasks.iter().find(|of| of.task == task)?;
        self.home(link.home)?.score_groups().get(usize::from(of.group))
    }

    /// A task's name as the home course of a link spells it.
    pub fn home_spelling(&self, link: &LinkTarget, task: TaskIndex) -> Option<&'s TaskName> {
        let course = self.home(link.home)?.courses().get(usize::try_from(link.course).ok()?)?;
        let mut names = course.tasks.iter().map(|of| &of.task);
        names.find(|name| self.setup.profile().task(name) == Some(task))
    }

    pub(crate) fn judge(&self) -> &Judge {
        &self.judge
    }

    /// The technical school's windows for a task of the exchange.
    pub(crate) fn windows_of(&self, task: TaskIndex) -> impl Iterator<Item = &'s GradingWindow> {
        let windows = self.setup.technical().windows().iter().zip(&self.window_tasks);
        windows.filter(move |(_, of)| **of == Some(task)).map(|(window, _)| window)
    }

    pub(crate) fn home_calendar(&self, home: HomeIndex) -> Option<&HomeCalendar> {
        self.home_calendars.get(usize::from(home.0))
    }

    pub(crate) fn term_days(&self) -> &[(u32, u32, u16)] {
        &self.term_days
    }

    pub(crate) fn rows(&self) -> &[VerdictRow] {
        &self.rows
    }

    pub(crate) fn sections(&self) -> &[CompiledSection] {
        &self.sections
    }

    pub(crate) fn links_of(&self, section: &CompiledSection) -> &[CompiledLink] {
        let start = usize::try_from(section.first_link).unwrap_or(usize::MAX);
        let length = usize::try_from(section.links).unwrap_or(0);
        self.links.get(start..).and_then(|links| links.get(..length)).unwrap_or_default()
    }

    pub(crate) fn tables(&self) -> &TranslationTables {
        &self.tables
    }

    pub(crate) fn table_place(&self, key: TableKey) -> Option<u16> {
        self.table_places.get(&key).copied()
    }

    /// The first and the last day of a technical term, in days of the common era.
    pub(crate) fn days_of(&self, term: TermNumber) -> Option<(u32, u32)> {
        let bit = TermMask::only(term).bits();
        self.term_days.iter().find(|(_, _, of)| *of == bit).map(|(first, last, _)| (*first, *last))
    }

    /// The as-of date at the technical school, in days of the common era.
    pub(crate) fn today(&self) -> u32 {
        day_number(self.technical_now.minute().date())
    }
}
