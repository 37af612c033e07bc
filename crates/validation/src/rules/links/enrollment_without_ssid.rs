//! V511: enrollments in a linked home section whose students have no state student identifier (G-2, K-6).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::{Counted, Listed};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;

/// Enrollments without a usable SSID.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnrollmentWithoutSsid {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// How many enrollments have no SSID.
    pub missing: usize,
    /// The SSIDs that have not the form of the exchange's, ascending.
    pub misshapen: Vec<Ssid>,
    /// The technical school.
    pub technical: SchoolId,
}

impl Evidence for EnrollmentWithoutSsid {
    fn place(&self) -> Place {
        Place::school(&self.school).section(&self.section).waiting([self.technical.clone()])
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { missing, misshapen, .. } = self;
        if *missing > 0 {
            write!(f, "{} without a state student identifier", Counted(*missing, "enrollment"))?;
        }
        if *missing > 0 && !misshapen.is_empty() {
            f.write_str("; ")?;
        }
        if !misshapen.is_empty() {
            let count = Counted(misshapen.len(), "identifier");
            write!(f, "{count} of another form than this exchange's: {}", Listed(misshapen))?;
        }
        Ok(())
    }

    fn repair(&self) -> &'static str {
        "enter the state student identifier of each student"
    }
}

/// One problem for each home section.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let setup = night.setup();
    let shape = setup.profile().ssid_shape();
    let mut sections: BTreeMap<(HomeIndex, usize), (usize, Vec<Ssid>)> = BTreeMap::new();
    for enrollment in night.records.records.enrollments {
        if enrollment.ssid.is_some_and(|ssid| shape.check(ssid).is_ok()) {
            continue;
        }
        let Some(home) = setup.home_index(&enrollment.home) else { continue };
        let school = setup.homes().get(usize::from(home.0));
        let Some((place, _)) = school.and_then(|school| school.section(&enrollment.section)) else {
            continue;
        };
        let linked = u32::try_from(place).is_ok_and(|place| !setup.layout().links_to(home, place).is_empty());
        if !linked {
            continue;
        }
        let (missing, misshapen) = sections.entry((home, place)).or_default();
        match enrollment.ssid {
            Some(ssid) => misshapen.push(ssid),
            None => *missing = missing.saturating_add(1),
        }
    }
    for ((home, place), (missing, mut misshapen)) in sections {
        let Some(school) = setup.homes().get(usize::from(home.0)) else { continue };
        let Some(section) = school.sections().get(place) else { continue };
        misshapen.sort_unstable();
        misshapen.dedup();
        found.push(
            EnrollmentWithoutSsid {
                school: school.id().clone(),
                section: section.key.clone(),
                missing,
                misshapen,
                technical: setup.technical().id().clone(),
            }
            .into(),
        );
    }
}
