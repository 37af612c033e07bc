//! A student's enrollment in a home section, as a row under the technical section that the home section is linked to.

use super::key::KeyedRow;
use super::{RowKey, StudentId};
use chrono::{Datelike as _, NaiveDate};
use core::cmp::Ordering;
use core::fmt;
use core::num::NonZeroU8;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::SectionIndex;

/// Which of a technical section's links, from 1, in the order of
/// [`Layout::links_of`](gradecrosswalk_domain::exchange::Layout::links_of).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkSlot(NonZeroU8);

impl LinkSlot {
    /// A slot; 0 is none. Whether the section has so many links is found out in planning: an enrollment in a slot
    /// that the section does not have is no enrollment in it.
    pub const fn new(slot: u8) -> Option<Self> {
        match NonZeroU8::new(slot) {
            Some(slot) => Some(Self(slot)),
            None => None,
        }
    }

    /// The slot, from 1.
    pub const fn get(self) -> u8 {
        self.0.get()
    }
}

/// An enrollment: technical section, student, the link to the home section, the first and the last day.
///
/// Several rows of one student in one section are legal: dropped and added again, or moved.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct EnrollmentRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// First day in bits 32 to 53, last day in bits 8 to 29 (days of the common era), slot in bits 0 to 7.
    word: u64,
}

/// The last of a calendar of four-digit years, in days of the common era, has 22 bits.
pub(super) const DAY_MASK: u64 = (1 << 22) - 1;

/// A date as days of the common era.
pub(crate) fn day_number(day: NaiveDate) -> u32 {
    u32::try_from(day.num_days_from_ce()).unwrap_or(0)
}

/// The range of two days of the common era.
pub(crate) fn range_of(first: u32, last: u32) -> Option<DateRange> {
    let day = |number| NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?);
    DateRange::new(day(first)?, day(last)?).ok()
}

impl EnrollmentRow {
    /// An enrollment.
    #[inline]
    pub fn new(section: SectionIndex, student: StudentId, slot: LinkSlot, days: DateRange) -> Self {
        let (first, last) = (u64::from(day_number(days.first())), u64::from(day_number(days.last())));
        let word = ((first & DAY_MASK) << 32) | ((last & DAY_MASK) << 8) | u64::from(slot.get());
        Self { section: section.0, student: student.0, word }
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

    /// The link to the home section, from 1.
    #[inline(always)]
    pub fn slot(&self) -> u8 {
        let [slot, ..] = self.word.to_le_bytes();
        slot
    }

    /// The first and the last day in one number.
    #[inline(always)]
    pub(crate) fn packed_days(&self) -> u64 {
        self.word >> 8
    }

    /// The first day, in days of the common era.
    #[inline(always)]
    pub(crate) fn first(&self) -> u32 {
        u32::try_from(self.word >> 32).unwrap_or(0)
    }

    /// The last day, in days of the common era.
    #[inline(always)]
    pub(crate) fn last(&self) -> u32 {
        u32::try_from((self.word >> 8) & DAY_MASK).unwrap_or(0)
    }

    /// The first and the last day, both inside.
    pub fn days(&self) -> Option<DateRange> {
        range_of(self.first(), self.last())
    }
}

impl KeyedRow for EnrollmentRow {
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

impl Ord for EnrollmentRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for EnrollmentRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for EnrollmentRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} slot {} {:?}", self.key(), self.slot(), self.days())
    }
}
