//! The days on which a school has instruction. What a school can get wrong (no day at all, days outside its terms) is
//! kept as it is.

use crate::calendar::SchoolDay;
use alloc::vec::Vec;

/// There is no earlier day of instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoInstruction {
    /// The calendar has no day at all.
    #[error("the instructional calendar has no day: give the days of instruction")]
    Empty,
    /// No day of the calendar lies before the one that was asked about.
    #[error("no day of instruction lies before {asked}: the calendar begins on {first}")]
    BeforeFirst {
        /// The day that was asked about.
        asked: SchoolDay,
        /// The first day of instruction.
        first: SchoolDay,
    },
}

/// A school's days of instruction, ascending, each once.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::attendance::InstructionalCalendar;
/// use gradecrosswalk_domain::calendar::SchoolDay;
/// let day = |d| SchoolDay::new(NaiveDate::from_ymd_opt(2019, 10, d).unwrap()).unwrap();
/// // Thursday, Friday and, after the weekend, Monday.
/// let calendar = InstructionalCalendar::new([day(7), day(3), day(4)]);
/// assert_eq!(calendar.previous_instructional_day(day(7)), Ok(day(4)));
/// assert!(calendar.previous_instructional_day(day(3)).is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InstructionalCalendar {
    days: Vec<SchoolDay>,
}

impl InstructionalCalendar {
    /// A calendar of the given days, in any order and as often as they come.
    pub fn new(days: impl IntoIterator<Item = SchoolDay>) -> Self {
        let mut days: Vec<SchoolDay> = days.into_iter().collect();
        days.sort_unstable();
        days.dedup();
        Self { days }
    }

    /// The days, ascending.
    pub fn days(&self) -> &[SchoolDay] {
        &self.days
    }

    /// Whether there is instruction on the day.
    pub fn has_instruction(&self, day: SchoolDay) -> bool {
        self.days.binary_search(&day).is_ok()
    }

    /// The last day of instruction before the given day, whose unknown absences a run of that day syncs (rule A-2).
    ///
    /// # Errors
    ///
    /// If the calendar has no day, or none before the given one.
    pub fn previous_instructional_day(&self, day: SchoolDay) -> Result<SchoolDay, NoInstruction> {
        let before = self.days.partition_point(|of| *of < day);
        let previous = before.checked_sub(1).and_then(|place| self.days.get(place));
        match (previous, self.days.first()) {
            (Some(previous), _) => Ok(*previous),
            (None, Some(first)) => Err(NoInstruction::BeforeFirst { asked: day, first: *first }),
            (None, None) => Err(NoInstruction::Empty),
        }
    }
}
