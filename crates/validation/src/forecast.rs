//! What each night of a school year will do for a linked course and task. Never decides itself: it asks the engine.
//!
//! | module | what it holds |
//! |---|---|
//! | `nights` | which nights are asked about, and at what time their runs stand |
//! | `turning_days` | the nights on which an answer can change: only these are asked about |
//! | `kinds` | sections that are set up alike, so that they share one forecast |
//! | `course`, `task` | the forecast of such sections, and of one task on them, as spans of nights |
//! | `counts` | nights by state |
//! | `in_turn` | terms that sync into one another in turn (rule T-11) |
#![cfg_attr(feature = "serde", doc = "")]
#![cfg_attr(feature = "serde", doc = include_str!("../docs/forecast_json.md"))]

mod counts;
mod course;
mod in_turn;
mod kinds;
mod nights;
mod task;
mod turning_days;
#[cfg(feature = "serde")]
mod wire;

pub use counts::{NightCounts, NightKind};
pub use course::{CourseForecast, LinkedSection};
pub use in_turn::TermsInTurn;
pub use nights::{Nights, RunTime};
pub use task::{ForecastError, NextSync, NightSpan, TaskForecast};

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::{HeldNight, PlanPolicy, SchoolPair, TermMatchPolicy, Tonight};
use kinds::Group;
use turning_days::TurningDays;

/// What each night will do for every linked course and task of a set-up.
///
/// It says of each night what the engine would say that night if the set-up stayed as it is: a mask that is set by
/// hand stays through all nights. What depends on a single student is left out: a missing enrollment, a mark that
/// cannot be translated, an exception for a student or a grade level.
///
/// The cost grows with the terms' and the windows' ends, not with the number of nights.
///
/// ```
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// use gradecrosswalk_matching::PlanPolicy;
/// use gradecrosswalk_validation::forecast::{Forecast, Nights};
/// // Document 001's Example 1: technical term 2 and home term 1 are open, by hand, and stay so.
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let year = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// let forecast = Forecast::of(&setup, year, PlanPolicy::default());
/// let spans: Vec<String> =
///     forecast.courses()[0].tasks()[0].spans().iter().map(ToString::to_string).collect();
/// assert_eq!(spans, [
///     "2019-07-01 to 2019-10-15: syncs term 2 into term 1",
///     "2019-10-16 to 2020-06-30: would be held: H20 wrong-home-term, {2} open at the technical school, \
///      {1} at home where term 2 should be",
/// ]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    technical: SchoolId,
    nights: Nights,
    term_match: TermMatchPolicy,
    courses: Vec<CourseForecast>,
}

impl Forecast {
    /// Forecasts all linked courses of a set-up.
    pub fn of(setup: &Setup, nights: Nights, policy: PlanPolicy) -> Self {
        let mut groups: BTreeMap<HomeIndex, Vec<Group>> = kinds::groups(setup);
        let mut tonights = BTreeMap::new();
        let mut courses = Vec::new();
        for (home, groups) in &mut groups {
            let Some(pair) = SchoolPair::of(setup, *home) else { continue };
            forecast_pair(setup, (&nights, policy), &pair, groups, &mut tonights);
            courses.extend(groups.drain(..).filter_map(|group| {
                let tasks = group.tasks.into_iter().filter_map(|(task, turns)| {
                    let name = setup.profile().task_name(task)?.clone();
                    turns.finish(name, nights.days())
                });
                let tasks: Vec<TaskForecast> = tasks.collect();
                let home = pair.home().id().clone();
                CourseForecast::new(home, group.sections, tasks)
                    .ok()
                    .filter(|course| !course.tasks().is_empty())
            }));
        }
        Self { technical: setup.technical().id().clone(), nights, term_match: policy.term_match, courses }
    }

    /// The technical school.
    pub fn technical(&self) -> &SchoolId {
        &self.technical
    }

    /// The nights that it is about.
    pub fn nights(&self) -> Nights {
        self.nights
    }

    /// When two open terms match: the part of the policy that a forecast depends on.
    pub fn term_match(&self) -> TermMatchPolicy {
        self.term_match
    }

    /// The forecasts, ascending by home school; those of one home school by their first technical section.
    pub fn courses(&self) -> &[CourseForecast] {
        &self.courses
    }

