//! Which nights a forecast is about, and at what time of day their runs stand. Never reads a clock.

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use core::fmt;
use gradecrosswalk_domain::calendar::{AsOf, DateRange, SchoolYear};

/// The time of day, on the run's clock, for which each night's run stands: 23:59 unless said otherwise.
///
/// ```
/// use chrono::NaiveTime;
/// use gradecrosswalk_validation::forecast::RunTime;
/// assert_eq!(RunTime::default().to_string(), "23:59");
/// assert_eq!(RunTime::at(NaiveTime::from_hms_opt(18, 30, 59).unwrap()).to_string(), "18:30");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RunTime(NaiveTime);

impl RunTime {
    /// The minute that holds the time; seconds are dropped.
    pub fn at(time: NaiveTime) -> Self {
        Self(NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(NaiveTime::MIN))
    }

    /// The minute, with zero seconds.
    pub fn time(self) -> NaiveTime {
        self.0
    }
}

impl Default for RunTime {
    /// What a bare date means for a run: 23:59.
    fn default() -> Self {
        Self(NaiveTime::from_hms_opt(23, 59, 0).unwrap_or(NaiveTime::MIN))
    }
}

impl fmt::Display for RunTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// The nights of a range of dates, a run each night.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::SchoolYear;
/// use gradecrosswalk_validation::forecast::Nights;
/// let year = Nights::of_year(SchoolYear::starting(2019)?).ok_or("no such year")?;
/// let night = NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?;
/// assert_eq!(year.days().days(), 366);
/// assert_eq!(year.as_of(night).map(|as_of| as_of.to_string()).as_deref(), Some("2019-10-04 23:59"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nights {
    days: DateRange,
    time: RunTime,
}

impl Nights {
    /// The nights of these dates, with runs that stand for 23:59.
    pub fn of(days: DateRange) -> Self {
        Self { days, time: RunTime::default() }
    }

    /// The nights of a school year, July 1 to June 30. Some for every year that [`SchoolYear`] takes.
    pub fn of_year(year: SchoolYear) -> Option<Self> {
        year.dates().map(Self::of)
    }

    /// The same nights with runs that stand for another time of day.
    #[must_use]
    pub fn at(self, time: RunTime) -> Self {
        Self { time, ..self }
    }

    /// The dates.
    pub fn days(&self) -> DateRange {
        self.days
    }

    /// The time of day.
    pub fn time(&self) -> RunTime {
        self.time
    }

    /// The instant that the run of a night stands for; none if the night is not one of these.
    pub fn as_of(&self, night: NaiveDate) -> Option<AsOf> {
        self.days.contains(night).then(|| AsOf::at(night.and_time(self.time.time())).ok()).flatten()
    }
}
