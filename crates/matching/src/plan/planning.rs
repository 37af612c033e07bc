//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::plan_run;
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{CompiledLink, Exchange, NoHome, PLACES, PackedVerdict, ScopedStudent, VerdictRow};
use crate::outcome::{Arrival, NotDueReason};
use crate::rows::{EnrollmentRow, HomeRow, KeyedRow, PostedRow, RowKey, StudentId};
use crate::score_translation::{LookUp, Translated};
use alloc::vec::Vec;
use core::slice;
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
    let ordered = merge(exchange, night, decisions);
    // The merge only says that some pair is out of order; which one is looked for afterwards.
    if !ordered && let Some(disorder) = night.disorder() {
        return Err(disorder);
    }
    night.side_disorder().map_or(Ok(()), Err)?;
    home_edits::mark(exchange, night, decisions);
    Ok(())
}

/// Decides all runs; says whether all rows were in order.
fn merge(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) -> bool {
    let mut home = Cursor::of(night.home);
    let mut enrollments = Cursor::of(night.enrollments);
    let mut enrolled = EnrolledTerms::default();
    let mut section = Section::of(exchange, SectionIndex(0));
    let mut standing = Standing::default();
    let mut by_hand: Vec<ByHand<'_>> = Vec::new();
    let mut ordered = true;
    let mut start = 0_usize;
    while let Some(first) = night.posted.get(start) {
        let key = first.key();
        if key.section() != section.index {
            section = Section::of(exchange, key.section());
        }
        enrollments.start(key);
        let own = enrollments.rows.clone();
        let enrollment = enrollments.next_of(key);
        let quick = section.quick(exchange, &mut enrolled, enrollment);
        let mut decided = !quick.by_hand;
        if enrollment.is_some() && enrollments.next_of(key).is_some() {
            while enrollments.next_of(key).is_some() {}
            decided = false;
        }
        if key.student() == StudentId::NONE || !night.scoped.is_empty() {
            decided &= key.student() != StudentId::NONE && scoped(night.scoped, key.student()).is_none();
        }
        standing.next_student();
        home.start(key);
        let stood = home.rows.clone();
        while let Some(grade) = home.next_of(key) {
            if grade.home_code() == quick.home {
                standing.set(grade.place(), grade.score_code());
            }
        }
        let posted = night.posted.get(start..).unwrap_or_default();
        let out = decisions.get_mut(start..).unwrap_or_default();
        let run = match quick.one_table {
            Some(table) => decide_run::<true>(exchange, &quick, table, &standing, key, posted, out),
            None => decide_run::<false>(exchange, &quick, quick.first_table, &standing, key, posted, out),
        };
        ordered &= run.next_is_later;
        if !(decided & run.decided) {
            by_hand.push(ByHand { start, home: stood.as_slice(), enrollments: own.as_slice() });
        }
        start = start.wrapping_add(run.rows);
    }
    ordered &= home.ends() & enrollments.ends();
    by_hand.into_iter().fold(ordered, |ordered, run| ordered & run.plan(exchange, night, decisions))
}

/// What became of the run at the head of the posted rows.
struct Decided {
    /// How many rows it has.
    rows: usize,
    /// Whether all of them are decided; if not, the run is looked at by hand.
    decided: bool,
    /// Whether the row after it is of a later key.
    next_is_later: bool,
}

/// Decides the run at the head of the posted rows by look-ups.
///
/// `PLAIN`: the enrollment shares a day with every technical term, and all tasks are translated by one table.
#[inline(always)]
fn decide_run<const PLAIN: bool>(
    exchange: &Exchange<'_>,
    quick: &Quick<'_>,
    table: &LookUp,
    standing: &Standing,
    key: RowKey,
    posted: &[PostedRow],
    out: &mut [Decision],
) -> Decided {
    let mut run = Decided { rows: 0, decided: true, next_is_later: true };
    let mut table = table;
    let mut before = -1_i32;
    // Its sign stays set while each place is greater than the one before.
    let mut rising = -1_i32;
    for (posting, out) in posted.iter().zip(out) {
        if posting.key() != key {
            run.next_is_later = key < posting.key();
            break;
        }
        run.rows = run.rows.wrapping_add(1);
        let place = posting.place();
        rising &= before.wrapping_sub(place.cast_signed());
        before = place.cast_signed();
        let verdict = quick.row.verdicts.get(index(place)).copied().unwrap_or_default();
        if !PLAIN {
            run.decided &= (quick.terms >> (place & 15)) & 1 != 0;
            let number = quick.row.tables.get(index(place >> 4)).copied().unwrap_or(0);
            table = exchange.tables().get(number).unwrap_or(table);
        }
        let stood = standing.at(verdict.home_place());
        let translated = table.at(posting.mark());
        *out = if verdict.is_due() & !translated.failed() {
            written(verdict, translated, stood, quick.slot)
        } else {
            run.decided &= translated != Translated::SEARCH;
            if verdict.is_due() {
                due(verdict, translated, stood, quick.slot)
            } else {
                not_due(verdict, translated, stood, quick.slot)
            }
        };
    }
    run.decided &= rising < 0;
    run
}

