//! The translation rule, for one mark and a pair of score groups.

use crate::held::HeldReason;
use gradecrosswalk_domain::scores::{ItemIndex, Mark, Rounding, ScoreGroup, ScoreItem};

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
    match item.min_percent() {
        Some(bound) => match home.with_min_percent(bound) {
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
