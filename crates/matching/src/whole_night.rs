#![doc = include_str!("../docs/whole_night.md")]

mod record;
mod summary;

use crate::attendance::{AttendanceExchange, AttendanceLedger, AttendancePlan, AttendanceRecords};
use crate::enrollments::{
    EnrollmentCompileError, EnrollmentExchange, EnrollmentLedger, EnrollmentPlan, EnrollmentRecords,
};
use crate::exchange::{CompileError, Exchange};
use crate::ledger::{Ledger, LedgerError, Records};
use crate::plan::{Plan, PlanError};
use crate::policy::PlanPolicy;
use gradecrosswalk_domain::attendance::{AttendanceEntry, HomeAttendance};
use gradecrosswalk_domain::calendar::{AsOf, SchoolDay};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade};
use gradecrosswalk_domain::roster::{IntakeStop, RosterEntry};

pub use record::{WholeNightRecord, WholeNightRecordError};
pub use summary::{HomeNight, WholeNightSummary};

/// What a night is planned by, besides the set-up and the instant.
#[derive(Debug, Clone, Copy, Default)]
pub struct NightChoices<'a> {
    /// How grades are planned.
    pub policy: PlanPolicy,
    /// The technical sections that take no more students.
    pub stops: &'a [IntakeStop],
    /// The day whose unknown absences sync, most often the technical school's last day of instruction; none where no
    /// attendance syncs tonight.
    ///
    /// [`previous_instructional_day`](gradecrosswalk_domain::attendance::InstructionalCalendar::previous_instructional_day)
    /// finds it: asked of the day after the as-of, since a run stands for the evening before the clerks' morning.
    pub attendance_of: Option<SchoolDay>,
}

/// All records of a night, with text keys, in any order. What a host does not exchange may be left empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct WholeNightRecords<'a> {
    /// The enrollments in home sections.
    pub enrollments: &'a [Enrollment],
    /// The technical school's rosters.
    pub roster: &'a [RosterEntry],
    /// What the technical school entered about attendance.
    pub attendance: &'a [AttendanceEntry],
    /// What stands at the home schools for it.
    pub home_attendance: &'a [HomeAttendance],
    /// The grades posted at the technical school.
    pub posted: &'a [PostedGrade],
    /// The grades that stand at the home schools for technical sections.
    pub home: &'a [HomeGrade],
    /// What earlier nights sent (rule G-7).
    pub sent: &'a [SentGrade],
}

impl<'a> WholeNightRecords<'a> {
    /// The part that the exchange of enrollments reads.
    pub fn for_enrollments(&self) -> EnrollmentRecords<'a> {
        EnrollmentRecords { enrollments: self.enrollments, roster: self.roster }
    }

    /// The part that the exchange of attendance reads.
    pub fn for_attendance(&self) -> AttendanceRecords<'a> {
        AttendanceRecords {
            entries: self.attendance,
            home: self.home_attendance,
            enrollments: self.enrollments,
        }
    }

    /// The part that the grade sync reads.
    pub fn for_grades(&self) -> Records<'a> {
        Records { posted: self.posted, home: self.home, enrollments: self.enrollments, sent: self.sent }
    }
}

/// A night could not be planned.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WholeNightError {
    /// The set-up could not be compiled for grades.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The set-up could not be compiled for enrollments.
    #[error(transparent)]
    Enrollments(#[from] EnrollmentCompileError),
    /// Records could not be made into rows.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Rows could not be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

/// A set-up compiled for a whole night: for each part what that part compiles.
#[derive(Debug)]
pub struct WholeNightExchange<'s> {
    enrollments: EnrollmentExchange<'s>,
    attendance: Option<AttendanceExchange<'s>>,
    grades: Exchange<'s>,
}

impl<'s> WholeNightExchange<'s> {
    /// Compiles a set-up for one instant.
    ///
    /// # Errors
    ///
    /// If a part cannot be compiled.
    pub fn compile(
        setup: &'s Setup,
        as_of: AsOf,
        choices: NightChoices<'_>,
    ) -> Result<Self, WholeNightError> {
        Ok(Self {
            enrollments: EnrollmentExchange::compile(setup, as_of, choices.stops)?,
            attendance: choices.attendance_of.map(|day| AttendanceExchange::compile(setup, day)),
            grades: Exchange::compile(setup, as_of, choices.policy)?,
        })
    }

