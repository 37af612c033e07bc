//! A range of civil dates, both ends inside. States the project's one convention for ends (rule T-9).

use chrono::{Datelike as _, NaiveDate};
use core::fmt;

/// The years that the calendar takes. Four digits, so that a date has one ISO text.
pub(crate) const YEARS: core::ops::RangeInclusive<i32> = 1..=9999;

/// A date or a range of dates was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DateError {
    /// The last date lies before the first.
    #[error("last date {last} is before first date {first}: give a last date of {first} or later")]
    EndBeforeStart {
        /// The first date given.
        first: NaiveDate,
        /// The last date given, inclusive.
        last: NaiveDate,
    },
    /// An exclusive end that equals the start would leave no day.
    #[error("exclusive end date {end} leaves no day after start date {start}: give a later end date")]
    NoDay {
        /// The start given.
        start: NaiveDate,
        /// The exclusive end given.
        end: NaiveDate,
    },
    /// A date outside the years 1 to 9999.
    #[error("date {date} is outside the years 1 to 9999: give a date within them")]
    YearOutOfRange {
        /// The date given.
        date: NaiveDate,
    },
}

pub(crate) fn check_year(date: NaiveDate) -> Result<NaiveDate, DateError> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(DateError::YearOutOfRange { date }) }
}

/// How a source of data states end dates (rule T-9): OneRoster 1.2 means exclusive ends, Ed-Fi recommends inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum EndDate {
    /// The end date is the last day.
    Inclusive,
    /// The end date is the day after the last day.
    Exclusive,
}

/// A non-empty range of civil dates; the first and the last day are both inside.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::DateRange;
/// let day = |m, d| NaiveDate::from_ymd_opt(2019, m, d).unwrap();
/// let term = DateRange::new(day(10, 2), day(12, 31))?;
/// assert!(term.contains(day(12, 31)));
/// assert!(DateRange::new(day(12, 31), day(10, 2)).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    first: NaiveDate,
    last: NaiveDate,
}

impl DateRange {
    /// From the first to the last day, both inside.
    ///
    /// # Errors
    ///
    /// If `last` is before `first`, or a year is outside 1 to 9999.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, DateError> {
        let (first, last) = (check_year(first)?, check_year(last)?);
        if last < first { Err(DateError::EndBeforeStart { first, last }) } else { Ok(Self { first, last }) }
    }

    /// From outside data, whose convention for ends the caller must state (rule T-9).
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use gradecrosswalk_domain::calendar::{DateRange, EndDate};
    /// let day = |m, d| NaiveDate::from_ymd_opt(2019, m, d).unwrap();
    /// let one_roster = DateRange::from_bounds(day(8, 1), day(10, 2), EndDate::Exclusive)?;
    /// assert_eq!(one_roster.last(), day(10, 1));
    /// assert!(DateRange::from_bounds(day(8, 1), day(8, 1), EndDate::Exclusive).is_err());
    /// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`DateRange::new`], and if an exclusive end leaves no day.
    pub fn from_bounds(start: NaiveDate, end: NaiveDate, convention: EndDate) -> Result<Self, DateError> {
        match convention {
            EndDate::Inclusive => Self::new(start, end),
            EndDate::Exclusive if end == start => Err(DateError::NoDay { start, end }),
            EndDate::Exclusive => {
                let last = end.pred_opt().ok_or(DateError::YearOutOfRange { date: end })?;
                Self::new(start, last)
            }
        }
    }

    /// One day.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn day(date: NaiveDate) -> Result<Self, DateError> {
        Self::new(date, date)
    }

    /// From a first day on without an end: the last day is that of year 9999.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn open_ended(first: NaiveDate) -> Result<Self, DateError> {
        Self::new(first, NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or(first))
    }

    /// Whether the range goes on without an end, as one of [`DateRange::open_ended`] does.
    pub fn is_open_ended(&self) -> bool {
        Self::open_ended(self.first) == Ok(*self)
    }

    /// The first day, inside.
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day, inside.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether the day lies in the range.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two ranges share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The days that both ranges hold, if any.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }

    /// Whether every day of this range lies in the other.
    pub fn is_within(&self, other: &Self) -> bool {
        other.first <= self.first && self.last <= other.last
    }

    /// How many days the range holds, at least 1.
    pub fn days(&self) -> u32 {
        let days = self.last.signed_duration_since(self.first).num_days();
        u32::try_from(days).unwrap_or(u32::MAX).saturating_add(1)
    }
}

impl fmt::Display for DateRange {
    /// `2019-08-01 to 2019-10-01`; open-ended, `2019-08-01 on`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_open_ended() {
            return write!(f, "{} on", self.first);
        }
        write!(f, "{} to {}", self.first, self.last)
    }
}

impl fmt::Debug for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
