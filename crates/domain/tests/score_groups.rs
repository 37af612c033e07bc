//! Score groups (rules S-1 to S-3): what can be held, percent to score, and when two groups match.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use common::{group, group_name, item};
use gradecrosswalk_domain::scores::{ItemIndex, MinPercent, Passing, Percent, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{ScoreName, ScoreText};
use proptest::prelude::*;

/// Scores with their Min %.
type Items = &'static [(&'static str, &'static str)];

/// S-1, S-3: what schools set up, right or wrong, can be held.
const REPRESENTABLE: &[(&str, Items)] = &[
    ("letters", &[("A", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0")]),
    ("one score", &[("P", "")]),
    ("no score has a min %", &[("P", ""), ("W", "")]),
    ("a min % twice", &[("A", "90"), ("A-", "90"), ("F", "0")]),
    ("no score begins at 0", &[("A", "90"), ("B", "80")]),
    ("out of order", &[("F", "0"), ("A", "90"), ("C", "70"), ("B", "80")]),
    ("scores that differ in case", &[("p", ""), ("P", "50")]),
    ("numbers as texts", &[("100", "100"), ("99", "99"), ("0", "0")]),
];

#[test]
fn what_a_school_can_set_up_is_kept_in_its_sequence() {
    for (said, items) in REPRESENTABLE {
        let group = group("Group", items);
        let texts: Vec<&str> = group.items().iter().map(|item| item.score().as_str()).collect();
        assert_eq!(texts, items.iter().map(|(score, _)| *score).collect::<Vec<_>>(), "{said}");
        for (place, item) in group.indexed() {
            assert_eq!(group.get(place), Some(item), "{said}");
            assert_eq!(group.by_score(item.score()), Some((place, item)), "{said}");
        }
        assert_eq!(group.indexed().count(), items.len(), "{said}");
        let after = u8::try_from(items.len()).unwrap();
        assert_eq!(group.get(ItemIndex::new(after)), None, "{said}");
        assert_eq!(group.by_score(&ScoreText::new("not there").unwrap()), None, "{said}");
    }
}

#[test]
fn what_is_refused_and_why() {
    let refused = |items: &[(&str, &str)]| {
        let items = items.iter().map(|(score, min)| item(score, min));
        ScoreGroup::new(group_name("Letters"), items).unwrap_err().to_string()
    };
    assert_eq!(refused(&[]), "score group Letters has no score: give at least one");
    assert_eq!(refused(&[("A", "90"), ("A", "80")]), "score group Letters has score A twice: keep one");
    assert_eq!(
        refused(&[("B", "80"), ("A", ""), ("C", "70"), ("A", "90")]),
        "score group Letters has score A twice: keep one"
    );
    let many = |count: usize| {
        let items = (0..count).map(|n| item(&n.to_string(), ""));
        ScoreGroup::new(group_name("Many"), items).map_err(|error| error.to_string())
    };
    let full = many(255).unwrap();
    assert_eq!(
        full.indexed().last().map(|(place, item)| (place.get(), item.score().as_str())),
        Some((254, "254"))
    );
    assert_eq!(many(256).unwrap_err(), "score group Many has 256 scores: give at most 255");
}

#[test]
fn an_item_keeps_what_it_is_given() {
    let plain = ScoreItem::new(ScoreText::new("I").unwrap(), Passing::Fails);
    assert_eq!((plain.score().as_str(), plain.passing(), plain.name()), ("I", Passing::Fails, None));
    assert_eq!((plain.min_percent(), plain.gpa_value(), plain.unweighted_gpa_value()), (None, None, None));
    assert_eq!((plain.bonus(), plain.credit_coefficient()), (None, None));
    let full = ScoreItem::new(ScoreText::new("A").unwrap(), Passing::Passes)
        .with_name(ScoreName::new("Excellent").unwrap())
        .with_min_percent("93".parse().unwrap())
        .with_gpa_value("5".parse().unwrap())
        .with_unweighted_gpa_value("4".parse().unwrap())
        .with_bonus("0.5".parse().unwrap())
        .with_credit_coefficient("1".parse().unwrap());
    assert_eq!((full.passing(), full.name().unwrap().as_str()), (Passing::Passes, "Excellent"));
    assert_eq!(full.min_percent(), Some("93".parse().unwrap()));
    assert_eq!(full.gpa_value(), Some("5".parse().unwrap()));
    assert_eq!(full.unweighted_gpa_value(), Some("4".parse().unwrap()));
    assert_eq!(full.bonus(), Some("0.5".parse().unwrap()));
    assert_eq!(full.credit_coefficient(), Some("1".parse().unwrap()));
}

/// S-2: group, percent, score or none.
const BY_PERCENT: &[(Items, &str, Option<&str>)] = &[
    (LETTERS, "97", Some("A+")),
    (LETTERS, "96.9999", Some("A")),
    (LETTERS, "97.0001", Some("A+")),
    (LETTERS, "100", Some("A+")),
    (LETTERS, "104.5", Some("A+")),
    (LETTERS, "999.9999", Some("A+")),
    (LETTERS, "90", Some("A")),
    (LETTERS, "89.9999", Some("B")),
    (LETTERS, "60", Some("B")),
    (LETTERS, "59.9999", None),
    (LETTERS, "0", None),
    // Never the lowest by default; a score that begins at 0 takes all.
    (&[("P", "0")], "0", Some("P")),
    // The sequence does not matter, except between scores of one Min %.
    (&[("F", "0"), ("A", "90"), ("B", "80")], "85", Some("B")),
    (&[("A", "90"), ("A-", "90"), ("F", "0")], "95", Some("A")),
    (&[("A-", "90"), ("A", "90"), ("F", "0")], "95", Some("A-")),
    // Scores without a Min % are never picked.
    (&[("I", ""), ("A", "90"), ("W", "")], "95", Some("A")),
    (&[("I", ""), ("W", "")], "95", None),
];

const LETTERS: Items = &[("A+", "97"), ("A", "90"), ("B", "60"), ("I", "")];

#[test]
fn percent_to_score() {
    for (items, percent, expected) in BY_PERCENT {
        let group = group("Group", items);
        let found = group.by_percent(percent.parse().unwrap());
        assert_eq!(found.map(|(_, item)| item.score().as_str()), *expected, "{percent} in {items:?}");
        assert_eq!(found.and_then(|(place, _)| group.get(place)), found.map(|(_, item)| item));
    }
}

/// S-3: two groups, whether they match.
const MATCHES: &[(Items, Items, bool)] = &[
    (&[("90", "90"), ("80", "80"), ("0", "0")], &[("A", "90"), ("B", "80"), ("F", "0")], true),
    (&[("90", "90"), ("80", "80"), ("0", "0")], &[("F", "0"), ("B", "80"), ("A", "90")], true),
    (&[("A", "90"), ("F", "0")], &[("A", "90"), ("F", "0"), ("I", "")], true),
    (&[("A", "90"), ("F", "0")], &[("A", "90.0000"), ("F", "0")], true),
    (&[("A", "90"), ("F", "0")], &[("A", "90"), ("A-", "90"), ("F", "0")], true),
    (&[("P", "")], &[("W", ""), ("I", "")], true),
    (&[("A", "90"), ("F", "0")], &[("A", "90.0001"), ("F", "0")], false),
    (&[("A", "90"), ("F", "0")], &[("A", "90")], false),
    (&[("A", "90"), ("F", "0")], &[("A", "90"), ("D", "60"), ("F", "0")], false),
    (&[("A", "90"), ("D", "60"), ("F", "0")], &[("A", "90"), ("D", "65"), ("F", "0")], false),
    (&[("P", "")], &[("P", "0")], false),
];

#[test]
fn groups_match_on_the_min_percent_column() {
    for (ours, theirs, expected) in MATCHES {
        assert_eq!(group("Ours", ours).matches(&group("Theirs", theirs)), *expected, "{ours:?} {theirs:?}");
    }
}

/// A group of up to eight scores, few bounds, so that groups often match; some bounds doubled, some scores without.
fn any_group() -> impl Strategy<Value = ScoreGroup> {
    let bound = prop_oneof![4 => (0..4_u32).prop_map(Some), 1 => Just(None)];
    proptest::collection::vec(bound, 1..8).prop_map(|bounds| {
        let items = bounds
            .iter()
            .enumerate()
            .map(|(n, bound)| item(&n.to_string(), &bound.map(|b| (b * 25).to_string()).unwrap_or_default()));
        ScoreGroup::new(group_name("Any"), items).unwrap()
    })
}

fn any_percent() -> impl Strategy<Value = Percent> {
    let at_a_bound = (0..=4_u32, -1..=1_i64)
        .prop_map(|(b, off)| u32::try_from((i64::from(b) * 250_000 + off).max(0)).unwrap());
    prop_oneof![at_a_bound, 0..=Percent::MAX.units()].prop_map(|units| Percent::from_units(units).unwrap())
}

/// The group with other labels, names, passing and GPA values, in reverse.
fn relabelled(group: &ScoreGroup) -> ScoreGroup {
    let items = group.items().iter().rev().map(|item| {
        let new = ScoreItem::new(ScoreText::new(format!("x{}", item.score())).unwrap(), Passing::Fails)
            .with_name(ScoreName::new("other").unwrap())
            .with_gpa_value("1".parse().unwrap());
        match item.min_percent() {
            Some(bound) => new.with_min_percent(bound),
            None => new,
        }
    });
    ScoreGroup::new(group_name("Relabelled"), items).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_highest_bound_at_or_below_the_percent(group in any_group(), percent in any_percent()) {
        let reached = |bound: &MinPercent| bound.units() <= percent.units();
        let expected = group.items().iter().filter_map(ScoreItem::min_percent).filter(reached).max();
        let found = group.by_percent(percent);
        prop_assert_eq!(found.and_then(|(_, item)| item.min_percent()), expected);
        let first = group.items().iter().position(|item| expected.is_some() && item.min_percent() == expected);
        prop_assert_eq!(found.map(|(place, _)| usize::from(place.get())), first);
    }

    #[test]
    fn every_bound_is_inclusive(group in any_group()) {
        for bound in group.min_percents() {
            let at = group.by_percent(Percent::from(bound)).and_then(|(_, item)| item.min_percent());
            prop_assert_eq!(at, Some(bound));
            if let Some(units) = bound.units().checked_sub(1) {
                let below = group.by_percent(Percent::from_units(units).unwrap());
                prop_assert!(below.and_then(|(_, item)| item.min_percent()) < Some(bound));
            }
        }
    }

    #[test]
    fn a_greater_percent_never_gets_a_lower_score(group in any_group(), a in any_percent(), b in any_percent()) {
        let bound = |percent| group.by_percent(percent).and_then(|(_, item)| item.min_percent());
        prop_assert!(bound(a.min(b)) <= bound(a.max(b)));
    }

    #[test]
    fn matching_is_an_equivalence(a in any_group(), b in any_group(), c in any_group()) {
        prop_assert!(a.matches(&a));
        prop_assert_eq!(a.matches(&b), b.matches(&a));
        prop_assert!(!(a.matches(&b) && b.matches(&c)) || a.matches(&c));
    }

    #[test]
    fn matching_asks_for_equal_sets_of_bounds(a in any_group(), b in any_group()) {
        let holds = |group: &ScoreGroup, bound| group.items().iter().any(|i| i.min_percent() == Some(bound));
        let same = a.min_percents().into_iter().all(|bound| holds(&b, bound))
            && b.min_percents().into_iter().all(|bound| holds(&a, bound));
        prop_assert_eq!(a.matches(&b), same);
    }

    #[test]
    fn labels_order_and_values_do_not_count(a in any_group(), b in any_group()) {
        prop_assert!(a.matches(&relabelled(&a)));
        prop_assert_eq!(a.matches(&b), relabelled(&a).matches(&relabelled(&b)));
    }

    #[test]
    fn the_column_is_ascending_and_complete(group in any_group()) {
        let column = group.min_percents();
        prop_assert!(column.is_sorted());
        let with_bound = group.items().iter().filter(|item| item.min_percent().is_some()).count();
        prop_assert_eq!(column.len(), with_bound);
    }
}
