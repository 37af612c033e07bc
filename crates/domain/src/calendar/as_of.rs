//! The instant that a run stands for. Always given by the caller: nothing here reads a clock.

use super::{DateError, LocalMinute};
use chrono::{NaiveDate, NaiveDateTime};
use core::fmt;

/// The local date and time, to the minute, that a run stands for.
///
/// A run after midnight stands for the evening before, so give it the evening's date. A missed night is made up by a
/// run with that night's own as-of.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::AsOf;
/// let as_of = AsOf::end_of(NaiveDate::from_ymd_opt(2019, 10, 4).unwrap())?;
/// assert_eq!(as_of.to_string(), "2019-10-04 23:59");
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(LocalMinute);

impl AsOf {
    /// The minute that holds the given time.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn at(time: NaiveDateTime) -> Result<Self, DateError> {
        LocalMinute::new(time).map(Self)
    }

    /// What a bare date means: 23:59 of that day.
    ///
    /// # Errors
    ///
    /// If the year is outside 1 to 9999.
    pub fn end_of(date: NaiveDate) -> Result<Self, DateError> {
        LocalMinute::end_of(date).map(Self)
    }

    /// The minute, on the run's clock.
    pub fn minute(self) -> LocalMinute {
        self.0
    }

    /// The date, on the run's clock.
    pub fn date(self) -> NaiveDate {
        self.0.date()
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
