//! V802: students who stand twice on a technical roster for one enrollment (E-1).

use super::unexplained::students_by_section;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Enrollments, Found};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::enrollments::UnexplainedReason;

/// Students who stand twice on a section's roster.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RosterDoubled {
    /// The technical school.
    pub school: SchoolId,
    /// The technical section.
    pub section: SectionKey,
    /// The students, ascending.
    pub students: Vec<Ssid>,
}

impl Evidence for RosterDoubled {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section);
        match self.students.as_slice() {
            [only] => place.student(*only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let students = Counted(self.students.len(), "student");
        let (stand, enrollment) =
            if self.students.len() == 1 { ("stands", "enrollment") } else { ("stand", "enrollments") };
        write!(f, "{students} {stand} twice on the roster for one {enrollment}: {}", Listed(&self.students))
    }

    fn repair(&self) -> &'static str {
        "end the entry that is one too many"
    }
}

/// One problem for each technical section.
pub(crate) fn check(night: &Enrollments<'_, '_>, found: &mut Found) {
    for (section, students) in students_by_section(night, &[UnexplainedReason::Doubled]) {
        let school = night.setup().technical().id().clone();
        found.push(RosterDoubled { school, section: section.clone(), students }.into());
    }
}
