//! A pair of score groups compiled to one look-up a mark. Says exactly what [`translate`](super::translate) says.
//!
//! A mark is 25 bits: percents are units of 1/10000 %, scores have the top bit set and the item in the bits from 13
//! up. The upper 12 bits pick a stretch of marks, the lower 13 fall below its threshold or reach it, and each half
//! has its answer. A stretch in which two thresholds fall is answered by searching the thresholds themselves.

use super::translate::{MinPercents, twin};
use crate::held::HeldReason;
use crate::rows::PackedMark;
use alloc::vec;
use alloc::vec::Vec;
use gradecrosswalk_domain::scores::{ItemIndex, Percent, Rounding, ScoreGroup};

/// A home score or the reason why there is none, in 9 bits: the item's place, or bit 8 and the reason's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Translated(u16);

impl Translated {
    /// The answer of an entry in whose stretch several thresholds fall.
    pub(crate) const SEARCH: Self = Self(0x1ff);
    const FAILED: u16 = 0x100;

    pub(super) fn of(result: Result<ItemIndex, HeldReason>) -> Self {
        match result {
            Ok(item) => Self(u16::from(item.get())),
            Err(reason) => Self(Self::FAILED | u16::from(reason.place())),
        }
    }

    /// Whether there is no home score.
    #[inline(always)]
    pub(crate) fn failed(self) -> bool {
        self.0 & Self::FAILED != 0
    }

    /// The home score's place; where there is none, a number above every place.
    #[inline(always)]
    pub(crate) fn code(self) -> u32 {
        u32::from(self.0)
    }

    /// The home score's place, or the reason's.
    #[inline(always)]
    pub(crate) fn place(self) -> u8 {
        let [low, _] = self.0.to_le_bytes();
        low
    }
}

/// For each stretch of marks its threshold, and the answers below it and from it on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LookUp {
    thresholds: [u16; PackedMark::COARSE],
    /// Two for each stretch.
    answers: [Translated; PackedMark::COARSE * 2],
}

impl LookUp {
    /// Answers nothing.
    pub(crate) const NONE: Self =
        Self { thresholds: [0; PackedMark::COARSE], answers: [Translated::SEARCH; PackedMark::COARSE * 2] };

    fn of(steps: &[(u32, Translated)], items: &[Translated]) -> Self {
        let unlisted = Translated::of(Err(HeldReason::UnknownScore));
        let mut look_up =
            Self { thresholds: [0; PackedMark::COARSE], answers: [unlisted; PackedMark::COARSE * 2] };
        let (percents, scores) = look_up.answers.split_at_mut(PackedMark::FIRST_SCORE * 2);
        for (pair, answer) in scores.chunks_exact_mut(2).zip(items) {
            pair.fill(*answer);
        }
        let mut ahead = steps.iter().copied().peekable();
        let mut answer = unlisted;
        for ((stretch, threshold), pair) in
            (0_u32..).zip(&mut look_up.thresholds).zip(percents.chunks_exact_mut(2))
        {
            pair.fill(answer);
            let mut found = 0_u8;
            while let Some((units, from)) = ahead.next_if(|step| step.0 >> PackedMark::FINE_BITS == stretch) {
                found = found.saturating_add(1);
                answer = from;
                if let [_, above] = pair {
                    *above = from;
                }
                *threshold = u16::try_from(units & PackedMark::FINE_MASK).unwrap_or(0);
            }
            if found > 1 {
                pair.fill(Translated::SEARCH);
            }
        }
        look_up
    }

    /// The answer for a mark, or [`Translated::SEARCH`].
    #[inline(always)]
    pub(crate) fn at(&self, mark: PackedMark) -> Translated {
        let stretch = mark.coarse();
        let threshold = self.thresholds.get(stretch).copied().unwrap_or(0);
        let above = usize::from(mark.fine() >= u32::from(threshold));
        self.answers.get((stretch << 1) | above).copied().unwrap_or(Translated::SEARCH)
    }
}

/// A technical score group under a rounding: from which percent on which score is picked (rule S-2).
#[derive(Debug, Clone)]
pub(crate) struct TechnicalScores {
    bounds: MinPercents,
    /// Ascending: from this many units on, this score.
    steps: Vec<(u32, ItemIndex)>,
}

impl TechnicalScores {
    pub(crate) fn of(group: &ScoreGroup, rounding: Rounding) -> Self {
        let bounds = MinPercents::of(group);
        let mut steps: Vec<(u32, ItemIndex)> = Vec::new();
        for (bound, item) in bounds.each_once() {
            let Some(units) = first_reaching(Percent::from(bound), rounding) else { continue };
            match steps.last_mut() {
                Some(last) if last.0 == units => last.1 = item,
                _ => steps.push((units, item)),
            }
        }
        Self { bounds, steps }
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
        let bounds = MinPercents::of(home);
        if !scores.bounds.same_set(&bounds) {
            return Self::always(HeldReason::ScoreGroupsDiffer);
        }
        let items = technical.items().iter().map(|item| Translated::of(twin(item, home, &bounds)));
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
        let units = mark.percent_units();
        let steps = self.steps.get(usize::from(table));
        let reached = steps.and_then(|steps| steps.iter().take_while(|(from, _)| *from <= units).last());
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
