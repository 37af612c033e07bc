//! V513: a student is enrolled at once in two home sections of one technical section (G-2; held reason H12).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::EnrollmentRow;

/// An enrollment in a home section.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnrolledSection {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The first and the last day.
    pub days: DateRange,
}

/// Two enrollments of one student that cannot both be where the student's grades go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EnrollmentOverlap {
    /// The student.
    pub student: Ssid,
    /// The technical school.
    pub technical: SchoolId,
    /// The technical section that both home sections are linked to.
    pub technical_section: SectionKey,
    /// The enrollment that begins first.
    pub first: EnrolledSection,
    /// The other.
    pub second: EnrolledSection,
}

impl Evidence for EnrollmentOverlap {
    /// At the enrollment that begins first: more often it is the one that was not ended.
    fn place(&self) -> Place {
        let others =
            [&self.technical, &self.second.school].into_iter().filter(|id| **id != self.first.school);
        Place::school(&self.first.school)
            .section(&self.first.section)
            .student(self.student)
            .waiting(others.cloned())
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { first, second, technical, technical_section, .. } = self;
        write!(
            f,
            "enrolled from {} and at {}, section {}, from {}: grades of {technical}, section {technical_section}, cannot go to both",
            first.days, second.school, second.section, second.days
        )
    }

    fn repair(&self) -> &'static str {
        "end the enrollment that is wrong before the other begins"
    }
}

/// One problem for each pair of enrollments. Enrollments that are over do not count, unless the grades of a term that is
/// still open go by them.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    for of_student in night.plan.night().enrollments.chunk_by(|a, b| a.key() == b.key()) {
        for (place, second) in of_student.iter().enumerate() {
            let before = of_student.iter().take(place).filter(|first| first.slot() != second.slot());
            let pairs = before.map(|first| [*first, *second]);
            let pairs = pairs.filter(|pair| in_the_way(night, of_student, *pair));
            found.extend(pairs.filter_map(|pair| problem(night, pair)).map(Into::into));
        }
    }
}

/// Whether two enrollments keep grades from their way, tonight or later.
fn in_the_way(night: &Night<'_, '_>, all: &[EnrollmentRow], pair: [EnrollmentRow; 2]) -> bool {
    let [first, second] = pair.each_ref().map(EnrollmentRow::days);
    let shared = first.zip(second).and_then(|(first, second)| first.intersection(&second));
    if shared.is_some_and(|shared| shared.last() >= night.today()) {
        return true;
    }
    let exchange = night.plan.exchange();
    let Some(standing) = all.first().and_then(|row| exchange.technical_standing(row.section(), None)) else {
        return false;
    };
    let tasks = night.setup().profile().indexed_tasks();
    let mut open = tasks.filter_map(|(task, _)| standing.task(task)?.open.single());
    open.any(|term| exchange.names_several(all, term) && exchange.names_several(&pair, term))
}

fn problem(night: &Night<'_, '_>, [first, second]: [EnrollmentRow; 2]) -> Option<EnrollmentOverlap> {
    let enrolled = |row: &EnrollmentRow| {
        let (school, section) = night.enrolled_in(row)?;
        Some(EnrolledSection { school: school.id().clone(), section: section.clone(), days: row.days()? })
    };
    Some(EnrollmentOverlap {
        student: night.records.ledger.register().ssid(first.student())?,
        technical: night.setup().technical().id().clone(),
        technical_section: night.section(first.section())?.key.clone(),
        first: enrolled(&first)?,
        second: enrolled(&second)?,
    })
}
