//! The merge: attendance entries, entries at home and enrollments, ordered by section and student, read forward once.

use super::decision::AttendanceDecision;
use super::exchange::{AttendanceExchange, Takes};
use super::night::AttendanceNight;
use super::outcome::AttendanceNotDue;
use crate::exchange::{Enrolled, NoHome, choose};
use crate::held::HeldReason;
use crate::plan::PlanError;
use crate::rows::{AttendanceRow, EnrollmentRow, HomeAttendanceRow, KeyedRow, RowKey, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::attendance::HomeAttendanceState;
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex};

/// Plans a night's attendance into the caller's buffer, which is emptied first: one decision for each entry, in their
/// order.
///
/// # Errors
///
/// If a list is out of order; see [`PlanError`].
pub fn plan_into(
    exchange: &AttendanceExchange<'_>,
    night: &AttendanceNight<'_>,
    decisions: &mut Vec<AttendanceDecision>,
) -> Result<(), PlanError> {
    decisions.clear();
    night.disorder().map_or(Ok(()), Err)?;
    decisions.reserve(night.entries.len());
    if exchange.is_waived() {
        let waived = AttendanceDecision::not_due(AttendanceNotDue::Waived, None);
        decisions.extend(night.entries.iter().map(|_| waived));
        return Ok(());
    }
    let (mut home, mut enrollments) = (night.home, night.enrollments);
    let mut section: Option<Section<'_, '_>> = None;
    for run in night.entries.chunk_by(|a, b| a.key() == b.key()) {
        let Some(key) = run.first().map(AttendanceRow::key) else { continue };
        let section = match &mut section {
            Some(section) if section.index == key.section() => section,
            other => other.insert(Section::of(exchange, key.section())),
        };
        let mut student = Student {
            section,
            key,
            home: take(&mut home, key),
            enrollments: take(&mut enrollments, key),
            belongs: None,
        };
        for entries in run.chunk_by(|a, b| a.place() == b.place()) {
            let contradict = student.contradict(entries);
            decisions.extend(entries.iter().map(|entry| student.decide(entry, contradict)));
        }
    }
    Ok(())
}

/// Takes the rows of a key, and those before, off a list.
pub(super) fn take<'a, T: KeyedRow>(rows: &mut &'a [T], key: RowKey) -> &'a [T] {
    let before = rows.iter().take_while(|row| row.key() < key).count();
    let from = rows.get(before..).unwrap_or_default();
    let own = from.iter().take_while(|row| row.key() == key).count();
    let (own, rest) = from.split_at_checked(own).unwrap_or_default();
    *rows = rest;
    own
}

/// A technical section on the day.
struct Section<'e, 's> {
    exchange: &'e AttendanceExchange<'s>,
    index: SectionIndex,
    links: &'s [LinkTarget],
    /// Whether a home school that could receive its absences takes them.
    wanted: bool,
}

impl<'e, 's> Section<'e, 's> {
    fn of(exchange: &'e AttendanceExchange<'s>, index: SectionIndex) -> Self {
        let (links, wanted) = exchange.section(index);
        Self { exchange, index, links, wanted }
    }

    /// The home school to which a student of these enrollments belongs on the day, or why none takes an entry.
    fn belongs(&self, enrollments: &[EnrollmentRow]) -> Result<HomeIndex, AttendanceDecision> {
        let links = u32::try_from(self.links.len()).unwrap_or(u32::MAX);
        let day = self.exchange.day_number();
        let held = |reason| Err(AttendanceDecision::held(reason));
        let slot = match choose(enrollments, links, (day, day), day) {
            Enrolled::In(slot) => slot,
            Enrolled::Several => return held(HeldReason::SeveralHomes),
            Enrolled::Nowhere(NoHome::NotLinked) => return held(HeldReason::NotLinked),
            Enrolled::Nowhere(NoHome::NotEnrolled) => return held(HeldReason::NotEnrolled),
            Enrolled::Nowhere(NoHome::OutsideTerm) => return held(HeldReason::NotEnrolledOnDay),
        };
        let link = usize::from(slot).checked_sub(1).and_then(|place| self.links.get(place));
        let Some(home) = link.map(|link| link.home) else { return held(HeldReason::NotEnrolled) };
        let not_due = |reason| Err(AttendanceDecision::not_due(reason, Some(home)));
        match self.exchange.takes(home) {
            Takes::No => not_due(AttendanceNotDue::NotOptedIn),
            Takes::NotOnThisDay => not_due(AttendanceNotDue::NoInstruction),
            Takes::Yes => Ok(home),
        }
    }
}

