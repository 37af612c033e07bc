//! The laws of all rules, asked of generated exchanges.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::arithmetic_side_effects, clippy::std_instead_of_alloc, reason = "tests have std")]

mod fix_laws;
mod meta;
mod order;
mod promises;

use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::enrollments::{
    EnrollmentExchange, EnrollmentLedger, EnrollmentPlan, EnrollmentRecords,
};
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::generate::FurnishedExchange;
use gradecrosswalk_validation::{
    EnrollmentNightRecords, Finding, NightRecords, Severities, validate, validate_enrollments, validate_night,
};

fn enrollments(of: &FurnishedExchange, severities: &Severities) -> Vec<Finding> {
    let night = &of.night;
    let exchange = EnrollmentExchange::compile(&night.setup, night.as_of, &[]).unwrap();
    let records = EnrollmentRecords { enrollments: &night.records.enrollments, roster: &of.roster };
    let ledger = EnrollmentLedger::of(&exchange, records).unwrap();
    let plan = EnrollmentPlan::new(&exchange, ledger.night()).unwrap();
    validate_enrollments(&plan, EnrollmentNightRecords { records, ledger: &ledger }, severities)
}

/// All findings about the set-up, then all about the night, then all about its enrollments.
fn everything(of: &FurnishedExchange, severities: &Severities) -> [Vec<Finding>; 3] {
    let (night, setup): (_, &Setup) = (&of.night, &of.night.setup);
    let exchange = Exchange::compile(setup, night.as_of, night.policy).unwrap();
    let records = night.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let transcript = &of.transcript;
    let lent = NightRecords { records, ledger: &ledger, transcript, stale_after: StaleAfter::default() };
    let enrollments = enrollments(of, severities);
    [validate(&exchange, severities), validate_night(&plan, lent, severities), enrollments]
}