/// A run that needs looking at by hand: where its postings begin, and the lists from its first row on.
struct ByHand<'n> {
    start: usize,
    home: &'n [HomeRow],
    enrollments: &'n [EnrollmentRow],
}

impl ByHand<'_> {
    /// Decides the run; says whether its postings are in order.
    fn plan(self, exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) -> bool {
        let posted = night.posted.get(self.start..).unwrap_or_default();
        let Some(key) = posted.first().map(PostedRow::key) else { return true };
        let run = Run {
            posted: of_key(posted, key),
            home: of_key(self.home, key),
            enrollments: of_key(self.enrollments, key),
        };
        let out = decisions.get_mut(self.start..).unwrap_or_default();
        plan_run(exchange, &run, scoped(night.scoped, key.student()), out);
        run.posted.iter().zip(run.posted.iter().skip(1)).all(|(a, b)| a.place() <= b.place())
    }
}

/// The rows of a key, at the head of a list.
fn of_key<T: KeyedRow>(rows: &[T], key: RowKey) -> &[T] {
    let length = rows.iter().take_while(|row| row.key() == key).count();
    rows.get(..length).unwrap_or_default()
}

/// A technical section, compiled, with what all its students share.
struct Section<'e> {
    index: SectionIndex,
    links: &'e [CompiledLink],
    /// For students without an enrollment; none for a section that the set-up does not have.
    nowhere: Option<&'e VerdictRow>,
}

/// For runs that are looked at by hand, and for verdicts that ask for no translation.
static NO_ROW: VerdictRow = VerdictRow::NONE;
static NO_LOOK_UP: LookUp = LookUp::NONE;

/// How the rows of a run are decided by look-ups.
struct Quick<'e> {
    row: &'e VerdictRow,
    /// The technical terms for which the verdicts hold; a posting of any other is looked at by hand.
    terms: u16,
    /// The table of all rows, where the enrollment shares a day with every term and the tasks have one table.
    one_table: Option<&'e LookUp>,
    first_table: &'e LookUp,
    slot: u32,
    home: u32,
    by_hand: bool,
}

impl<'e> Section<'e> {
    fn of(exchange: &'e Exchange<'_>, index: SectionIndex) -> Self {
        let compiled = get(exchange.sections(), index.0);
        let nowhere = compiled.and_then(|section| {
            let none = if section.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
            get(exchange.rows(), section.without_home.saturating_add(none.place()))
        });
        let links = compiled.map(|section| exchange.links_of(section)).unwrap_or_default();
        Self { index, links, nowhere }
    }

    #[inline(always)]
    fn quick(
        &self,
        exchange: &'e Exchange<'_>,
        enrolled: &mut EnrolledTerms,
        enrollment: Option<&EnrollmentRow>,
    ) -> Quick<'e> {
        let by_hand = Quick {
            row: &NO_ROW,
            terms: 0,
            one_table: Some(&NO_LOOK_UP),
            first_table: &NO_LOOK_UP,
            slot: 0,
            home: u32::MAX,
            by_hand: true,
        };
        let Some(enrollment) = enrollment else {
            return match self.nowhere {
                Some(row) => Quick { row, by_hand: false, ..by_hand },
                None => by_hand,
            };
        };
        let place = u32::from(enrollment.slot()).wrapping_sub(1);
        let Some(link) = get(self.links, place) else { return by_hand };
        let Some(row) = get(exchange.rows(), link.row) else { return by_hand };
        let terms = enrolled.terms(exchange, enrollment);
        let one_table = row.one_table.filter(|_| enrolled.all).and_then(|table| exchange.tables().get(table));
        Quick {
            row,
            terms,
            one_table,
            slot: u32::from(enrollment.slot()) << Decision::SLOT_SHIFT,
            home: u32::from(link.home.0),
            by_hand: false,
            ..by_hand
        }
    }
}

/// The technical terms that share a day with an enrollment. Neighbours are mostly enrolled for the same days.
#[derive(Default)]
struct EnrolledTerms {
    days: u64,
    terms: u16,
    /// Whether these are all of the school's terms.
    all: bool,
}

impl EnrolledTerms {
    #[inline(always)]
    fn terms(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) -> u16 {
        if self.days != enrollment.packed_days() {
            self.renew(exchange, enrollment);
        }
        self.terms
    }

    #[cold]
    #[inline(never)]
    fn renew(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) {
        let (first, last) = (enrollment.first(), enrollment.last());
        let shared =
            exchange.term_days().iter().filter(|(begins, ends, _)| *begins <= last && first <= *ends);
        let terms = shared.fold(0, |terms, (_, _, bit)| terms | bit);
        let every = exchange.term_days().iter().fold(0, |terms, (_, _, bit)| terms | bit);
        *self = Self { days: enrollment.packed_days(), terms, all: terms == every };
    }
}

/// One student's home grades by task and term. An entry is of this student if it carries the student's tag, so that
/// nothing needs clearing between students.
struct Standing {
    entries: [u32; PLACES],
    tag: u32,
}

