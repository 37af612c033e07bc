//! From the nights of a technical school's runs to the days of the home school's clock, and back (rule T-10).

use crate::forecast::Nights;
use chrono::{NaiveDate, TimeDelta, Timelike as _};
use gradecrosswalk_domain::calendar::{ClockOffset, DateRange};

/// Minutes of a day.
const DAY: i32 = 1440;

/// How many days the home school's date is ahead of the night's when a run stands: -1, 0 or 1, the same every night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead(i64);

impl Ahead {
    /// On a clock that is so far ahead of the runs' as-of.
    pub(super) fn of(clock: ClockOffset, nights: &Nights) -> Self {
        let time = nights.time().time();
        let of_day = time.hour().saturating_mul(60).saturating_add(time.minute());
        let local = i32::try_from(of_day).unwrap_or(0).saturating_add(i32::from(clock.minutes()));
        Self(i64::from(local.div_euclid(DAY)))
    }

    /// The home school's day at the night's run.
    pub(super) fn day(self, night: NaiveDate) -> Option<NaiveDate> {
        night.checked_add_signed(TimeDelta::days(self.0))
    }

    /// The nights, among those asked about, whose runs stand on these days.
    pub(super) fn nights(self, days: DateRange, nights: &Nights) -> Option<DateRange> {
        let night = |day: NaiveDate| day.checked_sub_signed(TimeDelta::days(self.0));
        let of_days = DateRange::new(night(days.first())?, night(days.last())?).ok()?;
        of_days.intersection(&nights.days())
    }
}
