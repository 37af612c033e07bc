#![doc = include_str!("../docs/attendance.md")]

mod decision;
mod exchange;
mod explain;
mod ledger;
mod narrative;
mod night;
mod outcome;
mod planning;
mod record;
mod summary;
mod view;
mod whole;
#[cfg(feature = "serde")]
mod wire;

pub use decision::AttendanceDecision;
pub use exchange::AttendanceExchange;
pub use explain::AttendanceExplanation;
pub use ledger::{AttendanceLedger, AttendanceRecords};
pub use narrative::AttendanceNarrative;
pub use night::AttendanceNight;
pub use outcome::{AttendanceKind, AttendanceNotDue, AttendanceOutcome};
pub use planning::plan_into;
pub use record::{
    AttendanceDecisionRecord, AttendanceOutcomeRecord, AttendancePlanRecord, AttendanceRecordError,
};
pub use summary::{AttendanceCounts, AttendanceSummary};
pub use view::entries_of;
pub use whole::{AttendancePlan, apply};
