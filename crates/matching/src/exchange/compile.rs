//! Compiling a set-up: every kind of section once, every pair of score groups once, then one pass over the links.

use super::kinds::{Latest, SchoolKinds};
use super::{
    CompiledLink, CompiledSection, CourseStanding, Exchange, HomeCalendar, Judge, NoHome, PLACES,
    PackedVerdict, Verdict, VerdictRow,
};
use crate::open_term::{MAX_TASKS, OpenNow};
use crate::policy::PlanPolicy;
use crate::rows::day_number;
use crate::score_translation::{TableContent, TechnicalScores, TranslationTables};
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, LocalMinute, SchoolYear, Term, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, Setup, TaskIndex};
use gradecrosswalk_domain::school::School;

/// A set-up could not be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// More different pairs of score groups than an exchange can number.
    #[error("the schools' score groups make more than {max} different translations: split the set-up")]
    TooManyTranslations {
        /// The most that an exchange numbers.
        max: usize,
    },
}

/// The places of one task in a row of verdicts.
const TERMS: usize = 16;

/// A technical group and a home group, by their places; no home group where the task is not on the home course.
pub(crate) type TableKey = (u16, HomeIndex, Option<u16>);

impl<'s> Exchange<'s> {
    /// Compiles a set-up for one instant and one policy.
    ///
    /// # Errors
    ///
    /// If the schools' score groups make more than 65,535 different translations.
    pub fn compile(setup: &'s Setup, as_of: AsOf, policy: PlanPolicy) -> Result<Self, CompileError> {
        let open_now = |school: &'s School| OpenNow::at(school, setup.profile(), school.clock().local(as_of));
        let technical_now = open_now(setup.technical());
        let homes_now: Vec<OpenNow<'s>> = setup.homes().iter().map(open_now).collect();
        let date = technical_now.minute().date();
        let schedule = setup.technical().schedule();
        let calendar = |home: &School| HomeCalendar::of(date, policy.term_match, schedule, home.schedule());
        let windows = setup.technical().windows().iter();
        let window_tasks: Vec<_> = windows.map(|window| setup.profile().task(&window.task)).collect();
        let mut exchange = Self {
            setup,
            as_of,
            policy,
            judge: judge(setup, &window_tasks, technical_now.minute(), &policy),
            window_tasks,
            home_calendars: setup.homes().iter().map(calendar).collect(),
            technical_now,
            homes_now,
            term_days: schedule.terms().iter().map(term_days).collect(),
            tables: TranslationTables::default(),
            table_places: BTreeMap::new(),
            rows: Vec::new(),
            sections: Vec::with_capacity(setup.technical().sections().len()),
            links: Vec::with_capacity(setup.layout().link_count()),
        };
        Compiler::new(setup, &exchange).run(&mut exchange)?;
        Ok(exchange)
    }
}

fn term_days(term: &Term) -> (u32, u32, u16) {
    let dates = term.dates();
    (day_number(dates.first()), day_number(dates.last()), TermMask::only(term.number()).bits())
}

/// What the verdicts share at this minute of the technical school's local time. `window_tasks`: the task of each of its
/// windows.
pub(crate) fn judge(
    setup: &Setup,
    window_tasks: &[Option<TaskIndex>],
    minute: LocalMinute,
    policy: &PlanPolicy,
) -> Judge {
    let technical = setup.technical();
    let year = SchoolYear::of(minute.date());
    let past = technical.schedule().terms().iter().filter(|term| term.dates().last() < minute.date());
    let mut judge = Judge {
        waived: setup.waived_years().iter().any(|waived| Ok(*waived) == year),
        schedule: technical.schedule().mask(),
        past: past.map(Term::number).collect(),
        windowed: [TermMask::EMPTY; MAX_TASKS],
        window_ahead: [TermMask::EMPTY; MAX_TASKS],
        by_date: policy.term_match.is_by_date(),
    };
    for (window, task) in technical.windows().iter().zip(window_tasks) {
        let Some(task) = task else { continue };
        let add = |masks: &mut [TermMask; MAX_TASKS]| {
            if let Some(mask) = masks.get_mut(usize::from(task.get())) {
                *mask = mask.with(window.term);
            }
        };
        add(&mut judge.windowed);
        if minute <= window.span.closes() {
            add(&mut judge.window_ahead);
        }
    }
    judge
}

