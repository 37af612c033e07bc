//! Parts before wholes among the composite rules of a course, and the cycles in which there is no such order.

use super::SlotIndex;
use super::compile::{Rule, Slot};
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermMask;

/// Puts the rules' places in an order in which each comes after the rules of its parts, and lets each slot know the
/// terms of all that it is made of. Rules that are parts of themselves become faulty; gives each such cycle, from its
/// least grade on.
pub(super) fn calculation_order(
    slots: &mut [Slot],
    rules: &mut [Rule],
    order: &mut Vec<usize>,
) -> Vec<Vec<SlotIndex>> {
    let rule_of: Vec<Option<usize>> = slots.iter().map(|slot| slot.rule).collect();
    let rule_of = |slot: SlotIndex| rule_of.get(slot.place()).copied().flatten();
    let mut done = vec![false; rules.len()];
    let mut cycles = Vec::new();
    let mut put = |place: usize, done: &mut [bool], rules: &[Rule]| {
        if let (Some(done), Some(rule)) = (done.get_mut(place), rules.get(place)) {
            *done = true;
            order.push(place);
            let of_parts = rule.parts.iter().filter_map(|part| slots.get(part.slot.place()));
            let terms = of_parts.map(|slot| slot.terms).fold(TermMask::EMPTY, TermMask::union);
            if let Some(slot) = slots.get_mut(rule.slot.place()) {
                slot.terms = slot.terms.union(terms);
            }
        }
    };
    loop {
        let mut moved = false;
        for place in 0..rules.len() {
            let ready = waits_for(rules, place, &done, &rule_of).is_none();
            if done.get(place) == Some(&false) && ready {
                put(place, &mut done, rules);
                moved = true;
            }
        }
        if moved {
            continue;
        }
        let Some(start) = done.iter().position(|done| !done) else { return cycles };
        let mut way = walk(start, |place| waits_for(rules, place, &done, &rule_of));
        let least = way.iter().enumerate().min_by_key(|(_, place)| **place).map_or(0, |(at, _)| at);
        way.rotate_left(least);
        cycles.push(way.iter().filter_map(|place| rules.get(*place)).map(|rule| rule.slot).collect());
        for place in way {
            if let Some(rule) = rules.get_mut(place) {
                rule.faulty = true;
            }
            put(place, &mut done, rules);
        }
    }
}

/// The first rule among a rule's parts that is not in the order yet.
fn waits_for(
    rules: &[Rule],
    place: usize,
    done: &[bool],
    rule_of: &impl Fn(SlotIndex) -> Option<usize>,
) -> Option<usize> {
    let parts = rules.get(place)?.parts.iter();
    parts.filter_map(|part| rule_of(part.slot)).find(|rule| done.get(*rule) == Some(&false))
}

/// The cycle into which one runs from a start.
fn walk(start: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut way = vec![start];
    while let Some(place) = way.last().and_then(|place| next(*place)) {
        if let Some(first) = way.iter().position(|seen| *seen == place) {
            return way.split_off(first);
        }
        way.push(place);
    }
    way
}
