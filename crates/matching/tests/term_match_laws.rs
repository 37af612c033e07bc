//! Laws of the term match (rules T-7, T-8).
#![cfg(test)]

mod calendars;

use calendars::{day, get, nth, schedule, term};
use chrono::{Days, NaiveDate};
use gradecrosswalk_domain::calendar::{Term, TermSchedule};
use gradecrosswalk_matching::TermMatchPolicy::{
    self, AsOfInBoth, HomeWithinTechnical, Overlap, ReferenceDay,
};
use gradecrosswalk_matching::TermMatchPolicy::{SameDates, SameName, SameSequence};
use gradecrosswalk_matching::term_match::{reference_day, should_be_open};
use proptest::prelude::*;

/// How many days terms lie in, from 2019-08-01 on.
const YEAR: u64 = 60;

/// A schedule whose terms may overlap, be out of order, or be none.
fn any_schedule() -> impl Strategy<Value = TermSchedule> {
    proptest::collection::vec((0..YEAR, 0..YEAR), 0..5).prop_map(|ends| {
        let days: Vec<_> = ends.iter().map(|(a, b)| (nth(*a.min(b)), nth(*a.max(b)))).collect();
        schedule("Term", &days)
    })
}

/// A schedule whose terms are chronological and do not overlap (rule T-2); gaps are legal.
fn good_schedule() -> impl Strategy<Value = TermSchedule> {
    proptest::sample::subsequence((0..YEAR).collect::<Vec<_>>(), 0..=8).prop_flat_map(|ends| {
        // Each end is taken as that of a term of one day, or with the next one as a longer term.
        proptest::collection::vec(any::<bool>(), ends.len()).prop_map(move |longer| {
            let mut days = Vec::new();
            let mut ends = ends.iter().copied().zip(&longer);
            while let Some((first, longer)) = ends.next() {
                let last = if *longer { ends.next().map_or(first, |(last, _)| last) } else { first };
                days.push((nth(first), nth(last)));
            }
            schedule("Semester", &days)
        })
    })
}

/// A technical school's schedule of any kind, and the one of its terms that is open.
fn technical() -> impl Strategy<Value = (TermSchedule, Term)> {
    (any_schedule(), 0..YEAR, 0..YEAR).prop_map(|(schedule, a, b)| {
        let open = term(9, "Term 9", nth(a.min(b)), nth(a.max(b)));
        let terms = schedule.terms().iter().cloned().chain([open.clone()]);
        (TermSchedule::new(terms).unwrap(), open)
    })
}

/// A date in the year, or up to ten days before or after it.
fn as_of() -> impl Strategy<Value = NaiveDate> {
    (0..YEAR + 20).prop_map(|n| nth(n).checked_sub_days(Days::new(10)).unwrap())
}

/// The numbers of the home terms that match.
fn matching(
    policy: TermMatchPolicy,
    as_of: NaiveDate,
    (there, open): &(TermSchedule, Term),
    home: &TermSchedule,
) -> Vec<u8> {
    let terms = home.terms().iter();
    terms
        .filter(|term| policy.matches(as_of, (open, there), (term, home)))
        .map(|term| term.number().get())
        .collect()
}

/// All days of the technical term that some home term holds, one by one.
fn shared_days(open: &Term, home: &TermSchedule) -> Vec<NaiveDate> {
    (0..YEAR)
        .map(nth)
        .filter(|day| {
            open.dates().contains(*day) && home.terms().iter().any(|term| term.dates().contains(*day))
        })
        .collect()
}

