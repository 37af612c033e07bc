//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::plan_run;
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{
    CompiledSection, Exchange, NoHome, PLACES, PackedVerdict, ScopedStudent, not_due_place,
};
use crate::outcome::{Arrival, NotDueReason};
use crate::rows::{EnrollmentRow, HomeRow, PackedMark, PostedRow, StudentId};
use crate::score_translation::TranslationTable;
use gradecrosswalk_domain::exchange::SectionIndex;

/// One student's rows in one section.
pub(super) struct Run<'a> {
    pub(super) posted: &'a [PostedRow],
    pub(super) home: &'a [HomeRow],
    pub(super) enrollments: &'a [EnrollmentRow],
}

/// Plans a night into the caller's buffer: one decision for each posted row, in their order.
///
/// # Errors
///
/// If the buffer has another length than `night.posted`, or a list is out of order; see [`PlanError`].
pub fn plan_into(
    exchange: &Exchange<'_>,
    night: &Night<'_>,
    decisions: &mut [Decision],
) -> Result<(), PlanError> {
    if decisions.len() != night.posted.len() {
        return Err(PlanError::OutputLength { posted: night.posted.len(), decisions: decisions.len() });
    }
    if let Some(disorder) = night.disorder() {
        return Err(disorder);
    }
    merge(exchange, night, decisions);
    home_edits::mark(exchange, night, decisions);
    Ok(())
}

fn merge(exchange: &Exchange<'_>, night: &Night<'_>, mut out: &mut [Decision]) {
    let (mut posted, mut home, mut enrollments) = (night.posted, night.home, night.enrollments);
    let mut quick = Quick::new(exchange);
    while let Some(first) = posted.first() {
        let key = first.key();
        skip(&mut home, |row| row.key() < key);
        skip(&mut enrollments, |row| row.key() < key);
        let run = Run {
            posted: take(&mut posted, |row| row.key() == key),
            home: take(&mut home, |row| row.key() == key),
            enrollments: take(&mut enrollments, |row| row.key() == key),
        };
        let Some((decisions, rest)) = core::mem::take(&mut out).split_at_mut_checked(run.posted.len()) else {
            return;
        };
        out = rest;
        let scoped = scoped(night.scoped, key.student());
        if scoped.is_some() || !quick.plan(key.section(), &run, decisions) {
            plan_run(exchange, &run, scoped, decisions);
        }
    }
}

#[inline]
fn scoped(students: &[ScopedStudent], student: StudentId) -> Option<&ScopedStudent> {
    if students.is_empty() {
        return None;
    }
    let place = students.binary_search_by_key(&student, |scoped| scoped.student).ok()?;
    students.get(place)
}

#[inline(always)]
fn skip<T>(rows: &mut &[T], before: impl Fn(&T) -> bool) {
    while let Some((first, rest)) = rows.split_first() {
        if !before(first) {
            break;
        }
        *rows = rest;
    }
}

#[inline(always)]
fn take<'a, T>(rows: &mut &'a [T], of_run: impl Fn(&T) -> bool) -> &'a [T] {
    let length = rows.iter().take_while(|row| of_run(row)).count();
    let (run, rest) = rows.split_at_checked(length).unwrap_or((rows, &[]));
    *rows = rest;
    run
}

/// Decides runs by look-ups. Keeps what neighbouring runs share.
struct Quick<'e, 's> {
    exchange: &'e Exchange<'s>,
    /// The latest section.
    section: Option<(SectionIndex, CompiledSection)>,
    /// The latest enrollment's days and the technical terms that share a day with them.
    days: (u32, u32, u16),
    /// The student's home grades by task and term: bit 8 set, and the score. Empty between runs.
    standing: [u16; PLACES],
}

impl<'e, 's> Quick<'e, 's> {
    fn new(exchange: &'e Exchange<'s>) -> Self {
        Self { exchange, section: None, days: (0, 0, 0), standing: [0; PLACES] }
    }

