//! One civil day of the calendar, at a school's own clock.

use super::date_range::check_year;
use super::{DateError, SchoolYear};
use chrono::NaiveDate;
use core::fmt;

/// A civil day of the years 1 to 9999, such as that of an absence.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::SchoolDay;
/// let day = SchoolDay::new(NaiveDate::from_ymd_opt(2019, 10, 4).unwrap())?;
/// assert_eq!(day.to_string(), "2019-10-04");
/// assert!(SchoolDay::new(NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap()).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolDay(NaiveDate);

impl SchoolDay {
    /// A day.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn new(date: NaiveDate) -> Result<Self, DateError> {
        check_year(date).map(Self)
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        self.0
    }

    /// The school year that holds the day; none at the two ends of the calendar.
    pub fn school_year(self) -> Option<SchoolYear> {
        SchoolYear::of(self.0).ok()
    }
}

impl fmt::Display for SchoolDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
