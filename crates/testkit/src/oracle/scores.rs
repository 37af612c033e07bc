//! Which home score a posted mark becomes (rules S-2 to S-4).

use super::{Why, require};
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::school::{CourseTask, School};
use gradecrosswalk_domain::scores::{ItemIndex, Mark, MinPercent, Percent, Rounding, ScoreGroup, ScoreItem};
use std::collections::BTreeSet;

/// The score group of a task on a course.
pub(super) fn group<'s>(school: &'s School, row: &CourseTask) -> &'s ScoreGroup {
    school.score_groups().iter().find(|group| *group.name() == row.score_group).unwrap()
}

/// The place of the score with this text.
pub(super) fn place_of(group: &ScoreGroup, text: &ScoreText) -> Option<ItemIndex> {
    let place = group.items().iter().position(|item| item.score() == text)?;
    Some(ItemIndex::new(u8::try_from(place).unwrap()))
}

/// The home score of a posted mark.
pub(super) fn translate(
    mark: &Mark,
    rounding: Rounding,
    technical: &ScoreGroup,
    home: &ScoreGroup,
) -> Result<ItemIndex, Why> {
    require(bounds(technical) == bounds(home), Why::ScoreGroupsDiffer)?;
    let posted = match mark {
        Mark::Score(text) | Mark::Both(text, _) => {
            technical.items().iter().find(|item| item.score() == text).ok_or(Why::UnknownScore)?
        }
        Mark::Percent(percent) => {
            let units = rounded(rounding, *percent);
            let reached = |item: &&ScoreItem| item.min_percent().is_some_and(|bound| bound.units() <= units);
            let reached = technical.items().iter().filter(reached);
            reached.max_by_key(|item| item.min_percent()).ok_or(Why::BelowLowestScore)?
        }
    };
    let mut same = home.items().iter().filter(|item| item.min_percent() == posted.min_percent());
    let found = if posted.min_percent().is_none() {
        same.find(|item| item.score() == posted.score()).ok_or(Why::HomeScoreMissing)?
    } else {
        let found = same.next().unwrap();
        require(same.next().is_none(), Why::HomeMinPercentDoubled)?;
        found
    };
    Ok(place_of(home, found.score()).unwrap())
}

/// The set of a group's Min %.
fn bounds(group: &ScoreGroup) -> BTreeSet<MinPercent> {
    group.items().iter().filter_map(ScoreItem::min_percent).collect()
}

/// The percent in its smallest units, as one of its two neighbours with so many places.
fn rounded(rounding: Rounding, percent: Percent) -> u32 {
    let units = percent.units();
    let neighbours = |places: u8| {
        let step = 10_u32.pow(4_u32.saturating_sub(places.into()));
        (units / step * step, units.div_ceil(step) * step, step)
    };
    match rounding {
        Rounding::Exact => units,
        Rounding::Down { places } => neighbours(places).0,
        Rounding::Up { places } => neighbours(places).1,
        Rounding::HalfUp { places } => {
            let (down, up, _) = neighbours(places);
            if units - down < up - units { down } else { up }
        }
        Rounding::HalfEven { places } => {
            let (down, up, step) = neighbours(places);
            let nearest = |rounded: &u32| (rounded.abs_diff(units), rounded / step % 2);
            [down, up].into_iter().min_by_key(nearest).unwrap()
        }
        other => panic!("the oracle does not know the rounding {other:?}"),
    }
}
