//! V801: students on a technical roster whom no home school has enrolled (E-1). They stay.

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

/// Students of a technical section whom no home school has enrolled.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RosterUnexplained {
    /// The technical school.
    pub school: SchoolId,
    /// The technical section.
    pub section: SectionKey,
    /// The students, ascending.
    pub students: Vec<Ssid>,
}

impl Evidence for RosterUnexplained {
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
        let are = if self.students.len() == 1 { "is" } else { "are" };
        write!(
            f,
            "{students} on the roster {are} enrolled by no home school on these days: {}",
            Listed(&self.students)
        )
    }

    fn repair(&self) -> &'static str {
        "ask the student's home school for the enrollment, or end the roster entry"
    }
}

/// One problem for each technical section.
pub(crate) fn check(night: &Enrollments<'_, '_>, found: &mut Found) {
    let reasons = [UnexplainedReason::NotEnrolled, UnexplainedReason::OtherDays];
    for (section, students) in students_by_section(night, &reasons) {
        let school = night.setup().technical().id().clone();
        found.push(RosterUnexplained { school, section: section.clone(), students }.into());
    }
}