struct Compiler<'s> {
    setup: &'s Setup,
    technical: SchoolKinds,
    homes: Vec<SchoolKinds>,
    /// The rows of verdicts by technical kind, home school and home kind.
    rows: BTreeMap<(u32, HomeIndex, u32), u32>,
    /// For each home school the latest of them, by technical kind and home kind.
    latest: Vec<Latest<(u32, u32), u32>>,
    /// The first of the three rows without home of each technical kind.
    without_home: Vec<Option<u32>>,
    scores: BTreeMap<u16, TechnicalScores>,
    contents: BTreeMap<TableContent, u16>,
}

impl<'s> Compiler<'s> {
    fn new(setup: &'s Setup, exchange: &Exchange<'s>) -> Self {
        let layout = setup.layout();
        let homes = setup.homes().iter().zip(layout.homes()).zip(&exchange.homes_now);
        let technical = SchoolKinds::of(setup.technical(), layout.technical(), &exchange.technical_now);
        Self {
            setup,
            latest: vec![Latest::NONE; setup.homes().len()],
            without_home: vec![None; technical.kinds.standings.len()],
            technical,
            homes: homes.map(|((school, layout), now)| SchoolKinds::of(school, layout, now)).collect(),
            rows: BTreeMap::new(),
            scores: BTreeMap::new(),
            contents: BTreeMap::new(),
        }
    }

    fn run(mut self, exchange: &mut Exchange<'s>) -> Result<(), CompileError> {
        let layout = self.setup.layout();
        let courses = layout.technical().section_courses();
        for ((place, course), links) in (0_u32..).zip(courses).zip(layout.sections()) {
            let kind = self.technical.kind(*course, place);
            let without_home = self.without_home(exchange, kind);
            let first_link = u32::try_from(exchange.links.len()).unwrap_or(u32::MAX);
            for link in links {
                let row = self.row(exchange, kind, link)?;
                exchange.links.push(CompiledLink { row, home: link.home });
            }
            let links = u32::try_from(links.len()).unwrap_or(0);
            exchange.sections.push(CompiledSection { first_link, links, without_home });
        }
        Ok(())
    }

    fn without_home(&mut self, exchange: &mut Exchange<'s>, kind: u32) -> u32 {
        let place = usize::try_from(kind).unwrap_or(usize::MAX);
        if let Some(Some(row)) = self.without_home.get(place) {
            return *row;
        }
        let first = next_row(exchange);
        let standing = self.technical.kinds.standing(kind).copied().unwrap_or_default();
        for none in NoHome::ALL {
            let row = self.verdict_row(&standing, [0; 8], |task, term| {
                PackedVerdict::of(exchange.judge.without_home(&standing, none, task, term), task)
            });
            exchange.rows.push(row);
        }
        if let Some(known) = self.without_home.get_mut(place) {
            *known = Some(first);
        }
        first
    }

    fn row(
        &mut self,
        exchange: &mut Exchange<'s>,
        kind: u32,
        link: &LinkTarget,
    ) -> Result<u32, CompileError> {
        let home_place = usize::from(link.home.0);
        let home_kind =
            self.homes.get(home_place).map_or(u32::MAX, |home| home.kind(link.course, link.section));
        match self.latest.get_mut(home_place).and_then(|latest| latest.find((kind, home_kind))) {
            Some(row) => Ok(row),
            None => self.seldom(exchange, kind, link.home, home_kind),
        }
    }

    #[cold]
    fn seldom(
        &mut self,
        exchange: &mut Exchange<'s>,
        kind: u32,
        home: HomeIndex,
        home_kind: u32,
    ) -> Result<u32, CompileError> {
        let row = match self.rows.get(&(kind, home, home_kind)) {
            Some(row) => *row,
            None => self.new_row(exchange, kind, home, home_kind)?,
        };
        if let Some(latest) = self.latest.get_mut(usize::from(home.0)) {
            latest.keep((kind, home_kind), row);
        }
        Ok(row)
    }

