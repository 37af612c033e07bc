//! What holds of every night of attendance: the oracle's answer, idempotence, order, locality, nothing deleted.

use crate::planned;
use gradecrosswalk_domain::attendance::HomeAttendanceState;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_matching::attendance::{
    AttendanceExchange, AttendanceKind, AttendanceLedger, AttendanceNotDue, AttendanceOutcome,
    AttendancePlan, AttendancePlanRecord, entries_of,
};
use gradecrosswalk_matching::{ExchangePart, HeldReason};
use gradecrosswalk_testkit::generate::{GeneratedAttendance, attendance_samples};
use gradecrosswalk_testkit::oracle;
use std::collections::BTreeMap;

const NIGHTS: usize = 2_000;

fn nights(seed: u64) -> impl Iterator<Item = GeneratedAttendance> {
    attendance_samples(seed).take(NIGHTS)
}

#[test]
fn the_engine_says_what_the_oracle_says() {
    for of in nights(800) {
        let expected = oracle::attendance::decide(&of.setup, of.day, &of.records);
        assert_eq!(planned(&of.setup, of.day, &of.records), expected, "{of:#?}");
    }
}

#[test]
fn the_view_sees_what_the_oracle_sees() {
    for of in nights(801).take(500) {
        let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
        let days = DateRange::new(of.day.date().pred_opt().unwrap(), of.day.date()).unwrap();
        for home in (0..).map(HomeIndex).take(of.setup.homes().len()) {
            let rows = entries_of(&of.setup, &ledger.night(), home, days).unwrap();
            let mut seen: Vec<usize> =
                rows.into_iter().map(|row| ledger.entry_record(row).unwrap()).collect();
            seen.sort_unstable();
            assert_eq!(seen, oracle::attendance::seen(&of.setup, &of.records, home, days), "{of:#?}");
        }
    }
}

#[test]
fn a_second_run_adds_nothing_and_nothing_is_deleted_or_overwritten() {
    for of in nights(802) {
        let exchange = AttendanceExchange::compile(&of.setup, of.day);
        let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
        let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
        let applied = plan.applied();
        for row in ledger.night().home {
            assert!(applied.contains(row), "{row:?} is gone or another: {of:#?}");
        }
        assert!(plan.writes().iter().all(|row| row.state() == HomeAttendanceState::Unresolved));
        let mut again = of.records.clone();
        again.home = applied.iter().map(|row| ledger.home_attendance(&of.setup, row).unwrap()).collect();
        let second = planned(&of.setup, of.day, &again);
        for (first, second) in planned(&of.setup, of.day, &of.records).into_iter().zip(second) {
            let expected = match first {
                AttendanceOutcome::Add(home) => AttendanceOutcome::Unchanged(home),
                other => other,
            };
            assert_eq!(second, expected, "{of:#?}");
        }
    }
}

#[test]
fn the_order_of_records_does_not_matter() {
    for (turn, of) in nights(803).take(700).enumerate() {
        let record = |records: &gradecrosswalk_testkit::AttendanceNightRecords| {
            let exchange = AttendanceExchange::compile(&of.setup, of.day);
            let ledger = AttendanceLedger::of(&of.setup, records.lent()).unwrap();
            let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
            (AttendancePlanRecord::of(&plan, &ledger, &records.lent()).unwrap(), plan.writes())
        };
        let mut turned = of.records.clone();
        let by = |length: usize| if length == 0 { 0 } else { turn % length };
        turned.entries.rotate_left(by(of.records.entries.len()));
        turned.entries.reverse();
        turned.home.rotate_left(by(of.records.home.len()));
        turned.enrollments.reverse();
        assert_eq!(record(&turned), record(&of.records), "{of:#?}");
    }
}

/// A decision reads its student's and section's records and nothing else.
#[test]
fn other_students_and_sections_change_nothing() {
    for of in nights(804) {
        let outcomes = planned(&of.setup, of.day, &of.records);
        let Some(entry) = of.records.entries.first() else { continue };
        let mut alone = of.records.clone();
        alone.entries.retain(|other| (other.ssid, &other.section) == (entry.ssid, &entry.section));
        alone.home.retain(|other| (Some(other.ssid), &other.section) == (entry.ssid, &entry.section));
        alone.enrollments.retain(|other| other.ssid == entry.ssid);
        assert_eq!(planned(&of.setup, of.day, &alone)[0], outcomes[0], "{of:#?}");
    }
}

#[test]
fn a_summary_counts_every_entry_once() {
    for of in nights(805).take(500) {
        let exchange = AttendanceExchange::compile(&of.setup, of.day);
        let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
        let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
        let summary = plan.summary();
        let number = |count: usize| u64::try_from(count).unwrap();
        let of_kind = |kind| plan.outcomes().filter(|(_, outcome)| outcome.kind() == kind).count();
        for (kind, count) in summary.all.iter() {
            assert_eq!(count, number(of_kind(kind)));
        }
        let by_home: u64 = summary.homes.iter().map(|(_, counts)| counts.total()).sum();
        assert_eq!(by_home + summary.without_home.total(), number(of.records.entries.len()));
        let sum = |counts: &mut dyn Iterator<Item = u64>| counts.sum::<u64>();
        assert_eq!(sum(&mut summary.held.iter().map(|(_, n)| *n)), summary.all.of(AttendanceKind::Held));
        assert_eq!(sum(&mut summary.not_due.iter().map(|(_, n)| *n)), summary.all.of(AttendanceKind::NotDue));
    }
}

#[test]
fn the_generator_reaches_every_outcome_and_reason() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for of in nights(806) {
        for outcome in planned(&of.setup, of.day, &of.records) {
            let name = match outcome {
                AttendanceOutcome::Held(reason) => reason.to_string(),
                AttendanceOutcome::NotDue { reason, .. } => reason.code().to_owned(),
                other => other.kind().code().to_owned(),
            };
            *seen.entry(name).or_default() += 1;
        }
    }
    let held = HeldReason::all_of(ExchangePart::Attendance).map(|reason| reason.to_string());
    let not_due = AttendanceNotDue::ALL.iter().map(|reason| reason.code().to_owned());
    let kinds = ["add", "unchanged", "kept", "resolved-since"].map(str::to_owned);
    for wanted in held.chain(not_due).chain(kinds) {
        let count = seen.get(&wanted).copied().unwrap_or(0);
        assert!(count >= 20, "{wanted} was reached {count} times: {seen:#?}");
    }
}
