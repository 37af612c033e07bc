//! The matching engine of gradecrosswalk: which terms are open, whether two terms match, what a score is at the other
//! school, and the nightly plan with a reason for each grade.
//!
//! | module | what it answers |
//! |---|---|
//! | [`open_term`] | which terms are open for a task at an instant |
//! | [`term_match`] | whether the technical and the home term match, and which home term should be open |
//! | [`score_translation`] | which home score a posted mark is |
//! | [`held`] | the registry of reasons for which a grade is held |
//! | [`rows`] | the compact rows that planning reads |
//! | [`ledger`] | making rows from records with text keys |
//! | [`plan`] | one decision for every posted grade |
//! | [`plan_record`] | a whole plan as texts, to be stored or sent |
//! | [`attendance`] | one decision for every attendance entry of a day; what a home school sees of its students' |
//! | [`enrollments`] | one decision for every home enrollment, against the technical school's rosters |
//! | [`explain`] | why, as data and as text |
//! | [`tonight`] | what a night does for one linked section and task, without compiling the whole set-up |
//! | [`posting_habits`] | sections whose teacher has not posted for too long |
//! | [`whole_night`] | enrollments, attendance and grades in one call, with one summary |
//! | [`composite`] | final grades that are weighted means of term grades and exams |
//! | [`home_scores`] | the scores posted at a home school, and what its set-up says of them |
//! | [`gpa`] | the report card's Term GPA and the honor roll |
//! | [`transcripts`] | which final grades become transcript entries; entries that will not show a changed grade |
//! | [`report_card`] | which scores print by a template |
//! | [`eligibility`] | who has passed enough to take part |
//! | [`grade_return`] | what a learning system's class sends to the SIS gradebook, what is cut, and what is blocked |
//! | [`exact`] | exact fractions |
//!
//! The crate reads no file, no clock and no network; the as-of instant is always given.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod attendance;
pub mod composite;
pub mod eligibility;
pub mod enrollments;
pub mod exact;
pub mod exchange;
pub mod explain;
pub mod gpa;
pub mod grade_return;
pub mod held;
pub mod home_scores;
pub mod ledger;
pub mod open_term;
pub mod outcome;
pub mod plan;
pub mod plan_record;
pub mod policy;
pub mod posting_habits;
pub mod report_card;
pub mod rows;
pub mod score_translation;
pub mod term_match;
pub mod tonight;
pub mod transcripts;
pub mod whole_night;

mod reasons;
mod register;
mod registry;
mod task_names;
#[cfg(feature = "serde")]
mod wire;

pub use attendance::{
    AttendanceExchange, AttendanceKind, AttendanceLedger, AttendanceNight, AttendanceOutcome, AttendancePlan,
};
pub use enrollments::{
    EnrollmentExchange, EnrollmentKind, EnrollmentLedger, EnrollmentNight, EnrollmentOutcome, EnrollmentPlan,
};
pub use exchange::{CompileError, Exchange, ScopedStudent};
pub use held::{ExchangePart, HeldReason, Repairer};
pub use ledger::{Ledger, LedgerError};
pub use outcome::{Arrival, HomeEdit, NotDueReason, OldScore, Outcome, OutcomeKind, Write};
pub use plan::{Decision, Night, NightStream, Plan, PlanError, Planner, UnsortedPlanner, plan_into};
pub use plan_record::{PlanRecord, PlanRecordError};
pub use policy::{HomeEditPolicy, PlanPolicy};
pub use register::StudentRegister;
pub use term_match::TermMatchPolicy;
pub use tonight::{HeldNight, NightState, NothingOpenAt, SchoolPair, TermPair, Tonight};
