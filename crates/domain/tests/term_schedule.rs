//! Term schedules (rules T-1, T-2): what a school can get wrong is kept, a doubled number is refused.
#![cfg(test)]

mod common;

use common::{number, term};
use gradecrosswalk_domain::calendar::{ScheduleError, Term, TermNumber, TermSchedule};
use proptest::prelude::*;

/// What is said, and the terms as number, first and last day.
type Case = (&'static str, &'static [(u8, &'static str, &'static str)]);

/// T-2 and its breaches: all of these can be held, and answered later.
const REPRESENTABLE: &[Case] = &[
    ("no term is set up yet", &[]),
    ("one term", &[(1, "2019-08-01", "2020-05-15")]),
    ("terms that touch", &[(1, "2019-08-01", "2019-10-01"), (2, "2019-10-02", "2019-12-31")]),
    (
        "a gap, as in document 000's visual",
        &[(2, "2019-10-02", "2019-12-31"), (3, "2020-01-20", "2020-03-15")],
    ),
    ("terms that overlap", &[(1, "2019-08-01", "2019-10-15"), (2, "2019-10-02", "2019-12-31")]),
    ("terms that share one day", &[(1, "2019-08-01", "2019-10-02"), (2, "2019-10-02", "2019-12-31")]),
    ("terms out of order", &[(1, "2020-01-06", "2020-05-28"), (2, "2019-08-01", "2019-12-20")]),
    ("two terms of the same dates", &[(1, "2019-08-01", "2019-12-20"), (2, "2019-08-01", "2019-12-20")]),
    ("a term within a term", &[(1, "2019-08-01", "2020-05-28"), (2, "2019-10-02", "2019-12-20")]),
    ("a number left out", &[(1, "2019-08-01", "2019-10-01"), (3, "2019-10-02", "2019-12-31")]),
    ("numbers that do not begin with 1", &[(7, "2019-08-01", "2019-10-01")]),
    ("terms of two school years", &[(1, "2018-08-01", "2018-12-20"), (2, "2019-08-01", "2019-12-20")]),
];

#[test]
fn what_a_school_can_get_wrong_is_kept() {
    for (said, terms) in REPRESENTABLE {
        let terms: Vec<Term> = terms.iter().map(|(n, first, last)| term(*n, first, last)).collect();
        let schedule = TermSchedule::new(terms.clone()).unwrap();
        assert_eq!(schedule.terms(), terms, "{said}");
        assert_eq!((schedule.len(), schedule.is_empty()), (terms.len(), terms.is_empty()), "{said}");
        for n in TermNumber::all() {
            assert_eq!(schedule.get(n), terms.iter().find(|term| term.number() == n), "{said}, term {n}");
            assert_eq!(schedule.mask().contains(n), schedule.get(n).is_some(), "{said}, term {n}");
        }
    }
}

#[test]
fn a_doubled_number_is_refused() {
    let fall = term(1, "2019-08-01", "2019-12-20");
    let spring = term(1, "2020-01-06", "2020-05-28");
    let summer = term(2, "2020-06-01", "2020-06-30");
    for terms in
        [vec![fall.clone(), spring.clone()], vec![fall.clone(), summer, spring], vec![fall.clone(), fall]]
    {
        let error = TermSchedule::new(terms).unwrap_err();
        assert_eq!(error, ScheduleError::DoubledNumber { number: number(1) });
        assert_eq!(
            error.to_string(),
            "term number 1 is given twice in one schedule: give each term a number of its own"
        );
    }
}

#[test]
fn the_default_has_no_term() {
    assert_eq!(TermSchedule::default(), TermSchedule::new([]).unwrap());
}

#[test]
fn a_term_says_its_number_name_and_dates() {
    let term = term(2, "2019-10-02", "2019-12-31");
    assert_eq!(term.to_string(), "term 2 \"Term 2\" (2019-10-02 to 2019-12-31)");
}

proptest! {
    #[test]
    fn the_order_in_which_terms_are_given_does_not_matter(
        terms in proptest::sample::subsequence((1..=16_u8).collect::<Vec<_>>(), 0..=16).prop_shuffle()
    ) {
        let given: Vec<Term> = terms.iter().map(|n| term(*n, "2019-08-01", "2019-12-20")).collect();
        let schedule = TermSchedule::new(given).unwrap();
        let mut ascending = terms.clone();
        ascending.sort_unstable();
        let held: Vec<u8> = schedule.terms().iter().map(|term| term.number().get()).collect();
        prop_assert_eq!(held, ascending);
    }
}
