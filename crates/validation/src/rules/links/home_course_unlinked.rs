//! V504: home courses whose numbers are none of the technical school's, and whose sections are linked to nothing (G-2).

use super::unlinked::{Numbers, unlinked_sections};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Counted, Listed};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{CourseNumber, SchoolId};
use gradecrosswalk_matching::Repairer;

/// The home school's courses that the technical school does not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct HomeCourseUnlinked {
    /// The home school.
    pub school: SchoolId,
    /// The courses, ascending.
    pub courses: Vec<CourseNumber>,
    /// How many sections of them are linked to nothing.
    pub sections: usize,
    /// The technical school.
    pub technical: SchoolId,
}

impl Evidence for HomeCourseUnlinked {
    fn place(&self) -> Place {
        let place = Place::school(&self.school);
        match self.courses.as_slice() {
            [only] => place.course(only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { courses, sections, technical, .. } = self;
        let sections = Counted(*sections, "section");
        match courses.as_slice() {
            [only] => write!(f, "{technical} has no course {only}, which has {sections} here"),
            _ => write!(
                f,
                "{technical} has none of the courses {}, which have {sections} here",
                Listed(courses)
            ),
        }
    }

    fn repair(&self) -> &'static str {
        "correct the number of a course that is taught at the technical school; leave those that are taught elsewhere"
    }
}

/// One problem for each home school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let technical = survey.technical().school;
    let mut known = None;
    for (at, unlinked) in unlinked_sections(survey) {
        let known = known.get_or_insert_with(|| Numbers::of(technical));
        let (mut courses, mut sections) = (Vec::new(), 0_usize);
        for of_course in unlinked.chunk_by(|a, b| a.course == b.course) {
            let Some(course) = of_course.first().map(|section| &section.course) else { continue };
            if known.course(technical, course).is_none() {
                courses.push(course.clone());
                sections = sections.saturating_add(of_course.len());
            }
        }
        if !courses.is_empty() {
            let (school, technical) = (at.school.id().clone(), technical.id().clone());
            found.push(HomeCourseUnlinked { school, courses, sections, technical }.into());
        }
    }
}
