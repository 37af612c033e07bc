//! How a student's grades in a section are decided by look-ups: which row of verdicts, which table, which home school.

use super::Decision;
use crate::exchange::{CompiledLink, Exchange, NoHome, VerdictRow};
use crate::rows::{EnrollmentRow, HomeRow, get, index};
use crate::score_translation::LookUp;
use gradecrosswalk_domain::exchange::SectionIndex;

/// How the rows of the students of one home section are decided by look-ups.
#[derive(Clone, Copy, Default)]
pub(super) struct Way<'e> {
    /// None where the set-up does not have the section or the link: each run is looked at by hand.
    pub(super) row: Option<&'e VerdictRow>,
    /// The table of all tasks, where they share one.
    pub(super) one_table: Option<&'e LookUp>,
    /// The link's slot as a decision has it.
    pub(super) slot: u32,
    /// The home school as a home row has it.
    pub(super) home: u32,
}

/// A technical section, compiled, with what all its students share.
pub(super) struct Section<'e> {
    pub(super) index: SectionIndex,
    links: &'e [CompiledLink],
    /// By slot; the first is for students without an enrollment. Of links beyond them the way is made when asked for.
    ways: [Way<'e>; SLOTS],
    /// The last slot that has a way.
    last: u32,
}

const SLOTS: usize = 16;

impl<'e> Section<'e> {
    /// None; the way of no student.
    pub(super) fn none() -> Self {
        Self { index: SectionIndex(0), links: &[], ways: [Way::default(); SLOTS], last: 0 }
    }

    /// Changes to another section. Ways of the one before are left where they cannot be asked for.
    #[inline(never)]
    pub(super) fn change(&mut self, exchange: &'e Exchange<'_>, index: SectionIndex) {
        self.index = index;
        let compiled = get(exchange.sections(), index.0);
        self.links = compiled.map(|section| exchange.links_of(section)).unwrap_or_default();
        let (nowhere, ways) = self.ways.split_at_mut(1);
        for way in nowhere {
            let row = compiled.and_then(|section| {
                let none = if section.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
                get(exchange.rows(), section.without_home.saturating_add(none.place()))
            });
            *way = Way { row, ..Way::default() };
        }
        self.last = 0;
        for (way, link) in ways.iter_mut().zip(self.links) {
            self.last = self.last.wrapping_add(1);
            *way = made(exchange, link, self.last);
        }
    }

    /// The way of students in a slot.
    #[inline(always)]
    pub(super) fn way(&self, slot: u32) -> Option<&Way<'e>> {
        if slot > self.last {
            return None;
        }
        self.ways.get(index(slot) & (SLOTS - 1))
    }

    /// The way of students in a slot that comes late among many.
    #[cold]
    #[inline(never)]
    pub(super) fn late(&self, exchange: &'e Exchange<'_>, slot: u32) -> Way<'e> {
        let link = get(self.links, slot.wrapping_sub(1));
        link.map_or(Way::default(), |link| made(exchange, link, slot))
    }
}

#[inline(always)]
fn made<'e>(exchange: &'e Exchange<'_>, link: &CompiledLink, slot: u32) -> Way<'e> {
    let row = get(exchange.rows(), link.row);
    let one_table = row.and_then(|row| exchange.tables().get(row.one_table));
    Way { row, one_table, slot: slot << Decision::SLOT_SHIFT, home: HomeRow::home_part(link.home) }
}

/// Technical terms by their bits, and whether they are all of the school's terms.
#[derive(Clone, Copy, Default)]
pub(super) struct Terms(u32);

impl Terms {
    const ALL: u32 = 1 << 16;
    /// For verdicts that hold for every term, without being translated by one table.
    pub(super) const EVERY: Self = Self(Self::ALL - 1);

    #[inline(always)]
    pub(super) fn are_all(self) -> bool {
        self.0 & Self::ALL != 0
    }

    #[inline(always)]
    pub(super) fn contain(self, term: u32) -> bool {
        (self.0 >> (term & 15)) & 1 != 0
    }

    /// The terms that share a day with an enrollment.
    fn of(exchange: &Exchange<'_>, enrollment: &EnrollmentRow) -> Self {
        let (first, last) = (enrollment.first(), enrollment.last());
        let shared =
            exchange.term_days().iter().filter(|(begins, ends, _)| *begins <= last && first <= *ends);
        Self(shared.fold(0, |terms, (_, _, bit)| terms | u32::from(*bit))).counted(exchange)
    }

    fn counted(self, exchange: &Exchange<'_>) -> Self {
        let all = exchange.term_days().iter().all(|(_, _, bit)| self.0 & u32::from(*bit) != 0);
        Self(if all { self.0 | Self::ALL } else { self.0 })
    }
}

/// The technical terms that share a day with an enrollment. Most students are enrolled for the same few days.
#[derive(Clone, Copy, Default)]
pub(super) struct EnrolledTerms {
    days: u64,
    terms: Terms,
    /// The same for the days that were looked at before.
    before: [(u64, Terms); 3],
}

impl EnrolledTerms {
    #[inline(always)]
    pub(super) fn of(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) -> Terms {
        if self.days != enrollment.packed_days() {
            self.renew(exchange, enrollment);
        }
        self.terms
    }

    /// These terms, and those of another enrollment.
    #[cold]
    #[inline(never)]
    pub(super) fn with(
        &mut self,
        terms: Terms,
        exchange: &Exchange<'_>,
        enrollment: &EnrollmentRow,
    ) -> Terms {
        Terms(terms.0 | self.of(exchange, enrollment).0).counted(exchange)
    }

    #[cold]
    #[inline(never)]
    fn renew(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) {
        let days = enrollment.packed_days();
        let latest = (self.days, self.terms);
        let known = self.before.iter_mut().find(|known| known.0 == days);
        self.terms = match known {
            Some(known) => core::mem::replace(known, latest).1,
            None => {
                let [a, b, _] = self.before;
                self.before = [latest, a, b];
                Terms::of(exchange, enrollment)
            }
        };
        self.days = days;
    }
}
