//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::ByHand;
use super::cursor::Cursor;
use super::standing::{Standing, Stood};
use super::ways::{EnrolledTerms, Section, Ways};
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{Exchange, PackedVerdict, ScopedStudent};
use crate::outcome::{Arrival, NotDueReason};
use crate::rows::{PostedRow, StudentId, index};
use crate::score_translation::Translated;
use alloc::vec::Vec;
use core::{iter, slice};
use gradecrosswalk_domain::exchange::SectionIndex;

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
    let ordered = merge(exchange, night, decisions);
    // The merge only says that some pair is out of order; which one is looked for afterwards.
    if !ordered && let Some(disorder) = night.disorder() {
        return Err(disorder);
    }
    night.side_disorder().map_or(Ok(()), Err)?;
    home_edits::mark(exchange, night, decisions);
    Ok(())
}

/// The rows ahead, each with the place of its decision.
type Ahead<'r> = iter::Zip<slice::Iter<'r, PostedRow>, slice::IterMut<'r, Decision>>;
type Pair<'r> = (&'r PostedRow, &'r mut Decision);

/// Decides all runs; says whether all rows were in order.
fn merge(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) -> bool {
    let mut home = Cursor::of(night.home);
    let mut enrollments = Cursor::of(night.enrollments);
    let mut enrolled = EnrolledTerms::default();
    let mut section = Section::of(exchange, SectionIndex(0));
    let mut standing = Standing::default();
    let mut by_hand: Vec<ByHand> = Vec::new();
    let mut ordered = true;
    let mut ahead = night.posted.iter().zip(decisions.iter_mut());
    let mut next = ahead.next();
    while let Some(first) = next {
        let key = first.0.key();
        if key.section() != section.index {
            section = Section::of(exchange, key.section());
        }
        let mut plain = key.student() != StudentId::NONE;
        if !night.scoped.is_empty() {
            plain &= scoped(night.scoped, key.student()).is_none();
        }
        enrollments.start(key);
        let enrollment = enrollments.next_of(key);
        while enrollment.is_some() && enrollments.next_of(key).is_some() {
            plain = false;
        }
        standing.next_student();
        home.start(key);
        let mut rising = Rising::default();
        while let Some(grade) = home.next_of(key) {
            rising.to(grade.place());
            standing.set(grade);
        }
        let run = match section.ways(exchange, &mut enrolled, enrollment) {
            Some(ways) => decide_run(exchange, &ways, &standing, &mut ahead, first),
            None => skip_run(&mut ahead, first),
        };
        ordered &= run.next_is_later;
        if !(plain & rising.always() & run.decided) {
            let posted = night.posted.len().wrapping_sub(ahead.len());
            let posted = posted.wrapping_sub(usize::from(run.next.is_some()));
            by_hand.push(ByHand { posted, home: home.taken(), enrollments: enrollments.taken() });
        }
        next = run.next;
    }
    // Which rows are of a run is clear only where all are in order.
    ordered &= home.ends() & enrollments.ends();
    ordered && by_hand.into_iter().all(|run| run.plan(exchange, night, decisions))
}

/// Whether each place is greater than the one before it.
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

    #[inline(always)]
    fn always(&self) -> bool {
        self.signs < 0
    }
}

/// What became of the run at the head of the posted rows.
struct Decided<'r> {
    /// The first row of the next run.
    next: Option<Pair<'r>>,
    /// Whether all rows are decided; if not, the run is looked at by hand.
    decided: bool,
    /// Whether the row after the run is of a later key.
    next_is_later: bool,
}

/// Decides the run at the head of the posted rows by look-ups.
#[inline(always)]
fn decide_run<'r>(
    exchange: &Exchange<'_>,
    ways: &Ways<'_>,
    standing: &Standing,
    ahead: &mut Ahead<'r>,
    first: Pair<'r>,
) -> Decided<'r> {
    match ways.one_table {
        Some(table) => decide_each(ways, standing, ahead, first, |_| true, |row| table.at(row.mark())),
        None => {
            let holds = |row: &PostedRow| (ways.terms >> (row.place() & 15)) & 1 != 0;
            let translate = |row: &PostedRow| {
                let table = ways.row.tables.get(index(row.place() >> 4)).copied().unwrap_or(0);
                exchange.tables().get(table).map_or(Translated::SEARCH, |table| table.at(row.mark()))
            };
            decide_each(ways, standing, ahead, first, holds, translate)
        }
    }
}

/// Decides a run: `holds` says whether the verdict holds for a row's term.
#[inline(always)]
fn decide_each<'r>(
    ways: &Ways<'_>,
    standing: &Standing,
    ahead: &mut Ahead<'r>,
    (mut posting, mut out): Pair<'r>,
    holds: impl Fn(&PostedRow) -> bool,
    translate: impl Fn(&PostedRow) -> Translated,
) -> Decided<'r> {
    let key = posting.key();
    let stands = ways.stands(standing);
    let mut decided = true;
    let mut rising = Rising::default();
    loop {
        let place = posting.place();
        rising.to(place);
        let verdict = ways.row.verdicts.get(index(place)).copied().unwrap_or_default();
        let stood = standing.at(verdict.home_place(), stands);
        let translated = translate(posting);
        let bits = verdict.decision_bits() | translated.decision_bits();
        *out = if bits & PackedVerdict::KIND_MASK == 0 {
            written(bits, translated, stood, ways.slot)
        } else {
            decided &= translated != Translated::SEARCH || verdict.is_settled();
            if verdict.is_due() {
                due(verdict, translated, stood, ways.slot)
            } else {
                not_due(verdict, translated, stood, ways.slot)
            }
        };
        decided &= holds(posting);
        let next = ahead.next();
        match next {
            Some(pair) if pair.0.key() == key => (posting, out) = pair,
            _ => {
                let next_is_later = next.as_ref().is_none_or(|next| key < next.0.key());
                return Decided { next, decided: decided & rising.always(), next_is_later };
            }
        }
    }
}

/// Passes over a run that look-ups cannot decide.
#[cold]
fn skip_run<'r>(ahead: &mut Ahead<'r>, (posting, _): Pair<'r>) -> Decided<'r> {
    let key = posting.key();
    let next = ahead.find(|next| next.0.key() != key);
    let next_is_later = next.as_ref().is_none_or(|next| key < next.0.key());
    Decided { next, decided: false, next_is_later }
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
    let kind = if unchanged { slot | Decision::UNCHANGED } else { update };
    let kind = if stood.is_nothing() { slot | Decision::ADD } else { kind };
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
