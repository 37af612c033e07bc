//! The forms of scores in JSON. Decimals are text everywhere ([`decimals`](super::decimal)): a JSON number may pass
//! through binary floating point on its way.

use super::{
    Bonus, Coefficient, GpaValue, ItemIndex, Mark, MinPercent, Passing, Percent, Rounding, ScoreGroup,
    ScoreItem,
};
use crate::wire::{Small, integer_form, object_form};
use crate::{GroupName, ScoreName, ScoreText};
use alloc::vec::Vec;
use core::convert::Infallible;
use serde::{Deserialize, Serialize};

object_form!(ScoreItem, "a score of a group", |item| {
    required score: ScoreText = item.score(),
    optional name: ScoreName = item.name(),
    required passing: Passing = item.passing(),
    optional min_percent: MinPercent = item.min_percent(),
    optional gpa_value: GpaValue = item.gpa_value(),
    optional unweighted_gpa_value: GpaValue = item.unweighted_gpa_value(),
    optional bonus: Bonus = item.bonus(),
    optional credit_coefficient: Coefficient = item.credit_coefficient(),
} => {
    let mut item = ScoreItem::new(score, passing);
    item = name.into_iter().fold(item, ScoreItem::with_name);
    item = min_percent.into_iter().fold(item, ScoreItem::with_min_percent);
    item = gpa_value.into_iter().fold(item, ScoreItem::with_gpa_value);
    item = unweighted_gpa_value.into_iter().fold(item, ScoreItem::with_unweighted_gpa_value);
    item = bonus.into_iter().fold(item, ScoreItem::with_bonus);
    credit_coefficient.into_iter().fold(item, ScoreItem::with_credit_coefficient)
});

object_form!(ScoreGroup, "a score group", |group| {
    required name: GroupName = group.name(),
    required items: Vec<ScoreItem> = group.items(),
} => try ScoreGroup::new(name, items));

object_form!(Mark, "a mark", |mark| {
    optional score: ScoreText = mark.score(),
    optional percent: Percent = mark.percent(),
} => try match (score, percent) {
    (Some(score), Some(percent)) => Ok(Mark::Both(score, percent)),
    (Some(score), None) => Ok(Mark::Score(score)),
    (None, Some(percent)) => Ok(Mark::Percent(percent)),
    (None, None) => Err("mark has neither score nor percent: give one or both"),
});

/// `"exact"`, or the way of rounding with its places: `{ "half-up": 0 }`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RoundingForm {
    Exact,
    HalfUp(Small),
    HalfEven(Small),
    Down(Small),
    Up(Small),
}

impl From<RoundingForm> for Rounding {
    fn from(form: RoundingForm) -> Self {
        match form {
            RoundingForm::Exact => Self::Exact,
            RoundingForm::HalfUp(Small(places)) => Self::HalfUp { places },
            RoundingForm::HalfEven(Small(places)) => Self::HalfEven { places },
            RoundingForm::Down(Small(places)) => Self::Down { places },
            RoundingForm::Up(Small(places)) => Self::Up { places },
        }
    }
}

impl From<Rounding> for RoundingForm {
    fn from(rounding: Rounding) -> Self {
        match rounding {
            Rounding::Exact => Self::Exact,
            Rounding::HalfUp { places } => Self::HalfUp(Small(places)),
            Rounding::HalfEven { places } => Self::HalfEven(Small(places)),
            Rounding::Down { places } => Self::Down(Small(places)),
            Rounding::Up { places } => Self::Up(Small(places)),
        }
    }
}

integer_form!(
    ItemIndex,
    "score's place",
    "0 to 255: give the score's place in its group",
    |place: u8| Ok::<_, Infallible>(ItemIndex::new(place)),
    |item| item.get()
);
