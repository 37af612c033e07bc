//! A student's stay on a technical section's roster, as a row.

use super::enrollment::{DAY_MASK, day_number, range_of};
use super::key::KeyedRow;
use super::{RowKey, StudentId};
use core::cmp::Ordering;
use core::fmt;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex};

/// A roster entry: technical section, student, the first and the last day, and the home school from which it came.
///
/// Several rows of one student in one section are legal: dropped and added again, or entered twice by mistake.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::DateRange;
/// use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex};
/// use gradecrosswalk_matching::rows::{RosterRow, StudentId};
/// let days = DateRange::open_ended(NaiveDate::from_ymd_opt(2019, 8, 1).unwrap())?;
/// let row = RosterRow::new(SectionIndex(7), StudentId(12), days, Some(HomeIndex(3)));
/// assert_eq!((row.days(), row.home()), (Some(days), Some(HomeIndex(3))));
/// assert_eq!(RosterRow::new(SectionIndex(7), StudentId(12), days, None).home(), None);
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RosterRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// First day in bits 36 to 57, last day in bits 14 to 35 (days of the common era), home school in bits 0 to 13.
    word: u64,
}

impl RosterRow {
    const HOME_MASK: u64 = 0x3fff;
    const LAST_SHIFT: u32 = 14;
    const FIRST_SHIFT: u32 = 36;

    /// A roster entry. Without a home school it is not known from which one it came; a place above 16,382, which no
    /// set-up has, counts as not known.
    #[inline]
    pub fn new(section: SectionIndex, student: StudentId, days: DateRange, home: Option<HomeIndex>) -> Self {
        let (first, last) = (u64::from(day_number(days.first())), u64::from(day_number(days.last())));
        let home = home.map_or(Self::HOME_MASK, |home| u64::from(home.0).min(Self::HOME_MASK));
        let days = ((first & DAY_MASK) << Self::FIRST_SHIFT) | ((last & DAY_MASK) << Self::LAST_SHIFT);
        Self { section: section.0, student: student.0, word: days | home }
    }

    /// Technical section and student.
    #[inline(always)]
    pub fn key(&self) -> RowKey {
        RowKey::new(SectionIndex(self.section), StudentId(self.student))
    }

    /// The technical section.
    pub fn section(&self) -> SectionIndex {
        SectionIndex(self.section)
    }

    /// The student.
    pub fn student(&self) -> StudentId {
        StudentId(self.student)
    }

    /// The home school from which the entry came, where that is known.
    #[inline]
    pub fn home(&self) -> Option<HomeIndex> {
        let code = self.word & Self::HOME_MASK;
        (code < Self::HOME_MASK).then(|| HomeIndex(u16::try_from(code).unwrap_or(u16::MAX)))
    }

    /// The first day, in days of the common era.
    #[inline(always)]
    pub(crate) fn first(&self) -> u32 {
        u32::try_from(self.word >> Self::FIRST_SHIFT).unwrap_or(0)
    }

    /// The last day, in days of the common era.
    #[inline(always)]
    pub(crate) fn last(&self) -> u32 {
        u32::try_from((self.word >> Self::LAST_SHIFT) & DAY_MASK).unwrap_or(0)
    }

    /// The first and the last day, both inside.
    pub fn days(&self) -> Option<DateRange> {
        range_of(self.first(), self.last())
    }
}

impl KeyedRow for RosterRow {
    const UNIQUE: u32 = 0;
    const FINE_RANK_BITS: u32 = 0;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        0
    }
}

impl Ord for RosterRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for RosterRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for RosterRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} from home {:?} {:?}", self.key(), self.home().map(|home| home.0), self.days())
    }
}
