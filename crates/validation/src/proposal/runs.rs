//! The fewest stretches of one open term that serve a sequence of needs; of those the shortest. Knows no schools.

use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};

/// What one stretch of days asks of a series of windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Whether a window must be open.
    pub(super) needed: bool,
    /// The terms of which one may be open; none at all may be where the mask is empty. Not empty where one is needed.
    pub(super) terms: TermMask,
    /// How many days the stretch holds.
    pub(super) days: u32,
}

impl Slot {
    /// One of these terms must be open.
    pub(super) fn needed(terms: TermMask, days: u32) -> Self {
        Self { needed: true, terms, days }
    }

    /// Nothing need be open, but one of these terms may be.
    pub(super) fn allowed(terms: TermMask, days: u32) -> Self {
        Self { needed: false, terms, days }
    }
}

/// One term open from one slot to another, both inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) term: TermNumber,
}

/// The best way to serve all needed slots before one of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    runs: usize,
    days: u64,
    /// The needed slot, by its place among them, with which the last run begins.
    from: usize,
}

/// The runs, ascending and apart, that serve every needed slot: the fewest, of those the fewest days, of those the
/// ones of which the last begins earliest, then the one before it; each with the lowest term that it can have. A run
/// may bridge slots that allow its term.
pub(super) fn fewest(slots: &[Slot]) -> Vec<Run> {
    let needed = slots.iter().enumerate().filter(|(_, slot)| slot.needed && !slot.terms.is_empty());
    let needed: Vec<usize> = needed.map(|(place, _)| place).collect();
    let mut ways = vec![Way { runs: 0, days: 0, from: 0 }];
    for last in 0..needed.len() {
        // The run that ends with this slot may begin with any earlier one, as far back as one term serves them all.
        let mut best = None;
        let mut growing = Growing::ending(slots, needed.get(last).copied().unwrap_or(0));
        for from in (0..=last).rev() {
            if !needed.get(from).is_some_and(|first| growing.back_to(slots, *first)) {
                break;
            }
            if let Some(before) = ways.get(from) {
                let runs = before.runs.saturating_add(1);
                let way = Way { runs, days: before.days.saturating_add(growing.days), from };
                best = Some(best.map_or(way, |best: Way| best.min(way)));
            }
        }
        ways.extend(best);
    }
    trace(slots, &needed, &ways)
}

/// The runs of the best way, from its end to its beginning and turned round.
fn trace(slots: &[Slot], needed: &[usize], ways: &[Way]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut until = needed.len();
    while let Some(last_needed) = until.checked_sub(1) {
        let Some(way) = ways.get(until) else { break };
        let (Some(first), Some(last)) = (needed.get(way.from), needed.get(last_needed)) else { break };
        let within = slots.get(*first..=*last).unwrap_or_default();
        let terms = within.iter().fold(TermMask::ALL, |terms, slot| terms & slot.terms);
        runs.extend(terms.first().map(|term| Run { first: *first, last: *last, term }));
        until = way.from;
    }
    runs.reverse();
    runs
}

/// A run that grows backwards from its last slot.
struct Growing {
    first: usize,
    terms: TermMask,
    days: u64,
}

impl Growing {
    fn ending(slots: &[Slot], last: usize) -> Self {
        let slot = slots.get(last);
        Self {
            first: last,
            terms: slot.map_or(TermMask::EMPTY, |slot| slot.terms),
            days: slot.map_or(0, |slot| u64::from(slot.days)),
        }
    }

    /// Takes in the slots back to this one; false where no term is left for all of them.
    fn back_to(&mut self, slots: &[Slot], first: usize) -> bool {
        for slot in slots.get(first..self.first).unwrap_or_default() {
            self.terms = self.terms & slot.terms;
            self.days = self.days.saturating_add(u64::from(slot.days));
        }
        self.first = first;
        !self.terms.is_empty()
    }
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "tests")]
mod tests;
