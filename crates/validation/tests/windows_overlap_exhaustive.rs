//! Every set of up to three windows of one task, of three terms, in a year of four days: what V201 tells is what rule
//! W-2 says, with each day counted once.
//!
//! A day is a bit and a window a set of bits.
#![cfg(test)]

use gradecrosswalk_domain::calendar::WindowSpan;
use gradecrosswalk_matching::Exchange;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, days, window};
use gradecrosswalk_validation::{Problem, Severities, validate};

const DAYS: u8 = 4;

/// A term and the first and the last day on which it is open.
type Open = (u8, u8, u8);

fn windows() -> Vec<Open> {
    let runs = || (1..=DAYS).flat_map(|first| (first..=DAYS).map(move |last| (first, last)));
    (1..=3).flat_map(|term| runs().map(move |(first, last)| (term, first, last))).collect()
}

fn bits((_, first, last): Open) -> u8 {
    (first..=last).fold(0, |bits, day| bits | (1 << day))
}

/// The terms of each two windows that are in conflict, in ascending order, and how many days they share (rule W-2).
fn expected(chosen: &[Open]) -> Vec<([u8; 2], u32)> {
    let mut conflicts = Vec::new();
    let mut rest = chosen;
    while let Some((first, later)) = rest.split_first() {
        rest = later;
        for second in later.iter().filter(|second| second.0 != first.0) {
            let shared = (bits(*first) & bits(*second)).count_ones();
            if shared > 0 {
                conflicts.push(([first.0.min(second.0), first.0.max(second.0)], shared));
            }
        }
    }
    conflicts.sort_unstable();
    conflicts
}

/// What V201 tells of a home school with these windows, each of the task beside it.
fn told(chosen: &[Open], tasks: &[&str]) -> Vec<([u8; 2], u32)> {
    let mut night = Draft::two_schools();
    for ((term, first, last), task) in chosen.iter().zip(tasks.iter().cycle()) {
        let mut window = window(task, *term, "2019-08-01", "2019-08-01");
        let date = |day| format!("2019-08-{day:02}");
        window.span = WindowSpan::whole_days(days(&date(first), &date(last)));
        night.homes[0].parts.windows.push(window);
    }
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let mut told: Vec<_> = validate(&exchange, &Severities::default())
        .iter()
        .filter_map(|finding| match finding.problem() {
            Problem::WindowsOverlap(found) => {
                let (first, second) = (found.first_term.get(), found.second_term.get());
                Some(([first.min(second), first.max(second)], found.shared_days))
            }
            _ => None,
        })
        .collect();
    told.sort_unstable();
    told
}

#[test]
fn w2_every_pair_of_windows_of_different_terms_that_share_a_day_is_told_once() {
    let windows = windows();
    assert_eq!(windows.len(), 30);
    let (mut cases, mut conflicts) = (0_u32, [0_u32; 4]);
    let mut check = |chosen: &[Open]| {
        let expected = expected(chosen);
        assert_eq!(told(chosen, &[TERM_GRADE]), expected, "{chosen:?}");
        cases += 1;
        conflicts[expected.len()] += 1;
    };
    for (one, first) in windows.iter().enumerate() {
        check(&[*first]);
        for (two, second) in windows.iter().enumerate().skip(one + 1) {
            check(&[*first, *second]);
            windows.iter().skip(two + 1).for_each(|third| check(&[*first, *second, *third]));
        }
    }
    assert_eq!(cases, 30 + 435 + 4060);
    assert!(conflicts.iter().all(|met| *met > 0), "none to three conflicts are met: {conflicts:?}");
}

#[test]
fn w2_windows_of_two_tasks_are_never_in_conflict() {
    for first in windows() {
        for second in windows() {
            assert_eq!(told(&[first, second], &[TERM_GRADE, FINAL_GRADE]), [], "{first:?} {second:?}");
        }
    }
}
