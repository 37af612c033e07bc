//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::plan_run;
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{CompiledSection, Exchange, NoHome, PLACES, PackedVerdict, ScopedStudent, VerdictRow};
use crate::outcome::{Arrival, NotDueReason};
use crate::rows::{EnrollmentRow, HomeRow, KeyedRow, PostedRow, RowKey, StudentId};
use crate::score_translation::Translated;
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

/// How the rows of a run are decided by look-ups.
struct Quick<'e> {
    verdicts: &'e VerdictRow,
    /// The technical terms for which the verdicts hold; a posting of any other is looked at by hand.
    terms: u16,
    slot: u32,
    home: u32,
}

/// Decides all runs; says whether all rows were in order.
fn merge(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) -> bool {
    let mut home = Cursor::of(night.home);
    let mut enrollments = Cursor::of(night.enrollments);
    let mut enrolled = EnrolledTerms::default();
    let mut section = None;
    let mut standing = Standing::default();
    let mut ordered = true;
    let mut posted = night.posted;
    let mut out = decisions;
    let mut latest = None;
    while let Some(first) = posted.first() {
        let key = first.key();
        ordered &= latest < Some(key);
        latest = Some(key);
        let own = enrollments.take(key, |_| ());
        let quick = quick(exchange, night.scoped, &mut section, &mut enrolled, key, own);
        standing.next_student();
        let at = quick.as_ref().map_or(u32::MAX, |quick| quick.home);
        let stood = home.take(key, |grade| {
            if grade.home_code() == at {
                standing.set(grade.place(), grade.score_code());
            }
        });
        let run = match &quick {
            Some(quick) => by_look_up(exchange, quick, &standing, key, posted, out),
            None => Decided { rows: posted.iter().take_while(|row| row.key() == key).count(), all: false },
        };
        let Some((of_run, later)) = posted.split_at_checked(run.rows) else { return false };
        let Some((decisions, rest)) = core::mem::take(&mut out).split_at_mut_checked(run.rows) else {
            return false;
        };
        (posted, out) = (later, rest);
        if !run.all {
            let run = Run { posted: of_run, home: stood, enrollments: own };
            ordered &= by_hand(exchange, night.scoped, key, &run, decisions);
        }
    }
    ordered & home.ends() & enrollments.ends()
}

/// Decides a run by hand; says whether its postings are in order.
#[cold]
#[inline(never)]
fn by_hand(
    exchange: &Exchange<'_>,
    students: &[ScopedStudent],
    key: RowKey,
    run: &Run<'_>,
    decisions: &mut [Decision],
) -> bool {
    plan_run(exchange, run, scoped(students, key.student()), decisions);
    run.posted.iter().zip(run.posted.iter().skip(1)).all(|(a, b)| a.place() <= b.place())
}

/// The look-ups of a run, if it can be decided by them.
#[inline(always)]
fn quick<'e>(
    exchange: &'e Exchange<'_>,
    students: &[ScopedStudent],
    latest: &mut Option<(SectionIndex, CompiledSection)>,
    enrolled: &mut EnrolledTerms,
    key: RowKey,
    enrollments: &[EnrollmentRow],
) -> Option<Quick<'e>> {
    let section = match *latest {
        Some((of, section)) if of == key.section() => section,
        _ => {
            let section = *get(exchange.sections(), key.section().0)?;
            *latest = Some((key.section(), section));
            section
        }
    };
    if key.student() == StudentId::NONE || scoped(students, key.student()).is_some() {
        return None;
    }
    let rows = exchange.rows();
    let [enrollment] = enrollments else {
        let none = if section.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
        let verdicts = get(rows, section.without_home.wrapping_add(none.place()))?;
        return enrollments.is_empty().then_some(Quick {
            verdicts,
            terms: u16::MAX,
            slot: 0,
            home: u32::MAX,
        });
    };
    let place = u32::from(enrollment.slot()).wrapping_sub(1);
    if place >= section.links {
        return None;
    }
    let link = get(exchange.links(), section.first_link.wrapping_add(place))?;
    Some(Quick {
        verdicts: get(rows, link.row)?,
        terms: enrolled.terms(exchange, enrollment),
        slot: u32::from(enrollment.slot()) << Decision::SLOT_SHIFT,
        home: u32::from(link.home.0),
    })
}

