//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::ByHand;
use super::cursor::{Cursor, Disorder};
use super::standing::{Standing, Stands, Stood};
use super::ways::{EnrolledTerms, Section, Terms, Way};
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{Exchange, PackedVerdict, ScopedStudent, VerdictRow};
use crate::outcome::{Arrival, NotDueReason};
use crate::rows::{PostedRow, RowKey, StudentId, index};
use crate::score_translation::Translated;
use alloc::vec::Vec;
use core::hint::select_unpredictable;
use core::{iter, slice};

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
    // The merge only says that some pair is out of order; which one is looked for afterwards.
    if let Err(Disorder) = merge(exchange, night, decisions)
        && let Some(disorder) = night.disorder()
    {
        return Err(disorder);
    }
    night.side_disorder().map_or(Ok(()), Err)?;
    home_edits::mark(exchange, night, decisions);
    Ok(())
}

/// The rows ahead but for the last, each with the row after it and the place of its decision.
type Ahead<'r> = iter::Zip<
    iter::Zip<slice::Iter<'r, PostedRow>, slice::Iter<'r, PostedRow>>,
    slice::IterMut<'r, Decision>,
>;

/// Decides all runs.
fn merge(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) -> Result<(), Disorder> {
    let mut home = Cursor::of(night.home);
    let mut enrollments = Cursor::of(night.enrollments);
    let mut by_hand: Vec<ByHand> = Vec::new();
    if let [first, later @ ..] = night.posted {
        let mut ahead = night.posted.iter().zip(later).zip(decisions.iter_mut());
        let (mut enrolled, mut others) = (EnrolledTerms::default(), EnrolledTerms::default());
        let mut section = Section::none();
        let mut standing = Standing::default();
        // From this student on, some are scoped or nobody.
        let special = night.scoped.first().map_or(StudentId::NONE, |scoped| scoped.student);
        let mut key = first.key();
        section.change(exchange, key.section());
        loop {
            if key.section() != section.index {
                section.change(exchange, key.section());
            }
            let mut rising = Rising::default();
            if key.student() >= special && is_special(night.scoped, key.student()) {
                rising.never();
            }
            let (mut slot, mut terms) = (0, Terms::EVERY);
            enrollments.start(key)?;
            if let Some(enrollment) = enrollments.next_of(key) {
                slot = u32::from(enrollment.slot());
                terms = enrolled.of(exchange, enrollment);
                while let Some(another) = enrollments.next_of(key) {
                    if another.slot() != enrollment.slot() {
                        rising.never();
                    }
                    terms = others.with(terms, exchange, another);
                }
            }
            let late;
            let way = match section.way(slot) {
                Some(way) => way,
                None => {
                    late = section.late(exchange, slot);
                    &late
                }
            };
            standing.next_student();
            home.start(key)?;
            while let Some(grade) = home.next_of(key) {
                rising.to(grade.place());
                standing.set(grade);
            }
            rising.restart();
            let next = decide_run(exchange, way, terms, &standing, &mut ahead, key, &mut rising);
            if !rising.always() || next.is_none() {
                let posted = night.posted.len().wrapping_sub(ahead.len());
                // The last run has no row after it, by which its end is seen.
                let posted = if next.is_some() { posted.wrapping_sub(1) } else { night.posted.len() };
                by_hand.push(ByHand { posted, home: home.taken(), enrollments: enrollments.taken() });
            }
            match next {
                Some(next) if key < next => key = next,
                Some(_) => return Err(Disorder),
                None => break,
            }
        }
    }
    home.end()?;
    enrollments.end()?;
    // Only now: which rows are of a run is clear only where all are in order.
    by_hand.into_iter().try_for_each(|run| run.plan(exchange, night, decisions))
}

/// Whether each place is greater than the one before it, and nothing else speaks against deciding by look-ups.
struct Rising {
    before: i32,
    /// Its sign stays set while they are.
    signs: i32,
}

impl Default for Rising {
    #[inline(always)]
    fn default() -> Self {
        Self { before: -1, signs: -1 }
    }
}

impl Rising {
    #[inline(always)]
    fn to(&mut self, place: u32) {
        self.signs &= self.before.wrapping_sub(place.cast_signed());
        self.before = place.cast_signed();
    }

    /// Goes on with another list.
    #[inline(always)]
    fn restart(&mut self) {
        self.before = -1;
    }

    #[inline(always)]
    fn never(&mut self) {
        self.signs = 0;
    }

    #[inline(always)]
    fn always(&self) -> bool {
        self.signs < 0
    }
}

