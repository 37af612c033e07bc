//! Grading windows of a school for a task: one or several per term, late, touching, overlapping, missing, and windows
//! that open or close at the minute of the run (rules W-1, W-2, W-5).

use super::instant::later;
use super::pick::{per_mille, sometimes, weighted};
use super::tasks::{Opened, spelled};
use gradecrosswalk_domain::calendar::{GradingWindow, LocalMinute, Term, TermNumber, WindowSpan};
use proptest::prelude::*;

const DAY: i64 = 24 * 60;

/// A school's windows for a task.
#[derive(Debug, Clone)]
pub(super) struct Windows {
    /// Minutes by which every window opens and closes after its term's first and last minute.
    opens_after: i64,
    closes_after: i64,
    /// Minutes between the halves of every term's window, where it is in two; negative where they overlap.
    halves: Option<i64>,
    /// What is open at the minute of the run; as the terms have it if none.
    opened: Option<Opened>,
    other: u8,
    /// Minutes before and after the run that the windows made for it are open.
    around: (i64, i64),
    /// Whether a window of the right term misses the run by a minute.
    near_miss: bool,
    spelling: u8,
}

pub(super) fn windows(opened: impl Strategy<Value = Opened>) -> impl Strategy<Value = Windows> {
    let opens_after = weighted(&[(4, 0), (1, -3 * DAY), (1, 5 * DAY), (1, 30)]);
    let closes_after = weighted(&[(4, 0), (2, 7 * DAY), (1, -4 * DAY), (1, -30)]);
    let halves = weighted(&[(5, None), (1, Some(1)), (1, Some(0)), (1, Some(2 * DAY)), (1, Some(-DAY))]);
    let opened = sometimes(660, opened);
    let minutes = || weighted(&[(3, 3 * DAY), (2, 0), (1, 1), (1, 20 * DAY)]);
    let spelling = weighted(&[(5, 0), (1, 1), (1, 2)]);
    let around = (minutes(), minutes());
    (opens_after, closes_after, halves, opened, any::<u8>(), around, per_mille(100), spelling).prop_map(
        |(opens_after, closes_after, halves, opened, other, around, near_miss, spelling)| Windows {
            opens_after,
            closes_after,
            halves,
            opened,
            other,
            around,
            near_miss,
            spelling,
        },
    )
}

impl Windows {
    /// The windows of a task, where `right` should be open at `now`.
    pub(super) fn build(
        &self,
        task: usize,
        terms: &[Term],
        right: Option<TermNumber>,
        now: LocalMinute,
    ) -> Vec<GradingWindow> {
        let window = |term, (opens, closes)| {
            let span = WindowSpan::new(opens, closes).ok()?;
            Some(GradingWindow { task: spelled(task, self.spelling), term, span })
        };
        let mut windows: Vec<GradingWindow> =
            terms.iter().flat_map(|term| self.of_term(term, &window)).collect();
        if let Some(opened) = self.opened {
            windows.retain(|window| !window.span.holds(now));
            let around = (later(now, -self.around.0), later(now, self.around.1));
            let open = opened.terms(right, terms, self.other);
            windows.extend(open.into_iter().filter_map(|term| window(term, around)));
        }
        if self.near_miss {
            let (before, after) = ((later(now, -DAY), later(now, -1)), (later(now, 1), later(now, DAY)));
            let miss = if self.other.is_multiple_of(2) { before } else { after };
            windows.extend(right.and_then(|term| window(term, miss)));
        }
        windows
    }

    fn of_term(
        &self,
        term: &Term,
        window: &dyn Fn(TermNumber, (LocalMinute, LocalMinute)) -> Option<GradingWindow>,
    ) -> Vec<GradingWindow> {
        let opens = later(LocalMinute::start_of(term.dates().first()).unwrap(), self.opens_after);
        let closes = later(LocalMinute::end_of(term.dates().last()).unwrap(), self.closes_after);
        let middle = later(opens, (closes.to_datetime() - opens.to_datetime()).num_minutes() / 2);
        let spans = match self.halves {
            None => vec![(opens, closes)],
            Some(between) => vec![(opens, middle), (later(middle, between), closes)],
        };
        spans.into_iter().filter_map(|span| window(term.number(), span)).collect()
    }
}

/// The terms whose windows hold the minute.
pub(super) fn open_now(windows: &[GradingWindow], now: LocalMinute) -> Vec<TermNumber> {
    windows.iter().filter(|window| window.span.holds(now)).map(|window| window.term).collect()
}