/// Decides the rows of the run at the head of the posted rows, unless one of them needs looking at by hand.
#[inline(always)]
fn by_look_up(
    exchange: &Exchange<'_>,
    quick: &Quick<'_>,
    standing: &Standing,
    key: RowKey,
    posted: &[PostedRow],
    out: &mut [Decision],
) -> Decided {
    let tables = exchange.tables();
    let mut rows = 0_usize;
    // Bit 0 stays set while every row is decided.
    let mut all = 1_u16;
    // One more than the place before, so that the first row may have any.
    let mut least = 0;
    for (posting, out) in posted.iter().zip(out) {
        if posting.key() != key {
            break;
        }
        rows = rows.wrapping_add(1);
        let place = posting.place();
        all &= (quick.terms >> (place & 15)) & u16::from(place >= least);
        least = place.wrapping_add(1);
        let verdict = quick.verdicts.get(index(place)).copied().unwrap_or_default();
        *out = if verdict.is_fixed() {
            fixed(verdict, quick.slot)
        } else {
            let translated = tables.quick(verdict.table(), posting.mark());
            all &= u16::from(translated != Translated::SEARCH);
            settled(verdict, translated, standing.at((place & !15) | verdict.term_index()), quick.slot)
        };
    }
    Decided { rows, all: all & 1 != 0 }
}

/// How many rows the run has, and whether all of them are decided.
struct Decided {
    rows: usize,
    all: bool,
}

/// The technical terms that share a day with an enrollment. Neighbours are mostly enrolled for the same days.
#[derive(Default)]
struct EnrolledTerms {
    first: u32,
    last: u32,
    terms: u16,
}

impl EnrolledTerms {
    #[inline(always)]
    fn terms(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) -> u16 {
        let (first, last) = (enrollment.first(), enrollment.last());
        if (first, last) != (self.first, self.last) {
            let shared =
                exchange.term_days().iter().filter(|(begins, ends, _)| *begins <= last && first <= *ends);
            *self = Self { first, last, terms: shared.fold(0, |terms, (_, _, bit)| terms | bit) };
        }
        self.terms
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

/// A list that is taken from its head, run by run, and whether it has been in order so far.
struct Cursor<'n, T> {
    rows: &'n [T],
    latest: Option<(RowKey, u32)>,
    ordered: bool,
}

impl<'n, T: KeyedRow> Cursor<'n, T> {
    fn of(rows: &'n [T]) -> Self {
        Self { rows, latest: None, ordered: true }
    }

    /// Takes the rows of a key, each shown to `see`; rows of lesser keys are passed over.
    #[inline(always)]
    fn take(&mut self, key: RowKey, mut see: impl FnMut(&T)) -> &'n [T] {
        if self.rows.first().is_some_and(|first| first.key() < key) {
            self.pass(|row| row.key() < key);
        }
        let (mut length, mut least) = (0_usize, 0);
        for row in self.rows {
            if row.key() != key {
                break;
            }
            see(row);
            length = length.wrapping_add(1);
            self.ordered &= row.rank() >= least;
            least = row.rank().wrapping_add(T::UNIQUE);
        }
        let (run, rest) = self.rows.split_at_checked(length).unwrap_or((self.rows, &[]));
        self.rows = rest;
        if length > 0 {
            self.latest = Some((key, least));
        }
        run
    }

    #[cold]
    #[inline(never)]
    fn pass(&mut self, passed: impl Fn(&T) -> bool) {
        while let Some((first, rest)) = self.rows.split_first() {
            if !passed(first) {
                break;
            }
            self.ordered &= self.latest.is_none_or(|latest| latest <= (first.key(), first.rank()));
            self.latest = Some((first.key(), first.rank().wrapping_add(T::UNIQUE)));
            self.rows = rest;
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

/// The decision of a verdict that looks at neither mark nor home grade. `slot` is the link's, shifted into place.
#[inline(always)]
pub(super) fn fixed(verdict: PackedVerdict, slot: u32) -> Decision {
    Decision::from_bits((verdict.0 & 0xffff) | (verdict.0 & slot & PackedVerdict::KEEP_SLOT))
}

/// The last step of rule G-4 and rule G-5: the translated mark is compared with what stands at home.
#[inline(always)]
pub(super) fn settled(verdict: PackedVerdict, translated: Translated, stood: Stood, slot: u32) -> Decision {
    const DETAIL: u32 = PackedVerdict::DETAIL_SHIFT;
    let new = translated.code();
    if verdict.is_due() && !translated.failed() {
        let written = (verdict.0 & PackedVerdict::TERM_MASK) | (new << DETAIL) | slot;
        let update = Decision::UPDATE | (stood.0 << Decision::OLD_SHIFT);
        let stands = if stood.0 == new { Decision::UNCHANGED } else { update };
        return Decision::from_bits(written | if stood.is_nothing() { Decision::ADD } else { stands });
    }
    if verdict.is_due() {
        let reason = u32::from(translated.place()) << DETAIL;
        return Decision::from_bits(PackedVerdict::HELD | reason | slot);
    }
    let another = stood.0 != new && !translated.failed() && !verdict.is_superseded();
    let arrival = if stood.is_nothing() || another { NEVER_ARRIVED } else { ARRIVED };
    Decision::from_bits(arrival | slot)
}

/// The decisions *not due, closed*, without a slot.
const ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::Arrived));
const NEVER_ARRIVED: u32 = PackedVerdict::not_due(NotDueReason::Closed(Arrival::NeverArrived));
