//! One student's enrollments and roster entries in one section, where there are several of either: which enrollments are
//! one stay, which contradict each other, which roster entry stands for which stay.
//!
//! Rows of a run are few, so they are compared pair by pair.

use super::decision::EnrollmentDecision;
use super::planning::{Section, Span};
use super::unexplained::{Unexplained, UnexplainedReason};
use crate::held::HeldReason;
use crate::rows::{EnrollmentRow, RosterRow};
use alloc::vec::Vec;

/// A stay, and the roster entry that stands for it.
struct Found {
    span: Span,
    entry: Option<usize>,
}

/// Room to work in, kept from run to run.
#[derive(Default)]
pub(super) struct ByHand {
    /// The enrollments in linked home sections, with their places in the run.
    linked: Vec<(Span, usize)>,
    stays: Vec<Found>,
    /// For each enrollment of the run, its stay.
    stay_of: Vec<Option<usize>>,
    /// The roster entries in the order in which they are looked at: by their days and home school, not as they stand.
    order: Vec<usize>,
    /// The stays in the order of their days.
    by_time: Vec<usize>,
    /// The entries that stand for a stay.
    taken: Vec<bool>,
}

/// How near a roster entry is to a stay: it is looked for in this order.
const NEARNESS: [fn(&Span, &RosterRow) -> bool; 3] =
    [Span::is, |stay, entry| stay.first == entry.first(), Span::shares_a_day];

impl ByHand {
    pub(super) fn plan(
        &mut self,
        section: &Section<'_, '_>,
        run: &[EnrollmentRow],
        (place, entries): (usize, &[RosterRow]),
        decisions: &mut Vec<EnrollmentDecision>,
        unexplained: &mut Vec<Unexplained>,
    ) {
        let today = section.exchange.today();
        self.gather(section, run);
        let claimed_twice = self.is_claimed_twice(run, today);
        self.pair(entries);
        let seated = entries.iter().any(|entry| entry.last() >= today);
        for stay in &self.stay_of {
            decisions.push(match stay.and_then(|stay| self.stays.get(stay)) {
                None => EnrollmentDecision::held(HeldReason::HomeSectionNotLinked),
                // All of them: ending one would take the student out of a class that somebody claims.
                Some(_) if claimed_twice => EnrollmentDecision::held(HeldReason::SeveralHomes),
                Some(stay) => {
                    let own = stay.entry.and_then(|own| Some((place.saturating_add(own), entries.get(own)?)));
                    section.judge(stay.span, own, seated)
                }
            });
        }
        for (own, (entry, taken)) in entries.iter().zip(&self.taken).enumerate() {
            if !taken {
                unexplained.push(Unexplained { entry: place.saturating_add(own), why: self.why(entry) });
            }
        }
    }

    /// The stays: enrollments at one home school that share a day are one.
    fn gather(&mut self, section: &Section<'_, '_>, run: &[EnrollmentRow]) {
        self.linked.clear();
        self.stays.clear();
        self.stay_of.clear();
        self.stay_of.resize(run.len(), None);
        let linked = run.iter().enumerate();
        self.linked.extend(linked.filter_map(|(place, row)| Some((section.span(row)?, place))));
        self.linked.sort_unstable_by_key(|(span, place)| (span.home, span.first, span.last, *place));
        for (span, place) in &self.linked {
            match self.stays.last_mut() {
                Some(stay) if stay.span.home == span.home && span.first <= stay.span.last => {
                    stay.span.last = stay.span.last.max(span.last);
                }
                _ => self.stays.push(Found { span: *span, entry: None }),
            }
            if let Some(stay) = self.stay_of.get_mut(*place) {
                *stay = self.stays.len().checked_sub(1);
            }
        }
    }

    /// Whether two different home sections have the student on one day, tonight or later (rule G-2). Days that are past
    /// contradict nothing any more.
    fn is_claimed_twice(&self, run: &[EnrollmentRow], today: u32) -> bool {
        let linked = run.iter().zip(&self.stay_of).filter(|(_, stay)| stay.is_some()).map(|(row, _)| row);
        linked.clone().any(|row| {
            linked.clone().any(|other| {
                let (first, last) = (row.first().max(other.first()), row.last().min(other.last()));
                other.slot() != row.slot() && first <= last && last >= today
            })
        })
    }

    /// Lets roster entries stand for stays: those that may have come from the stay's home school first, of these the
    /// nearest first; then those of other home schools. An entry that shares no day with a stay never stands for it, so
    /// that what was is not overwritten.
    fn pair(&mut self, entries: &[RosterRow]) {
        self.taken.clear();
        self.taken.resize(entries.len(), false);
        self.order.clear();
        self.order.extend(0..entries.len());
        self.order.sort_unstable_by_key(|place| entries.get(*place).map(|row| (*row, *place)));
        let stays = &self.stays;
        self.by_time.clear();
        self.by_time.extend(0..stays.len());
        self.by_time.sort_unstable_by_key(|stay| {
            stays.get(*stay).map(|of| (of.span.first, of.span.last, of.span.home))
        });
        for from in [Span::may_be_from, |_: &Span, _: &RosterRow| true] {
            for near in NEARNESS {
                for stay in &self.by_time {
                    let Some(of) = self.stays.get_mut(*stay).filter(|of| of.entry.is_none()) else {
                        continue;
                    };
                    let entry = |place: &&usize| entries.get(**place);
                    let fits = |place: &&usize| {
                        self.taken.get(**place) == Some(&false)
                            && entry(place)
                                .is_some_and(|entry| from(&of.span, entry) && near(&of.span, entry))
                    };
                    // One that says its home school before one that does not.
                    let silent = |place: &&usize| entry(place).is_none_or(|entry| entry.home().is_none());
                    let found = self.order.iter().filter(fits).min_by_key(silent);
                    if let Some((found, taken)) = found.and_then(|of| Some((*of, self.taken.get_mut(*of)?))) {
                        *taken = true;
                        of.entry = Some(found);
                    }
                }
            }
        }
    }

    fn why(&self, entry: &RosterRow) -> UnexplainedReason {
        if self.stays.is_empty() {
            UnexplainedReason::NotEnrolled
        } else if self.stays.iter().any(|stay| stay.span.shares_a_day(entry)) {
            UnexplainedReason::Doubled
        } else {
            UnexplainedReason::OtherDays
        }
    }
}
