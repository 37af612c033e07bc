//! Ranges of dates, both ends inside (rules T-1, T-9).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

use chrono::{Days, NaiveDate};
use gradecrosswalk_domain::calendar::{DateError, DateRange, EndDate};
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The day so many days after 2019-08-01.
fn nth(n: u64) -> NaiveDate {
    day(2019, 8, 1) + Days::new(n)
}

/// Ranges within forty days, so that all relations between two of them are met.
fn range() -> impl Strategy<Value = DateRange> {
    (0..40_u64, 0..40_u64).prop_map(|(a, b)| DateRange::new(nth(a.min(b)), nth(a.max(b))).unwrap())
}

/// The days of a range, one by one, found without asking for its ends.
fn days(range: DateRange) -> Vec<NaiveDate> {
    (0..200).map(|n| day(2019, 6, 1) + Days::new(n)).filter(|d| range.contains(*d)).collect()
}

fn shifted(range: DateRange, by: u64) -> DateRange {
    DateRange::new(range.first() + Days::new(by), range.last() + Days::new(by)).unwrap()
}

#[test]
fn both_ends_are_inside() {
    let term = DateRange::new(day(2019, 10, 2), day(2019, 12, 31)).unwrap();
    for (date, inside) in [
        (day(2019, 10, 1), false),
        (day(2019, 10, 2), true),
        (day(2019, 11, 15), true),
        (day(2019, 12, 31), true),
        (day(2020, 1, 1), false),
    ] {
        assert_eq!(term.contains(date), inside, "{date}");
    }
    assert_eq!(term.days(), 91);
    assert_eq!(term.to_string(), "2019-10-02 to 2019-12-31");
    assert_eq!(format!("{term:?}"), "2019-10-02 to 2019-12-31");
}

#[test]
fn one_day_is_a_range() {
    let one = DateRange::day(day(2020, 2, 29)).unwrap();
    assert_eq!(Ok(one), DateRange::new(day(2020, 2, 29), day(2020, 2, 29)));
    assert_eq!((one.first(), one.last(), one.days()), (day(2020, 2, 29), day(2020, 2, 29), 1));
}

#[test]
fn an_open_ended_range_reaches_the_end_of_the_calendar() {
    let open = DateRange::open_ended(day(2019, 8, 1)).unwrap();
    assert_eq!((open.first(), open.last()), (day(2019, 8, 1), day(9999, 12, 31)));
    assert!(open.is_open_ended());
    assert!(DateRange::day(day(9999, 12, 31)).unwrap().is_open_ended(), "the last day goes on as well");
    assert!(!DateRange::new(day(2019, 8, 1), day(9999, 12, 30)).unwrap().is_open_ended());
}

/// T-9: start, end, convention, last day or message.
#[test]
fn ends_of_outside_data_are_read_by_their_convention() {
    let (start, end) = (day(2019, 8, 1), day(2019, 10, 2));
    let cases = [
        (start, end, EndDate::Inclusive, Ok(end)),
        (start, end, EndDate::Exclusive, Ok(day(2019, 10, 1))),
        (start, start, EndDate::Inclusive, Ok(start)),
        (start, day(2019, 8, 2), EndDate::Exclusive, Ok(start)),
        (day(2020, 2, 1), day(2020, 3, 1), EndDate::Exclusive, Ok(day(2020, 2, 29))),
        (day(2019, 2, 1), day(2019, 3, 1), EndDate::Exclusive, Ok(day(2019, 2, 28))),
        (day(2019, 12, 1), day(2020, 1, 1), EndDate::Exclusive, Ok(day(2019, 12, 31))),
        (start, start, EndDate::Exclusive, Err(DateError::NoDay { start, end: start })),
        (end, start, EndDate::Inclusive, Err(DateError::EndBeforeStart { first: end, last: start })),
        (
            end,
            start,
            EndDate::Exclusive,
            Err(DateError::EndBeforeStart { first: end, last: day(2019, 7, 31) }),
        ),
    ];
    for (start, end, convention, expected) in cases {
        let got = DateRange::from_bounds(start, end, convention);
        assert_eq!(got.map(|range| range.last()), expected, "{start} {end} {convention:?}");
    }
}

