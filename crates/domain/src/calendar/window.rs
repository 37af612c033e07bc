//! Grading windows: when a task is open for posting in a term (rules W-1, W-5). Never decides which term is open.

use super::{DateRange, LocalMinute, TermNumber};
use crate::TaskName;
use core::fmt;

/// A window was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("closing time {closes} is before opening time {opens}: give a closing time of {opens} or later")]
pub struct WindowSpanError {
    opens: LocalMinute,
    closes: LocalMinute,
}

/// From the opening to the closing minute, both inside (rule W-1).
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, WindowSpan};
/// let day = |m, d| NaiveDate::from_ymd_opt(2019, m, d).unwrap();
/// let span = WindowSpan::whole_days(DateRange::new(day(8, 1), day(10, 1))?);
/// assert!(span.holds(LocalMinute::end_of(day(10, 1))?));
/// assert!(WindowSpan::new(LocalMinute::end_of(day(10, 1))?, LocalMinute::start_of(day(8, 1))?).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WindowSpan {
    opens: LocalMinute,
    closes: LocalMinute,
}

impl WindowSpan {
    /// A span of local civil time. A window of one minute is legal.
    ///
    /// # Errors
    ///
    /// If it closes before it opens.
    pub fn new(opens: LocalMinute, closes: LocalMinute) -> Result<Self, WindowSpanError> {
        if closes < opens { Err(WindowSpanError { opens, closes }) } else { Ok(Self { opens, closes }) }
    }

    /// From 00:00 of the first to 23:59 of the last day.
    pub fn whole_days(days: DateRange) -> Self {
        Self { opens: LocalMinute::first_of(days.first()), closes: LocalMinute::last_of(days.last()) }
    }

    /// The first minute, inside.
    pub fn opens(&self) -> LocalMinute {
        self.opens
    }

    /// The last minute, inside.
    pub fn closes(&self) -> LocalMinute {
        self.closes
    }

    /// Whether the minute lies in the window.
    pub fn holds(&self, minute: LocalMinute) -> bool {
        self.opens <= minute && minute <= self.closes
    }

    /// Whether the two windows share a minute.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.opens <= other.closes && other.opens <= self.closes
    }
}

impl fmt::Display for WindowSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.opens, self.closes)
    }
}

/// A window of a school for a task in a term (rule W-1; document 000).
///
/// A term may have several windows for a task, and a window need not lie inside its term (rule W-5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradingWindow {
    /// The task that is open for posting, as the school spells it.
    pub task: TaskName,
    /// The school's own term.
    pub term: TermNumber,
    /// When it is open.
    pub span: WindowSpan,
}
