//! The calendar: dates, terms, masks, windows and the instant that a run stands for.
//!
//! One convention throughout: both ends of a range are inside, for dates and for minutes. Where outside data mean
//! something else, [`EndDate`] makes the caller say so (rule T-9).

mod as_of;
mod date_range;
mod mask;
mod minute;
mod schedule;
mod school_day;
mod school_year;
mod term;
mod window;
#[cfg(feature = "serde")]
mod wire;

pub use as_of::AsOf;
pub(crate) use date_range::check_year;
pub use date_range::{DateError, DateRange, EndDate};
pub use mask::{MaskError, TermMask, TermMaskIter};
pub use minute::{ClockOffset, ClockOffsetError, LocalMinute};
pub use schedule::{ScheduleError, TermSchedule};
pub use school_day::SchoolDay;
pub use school_year::{PlacementError, SchoolYear, SchoolYearError};
pub use term::{Term, TermNumber, TermNumberError};
pub use window::{GradingWindow, WindowSpan, WindowSpanError};

#[cfg(feature = "serde")]
pub(crate) use wire::Date;
