//! The merge: enrollments and rosters, both ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run of one enrollment and at most one roster entry is decided here;
//! any other is handed to [`by_hand`](super::by_hand). Both ask [`Section::judge`], which alone knows the order of the
//! checks.

use super::by_hand::ByHand;
use super::decision::EnrollmentDecision;
use super::exchange::EnrollmentExchange;
use super::night::EnrollmentNight;
use super::outcome::EnrollmentNotDue;
use super::unexplained::{Unexplained, UnexplainedReason};
use crate::held::HeldReason;
use crate::plan::PlanError;
use crate::rows::{EnrollmentRow, RosterRow, RowKey, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex};
use gradecrosswalk_domain::roster::NoIntake;

/// Plans a night's enrollments into the caller's buffers, which are emptied first: one decision for each enrollment row, in
/// their order, and the roster entries that no enrollment explains, ascending.
///
/// # Errors
///
/// If a list is out of order; see [`PlanError`].
pub fn plan_into(
    exchange: &EnrollmentExchange<'_>,
    night: &EnrollmentNight<'_>,
    decisions: &mut Vec<EnrollmentDecision>,
    unexplained: &mut Vec<Unexplained>,
) -> Result<(), PlanError> {
    decisions.clear();
    unexplained.clear();
    night.disorder().map_or(Ok(()), Err)?;
    decisions.reserve(night.enrollments.len());
    let mut section = Section::of(exchange, EnrollmentExchange::NOT_TECHNICAL);
    let mut by_hand = ByHand::default();
    let mut rosters = Rosters { rest: night.roster, taken: 0 };
    for run in night.enrollments.chunk_by(|a, b| a.key() == b.key()) {
        let Some(first) = run.first() else { continue };
        let key = first.key();
        if key.section() != section.index {
            section = Section::of(exchange, key.section());
        }
        rosters.pass_over(|row| row.key() < key, unexplained);
        if let Some(answer) = section.answers_all(key) {
            decisions.extend(run.iter().map(|_| answer));
            rosters.pass_over(|row| row.key() == key, unexplained);
            continue;
        }
        let (place, entries) = rosters.of(key);
        match (run, entries) {
            ([row], []) => decisions.push(section.only(row, None, place, unexplained)),
            ([row], [entry]) => decisions.push(section.only(row, Some(entry), place, unexplained)),
            _ => by_hand.plan(&section, run, (place, entries), decisions, unexplained),
        }
    }
    rosters.pass_over(|_| true, unexplained);
    if exchange.is_waived() {
        unexplained.clear();
    }
    Ok(())
}

/// The rosters, read forward.
struct Rosters<'a> {
    rest: &'a [RosterRow],
    taken: usize,
}

impl<'a> Rosters<'a> {
    /// Takes the entries ahead for which this holds: of students whom nobody enrolled in the section.
    fn pass_over(&mut self, holds: impl Fn(&RosterRow) -> bool, unexplained: &mut Vec<Unexplained>) {
        while let Some((_, rest)) = self.rest.split_first().filter(|(first, _)| holds(first)) {
            unexplained.push(Unexplained { entry: self.taken, why: UnexplainedReason::NotEnrolled });
            self.rest = rest;
            self.taken = self.taken.saturating_add(1);
        }
    }

    /// Takes the entries of a student in a section, which are ahead, and says where they begin.
    fn of(&mut self, key: RowKey) -> (usize, &'a [RosterRow]) {
        let count = self.rest.iter().take_while(|row| row.key() == key).count();
        let (own, rest) = self.rest.split_at_checked(count).unwrap_or_default();
        let place = self.taken;
        self.rest = rest;
        self.taken = place.saturating_add(count);
        (place, own)
    }
}

/// A stay as planning sees it, days in days of the common era.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) home: HomeIndex,
}

impl Span {
    pub(super) fn days(&self) -> (u32, u32) {
        (self.first, self.last)
    }

    pub(super) fn shares_a_day(&self, entry: &RosterRow) -> bool {
        self.first <= entry.last() && entry.first() <= self.last
    }

    /// Whether the entry came from the stay's home school, as far as it says.
    pub(super) fn may_be_from(&self, entry: &RosterRow) -> bool {
        entry.home().is_none_or(|home| home == self.home)
    }

