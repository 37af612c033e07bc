//! Attendance (rules, G-2, G-11): cases from the rules as data, decided by the oracle and by the engine; laws of
//! generated nights; what the generator reaches.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::arithmetic_side_effects, clippy::std_instead_of_alloc, reason = "tests have std")]

mod cases;
mod explained;
mod laws;
mod view;

use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::attendance::{
    AttendanceExchange, AttendanceLedger, AttendanceOutcome, AttendancePlan,
};
use gradecrosswalk_testkit::AttendanceNightRecords;

/// What the engine says of each entry, in the order of the records.
fn planned(setup: &Setup, day: SchoolDay, records: &AttendanceNightRecords) -> Vec<AttendanceOutcome> {
    let exchange = AttendanceExchange::compile(setup, day);
    let ledger = AttendanceLedger::of(setup, records.lent()).unwrap();
    let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
    let mut outcomes: Vec<(usize, AttendanceOutcome)> = (0..records.entries.len())
        .map(|row| (ledger.entry_record(row).unwrap(), plan.outcome(row).unwrap()))
        .collect();
    outcomes.sort_by_key(|(record, _)| *record);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
