//! What a home school sees at any time of its students' attendance (rule A-1).

use crate::cases::Night;
use gradecrosswalk_domain::attendance::AttendanceStatus;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_matching::attendance::{AttendanceLedger, entries_of};
use gradecrosswalk_testkit::builders::days;
use gradecrosswalk_testkit::oracle;

/// What is done to the night of the cases, the first and the last day that are asked about, how many entries are seen.
type Case = (&'static str, fn(&mut Night), (&'static str, &'static str), usize);

const CASES: &[Case] = &[
    ("A-1: the day itself", |_| {}, ("2019-10-03", "2019-10-03"), 1),
    ("A-1: until the day before", |_| {}, ("2019-09-01", "2019-10-02"), 0),
    ("A-1: from the day after", |_| {}, ("2019-10-04", "2019-10-31"), 0),
    (
        "A-1: also who does not take the sync",
        |n| n.draft.attendance.opted_in.clear(),
        ("2019-10-01", "2019-10-31"),
        1,
    ),
    (
        "A-1: whatever was entered",
        |n| n.records.entries[0].status = AttendanceStatus::Present,
        ("2019-10-01", "2019-10-31"),
        1,
    ),
    (
        "A-1: a student who left the day before",
        |n| n.records.enrollments[0].days = days("2019-08-01", "2019-10-02"),
        ("2019-10-01", "2019-10-31"),
        0,
    ),
    (
        "A-1: a student who left on the day",
        |n| n.records.enrollments[0].days = days("2019-08-01", "2019-10-03"),
        ("2019-10-01", "2019-10-31"),
        1,
    ),
    ("A-1: nobody knows whose it is", |n| n.records.entries[0].ssid = None, ("2019-10-01", "2019-10-31"), 0),
    ("G-11: a waived year", |n| n.draft.waive(2019), ("2019-10-01", "2019-10-31"), 0),
    ("G-11: another waived year", |n| n.draft.waive(2020), ("2019-10-01", "2020-10-31"), 1),
];

#[test]
fn a_home_school_sees_its_students_on_the_days() {
    for (name, change, (first, last), expected) in CASES {
        let mut night = Night::new();
        change(&mut night);
        let setup = night.draft.setup();
        let ledger = AttendanceLedger::of(&setup, night.records.lent()).unwrap();
        let asked = days(first, last);
        let seen = entries_of(&setup, &ledger.night(), HomeIndex(0), asked).unwrap();
        assert_eq!(seen.len(), *expected, "{name}");
        let by_oracle = oracle::attendance::seen(&setup, &night.records, HomeIndex(0), asked);
        assert_eq!(by_oracle.len(), *expected, "the oracle: {name}");
    }
}
