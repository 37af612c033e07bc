//! School years, July 1 to June 30, and days written without a year (rule W-7).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use chrono::{Datelike as _, Days};
use common::day;
use gradecrosswalk_domain::calendar::SchoolYear;

fn year(first: i32) -> SchoolYear {
    SchoolYear::starting(first).unwrap()
}

/// First calendar year, name, first and last day.
const YEARS: &[(i32, &str, &str, &str)] = &[
    (2019, "2019-20", "2019-07-01", "2020-06-30"),
    (2018, "2018-19", "2018-07-01", "2019-06-30"),
    (1999, "1999-00", "1999-07-01", "2000-06-30"),
    (2008, "2008-09", "2008-07-01", "2009-06-30"),
    (1, "0001-02", "0001-07-01", "0002-06-30"),
    (9998, "9998-99", "9998-07-01", "9999-06-30"),
];

#[test]
fn a_school_year_is_named_by_both_calendar_years() {
    for (first, name, from, to) in YEARS {
        let year = year(*first);
        assert_eq!(year.to_string(), *name);
        assert_eq!((year.first_calendar_year(), year.last_calendar_year()), (*first, first + 1), "{name}");
        let dates = year.dates().unwrap();
        assert_eq!((dates.first(), dates.last()), (day(from), day(to)), "{name}");
        for inside in [dates.first(), dates.last()] {
            assert!(year.contains(inside), "{name} {inside}");
            assert_eq!(SchoolYear::of(inside), Ok(year));
        }
        for outside in [dates.first() - Days::new(1), dates.last() + Days::new(1)] {
            assert!(!year.contains(outside), "{name} {outside}");
            assert_ne!(SchoolYear::of(outside), Ok(year));
        }
    }
}

#[test]
fn years_outside_the_calendar_are_refused() {
    for refused in [0, -1, 9999, 10_000, i32::MIN, i32::MAX] {
        assert_eq!(
            SchoolYear::starting(refused).unwrap_err().to_string(),
            format!(
                "school year beginning in {refused} is outside the years 1 to 9998: give its first calendar year"
            )
        );
    }
    assert!(SchoolYear::of(day("0001-06-30")).is_err());
    assert!(SchoolYear::of(day("9999-07-01")).is_err());
    assert!(SchoolYear::of(chrono::NaiveDate::MIN).is_err());
    assert!(SchoolYear::of(chrono::NaiveDate::MAX).is_err());
    assert_eq!(year(2019).next(), Ok(year(2020)));
    assert!(year(9998).next().is_err());
}

/// Every cell of document 000's visual, as it is written and as it is placed in 2019-20.
const VISUAL: &[(&str, &str, u32, u32, &str)] = &[
    ("CTE Term Grade", "GP1 opens", 8, 1, "2019-08-01"),
    ("CTE Term Grade", "GP1 closes", 10, 1, "2019-10-01"),
    ("CTE Term Grade", "GP2 opens", 10, 2, "2019-10-02"),
    ("CTE Term Grade", "GP2 closes", 12, 31, "2019-12-31"),
    ("CTE Term Grade", "GP3 opens", 1, 20, "2020-01-20"),
    ("CTE Term Grade", "GP3 closes", 3, 15, "2020-03-15"),
    ("CTE Term Grade", "GP4 opens", 3, 16, "2020-03-16"),
    ("CTE Term Grade", "GP4 closes", 5, 15, "2020-05-15"),
    ("CTE Final Exam", "GP2 opens", 12, 20, "2019-12-20"),
    ("CTE Final Exam", "GP2 closes", 12, 31, "2019-12-31"),
    ("CTE Final Exam", "GP4 opens", 5, 1, "2020-05-01"),
    ("CTE Final Exam", "GP4 closes", 5, 15, "2020-05-15"),
    ("CTE Final Grade", "GP2 opens", 12, 20, "2019-12-20"),
    ("CTE Final Grade", "GP2 closes", 12, 31, "2019-12-31"),
    ("CTE Final Grade", "GP4 opens", 5, 1, "2020-05-01"),
    ("CTE Final Grade", "GP4 closes", 5, 15, "2020-05-15"),
];

#[test]
fn the_visual_of_document_000_is_placed_in_2019_20() {
    for (task, cell, month, of_month, placed) in VISUAL {
        assert_eq!(year(2019).place(*month, *of_month), Ok(day(placed)), "{task} {cell}");
    }
}

#[test]
fn july_to_december_is_the_first_calendar_year_and_january_to_june_the_second() {
    for month in 1..=12 {
        let expected = if month >= 7 { 2019 } else { 2020 };
        assert_eq!(year(2019).place(month, 15).unwrap().year(), expected, "month {month}");
    }
}

/// First calendar year, whether February 29 exists in its second.
const LEAP: &[(i32, bool)] =
    &[(2019, true), (2018, false), (2020, false), (2023, true), (1999, true), (1899, false)];

#[test]
fn february_29_is_placed_only_where_it_exists() {
    for (first, exists) in LEAP {
        assert_eq!(year(*first).place(2, 29).is_ok(), *exists, "{first}");
        assert!(year(*first).place(2, 28).is_ok(), "{first}");
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for (month, of_month) in
        [(0, 1), (13, 1), (1, 0), (1, 32), (4, 31), (2, 30), (u32::MAX, 1), (1, u32::MAX)]
    {
        assert!(year(2019).place(month, of_month).is_err(), "{month}/{of_month}");
    }
    assert_eq!(
        year(2018).place(2, 29).unwrap_err().to_string(),
        "day 02/29 does not exist in school year 2018-19: give a month and a day of that year"
    );
}

/// Every day of eight years lies in exactly one school year, and is placed back where it came from.
#[test]
fn every_day_is_placed_back() {
    let mut date = day("2016-07-01");
    while date < day("2024-07-01") {
        let of = SchoolYear::of(date).unwrap();
        assert_eq!(of.place(date.month(), date.day()), Ok(date));
        let holders = (2015..2026).filter(|first| year(*first).contains(date)).count();
        assert_eq!(holders, 1, "{date}");
        assert!(of.dates().unwrap().contains(date), "{date}");
        date = date + Days::new(1);
    }
}
