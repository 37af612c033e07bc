//! The fewest runs against every way to serve every short sequence of needs.

use super::{Run, Slot, fewest};
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};

/// Every slot over two terms: needed with one of them or either, allowed with none, one or either.
fn every_slot(days: u32) -> Vec<Slot> {
    let masks = || (0..4).map(TermMask::from_bits);
    let needed = masks().skip(1).map(|terms| Slot::needed(terms, days));
    needed.chain(masks().map(|terms| Slot::allowed(terms, days))).collect()
}

/// How many runs and how many days a choice of a term or none for each slot takes; none where it does not serve.
fn cost(slots: &[Slot], choice: &[Option<TermNumber>]) -> Option<(usize, u64)> {
    let (mut runs, mut days, mut before) = (0, 0, None);
    for (slot, open) in slots.iter().zip(choice) {
        if open.map_or(slot.needed, |open| !slot.terms.contains(open)) {
            return None;
        }
        runs += usize::from(open.is_some() && *open != before);
        days += open.map_or(0, |_| u64::from(slot.days));
        before = *open;
    }
    Some((runs, days))
}

fn every_choice(slots: usize) -> Vec<Vec<Option<TermNumber>>> {
    let options = [None, TermNumber::new(1).ok(), TermNumber::new(2).ok()];
    (0..slots).fold(vec![vec![]], |all, _| {
        all.iter().flat_map(|choice| options.map(|open| [choice.as_slice(), &[open]].concat())).collect()
    })
}

fn opened(runs: &[Run], slots: usize) -> Vec<Option<TermNumber>> {
    (0..slots)
        .map(|slot| runs.iter().find(|run| (run.first..=run.last).contains(&slot)).map(|run| run.term))
        .collect()
}

#[test]
fn no_choice_takes_fewer_runs_or_days() {
    let lengths = [1, 3, 1, 4, 2];
    let mut sequences: Vec<Vec<Slot>> = vec![vec![]];
    for days in lengths {
        let choices = every_choice(sequences[0].len());
        for slots in &sequences {
            let runs = fewest(slots);
            let least = choices.iter().filter_map(|choice| cost(slots, choice)).min();
            // Neighbouring runs may be of one term where a slot between allows none.
            let found = cost(slots, &opened(&runs, slots.len())).map(|(_, days)| (runs.len(), days));
            assert_eq!(found, least, "{slots:?}: {runs:?}");
        }
        let longer = sequences
            .iter()
            .flat_map(|slots| every_slot(days).into_iter().map(|slot| [slots.as_slice(), &[slot]].concat()));
        sequences = longer.collect();
    }
}

#[test]
fn a_tie_goes_to_the_later_run_and_the_lowest_term() {
    let (either, one) = (TermMask::from_bits(3), TermMask::from_bits(1));
    let slots = [Slot::needed(one, 1), Slot::needed(either, 1), Slot::needed(TermMask::from_bits(2), 1)];
    let runs: Vec<_> = fewest(&slots).iter().map(|run| (run.first, run.last, run.term.get())).collect();
    assert_eq!(runs, [(0, 0, 1), (1, 2, 2)]);
    let runs: Vec<_> = fewest(&[Slot::needed(either, 1)]).iter().map(|run| run.term.get()).collect();
    assert_eq!(runs, [1]);
}
