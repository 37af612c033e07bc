//! V805: a home school with linked sections that has given no enrollment, while students are unexplained (E-1).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Enrollments, Found};
use crate::words::Counted;
use alloc::collections::BTreeSet;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_matching::Repairer;

/// A home school whose enrollments are missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HomeEnrollmentsMissing {
    /// The home school.
    pub school: SchoolId,
    /// The technical school.
    pub technical: SchoolId,
    /// How many of its sections are linked.
    pub sections: usize,
    /// How many roster entries are from it, or may be, and are explained by no enrollment.
    pub entries: usize,
}

impl Evidence for HomeEnrollmentsMissing {
    fn place(&self) -> Place {
        Place::school(&self.school).waiting([self.technical.clone()])
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sections = Counted(self.sections, "linked section");
        let entries = Counted(self.entries, "roster entry").plural("roster entries");
        write!(
            f,
            "no enrollment was given for {sections}, and {entries} of {} may be this school's",
            self.technical
        )
    }

    fn repair(&self) -> &'static str {
        "see that the school's enrollments are read, or schedule its students"
    }
}

/// One problem for each home school.
pub(crate) fn check(night: &Enrollments<'_, '_>, found: &mut Found) {
    let setup = night.setup();
    let given: BTreeSet<&SchoolId> = night.records.records.enrollments.iter().map(|of| &of.home).collect();
    let homes = (0_u16..).map(HomeIndex).zip(setup.homes());
    for (home, school) in homes.filter(|(_, school)| !given.contains(school.id())) {
        let linked: BTreeSet<u32> = setup
            .layout()
            .sections()
            .flatten()
            .filter(|link| link.home == home)
            .map(|link| link.section)
            .collect();
        let rows = night.plan.unexplained().iter().filter_map(|one| night.plan.night().roster.get(one.entry));
        let own = rows.filter(|row| night.runs(row) && row.home().is_none_or(|from| from == home));
        let entries =
            own.filter(|row| setup.layout().links_of(row.section()).iter().any(|of| of.home == home));
        let entries = entries.count();
        if !linked.is_empty() && entries > 0 {
            let (school, technical) = (school.id().clone(), setup.technical().id().clone());
            found.push(HomeEnrollmentsMissing { school, technical, sections: linked.len(), entries }.into());
        }
    }
}