    pub(super) fn is(&self, entry: &RosterRow) -> bool {
        self.days() == (entry.first(), entry.last())
    }
}

/// A technical section tonight.
pub(super) struct Section<'e, 's> {
    pub(super) exchange: &'e EnrollmentExchange<'s>,
    index: SectionIndex,
    links: &'s [LinkTarget],
    stop: Option<NoIntake>,
}

impl<'e, 's> Section<'e, 's> {
    fn of(exchange: &'e EnrollmentExchange<'s>, index: SectionIndex) -> Self {
        let links = exchange.setup().layout().links_of(index);
        Self { exchange, index, links, stop: exchange.no_intake(index) }
    }

    /// The decision for all of a student's enrollments in the section, where one check decides it.
    fn answers_all(&self, key: RowKey) -> Option<EnrollmentDecision> {
        if self.index == EnrollmentExchange::NOT_TECHNICAL {
            return Some(EnrollmentDecision::not_due(EnrollmentNotDue::NotTechnical));
        }
        if self.exchange.is_waived() {
            return Some(EnrollmentDecision::not_due(EnrollmentNotDue::Waived));
        }
        if key.student() == StudentId::NONE {
            return Some(EnrollmentDecision::held(HeldReason::EnrollmentWithoutSsid));
        }
        self.links.is_empty().then(|| EnrollmentDecision::held(HeldReason::HomeSectionNotLinked))
    }

    /// The enrollment as a stay; none where its home section is not linked.
    pub(super) fn span(&self, row: &EnrollmentRow) -> Option<Span> {
        let place = usize::from(row.slot()).checked_sub(1)?;
        let home = self.links.get(place)?.home;
        Some(Span { first: row.first(), last: row.last(), home })
    }

    /// A student's only enrollment in the section, and at most one roster entry.
    fn only(
        &self,
        row: &EnrollmentRow,
        entry: Option<&RosterRow>,
        place: usize,
        unexplained: &mut Vec<Unexplained>,
    ) -> EnrollmentDecision {
        let span = self.span(row);
        let own = entry.filter(|entry| span.is_some_and(|span| span.shares_a_day(entry)));
        if entry.is_some() && own.is_none() {
            let why = span.map_or(UnexplainedReason::NotEnrolled, |_| UnexplainedReason::OtherDays);
            unexplained.push(Unexplained { entry: place, why });
        }
        let Some(span) = span else { return EnrollmentDecision::held(HeldReason::HomeSectionNotLinked) };
        let seated = entry.is_some_and(|entry| entry.last() >= self.exchange.today());
        self.judge(span, own.map(|entry| (place, entry)), seated)
    }

    /// The decision for a stay that nothing contradicts. `entry`: the roster entry that stands for it; `seated`: whether
    /// the student is on the section's roster tonight or later.
    pub(super) fn judge(
        &self,
        stay: Span,
        entry: Option<(usize, &RosterRow)>,
        seated: bool,
    ) -> EnrollmentDecision {
        let days = stay.days();
        let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        if let Some((place, _)) = entry.filter(|(_, entry)| stay.is(entry) && stay.may_be_from(entry)) {
            return EnrollmentDecision::unchanged(days, number(place));
        }
        if self.exchange.calendar_has_ended() {
            return EnrollmentDecision::held(HeldReason::CalendarEnded);
        }
        if let Some((place, _)) = entry.filter(|(_, entry)| stay.last < entry.last()) {
            return EnrollmentDecision::end(days, number(place));
        }
        if !self.exchange.is_in_a_term(stay.first, stay.last) {
            return EnrollmentDecision::held(HeldReason::EnrolledOutsideTerms);
        }
        if let Some(stop) = self.stop.filter(|_| !seated && stay.last >= self.exchange.today()) {
            return EnrollmentDecision::held(match stop {
                NoIntake::Full => HeldReason::SectionFull,
                NoIntake::Closed => HeldReason::SectionClosed,
            });
        }
        match entry {
            Some((place, _)) => EnrollmentDecision::update(days, number(place)),
            None => EnrollmentDecision::add(days),
        }
    }
}