/// Decides the run ahead by look-ups. Says the key after it; none for the last run, of which the last row is left.
#[inline(always)]
fn decide_run(
    exchange: &Exchange<'_>,
    way: &Way<'_>,
    terms: Terms,
    standing: &Standing,
    ahead: &mut Ahead<'_>,
    key: RowKey,
    rising: &mut Rising,
) -> Option<RowKey> {
    let Some(row) = way.row else { return skip_run(ahead, key, rising) };
    let stands = standing.at_home(way.home);
    let known = Known { row, slot: way.slot, standing, stands };
    match way.one_table {
        Some(table) if terms.are_all() => {
            decide_each(known, ahead, key, rising, |_| true, |row| table.at(row.mark()))
        }
        _ => {
            let holds = |row: &PostedRow| terms.contain(row.place());
            let translate = |posting: &PostedRow| {
                let table = row.tables.get(index(posting.place() >> 4)).copied().unwrap_or(0);
                exchange.tables().get(table).map_or(Translated::SEARCH, |table| table.at(posting.mark()))
            };
            decide_each(known, ahead, key, rising, holds, translate)
        }
    }
}

/// What all rows of a run are decided by.
#[derive(Clone, Copy)]
struct Known<'e> {
    row: &'e VerdictRow,
    slot: u32,
    standing: &'e Standing,
    stands: Stands,
}

/// Decides a run: `holds` says whether the verdict holds for a row's term.
#[inline(always)]
fn decide_each(
    Known { row, slot, standing, stands }: Known<'_>,
    ahead: &mut Ahead<'_>,
    key: RowKey,
    rising: &mut Rising,
    holds: impl Fn(&PostedRow) -> bool,
    translate: impl Fn(&PostedRow) -> Translated,
) -> Option<RowKey> {
    loop {
        let ((posting, after), out) = ahead.next()?;
        let place = posting.place();
        rising.to(place);
        if !holds(posting) {
            rising.never();
        }
        let verdict = row.verdicts.get(index(place)).copied().unwrap_or_default();
        let stood = standing.at(verdict.home_place(), stands);
        let translated = translate(posting);
        let bits = verdict.decision_bits() | translated.decision_bits();
        *out = if bits & PackedVerdict::KIND_MASK == 0 {
            written(bits, translated, stood, slot)
        } else {
            if translated == Translated::SEARCH && !verdict.is_settled() {
                rising.never();
            }
            if verdict.is_due() {
                due(verdict, translated, stood, slot)
            } else {
                not_due(verdict, translated, stood, slot)
            }
        };
        if after.key() != key {
            return Some(after.key());
        }
    }
}

/// Passes over a run that look-ups cannot decide.
#[cold]
fn skip_run(ahead: &mut Ahead<'_>, key: RowKey, rising: &mut Rising) -> Option<RowKey> {
    rising.never();
    ahead.map(|((_, after), _)| after.key()).find(|after| *after != key)
}

#[cold]
fn is_special(students: &[ScopedStudent], student: StudentId) -> bool {
    student == StudentId::NONE || scoped(students, student).is_some()
}

pub(super) fn scoped(students: &[ScopedStudent], student: StudentId) -> Option<&ScopedStudent> {
    let place = students.binary_search_by_key(&student, |scoped| scoped.student).ok()?;
    students.get(place)
}

/// The decision where the grade is due and the mark is a home score. `bits`: those of both.
#[inline(always)]
fn written(bits: u32, translated: Translated, stood: Stood, slot: u32) -> Decision {
    let update = slot | Decision::UPDATE | stood.old_score_bits();
    let unchanged = stood.bits() == translated.decision_bits();
    // Which it is, nobody can predict: a branch would cost more than both.
    let kind = select_unpredictable(unchanged, slot | Decision::UNCHANGED, update);
    let kind = select_unpredictable(stood.is_nothing(), slot | Decision::ADD, kind);
    Decision::from_bits(bits | kind)
}

/// The last step of rule G-4 where the grade is due.
#[inline(always)]
pub(super) fn due(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    if translated.failed() {
        return Decision::from_bits(translated.decision_bits() | slot);
    }
    written(verdict.decision_bits() | translated.decision_bits(), translated, stood, slot)
}

/// The decision where the grade is not due or held whatever its mark; for a closed term, rule G-5.
#[inline(always)]
pub(super) fn not_due(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    if verdict.is_settled() {
        return Decision::from_bits(verdict.decision_bits() | verdict.kept(slot));
    }
    let another = stood.bits() != translated.decision_bits() && !translated.failed();
    let arrival =
        if stood.is_nothing() || (another && !verdict.is_superseded()) { NEVER_ARRIVED } else { ARRIVED };
    Decision::from_bits(arrival | slot)
}

/// The decisions *not due, closed*, without a slot.
const ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::Arrived));
const NEVER_ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::NeverArrived));
