//! A whole school: its parts as the caller gives them, and the checked value whose references all resolve.

use super::{CompositeRule, Course, Reporting, Section, SectionKey, WindowException};
use crate::calendar::{ClockOffset, GradingWindow, TermSchedule};
use crate::scores::ScoreGroup;
use crate::{CourseNumber, GroupName, SchoolId, TaskName};
use alloc::vec::Vec;

/// What a school is in the exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum SchoolKind {
    /// The student's own school, which receives grades.
    HomeHighSchool,
    /// A state-operated technical school: an area technology center (ATC).
    StateTechnical,
    /// A locally operated technical school: a career and technical center (CTC). Only these may ask for a waiver
    /// (rule V-1; document 003).
    LocalTechnical,
}

/// The parts of a school, to be checked by [`School::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolParts {
    /// The school's identifier.
    pub id: SchoolId,
    /// What the school is.
    pub kind: SchoolKind,
    /// How far its clock is ahead of the run's as-of (rule T-10).
    pub clock: ClockOffset,
    /// Its terms.
    pub schedule: TermSchedule,
    /// Its score groups.
    pub score_groups: Vec<ScoreGroup>,
    /// Its grading windows. Windows of one task that overlap can be held (rule W-2).
    pub windows: Vec<GradingWindow>,
    /// Exceptions to the windows.
    pub exceptions: Vec<WindowException>,
    /// Its courses: at a technical school all that take part, at a home school those with a technical number.
    pub courses: Vec<Course>,
    /// The sections of these courses.
    pub sections: Vec<Section>,
    /// Its composite rules, in any order (rule C-1).
    pub composites: Vec<CompositeRule>,
    /// Its report templates and whom alerts reach.
    pub reporting: Reporting,
}

/// A school was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SchoolError {
    /// Two courses have one number.
    #[error("school {school}: course {course} is given twice: give each course once, with all its tasks")]
    DoubledCourse {
        /// The school.
        school: SchoolId,
        /// The course number.
        course: CourseNumber,
    },
    /// Two sections have one key.
    #[error("school {school}: section {section} is given twice: give each section once")]
    DoubledSection {
        /// The school.
        school: SchoolId,
        /// The section.
        section: SectionKey,
    },
    /// Two score groups have one name.
    #[error("school {school}: score group {group} is given twice: give each group a name of its own")]
    DoubledGroup {
        /// The school.
        school: SchoolId,
        /// The group's name.
        group: GroupName,
    },
    /// A section of a course that the school does not have.
    #[error("school {school}: section {section} is of a course that is not given: give the course too")]
    UnknownCourse {
        /// The school.
        school: SchoolId,
        /// The section.
        section: SectionKey,
    },
    /// A task on a course names a score group that the school does not have.
    #[error(
        "school {school}: task {task:?} on course {course} names score group {group}, which is not given: give the group too"
    )]
    UnknownGroup {
        /// The school.
        school: SchoolId,
        /// The course number.
        course: CourseNumber,
        /// The task.
        task: TaskName,
        /// The group's name.
        group: GroupName,
    },
    /// More of something than a school can have here.
    #[error("school {school}: {count} {what} are more than {max}: split the school")]
    TooMany {
        /// The school.
        school: SchoolId,
        /// What there is too much of.
        what: &'static str,
        /// How many were given.
        count: usize,
        /// The most that is taken.
        max: usize,
    },
}

/// A school whose references all resolve: every section has its course, every task its score group.
///
/// Courses are kept ascending by number and sections by key, score groups by name, so that the order in which the
/// caller gave them never matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct School {
    parts: SchoolParts,
}

impl School {
    /// The most score groups that a school may have.
    pub const MAX_GROUPS: usize = 4096;
    /// The most courses, and the most sections, that a school may have.
    pub const MAX_SECTIONS: usize = 1 << 28;

