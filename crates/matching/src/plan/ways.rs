//! How a student's grades in a section are decided by look-ups: which row of verdicts, which table, which home school.

use super::Decision;
use super::standing::{Standing, Stands};
use crate::exchange::{CompiledLink, Exchange, NoHome, VerdictRow};
use crate::rows::{EnrollmentRow, get};
use crate::score_translation::LookUp;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex};

/// A technical section, compiled, with what all its students share.
pub(super) struct Section<'e> {
    pub(super) index: SectionIndex,
    links: &'e [CompiledLink],
    /// For students without an enrollment; none for a section that the set-up does not have.
    nowhere: Option<&'e VerdictRow>,
}

/// How the rows of a run are decided by look-ups.
#[derive(Clone, Copy)]
pub(super) struct Ways<'e> {
    pub(super) row: &'e VerdictRow,
    /// The technical terms for which the verdicts hold; a posting of any other is looked at by hand.
    pub(super) terms: u16,
    /// The table of all rows, where the enrollment shares a day with every term and the tasks have one table.
    pub(super) one_table: Option<&'e LookUp>,
    /// The link's slot as a decision has it.
    pub(super) slot: u32,
    home: Option<HomeIndex>,
}

impl Ways<'_> {
    /// What stands at home for these rows.
    #[inline(always)]
    pub(super) fn stands(&self, standing: &Standing) -> Stands {
        self.home.map_or(Stands::NOWHERE, |home| standing.at_home(home))
    }
}

impl<'e> Section<'e> {
    pub(super) fn of(exchange: &'e Exchange<'_>, index: SectionIndex) -> Self {
        let compiled = get(exchange.sections(), index.0);
        let nowhere = compiled.and_then(|section| {
            let none = if section.links == 0 { NoHome::NotLinked } else { NoHome::NotEnrolled };
            get(exchange.rows(), section.without_home.saturating_add(none.place()))
        });
        let links = compiled.map(|section| exchange.links_of(section)).unwrap_or_default();
        Self { index, links, nowhere }
    }

    /// For a student with this enrollment; none where the run must be looked at by hand.
    #[inline(always)]
    pub(super) fn ways(
        &self,
        exchange: &'e Exchange<'_>,
        enrolled: &mut EnrolledTerms,
        enrollment: Option<&EnrollmentRow>,
    ) -> Option<Ways<'e>> {
        let Some(enrollment) = enrollment else {
            let nowhere = |row| Ways { row, terms: u16::MAX, one_table: None, slot: 0, home: None };
            return self.nowhere.map(nowhere);
        };
        let slot = u32::from(enrollment.slot());
        let link = get(self.links, slot.wrapping_sub(1))?;
        let row = get(exchange.rows(), link.row)?;
        enrolled.look_at(exchange, enrollment);
        let one_table = if enrolled.all { exchange.tables().get(row.one_table) } else { None };
        let slot = slot << Decision::SLOT_SHIFT;
        Some(Ways { row, terms: enrolled.terms, one_table, slot, home: Some(link.home) })
    }
}

/// The technical terms that share a day with an enrollment. Most students are enrolled for the same days.
#[derive(Clone, Copy, Default)]
pub(super) struct EnrolledTerms {
    days: u64,
    terms: u16,
    /// Whether these are all of the school's terms.
    all: bool,
    /// The same for the days that were looked at before.
    before: (u64, u16, bool),
}

impl EnrolledTerms {
    #[inline(always)]
    fn look_at(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) {
        if self.days != enrollment.packed_days() {
            self.renew(exchange, enrollment);
        }
    }

    #[cold]
    #[inline(never)]
    fn renew(&mut self, exchange: &Exchange<'_>, enrollment: &EnrollmentRow) {
        let before = (self.days, self.terms, self.all);
        let (_, terms, all) = match self.before {
            known if known.0 == enrollment.packed_days() => known,
            _ => {
                let (first, last) = (enrollment.first(), enrollment.last());
                let days = exchange.term_days();
                let shared = days.iter().filter(|(begins, ends, _)| *begins <= last && first <= *ends);
                let terms = shared.fold(0, |terms, (_, _, bit)| terms | bit);
                (0, terms, days.iter().all(|(_, _, bit)| terms & bit != 0))
            }
        };
        *self = Self { days: enrollment.packed_days(), terms, all, before };
    }
}
