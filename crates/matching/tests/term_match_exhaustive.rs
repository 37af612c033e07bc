//! Every technical term × every home schedule × every as-of date in a year of eight days (rules T-7, T-8).
//!
//! A day is a bit and a term a set of bits, so that the definitions of the rulebook can be written down a second time
//! without dates, ends or intersections.
#![cfg(test)]

mod calendars;

use calendars::{nth, schedule, term};
use gradecrosswalk_domain::calendar::TermSchedule;
use gradecrosswalk_matching::TermMatchPolicy;
use gradecrosswalk_matching::term_match::{reference_day, should_be_open};

const DAYS: u8 = 8;

/// The first and the last day of a term.
type Ends = (u8, u8);

/// All terms of the year.
fn terms() -> impl Iterator<Item = Ends> {
    (0..DAYS).flat_map(|first| (first..DAYS).map(move |last| (first, last)))
}

/// All lists of up to so many terms, each after the one before, from a day on; gaps allowed.
fn schedules(from: u8, most: u8) -> Vec<Vec<Ends>> {
    let mut all = vec![Vec::new()];
    if let Some(rest) = most.checked_sub(1) {
        for (first, last) in terms().filter(|(first, _)| *first >= from) {
            let after = schedules(last.saturating_add(1), rest);
            all.extend(after.into_iter().map(|tail| [vec![(first, last)], tail].concat()));
        }
    }
    all
}

/// The days of a term as bits.
fn bits((first, last): Ends) -> u16 {
    (first..=last).fold(0, |bits, day| bits | (1 << day))
}

/// T-7's reference day among the days that both sides have.
fn naive_reference_day(shared: u16, as_of: u8) -> Option<u8> {
    let has = |day: &u8| shared & (1 << day) != 0;
    let earlier = (0..as_of).rev().find(has);
    Some(as_of).filter(has).or(earlier).or_else(|| (as_of..=DAYS).find(has))
}

/// Whether two terms match by a date policy, as the rulebook defines it.
fn naive_match(policy: TermMatchPolicy, as_of: u8, technical: u16, home: u16, all_homes: u16) -> bool {
    let holds = |day: u8| home & (1 << day) != 0;
    match policy {
        TermMatchPolicy::ReferenceDay => naive_reference_day(technical & all_homes, as_of).is_some_and(holds),
        TermMatchPolicy::Overlap => technical & home != 0,
        TermMatchPolicy::HomeWithinTechnical => technical & home == home,
        TermMatchPolicy::AsOfInBoth => technical & home & (1 << as_of) != 0,
        TermMatchPolicy::SameDates => technical == home,
        other => panic!("{other} does not look at dates"),
    }
}

#[test]
fn the_year_holds_so_many_terms_and_schedules() {
    assert_eq!(terms().count(), 36);
    // C(9,2) schedules of one term, C(10,4) of two, C(11,6) of three, and the empty one.
    assert_eq!(schedules(0, 3).len(), 1 + 36 + 210 + 462);
}

#[test]
fn every_case_agrees_with_the_definition() {
    let day = |n: u8| nth(u64::from(n));
    let homes: Vec<(TermSchedule, Vec<u16>)> = schedules(0, 3)
        .into_iter()
        .map(|ends| {
            let days: Vec<_> = ends.iter().map(|(first, last)| (day(*first), day(*last))).collect();
            (schedule("Home", &days), ends.into_iter().map(bits).collect())
        })
        .collect();
    let (mut cases, mut matched) = (0_u32, 0_u32);
    for (first, last) in terms() {
        let open = term(1, "Technical", day(first), day(last));
        let there = TermSchedule::new([open.clone()]).unwrap();
        let technical = bits((first, last));
        for (home, home_bits) in &homes {
            let all_homes = home_bits.iter().fold(0, |all, bits| all | bits);
            // The last as-of date lies after the year.
            for as_of in 0..=DAYS {
                cases = cases.saturating_add(1);
                let expected_day = naive_reference_day(technical & all_homes, as_of);
                assert_eq!(
                    reference_day(day(as_of), &open, home),
                    expected_day.map(day),
                    "{open} {home:?} {as_of}"
                );
                let mut matching = Vec::new();
                for (here, bits) in home.terms().iter().zip(home_bits) {
                    for policy in TermMatchPolicy::ALL.into_iter().filter(|policy| policy.is_by_date()) {
                        let got = policy.matches(day(as_of), (&open, &there), (here, home));
                        let expected = naive_match(policy, as_of, technical, *bits, all_homes);
                        assert_eq!(got, expected, "{policy}: {open} {home:?} {as_of}");
                        if got && policy == TermMatchPolicy::default() {
                            matching.push(here);
                        }
                    }
                }
                let share = technical & all_homes != 0;
                assert_eq!(matching.len(), usize::from(share), "{open} {home:?} {as_of}");
                let should = should_be_open(day(as_of), &open, home);
                assert_eq!(should, matching.first().copied(), "{open} {home:?} {as_of}");
                matched = matched.saturating_add(u32::from(share));
            }
        }
    }
    assert_eq!(cases, 36 * 709 * 9);
    assert!(0 < matched && matched < cases, "both answers are met");
}
