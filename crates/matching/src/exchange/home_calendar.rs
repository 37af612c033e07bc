//! A home school's terms against the technical school's: what matches tonight, and where a closed term's grade went.

use crate::term_match::{TermMatchPolicy, should_be_open};
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{Term, TermMask, TermNumber, TermSchedule};

/// As many technical terms as there can be.
const TERMS: usize = 16;

/// One home school's calendar, asked about each technical term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct HomeCalendar {
    /// The home school's terms.
    pub(crate) schedule: TermMask,
    /// The technical terms that share a day with some home term.
    pub(crate) shares_a_day: TermMask,
    /// For each technical term, the home terms that match it tonight (rule T-7).
    matching: [TermMask; TERMS],
    /// For each technical term, the home term that was to be open on its last day (rule T-8).
    at_close: [Option<TermNumber>; TERMS],
    /// For each technical term, the later ones that have gone into the same home term on some night (rule T-11).
    superseding: [TermMask; TERMS],
}

impl HomeCalendar {
    pub(crate) fn of(
        as_of: NaiveDate,
        policy: TermMatchPolicy,
        technical: &TermSchedule,
        home: &TermSchedule,
    ) -> Self {
        let mut calendar = Self { schedule: home.mask(), ..Self::default() };
        let named: Vec<TermMask> =
            technical.terms().iter().map(|term| named_so_far(as_of, term, home)).collect();
        for term in technical.terms() {
            let place = usize::from(term.number().index());
            if home.terms().iter().any(|other| other.dates().overlaps(&term.dates())) {
                calendar.shares_a_day = calendar.shares_a_day.with(term.number());
            }
            if let Some(matching) = calendar.matching.get_mut(place) {
                let matches = |other: &&Term| policy.matches(as_of, (term, technical), (other, home));
                *matching = home.terms().iter().filter(matches).map(Term::number).collect();
            }
            let at_close = should_be_open(term.dates().last(), term, home).map(Term::number);
            let later = technical.terms().iter().zip(&named);
            let later = later.filter(|(other, _)| other.dates().first() > term.dates().first());
            if let Some(superseding) = calendar.superseding.get_mut(place) {
                let same = later.filter(|(_, named)| at_close.is_some_and(|home| named.contains(home)));
                *superseding = same.map(|(other, _)| other.number()).collect();
            }
            if let Some(slot) = calendar.at_close.get_mut(place) {
                *slot = at_close;
            }
        }
        calendar
    }

    /// Whether the home term matches the technical term tonight.
    pub(crate) fn matches(&self, technical: TermNumber, home: TermNumber) -> bool {
        self.matching.get(usize::from(technical.index())).is_some_and(|matching| matching.contains(home))
    }

    pub(crate) fn at_close(&self, technical: TermNumber) -> Option<TermNumber> {
        self.at_close.get(usize::from(technical.index())).copied().flatten()
    }

    pub(crate) fn superseding(&self, technical: TermNumber) -> TermMask {
        self.superseding.get(usize::from(technical.index())).copied().unwrap_or_default()
    }
}

/// The home terms that were to be open for a technical term on its nights up to the as-of (rules T-8, T-11).
fn named_so_far(as_of: NaiveDate, technical: &Term, home: &TermSchedule) -> TermMask {
    let (first, last) = (technical.dates().first(), technical.dates().last().min(as_of));
    // The answer changes only where a home term begins or has ended.
    let turns =
        home.terms().iter().flat_map(|term| [Some(term.dates().first()), term.dates().last().succ_opt()]);
    let nights = core::iter::once(first).chain(turns.flatten()).filter(|day| first <= *day && *day <= last);
    nights.filter_map(|night| should_be_open(night, technical, home)).map(Term::number).collect()
}
