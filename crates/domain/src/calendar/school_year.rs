//! School years, July 1 to June 30, and placing dates that are written without a year (rule W-7).

use super::DateRange;
use super::date_range::YEARS;
use chrono::{Datelike as _, NaiveDate};
use core::fmt;

/// A school year was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("school year beginning in {year} is outside the years 1 to 9998: give its first calendar year")]
pub struct SchoolYearError {
    year: i32,
}

/// A day without a year could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("day {month:02}/{day:02} does not exist in school year {year}: give a month and a day of that year")]
pub struct PlacementError {
    month: u32,
    day: u32,
    year: SchoolYear,
}

/// A school year, July 1 to June 30, named by both calendar years.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// let year = SchoolYear::starting(2019)?;
/// assert_eq!(year.to_string(), "2019-20");
/// assert_eq!(year.place(3, 15).unwrap(), NaiveDate::from_ymd_opt(2020, 3, 15).unwrap());
/// assert!(SchoolYear::starting(2018)?.place(2, 29).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::SchoolYearError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(i32);

impl SchoolYear {
    /// The school year that begins on July 1 of the given calendar year.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9998.
    pub fn starting(year: i32) -> Result<Self, SchoolYearError> {
        let next = year.checked_add(1).is_some_and(|next| YEARS.contains(&next));
        if YEARS.contains(&year) && next { Ok(Self(year)) } else { Err(SchoolYearError { year }) }
    }

    /// The school year that holds the day.
    ///
    /// # Errors
    ///
    /// If that year is outside the calendar.
    pub fn of(day: NaiveDate) -> Result<Self, SchoolYearError> {
        let before_july = i32::from(day.month() < 7);
        Self::starting(day.year().saturating_sub(before_july))
    }

    /// The calendar year in which the school year begins.
    pub fn first_calendar_year(self) -> i32 {
        self.0
    }

    /// The calendar year in which the school year ends.
    pub fn last_calendar_year(self) -> i32 {
        self.0.saturating_add(1)
    }

    /// The school year that follows.
    ///
    /// # Errors
    ///
    /// If that year is outside the calendar.
    pub fn next(self) -> Result<Self, SchoolYearError> {
        Self::starting(self.last_calendar_year())
    }

    /// Whether the day lies in the school year.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == Ok(self)
    }

    /// July 1 to June 30.
    pub fn dates(self) -> Option<DateRange> {
        let (first, last) = (self.place(7, 1).ok()?, self.place(6, 30).ok()?);
        DateRange::new(first, last).ok()
    }

    /// Places a day that is written without a year: July to December in the first calendar year, January to June in
    /// the second (rule W-7; document 000's visual writes windows that way).
    ///
    /// # Errors
    ///
    /// If that calendar year has no such day.
    pub fn place(self, month: u32, day: u32) -> Result<NaiveDate, PlacementError> {
        let year = if month < 7 { self.last_calendar_year() } else { self.first_calendar_year() };
        NaiveDate::from_ymd_opt(year, month, day).ok_or(PlacementError { month, day, year: self })
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0, self.last_calendar_year().rem_euclid(100))
    }
}
