//! The grades and enrollments of one night, with text keys.

use gradecrosswalk_domain::attendance::{AttendanceEntry, HomeAttendance};
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};
use gradecrosswalk_matching::attendance::AttendanceRecords;

/// What a night reads beside the set-up. In any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Records {
    /// The posted grades of the technical school.
    pub posted: Vec<PostedGrade>,
    /// The grades that stand at the home schools, each key once.
    pub home: Vec<HomeGrade>,
    /// The students' enrollments in home sections.
    pub enrollments: Vec<Enrollment>,
    /// What earlier nights sent, each key of a home grade once.
    pub sent: Vec<SentGrade>,
}

/// What a night's attendance reads beside the set-up. In any order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AttendanceNightRecords {
    /// The technical school's entries.
    pub entries: Vec<AttendanceEntry>,
    /// What stands at the home schools, each key once.
    pub home: Vec<HomeAttendance>,
    /// The students' enrollments in home sections.
    pub enrollments: Vec<Enrollment>,
}

impl AttendanceNightRecords {
    /// The records as a ledger takes them.
    pub fn lent(&self) -> AttendanceRecords<'_> {
        AttendanceRecords { entries: &self.entries, home: &self.home, enrollments: &self.enrollments }
    }
}
