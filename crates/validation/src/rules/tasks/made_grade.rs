//! A grade that a composite rule of the technical school makes, as the evidence of several rules says where it is; and
//! what the calculation itself refuses (rule C-1).

use crate::place::Place;
use crate::survey::{Side, Survey};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::composite::{CompositeProblem, CourseComposites, GradeSlot, SlotIndex};

/// A grade that a composite rule makes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MadeGrade {
    /// The technical school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// The home schools of the course, which get no such grade.
    pub waiting: Vec<SchoolId>,
}

impl MadeGrade {
    /// None of a course that the set-up does not have: its rules are the technical school's own business.
    pub(super) fn of(survey: &Survey<'_>, course: &CourseNumber, of: &GradeSlot) -> Option<Self> {
        let school = survey.technical().school;
        let (place, _) = school.course(course)?;
        Some(Self {
            school: school.id().clone(),
            course: course.clone(),
            task: of.task.clone(),
            term: of.term,
            waiting: survey.waiting_for(Side::Technical, u32::try_from(place).ok()?),
        })
    }

    pub(super) fn place(&self) -> Place {
        let place = Place::school(&self.school).course(&self.course).task(&self.task).term(self.term);
        place.waiting(self.waiting.iter().cloned())
    }
}

/// What the calculation refuses, with the grade that is not made for it.
pub(super) fn refused<'a>(
    survey: &'a Survey<'_>,
) -> impl Iterator<Item = (MadeGrade, &'a CompositeProblem)> + 'a {
    let faults = survey.composites().faults().iter();
    faults.filter_map(|fault| Some((MadeGrade::of(survey, &fault.course, &fault.of)?, &fault.problem)))
}

/// Each grade that a rule makes, on the courses of the set-up.
pub(super) fn made<'a>(survey: &'a Survey<'_>) -> impl Iterator<Item = Made<'a>> + 'a {
    let courses = survey.composites().courses().iter();
    courses.flat_map(|course| course.composites().map(move |slot| Made { course, slot }))
}

/// A grade that a rule makes, in the resolved rules of its course.
pub(super) struct Made<'a> {
    pub(super) course: &'a CourseComposites<'a>,
    pub(super) slot: SlotIndex,
}

impl Made<'_> {
    /// Where it is.
    pub(super) fn grade(&self, survey: &Survey<'_>) -> Option<MadeGrade> {
        MadeGrade::of(survey, self.course.number(), self.course.grade(self.slot)?)
    }
}