    /// The forecasts of a technical section, one for each linked home section that is not set up as another of the
    /// same school.
    pub fn of_section(&self, technical: &SectionKey) -> impl Iterator<Item = &CourseForecast> {
        self.courses.iter().filter(move |course| course.of_technical(technical).next().is_some())
    }

    /// The forecast of a technical section and a home section that is linked to it. None too where no task of the
    /// exchange is on either course.
    pub fn of_link(
        &self,
        technical: &SectionKey,
        home: &SchoolId,
        section: &SectionKey,
    ) -> Option<&CourseForecast> {
        let mut courses = self.courses.iter().filter(|course| course.home() == home);
        courses.find(|course| course.of_technical(technical).any(|linked| linked.home == *section))
    }

    /// Every span of nights whose grades would be held, with whom it is about.
    pub fn held(&self) -> impl Iterator<Item = HeldSpan<'_>> {
        self.courses.iter().flat_map(|course| {
            course.tasks().iter().flat_map(move |task| {
                task.held().map(move |(days, held)| HeldSpan { course, task: task.task(), days, held })
            })
        })
    }

    #[cfg(feature = "serde")]
    fn from_parts(
        technical: SchoolId,
        nights: Nights,
        term_match: TermMatchPolicy,
        courses: Vec<CourseForecast>,
    ) -> Result<Self, ForecastError> {
        let mut tasks = courses.iter().flat_map(CourseForecast::tasks);
        match tasks.find(|task| task.days() != nights.days()) {
            Some(task) => Err(ForecastError::OtherNights { of: nights.days(), found: task.days() }),
            None => Ok(Self { technical, nights, term_match, courses }),
        }
    }
}

/// Nights in a row whose grades would be held for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldSpan<'f> {
    /// The sections.
    pub course: &'f CourseForecast,
    /// The task, by its official name.
    pub task: &'f TaskName,
    /// The nights.
    pub days: DateRange,
    /// The reason, which names the problem, who can repair it and how, and the terms.
    pub held: HeldNight,
}

/// Asks the engine, for all groups of one pair of schools, on the nights on which their answers can change.
fn forecast_pair<'s>(
    setup: &'s Setup,
    (nights, policy): (&Nights, PlanPolicy),
    pair: &SchoolPair<'s>,
    groups: &mut [Group],
    tonights: &mut BTreeMap<NaiveDate, Tonight<'s>>,
) {
    let common = TurningDays::of_pair(setup, pair.home(), nights);
    let own: Vec<TurningDays> = groups
        .iter()
        .map(|group| {
            let mut days = TurningDays::none(nights);
            days.add_spans(setup.technical().clock(), group.technical_exceptions.iter().copied());
            days.add_spans(pair.home().clock(), group.home_exceptions.iter().copied());
            days
        })
        .collect();
    let mut all = common.clone();
    for days in &own {
        all.add_all(days);
    }
    for night in all.iter() {
        let Some(as_of) = nights.as_of(night) else { continue };
        let tonight = &*tonights.entry(night).or_insert_with(|| Tonight::of(setup, as_of, policy));
        let at_both = tonight.pair(pair);
        for (group, own) in groups.iter_mut().zip(&own) {
            if !common.contains(night) && !own.contains(night) {
                continue;
            }
            let Some(section) = at_both.section(group.technical, &group.link) else { continue };
            for (task, turns) in &mut group.tasks {
                if let Some(state) = section.task(*task) {
                    turns.on(night, state);
                }
            }
        }
    }
}

/// The nights on which the answer for some section of a pair of schools can change, the first night among them.
///
/// Between two of them every night is as the one before it. Their number is bounded by those of terms, windows,
/// exceptions and waived years, two for each, however many nights there are.
pub fn turning_days(setup: &Setup, home: HomeIndex, nights: &Nights) -> Vec<NaiveDate> {
    let Some(school) = setup.homes().get(usize::from(home.0)) else { return Vec::new() };
    let mut days = TurningDays::of_pair(setup, school, nights);
    for school in [setup.technical(), school] {
        days.add_spans(school.clock(), kinds::SectionExceptions::of(school, setup.profile()).spans());
    }
    days.iter().collect()
}
