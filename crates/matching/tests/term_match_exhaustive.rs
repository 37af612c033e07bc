//! Every technical term × every home schedule × every as-of date in a year of eight days, and every pair of whole
//! schedules in one of five (rules T-7, T-8).
//!
//! A day is a bit and a term a set of bits, so that the definitions of the rulebook can be written down a second time
//! without dates, ends or intersections.
#![cfg(test)]

mod calendars;

use calendars::{nth, schedule, term};
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::TermSchedule;
use gradecrosswalk_matching::TermMatchPolicy;
use gradecrosswalk_matching::term_match::{reference_day, should_be_open};

const DAYS: u8 = 8;

/// The first and the last day of a term.
type Ends = (u8, u8);

/// All terms of a year of so many days.
fn terms(days: u8) -> impl Iterator<Item = Ends> {
    (0..days).flat_map(move |first| (first..days).map(move |last| (first, last)))
}

/// All lists of up to so many terms, each after the one before, from a day on; gaps allowed.
fn schedules(days: u8, from: u8, most: u8) -> Vec<Vec<Ends>> {
    let mut all = vec![Vec::new()];
    if let Some(rest) = most.checked_sub(1) {
        for (first, last) in terms(days).filter(|(first, _)| *first >= from) {
            let after = schedules(days, last.saturating_add(1), rest);
            all.extend(after.into_iter().map(|tail| [vec![(first, last)], tail].concat()));
        }
    }
    all
}

/// The days of a term as bits.
fn bits((first, last): Ends) -> u16 {
    (first..=last).fold(0, |bits, day| bits | (1 << day))
}

/// The day of this number.
fn day(n: u8) -> NaiveDate {
    nth(u64::from(n))
}

/// A schedule, and the days of each of its terms as bits.
fn with_bits(kind: &str, ends: Vec<Ends>) -> (TermSchedule, Vec<u16>) {
    let days: Vec<_> = ends.iter().map(|(first, last)| (day(*first), day(*last))).collect();
    (schedule(kind, &days), ends.into_iter().map(bits).collect())
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
    assert_eq!(terms(DAYS).count(), 36);
    // C(9,2) schedules of one term, C(10,4) of two, C(11,6) of three, and the empty one.
    assert_eq!(schedules(DAYS, 0, 3).len(), 1 + 36 + 210 + 462);
}

#[test]
fn every_case_agrees_with_the_definition() {
    let homes: Vec<(TermSchedule, Vec<u16>)> =
        schedules(DAYS, 0, 3).into_iter().map(|ends| with_bits("Home", ends)).collect();
    let (mut cases, mut matched) = (0_u32, 0_u32);
    for (first, last) in terms(DAYS) {
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

#[test]
fn every_pair_of_schedules_agrees_under_every_policy() {
    let of = |kind| move |ends| with_bits(kind, ends);
    let there: Vec<_> = schedules(5, 0, 3).into_iter().map(of("Term")).collect();
    let here: Vec<_> = schedules(5, 0, 3).into_iter().map(of(" TERM")).collect();
    let elsewhere: Vec<_> = schedules(5, 0, 3).into_iter().map(of("Quarter")).collect();
    assert_eq!(there.len(), 1 + 15 + 35 + 28);
    let mut matched = [0_u32; 7];
    for (technical, technical_bits) in &there {
        for (home, home_bits) in here.iter().chain(&elsewhere) {
            let all_homes = home_bits.iter().fold(0, |all, bits| all | bits);
            for (open, open_bits) in technical.terms().iter().zip(technical_bits) {
                for (candidate, bits) in home.terms().iter().zip(home_bits) {
                    for as_of in 0..=5 {
                        for (policy, matched) in TermMatchPolicy::ALL.into_iter().zip(&mut matched) {
                            let same_number = open.number() == candidate.number();
                            let expected = match policy {
                                TermMatchPolicy::SameSequence => same_number && technical.len() == home.len(),
                                // "Term 2" is " TERM 2", and never "Quarter 2".
                                TermMatchPolicy::SameName => {
                                    same_number && candidate.name().as_str().starts_with(" TERM")
                                }
                                by_date => naive_match(by_date, as_of, *open_bits, *bits, all_homes),
                            };
                            let got = policy.matches(day(as_of), (open, technical), (candidate, home));
                            assert_eq!(got, expected, "{policy}: {technical:?} {home:?} {as_of}");
                            *matched += u32::from(got);
                        }
                    }
                }
            }
        }
    }
    assert!(matched.iter().all(|met| *met > 0), "each policy matches somewhere: {matched:?}");
}

#[test]
fn home_terms_that_wrongly_overlap_have_one_reference_day_and_the_lowest_number_wins() {
    for (first, second) in terms(6).flat_map(|first| terms(6).map(move |second| (first, second))) {
        let (home, home_bits) = with_bits("Home", vec![first, second]);
        let all_homes = home_bits.iter().fold(0, |all, bits| all | bits);
        for technical in terms(6) {
            let open = term(1, "Technical", day(technical.0), day(technical.1));
            for as_of in 0..=6 {
                let expected = naive_reference_day(bits(technical) & all_homes, as_of);
                let case = format!("{open} {home:?} {as_of}");
                assert_eq!(reference_day(day(as_of), &open, &home), expected.map(day), "{case}");
                let holding =
                    expected.and_then(|day| home_bits.iter().position(|bits| bits & (1 << day) != 0));
                let should = should_be_open(day(as_of), &open, &home);
                assert_eq!(should, holding.map(|place| &home.terms()[place]), "{case}");
            }
        }
    }
}
