//! The home school's days, cut into stretches on which nothing that matters changes. Never asks what is needed there.

use super::nights::{Ahead, Nights};
use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{ClockOffset, DateRange, WindowSpan};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::School;

/// Stretches of days on the home school's calendar, ascending and without gaps.
///
/// Each technical school's nights keep one distance from the home school's days, so that a stretch holds whole nights
/// of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) stretches: Vec<DateRange>,
}

impl Axis {
    /// The days of all nights, cut where the engine's answer for one of these set-ups may change.
    pub(super) fn of<'a>(exchanges: impl Iterator<Item = (&'a Setup, &'a School)>, nights: &Nights) -> Self {
        let mut cuts = Cuts::default();
        for (setup, home) in exchanges {
            cuts.exchange(setup, home, nights);
        }
        cuts.stretches()
    }

    /// The first day of all and the last one.
    pub(super) fn days(&self) -> Option<DateRange> {
        let (first, last) = (self.stretches.first()?, self.stretches.last()?);
        DateRange::new(first.first(), last.last()).ok()
    }

    /// From the first day of one stretch to the last day of another.
    pub(super) fn between(&self, first: usize, last: usize) -> Option<DateRange> {
        DateRange::new(self.stretches.get(first)?.first(), self.stretches.get(last)?.last()).ok()
    }
}

/// The nights of one technical school that a stretch of the home school's days stands for; none outside the range.
pub(super) fn nights_of(stretch: DateRange, ahead: Ahead, nights: &Nights) -> Option<DateRange> {
    let days = DateRange::new(ahead.night(stretch.first())?, ahead.night(stretch.last())?).ok()?;
    days.intersection(&nights.dates())
}

/// Days on which something may be otherwise than the day before.
#[derive(Default)]
struct Cuts {
    first: Option<NaiveDate>,
    /// The day after the last one.
    end: Option<NaiveDate>,
    days: BTreeSet<NaiveDate>,
}

/// Turns a school's local dates into the home school's days.
#[derive(Clone, Copy)]
struct Clocks {
    school: Ahead,
    home: Ahead,
}

impl Cuts {
    fn exchange(&mut self, setup: &Setup, home: &School, nights: &Nights) {
        let ahead = |clock: ClockOffset| nights.ahead(clock);
        let (there, here) = (ahead(setup.technical().clock()), ahead(home.clock()));
        let (technical, at_home) =
            (Clocks { school: there, home: here }, Clocks { school: here, home: here });
        let (first, last) = (nights.dates().first(), nights.dates().last());
        if let (Some(first), Some(end)) = (here.local(first), here.local(last).and_then(|day| day.succ_opt()))
        {
            self.first = Some(self.first.map_or(first, |other| other.min(first)));
            self.end = Some(self.end.map_or(end, |other| other.max(end)));
            self.days.extend([first, end]);
        }
        // Term dates of both schools are compared with the technical school's date (rule T-7).
        for school in [setup.technical(), home] {
            for term in school.schedule().terms() {
                self.range(term.dates(), technical);
            }
        }
        for year in setup.waived_years().iter().filter_map(|year| year.dates()) {
            self.range(year, technical);
        }
        for (school, clocks) in [(setup.technical(), technical), (home, at_home)] {
            let windows = school.windows().iter().map(|window| window.span);
            let exceptions = school.exceptions().iter().map(|exception| exception.span);
            windows.chain(exceptions).for_each(|span| self.span(span, clocks));
        }
    }

    /// The first day of a range of the school's local dates, and the day after its last.
    fn range(&mut self, dates: DateRange, clocks: Clocks) {
        self.cut(Some(dates.first()), clocks);
        self.cut(dates.last().succ_opt(), clocks);
    }

    /// The days of the opening and of the closing minute and the days after them: the run of the same day may stand
    /// before the minute or after it.
    fn span(&mut self, span: WindowSpan, clocks: Clocks) {
        for day in [span.opens().date(), span.closes().date()] {
            self.cut(Some(day), clocks);
            self.cut(day.succ_opt(), clocks);
        }
    }

    fn cut(&mut self, local: Option<NaiveDate>, clocks: Clocks) {
        let night = local.and_then(|day| clocks.school.night(day));
        self.days.extend(night.and_then(|night| clocks.home.local(night)));
    }

    fn stretches(self) -> Axis {
        let (Some(first), Some(end)) = (self.first, self.end) else { return Axis { stretches: Vec::new() } };
        let cuts: Vec<NaiveDate> = self.days.range(first..=end).copied().collect();
        let pairs = cuts.iter().zip(cuts.iter().skip(1));
        let stretches = pairs.filter_map(|(first, next)| DateRange::new(*first, next.pred_opt()?).ok());
        Axis { stretches: stretches.collect() }
    }
}
