//! Grading windows to the minute (rules W-1, W-2, W-5), with document 000's examples placed in 2019-20 (rule W-7).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use chrono::TimeDelta;
use common::{day, minute, whole_days};
use gradecrosswalk_domain::calendar::{AsOf, DateRange, LocalMinute, SchoolYear, WindowSpan};
use proptest::prelude::*;

/// W-1, from document 000: `10/02 12:00 AM - 12/31 11:59 PM`. Time, whether it lies in the window.
const AROUND_A_WINDOW: &[(&str, bool)] = &[
    ("2019-10-01T23:59:00", false),
    ("2019-10-01T23:59:59.999999999", false),
    ("2019-10-02T00:00:00", true),
    ("2019-10-02T00:00:01", true),
    ("2019-11-15T12:00:00", true),
    ("2019-12-31T23:58:59", true),
    ("2019-12-31T23:59:00", true),
    ("2019-12-31T23:59:01", true),
    ("2019-12-31T23:59:59", true),
    ("2019-12-31T23:59:59.999999999", true),
    // A leap second belongs to the minute that it ends.
    ("2019-12-31T23:59:60", true),
    ("2020-01-01T00:00:00", false),
];

#[test]
fn the_opening_and_the_closing_minute_are_inside() {
    let window = whole_days("2019-10-02", "2019-12-31");
    assert_eq!((window.opens(), window.closes()), (minute("2019-10-02 00:00"), minute("2019-12-31 23:59")));
    assert_eq!(window.to_string(), "2019-10-02 00:00 to 2019-12-31 23:59");
    for (time, inside) in AROUND_A_WINDOW {
        let at = LocalMinute::new(time.parse().unwrap()).unwrap();
        assert_eq!(window.holds(at), *inside, "{time}");
    }
}

#[test]
fn a_window_within_a_day() {
    let window = WindowSpan::new(minute("2019-12-20 07:30"), minute("2019-12-20 15:00")).unwrap();
    for (at, inside) in [
        ("2019-12-20 07:29", false),
        ("2019-12-20 07:30", true),
        ("2019-12-20 15:00", true),
        ("2019-12-20 15:01", false),
        ("2019-12-19 12:00", false),
    ] {
        assert_eq!(window.holds(minute(at)), inside, "{at}");
    }
}

#[test]
fn a_window_of_one_minute_is_legal_and_one_that_closes_before_it_opens_is_not() {
    let noon = minute("2019-12-20 12:00");
    let one = WindowSpan::new(noon, noon).unwrap();
    assert!(one.holds(noon) && one.overlaps(&one));
    let error = WindowSpan::new(noon, minute("2019-12-20 11:59")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "closing time 2019-12-20 11:59 is before opening time 2019-12-20 12:00: give a closing time of 2019-12-20 12:00 or later"
    );
}

/// First and second window, whether they share a minute.
const NEIGHBOURS: &[([&str; 2], [&str; 2], bool)] = &[
    (["2019-08-01 00:00", "2019-10-01 23:59"], ["2019-10-02 00:00", "2019-12-31 23:59"], false),
    (["2019-08-01 00:00", "2019-10-02 00:00"], ["2019-10-02 00:00", "2019-12-31 23:59"], true),
    (["2019-08-01 00:00", "2019-10-01 12:00"], ["2019-10-01 12:01", "2019-12-31 23:59"], false),
    (["2019-08-01 00:00", "2019-10-01 12:00"], ["2019-10-01 12:00", "2019-12-31 23:59"], true),
    (["2019-08-01 00:00", "2020-05-15 23:59"], ["2019-10-01 12:00", "2019-10-01 12:00"], true),
];

#[test]
fn windows_overlap_when_they_share_a_minute() {
    for ([a, b], [c, d], expected) in NEIGHBOURS {
        let first = WindowSpan::new(minute(a), minute(b)).unwrap();
        let second = WindowSpan::new(minute(c), minute(d)).unwrap();
        assert_eq!(first.overlaps(&second), *expected, "{first} and {second}");
        assert_eq!(second.overlaps(&first), *expected, "{second} and {first}");
    }
}