    /// Whether the run could be decided; if not, `out` is as it was.
    #[inline(always)]
    fn plan(&mut self, section: SectionIndex, run: &Run<'_>, out: &mut [Decision]) -> bool {
        let Some(compiled) = self.section(section) else { return false };
        let in_order = run.posted.iter().zip(run.posted.iter().skip(1)).all(|(a, b)| a.place() < b.place());
        if run.enrollments.len() > 1
            || !in_order
            || run.posted.first().is_none_or(|p| p.student() == StudentId::NONE)
        {
            return false;
        }
        let none = if compiled.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
        let mut within = compiled.without_home.saturating_add(none.place());
        let (mut outside, mut terms, mut slot, mut home) = (within, 0, 0, u32::MAX);
        if let Some(enrollment) = run.enrollments.first()
            && let Some(place) =
                u32::from(enrollment.slot()).checked_sub(1).filter(|place| *place < compiled.links)
            && let Some(link) = get(self.exchange.links(), compiled.first_link.saturating_add(place))
        {
            within = link.row;
            outside = compiled.without_home.saturating_add(NoHome::OutsideTerm.place());
            terms = self.terms(enrollment);
            slot = u32::from(enrollment.slot()) << Decision::SLOT_SHIFT;
            home = u32::from(link.home.0);
        }
        let (Some(within), Some(outside)) =
            (get(self.exchange.rows(), within), get(self.exchange.rows(), outside))
        else {
            return false;
        };
        for grade in run.home.iter().filter(|grade| grade.home_code() == home) {
            if let Some(stands) = self.standing.get_mut(index(grade.place())) {
                *stands = STANDS | u16::from(grade.score_code());
            }
        }
        for (posting, out) in run.posted.iter().zip(out) {
            let place = posting.place();
            let (row, slot) = if (terms >> (place & 15)) & 1 != 0 { (within, slot) } else { (outside, 0) };
            let verdict = row.get(index(place)).copied().unwrap_or_default();
            let stands = (place & !15) | ((verdict.0 >> PackedVerdict::TERM_SHIFT) & 15);
            let old = self.standing.get(index(stands)).copied().unwrap_or(0);
            *out = Decision::from_bits(decide(verdict, posting.mark(), old, self.exchange.tables(), slot));
        }
        for grade in run.home {
            if let Some(stands) = self.standing.get_mut(index(grade.place())) {
                *stands = 0;
            }
        }
        true
    }

    #[inline(always)]
    fn section(&mut self, section: SectionIndex) -> Option<CompiledSection> {
        match self.section {
            Some((latest, compiled)) if latest == section => Some(compiled),
            _ => {
                let compiled = *get(self.exchange.sections(), section.0)?;
                self.section = Some((section, compiled));
                Some(compiled)
            }
        }
    }

    /// The technical terms that share a day with an enrollment.
    #[inline(always)]
    fn terms(&mut self, enrollment: &EnrollmentRow) -> u16 {
        let (first, last) = (enrollment.first(), enrollment.last());
        if (first, last) != (self.days.0, self.days.1) {
            let terms = self.exchange.term_days().iter();
            let shared = terms.filter(|(begins, ends, _)| *begins <= last && first <= *ends);
            self.days = (first, last, shared.fold(0, |mask, (_, _, bit)| mask | bit));
        }
        self.days.2
    }
}

/// In a home grade's place: a grade stands there.
const STANDS: u16 = 0x100;

#[inline(always)]
fn get<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(index(place))
}

#[inline(always)]
fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The last step of rule G-4 and rule G-5: the mark is translated and compared with what stands at home.
///
/// `old` is 0 where nothing stands at home, else bit 8 and the score. `slot` is the link's, shifted into its place.
#[inline(always)]
pub(super) fn decide(
    verdict: PackedVerdict,
    mark: PackedMark,
    old: u16,
    tables: &[TranslationTable],
    slot: u32,
) -> u32 {
    const DETAIL: u32 = PackedVerdict::DETAIL_SHIFT;
    let kind = verdict.0 & PackedVerdict::KIND_MASK;
    if kind < PackedVerdict::DUE {
        return (verdict.0 & 0xffff) | (verdict.0 & slot & PackedVerdict::KEEP_SLOT);
    }
    let Some(table) = get(tables, verdict.0 >> PackedVerdict::TABLE_SHIFT) else {
        return PackedVerdict::NOT_DUE;
    };
    let translated = table.look_up(mark);
    let new = u16::from(translated.place());
    let same = old == STANDS | new;
    if kind == PackedVerdict::DUE {
        let term = verdict.0 & (15 << PackedVerdict::TERM_SHIFT);
        if translated.failed() {
            return PackedVerdict::HELD | (u32::from(new) << DETAIL) | slot;
        }
        let written = term | (u32::from(new) << DETAIL) | slot;
        let stood = u32::from(old & 0xff) << Decision::OLD_SHIFT;
        return match (old, same) {
            (0, _) => Decision::ADD | written,
            (_, true) => Decision::UNCHANGED | written,
            (_, false) => Decision::UPDATE | written | stood,
        };
    }
    let arrived = old != 0 && (same || translated.failed() || kind == PackedVerdict::CLOSED_SUPERSEDED);
    let arrival = if arrived { Arrival::Arrived } else { Arrival::NeverArrived };
    PackedVerdict::NOT_DUE | (u32::from(not_due_place(NotDueReason::Closed(arrival))) << DETAIL) | slot
}