/// T-7's sentence, read aloud: the as-of date if it is shared, else the latest earlier day, else the earliest later.
fn reference_day_by_search(as_of: NaiveDate, open: &Term, home: &TermSchedule) -> Option<NaiveDate> {
    let shared = shared_days(open, home);
    if shared.contains(&as_of) {
        return Some(as_of);
    }
    let earlier = shared.iter().rev().find(|day| **day < as_of);
    earlier.or_else(|| shared.iter().find(|day| **day > as_of)).copied()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn every_date_policy_implies_overlap(as_of in as_of(), there in technical(), home in any_schedule()) {
        let overlapping = matching(Overlap, as_of, &there, &home);
        for policy in TermMatchPolicy::ALL.into_iter().filter(|policy| policy.is_by_date()) {
            for number in matching(policy, as_of, &there, &home) {
                prop_assert!(overlapping.contains(&number), "{} {}", policy, number);
            }
        }
    }

    #[test]
    fn as_of_in_both_implies_the_default(as_of in as_of(), there in technical(), home in any_schedule()) {
        let by_default = matching(ReferenceDay, as_of, &there, &home);
        for number in matching(AsOfInBoth, as_of, &there, &home) {
            prop_assert!(by_default.contains(&number), "{}", number);
        }
    }

    #[test]
    fn same_dates_imply_home_within_technical(as_of in as_of(), there in technical(), home in any_schedule()) {
        let within = matching(HomeWithinTechnical, as_of, &there, &home);
        for number in matching(SameDates, as_of, &there, &home) {
            prop_assert!(within.contains(&number), "{}", number);
        }
    }

    #[test]
    fn by_default_exactly_one_home_term_matches_where_the_calendars_share_a_day(
        as_of in as_of(), there in technical(), home in good_schedule()
    ) {
        let expected = usize::from(!shared_days(&there.1, &home).is_empty());
        prop_assert_eq!(matching(ReferenceDay, as_of, &there, &home).len(), expected);
    }

    #[test]
    fn what_matches_does_not_change_after_the_technical_term_has_ended(
        days in 0..400_u64, there in technical(), home in any_schedule()
    ) {
        let last = there.1.dates().last();
        let later = last.checked_add_days(Days::new(days)).unwrap();
        prop_assert_eq!(matching(ReferenceDay, later, &there, &home), matching(ReferenceDay, last, &there, &home));
    }

    #[test]
    fn what_matches_does_not_change_before_the_technical_term_begins(
        days in 0..400_u64, there in technical(), home in any_schedule()
    ) {
        let first = there.1.dates().first();
        let earlier = first.checked_sub_days(Days::new(days)).unwrap();
        prop_assert_eq!(matching(ReferenceDay, earlier, &there, &home), matching(ReferenceDay, first, &there, &home));
    }

    #[test]
    fn the_reference_day_is_what_a_search_day_by_day_finds(
        as_of in as_of(), there in technical(), home in any_schedule()
    ) {
        let expected = reference_day_by_search(as_of, &there.1, &home);
        prop_assert_eq!(reference_day(as_of, &there.1, &home), expected);
    }

    #[test]
    fn what_should_be_open_is_what_matches(as_of in as_of(), there in technical(), home in good_schedule()) {
        let should: Vec<u8> =
            should_be_open(as_of, &there.1, &home).map(|term| term.number().get()).into_iter().collect();
        prop_assert_eq!(matching(ReferenceDay, as_of, &there, &home), should);
    }

    /// Where the home school's terms wrongly overlap, several can match; the one with the lowest number is suggested.
    #[test]
    fn what_should_be_open_is_the_first_of_what_matches(
        as_of in as_of(), there in technical(), home in any_schedule()
    ) {
        let should = should_be_open(as_of, &there.1, &home).map(|term| term.number().get());
        prop_assert_eq!(should, matching(ReferenceDay, as_of, &there, &home).first().copied());
    }

    #[test]
    fn date_policies_look_at_dates_alone(as_of in as_of(), there in technical(), home in any_schedule()) {
        let renamed = |schedule: &TermSchedule| {
            let terms = (1_u8..).zip(schedule.terms().iter().rev());
            let terms = terms.map(|(n, t)| term(n, "Other", t.dates().first(), t.dates().last()));
            TermSchedule::new(terms).unwrap()
        };
        let (elsewhere, other) = (renamed(&home), renamed(&there.0));
        let open = term(16, "Other", there.1.dates().first(), there.1.dates().last());
        let there_renamed = (other, open);
        let last = u8::try_from(home.len()).unwrap();
        for policy in TermMatchPolicy::ALL.into_iter().filter(|policy| policy.is_by_date()) {
            let mut mirrored: Vec<u8> = matching(policy, as_of, &there_renamed, &elsewhere)
                .into_iter()
                .map(|number| last.checked_sub(number).unwrap().checked_add(1).unwrap())
                .collect();
            mirrored.sort_unstable();
            prop_assert_eq!(matching(policy, as_of, &there, &home), mirrored, "{}", policy);
        }
    }
}

/// Two schools whose second terms lie a half-year apart: the same number, the same name, no day in common.
#[test]
fn by_sequence_and_by_name_do_not_imply_overlap() {
    let there = schedule("Term", &[(day("8/1"), day("10/1")), (day("10/2"), day("12/1"))]);
    let here = schedule("Term", &[(day("8/1"), day("12/20")), (day("1/4"), day("5/28"))]);
    let (open, home) = ((get(&there, 2), &there), (get(&here, 2), &here));
    for policy in [SameSequence, SameName] {
        assert!(!policy.is_by_date(), "{policy}");
        assert!(policy.matches(day("10/4"), open, home), "{policy}");
    }
    for policy in [ReferenceDay, Overlap, HomeWithinTechnical, AsOfInBoth, SameDates] {
        assert!(policy.is_by_date(), "{policy}");
        assert!(!policy.matches(day("10/4"), open, home), "{policy}");
    }
}

