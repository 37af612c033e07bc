//! The merge: posted grades, home grades and enrollments, all ordered by section and student, read forward once.
//!
//! A *run* is one student's rows in one section. A run with at most one enrollment, no doubled posting and no
//! exception of its own is decided here by look-ups; any other is handed to [`by_hand`](super::by_hand).

use super::by_hand::plan_run;
use super::{Decision, Night, PlanError, home_edits};
use crate::exchange::{
    CompiledSection, Exchange, NoHome, PLACES, PackedVerdict, ScopedStudent, VerdictRow, not_due_place,
};
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
    let ordered = Merge::of(exchange, night).run(decisions);
    // The merge only says that some pair is out of order; which one is looked for afterwards.
    if !ordered && let Some(disorder) = night.disorder() {
        return Err(disorder);
    }
    night.side_disorder().map_or(Ok(()), Err)?;
    home_edits::mark(exchange, night, decisions);
    Ok(())
}

struct Merge<'e, 's, 'n> {
    exchange: &'e Exchange<'s>,
    scoped: &'n [ScopedStudent],
    posted: &'n [PostedRow],
    home: Ordered<'n, HomeRow>,
    enrollments: Ordered<'n, EnrollmentRow>,
    /// The latest section.
    section: Option<(SectionIndex, CompiledSection)>,
    /// The latest enrollment's days and the technical terms that share a day with them.
    days: (u32, u32, u16),
    /// The student's home grades by task and term: bit 8 set, and the score. Empty between runs.
    standing: [u16; PLACES],
}

/// How a run is decided by look-ups.
struct Quick<'e> {
    /// The verdicts for terms that share a day with the enrollment, and for the others.
    within: &'e VerdictRow,
    outside: &'e VerdictRow,
    terms: u16,
    slot: u32,
    home: u32,
}

impl<'e, 's, 'n> Merge<'e, 's, 'n> {
    fn of(exchange: &'e Exchange<'s>, night: &Night<'n>) -> Self {
        Self {
            exchange,
            scoped: night.scoped,
            posted: night.posted,
            home: Ordered::of(night.home),
            enrollments: Ordered::of(night.enrollments),
            section: None,
            days: (0, 0, 0),
            standing: [0; PLACES],
        }
    }

    /// Whether all rows were in order.
    fn run(mut self, mut out: &mut [Decision]) -> bool {
        let mut ordered = true;
        let mut latest = None;
        while let Some(first) = self.posted.first() {
            let key = first.key();
            ordered &= latest < Some(key);
            latest = Some(key);
            let enrollments = self.enrollments.take(key, |_| ());
            let quick = self.quick(key, enrollments);
            let at = quick.as_ref().map_or(u32::MAX, |quick| quick.home);
            let standing = &mut self.standing;
            let home = self.home.take(key, |grade| {
                if grade.home_code() == at
                    && let Some(stands) = standing.get_mut(index(grade.place()))
                {
                    *stands = STANDS | u16::from(grade.score_code());
                }
            });
            let decided = match &quick {
                Some(quick) => self.by_look_up(quick, key, out),
                None => Decided {
                    rows: self.posted.iter().take_while(|row| row.key() == key).count(),
                    all: false,
                },
            };
            for grade in home {
                if let Some(stands) = self.standing.get_mut(index(grade.place())) {
                    *stands = 0;
                }
            }
            let Some((posted, later)) = self.posted.split_at_checked(decided.rows) else { return false };
            let Some((decisions, rest)) = core::mem::take(&mut out).split_at_mut_checked(decided.rows) else {
                return false;
            };
            (self.posted, out) = (later, rest);
            if !decided.all {
                ordered &= posted.iter().zip(posted.iter().skip(1)).all(|(a, b)| a.place() <= b.place());
                let run = Run { posted, home, enrollments };
                plan_run(self.exchange, &run, scoped(self.scoped, key.student()), decisions);
            }
        }
        ordered & self.home.ends() & self.enrollments.ends()
    }

