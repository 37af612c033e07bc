//! The compiled tables against the rule itself, and the rule's own laws (rules S-2 to S-4).

use super::table::{TableContent, TechnicalScores, Translated, TranslationTables};
use super::{posted_item, translate, translate_item};
use crate::held::HeldReason;
use crate::rows::PackedMark;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::scores::{
    ItemIndex, Mark, MinPercent, Passing, Percent, Rounding, ScoreGroup, ScoreItem,
};
use gradecrosswalk_domain::{GroupName, ScoreText};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

fn text(score: &str) -> ScoreText {
    ScoreText::new(score).unwrap()
}

fn group(rows: impl IntoIterator<Item = (String, Option<u32>)>) -> ScoreGroup {
    let items = rows.into_iter().map(|(score, bound)| {
        let item = ScoreItem::new(text(&score), Passing::Passes);
        match bound {
            Some(units) => item.with_min_percent(MinPercent::from_units(units).unwrap()),
            None => item,
        }
    });
    ScoreGroup::new(GroupName::new("Group").unwrap(), items).unwrap()
}

/// Lower bounds in units, ascending: whole percents, any, and several within 0.8 %, where a table must search.
fn bounds() -> impl Strategy<Value = Vec<u32>> {
    let whole = btree_set((0_u32..=100).prop_map(|percent| percent.saturating_mul(10_000)), 1..12);
    let any_bounds = btree_set(0..=MinPercent::MAX.units(), 1..12);
    let close = (0_u32..=990_000, btree_set(0_u32..=9_000, 1..9))
        .prop_map(|(from, steps)| steps.into_iter().map(|step| from.saturating_add(step)).collect());
    prop_oneof![whole, any_bounds, close].prop_map(|bounds: BTreeSet<u32>| bounds.into_iter().collect())
}

/// What is beside the bounds in a pair of groups.
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// The home group lists its scores from the other end, or turned by so many places.
    reversed: bool,
    turned: usize,
    technical_doubles: bool,
    home_doubles: bool,
    home_lacks_incomplete: bool,
    home_has_one_more: bool,
}

fn beside() -> impl Strategy<Value = Beside> {
    let rarely = || proptest::bool::weighted(0.15);
    (any::<bool>(), 0_usize..12, rarely(), rarely(), rarely(), rarely()).prop_map(
        |(reversed, turned, technical_doubles, home_doubles, home_lacks_incomplete, home_has_one_more)| {
            Beside {
                reversed,
                turned,
                technical_doubles,
                home_doubles,
                home_lacks_incomplete,
                home_has_one_more,
            }
        },
    )
}

/// The technical group and the home group.
fn pair(bounds: &[u32], beside: Beside) -> (ScoreGroup, ScoreGroup) {
    let named = |prefix: &str| -> Vec<(String, Option<u32>)> {
        bounds.iter().map(|bound| (format!("{prefix}{bound}"), Some(*bound))).collect()
    };
    let first = bounds.first().copied();
    let (mut technical, mut home) = (named("t"), named("h"));
    technical.extend(beside.technical_doubles.then(|| ("t again".into(), first)));
    technical.extend(["I", "W"].map(|score| (score.into(), None)));
    home.extend(beside.home_doubles.then(|| ("h again".into(), first)));
    home.extend((!beside.home_lacks_incomplete).then(|| ("I".into(), None)));
    home.push(("W".into(), None));
    let free = (0..=MinPercent::MAX.units()).find(|units| !bounds.contains(units));
    home.extend(beside.home_has_one_more.then(|| ("h more".into(), free)));
    if beside.reversed {
        home.reverse();
    }
    let length = home.len();
    home.rotate_left(beside.turned.checked_rem(length).unwrap_or(0));
    (group(technical), group(home))
}

/// Groups that match, each bound once.
fn matching_pair() -> impl Strategy<Value = (ScoreGroup, ScoreGroup)> {
    (bounds(), any::<bool>(), 0_usize..12).prop_map(|(bounds, reversed, turned)| {
        let beside = Beside {
            reversed,
            turned,
            technical_doubles: false,
            home_doubles: false,
            home_lacks_incomplete: false,
            home_has_one_more: false,
        };
        pair(&bounds, beside)
    })
}

fn roundings() -> impl Strategy<Value = Rounding> {
    let places = 0_u8..=5;
    prop_oneof![
        Just(Rounding::Exact),
        places.clone().prop_map(|places| Rounding::HalfUp { places }),
        places.clone().prop_map(|places| Rounding::HalfEven { places }),
        places.clone().prop_map(|places| Rounding::Down { places }),
        places.prop_map(|places| Rounding::Up { places }),
    ]
}

fn percent(units: u32) -> Percent {
    Percent::from_units(units.min(Percent::MAX.units())).unwrap()
}

/// Percents about each bound and about where its rounding begins and ends, and about the ends of the tables' stretches.
fn about(bounds: &[u32]) -> BTreeSet<u32> {
    let steps = [0, 1, 10, 100, 1_000, 5_000, 10_000];
    let marked = bounds.iter().flat_map(|bound| {
        steps.into_iter().flat_map(|step| [bound.saturating_sub(step), bound.saturating_add(step)])
    });
    let stretch_ends = bounds.iter().flat_map(|bound| {
        let length = PackedMark::STRETCH_UNITS;
        let start = bound.saturating_sub(bound.checked_rem(length).unwrap());
        [start, start.saturating_add(length)]
    });
    let ends = [0, MinPercent::MAX.units(), Percent::MAX.units()];
    let marked = marked.chain(stretch_ends).chain(ends);
    marked.flat_map(|units| units.saturating_sub(2)..=units.saturating_add(2)).collect()
}

