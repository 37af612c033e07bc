//! A pair of score groups compiled to one look-up a mark. Says exactly what [`translate`](super::translate) says.
//!
//! A mark is 25 bits: percents are units of 1/10000 %, scores have the top bit set and the item in the bits from 13
//! up. The upper 12 bits pick an entry; an entry answers *below* or *from* a threshold on the lower 13 bits. A
//! stretch of 8192 units in which two thresholds fall is answered by searching the thresholds themselves.

use super::translate::translate_item;
use crate::held::HeldReason;
use crate::rows::PackedMark;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::scores::{ItemIndex, Percent, Rounding, ScoreGroup};

/// A home score or the reason why there is none, in 9 bits: the item's place, or bit 8 and the reason's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Translated(u16);

impl Translated {
    const FAILED: u16 = 0x100;
    const BITS: u16 = 0x1ff;

    fn of(result: Result<ItemIndex, HeldReason>) -> Self {
        match result {
            Ok(item) => Self(u16::from(item.get())),
            Err(reason) => Self(Self::FAILED | u16::from(reason.place())),
        }
    }

    /// Whether there is no home score.
    pub(crate) fn failed(self) -> bool {
        self.0 & Self::FAILED != 0
    }

    /// The home score's place, or the reason's.
    pub(crate) fn place(self) -> u8 {
        let [low, _] = self.0.to_le_bytes();
        low
    }
}

/// An entry: bits 0 to 12 the threshold, 13 to 21 the answer below it, 22 to 30 the answer from it on, 31 *search*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry(u32);

impl Entry {
    const SEARCH: Self = Self(1 << 31);

    fn split(threshold: u32, below: Translated, from: Translated) -> Self {
        let low = threshold & PackedMark::FINE_MASK;
        Self(low | (u32::from(below.0) << 13) | (u32::from(from.0) << 22))
    }

    fn all(answer: Translated) -> Self {
        Self::split(0, answer, answer)
    }
}

/// A pair of score groups, compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TranslationTable {
    entries: [Entry; PackedMark::COARSE],
    /// Ascending: from this many units on, this answer. The first begins at 0.
    steps: Vec<(u32, Translated)>,
}

impl TranslationTable {
    /// The content of a table: equal contents make equal tables.
    pub(crate) fn content(
        technical: &ScoreGroup,
        home: &ScoreGroup,
        rounding: Rounding,
    ) -> (Vec<(u32, Translated)>, Vec<Translated>) {
        if !technical.matches(home) {
            let differ = Translated::of(Err(HeldReason::ScoreGroupsDiffer));
            return (vec![(0, differ)], vec![differ; ScoreGroup::MAX_ITEMS]);
        }
        let mut steps = vec![(0, Translated::of(Err(HeldReason::BelowLowestScore)))];
        let mut bounds = technical.min_percents();
        bounds.dedup();
        for bound in bounds {
            let Some(units) = first_reaching(Percent::from(bound), rounding) else { continue };
            let Some((_, item)) = technical.by_percent(Percent::from(bound)) else { continue };
            let answer = Translated::of(translate_item(item, home));
            match steps.last_mut() {
                Some(last) if last.0 == units => last.1 = answer,
                _ => steps.push((units, answer)),
            }
        }
        let items = technical.items().iter().map(|item| Translated::of(translate_item(item, home)));
        (steps, items.collect())
    }

    /// The content where there is no home group: nothing can be translated.
    pub(crate) fn nothing() -> (Vec<(u32, Translated)>, Vec<Translated>) {
        let missing = Translated::of(Err(HeldReason::HomeTaskMissing));
        (vec![(0, missing)], vec![missing; ScoreGroup::MAX_ITEMS])
    }

    /// Whether the groups do not match, so that every mark is held (rule S-3).
    pub(crate) fn groups_differ(&self) -> bool {
        let differ = Translated::of(Err(HeldReason::ScoreGroupsDiffer));
        self.steps.first().is_some_and(|(_, answer)| *answer == differ)
    }

    /// The table of a content.
    pub(crate) fn of((steps, items): (Vec<(u32, Translated)>, Vec<Translated>)) -> Self {
        let unlisted = Translated::of(Err(HeldReason::UnknownScore));
        let mut entries = [Entry::all(unlisted); PackedMark::COARSE];
        for (entry, answer) in entries.iter_mut().skip(PackedMark::FIRST_SCORE).zip(&items) {
            *entry = Entry::all(*answer);
        }
        let mut steps_ahead = steps.iter().copied().peekable();
        let mut answer = unlisted;
        let stretches = entries.iter_mut().take(PackedMark::FIRST_SCORE);
        for (entry, start) in stretches.zip((0_u32..).step_by(PackedMark::FINE)) {
            let in_stretch =
                |step: &(u32, Translated)| step.0 >> PackedMark::FINE_BITS == start >> PackedMark::FINE_BITS;
            let before = answer;
            *entry = Entry::all(before);
            let mut found = 0_u8;
            while let Some((units, from)) = steps_ahead.next_if(in_stretch) {
                found = found.saturating_add(1);
                answer = from;
                *entry = if found == 1 { Entry::split(units, before, from) } else { Entry::SEARCH };
            }
        }
        Self { entries, steps }
    }

    /// The answer for a mark.
    #[inline(always)]
    pub(crate) fn look_up(&self, mark: PackedMark) -> Translated {
        let entry = self.entries.get(mark.coarse()).map_or(Entry::SEARCH.0, |entry| entry.0);
        if entry & Entry::SEARCH.0 != 0 {
            return self.search(mark);
        }
        let shift = if mark.fine() >= entry & PackedMark::FINE_MASK { 22 } else { 13 };
        let [a, b, _, _] = (entry >> shift).to_le_bytes();
        Translated(u16::from_le_bytes([a, b]) & Translated::BITS)
    }

    #[cold]
    fn search(&self, mark: PackedMark) -> Translated {
        let units = mark.percent_units();
        let after = self.steps.partition_point(|(from, _)| *from <= units);
        let step = after.checked_sub(1).and_then(|place| self.steps.get(place));
        step.map_or(Translated::of(Err(HeldReason::BelowLowestScore)), |(_, answer)| *answer)
    }
}

/// The least percent, in units, that reaches the bound once it is rounded. Rounding never falls when the percent
/// rises, so it can be searched for.
fn first_reaching(bound: Percent, rounding: Rounding) -> Option<u32> {
    let reaches =
        |units: u32| Percent::from_units(units).is_ok_and(|percent| rounding.apply(percent) >= bound);
    let (mut low, mut high) = (0_u32, Percent::MAX.units());
    if !reaches(high) {
        return None;
    }
    while low < high {
        let middle = low.midpoint(high);
        if reaches(middle) {
            high = middle;
        } else {
            low = middle.saturating_add(1);
        }
    }
    Some(low)
}
