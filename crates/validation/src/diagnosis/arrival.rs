//! When a grade arrives: the night, and what is supposed for it. Reads the plan and the forecast, decides nothing itself.

use super::Cause;
use super::facts::{Facts, HomeSide};
use crate::forecast::{CourseForecast, Forecast, NextSync, TaskForecast};
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::LinkTarget;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::{Arrival as Arrived, NightState, NotDueReason, Outcome, OutcomeKind};

/// What is supposed for the night on which a grade arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Supposing {
    /// Nothing: tonight's plan writes it.
    Nothing,
    /// The set-up stays as it is, and the cause is repaired before that night's run. The forecast says *syncs*.
    SetUpAsItIs,
    /// The set-up is as the forecast of the repaired set-up has it, which says *syncs*.
    RepairedSetUp,
    /// The cause is repaired before that night's run, and nothing else holds the grade then. The term is due that night.
    ThisRepairAlone,
}

/// When a grade arrives at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Arrives {
    /// It stands there.
    There,
    /// In the run of this night at the earliest, once its cause is repaired.
    OnNight {
        /// The night: the date of its run at the technical school.
        #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::date"))]
        night: NaiveDate,
        /// The home term that it goes into, where that is known.
        home_term: Option<TermNumber>,
        /// What is supposed.
        supposing: Supposing,
    },
    /// On no night that the forecast is about.
    NoNight {
        /// The last of those nights.
        #[cfg_attr(feature = "serde", serde(serialize_with = "crate::wire::date"))]
        until: NaiveDate,
    },
    /// Nobody can tell: which home section it goes into is not known, or the forecast is not about it.
    NotForecast,
}

impl fmt::Display for Arrives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::There => f.write_str("the grade stands at home"),
            Self::OnNight { night, home_term, supposing } => {
                let rest = match supposing {
                    Supposing::Nothing => ", by tonight's plan",
                    Supposing::SetUpAsItIs => ", once that is done, if the set-up stays as it is",
                    Supposing::RepairedSetUp => ", once that is done and the other repairs are made",
                    Supposing::ThisRepairAlone => ", once that is done, if nothing else holds it",
                };
                write!(f, "the grade arrives in the night of {night}")?;
                if let Some(term) = home_term {
                    write!(f, ", in home term {term}")?;
                }
                f.write_str(rest)
            }
            Self::NoNight { until } => {
                write!(f, "the grade arrives on no night until {until} as the schools are set up")
            }
            Self::NotForecast => f.write_str("when the grade arrives is not known before that is done"),
        }
    }
}

/// The forecasts of linked sections, found without reading the others.
#[derive(Debug)]
pub(super) struct Forecasts<'f> {
    forecast: &'f Forecast,
    /// Ascending by technical section, home school and home section.
    links: Vec<(Key<'f>, &'f CourseForecast)>,
}

type Key<'f> = (&'f SectionKey, &'f SchoolId, &'f SectionKey);

impl<'f> Forecasts<'f> {
    pub(super) fn of(forecast: &'f Forecast) -> Self {
        let links = forecast.courses().iter().flat_map(|course| {
            course.sections().iter().map(move |of| ((&of.technical, course.home(), &of.home), course))
        });
        let mut links: Vec<_> = links.collect();
        links.sort_unstable_by_key(|(key, _)| *key);
        Self { forecast, links }
    }

    fn find(&self, facts: &Facts<'_, '_>, link: &LinkTarget) -> Option<&'f TaskForecast> {
        let home = facts.exchange.home(link.home)?;
        let section = home.sections().get(usize::try_from(link.section).ok()?)?;
        let key = (facts.explained.section?, home.id(), &section.key);
        let place = self.links.binary_search_by(|(of, _)| (*of).cmp(&key)).ok()?;
        self.links.get(place)?.1.task(facts.explained.task_name?)
    }

    /// The forecast of the student's section; of all linked sections where it is not known, if there are any.
    fn of_grade(&self, facts: &Facts<'_, '_>) -> Vec<&'f TaskForecast> {
        let meant = |link: &&LinkTarget| {
            facts.home.as_ref().is_none_or(|home| {
                let section = home.school.sections().get(usize::try_from(link.section).unwrap_or(usize::MAX));
                link.home == home.index && section.is_some_and(|section| section.key == *home.section)
            })
        };
        let found: Option<Vec<_>> =
            facts.links.iter().filter(meant).map(|link| self.find(facts, link)).collect();
        found.unwrap_or_default()
    }

    fn until(&self) -> NaiveDate {
        self.forecast.nights().days().last()
    }
}

