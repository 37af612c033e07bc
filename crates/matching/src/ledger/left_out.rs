//! Records that take no part in planning, each with its reason.

use core::fmt;

/// Which list of [`Records`](super::Records).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RecordList {
    /// Home grades.
    Home,
    /// Enrollments.
    Enrollments,
    /// Last-sent grades.
    Sent,
}

/// Why a record takes no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl fmt::Display for LeftOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = match self.list {
            RecordList::Home => "home grade",
            RecordList::Enrollments => "enrollment",
            RecordList::Sent => "last-sent grade",
        };
        let reason = match self.reason {
            LeftOutReason::MissingSsid => "it has no ssid",
            LeftOutReason::WrongSsidShape => "its ssid has not the shape of this exchange's",
            LeftOutReason::UnknownHome => "its home school is not in the set-up",
            LeftOutReason::UnknownSection => "its section is not in the set-up",
            LeftOutReason::NotLinked => "its home section is linked to no technical section",
            LeftOutReason::UnknownTask => "its task takes no part in the exchange",
        };
        write!(f, "{list} {} takes no part: {reason}", self.record)
    }
}
