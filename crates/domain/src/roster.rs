//! The technical school's rosters as its database has them, and sections that take no more students (rule E-1). Decides
//! nothing.

#[cfg(feature = "serde")]
mod wire;

use crate::SchoolId;
use crate::calendar::DateRange;
use crate::grades::Ssid;
use crate::school::SectionKey;
use core::fmt;

/// A student's stay in a section of the technical school.
///
/// Only what identifies the student and the schedule is here (rule E-2). One student may have several in one section:
/// dropped and added again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEntry {
    /// The student, where the technical school knows the identifier.
    pub ssid: Option<Ssid>,
    /// The technical section.
    pub section: SectionKey,
    /// The first and the last day, both inside; [`DateRange::open_ended`] while the student attends.
    pub days: DateRange,
    /// The home school from which the entry came, where the technical school keeps that.
    pub home: Option<SchoolId>,
}

/// Why a section takes no more students.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum NoIntake {
    /// All seats are taken.
    Full,
    /// The section is closed to new students: cancelled, or past the day until which it takes any.
    Closed,
}

impl fmt::Display for NoIntake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Full => "full",
            Self::Closed => "closed",
        })
    }
}

/// A technical section that takes no more students. Only the technical school knows; the caller says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IntakeStop {
    /// The technical section.
    pub section: SectionKey,
    /// Why.
    pub why: NoIntake,
}
