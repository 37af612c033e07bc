//! The forecast of one task on linked sections: spans of nights that follow each other without a gap.

use super::{NightCounts, TermsInTurn};
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::fmt;
use gradecrosswalk_domain::calendar::{DateRange, TermNumber};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::{HeldNight, NightState, TermPair};

/// Nights in a row that do the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NightSpan {
    /// The nights.
    pub days: DateRange,
    /// What they do.
    pub state: NightState,
}

impl fmt::Display for NightSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.days, self.state)
    }
}

/// A forecast's parts were refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ForecastError {
    /// No section was given.
    #[error("a forecast for home school {home} stands for no section: give at least one")]
    NoSection {
        /// The home school.
        home: SchoolId,
    },
    /// No span was given.
    #[error("the forecast of task {task:?} has no span: give at least one")]
    NoSpan {
        /// The task.
        task: TaskName,
    },
    /// A span does not begin on the day after the one before it.
    #[error("span {days} does not begin on the day after {before}: give spans without gaps, in order")]
    NotNext {
        /// The last day of the span before it.
        before: NaiveDate,
        /// The span.
        days: DateRange,
    },
    /// A span does the same as the one before it.
    #[error("span {days} is in the same state as the one before it: give them as one")]
    SameState {
        /// The span.
        days: DateRange,
    },
    /// A task's spans are about other nights than the forecast.
    #[error(
        "the spans of a task are of {found}, the forecast is of {of}: give spans of the forecast's nights"
    )]
    OtherNights {
        /// The forecast's nights.
        of: DateRange,
        /// The spans' nights.
        found: DateRange,
    },
    /// The counts are not those of the spans.
    #[error("the counts of task {task:?} are not those of its spans: give all spans, or count them again")]
    Miscounted {
        /// The task.
        task: TaskName,
    },
}

/// What each night will do for one task on linked sections.
///
/// The spans follow each other without a gap, and neighbours differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskForecast {
    task: TaskName,
    days: DateRange,
    spans: Vec<NightSpan>,
}

/// The first night on which a grade would arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NextSync {
    /// The night.
    pub night: NaiveDate,
    /// Which terms sync.
    pub terms: TermPair,
}

impl TaskForecast {
    /// A forecast of these spans.
    ///
    /// # Errors
    ///
    /// If there is no span, a span does not begin on the day after the one before it, or two neighbours are in one
    /// state.
    pub fn new(task: TaskName, spans: Vec<NightSpan>) -> Result<Self, ForecastError> {
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return Err(ForecastError::NoSpan { task });
        };
        for (before, span) in spans.iter().zip(spans.iter().skip(1)) {
            let (end, days) = (before.days.last(), span.days);
            if end.succ_opt() != Some(days.first()) {
                return Err(ForecastError::NotNext { before: end, days });
            }
            if before.state == span.state {
                return Err(ForecastError::SameState { days });
            }
        }
        let not_next = ForecastError::NotNext { before: last.days.last(), days: first.days };
        let days = DateRange::new(first.days.first(), last.days.last()).map_err(|_| not_next)?;
        Ok(Self { task, days, spans })
    }

    /// The task, by its official name.
    pub fn task(&self) -> &TaskName {
        &self.task
    }

    /// The nights that the spans are of.
    pub fn days(&self) -> DateRange {
        self.days
    }

    /// The spans, ascending.
    pub fn spans(&self) -> &[NightSpan] {
        &self.spans
    }

    /// What a night does; none if the forecast is not about that night.
    pub fn on(&self, night: NaiveDate) -> Option<NightState> {
        let place = self.spans.partition_point(|span| span.days.last() < night);
        self.spans.get(place).filter(|span| span.days.contains(night)).map(|span| span.state)
    }

    /// How many nights are in each state.
    pub fn counts(&self) -> NightCounts {
        NightCounts::of(&self.spans)
    }

    /// The first night, this one or a later one, on which some term syncs.
    pub fn next_sync(&self, from: NaiveDate) -> Option<NextSync> {
        self.find_sync(from, |_| true)
    }

    /// The first night, this one or a later one, on which this technical term syncs: when a grade of it arrives.
    pub fn next_sync_of(&self, technical: TermNumber, from: NaiveDate) -> Option<NextSync> {
        self.find_sync(from, |terms| terms.technical == technical)
    }

    fn find_sync(&self, from: NaiveDate, wanted: impl Fn(TermPair) -> bool) -> Option<NextSync> {
        let ahead = self.spans.iter().filter(|span| from <= span.days.last());
        let mut syncs = ahead.filter_map(|span| Some((span.days, span.state.syncs()?)));
        let (days, terms) = syncs.find(|(_, terms)| wanted(*terms))?;
        Some(NextSync { night: days.first().max(from), terms })
    }

    /// The spans of nights whose grades would be held, ascending.
    pub fn held(&self) -> impl Iterator<Item = (DateRange, HeldNight)> {
        self.spans.iter().filter_map(|span| match span.state {
            NightState::Held(held) => Some((span.days, held)),
            _ => None,
        })
    }

    /// Several technical terms that sync into one home term in turn, or one into several (rule T-11).
    pub fn in_turn(&self) -> Vec<TermsInTurn> {
        TermsInTurn::of(&self.spans)
    }
}

/// The states of turning nights, as they are asked, in order.
#[derive(Debug, Default)]
pub(super) struct Turns(Vec<(NaiveDate, NightState)>);

impl Turns {
    /// From this night on it is so.
    pub(super) fn on(&mut self, night: NaiveDate, state: NightState) {
        if self.0.last().is_none_or(|(_, before)| *before != state) {
            self.0.push((night, state));
        }
    }

    /// The forecast up to the last of the nights; none if no night was asked about.
    pub(super) fn finish(self, task: TaskName, nights: DateRange) -> Option<TaskForecast> {
        let ends = self.0.iter().skip(1).map(|(next, _)| next.pred_opt()).chain([Some(nights.last())]);
        let spans = self.0.iter().zip(ends).filter_map(|((first, state), last)| {
            Some(NightSpan { days: DateRange::new(*first, last?).ok()?, state: *state })
        });
        TaskForecast::new(task, spans.collect()).ok()
    }
}
