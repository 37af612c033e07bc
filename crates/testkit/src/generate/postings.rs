//! Posted grades, and what stands at home and was sent for them.

use super::pick::{nth, weighted};
use super::tasks::spelled;
use gradecrosswalk_domain::scores::{Mark, Percent, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{ScoreText, TaskName};
use proptest::prelude::*;

/// Which term a grade is posted for.
#[derive(Debug, Clone, Copy)]
pub(super) enum PostedTerm {
    Open,
    /// Any, by the posting's number.
    Any,
    JustBefore,
}

/// What is wrong with a posting itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    None,
    NoSsid,
    UnknownSection,
    UnknownTask,
    Repeated,
    RepeatedDifferently,
}

/// How the mark is chosen.
#[derive(Debug, Clone, Copy)]
enum Marked {
    Percent,
    /// At a bound of the group, or a ten-thousandth, hundredth or half below it.
    AtBound,
    BelowLowest,
    Text,
    /// A text, and a percent that may disagree.
    Both,
    WithoutBound,
    Unknown,
}

/// What a mark is chosen by: a place in the group, units below a bound, a percent's units.
type Numbers = (u8, u32, u32);

/// What stands at home, and what was sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtHome {
    Nothing,
    Same,
    Other,
    Unlisted,
}

/// A grade that is to be posted.
#[derive(Debug, Clone)]
pub(super) struct Posting {
    pub(super) student: u8,
    pub(super) section: u8,
    pub(super) task: usize,
    pub(super) spelling: u8,
    pub(super) term: PostedTerm,
    /// Which of all terms, where it is any.
    pub(super) any_term: u8,
    marked: (Marked, Numbers),
    pub(super) flaw: Flaw,
    pub(super) at_home: (AtHome, u8),
    pub(super) sent: (AtHome, u8),
    /// Minutes before the run.
    pub(super) age: i64,
}

pub(super) fn postings() -> impl Strategy<Value = Vec<Posting>> {
    let term = weighted(&[(84, PostedTerm::Open), (8, PostedTerm::Any), (8, PostedTerm::JustBefore)]);
    let marked = weighted(&[
        (4, Marked::Percent),
        (5, Marked::AtBound),
        (3, Marked::BelowLowest),
        (4, Marked::Text),
        (2, Marked::Both),
        (4, Marked::WithoutBound),
        (2, Marked::Unknown),
    ]);
    let below = weighted(&[(2, 0), (1, 1), (1, 50), (1, 500), (4, 5000), (1, 5001), (1, 15_000)]);
    let numbers = (any::<u8>(), below, 400_000_u32..1_100_000, any::<u8>());
    let flaw = weighted(&[
        (880, Flaw::None),
        (18, Flaw::NoSsid),
        (18, Flaw::UnknownSection),
        (18, Flaw::UnknownTask),
        (40, Flaw::Repeated),
        (14, Flaw::RepeatedDifferently),
    ]);
    let at_home = || {
        let at_home =
            weighted(&[(4, AtHome::Nothing), (3, AtHome::Same), (5, AtHome::Other), (2, AtHome::Unlisted)]);
        (at_home, any::<u8>())
    };
    let task = weighted(&[(5, 0), (3, 1), (2, 2)]);
    let spelling = weighted(&[(6, 0), (1, 1), (1, 2), (1, 3)]);
    let age = (weighted(&[(3, 1), (1, 10)]), 0_i64..10_000).prop_map(|(slow, minutes)| slow * minutes);
    let key = (any::<u8>(), any::<u8>(), task, spelling, term);
    let posting = (key, (marked, numbers), flaw, at_home(), at_home(), age).prop_map(
        |(
            (student, section, task, spelling, term),
            (marked, (at, below, units, any_term)),
            flaw,
            at_home,
            sent,
            age,
        )| Posting {
            student,
            section,
            task,
            spelling,
            term,
            any_term,
            marked: (marked, (at, below, units)),
            flaw,
            at_home,
            sent,
            age,
        },
    );
    prop::collection::vec(posting, 1..=28)
}

fn place_from(at: u8, group: &ScoreGroup) -> &ScoreItem {
    nth(group.items(), at).unwrap()
}

impl Posting {
    /// The task as the posting spells it.
    pub(super) fn task(&self) -> TaskName {
        spelled(self.task, self.spelling)
    }

    /// The mark, of the technical school's group.
    pub(super) fn mark(&self, group: &ScoreGroup) -> Mark {
        let percent = |units: u32| Mark::Percent(Percent::from_units(units).unwrap());
        let bounds: Vec<u32> = group.min_percents().iter().map(|bound| bound.units()).collect();
        let text = |at: u8| place_from(at, group).score().clone();
        let (marked, (at, below, units)) = self.marked;
        match marked {
            Marked::Percent => percent(units),
            Marked::AtBound => percent(nth(&bounds, at).map_or(0, |bound| bound.saturating_sub(below))),
            Marked::BelowLowest => percent(bounds.first().map_or(0, |lowest| lowest * u32::from(at) / 257)),
            Marked::Text => Mark::Score(text(at)),
            Marked::Both => Mark::Both(text(at), Percent::from_units(units).unwrap()),
            Marked::WithoutBound => {
                let without: Vec<_> =
                    group.items().iter().filter(|item| item.min_percent().is_none()).collect();
                Mark::Score(nth(&without, at).map_or_else(|| text(at), |item| item.score().clone()))
            }
            Marked::Unknown => Mark::Score(ScoreText::new(format!("Y{at}")).unwrap()),
        }
    }
}

/// The other mark of a key that is posted twice: as good as the first, or another.
pub(super) fn repeated(mark: &Mark, flaw: Flaw) -> Mark {
    let ninety = Percent::from_units(900_001).unwrap();
    match (flaw, mark) {
        (Flaw::Repeated, Mark::Percent(percent)) => Mark::Percent(*percent),
        (Flaw::Repeated, Mark::Score(text) | Mark::Both(text, _)) => Mark::Both(text.clone(), ninety),
        (_, Mark::Score(_) | Mark::Both(..)) => Mark::Percent(ninety),
        (_, Mark::Percent(percent)) => Mark::Percent(Percent::from_units(percent.units() / 2 + 1).unwrap()),
    }
}

/// The text that stands at home, or was sent; guessed from the mark without rounding.
pub(super) fn home_text(
    (at_home, other): (AtHome, u8),
    mark: &Mark,
    technical: &ScoreGroup,
    home: &ScoreGroup,
) -> Option<ScoreText> {
    let posted = match (mark.score(), mark.percent()) {
        (Some(text), _) => technical.items().iter().find(|item| item.score() == text),
        (None, percent) => {
            let units = percent.map_or(0, Percent::units);
            let reached =
                technical.items().iter().filter(|i| i.min_percent().is_some_and(|b| b.units() <= units));
            reached.max_by_key(|item| item.min_percent())
        }
    };
    let is_same = |item: &&ScoreItem| {
        posted.is_some_and(|posted| {
            item.min_percent() == posted.min_percent()
                && (posted.min_percent().is_some() || posted.score() == item.score())
        })
    };
    let same = home.items().iter().find(is_same).unwrap_or(place_from(0, home));
    let others: Vec<_> = home.items().iter().filter(|item| *item != same).collect();
    match at_home {
        AtHome::Nothing => None,
        AtHome::Same => Some(same.score().clone()),
        AtHome::Other => nth(&others, other).map(|item| item.score().clone()),
        AtHome::Unlisted => Some(ScoreText::new(format!("Z{}", other % 3)).unwrap()),
    }
}
