//! Rows out of order are refused, with the first offending place; rows in order never are, whatever they hold.

use gradecrosswalk::domain::exchange::{HomeIndex, SectionIndex, TaskIndex};
use gradecrosswalk::matching::plan::RowList;
use gradecrosswalk::matching::rows::{
    EnrollmentRow, HomeRow, LinkSlot, PackedMark, PostedRow, SentRow, StudentId,
};
use gradecrosswalk::matching::{OldScore, PlanError, ScopedStudent};
use gradecrosswalk::{DateRange, TermNumber};
use gradecrosswalk_testkit::builders::{date, ssid};
use gradecrosswalk_testkit::rows::{EXCHANGES, Rows, decide, ordered};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn disorder_is_refused_with_its_first_place(
        rows in ordered(),
        faults in proptest::collection::vec((0_u8..5, (any::<usize>(), any::<usize>()), any::<bool>()), 0..3),
    ) {
        let rows = faults.into_iter().fold(rows, |rows, (list, places, double)| rows.disturbed(list, places, double));
        prop_assert_eq!(decide(&EXCHANGES[0], &rows.night()).err(), rows.first_fault());
    }
}

/// The lists and faults by hand, so that each is surely reached.
#[test]
fn each_list_is_refused_out_of_order_and_doubled_where_keys_are_unique() {
    let of = gradecrosswalk_testkit::Draft::two_schools().generated();
    let exchange = of.compile();
    let (section, task, term) = (SectionIndex(0), TaskIndex::new(0).unwrap(), TermNumber::MIN);
    let mark = PackedMark::unlisted(0);
    let days = DateRange::new(date("2019-08-01"), date("2020-06-30")).unwrap();
    let score = OldScore::Unlisted;
    let at = |home| (HomeIndex(0), home);
    let students = [0, 1, 2].map(StudentId);
    let rows = Rows {
        posted: students.map(|student| PostedRow::new(section, student, task, term, mark)).into(),
        home: students.map(|student| HomeRow::new(section, student, task, HomeIndex(0), term, score)).into(),
        enrollments: students
            .map(|student| EnrollmentRow::new(section, student, LinkSlot::new(1).unwrap(), days))
            .into(),
        sent: students.map(|student| SentRow::new((section, student), task, term, at(term), score)).into(),
        scoped: students.map(|student| ScopedStudent { student, ssid: ssid(student.0), level: None }).into(),
    };
    let lists = [RowList::Posted, RowList::Home, RowList::Enrollments, RowList::Sent, RowList::Scoped];
    assert!(decide(&exchange, &rows.night()).is_ok());
    for (number, list) in (0_u8..).zip(lists) {
        let last_first = rows.clone().disturbed(number, (2, 0), false);
        assert_eq!(decide(&exchange, &last_first.night()), Err(PlanError::Unsorted { list, place: 1 }));
        let doubled = rows.clone().disturbed(number, (1, 2), true);
        let repeats = matches!(list, RowList::Posted | RowList::Enrollments);
        let refused = if repeats { None } else { Some(PlanError::Doubled { list, place: 2 }) };
        assert_eq!(decide(&exchange, &doubled.night()).err(), refused, "{list:?}");
    }
}
