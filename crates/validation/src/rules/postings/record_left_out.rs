//! V707: records that take no part in planning (G-2, K-1). Those that another rule speaks of are not repeated here.

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::{Counted, Listed};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::ledger::{LeftOut, LeftOutReason, RecordList};

/// Records of one list that take no part for one reason.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RecordLeftOut {
    /// The home school that the records name.
    pub school: SchoolId,
    /// The list.
    pub list: RecordList,
    /// Why they take no part.
    pub reason: LeftOutReason,
    /// How many they are.
    pub records: usize,
    /// The sections that they name, ascending.
    pub sections: Vec<SectionKey>,
}

impl Evidence for RecordLeftOut {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, reason, records, sections, .. } = self;
        let (records, noun) =
            (Counted(*records, list.record()), if sections.len() == 1 { "section" } else { "sections" });
        let why = match reason {
            LeftOutReason::MissingSsid => "without ssid",
            LeftOutReason::WrongSsidShape => "whose ssid has not the form of this exchange's",
            LeftOutReason::UnknownHome => "of a home school that is not in the set-up",
            LeftOutReason::UnknownSection => "of a section that is not in the set-up",
            LeftOutReason::UnknownTask => "of a task that takes no part in the exchange",
            _ => "that cannot be used",
        };
        write!(f, "{records} {why}: {noun} {}", Listed(sections))
    }

    fn repair(&self) -> &'static str {
        match self.reason {
            LeftOutReason::UnknownHome => "give the school with the set-up, or leave its records out",
            LeftOutReason::UnknownSection => {
                "give the section with the set-up, or correct the section of the records"
            }
            LeftOutReason::UnknownTask => "leave the records out, or correct their task",
            _ => "correct the records' state student identifiers",
        }
    }
}

/// One problem for each home school, list and reason.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let mut groups: BTreeMap<(&SchoolId, RecordList, LeftOutReason), (usize, BTreeSet<&SectionKey>)> =
        BTreeMap::new();
    for of in night.records.ledger.left_out() {
        let Some((school, section)) = named(night, of).filter(|named| !is_told(night, of, *named)) else {
            continue;
        };
        let (records, sections) = groups.entry((school, of.list, of.reason)).or_default();
        *records = records.saturating_add(1);
        sections.insert(section);
    }
    for ((school, list, reason), (records, sections)) in groups {
        let sections = sections.into_iter().cloned().collect();
        found.push(RecordLeftOut { school: school.clone(), list, reason, records, sections }.into());
    }
}

/// The home school and the section that the record names.
fn named<'n>(night: &Night<'n, '_>, of: &LeftOut) -> Option<(&'n SchoolId, &'n SectionKey)> {
    let records = night.records.records;
    match of.list {
        RecordList::Home => records.home.get(of.record).map(|grade| (&grade.home, &grade.section)),
        RecordList::Enrollments => records.enrollments.get(of.record).map(|row| (&row.home, &row.section)),
        RecordList::Sent => records.sent.get(of.record).map(|grade| (&grade.home, &grade.section)),
        _ => None,
    }
}

/// Whether another rule speaks of it, or nobody need know: enrollments of sections that have no part in the exchange, and
/// in linked sections those without SSID.
fn is_told(night: &Night<'_, '_>, of: &LeftOut, (school, section): (&SchoolId, &SectionKey)) -> bool {
    let identifiers = [LeftOutReason::MissingSsid, LeftOutReason::WrongSsidShape];
    let known = || {
        let home =
            night.setup().home_index(school).and_then(|home| night.setup().homes().get(usize::from(home.0)));
        home.is_some_and(|home| home.section(section).is_some())
    };
    of.reason == LeftOutReason::NotLinked
        || (of.list == RecordList::Enrollments && identifiers.contains(&of.reason) && known())
}
