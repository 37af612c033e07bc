//! An attendance entry, and one that stands at home for it, as rows.

use super::enrollment::day_number;
use super::key::KeyedRow;
use super::{RowKey, StudentId, range_of};
use core::cmp::Ordering;
use core::fmt;
use gradecrosswalk_domain::attendance::{AttendanceStatus, HomeAttendanceState, PeriodNumber};
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex};

const PERIOD_BITS: u32 = 5;
const PERIOD_MASK: u32 = (1 << PERIOD_BITS) - 1;

/// Day and period as one number: the day in bits 5 to 26, in days of the common era, the period in bits 0 to 4.
fn place_of(day: SchoolDay, period: PeriodNumber) -> u32 {
    (day_number(day.date()) << PERIOD_BITS) | u32::from(period.get())
}

fn day_of(place: u32) -> Option<SchoolDay> {
    let day = place >> PERIOD_BITS;
    SchoolDay::new(range_of(day, day)?.first()).ok()
}

fn period_of(place: u32) -> PeriodNumber {
    let period = u8::try_from(place & PERIOD_MASK).unwrap_or(PeriodNumber::MAX);
    PeriodNumber::new(period).unwrap_or(PeriodNumber::FIRST)
}

/// An attendance entry of the technical school: technical section, student, day, period, and what was entered.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::attendance::{AttendanceStatus, PeriodNumber};
/// use gradecrosswalk_domain::calendar::SchoolDay;
/// use gradecrosswalk_domain::exchange::SectionIndex;
/// use gradecrosswalk_matching::rows::{AttendanceRow, StudentId};
/// let day = SchoolDay::new(NaiveDate::from_ymd_opt(2019, 10, 4).unwrap())?;
/// let unknown = AttendanceStatus::AbsentUnknown;
/// let row = AttendanceRow::new(SectionIndex(7), StudentId(12), day, PeriodNumber::FIRST, unknown);
/// assert_eq!((row.day(), row.status()), (Some(day), unknown));
/// # Ok::<(), gradecrosswalk_domain::calendar::DateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AttendanceRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// Day and period in bits 3 to 29, status in bits 0 to 2.
    word: u32,
}

impl AttendanceRow {
    const STATUS_BITS: u32 = 3;
    const STATUS_MASK: u32 = (1 << Self::STATUS_BITS) - 1;
    const UNKNOWN: u32 = Self::code(AttendanceStatus::AbsentUnknown);

    const fn code(status: AttendanceStatus) -> u32 {
        match status {
            AttendanceStatus::Present => 0,
            AttendanceStatus::Tardy => 1,
            AttendanceStatus::AbsentUnknown => 2,
            AttendanceStatus::AbsentExcused => 3,
            AttendanceStatus::AbsentUnexcused => 4,
        }
    }

    /// An entry. [`StudentId::NONE`] where it has no SSID.
    #[inline]
    pub fn new(
        section: SectionIndex,
        student: StudentId,
        day: SchoolDay,
        period: PeriodNumber,
        status: AttendanceStatus,
    ) -> Self {
        let word = (place_of(day, period) << Self::STATUS_BITS) | Self::code(status);
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

    /// The student; [`StudentId::NONE`] where the entry has no SSID.
    pub fn student(&self) -> StudentId {
        StudentId(self.student)
    }

    /// The day.
    pub fn day(&self) -> Option<SchoolDay> {
        day_of(self.place())
    }

    /// The technical school's period.
    pub fn period(&self) -> PeriodNumber {
        period_of(self.place())
    }

    /// What was entered.
    pub fn status(&self) -> AttendanceStatus {
        let code = self.word & Self::STATUS_MASK;
        AttendanceStatus::ALL
            .into_iter()
            .find(|status| Self::code(*status) == code)
            .unwrap_or(AttendanceStatus::Present)
    }

    #[inline(always)]
    pub(crate) fn is_unknown(&self) -> bool {
        self.word & Self::STATUS_MASK == Self::UNKNOWN
    }

    /// Day and period as one number.
    #[inline(always)]
    pub(crate) fn place(&self) -> u32 {
        self.word >> Self::STATUS_BITS
    }

    /// The day, in days of the common era.
    #[inline(always)]
    pub(crate) fn day_number(&self) -> u32 {
        self.place() >> PERIOD_BITS
    }

    /// Section, student, day and period: what should be unique.
    #[inline(always)]
    pub(crate) fn full_key(&self) -> (RowKey, u32) {
        (self.key(), self.place())
    }
}

impl KeyedRow for AttendanceRow {
    const UNIQUE: u32 = 0;
    const FINE_RANK_BITS: u32 = 0;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        self.place()
    }
}

