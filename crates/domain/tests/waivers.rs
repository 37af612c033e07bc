//! When a waiver holds and all that can be wrong with one (rules V-1, V-2; document 003).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use common::{home, id, school, waiver};
use gradecrosswalk_domain::calendar::SchoolYear;
use gradecrosswalk_domain::exchange::WaiverFault::{
    Denied, Doubled, NotApproved, NotLocal, OutsideSubmission, WrongYear,
};
use gradecrosswalk_domain::exchange::WaiverStanding::{self, Approved, Submitted};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, Links, Setup, SetupParts, Waiver, WaiverFault, WaiverReview,
};
use gradecrosswalk_domain::school::SchoolKind::{self, HomeHighSchool, LocalTechnical, StateTechnical};
use proptest::prelude::*;
use proptest::sample::select;

/// A request alone: the rule, the school's kind, the day it was submitted, its year, its standing, its faults.
type Case = (&'static str, SchoolKind, &'static str, i32, WaiverStanding, &'static [WaiverFault]);

const ALONE: &[Case] = &[
    ("V-2: the first day", LocalTechnical, "2019-01-01", 2019, Approved, &[]),
    ("V-2: the last day", LocalTechnical, "2019-03-01", 2019, Approved, &[]),
    ("V-2: the day before the first", LocalTechnical, "2018-12-31", 2019, Approved, &[OutsideSubmission]),
    ("V-2: the day after the last", LocalTechnical, "2019-03-02", 2019, Approved, &[OutsideSubmission]),
    ("V-2: the last of February", LocalTechnical, "2019-02-28", 2019, Approved, &[]),
    ("V-2: the first day of a leap year", LocalTechnical, "2020-01-01", 2020, Approved, &[]),
    ("V-2: the leap day", LocalTechnical, "2020-02-29", 2020, Approved, &[]),
    ("V-2: March 1 of a leap year", LocalTechnical, "2020-03-01", 2020, Approved, &[]),
    ("V-2: March 2 of a leap year", LocalTechnical, "2020-03-02", 2020, Approved, &[OutsideSubmission]),
    ("V-2: December 31 of a leap year", LocalTechnical, "2020-12-31", 2021, Approved, &[OutsideSubmission]),
    ("V-2: the last day before July", LocalTechnical, "2019-06-30", 2019, Approved, &[OutsideSubmission]),
    ("V-2: a school year too early", LocalTechnical, "2019-07-01", 2020, Approved, &[OutsideSubmission]),
    (
        "V-2: when its year has begun",
        LocalTechnical,
        "2019-07-01",
        2019,
        Approved,
        &[OutsideSubmission, WrongYear],
    ),
    ("V-2: for the running year", LocalTechnical, "2020-02-01", 2019, Approved, &[WrongYear]),
    ("V-2: for the year after the next", LocalTechnical, "2020-02-01", 2021, Approved, &[WrongYear]),
    ("V-2: not approved yet", LocalTechnical, "2019-02-01", 2019, Submitted, &[NotApproved]),
    ("V-2: denied", LocalTechnical, "2019-02-01", 2019, WaiverStanding::Denied, &[Denied]),
    ("V-1: a state-operated school", StateTechnical, "2019-02-01", 2019, Approved, &[NotLocal]),
    ("V-1: a home school", HomeHighSchool, "2019-02-01", 2019, Approved, &[NotLocal]),
    (
        "V-1, V-2: everything",
        StateTechnical,
        "2018-12-31",
        2017,
        Submitted,
        &[NotLocal, OutsideSubmission, WrongYear, NotApproved],
    ),
    ("the first day of the calendar", LocalTechnical, "0001-01-01", 1, Approved, &[]),
    (
        "the last day of the calendar",
        LocalTechnical,
        "9999-12-31",
        9998,
        Approved,
        &[OutsideSubmission, WrongYear],
    ),
];

#[test]
fn a_request_has_all_its_faults() {
    for (case, kind, submitted, year, standing, faults) in ALONE {
        let waiver = waiver("CTC-004", *year, submitted, *standing);
        let reviews = Waiver::review(*kind, core::slice::from_ref(&waiver));
        assert_eq!(reviews.len(), 1, "{case}");
        assert_eq!((reviews[0].faults(), reviews[0].waiver()), (*faults, &waiver), "{case}");
        assert_eq!(reviews[0].holds(), faults.is_empty(), "{case}");
        let days = Waiver::submission_days(waiver.year()).unwrap();
        let right = !faults.contains(&OutsideSubmission) && !faults.contains(&WrongYear);
        assert_eq!(days.contains(waiver.submitted()), right, "{case}: {days}");
    }
}

/// Requests beside one another: day, year, standing, and the faults of each.
type Beside = (&'static str, &'static [(&'static str, i32, WaiverStanding, &'static [WaiverFault])]);

const BESIDE: &[Beside] = &[
    ("V-2: one a year", &[("2019-02-01", 2019, Approved, &[]), ("2020-02-01", 2020, Approved, &[])]),
    (
        "V-2: no duplicates, and the first counts",
        &[("2019-02-02", 2019, Approved, &[Doubled]), ("2019-02-01", 2019, Approved, &[])],
    ),
    ("equal requests", &[("2019-02-01", 2019, Approved, &[]), ("2019-02-01", 2019, Approved, &[Doubled])]),
    (
        "asking again takes nothing away",
        &[("2019-02-01", 2019, Submitted, &[Doubled, NotApproved]), ("2019-02-02", 2019, Approved, &[])],
    ),
    (
        "one that breaks a rule takes nothing away",
        &[("2018-12-31", 2019, Approved, &[OutsideSubmission, Doubled]), ("2019-01-01", 2019, Approved, &[])],
    ),
    (
        "asked again after a denial",
        &[
            ("2019-01-15", 2019, WaiverStanding::Denied, &[Denied]),
            ("2019-02-15", 2019, Submitted, &[NotApproved]),
        ],
    ),
];

#[test]
fn of_several_for_one_year_one_counts() {
    for (case, requests) in BESIDE {
        let waivers: Vec<Waiver> = requests.iter().map(|(d, y, s, _)| waiver("CTC-004", *y, d, *s)).collect();
        let reviews = Waiver::review(LocalTechnical, &waivers);
        let faults: Vec<&[WaiverFault]> = reviews.iter().map(WaiverReview::faults).collect();
        let expected: Vec<&[WaiverFault]> = requests.iter().map(|(_, _, _, faults)| *faults).collect();
        assert_eq!(faults, expected, "{case}");
    }
}

#[test]
fn requests_of_two_schools_are_no_duplicates() {
    let waivers = ["CTC-004", "CTC-005"].map(|school| waiver(school, 2019, "2019-02-01", Approved));
    assert!(Waiver::review(LocalTechnical, &waivers).iter().all(WaiverReview::holds));
}

#[test]
fn a_day_outside_the_calendar_is_refused() {
    let year = SchoolYear::starting(2019).unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(10_000, 1, 1).unwrap();
    let error = Waiver::new(id("CTC-004"), year, day, Approved).unwrap_err();
    assert_eq!(
        error.to_string(),
        "date +10000-01-01 is outside the years 1 to 9999: give a date within them"
    );
}

fn with(kind: SchoolKind, waivers: Vec<Waiver>) -> Setup {
    let technical = school(common::school_parts("CTC-004", kind));
    let (profile, links, attendance) = (ExchangeProfile::kts(), Links::ByProfile, AttendanceParts::default());
    let homes = vec![school(home("HS-210"))];
    Setup::new(SetupParts { profile, technical, homes, links, waivers, attendance }).unwrap()
}

#[test]
fn a_set_up_has_the_years_of_the_waivers_that_hold() {
    let waivers = vec![
        waiver("CTC-004", 2021, "2021-03-02", Approved),
        waiver("CTC-004", 2020, "2020-02-29", Approved),
        waiver("CTC-004", 2019, "2019-03-01", Approved),
        waiver("CTC-004", 2018, "2018-01-01", Submitted),
    ];
    let local = with(LocalTechnical, waivers.clone());
    assert_eq!(local.waived_years(), [2019, 2020].map(|year| SchoolYear::starting(year).unwrap()));
    assert!(local.waivers().is_sorted() && local.waivers().len() == 4);
    assert_eq!(with(StateTechnical, waivers).waived_years(), [], "V-1: an ATC is refused");
}

fn any_waiver() -> impl Strategy<Value = Waiver> {
    let standing = select(vec![Approved, Submitted, WaiverStanding::Denied]);
    let day = select(vec!["2018-12-31", "2019-01-01", "2019-02-01", "2019-03-01", "2019-03-02"]);
    (2018..2021, day, standing).prop_map(|(year, day, standing)| waiver("CTC-004", year, day, standing))
}

proptest! {
    #[test]
    fn order_does_not_matter_and_no_request_takes_a_year_away(
        waivers in proptest::collection::vec(any_waiver(), 0..6),
        another in any_waiver(),
        turn in 0_usize..6,
    ) {
        let before = with(LocalTechnical, waivers.clone());
        let mut turned = waivers.clone();
        turned.rotate_left(turn.min(waivers.len()));
        prop_assert_eq!(&with(LocalTechnical, turned), &before);
        let more = with(LocalTechnical, waivers.into_iter().chain([another]).collect());
        prop_assert!(before.waived_years().iter().all(|year| more.waived_years().contains(year)));
        prop_assert!(more.waived_years().windows(2).all(|pair| pair[0] < pair[1]), "each year once");
    }
}
