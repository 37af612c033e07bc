//! The nights of a proposal and the time at which each night's run stands. Never reads a clock.

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike as _};
use gradecrosswalk_domain::calendar::{AsOf, ClockOffset, DateRange};

/// Minutes of a day.
const DAY: i32 = 1440;

/// The nights for which something is proposed: dates on the runs' clock, and the time of day for which each run stands.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::{DateRange, SchoolYear};
/// use gradecrosswalk_validation::proposal::Nights;
/// let nights = Nights::of(SchoolYear::starting(2019)?.dates().unwrap());
/// let october_4 = NaiveDate::from_ymd_opt(2019, 10, 4).unwrap();
/// assert_eq!(nights.as_of(october_4).unwrap().to_string(), "2019-10-04 23:59");
/// assert!(nights.as_of(NaiveDate::from_ymd_opt(2020, 7, 1).unwrap()).is_none());
/// # Ok::<(), gradecrosswalk_domain::calendar::SchoolYearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nights {
    dates: DateRange,
    time: NaiveTime,
}

impl Nights {
    /// One run a night that stands for 23:59, as a bare date does.
    pub fn of(dates: DateRange) -> Self {
        Self::at(dates, NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN))
    }

    /// One run a night that stands for this time of day; its seconds do not count.
    pub fn at(dates: DateRange, time: NaiveTime) -> Self {
        let time = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time);
        Self { dates, time }
    }

    /// The dates of the nights.
    pub fn dates(&self) -> DateRange {
        self.dates
    }

    /// The time of day for which each run stands, to the minute.
    pub fn time(&self) -> NaiveTime {
        self.time
    }

    /// The instant of one night's run, if the night is one of these.
    pub fn as_of(&self, night: NaiveDate) -> Option<AsOf> {
        let time = Some(night).filter(|night| self.dates.contains(*night))?.and_time(self.time);
        AsOf::at(time).ok()
    }

    /// How many days a school's local date is ahead of the night's: -1, 0 or 1 (rule T-10).
    pub(super) fn ahead(&self, clock: ClockOffset) -> Ahead {
        let of_day = self.time.hour().saturating_mul(60).saturating_add(self.time.minute());
        let local = i32::try_from(of_day).unwrap_or(0).saturating_add(i32::from(clock.minutes()));
        Ahead(i64::from(local.div_euclid(DAY)))
    }
}

/// How many days a school's local date is ahead of the night's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead(i64);

impl Ahead {
    /// The school's local date at the night's run.
    pub(super) fn local(self, night: NaiveDate) -> Option<NaiveDate> {
        night.checked_add_signed(TimeDelta::days(self.0))
    }

    /// The night at whose run the school has this local date.
    pub(super) fn night(self, local: NaiveDate) -> Option<NaiveDate> {
        local.checked_sub_signed(TimeDelta::days(self.0))
    }
}
