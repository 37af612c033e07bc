//! A whole night's plan as texts: the records of its parts, which are of one technical school and one instant.

use super::{WholeNight, WholeNightLedger, WholeNightRecords};
use crate::attendance::{AttendancePlanRecord, AttendanceRecordError};
use crate::enrollments::{EnrollmentPlanRecord, EnrollmentRecordError};
use crate::plan_record::{PlanRecord, PlanRecordError};

/// A whole night's plan as texts, to be stored or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeNightRecord {
    /// The plan of enrollments.
    pub enrollments: EnrollmentPlanRecord,
    /// The plan of attendance; none where none syncs tonight.
    pub attendance: Option<AttendancePlanRecord>,
    /// The plan of grades.
    pub grades: PlanRecord,
}

/// A whole night's plan could not be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WholeNightRecordError {
    /// The plan of enrollments is of another night.
    #[error(transparent)]
    Enrollments(#[from] EnrollmentRecordError),
    /// The plan of attendance is of another night.
    #[error(transparent)]
    Attendance(#[from] AttendanceRecordError),
    /// The plan of grades is of another night.
    #[error(transparent)]
    Grades(#[from] PlanRecordError),
}

impl WholeNightRecord {
    /// Records a plan. `records` are those that the ledger was made from: they hold the texts.
    ///
    /// # Errors
    ///
    /// If plan, ledger and records are not of one night.
    pub fn of(
        night: &WholeNight<'_, '_>,
        ledger: &WholeNightLedger,
        records: &WholeNightRecords<'_>,
    ) -> Result<Self, WholeNightRecordError> {
        let attendance = night.attendance().zip(ledger.attendance());
        let attendance = attendance
            .map(|(plan, ledger)| AttendancePlanRecord::of(plan, ledger, &records.for_attendance()))
            .transpose()?;
        let enrollments = records.for_enrollments();
        Ok(Self {
            enrollments: EnrollmentPlanRecord::of(night.enrollments(), ledger.enrollments(), &enrollments)?,
            attendance,
            grades: PlanRecord::of(night.grades(), ledger.grades(), &records.for_grades())?,
        })
    }
}

#[cfg(feature = "serde")]
const _: () = {
    use gradecrosswalk_domain::wire::object_form;

    object_form!(WholeNightRecord, "a whole night", |night| {
        required enrollments: EnrollmentPlanRecord = &night.enrollments,
        optional attendance: AttendancePlanRecord = night.attendance.as_ref(),
        required grades: PlanRecord = &night.grades,
    } => try {
        let night = WholeNightRecord { enrollments, attendance, grades };
        let (grades, enrollments) = (&night.grades, &night.enrollments);
        let one_night = (&grades.exchange, &grades.technical, grades.as_of)
            == (&enrollments.exchange, &enrollments.technical, enrollments.as_of)
            && night.attendance.as_ref().is_none_or(|attendance| attendance.technical == grades.technical);
        if one_night {
            Ok(night)
        } else {
            Err("the plans are of several nights or technical schools: give those of one night")
        }
    });
};