impl Default for Standing {
    fn default() -> Self {
        Self { entries: [0; PLACES], tag: 0 }
    }
}

impl Standing {
    /// Above the eight bits of a score, and above every [`Stood`] that is a score.
    const TAG: u32 = 1 << 9;

    #[inline(always)]
    fn next_student(&mut self) {
        self.tag = self.tag.wrapping_add(Self::TAG);
        if self.tag == 0 {
            *self = Self { tag: Self::TAG, ..Self::default() };
        }
    }

    #[inline(always)]
    fn set(&mut self, place: u32, score: u8) {
        if let Some(entry) = self.entries.get_mut(index(place)) {
            *entry = self.tag | u32::from(score);
        }
    }

    #[inline(always)]
    fn at(&self, place: u32) -> Stood {
        Stood(self.entries.get(index(place)).copied().unwrap_or(0) ^ self.tag)
    }
}

/// The score that stands at home, 0 to 255; any greater number means none.
#[derive(Clone, Copy)]
pub(super) struct Stood(u32);

impl Stood {
    pub(super) const NOTHING: Self = Self(u32::MAX);

    pub(super) fn score(score: u8) -> Self {
        Self(u32::from(score))
    }

    #[inline(always)]
    fn is_nothing(self) -> bool {
        self.0 > 0xff
    }
}

/// A list that is read forward, run by run, and whether it has been in order so far.
struct Cursor<'n, T> {
    all: &'n [T],
    rows: slice::Iter<'n, T>,
    /// One more than the rank before within the run, or the rank where it may repeat.
    least: u32,
    ordered: bool,
}

impl<'n, T: KeyedRow> Cursor<'n, T> {
    fn of(rows: &'n [T]) -> Self {
        Self { all: rows, rows: rows.iter(), least: 0, ordered: true }
    }

    /// Passes over the rows before a key.
    #[inline(always)]
    fn start(&mut self, key: RowKey) {
        if self.rows.as_slice().first().is_some_and(|row| row.key() < key) {
            self.pass(|row| row.key() < key);
        }
        self.least = 0;
    }

    /// Takes the next row, if it is of the key.
    #[inline(always)]
    fn next_of(&mut self, key: RowKey) -> Option<&'n T> {
        let row = self.rows.as_slice().first().filter(|row| row.key() == key)?;
        self.rows.next();
        self.ordered &= row.rank() >= self.least;
        self.least = row.rank().wrapping_add(T::UNIQUE);
        Some(row)
    }

    /// Passes over rows that no posting asks for.
    #[cold]
    #[inline(never)]
    fn pass(&mut self, passed: impl Fn(&T) -> bool) {
        let taken = self.all.len().saturating_sub(self.rows.as_slice().len());
        let mut before = taken.checked_sub(1).and_then(|place| self.all.get(place));
        while let Some(row) = self.rows.as_slice().first().filter(|row| passed(row)) {
            self.rows.next();
            let least = before.map(|before| (before.key(), before.rank().wrapping_add(T::UNIQUE)));
            self.ordered &= least <= Some((row.key(), row.rank()));
            before = Some(row);
        }
    }

    /// Whether the whole list, with what has not been taken, is in order.
    fn ends(mut self) -> bool {
        self.pass(|_| true);
        self.ordered
    }
}

#[inline(always)]
fn scoped(students: &[ScopedStudent], student: StudentId) -> Option<&ScopedStudent> {
    if students.is_empty() {
        return None;
    }
    let place = students.binary_search_by_key(&student, |scoped| scoped.student).ok()?;
    students.get(place)
}

#[inline(always)]
fn get<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(index(place))
}

#[inline(always)]
fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// The decision where the grade is due and the mark is a home score.
#[inline(always)]
fn written(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    let new = translated.code();
    let update = Decision::UPDATE | (stood.0 << Decision::OLD_SHIFT);
    let stands = if stood.0 == new { Decision::UNCHANGED } else { update };
    let kind = if stood.is_nothing() { Decision::ADD } else { stands };
    Decision::from_bits(verdict.decision_bits() | (new << PackedVerdict::DETAIL_SHIFT) | slot | kind)
}

/// The last step of rule G-4 where the grade is due.
#[inline(always)]
pub(super) fn due(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    if translated.failed() {
        let reason = u32::from(translated.place()) << PackedVerdict::DETAIL_SHIFT;
        return Decision::from_bits(PackedVerdict::HELD | reason | slot);
    }
    written(verdict, translated, stood, slot)
}

/// The decision where the grade is not due or held whatever its mark; for a closed term, rule G-5.
#[inline(always)]
pub(super) fn not_due(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    if !verdict.is_closed() {
        return Decision::from_bits(verdict.decision_bits() | verdict.kept(slot));
    }
    let another = stood.0 != translated.code() && !translated.failed() && !verdict.is_superseded();
    let arrival = if stood.is_nothing() || another { NEVER_ARRIVED } else { ARRIVED };
    Decision::from_bits(arrival | slot)
}

/// The decisions *not due, closed*, without a slot.
const ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::Arrived));
const NEVER_ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::NeverArrived));
