//! A pair of score groups compiled to one look-up a mark. Says exactly what [`translate`](super::translate) says.
//!
//! Marks are looked up by stretches of 0.05 %. A stretch in which an answer begins anywhere but at its first unit, and
//! every percent from 128 on, is answered by searching the thresholds themselves.

use super::translate::translate_item;
use crate::held::HeldReason;
use crate::rows::PackedMark;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::scores::{ItemIndex, Percent, Rounding, ScoreGroup};

/// A home score or the reason why there is none, as a [`Decision`](crate::plan::Decision) has them: the item's place
/// in the high byte; or the reason's place there, and *held* in the low one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Translated(u16);

impl Translated {
    /// The answer where the thresholds must be searched. No item and no reason has it.
    pub(crate) const SEARCH: Self = Self(0xffff);
    const SHIFT: u32 = 8;
    /// The kind *held* of a decision.
    const HELD: u16 = 4;

    pub(super) fn of(result: Result<ItemIndex, HeldReason>) -> Self {
        match result {
            Ok(item) => Self(u16::from(item.get()) << Self::SHIFT),
            Err(reason) => Self((u16::from(reason.place()) << Self::SHIFT) | Self::HELD),
        }
    }

    /// Whether there is no home score.
    #[inline(always)]
    pub(crate) fn failed(self) -> bool {
        self.0 & Self::HELD != 0
    }

    /// As a decision has it: the new score and nothing else, or *held* with the reason.
    #[inline(always)]
    pub(crate) fn decision_bits(self) -> u32 {
        u32::from(self.0)
    }
}

/// The answer for each stretch of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LookUp {
    answers: [Translated; PackedMark::STRETCHES],
}

impl LookUp {
    fn of(steps: &[(u32, Translated)], items: &[Translated]) -> Self {
        let unlisted = Translated::of(Err(HeldReason::UnknownScore));
        let mut answers = [unlisted; PackedMark::STRETCHES];
        let (listed, large) = answers.split_at_mut(PackedMark::FIRST_LARGE);
        large.fill(Translated::SEARCH);
        let (percents, scores) = listed.split_at_mut(PackedMark::FIRST_SCORE);
        for (slot, answer) in scores.iter_mut().zip(items) {
            *slot = *answer;
        }
        let ends = steps.iter().skip(1).map(|(units, _)| *units).chain([u32::MAX]);
        for ((from, answer), end) in steps.iter().zip(ends) {
            let (first, last) = (from.div_ceil(PackedMark::STRETCH_UNITS), end / PackedMark::STRETCH_UNITS);
            let stretches = stretch(first)..stretch(last).min(PackedMark::FIRST_SCORE);
            percents.get_mut(stretches).unwrap_or_default().fill(*answer);
            if from % PackedMark::STRETCH_UNITS != 0
                && let Some(slot) = percents.get_mut(stretch(first).wrapping_sub(1))
            {
                *slot = Translated::SEARCH;
            }
        }
        Self { answers }
    }

    /// The answer for a mark, or [`Translated::SEARCH`].
    #[inline(always)]
    pub(crate) fn at(&self, mark: PackedMark) -> Translated {
        self.answers.get(mark.stretch()).copied().unwrap_or(Translated::SEARCH)
    }
}

fn stretch(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A technical score group under a rounding: from which percent on which score is picked (rule S-2).
#[derive(Debug, Clone)]
pub(crate) struct TechnicalScores {
    /// Ascending: from this many units on, this score.
    steps: Vec<(u32, ItemIndex)>,
}

impl TechnicalScores {
    pub(crate) fn of(group: &ScoreGroup, rounding: Rounding) -> Self {
        let mut steps: Vec<(u32, ItemIndex)> = Vec::new();
        for (bound, item) in group.bounds_once() {
            let Some(units) = first_reaching(Percent::from(bound), rounding) else { continue };
            match steps.last_mut() {
                Some(last) if last.0 == units => last.1 = item,
                _ => steps.push((units, item)),
            }
        }
        Self { steps }
    }
}

/// What a table answers: equal contents make equal tables.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TableContent {
    /// Ascending: from this many units on, this answer. The first begins at 0.
    steps: Vec<(u32, Translated)>,
    /// For each score of the technical group.
    items: Vec<Translated>,
}

/// The tables of an exchange, one for each different pair of score groups.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TranslationTables {
    look_ups: Vec<LookUp>,
    steps: Vec<Vec<(u32, Translated)>>,
}

impl TableContent {
    /// What a technical group's scores are at home.
    pub(crate) fn of(technical: &ScoreGroup, scores: &TechnicalScores, home: &ScoreGroup) -> Self {
        if !technical.matches(home) {
            return Self::always(HeldReason::ScoreGroupsDiffer);
        }
        let items = technical.items().iter().map(|item| Translated::of(translate_item(item, home)));
        let items: Vec<Translated> = items.collect();
        let below = Translated::of(Err(HeldReason::BelowLowestScore));
        let mut steps = vec![(0, below)];
        for (units, item) in &scores.steps {
            let answer = items.get(usize::from(item.get())).copied().unwrap_or(below);
            match steps.last_mut() {
                Some(last) if last.0 == *units => last.1 = answer,
                _ => steps.push((*units, answer)),
            }
        }
        Self { steps, items }
    }

    /// The content where there is no home group: nothing can be translated.
    pub(crate) fn nothing() -> Self {
        Self::always(HeldReason::HomeTaskMissing)
    }

    fn always(reason: HeldReason) -> Self {
        let answer = Translated::of(Err(reason));
        Self { steps: vec![(0, answer)], items: vec![answer; ScoreGroup::MAX_ITEMS] }
    }
}

impl TranslationTables {
    pub(crate) fn len(&self) -> usize {
        self.look_ups.len()
    }

    /// Whether a table's groups do not match, so that every mark is held (rule S-3).
    pub(crate) fn groups_differ(&self, table: u16) -> bool {
        let differ = Translated::of(Err(HeldReason::ScoreGroupsDiffer));
        let steps = self.steps.get(usize::from(table));
        steps.and_then(|steps| steps.first()).is_none_or(|(_, answer)| *answer == differ)
    }

    pub(crate) fn push(&mut self, TableContent { steps, items }: TableContent) {
        self.look_ups.push(LookUp::of(&steps, &items));
        self.steps.push(steps);
    }

    /// The look-up half of a table; the first where there is none of that number.
    #[inline(always)]
    pub(crate) fn get(&self, table: u16) -> Option<&LookUp> {
        self.look_ups.get(usize::from(table))
    }

    /// The answer for a mark.
    pub(crate) fn look_up(&self, table: u16, mark: PackedMark) -> Translated {
        let quick = self.get(table).map_or(Translated::SEARCH, |look_up| look_up.at(mark));
        if quick != Translated::SEARCH {
            return quick;
        }
        let units = mark.percent_units().unwrap_or(0);
        let steps = self.steps.get(usize::from(table)).map(Vec::as_slice).unwrap_or_default();
        let place = steps.partition_point(|(from, _)| *from <= units).checked_sub(1);
        let reached = place.and_then(|place| steps.get(place));
        reached.map_or(Translated::of(Err(HeldReason::BelowLowestScore)), |(_, answer)| *answer)
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