impl Ord for AttendanceRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for AttendanceRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for AttendanceRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} period {} {:?}", self.key(), self.day(), self.period(), self.status())
    }
}

/// An attendance entry that stands at a home school: technical section, student, day, the technical school's period, home
/// school, and whether the clerk has resolved it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HomeAttendanceRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// Day and period in bits 15 to 41, home school in bits 1 to 14, 1 in bit 0 where it is resolved.
    word: u64,
}

impl HomeAttendanceRow {
    const HOME_MASK: u16 = 0x3fff;
    const PLACE_SHIFT: u32 = 15;

    /// An entry at home. A home school above 16,383, which no set-up has, is kept as 16,383 and stands for none.
    #[inline]
    pub fn new(
        section: SectionIndex,
        student: StudentId,
        (day, period): (SchoolDay, PeriodNumber),
        home: HomeIndex,
        state: HomeAttendanceState,
    ) -> Self {
        let word = (Self::rank_of(place_of(day, period), home) << 1)
            | u64::from(state == HomeAttendanceState::Resolved);
        Self { section: section.0, student: student.0, word }
    }

    /// What the night writes for an entry of the technical school: one for the clerk to resolve.
    pub(crate) fn unresolved(of: &AttendanceRow, home: HomeIndex) -> Self {
        Self { section: of.section, student: of.student, word: Self::rank_of(of.place(), home) << 1 }
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

    /// The day.
    pub fn day(&self) -> Option<SchoolDay> {
        day_of(self.place())
    }

    /// The technical school's period.
    pub fn period(&self) -> PeriodNumber {
        period_of(self.place())
    }

    /// The home school.
    pub fn home(&self) -> HomeIndex {
        let home = u16::try_from((self.word >> 1) & u64::from(Self::HOME_MASK));
        HomeIndex(home.unwrap_or(u16::MAX))
    }

    /// What has become of it.
    pub fn state(&self) -> HomeAttendanceState {
        match self.word & 1 {
            0 => HomeAttendanceState::Unresolved,
            _ => HomeAttendanceState::Resolved,
        }
    }

    /// Day and period as one number.
    #[inline(always)]
    pub(crate) fn place(&self) -> u32 {
        u32::try_from(self.word >> Self::PLACE_SHIFT).unwrap_or(u32::MAX)
    }

    /// Day, period and home school as one number: the rank among the rows of a key.
    #[inline(always)]
    pub(crate) fn fine_rank(&self) -> u64 {
        self.word >> 1
    }

    #[inline(always)]
    pub(crate) fn rank_of(place: u32, home: HomeIndex) -> u64 {
        (u64::from(place) << (Self::PLACE_SHIFT - 1)) | u64::from(home.0.min(Self::HOME_MASK))
    }

    /// Section, student, day, period and home school: unique.
    #[inline(always)]
    pub(crate) fn full_key(&self) -> (RowKey, u64) {
        (self.key(), self.fine_rank())
    }
}

impl KeyedRow for HomeAttendanceRow {
    const UNIQUE: u32 = 0;
    const FINE_RANK_BITS: u32 = 0;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        self.place()
    }
}

impl Ord for HomeAttendanceRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for HomeAttendanceRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for HomeAttendanceRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (day, period, home) = (self.day(), self.period(), self.home().0);
        write!(f, "{:?} {day:?} period {period} home {home} {:?}", self.key(), self.state())
    }
}