/// Windows of document 000, as month, day to month, day, placed in 2019-20.
fn placed(windows: [[u32; 4]; 4]) -> [DateRange; 4] {
    let year = SchoolYear::starting(2019).unwrap();
    windows.map(|[from_month, from, to_month, to]| {
        DateRange::new(year.place(from_month, from).unwrap(), year.place(to_month, to).unwrap()).unwrap()
    })
}

/// The pairs of windows that share a minute, as places from 1, with the days that they share.
fn conflicts(windows: [DateRange; 4]) -> Vec<(usize, usize, u32)> {
    let pairs = (0..4).flat_map(|a| (a + 1..4).map(move |b| (a, b)));
    pairs
        .filter(|(a, b)| WindowSpan::whole_days(windows[*a]).overlaps(&WindowSpan::whole_days(windows[*b])))
        .map(|(a, b)| (a + 1, b + 1, windows[a].intersection(&windows[b]).unwrap().days()))
        .collect()
}

/// W-2: document 000's wrong example has three conflicts, its correct one and its visual have none.
#[test]
fn examples_of_document_000() {
    let wrong = placed([[8, 1, 10, 1], [9, 20, 12, 31], [12, 20, 3, 15], [3, 1, 5, 15]]);
    assert_eq!(conflicts(wrong), [(1, 2, 12), (2, 3, 12), (3, 4, 15)]);
    let correct = placed([[8, 1, 10, 1], [10, 2, 12, 31], [1, 1, 3, 15], [3, 16, 5, 15]]);
    assert_eq!(conflicts(correct), []);
    let visual = placed([[8, 1, 10, 1], [10, 2, 12, 31], [1, 20, 3, 15], [3, 16, 5, 15]]);
    assert_eq!(conflicts(visual), []);
    // Its windows of different tasks overlap: final grades open while the second term's window is open.
    let final_grade = whole_days("2019-12-20", "2019-12-31");
    assert!(final_grade.overlaps(&WindowSpan::whole_days(visual[1])));
}

/// As-of: a bare date means 23:59 of that day, a time means the minute that holds it.
#[test]
fn as_of_is_a_minute() {
    let evening = AsOf::end_of(day("2019-10-04")).unwrap();
    assert_eq!((evening.minute(), evening.date()), (minute("2019-10-04 23:59"), day("2019-10-04")));
    assert_eq!(evening.to_string(), "2019-10-04 23:59");
    let within = AsOf::at("2019-10-04T23:59:59".parse().unwrap()).unwrap();
    assert_eq!(within, evening);
    assert!(AsOf::at("2019-10-05T00:00:00".parse().unwrap()).unwrap() > evening);
    for outside in [chrono::NaiveDate::MIN, chrono::NaiveDate::MAX] {
        assert!(AsOf::end_of(outside).is_err());
        assert!(AsOf::at(outside.and_hms_opt(12, 0, 0).unwrap()).is_err());
        assert!(LocalMinute::start_of(outside).is_err() && LocalMinute::end_of(outside).is_err());
    }
}

fn some_minute() -> impl Strategy<Value = LocalMinute> {
    (0..60_i64).prop_map(|n| {
        LocalMinute::new(minute("2019-12-31 23:30").to_datetime() + TimeDelta::minutes(n)).unwrap()
    })
}

fn span() -> impl Strategy<Value = WindowSpan> {
    (some_minute(), some_minute()).prop_map(|(a, b)| WindowSpan::new(a.min(b), a.max(b)).unwrap())
}

proptest! {
    #[test]
    fn seconds_never_matter(at in some_minute(), second in 0..60_i64, window in span()) {
        let later = LocalMinute::new(at.to_datetime() + TimeDelta::seconds(second)).unwrap();
        prop_assert_eq!(later, at);
        prop_assert_eq!(window.holds(later), window.opens() <= at && at <= window.closes());
    }

    #[test]
    fn overlap_agrees_with_looking_at_every_minute(a in span(), b in span()) {
        let from = minute("2019-12-31 23:00").to_datetime();
        let minutes = (0..180).map(|n| LocalMinute::new(from + TimeDelta::minutes(n)).unwrap());
        let shared = minutes.filter(|m| a.holds(*m) && b.holds(*m)).count();
        prop_assert_eq!(a.overlaps(&b), shared > 0);
    }
}