/// A student's rows in one section.
struct Student<'p, 'e, 's, 'a> {
    section: &'p Section<'e, 's>,
    key: RowKey,
    home: &'a [HomeAttendanceRow],
    enrollments: &'a [EnrollmentRow],
    /// The home school on the day, once it was asked for.
    belongs: Option<Result<HomeIndex, AttendanceDecision>>,
}

impl Student<'_, '_, '_, '_> {
    /// Whether entries of one day and period say different things, one of them that the absence is unknown. Of those
    /// without a student nobody knows whether they are of one.
    fn contradict(&self, entries: &[AttendanceRow]) -> bool {
        self.key.student() != StudentId::NONE
            && entries.iter().any(AttendanceRow::is_unknown)
            && entries.iter().any(|entry| !entry.is_unknown())
    }

    /// The checks, in their order: the first that fails is the outcome.
    fn decide(&mut self, entry: &AttendanceRow, contradict: bool) -> AttendanceDecision {
        let unknown_today = entry.day_number() == self.section.exchange.day_number();
        if !entry.is_unknown() {
            let waits = if contradict { None } else { self.waiting(entry.place()) };
            let not_unknown = || AttendanceDecision::not_due(AttendanceNotDue::NotUnknown, None);
            return waits.map_or_else(not_unknown, AttendanceDecision::resolved_since);
        }
        if !unknown_today {
            return AttendanceDecision::not_due(AttendanceNotDue::OtherDay, None);
        }
        if !self.section.wanted {
            return AttendanceDecision::not_due(AttendanceNotDue::NotOptedIn, None);
        }
        if self.key.student() == StudentId::NONE {
            return AttendanceDecision::held(HeldReason::MissingSsid);
        }
        if !self.section.exchange.has(self.key.section()) {
            return AttendanceDecision::held(HeldReason::UnknownSection);
        }
        if contradict {
            return AttendanceDecision::held(HeldReason::ConflictingAttendance);
        }
        let (section, enrollments) = (self.section, self.enrollments);
        match *self.belongs.get_or_insert_with(|| section.belongs(enrollments)) {
            Err(decided) => decided,
            Ok(home) => match self.at(entry.place(), home) {
                None => AttendanceDecision::add(home),
                Some(HomeAttendanceState::Unresolved) => AttendanceDecision::unchanged(home),
                Some(HomeAttendanceState::Resolved) => AttendanceDecision::kept(home),
            },
        }
    }

    /// The first home school at which the entry of a day and period waits.
    fn waiting(&self, place: u32) -> Option<HomeIndex> {
        let start = self.home.partition_point(|row| row.place() < place);
        let own = self.home.get(start..).unwrap_or_default().iter().take_while(|row| row.place() == place);
        own.filter(|row| row.state() == HomeAttendanceState::Unresolved).map(HomeAttendanceRow::home).next()
    }

    /// What has become of the entry of a day and period at a home school.
    fn at(&self, place: u32, home: HomeIndex) -> Option<HomeAttendanceState> {
        let rank = HomeAttendanceRow::rank_of(place, home);
        let found = self.home.binary_search_by_key(&rank, HomeAttendanceRow::fine_rank).ok()?;
        self.home.get(found).map(HomeAttendanceRow::state)
    }
}
