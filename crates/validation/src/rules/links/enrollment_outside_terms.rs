//! V514: a student's enrollments share no day with any technical term (G-2; held reason H11).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::Counted;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::EnrollmentRow;

/// Students of a home section who are enrolled on no day of any technical term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnrollmentOutsideTerms {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The students with the days of their enrollments, ascending.
    pub students: Vec<(Ssid, DateRange)>,
    /// The technical school.
    pub technical: SchoolId,
    /// From the first to the last day of its terms.
    pub terms: DateRange,
}

impl Evidence for EnrollmentOutsideTerms {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).waiting([self.technical.clone()]);
        match self.students.as_slice() {
            [(only, _)] => place.student(*only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { students, technical, terms, .. } = self;
        let count = Counted(students.len(), "enrollment");
        write!(f, "{count} on no day of a term of {technical}, whose terms are from {terms}")?;
        match students.first() {
            Some((_, days)) => write!(f, ": from {days}"),
            None => Ok(()),
        }
    }

    fn repair(&self) -> &'static str {
        "correct the enrollment's dates"
    }
}

/// One problem for each home section. A student with another enrollment in the technical section that shares a day with a
/// term is not found.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let technical = night.setup().technical();
    let terms: Vec<DateRange> = technical.schedule().terms().iter().map(Term::dates).collect();
    let first = terms.iter().map(DateRange::first).min();
    let last = terms.iter().map(DateRange::last).max();
    let whole = first.zip(last).and_then(|(first, last)| DateRange::new(first, last).ok());
    let Some(whole) = whole else { return };
    let outside =
        |row: &EnrollmentRow| row.days().is_some_and(|days| terms.iter().all(|term| !term.overlaps(&days)));
    let mut sections: BTreeMap<(&SchoolId, &SectionKey), Vec<(Ssid, DateRange)>> = BTreeMap::new();
    for of_student in night.plan.night().enrollments.chunk_by(|a, b| a.key() == b.key()) {
        if !of_student.iter().all(outside) {
            continue;
        }
        for row in of_student {
            let student = night.records.ledger.register().ssid(row.student());
            let (Some((home, section)), Some(student), Some(days)) =
                (night.enrolled_in(row), student, row.days())
            else {
                continue;
            };
            sections.entry((home.id(), section)).or_default().push((student, days));
        }
    }
    for ((school, section), mut students) in sections {
        students.sort_unstable();
        students.dedup();
        found.push(
            EnrollmentOutsideTerms {
                school: school.clone(),
                section: section.clone(),
                students,
                technical: technical.id().clone(),
                terms: whole,
            }
            .into(),
        );
    }
}
