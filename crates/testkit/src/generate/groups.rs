//! Score groups: the technical school's, and a home school's that matches it or nearly does (rule S-3).

use super::pick::{per_mille, weighted};
use gradecrosswalk_domain::scores::{MinPercent, Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{GroupName, ScoreText};
use proptest::prelude::*;

/// A score and its Min % in whole percents, if it has one.
type Row = (String, Option<u32>);

const LETTERS: [(&str, u32); 5] = [("A", 90), ("B", 80), ("C", 70), ("D", 60), ("F", 0)];
const FINE: [(&str, u32); 8] =
    [("A+", 97), ("A", 93), ("A-", 90), ("B", 83), ("C", 75), ("D", 70), ("E", 60), ("U", 0)];
const HIGH: [(&str, u32); 3] = [("92", 92), ("85", 85), ("70", 70)];

/// The technical school's score group.
#[derive(Debug, Clone)]
pub(super) struct Group {
    rows: Vec<Row>,
}

pub(super) fn technical_group() -> impl Strategy<Value = Group> {
    let bounds = weighted(&[(3, &LETTERS[..]), (2, &FINE), (2, &LETTERS[..4]), (1, &HIGH)]);
    let without = weighted(&[(4, &["I", "W"][..]), (1, &["I"]), (1, &[])]);
    (bounds, without, per_mille(60)).prop_map(|(bounds, without, doubled)| {
        let mut rows: Vec<Row> = bounds.iter().map(|(text, bound)| ((*text).into(), Some(*bound))).collect();
        rows.extend(doubled.then(|| ("A*".into(), rows[0].1)));
        rows.extend(without.iter().map(|text| ((*text).into(), None)));
        Group { rows }
    })
}

/// How a home school's group differs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Difference {
    None,
    Relabelled,
    Reordered,
    OneBoundMoved,
    OneBoundLess,
    DoubledBounds,
    LacksScoresWithoutBound,
}

/// The difference, and which score it meets.
pub(super) fn difference() -> impl Strategy<Value = (Difference, u8)> {
    use Difference::{
        DoubledBounds, LacksScoresWithoutBound, None, OneBoundLess, OneBoundMoved, Relabelled, Reordered,
    };
    let difference = weighted(&[
        (24, None),
        (20, Relabelled),
        (10, Reordered),
        (3, OneBoundMoved),
        (2, OneBoundLess),
        (26, DoubledBounds),
        (26, LacksScoresWithoutBound),
    ]);
    (difference, any::<u8>())
}

impl Group {
    /// The home school's group beside this one.
    pub(super) fn at_home(&self, (difference, at): (Difference, u8)) -> Self {
        let mut rows = self.rows.clone();
        let bounds = rows.iter().filter(|(_, bound)| bound.is_some()).count();
        let at = usize::from(at) % bounds;
        match difference {
            Difference::None => {}
            Difference::Relabelled => {
                let labelled = rows.iter_mut().filter(|(_, bound)| bound.is_some()).enumerate();
                labelled.for_each(|(place, row)| row.0 = format!("{}.0", bounds - place));
            }
            Difference::Reordered => rows.reverse(),
            Difference::OneBoundMoved => rows[at].1 = rows[at].1.map(|bound| bound + 1),
            Difference::OneBoundLess => _ = rows.remove(at),
            Difference::DoubledBounds => {
                let doubled = [("X1", at), ("X2", (at + 1) % bounds)];
                rows.extend(doubled.map(|(text, at)| (text.to_owned(), self.rows[at].1)));
            }
            Difference::LacksScoresWithoutBound => {
                rows.retain(|(text, bound)| bound.is_some() || (text == "W" && at == 0));
            }
        }
        if rows.is_empty() {
            rows.push(("P".into(), None));
        }
        Self { rows }
    }

    /// The group under a name.
    pub(super) fn named(&self, name: &str) -> ScoreGroup {
        let items = self.rows.iter().map(|(text, bound)| {
            let item = ScoreItem::new(ScoreText::new(text).unwrap(), Passing::Passes);
            let with = |bound| item.clone().with_min_percent(MinPercent::from_units(bound * 10_000).unwrap());
            bound.map_or(item.clone(), with)
        });
        ScoreGroup::new(GroupName::new(name).unwrap(), items).unwrap()
    }
}
