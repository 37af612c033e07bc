//! V512: a student is enrolled twice in one home section on the same day (G-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::EnrollmentRow;

/// Enrollments of one student in one home section, of which some share a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnrollmentDoubled {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The student.
    pub student: Ssid,
    /// The days of the student's enrollments there, ascending.
    pub days: Vec<DateRange>,
}

impl Evidence for EnrollmentDoubled {
    fn place(&self) -> Place {
        Place::school(&self.school).section(&self.section).student(self.student)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "enrollments of one student share days: {}", Listed(&self.days))
    }

    fn repair(&self) -> &'static str {
        "make one enrollment of them, or end the first before the next begins"
    }
}

/// One problem for each student and home section. Equal enrollments are one.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    for of_student in night.plan.night().enrollments.chunk_by(|a, b| a.key() == b.key()) {
        // Rows of one student in one section are ascending by day; few students have several.
        let shares = |(place, row): (usize, &EnrollmentRow)| {
            let before = of_student.iter().take(place).filter(|other| other.slot() == row.slot());
            let mut before = before.filter_map(EnrollmentRow::days);
            row.days().is_some_and(|days| before.any(|other| other.overlaps(&days)))
        };
        let mut slots: Vec<u8> = Vec::new();
        for (place, row) in of_student.iter().enumerate().skip(1) {
            if !slots.contains(&row.slot()) && shares((place, row)) {
                slots.push(row.slot());
                found.extend(problem(night, of_student, row).map(Into::into));
            }
        }
    }
}

fn problem(night: &Night<'_, '_>, rows: &[EnrollmentRow], of: &EnrollmentRow) -> Option<EnrollmentDoubled> {
    let (home, section) = night.enrolled_in(of)?;
    Some(EnrollmentDoubled {
        school: home.id().clone(),
        section: section.clone(),
        student: night.records.ledger.register().ssid(of.student())?,
        days: rows.iter().filter(|row| row.slot() == of.slot()).filter_map(EnrollmentRow::days).collect(),
    })
}
