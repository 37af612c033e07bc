//! Local civil time to the minute, and how far a school's clock is from the run's (rule T-10).

use super::date_range::check_year;
use super::{AsOf, DateError};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};
use core::fmt;

/// A minute of a school's local civil time. No time zone, no seconds.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::LocalMinute;
/// let day = NaiveDate::from_ymd_opt(2019, 10, 1).unwrap();
/// let late = LocalMinute::new(day.and_hms_opt(23, 59, 59).unwrap())?;
/// assert_eq!(late, LocalMinute::end_of(day)?);
/// assert!(LocalMinute::new(NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap()).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalMinute(NaiveDateTime);

impl LocalMinute {
    /// The minute that holds the given time; seconds are dropped, so 23:59:59 is the minute 23:59.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn new(time: NaiveDateTime) -> Result<Self, DateError> {
        check_year(time.date())?;
        let minute = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(NaiveTime::MIN);
        Ok(Self(time.date().and_time(minute)))
    }

    /// 00:00 of the day.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn start_of(day: NaiveDate) -> Result<Self, DateError> {
        check_year(day).map(Self::first_of)
    }

    /// 23:59 of the day.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn end_of(day: NaiveDate) -> Result<Self, DateError> {
        check_year(day).map(Self::last_of)
    }

    /// 00:00 of a day that was checked before.
    pub(super) fn first_of(day: NaiveDate) -> Self {
        Self(day.and_time(NaiveTime::MIN))
    }

    /// 23:59 of a day that was checked before.
    pub(super) fn last_of(day: NaiveDate) -> Self {
        Self(day.and_time(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN)))
    }

    /// The day that holds the minute.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }

    /// As chrono's type, with zero seconds.
    pub fn to_datetime(self) -> NaiveDateTime {
        self.0
    }

    /// The minute on a clock that is ahead by the offset; at the ends of the calendar it stays where it is.
    pub(super) fn shifted(self, offset: ClockOffset) -> Self {
        let delta = TimeDelta::minutes(i64::from(offset.minutes()));
        self.0.checked_add_signed(delta).and_then(|time| Self::new(time).ok()).unwrap_or(self)
    }
}

impl fmt::Display for LocalMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:02}:{:02}", self.0.date(), self.0.hour(), self.0.minute())
    }
}

impl fmt::Debug for LocalMinute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A clock offset was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("clock offset {minutes} min is outside -1440 to 1440: give minutes ahead of the run's as-of time")]
pub struct ClockOffsetError {
    minutes: i32,
}

/// How many minutes a school's clock is ahead of the run's as-of time, -1440 to 1440 (rule T-10).
///
/// Kentucky has two time zones: a run whose as-of is Eastern time says -60 for a school in the west.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ClockOffset(i16);

impl ClockOffset {
    /// The school's clock is the run's.
    pub const ZERO: Self = Self(0);

    /// An offset in minutes; negative where the school's clock is behind.
    ///
    /// # Errors
    ///
    /// If it is more than a day either way.
    pub fn from_minutes(minutes: i32) -> Result<Self, ClockOffsetError> {
        let refused = ClockOffsetError { minutes };
        i16::try_from(minutes).ok().filter(|m| (-1440..=1440).contains(m)).map(Self).ok_or(refused)
    }

    /// Minutes ahead of the run's as-of.
    pub fn minutes(self) -> i16 {
        self.0
    }

    /// What this school's clock shows at the run's as-of.
    pub fn local(self, as_of: AsOf) -> LocalMinute {
        as_of.minute().shifted(self)
    }
}
