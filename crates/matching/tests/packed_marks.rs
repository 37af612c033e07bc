//! Marks in rows are what they were made from, and different marks stay different.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, clippy::unwrap_used, reason = "tests have std")]

use gradecrosswalk_domain::scores::{ItemIndex, Percent};
use gradecrosswalk_matching::rows::PackedMark;
use std::collections::BTreeSet;

fn percent(units: u32) -> PackedMark {
    PackedMark::percent(Percent::from_units(units).unwrap())
}

#[test]
fn every_percent_comes_back() {
    let large = (1_270_000..=Percent::MAX.units()).step_by(37);
    for units in (0..1_300_000).chain(large).chain([Percent::MAX.units()]) {
        assert_eq!(percent(units).to_percent().map(Percent::units), Some(units));
        assert_eq!(percent(units).to_score(), None);
    }
}

#[test]
fn every_score_of_a_group_comes_back() {
    for place in 0..=254 {
        let mark = PackedMark::score(ItemIndex::new(place));
        assert_eq!(mark.to_score(), Some(ItemIndex::new(place)));
        assert_eq!(mark.to_percent(), None);
    }
    assert_eq!(PackedMark::score(ItemIndex::new(255)).to_score(), None, "no group has so many");
}

#[test]
fn unlisted_texts_are_neither_and_differ() {
    for number in 0..=9000 {
        let mark = PackedMark::unlisted(number);
        assert_eq!((mark.to_percent(), mark.to_score()), (None, None));
        assert_eq!(mark == PackedMark::unlisted(8191), number >= 8191);
    }
}

#[test]
fn marks_of_different_kinds_differ() {
    let percents = (0..=Percent::MAX.units()).step_by(4).map(percent);
    let scores = (0..=254).map(|place| PackedMark::score(ItemIndex::new(place)));
    let marks: Vec<PackedMark> = percents.chain(scores).chain((0..8192).map(PackedMark::unlisted)).collect();
    assert_eq!(marks.iter().collect::<BTreeSet<_>>().len(), marks.len());
}
