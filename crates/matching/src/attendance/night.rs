//! The rows of a night's attendance, and what is refused about them.

use crate::plan::{PlanError, Repeats, RowList, out_of_order};
use crate::rows::{AttendanceRow, EnrollmentRow, HomeAttendanceRow};

/// The rows of one night, each list ascending by technical section and student, and what goes with the list.
#[derive(Debug, Clone, Copy, Default)]
pub struct AttendanceNight<'a> {
    /// What the technical school entered: of the day that is planned, and of earlier ones whose entries at home may wait.
    pub entries: &'a [AttendanceRow],
    /// What stands at the home schools for it.
    pub home: &'a [HomeAttendanceRow],
    /// The enrollments in home sections.
    pub enrollments: &'a [EnrollmentRow],
}

impl AttendanceNight<'_> {
    /// The first row, list by list, that is out of order.
    pub(super) fn disorder(&self) -> Option<PlanError> {
        out_of_order(self.entries, AttendanceRow::full_key, Repeats::Legal, RowList::Attendance)
            .or_else(|| {
                let home = HomeAttendanceRow::full_key;
                out_of_order(self.home, home, Repeats::Refused, RowList::HomeAttendance)
            })
            .or_else(|| {
                out_of_order(self.enrollments, EnrollmentRow::key, Repeats::Legal, RowList::Enrollments)
            })
    }
}
