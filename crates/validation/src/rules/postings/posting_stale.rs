//! V702: a section whose term-grade task is open has had no posting for too long (G-9; document 002).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::Counted;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{LocalMinute, SchoolYear, TermNumber};
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::posting_habits::{StaleSection, stale_sections};

/// A section without a fresh posting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PostingStale {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The open term.
    pub term: TermNumber,
    /// Since when it is open.
    pub open_since: LocalMinute,
    /// The newest posting, if any.
    pub newest: Option<LocalMinute>,
    /// How many days a section may go without one.
    pub days: u16,
    /// The home schools whose sections are linked to it, ascending.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for PostingStale {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { open_since, newest, days, .. } = self;
        let limit = Counted(usize::from(*days), "day");
        match newest {
            Some(newest) => write!(f, "the newest posting is of {newest}, more than {limit} ago"),
            None => write!(f, "open since {open_since}, for {limit} or more, and nothing is posted"),
        }
    }

    fn repair(&self) -> &'static str {
        "post the grades as they stand"
    }
}

/// One problem for each section and task. A school that is waived exchanges nothing and is not looked at (G-11).
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let (exchange, setup) = (night.plan.exchange(), night.setup());
    let year = SchoolYear::of(night.today());
    if setup.waived_years().iter().any(|waived| Ok(*waived) == year) {
        return;
    }
    let after = night.records.stale_after;
    let stale = stale_sections(exchange, night.records.records.posted, after);
    found.extend(stale.into_iter().filter_map(|of| {
        let StaleSection { section, task, term, open_since, newest } = of;
        let (place, _) = setup.technical().section(section)?;
        let links = setup.layout().links_of(SectionIndex(u32::try_from(place).ok()?));
        let homes = links.iter().filter_map(|link| setup.homes().get(usize::from(link.home.0)));
        let mut waiting: Vec<SchoolId> = homes.map(|home| home.id().clone()).collect();
        waiting.dedup();
        let problem = PostingStale {
            school: setup.technical().id().clone(),
            section: section.clone(),
            task: night.spelling(section, task)?.clone(),
            term,
            open_since,
            newest,
            days: after.days,
            waiting,
        };
        Some(problem.into())
    }));
}
