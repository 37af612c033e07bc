//! V304: no task of a home course has a Term GPA weight (K-4; document 002).

use crate::finding::Evidence;
use crate::on_courses::OnCourses;
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::GpaWeight;
use gradecrosswalk_domain::{CourseNumber, SchoolId};
use gradecrosswalk_matching::Repairer;

/// Home courses that do not count towards the honor roll.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermGpaBlank {
    /// The home school.
    pub school: SchoolId,
    /// The courses, ascending.
    pub courses: Vec<CourseNumber>,
}

impl Evidence for TermGpaBlank {
    fn place(&self) -> Place {
        Place::school(&self.school).only_course(&self.courses)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(&self.courses);
        write!(f, "no task has a Term GPA weight{courses}: no grade counts towards the honor roll")
    }

    fn repair(&self) -> &'static str {
        "set Term GPA on one task of the course, if it is to count towards the honor roll"
    }
}

/// One problem for each home school: whether technical courses count is one decision of the school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        let counts = |weight: Option<GpaWeight>| weight.is_some_and(|weight| weight > GpaWeight::MIN);
        let courses: Vec<CourseNumber> = survey
            .courses_taking_part(at)
            .filter(|(place, _)| !at.layout.course(*place).is_empty())
            .filter(|(_, course)| !course.tasks.iter().any(|row| counts(row.term_gpa)))
            .map(|(_, course)| course.number.clone())
            .collect();
        if !courses.is_empty() {
            found.push(TermGpaBlank { school: at.school.id().clone(), courses }.into());
        }
    }
}
