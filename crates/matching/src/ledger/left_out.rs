//! Records that take no part in planning, each with its reason.

use core::fmt;

/// Which list of [`Records`](super::Records).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RecordList {
    /// Home grades.
    Home,
    /// Enrollments.
    Enrollments,
    /// Last-sent grades.
    Sent,
    /// Roster entries of the technical school.
    Roster,
    /// Attendance entries at home schools.
    HomeAttendance,
}

/// Why a record takes no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LeftOutReason {
    /// It has no SSID.
    MissingSsid,
    /// Its SSID has not the shape of the exchange's.
    WrongSsidShape,
    /// Its home school is not in the set-up.
    UnknownHome,
    /// Its section is not in the set-up.
    UnknownSection,
    /// Its home section is linked to no technical section.
    NotLinked,
    /// Its task takes no part in the exchange.
    UnknownTask,
}

/// A record that takes no part in planning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeftOut {
    /// The list.
    pub list: RecordList,
    /// The record's place in the list, from 0.
    pub record: usize,
    /// Why.
    pub reason: LeftOutReason,
}

impl RecordList {
    /// What one of its records is called.
    pub fn record(self) -> &'static str {
        match self {
            Self::Home => "home grade",
            Self::Enrollments => "enrollment",
            Self::Sent => "last-sent grade",
            Self::Roster => "roster entry",
            Self::HomeAttendance => "home attendance entry",
        }
    }
}

impl fmt::Display for LeftOutReason {
    /// What is said of the record, such as `it has no ssid`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MissingSsid => "it has no ssid",
            Self::WrongSsidShape => "its ssid has not the shape of this exchange's",
            Self::UnknownHome => "its home school is not in the set-up",
            Self::UnknownSection => "its section is not in the set-up",
            Self::NotLinked => "its home section is linked to no technical section",
            Self::UnknownTask => "its task takes no part in the exchange",
        })
    }
}

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} takes no part: {}", self.list.record(), self.record, self.reason)
    }
}
