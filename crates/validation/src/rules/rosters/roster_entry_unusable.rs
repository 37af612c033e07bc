//! V803: roster entries that cannot be used (E-2). Those from home schools of another set-up are no fault.

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Enrollments, Found};
use crate::words::Counted;
use alloc::collections::BTreeMap;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::ledger::{LeftOutReason, RecordList};

/// Entries of one roster that cannot be used, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RosterEntryUnusable {
    /// The technical school.
    pub school: SchoolId,
    /// The section that the entries name.
    pub section: SectionKey,
    /// Why they cannot be used.
    pub reason: LeftOutReason,
    /// How many they are.
    pub entries: usize,
}

impl Evidence for RosterEntryUnusable {
    fn place(&self) -> Place {
        Place::school(&self.school).section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = Counted(self.entries, "roster entry").plural("roster entries");
        match self.reason {
            LeftOutReason::MissingSsid => write!(f, "{entries} without ssid"),
            LeftOutReason::WrongSsidShape => {
                write!(f, "{entries} whose ssid has not the form of this exchange's")
            }
            LeftOutReason::UnknownSection => write!(f, "{entries} of a section that is not in the set-up"),
            _ => write!(f, "{entries} that cannot be used"),
        }
    }

    fn repair(&self) -> &'static str {
        match self.reason {
            LeftOutReason::UnknownSection => {
                "give the section with the set-up, or correct the section of the entries"
            }
            _ => "enter the state student identifiers of these students",
        }
    }
}

/// One problem for each section and reason.
pub(crate) fn check(night: &Enrollments<'_, '_>, found: &mut Found) {
    let mut groups: BTreeMap<(&SectionKey, LeftOutReason), usize> = BTreeMap::new();
    let left_out = night.records.ledger.left_out().iter();
    let unusable =
        left_out.filter(|of| of.list == RecordList::Roster && of.reason != LeftOutReason::UnknownHome);
    for of in unusable.filter(|_| !night.plan.exchange().is_waived()) {
        if let Some(entry) = night.records.records.roster.get(of.record) {
            let entries = groups.entry((&entry.section, of.reason)).or_default();
            *entries = entries.saturating_add(1);
        }
    }
    for ((section, reason), entries) in groups {
        let school = night.setup().technical().id().clone();
        found.push(RosterEntryUnusable { school, section: section.clone(), reason, entries }.into());
    }
}
