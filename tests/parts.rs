//! The parts of a night, planned in any order, are the whole; and no fault in the order is lost between them.

use core::num::NonZeroUsize;
use gradecrosswalk::matching::plan::{Part, parts};
use gradecrosswalk::matching::{Decision, PlanError};
use gradecrosswalk::{Exchange, Night, PlanPolicy};
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_testkit::rows::{EXCHANGES, decide, ordered};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use proptest::prelude::*;

fn at_most(parts: usize) -> NonZeroUsize {
    NonZeroUsize::new(parts).unwrap()
}

/// The decisions from parts that are planned last first, and the faults that they find.
fn by_parts(exchange: &Exchange<'_>, night: &Night<'_>, count: usize) -> (Vec<Decision>, Vec<PlanError>) {
    let mut decisions = vec![Decision::default(); night.posted.len()];
    let parts = parts(night, &mut decisions, at_most(count)).unwrap();
    assert!((1..=count).contains(&parts.len()));
    let total = |of: fn(&Night<'_>) -> usize| parts.iter().map(|part| of(part.night())).sum::<usize>();
    assert_eq!(total(|night| night.posted.len()), night.posted.len());
    assert_eq!(total(|night| night.home.len()), night.home.len());
    assert_eq!(total(|night| night.enrollments.len()), night.enrollments.len());
    assert_eq!(total(|night| night.sent.len()), night.sent.len());
    let plan = |part: Part<'_, '_>| part.plan(exchange).err();
    let faults = parts.into_iter().rev().filter_map(plan).collect();
    (decisions, faults)
}

#[test]
fn the_parts_of_generated_nights_are_the_whole() {
    let mut divided = 0;
    for of in samples(90).take(400) {
        of.plan(|ledger, plan| {
            for count in 1..=5 {
                let (decisions, faults) = by_parts(plan.exchange(), &ledger.night(), count);
                assert_eq!((decisions.as_slice(), faults), (plan.decisions(), Vec::new()), "{of:#?}");
                let mut decisions = decisions;
                divided += parts(&ledger.night(), &mut decisions, at_most(count)).unwrap().len() - 1;
            }
        });
    }
    assert!(divided > 500, "{divided} cuts are too few to trust");
}

#[test]
fn parts_are_of_whole_sections_and_about_equal() {
    let state = statewide(100_000, Mix::AllDue, 4);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).unwrap();
    let night = Night {
        posted: &state.posted,
        home: &state.home,
        enrollments: &state.enrollments,
        ..Night::default()
    };
    let whole = decide(&exchange, &night).unwrap();
    for count in [1, 2, 3, 7, 16, 100_000_000] {
        assert_eq!(by_parts(&exchange, &night, count), (whole.clone(), Vec::new()));
        let mut decisions = whole.clone();
        let parts = parts(&night, &mut decisions, at_most(count)).unwrap();
        for (part, next) in parts.iter().zip(parts.iter().skip(1)) {
            assert!(part.night().posted.last().unwrap().section() < next.night().posted[0].section());
        }
        if count <= 16 {
            assert_eq!(parts.len(), count);
            let share = night.posted.len() / count;
            for part in parts {
                assert!(
                    part.night().posted.len().abs_diff(share) < 100,
                    "{} of {share}",
                    part.night().posted.len()
                );
            }
        }
    }
}

#[test]
fn one_section_and_no_rows_at_all_are_one_part() {
    let mut none: [Decision; 0] = [];
    assert_eq!(parts(&Night::default(), &mut none, at_most(4)).unwrap().len(), 1);
    let state = statewide(10, Mix::AllDue, 4);
    let night = Night { posted: &state.posted, home: &state.home, ..Night::default() };
    let mut decisions = vec![Decision::default(); night.posted.len()];
    assert_eq!(parts(&night, &mut decisions, at_most(4)).unwrap().len(), 1);
    let shorter = parts(&night, &mut decisions[1..], at_most(4)).map(|parts| parts.len());
    let (posted, decisions) = (night.posted.len(), night.posted.len() - 1);
    assert_eq!(shorter, Err(PlanError::OutputLength { posted, decisions }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_find_the_faults_of_the_whole(
        rows in ordered(),
        faults in proptest::collection::vec((0_u8..5, (any::<usize>(), any::<usize>()), any::<bool>()), 0..3),
        count in 1_usize..6,
    ) {
        let rows = faults.into_iter().fold(rows, |rows, (list, places, double)| rows.disturbed(list, places, double));
        let (decisions, found) = by_parts(&EXCHANGES[0], &rows.night(), count);
        match decide(&EXCHANGES[0], &rows.night()) {
            Ok(whole) => prop_assert_eq!((decisions, found), (whole, Vec::new())),
            Err(_) => {
                let first = found.last().expect("a part finds the fault");
                prop_assert!(rows.faults().contains(first), "{first:?} {:?}", rows.faults());
            }
        }
    }
}