    /// Checks the parts.
    ///
    /// # Errors
    ///
    /// If a course, section or score group stands twice, if a section's course or a task's score group is not given,
    /// or if there are more than [`Self::MAX_GROUPS`] groups or [`Self::MAX_SECTIONS`] courses or sections.
    pub fn new(mut parts: SchoolParts) -> Result<Self, SchoolError> {
        let school = || parts.id.clone();
        for (what, count, max) in [
            ("score groups", parts.score_groups.len(), Self::MAX_GROUPS),
            ("courses", parts.courses.len(), Self::MAX_SECTIONS),
            ("sections", parts.sections.len(), Self::MAX_SECTIONS),
        ] {
            if count > max {
                return Err(SchoolError::TooMany { school: school(), what, count, max });
            }
        }
        parts.score_groups.sort_by(|a, b| a.name().cmp(b.name()));
        parts.courses.sort_by(|a, b| a.number.cmp(&b.number));
        parts.sections.sort_by(|a, b| a.key.cmp(&b.key));
        parts.composites.sort();
        let school = || parts.id.clone();
        if let Some(group) = doubled(&parts.score_groups, ScoreGroup::name) {
            return Err(SchoolError::DoubledGroup { school: school(), group: group.clone() });
        }
        if let Some(course) = doubled(&parts.courses, |course| &course.number) {
            return Err(SchoolError::DoubledCourse { school: school(), course: course.clone() });
        }
        if let Some(section) = doubled(&parts.sections, |section| &section.key) {
            return Err(SchoolError::DoubledSection { school: school(), section: section.clone() });
        }
        let school = Self { parts };
        for course in school.courses() {
            for task in &course.tasks {
                if school.score_group(&task.score_group).is_none() {
                    return Err(SchoolError::UnknownGroup {
                        school: school.id().clone(),
                        course: course.number.clone(),
                        task: task.task.clone(),
                        group: task.score_group.clone(),
                    });
                }
            }
        }
        if let Some(section) = school.sections().iter().find(|s| school.course(&s.key.course).is_none()) {
            return Err(SchoolError::UnknownCourse {
                school: school.id().clone(),
                section: section.key.clone(),
            });
        }
        Ok(school)
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> SchoolParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &SchoolParts {
        &self.parts
    }

    /// The school's identifier.
    pub fn id(&self) -> &SchoolId {
        &self.parts.id
    }

    /// What the school is.
    pub fn kind(&self) -> SchoolKind {
        self.parts.kind
    }

    /// How far its clock is ahead of the run's as-of.
    pub fn clock(&self) -> ClockOffset {
        self.parts.clock
    }

    /// Its terms.
    pub fn schedule(&self) -> &TermSchedule {
        &self.parts.schedule
    }

    /// Its score groups, ascending by name.
    pub fn score_groups(&self) -> &[ScoreGroup] {
        &self.parts.score_groups
    }

    /// The score group of this name, and its place in [`School::score_groups`].
    pub fn score_group(&self, name: &GroupName) -> Option<(usize, &ScoreGroup)> {
        find(&self.parts.score_groups, ScoreGroup::name, name)
    }

    /// Its grading windows, as given.
    pub fn windows(&self) -> &[GradingWindow] {
        &self.parts.windows
    }

    /// The exceptions to its windows, as given.
    pub fn exceptions(&self) -> &[WindowException] {
        &self.parts.exceptions
    }

    /// Its courses, ascending by number.
    pub fn courses(&self) -> &[Course] {
        &self.parts.courses
    }

    /// The course of this number, and its place in [`School::courses`].
    pub fn course(&self, number: &CourseNumber) -> Option<(usize, &Course)> {
        find(&self.parts.courses, |course| &course.number, number)
    }

    /// The composite rules, ascending by course, task and term.
    pub fn composites(&self) -> &[CompositeRule] {
        &self.parts.composites
    }

    /// The report templates and whom alerts reach.
    pub fn reporting(&self) -> &Reporting {
        &self.parts.reporting
    }

    /// Its sections, ascending by key.
    pub fn sections(&self) -> &[Section] {
        &self.parts.sections
    }

    /// The section of this key, and its place in [`School::sections`].
    pub fn section(&self, key: &SectionKey) -> Option<(usize, &Section)> {
        find(&self.parts.sections, |section| &section.key, key)
    }
}

/// The first key that two neighbours of a sorted list share.
fn doubled<'a, T, K: PartialEq>(sorted: &'a [T], key: impl Fn(&'a T) -> &'a K) -> Option<&'a K> {
    sorted
        .iter()
        .zip(sorted.iter().skip(1))
        .map(|(a, b)| (key(a), key(b)))
        .find(|(a, b)| a == b)
        .map(|(a, _)| a)
}

fn find<'a, T, K: Ord + 'a>(
    sorted: &'a [T],
    key: impl Fn(&'a T) -> &'a K,
    wanted: &K,
) -> Option<(usize, &'a T)> {
    let place = sorted.binary_search_by(|item| key(item).cmp(wanted)).ok()?;
    sorted.get(place).map(|item| (place, item))
}