    /// Compiled for enrollments.
    pub fn enrollments(&self) -> &EnrollmentExchange<'s> {
        &self.enrollments
    }

    /// Compiled for attendance; none where none syncs tonight.
    pub fn attendance(&self) -> Option<&AttendanceExchange<'s>> {
        self.attendance.as_ref()
    }

    /// Compiled for grades.
    pub fn grades(&self) -> &Exchange<'s> {
        &self.grades
    }
}

/// The rows of a whole night, made from records, and the way back: a ledger for each part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WholeNightLedger {
    enrollments: EnrollmentLedger,
    attendance: Option<AttendanceLedger>,
    grades: Ledger,
}

impl WholeNightLedger {
    /// Makes rows from records.
    ///
    /// # Errors
    ///
    /// If the records of a part cannot be made into rows.
    pub fn of(
        exchange: &WholeNightExchange<'_>,
        records: WholeNightRecords<'_>,
    ) -> Result<Self, WholeNightError> {
        let attendance =
            |of: &AttendanceExchange<'_>| AttendanceLedger::of(of.setup(), records.for_attendance());
        Ok(Self {
            enrollments: EnrollmentLedger::of(&exchange.enrollments, records.for_enrollments())?,
            attendance: exchange.attendance.as_ref().map(attendance).transpose()?,
            grades: Ledger::of(&exchange.grades, records.for_grades())?,
        })
    }

    /// The ledger of enrollments and rosters.
    pub fn enrollments(&self) -> &EnrollmentLedger {
        &self.enrollments
    }

    /// The ledger of attendance; none where none syncs tonight.
    pub fn attendance(&self) -> Option<&AttendanceLedger> {
        self.attendance.as_ref()
    }

    /// The ledger of grades.
    pub fn grades(&self) -> &Ledger {
        &self.grades
    }
}

/// A whole night's plan: enrollments, attendance and grades of one technical school and its home schools.
///
/// No part reads another's plan, so each is what it would be alone, and one that cannot be applied keeps no other from
/// being applied.
#[derive(Debug, Clone)]
pub struct WholeNight<'a, 's> {
    enrollments: EnrollmentPlan<'a, 's>,
    attendance: Option<AttendancePlan<'a, 's>>,
    grades: Plan<'a, 's>,
}

impl<'a, 's> WholeNight<'a, 's> {
    /// Plans a night of rows that a ledger made.
    ///
    /// # Errors
    ///
    /// If the ledger was made for another exchange and its rows are out of order.
    pub fn new(
        exchange: &'a WholeNightExchange<'s>,
        ledger: &'a WholeNightLedger,
    ) -> Result<Self, WholeNightError> {
        let attendance = exchange.attendance.as_ref().zip(ledger.attendance.as_ref());
        let attendance = attendance.map(|(exchange, ledger)| AttendancePlan::new(exchange, ledger.night()));
        Ok(Self {
            enrollments: EnrollmentPlan::new(&exchange.enrollments, ledger.enrollments.night())?,
            attendance: attendance.transpose()?,
            grades: Plan::new(&exchange.grades, ledger.grades.night())?,
        })
    }

    /// The plan of enrollments.
    pub fn enrollments(&self) -> &EnrollmentPlan<'a, 's> {
        &self.enrollments
    }

    /// The plan of attendance; none where none syncs tonight.
    pub fn attendance(&self) -> Option<&AttendancePlan<'a, 's>> {
        self.attendance.as_ref()
    }

    /// The plan of grades.
    pub fn grades(&self) -> &Plan<'a, 's> {
        &self.grades
    }

    /// Counts of all parts, and by home school and held reason over all of them.
    pub fn summary(&self) -> WholeNightSummary<'s> {
        WholeNightSummary::of(self)
    }
}

/// Plans a whole night in one call: `read` is lent the plan and the ledger, and what it says is given back.
///
/// # Errors
///
/// If the set-up cannot be compiled, or records contradict one another where only one can be; see [`WholeNightError`].
pub fn plan_whole_night<'s, T>(
    setup: &'s Setup,
    as_of: AsOf,
    choices: NightChoices<'_>,
    records: WholeNightRecords<'_>,
    read: impl FnOnce(&WholeNight<'_, 's>, &WholeNightLedger) -> T,
) -> Result<T, WholeNightError> {
    let exchange = WholeNightExchange::compile(setup, as_of, choices)?;
    let ledger = WholeNightLedger::of(&exchange, records)?;
    let night = WholeNight::new(&exchange, &ledger)?;
    Ok(read(&night, &ledger))
}
