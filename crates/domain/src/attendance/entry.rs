//! An attendance entry at the technical school, and the entry that stands at home for it.

use crate::SchoolId;
use crate::calendar::SchoolDay;
use crate::grades::Ssid;
use crate::school::SectionKey;
use core::fmt;

/// What was entered about a student. The caller maps its own codes to these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum AttendanceStatus {
    /// The student was there.
    Present,
    /// The student came late.
    Tardy,
    /// The student was absent, and nobody knows yet why: *unknown* attendance, the only kind that syncs (rule A-2).
    AbsentUnknown,
    /// The student was absent with an excuse.
    AbsentExcused,
    /// The student was absent without an excuse.
    AbsentUnexcused,
}

impl AttendanceStatus {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Present, Self::Tardy, Self::AbsentUnknown, Self::AbsentExcused, Self::AbsentUnexcused];
}

impl fmt::Display for AttendanceStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Present => "present",
            Self::Tardy => "tardy",
            Self::AbsentUnknown => "absent, unknown",
            Self::AbsentExcused => "absent, excused",
            Self::AbsentUnexcused => "absent, unexcused",
        })
    }
}

/// A period's number was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("period {period} is outside 1 to 31: give the period's number in the technical school's day")]
pub struct PeriodNumberError {
    period: u8,
}

/// The technical school's period, 1 to 31. A section often meets in several periods of a day, and attendance is taken
/// in each; a school that takes it once a day gives [`PeriodNumber::FIRST`].
///
/// ```
/// use gradecrosswalk_domain::attendance::PeriodNumber;
/// assert_eq!(PeriodNumber::new(3)?.get(), 3);
/// assert!(PeriodNumber::new(0).is_err());
/// # Ok::<(), gradecrosswalk_domain::attendance::PeriodNumberError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodNumber(u8);

impl PeriodNumber {
    /// The first period of a day.
    pub const FIRST: Self = Self(1);
    /// The greatest number of a period.
    pub const MAX: u8 = 31;

    /// A period.
    ///
    /// # Errors
    ///
    /// If the number is outside 1 to 31.
    pub const fn new(period: u8) -> Result<Self, PeriodNumberError> {
        if period >= 1 && period <= Self::MAX { Ok(Self(period)) } else { Err(PeriodNumberError { period }) }
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for PeriodNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What the technical school entered about a student in a section on a day.
///
/// An entry without SSID, or two different ones of one key, can be held: the plan answers them with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceEntry {
    /// The student, where the technical school knows the identifier.
    pub ssid: Option<Ssid>,
    /// The technical section.
    pub section: SectionKey,
    /// The day, in the technical school's local time.
    pub day: SchoolDay,
    /// The technical school's period.
    pub period: PeriodNumber,
    /// What was entered.
    pub status: AttendanceStatus,
}

/// What has become of an entry at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum HomeAttendanceState {
    /// It waits for the attendance clerk.
    Unresolved,
    /// The clerk has resolved it: it is never overwritten (rule A-2).
    Resolved,
}

/// An entry that stands at a home school for a technical section's unknown absence (rule A-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeAttendance {
    /// The student.
    pub ssid: Ssid,
    /// The technical section, by the technical school's course number and section number.
    pub section: SectionKey,
    /// The home school.
    pub home: SchoolId,
    /// The day.
    pub day: SchoolDay,
    /// The technical school's period.
    pub period: PeriodNumber,
    /// What has become of it.
    pub state: HomeAttendanceState,
}