/// By sequence asks for as many terms on both sides, by name for nothing but the name.
#[test]
fn by_sequence_needs_the_same_number_of_terms() {
    let two = schedule("Term", &[(day("8/1"), day("12/20")), (day("1/4"), day("5/28"))]);
    let three = schedule(
        "Term",
        &[(day("8/1"), day("10/1")), (day("10/2"), day("12/20")), (day("1/4"), day("5/28"))],
    );
    let (open, home) = ((get(&two, 2), &two), (get(&three, 2), &three));
    assert!(!SameSequence.matches(day("10/4"), open, home));
    assert!(SameSequence.matches(day("10/4"), open, open));
    assert!(SameName.matches(day("10/4"), open, home));
}

/// Names of two terms, whether they are the same by name: case and outer blanks aside, inner blanks not.
const NAMES: &[(&str, &str, bool)] = &[
    ("GP2", "GP2", true),
    ("GP2", "gp2", true),
    ("GP2", "  Gp2 ", true),
    ("GP2", "GP 2", false),
    ("GP2", "GP3", false),
    ("Été", "ÉTÉ", true),
    ("Term 2", "Term  2", false),
];

#[test]
fn names_are_the_same_case_and_outer_blanks_aside() {
    for (there, here, expected) in NAMES {
        let one = |name| TermSchedule::new([term(2, name, day("8/1"), day("12/20"))]).unwrap();
        let (there, here) = (one(there), one(here));
        let got = SameName.matches(day("10/4"), (get(&there, 2), &there), (get(&here, 2), &here));
        assert_eq!(got, *expected, "{there:?} {here:?}");
    }
}

/// The reference day around a break: technical term, home terms, as-of, reference day.
type Break = (
    (&'static str, &'static str),
    &'static [(&'static str, &'static str)],
    &'static str,
    Option<&'static str>,
);

const BREAKS: &[Break] = &[
    // In the home school's break: the last day before it, even if a later one is nearer.
    (("10/2", "1/31"), &[("8/1", "12/15"), ("1/6", "3/15")], "12/16", Some("12/15")),
    (("10/2", "1/31"), &[("8/1", "12/15"), ("1/6", "3/15")], "1/5", Some("12/15")),
    (("10/2", "1/31"), &[("8/1", "12/15"), ("1/6", "3/15")], "1/6", Some("1/6")),
    // Nothing earlier is shared: the first day after.
    (("12/20", "1/31"), &[("8/1", "12/15"), ("1/6", "3/15")], "12/28", Some("1/6")),
    (("10/2", "12/1"), &[("10/16", "12/15")], "10/4", Some("10/16")),
    // One shared day is enough.
    (("10/2", "12/1"), &[("12/1", "1/31")], "10/4", Some("12/1")),
    (("10/2", "12/1"), &[("12/2", "1/31")], "10/4", None),
    (("10/2", "12/1"), &[], "10/4", None),
];

#[test]
fn the_reference_day_around_breaks() {
    for ((first, last), home, as_of, expected) in BREAKS {
        let open = term(2, "Term 2", day(first), day(last));
        let days: Vec<_> = home.iter().map(|(first, last)| (day(first), day(last))).collect();
        let home = schedule("Term", &days);
        assert_eq!(reference_day(day(as_of), &open, &home), expected.map(day), "{open} {home:?} {as_of}");
    }
}

#[test]
fn policies_are_found_by_their_names() {
    let names = TermMatchPolicy::ALL.map(TermMatchPolicy::as_str);
    assert_eq!(
        names,
        [
            "reference-day",
            "overlap",
            "home-within-technical",
            "as-of-in-both",
            "same-dates",
            "same-sequence",
            "same-name"
        ]
    );
    for policy in TermMatchPolicy::ALL {
        assert_eq!(policy.to_string().parse(), Ok(policy));
    }
    assert_eq!(TermMatchPolicy::default(), ReferenceDay);
    for refused in ["", "Overlap", "overlap ", "same dates"] {
        let error = refused.parse::<TermMatchPolicy>().unwrap_err();
        let listed = "give reference-day, overlap, home-within-technical, as-of-in-both, same-dates, same-sequence or same-name";
        assert_eq!(error.to_string(), format!("term match policy {refused:?} is not known: {listed}"));
    }
}