    fn new_row(
        &mut self,
        exchange: &mut Exchange<'s>,
        kind: u32,
        home_index: HomeIndex,
        home_kind: u32,
    ) -> Result<u32, CompileError> {
        let home_place = usize::from(home_index.0);
        let technical = self.technical.kinds.standing(kind).copied().unwrap_or_default();
        let home = self.homes.get(home_place).and_then(|home| home.kinds.standing(home_kind)).copied();
        let home = home.unwrap_or_default();
        let mut tables = [u16::MAX; 8];
        let mut latest = Latest::NONE;
        for ((index, _), table) in self.setup.profile().indexed_tasks().zip(&mut tables) {
            if let Some(standing) = technical.task(index) {
                let key = (standing.group, home_index, home.task(index).map(|home| home.group));
                *table = match latest.find(key) {
                    Some(table) => table,
                    None => self.table(exchange, key)?,
                };
                latest.keep(key, *table);
            }
        }
        let number = next_row(exchange);
        let calendar = exchange.home_calendars.get(home_place).cloned().unwrap_or_default();
        let row = self.verdict_row(&technical, tables, |task, term| {
            let table = tables.get(usize::from(task.get())).copied().unwrap_or(0);
            settle(exchange, exchange.judge.linked(&technical, (&calendar, &home), task, term), task, table)
        });
        exchange.rows.push(row);
        self.rows.insert((kind, home_index, home_kind), number);
        Ok(number)
    }

    /// A row of verdicts: the profile's tasks as asked, every other task unknown (rule K-1). A task without a table
    /// has `u16::MAX` in `tables`.
    fn verdict_row(
        &self,
        technical: &CourseStanding,
        tables: [u16; 8],
        verdict: impl Fn(TaskIndex, TermNumber) -> PackedVerdict,
    ) -> VerdictRow {
        let schedule = self.setup.technical().schedule().mask();
        let mut verdicts = [PackedVerdict::NONE; PLACES];
        for ((task, _), verdicts) in
            self.setup.profile().indexed_tasks().zip(verdicts.chunks_exact_mut(TERMS))
        {
            // Terms that are neither open nor in the schedule are told apart by nothing.
            let told = schedule | technical.task(task).map_or(TermMask::EMPTY, |task| task.open);
            if let Some(other) = told.complement().first() {
                verdicts.fill(verdict(task, other));
            }
            for term in told {
                if let Some(slot) = verdicts.get_mut(usize::from(term.index())) {
                    *slot = verdict(task, term);
                }
            }
        }
        let mut used = tables.into_iter().filter(|table| *table != u16::MAX);
        let first = used.next().unwrap_or(u16::MAX);
        let one_table = if used.all(|table| table == first) { first } else { u16::MAX };
        VerdictRow { verdicts, tables, one_table }
    }

    fn table(&mut self, exchange: &mut Exchange<'s>, key: TableKey) -> Result<u16, CompileError> {
        if let Some(place) = exchange.table_places.get(&key) {
            return Ok(*place);
        }
        let (technical, home, home_group) = key;
        let group = |school: &'s School, place: u16| school.score_groups().get(usize::from(place));
        let scores = technical;
        let technical = group(self.setup.technical(), technical);
        let school = self.setup.homes().get(usize::from(home.0));
        let home = school.and_then(|school| home_group.and_then(|place| group(school, place)));
        let content = match technical.zip(home) {
            Some((technical, home)) => {
                let rounding = exchange.policy.rounding;
                let scores = self.scores.entry(scores);
                let scores = scores.or_insert_with(|| TechnicalScores::of(technical, rounding));
                TableContent::of(technical, scores, home)
            }
            None => TableContent::nothing(),
        };
        let place = match self.contents.get(&content) {
            Some(place) => *place,
            None => {
                let max = usize::from(u16::MAX);
                let place = u16::try_from(exchange.tables.len()).ok().filter(|place| *place < u16::MAX);
                let place = place.ok_or(CompileError::TooManyTranslations { max })?;
                exchange.tables.push(content.clone());
                self.contents.insert(content, place);
                place
            }
        };
        exchange.table_places.insert(key, place);
        Ok(place)
    }
}

/// A verdict packed; where the table holds every mark because the groups differ, held at once.
pub(crate) fn settle(
    exchange: &Exchange<'_>,
    verdict: Verdict,
    task: TaskIndex,
    table: u16,
) -> PackedVerdict {
    PackedVerdict::of(verdict.settled(|| exchange.tables.groups_differ(table)), task)
}

fn next_row(exchange: &Exchange<'_>) -> u32 {
    u32::try_from(exchange.rows.len()).unwrap_or(u32::MAX)
}
