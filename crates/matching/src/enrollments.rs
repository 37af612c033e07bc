#![doc = include_str!("../docs/enrollments.md")]

mod by_hand;
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
mod unexplained;
mod whole;
#[cfg(feature = "serde")]
mod wire;

pub use decision::EnrollmentDecision;
pub use exchange::{EnrollmentCompileError, EnrollmentExchange};
pub use explain::EnrollmentExplanation;
pub use ledger::{EnrollmentLedger, EnrollmentRecords};
pub use narrative::EnrollmentNarrative;
pub use night::EnrollmentNight;
pub use outcome::{Changes, EnrollmentKind, EnrollmentNotDue, EnrollmentOutcome, Stay};
pub use planning::plan_into;
pub use record::{
    EnrollmentDecisionRecord, EnrollmentOutcomeRecord, EnrollmentPlanRecord, EnrollmentRecordError,
    UnexplainedRecord,
};
pub use summary::{EnrollmentCounts, EnrollmentSummary};
pub use unexplained::{Unexplained, UnexplainedReason};
pub use whole::{EnrollmentPlan, RosterWrite, apply};
