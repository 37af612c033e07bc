//! The nights on which the engine's answer can change. Missing one would make a forecast wrong; one too many only
//! costs a question.
//!
//! What the engine reads of a night is: which windows and exceptions hold its minute, by each school's clock; the
//! technical school's date, against the first and last days of both schools' terms (rules T-7, T-8; the reference day
//! moves with the date only while a term of each holds it); and the school year, for waivers.

use super::Nights;
use alloc::collections::BTreeSet;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use gradecrosswalk_domain::calendar::{ClockOffset, DateRange, Term, WindowSpan};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::School;

/// Some of the nights of a forecast.
#[derive(Debug, Clone)]
pub(super) struct TurningDays {
    nights: Nights,
    days: BTreeSet<NaiveDate>,
}

impl TurningDays {
    pub(super) fn none(nights: &Nights) -> Self {
        Self { nights: *nights, days: BTreeSet::new() }
    }

    /// The first night, and those that terms, windows and waivers of a pair of schools turn on.
    pub(super) fn of_pair(setup: &Setup, home: &School, nights: &Nights) -> Self {
        let technical = setup.technical();
        let mut turning = Self::none(nights);
        turning.days.insert(nights.days().first());
        turning.add_ends_of_the_calendar();
        // Dates are the technical school's, also where they are compared with the home school's terms.
        let terms = technical.schedule().terms().iter().chain(home.schedule().terms()).map(Term::dates);
        let waived = setup.waived_years().iter().filter_map(|year| year.dates());
        terms.chain(waived).for_each(|dates| turning.add_dates(technical.clock(), dates));
        for school in [technical, home] {
            let taking_part = |task| setup.profile().task(task).is_some();
            let windows = school.windows().iter().filter(|window| taking_part(&window.task));
            turning.add_spans(school.clock(), windows.map(|window| window.span));
        }
        turning
    }

    /// Adds the nights on which windows of a school with this clock open and have closed.
    pub(super) fn add_spans(&mut self, clock: ClockOffset, spans: impl Iterator<Item = WindowSpan>) {
        for span in spans {
            self.add(clock, Some(span.opens().to_datetime()));
            self.add(clock, span.closes().to_datetime().checked_add_signed(TimeDelta::minutes(1)));
        }
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        self.days.extend(&other.days);
    }

    pub(super) fn contains(&self, night: NaiveDate) -> bool {
        self.days.contains(&night)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = NaiveDate> {
        self.days.iter().copied()
    }

    fn add_dates(&mut self, clock: ClockOffset, dates: DateRange) {
        self.add(clock, Some(dates.first().and_time(NaiveTime::MIN)));
        self.add(clock, dates.last().succ_opt().map(|after| after.and_time(NaiveTime::MIN)));
    }

    /// Adds the first night whose run stands at this minute or later on a clock that is ahead by the offset.
    fn add(&mut self, clock: ClockOffset, minute: Option<NaiveDateTime>) {
        let ahead = TimeDelta::minutes(i64::from(clock.minutes()));
        let into_day = self.nights.time().time().signed_duration_since(NaiveTime::MIN);
        let from = minute.and_then(|minute| minute.checked_sub_signed(ahead)?.checked_sub_signed(into_day));
        let night = from.and_then(|from| match from.time() {
            NaiveTime::MIN => Some(from.date()),
            _ => from.date().succ_opt(),
        });
        self.days.extend(night.filter(|night| self.nights.days().contains(*night)));
    }

    /// A clock stays where it is rather than leave the calendar: its first and last nights may be unlike the others.
    fn add_ends_of_the_calendar(&mut self) {
        let ends = [(1, 1, 2), (9999, 12, 31)];
        let ends =
            ends.into_iter().filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day));
        self.days.extend(ends.filter(|end| self.nights.days().contains(*end)));
    }
}
