//! V503: technical sections that no home section is linked to (G-2).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::Section;
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber};
use gradecrosswalk_matching::Repairer;

/// Sections of a technical course, or all of a technical school, without a home section.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TechnicalSectionUnlinked {
    /// The technical school.
    pub school: SchoolId,
    /// The course; none where no section of the whole school is linked.
    pub course: Option<CourseNumber>,
    /// The course's sections without a home section, ascending; empty for a whole school.
    pub sections: Vec<SectionNumber>,
    /// How many sections the course, or the school, has.
    pub of: usize,
}

impl Evidence for TechnicalSectionUnlinked {
    fn place(&self) -> Place {
        let place = Place::school(&self.school);
        let section = match self.sections.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        Place { course: self.course.clone(), section, ..place }
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sections, of, .. } = self;
        match sections.as_slice() {
            [] => write!(f, "no home section is linked to any of the school's {}", Counted(*of, "section")),
            [only] => write!(f, "no home section is linked to section {only}"),
            _ => write!(
                f,
                "no home section is linked to {} of {of} sections: {}",
                sections.len(),
                Listed(sections)
            ),
        }
    }

    fn repair(&self) -> &'static str {
        "where students of a home school attend the section, ask that school to set up a section of its course number and section number"
    }
}

/// One problem for each course; one for the school where nothing at all is linked.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let (layout, school) = (survey.setup.layout(), survey.technical().school);
    let sections = school.sections();
    if layout.link_count() == 0 && !sections.is_empty() {
        let school = school.id().clone();
        found.push(
            TechnicalSectionUnlinked { school, course: None, sections: Vec::new(), of: sections.len() }
                .into(),
        );
        return;
    }
    let mut links = layout.sections();
    for course in sections.chunk_by(|a, b| a.key.course == b.key.course) {
        let unlinked = course.iter().zip(links.by_ref()).filter(|(_, links)| links.is_empty());
        let unlinked: Vec<SectionNumber> = unlinked.map(|(section, _)| section.key.number.clone()).collect();
        if let (Some(Section { key, .. }), false) = (course.first(), unlinked.is_empty()) {
            found.push(
                TechnicalSectionUnlinked {
                    school: school.id().clone(),
                    course: Some(key.course.clone()),
                    sections: unlinked,
                    of: course.len(),
                }
                .into(),
            );
        }
    }
}