/// When the grade arrives, once its first cause is repaired.
///
/// The night of the run is the first that counts: what is repaired before it syncs in it. Where the home section is not
/// known, all that are linked must agree.
pub(super) fn arrives(
    facts: &Facts<'_, '_>,
    cause: Option<Cause>,
    forecasts: &Forecasts<'_>,
    repaired: Option<&Forecasts<'_>>,
) -> Arrives {
    let outcome = facts.explained.outcome;
    let there =
        matches!(outcome, Outcome::Unchanged(_) | Outcome::NotDue(NotDueReason::Closed(Arrived::Arrived)));
    if facts.posted && there {
        return Arrives::There;
    }
    if let Some(write) = outcome.write().or(match outcome {
        Outcome::Unchanged(write) => Some(write),
        _ => None,
    }) {
        let supposing = if facts.posted { Supposing::Nothing } else { Supposing::SetUpAsItIs };
        return Arrives::OnNight { night: facts.today(), home_term: Some(write.term), supposing };
    }
    let Some(cause) = cause else { return Arrives::NotForecast };
    let on = |sync: NextSync, supposing| Arrives::OnNight {
        night: sync.night,
        home_term: Some(sync.terms.home),
        supposing,
    };
    if let Some(sync) = repaired.and_then(|of| next_sync(facts, of)) {
        return on(sync, Supposing::RepairedSetUp);
    }
    if let Some(night) = made_by_the_repair(facts, cause, forecasts) {
        let home_term = facts.home.as_ref().and_then(HomeSide::wanted_number);
        return Arrives::OnNight { night, home_term, supposing: Supposing::ThisRepairAlone };
    }
    match next_sync(facts, forecasts) {
        Some(sync) => on(sync, Supposing::SetUpAsItIs),
        None if forecasts.of_grade(facts).is_empty() || disagree(facts, forecasts) => Arrives::NotForecast,
        None => Arrives::NoNight { until: forecasts.until() },
    }
}

/// The next night on which the forecast says *syncs* for the grade's term; where the home section is not known, the
/// one night on which all linked ones agree.
fn next_sync(facts: &Facts<'_, '_>, forecasts: &Forecasts<'_>) -> Option<NextSync> {
    let of_grade = forecasts.of_grade(facts);
    let mut nights = of_grade.iter().map(|of| of.next_sync_of(facts.explained.term_number, facts.today()));
    let first = nights.next()??;
    nights.all(|other| other == Some(first)).then_some(first)
}

fn disagree(facts: &Facts<'_, '_>, forecasts: &Forecasts<'_>) -> bool {
    let of_grade = forecasts.of_grade(facts);
    of_grade.iter().any(|of| of.next_sync_of(facts.explained.term_number, facts.today()).is_some())
}

/// The night that the repair itself makes, where the forecast of the set-up as it is cannot say it.
fn made_by_the_repair(facts: &Facts<'_, '_>, cause: Cause, forecasts: &Forecasts<'_>) -> Option<NaiveDate> {
    let today = facts.today();
    let now = facts.explained.as_of;
    let next_window = || {
        let ahead = facts.windows.iter().filter(|window| window.closes() >= now);
        ahead.map(|window| window.opens().date().max(today)).min()
    };
    match cause {
        // The repair opens the term, at the earliest tonight.
        Cause::TechnicalWindowMissing
        | Cause::TechnicalNotMarked
        | Cause::TermClosed
        | Cause::ClosedUnposted
        | Cause::ClosedNotLinked
        | Cause::ClosedNotEnrolled
        | Cause::ClosedOutsideTerm
        | Cause::ClosedSeveralHomes
        | Cause::ClosedNoSharedDay => Some(today),
        // The office marks the term when it begins.
        Cause::NotYetOpen if facts.explained.task.is_some_and(|task| !task.by_window) => {
            facts.explained.term.map(|term| term.dates().first())
        }
        // The term is open whenever its window is.
        Cause::TechnicalMaskLacksTerm | Cause::TechnicalTaskMissing => {
            let by_window = facts.explained.task.is_none_or(|task| task.by_window);
            if by_window && !facts.windows.is_empty() { next_window() } else { Some(today) }
        }
        _ if facts.explained.outcome.kind() == OutcomeKind::Held && facts.posted => {
            due(facts, cause, forecasts)
        }
        _ => None,
    }
}

/// Of a cause that lies in the set-up: the first night on which the grade's term is due, whatever then holds it. Where the
/// student's own records hold it, the forecast says *syncs* for what is due, and there is none.
fn due(facts: &Facts<'_, '_>, cause: Cause, forecasts: &Forecasts<'_>) -> Option<NaiveDate> {
    let held = facts.explained.outcome.held()?;
    let term = facts.explained.term_number;
    let today = facts.today();
    let of_grade = forecasts.of_grade(facts);
    let first_due = |of: &&TaskForecast| {
        let ahead = of.spans().iter().filter(|span| span.days.last() >= today);
        let mut due = ahead.filter(|span| match span.state {
            NightState::Syncs(terms) => terms.technical == term,
            NightState::Held(night) => night.technical.contains(term) && night.reason == held,
            _ => false,
        });
        due.next().map(|span| span.days.first().max(today))
    };
    if matches!(cause, Cause::Held(_)) && of_grade.iter().all(|of| syncs(of, term, today)) {
        return None;
    }
    let mut nights = of_grade.iter().map(first_due);
    let first = nights.next()??;
    nights.all(|other| other == Some(first)).then_some(first)
}

fn syncs(of: &TaskForecast, term: TermNumber, night: NaiveDate) -> bool {
    of.on(night).and_then(|state| state.syncs()).is_some_and(|terms| terms.technical == term)
}
