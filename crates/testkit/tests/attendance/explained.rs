//! Explanations: what they cite is enough for the outcome, and their text says what happened.

use gradecrosswalk_domain::attendance::AttendanceEntry;
use gradecrosswalk_domain::grades::Enrollment;
use gradecrosswalk_matching::attendance::{
    AttendanceExchange, AttendanceLedger, AttendanceNarrative, AttendanceNight, AttendancePlan,
};
use gradecrosswalk_testkit::generate::attendance_samples;

/// A plan of nothing but the rows that an explanation cites has the same outcome.
#[test]
fn what_an_explanation_cites_is_enough_for_its_outcome() {
    for of in attendance_samples(810).take(1_000) {
        let exchange = AttendanceExchange::compile(&of.setup, of.day);
        let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
        let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
        for row in 0..of.records.entries.len() {
            let explanation = plan.explain(row).unwrap();
            assert_eq!(Some(explanation.outcome), plan.outcome(row));
            let cited = AttendanceNight {
                entries: explanation.entries,
                home: explanation.standing,
                enrollments: explanation.enrollments,
            };
            let again = AttendancePlan::new(&exchange, cited).unwrap();
            let same = explanation.entries.iter().position(|entry| entry == &ledger.night().entries[row]);
            assert_eq!(again.outcome(same.unwrap()), Some(explanation.outcome), "{of:#?}");
            assert_eq!(explanation.repair.is_some(), explanation.outcome.held().is_some());
        }
    }
}

#[test]
fn the_text_shows_the_student_only_where_one_is_lent() {
    for of in attendance_samples(811).take(300) {
        let exchange = AttendanceExchange::compile(&of.setup, of.day);
        let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
        let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
        for row in 0..of.records.entries.len() {
            let explanation = plan.explain(row).unwrap();
            let ssid = ledger.register().ssid(explanation.student);
            let without = AttendanceNarrative::new(&explanation, None).to_string();
            let with = AttendanceNarrative::new(&explanation, ssid).to_string();
            match ssid {
                Some(ssid) => assert_eq!(with, format!("student {ssid}, {without}")),
                None => assert_eq!(with, without),
            }
            assert!(without.lines().all(|line| !line.trim().is_empty() && line.trim_end() == line));
            let held = explanation.outcome.held();
            assert_eq!(held.is_some(), without.contains("\n  repair: "), "{without}");
        }
    }
}

/// No record has a place for a name or a comment (rule F-1): all that they have is named here.
#[test]
fn records_hold_keys_and_nothing_else() {
    let of = attendance_samples(812).find(|of| !of.records.entries.is_empty()).unwrap();
    let AttendanceEntry { ssid: _, section: _, day: _, period: _, status: _ } = &of.records.entries[0];
    let Enrollment { ssid: _, home: _, section: _, days: _, grade_level: _ } = &of.records.enrollments[0];
}
