//! The whole night says what its parts say alone, and counts each of them once.

use gradecrosswalk::matching::attendance::{
    AttendanceExchange, AttendanceKind, AttendanceLedger, AttendancePlan,
};
use gradecrosswalk::{
    EnrollmentExchange, EnrollmentKind, EnrollmentLedger, EnrollmentPlan, Exchange, Ledger, OutcomeKind,
    Plan, WholeNightRecord, WholeNightSummary, plan_whole_night,
};
use gradecrosswalk_testkit::generate::{GeneratedWholeNight, whole_night_samples};

/// What `read` says of a night.
fn planned<T>(
    of: &GeneratedWholeNight,
    read: impl FnOnce(&gradecrosswalk::WholeNight<'_, '_>, &gradecrosswalk::WholeNightLedger) -> T,
) -> T {
    plan_whole_night(&of.night.setup, of.night.as_of, of.choices(), of.lent(), read).unwrap()
}

#[test]
fn each_part_is_what_it_is_alone() {
    let mut with_attendance = 0;
    for of in whole_night_samples(11).take(400) {
        let (setup, as_of, records) = (&of.night.setup, of.night.as_of, of.lent());
        planned(&of, |night, _| {
            let exchange = EnrollmentExchange::compile(setup, as_of, &[]).unwrap();
            let ledger = EnrollmentLedger::of(&exchange, records.for_enrollments()).unwrap();
            let alone = EnrollmentPlan::new(&exchange, ledger.night()).unwrap();
            assert_eq!(night.enrollments().decisions(), alone.decisions());
            assert_eq!(night.enrollments().unexplained(), alone.unexplained());

            let exchange = Exchange::compile(setup, as_of, of.night.policy).unwrap();
            let ledger = Ledger::of(&exchange, records.for_grades()).unwrap();
            assert_eq!(night.grades().decisions(), Plan::new(&exchange, ledger.night()).unwrap().decisions());

            assert_eq!(night.attendance().is_some(), of.attendance_syncs);
            if let Some(attendance) = night.attendance() {
                with_attendance += 1;
                let exchange = AttendanceExchange::compile(setup, of.attendance.day);
                let ledger = AttendanceLedger::of(setup, records.for_attendance()).unwrap();
                let alone = AttendancePlan::new(&exchange, ledger.night()).unwrap();
                assert_eq!(attendance.decisions(), alone.decisions());
            }
        });
    }
    assert!((300..400).contains(&with_attendance), "{with_attendance}");
}

/// The sums of a summary's home schools, and how much it holds.
fn sums(summary: &WholeNightSummary<'_>) -> [u64; 4] {
    let held = summary.held.iter().map(|(_, count)| count).sum();
    let homes = summary.homes.iter();
    [
        homes.clone().map(|home| home.enrollments.total()).sum(),
        homes.clone().map(|home| home.attendance.total()).sum(),
        homes.map(|home| home.grades.total()).sum(),
        held,
    ]
}

#[test]
fn one_summary_counts_every_part_once() {
    let (mut adds, mut updates) = (0, 0);
    for of in whole_night_samples(12).take(400) {
        let summary_is_right = |night: &gradecrosswalk::WholeNight<'_, '_>| {
            let summary = night.summary();
            let attendance = summary.attendance.clone().unwrap_or_default();
            let (enrollments, grades) = (&summary.enrollments, &summary.grades);
            let held = enrollments.all.of(EnrollmentKind::Held)
                + attendance.all.of(AttendanceKind::Held)
                + grades.all.of(OutcomeKind::Held);
            let expected = [
                enrollments.all.total() - enrollments.unlinked.total(),
                attendance.all.total() - attendance.without_home.total(),
                grades.all.total() - grades.without_home.total(),
                held,
            ];
            assert_eq!(sums(&summary), expected);
            assert!(summary.homes.windows(2).all(|pair| pair[0].home < pair[1].home));
            assert!(summary.held.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for ((reason, part), _) in &summary.held {
                assert!(reason.parts().contains(part), "{reason} holds no {part}");
            }
            (summary.adds(), summary.updates())
        };
        let (add, update) = planned(&of, |night, _| summary_is_right(night));
        adds += add;
        updates += update;
    }
    assert!(adds > 500 && updates > 500, "{adds} adds, {updates} updates");
}

#[test]
fn recorded_nights_round_trip_and_are_of_one_night() {
    let mut records = whole_night_samples(13)
        .take(60)
        .map(|of| planned(&of, |night, ledger| WholeNightRecord::of(night, ledger, &of.lent()).unwrap()));
    let mut last: Option<WholeNightRecord> = None;
    for record in records.by_ref() {
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<WholeNightRecord>(&text).unwrap(), record);
        if let Some(other) = last.filter(|other| other.grades.as_of != record.grades.as_of) {
            let mixed = WholeNightRecord { enrollments: other.enrollments, ..record.clone() };
            let text = serde_json::to_string(&mixed).unwrap();
            let error = serde_json::from_str::<WholeNightRecord>(&text).unwrap_err().to_string();
            assert!(error.starts_with("the plans are of several nights or technical schools"), "{error}");
        }
        last = Some(record);
    }
}