    #[inline(always)]
    fn quick(&mut self, key: RowKey, enrollments: &[EnrollmentRow]) -> Option<Quick<'e>> {
        let section = self.section(key.section())?;
        if key.student() == StudentId::NONE || scoped(self.scoped, key.student()).is_some() {
            return None;
        }
        let rows = self.exchange.rows();
        let none = if section.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
        let nowhere = get(rows, section.without_home.wrapping_add(none.place()))?;
        let nowhere = Quick { within: nowhere, outside: nowhere, terms: 0, slot: 0, home: u32::MAX };
        let [enrollment] = enrollments else {
            return enrollments.is_empty().then_some(nowhere);
        };
        let place = u32::from(enrollment.slot()).wrapping_sub(1);
        if place >= section.links {
            return Some(nowhere);
        }
        let link = get(self.exchange.links(), section.first_link.wrapping_add(place))?;
        Some(Quick {
            within: get(rows, link.row)?,
            outside: get(rows, section.without_home.wrapping_add(NoHome::OutsideTerm.place()))?,
            terms: self.terms(enrollment),
            slot: u32::from(enrollment.slot()) << Decision::SLOT_SHIFT,
            home: u32::from(link.home.0),
        })
    }

    /// Decides the rows of the run at the head of the posted rows, unless one of them needs looking at by hand.
    #[inline(always)]
    fn by_look_up(&self, quick: &Quick<'_>, key: RowKey, out: &mut [Decision]) -> Decided {
        let tables = self.exchange.tables();
        let mut decided = Decided { rows: 0, all: true };
        // One more than the place before, so that the first row may have any.
        let mut least = 0;
        for (posting, out) in self.posted.iter().zip(out) {
            if posting.key() != key {
                break;
            }
            decided.rows = decided.rows.wrapping_add(1);
            let place = posting.place();
            decided.all &= place >= least;
            least = place.wrapping_add(1);
            let enrolled = (quick.terms >> (place & 15)) & 1 != 0;
            let (row, slot) = if enrolled { (quick.within, quick.slot) } else { (quick.outside, 0) };
            let verdict = row.get(index(place)).copied().unwrap_or_default();
            *out = if verdict.is_fixed() {
                fixed(verdict, slot)
            } else {
                let stands = (place & !15) | verdict.term_index();
                let old = self.standing.get(index(stands)).copied().unwrap_or(0);
                let translated = tables.quick(verdict.table(), posting.mark());
                decided.all &= translated.is_some();
                settled(verdict, translated.unwrap_or_default(), old, slot)
            };
        }
        decided
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

/// How many rows the run has, and whether all of them are decided.
struct Decided {
    rows: usize,
    all: bool,
}

/// A list that is taken from its head, run by run, and whether it has been in order so far.
struct Ordered<'n, T> {
    rows: &'n [T],
    latest: Option<(RowKey, u32)>,
    ordered: bool,
}

impl<'n, T: KeyedRow> Ordered<'n, T> {
    fn of(rows: &'n [T]) -> Self {
        Self { rows, latest: None, ordered: true }
    }

    /// Takes the rows of a key, each shown to `see`; rows of lesser keys are passed over.
    #[inline(always)]
    fn take(&mut self, key: RowKey, mut see: impl FnMut(&T)) -> &'n [T] {
        self.pass(|row| row.key() < key);
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

    #[inline(always)]
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

/// In a home grade's place: a grade stands there.
pub(super) const STANDS: u16 = 0x100;

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
///
/// `old` is 0 where nothing stands at home, else [`STANDS`] and the score.
#[inline(always)]
pub(super) fn settled(verdict: PackedVerdict, translated: Translated, old: u16, slot: u32) -> Decision {
    const DETAIL: u32 = PackedVerdict::DETAIL_SHIFT;
    let new = u32::from(translated.place());
    let same = u32::from(old) == u32::from(STANDS) | new;
    let kind = verdict.0 & PackedVerdict::KIND_MASK;
    if kind != PackedVerdict::DUE {
        let arrived = old != 0 && (same || translated.failed() || kind == PackedVerdict::CLOSED_SUPERSEDED);
        let arrival = if arrived { Arrival::Arrived } else { Arrival::NeverArrived };
        let reason = u32::from(not_due_place(NotDueReason::Closed(arrival)));
        return Decision::from_bits(PackedVerdict::NOT_DUE | (reason << DETAIL) | slot);
    }
    if translated.failed() {
        return Decision::from_bits(PackedVerdict::HELD | (new << DETAIL) | slot);
    }
    let written = (verdict.0 & PackedVerdict::TERM_MASK) | (new << DETAIL) | slot;
    let update = Decision::UPDATE | (u32::from(old & 0xff) << Decision::OLD_SHIFT);
    let stood = if same { Decision::UNCHANGED } else { update };
    Decision::from_bits(written | if old == 0 { Decision::ADD } else { stood })
}
