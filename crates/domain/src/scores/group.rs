//! Score groups: the list of scores that a task may take (rules S-1 to S-5). Translation is the engine's.

use super::{MinPercent, Percent, ScoreItem};
use crate::{GroupName, ScoreText};
use alloc::vec::Vec;

/// A score group was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreGroupError {
    /// A group without a score cannot grade anything.
    #[error("score group {group} has no score: give at least one")]
    Empty {
        /// The group's name.
        group: GroupName,
    },
    /// More scores than a compact row can number.
    #[error("score group {group} has {count} scores: give at most {max}", max = ScoreGroup::MAX_ITEMS)]
    TooMany {
        /// The group's name.
        group: GroupName,
        /// How many were given.
        count: usize,
    },
    /// Two scores of one text could not be told apart by a posting.
    #[error("score group {group} has score {score} twice: keep one")]
    DoubledScore {
        /// The group's name.
        group: GroupName,
        /// The score that two items have.
        score: ScoreText,
    },
}

/// A score's place in its group, 0 to 254, in the group's own sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIndex(u8);

impl ItemIndex {
    /// The place, from 0. Whether a group has so many scores is for [`ScoreGroup::get`] to say.
    pub const fn new(place: u8) -> Self {
        Self(place)
    }

    /// The place, from 0.
    pub const fn get(self) -> u8 {
        self.0
    }
}

/// A list of scores, in the school's own sequence (rule S-1).
///
/// A Min % that stands twice is a set-up error that schools make, so it can be held (rule S-3); a score text that
/// stands twice cannot.
///
/// ```
/// use gradecrosswalk_domain::scores::{Passing, ScoreGroup, ScoreItem};
/// use gradecrosswalk_domain::{GroupName, ScoreText};
/// let item = |score: &str, min: &str| {
///     ScoreItem::new(ScoreText::new(score).unwrap(), Passing::Passes).with_min_percent(min.parse().unwrap())
/// };
/// let group = ScoreGroup::new(GroupName::new("Letters")?, [item("A", "90"), item("B", "80")])?;
/// let (_, b) = group.by_percent("89.9999".parse()?).unwrap();
/// assert_eq!(b.score().as_str(), "B");
/// assert!(group.by_percent("79".parse()?).is_none());
/// assert!(ScoreGroup::new(GroupName::new("Letters")?, [item("A", "90"), item("A", "80")]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreGroup {
    name: GroupName,
    items: Vec<ScoreItem>,
    /// The Min % column with the scores' places, ascending.
    bounds: Vec<(MinPercent, ItemIndex)>,
}

impl ScoreGroup {
    /// The most scores that a group may have.
    pub const MAX_ITEMS: usize = 255;

    /// A group of the given scores, in sequence.
    ///
    /// # Errors
    ///
    /// If there is no score, more than [`Self::MAX_ITEMS`], or one text stands twice.
    pub fn new(name: GroupName, items: impl IntoIterator<Item = ScoreItem>) -> Result<Self, ScoreGroupError> {
        let items: Vec<ScoreItem> = items.into_iter().collect();
        if items.is_empty() {
            return Err(ScoreGroupError::Empty { group: name });
        }
        if items.len() > Self::MAX_ITEMS {
            return Err(ScoreGroupError::TooMany { group: name, count: items.len() });
        }
        let mut texts: Vec<&ScoreText> = items.iter().map(ScoreItem::score).collect();
        texts.sort_unstable();
        if let Some((doubled, _)) = texts.iter().zip(texts.iter().skip(1)).find(|(a, b)| a == b) {
            return Err(ScoreGroupError::DoubledScore { group: name, score: (*doubled).clone() });
        }
        let places = (0_u8..=u8::MAX).map(ItemIndex).zip(&items);
        let mut bounds: Vec<(MinPercent, ItemIndex)> =
            places.filter_map(|(place, item)| Some((item.min_percent()?, place))).collect();
        bounds.sort_unstable();
        Ok(Self { name, items, bounds })
    }

    /// The group's name.
    pub fn name(&self) -> &GroupName {
        &self.name
    }

    /// The scores, in sequence.
    pub fn items(&self) -> &[ScoreItem] {
        &self.items
    }

    /// The scores with their places.
    pub fn indexed(&self) -> impl Iterator<Item = (ItemIndex, &ScoreItem)> {
        (0_u8..=u8::MAX).map(ItemIndex).zip(&self.items)
    }

    /// The score at a place.
    pub fn get(&self, index: ItemIndex) -> Option<&ScoreItem> {
        self.items.get(usize::from(index.get()))
    }

    /// The score with exactly this text.
    pub fn by_score(&self, score: &ScoreText) -> Option<(ItemIndex, &ScoreItem)> {
        self.indexed().find(|(_, item)| item.score() == score)
    }

    /// The score with the highest Min % at or below the percent; none below the lowest (rule S-2). Of scores with
    /// one Min % the first in sequence.
    pub fn by_percent(&self, percent: Percent) -> Option<(ItemIndex, &ScoreItem)> {
        let below = self.bounds.partition_point(|(bound, _)| Percent::from(*bound) <= percent);
        let (bound, _) = self.bounds.get(below.checked_sub(1)?)?;
        let (_, place) = self.with_min_percent(*bound).first()?;
        self.get(*place).map(|item| (*place, item))
    }

    /// The Min % column with the scores' places, ascending, each bound as often as it stands in the group.
    pub fn bounds(&self) -> &[(MinPercent, ItemIndex)] {
        &self.bounds
    }

    /// The scores whose Min % is exactly this one, in sequence: one, unless it is doubled.
    pub fn with_min_percent(&self, bound: MinPercent) -> &[(MinPercent, ItemIndex)] {
        let start = self.bounds.partition_point(|(other, _)| *other < bound);
        let from = self.bounds.get(start..).unwrap_or_default();
        let length = from.iter().take_while(|(other, _)| *other == bound).count();
        from.get(..length).unwrap_or_default()
    }

    /// The Min % column, ascending, each bound as often as it stands in the group.
    pub fn min_percents(&self) -> Vec<MinPercent> {
        self.bounds.iter().map(|(bound, _)| *bound).collect()
    }

    /// Each Min % once, ascending, with the first score in sequence that has it.
    pub fn bounds_once(&self) -> impl Iterator<Item = (MinPercent, ItemIndex)> {
        self.bounds.chunk_by(|(a, _), (b, _)| a == b).filter_map(|same| same.first().copied())
    }

    /// Whether the two groups match: the sets of their Min % are equal (rule S-3; documents 000 and 002). Labels,
    /// order, GPA values and scores without a Min % do not count.
    pub fn matches(&self, other: &Self) -> bool {
        self.bounds_once().map(|(bound, _)| bound).eq(other.bounds_once().map(|(bound, _)| bound))
    }
}
