//! The translation rule, for one mark and a pair of score groups.

use crate::held::HeldReason;
use alloc::vec::Vec;
use gradecrosswalk_domain::scores::{ItemIndex, Mark, MinPercent, Rounding, ScoreGroup, ScoreItem};

/// The score of the technical group that a mark picks: by its text, else by its percent (rules S-2, S-4).
///
/// # Errors
///
/// [`HeldReason::UnknownScore`] if the group has no score of that text, [`HeldReason::BelowLowestScore`] if the
/// rounded percent is below the lowest Min %.
pub fn posted_item<'g>(
    mark: &Mark,
    technical: &'g ScoreGroup,
    rounding: Rounding,
) -> Result<(ItemIndex, &'g ScoreItem), HeldReason> {
    match mark {
        Mark::Score(score) | Mark::Both(score, _) => {
            technical.by_score(score).ok_or(HeldReason::UnknownScore)
        }
        Mark::Percent(percent) => {
            technical.by_percent(rounding.apply(*percent)).ok_or(HeldReason::BelowLowestScore)
        }
    }
}

/// The home score for a score of the technical group: the one with the same Min % or, without a Min %, the one of
/// equal text without a Min % (rule S-4).
///
/// # Errors
///
/// [`HeldReason::ScoreGroupsDiffer`] if no home score has the Min %, [`HeldReason::HomeMinPercentDoubled`] if
/// several have it, [`HeldReason::HomeScoreMissing`] if the text is not at home.
pub fn translate_item(item: &ScoreItem, home: &ScoreGroup) -> Result<ItemIndex, HeldReason> {
    twin(item, home, &MinPercents::of(home))
}

/// [`translate_item`] with the home group's Min % column at hand.
pub(super) fn twin(
    item: &ScoreItem,
    home: &ScoreGroup,
    bounds: &MinPercents,
) -> Result<ItemIndex, HeldReason> {
    match item.min_percent() {
        Some(bound) => match bounds.with(bound) {
            [] => Err(HeldReason::ScoreGroupsDiffer),
            [(_, place)] => Ok(*place),
            _ => Err(HeldReason::HomeMinPercentDoubled),
        },
        None => home
            .by_score(item.score())
            .filter(|(_, twin)| twin.min_percent().is_none())
            .map(|(place, _)| place)
            .ok_or(HeldReason::HomeScoreMissing),
    }
}

/// A group's Min % column with the scores' places, ascending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MinPercents(Vec<(MinPercent, ItemIndex)>);

impl MinPercents {
    pub(super) fn of(group: &ScoreGroup) -> Self {
        let bounds = group.indexed().filter_map(|(place, item)| Some((item.min_percent()?, place)));
        let mut bounds: Vec<(MinPercent, ItemIndex)> = bounds.collect();
        bounds.sort_unstable();
        Self(bounds)
    }

    /// The scores that begin at exactly this percent.
    fn with(&self, bound: MinPercent) -> &[(MinPercent, ItemIndex)] {
        let start = self.0.partition_point(|(other, _)| *other < bound);
        let from = self.0.get(start..).unwrap_or_default();
        let length = from.iter().take_while(|(other, _)| *other == bound).count();
        from.get(..length).unwrap_or_default()
    }

    /// Each Min % once, ascending, with the first score that has it.
    pub(super) fn each_once(&self) -> impl Iterator<Item = (MinPercent, ItemIndex)> {
        self.0.chunk_by(|(a, _), (b, _)| a == b).filter_map(|same| same.first().copied())
    }

    /// Whether the sets of Min % are equal (rule S-3).
    pub(super) fn same_set(&self, other: &Self) -> bool {
        self.each_once().map(|(bound, _)| bound).eq(other.each_once().map(|(bound, _)| bound))
    }
}

/// The home score for a posted mark (rules S-2 to S-4).
///
/// ```
/// use gradecrosswalk_domain::scores::{Mark, Passing, Rounding, ScoreGroup, ScoreItem};
/// use gradecrosswalk_domain::{GroupName, ScoreText};
/// use gradecrosswalk_matching::{score_translation::translate, HeldReason};
/// let group = |name: &str, scores: [(&str, &str); 2]| {
///     let items = scores.map(|(score, min)| {
///         ScoreItem::new(ScoreText::new(score).unwrap(), Passing::Passes).with_min_percent(min.parse().unwrap())
///     });
///     ScoreGroup::new(GroupName::new(name).unwrap(), items).unwrap()
/// };
/// let numeric = group("CTE Numeric", [("95", "90"), ("85", "60")]);
/// let letters = group("Letters", [("A", "90"), ("B", "60")]);
/// let home = translate(&Mark::Percent("92.5".parse()?), &numeric, &letters, Rounding::Exact).unwrap();
/// assert_eq!(letters.get(home).unwrap().score().as_str(), "A");
/// let failing = translate(&Mark::Percent("12".parse()?), &numeric, &letters, Rounding::Exact);
/// assert_eq!(failing, Err(HeldReason::BelowLowestScore));
/// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
/// ```
///
/// # Errors
///
/// [`HeldReason::ScoreGroupsDiffer`] if the groups do not match, even where this score's Min % is on both sides
/// (rule S-3); else as [`posted_item`] and [`translate_item`].
pub fn translate(
    mark: &Mark,
    technical: &ScoreGroup,
    home: &ScoreGroup,
    rounding: Rounding,
) -> Result<ItemIndex, HeldReason> {
    if !technical.matches(home) {
        return Err(HeldReason::ScoreGroupsDiffer);
    }
    let (_, item) = posted_item(mark, technical, rounding)?;
    translate_item(item, home)
}