#[test]
fn refusals_name_the_dates_and_the_bound() {
    let message = |result: Result<DateRange, DateError>| result.unwrap_err().to_string();
    assert_eq!(
        message(DateRange::new(day(2019, 10, 2), day(2019, 10, 1))),
        "last date 2019-10-01 is before first date 2019-10-02: give a last date of 2019-10-02 or later"
    );
    assert_eq!(
        message(DateRange::from_bounds(day(2019, 8, 1), day(2019, 8, 1), EndDate::Exclusive)),
        "exclusive end date 2019-08-01 leaves no day after start date 2019-08-01: give a later end date"
    );
    assert_eq!(
        message(DateRange::new(day(2019, 8, 1), NaiveDate::MAX)),
        format!("date {} is outside the years 1 to 9999: give a date within them", NaiveDate::MAX)
    );
}

#[test]
fn years_are_1_to_9999() {
    let (first, last) = (day(1, 1, 1), day(9999, 12, 31));
    assert!(DateRange::new(first, last).is_ok());
    for outside in [day(0, 12, 31), day(10_000, 1, 1), NaiveDate::MIN, NaiveDate::MAX] {
        let refused = Err(DateError::YearOutOfRange { date: outside });
        assert_eq!(DateRange::day(outside), refused);
        assert_eq!(DateRange::open_ended(outside), refused);
        let (low, high) = (outside.min(first), outside.max(last));
        assert_eq!(DateRange::new(low, high), refused);
    }
    assert!(DateRange::from_bounds(first, NaiveDate::MIN, EndDate::Exclusive).is_err());
    assert_eq!(
        DateRange::from_bounds(first, day(10_000, 1, 1), EndDate::Exclusive).map(|range| range.last()),
        Ok(last),
        "an exclusive end may be the day after the calendar"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn overlap_is_symmetric(a in range(), b in range()) {
        prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        prop_assert_eq!(a.intersection(&b), b.intersection(&a));
    }

    #[test]
    fn overlap_is_reflexive(a in range()) {
        prop_assert!(a.overlaps(&a) && a.is_within(&a));
        prop_assert_eq!(a.intersection(&a), Some(a));
    }

    #[test]
    fn overlap_moves_with_the_calendar(a in range(), b in range(), by in 0..4000_u64) {
        let (c, d) = (shifted(a, by), shifted(b, by));
        prop_assert_eq!(a.overlaps(&b), c.overlaps(&d));
        prop_assert_eq!(a.is_within(&b), c.is_within(&d));
        prop_assert_eq!(a.days(), c.days());
        prop_assert_eq!(a.intersection(&b).map(|i| shifted(i, by)), c.intersection(&d));
    }

    #[test]
    fn agrees_with_counting_day_by_day(a in range(), b in range()) {
        let (of_a, of_b) = (days(a), days(b));
        let shared: Vec<NaiveDate> = of_a.iter().copied().filter(|d| of_b.contains(d)).collect();
        prop_assert_eq!((of_a.first(), of_a.last()), (Some(&a.first()), Some(&a.last())));
        prop_assert_eq!(usize::try_from(a.days()).unwrap(), of_a.len());
        prop_assert_eq!(a.overlaps(&b), !shared.is_empty());
        prop_assert_eq!(a.intersection(&b).map(days).unwrap_or_default(), shared.clone());
        prop_assert_eq!(a.is_within(&b), shared == of_a);
    }

    #[test]
    fn both_conventions_can_say_every_range(a in range()) {
        let (first, after) = (a.first(), a.last() + Days::new(1));
        prop_assert_eq!(DateRange::from_bounds(first, a.last(), EndDate::Inclusive), Ok(a));
        prop_assert_eq!(DateRange::from_bounds(first, after, EndDate::Exclusive), Ok(a));
    }
}