fn compiled(technical: &ScoreGroup, home: &ScoreGroup, rounding: Rounding) -> TranslationTables {
    let mut tables = TranslationTables::default();
    // Not the first, so that a table is told from its neighbour.
    tables.push(TableContent::nothing());
    tables.push(TableContent::of(technical, &TechnicalScores::of(technical, rounding), home));
    tables
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_says_what_the_rule_says_of_percents(
        bounds in bounds(),
        beside in beside(),
        rounding in roundings(),
        more in vec(0..=Percent::MAX.units(), 20),
        near in vec(0_u32..=1_050_000, 40),
    ) {
        let (technical, home) = pair(&bounds, beside);
        let tables = compiled(&technical, &home, rounding);
        for units in about(&bounds).into_iter().chain(more).chain(near) {
            let mark = percent(units);
            let said = translate(&Mark::Percent(mark), &technical, &home, rounding);
            let found = tables.look_up(1, PackedMark::percent(mark));
            prop_assert_eq!(found, Translated::of(said), "{} %, {:?}, {:?}", mark, rounding, said);
        }
    }

    #[test]
    fn a_table_says_what_the_rule_says_of_scores(bounds in bounds(), beside in beside(), number in any::<u32>()) {
        let (technical, home) = pair(&bounds, beside);
        let tables = compiled(&technical, &home, Rounding::Exact);
        for (place, item) in technical.indexed() {
            let said = translate(&Mark::Score(item.score().clone()), &technical, &home, Rounding::Exact);
            prop_assert_eq!(tables.look_up(1, PackedMark::score(place)), Translated::of(said));
        }
        if technical.matches(&home) {
            let said = translate(&Mark::Score(text("?")), &technical, &home, Rounding::Exact);
            prop_assert_eq!(said, Err(HeldReason::UnknownScore));
            prop_assert_eq!(tables.look_up(1, PackedMark::unlisted(number)), Translated::of(said));
        }
    }

    #[test]
    fn there_and_back_is_where_it_came_from((technical, home) in matching_pair()) {
        for (from, to) in [(&technical, &home), (&home, &technical)] {
            for (place, item) in from.indexed() {
                let there = to.get(translate_item(item, to).unwrap()).unwrap();
                prop_assert_eq!(there.min_percent(), item.min_percent());
                prop_assert_eq!(translate_item(there, from), Ok(place));
            }
        }
    }

    /// A higher percent never picks a score with a lower bound, however percents are rounded.
    #[test]
    fn a_higher_percent_never_has_a_lower_score(
        (technical, _) in matching_pair(),
        rounding in roundings(),
        percents in btree_set(0_u32..=1_050_000, 2..40),
    ) {
        let picked = |units: &u32| -> Option<MinPercent> {
            let (_, item) = posted_item(&Mark::Percent(percent(*units)), &technical, rounding).ok()?;
            item.min_percent()
        };
        let picked: Vec<Option<MinPercent>> = percents.iter().map(picked).collect();
        prop_assert!(picked.is_sorted(), "{:?} {:?}", rounding, picked);
    }

    /// IC: "97 or above". The bound itself has the score, and the least bit below it the next lower one or none.
    #[test]
    fn bounds_are_inclusive((technical, home) in matching_pair()) {
        let mut bounds = technical.min_percents();
        bounds.sort_unstable();
        let score = |units: u32| {
            let mark = Mark::Percent(percent(units));
            let home_score = translate(&mark, &technical, &home, Rounding::Exact);
            home_score.map(|place: ItemIndex| home.get(place).and_then(ScoreItem::min_percent))
        };
        let mut lower = Err(HeldReason::BelowLowestScore);
        for bound in bounds {
            if let Some(below) = bound.units().checked_sub(1) {
                prop_assert_eq!(score(below), lower);
            }
            lower = Ok(Some(bound));
            prop_assert_eq!(score(bound.units()), lower);
        }
        prop_assert_eq!(score(Percent::MAX.units()), lower);
    }

    /// What holds every grade of a section at once (rule S-3).
    #[test]
    fn a_table_tells_whether_its_groups_differ(bounds in bounds(), beside in beside(), rounding in roundings()) {
        let (technical, home) = pair(&bounds, beside);
        let tables = compiled(&technical, &home, rounding);
        prop_assert_eq!(tables.groups_differ(1), beside.home_has_one_more);
    }
}

/// The widest group there can be, and 100 bounds in one stretch of a table.
#[test]
fn a_table_of_255_scores_is_right_at_every_bound() {
    for spread in [1_u32, 30, 3_921] {
        let rows = (0_u32..255).map(|n| (format!("s{n}"), Some(n.saturating_mul(spread))));
        let technical = group(rows.clone());
        let home = group(rows.rev());
        let tables = compiled(&technical, &home, Rounding::Exact);
        for n in 0_u32..255 {
            for units in n.saturating_mul(spread)..n.saturating_add(1).saturating_mul(spread).min(1_000_000) {
                if spread > 100 && units.checked_rem(97) != Some(0) {
                    continue;
                }
                let place = u8::try_from(254_u32.saturating_sub(n)).unwrap();
                let found = tables.look_up(1, PackedMark::percent(percent(units)));
                assert_eq!(found, Translated::of(Ok(ItemIndex::new(place))), "{units} of {spread}");
            }
        }
    }
}
