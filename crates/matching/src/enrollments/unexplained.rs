//! Roster entries that no home school explains (rule E-1): reported, never removed.

use crate::reasons::reasons;

reasons! {
    /// Why no enrollment explains a roster entry.
    UnexplainedReason("reason for an entry being unexplained") {
        /// No home school has enrolled the student in a home section of this technical section.
        NotEnrolled = "not-enrolled", "no home school has enrolled the student in the section";
        /// The student is enrolled, but on no day of the entry.
        OtherDays = "other-days", "the student is enrolled in the section on other days only";
        /// Another entry stands for the enrollment that shares days with this one.
        Doubled = "doubled", "another roster entry stands for the same enrollment";
    }
}

/// A roster entry that no enrollment explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unexplained {
    /// The entry's place in the night's roster.
    pub entry: usize,
    /// Why.
    pub why: UnexplainedReason,
}
