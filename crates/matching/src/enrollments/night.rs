//! The rows of a night's enrollments and rosters, and what is refused about them.

use crate::plan::{PlanError, Repeats, RowList, out_of_order};
use crate::rows::{EnrollmentRow, RosterRow};

/// The rows of one night, each list ascending by technical section and student.
#[derive(Debug, Clone, Copy, Default)]
pub struct EnrollmentNight<'a> {
    /// The enrollments in home sections.
    pub enrollments: &'a [EnrollmentRow],
    /// The technical school's rosters.
    pub roster: &'a [RosterRow],
}

impl EnrollmentNight<'_> {
    /// The first row, list by list, that is out of order.
    pub(super) fn disorder(&self) -> Option<PlanError> {
        out_of_order(self.enrollments, EnrollmentRow::key, Repeats::Legal, RowList::Enrollments)
            .or_else(|| out_of_order(self.roster, RosterRow::key, Repeats::Legal, RowList::Roster))
    }
}
