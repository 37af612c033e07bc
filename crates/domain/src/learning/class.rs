//! A learning class with its sections and activities, whose keys are unique (rule L-1). What links it wrongly can be
//! held: see [`GradeReturn`](super::GradeReturn).

use super::{Activity, ClassSection};
use crate::calendar::{DateError, check_year};
use crate::grades::Ssid;
use crate::{ActivityId, ClassId, ClassSectionId, TeacherId};
use alloc::vec::Vec;

/// The parts of a class, to be checked by [`LearningClass::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearningClassParts {
    /// The class's identifier.
    pub id: ClassId,
    /// The teacher who owns the class.
    pub owner: TeacherId,
    /// Its sections.
    pub sections: Vec<ClassSection>,
    /// Its activities.
    pub activities: Vec<Activity>,
}

/// A learning class was refused. Students are masked in the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LearningClassError {
    /// Two sections have one identifier.
    #[error("class {class}: section {section} is given twice: give each section once")]
    DoubledSection {
        /// The class.
        class: ClassId,
        /// The section.
        section: ClassSectionId,
    },
    /// Two activities have one identifier.
    #[error(
        "class {class}: activity {activity} is given twice: give each activity once, with all its scores"
    )]
    DoubledActivity {
        /// The class.
        class: ClassId,
        /// The activity.
        activity: ActivityId,
    },
    /// A student stands twice on the roster of a section.
    #[error("class {class}: section {section} has student {} twice: give each student once", .student.masked())]
    DoubledStudent {
        /// The class.
        class: ClassId,
        /// The section.
        section: ClassSectionId,
        /// The student.
        student: Ssid,
    },
    /// A due date is outside the years of the calendar.
    #[error("class {class}: activity {activity} has a due date: {problem}")]
    DueDate {
        /// The class.
        class: ClassId,
        /// The activity.
        activity: ActivityId,
        /// What is wrong with it.
        problem: DateError,
    },
    /// A student has two scores in an activity.
    #[error("class {class}: activity {activity} has two scores of student {}: give one", .student.masked())]
    DoubledScore {
        /// The class.
        class: ClassId,
        /// The activity.
        activity: ActivityId,
        /// The student.
        student: Ssid,
    },
}

/// A learning class. Sections, rosters, links, activities and scores are kept ascending, so that the order in which
/// the caller gave them never matters.
///
/// ```
/// use gradecrosswalk_domain::learning::{ClassSection, LearningClass, LearningClassParts};
/// use gradecrosswalk_domain::{ClassId, ClassSectionId, TeacherId};
/// let section = ClassSection { id: ClassSectionId::new("1")?, linked: vec![], roster: vec![] };
/// let mut parts = LearningClassParts {
///     id: ClassId::new("WELD-1")?,
///     owner: TeacherId::new("T-1")?,
///     sections: vec![section.clone()],
///     activities: vec![],
/// };
/// assert!(LearningClass::new(parts.clone()).is_ok());
/// parts.sections.push(section);
/// let error = LearningClass::new(parts).unwrap_err();
/// assert_eq!(error.to_string(), "class WELD-1: section 1 is given twice: give each section once");
/// # Ok::<(), gradecrosswalk_domain::TextError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearningClass {
    parts: LearningClassParts,
}

impl LearningClass {
    /// Checks the parts. A link that a section has twice counts once.
    ///
    /// # Errors
    ///
    /// If a section, an activity, a student of a roster or a student's score in an activity stands twice, or if an
    /// activity is due outside the years 1 to 9999.
    pub fn new(mut parts: LearningClassParts) -> Result<Self, LearningClassError> {
        parts.sections.sort_by(|a, b| a.id.cmp(&b.id));
        parts.activities.sort_by(|a, b| a.id.cmp(&b.id));
        for section in &mut parts.sections {
            section.linked.sort();
            section.linked.dedup();
            section.roster.sort();
        }
        for activity in &mut parts.activities {
            activity.scores.sort_by_key(|score| score.student);
        }
        let class = || parts.id.clone();
        if let Some(section) = doubled(&parts.sections, |section| &section.id) {
            return Err(LearningClassError::DoubledSection { class: class(), section: section.clone() });
        }
        if let Some(activity) = doubled(&parts.activities, |activity| &activity.id) {
            return Err(LearningClassError::DoubledActivity { class: class(), activity: activity.clone() });
        }
        for ClassSection { id, roster, .. } in &parts.sections {
            if let Some(&student) = doubled(roster, |of| &of.student) {
                let section = id.clone();
                return Err(LearningClassError::DoubledStudent { class: class(), section, student });
            }
        }
        for Activity { id, scores, due, .. } in &parts.activities {
            if let Some(Err(problem)) = due.map(check_year) {
                return Err(LearningClassError::DueDate { class: class(), activity: id.clone(), problem });
            }
            if let Some(&student) = doubled(scores, |score| &score.student) {
                let activity = id.clone();
                return Err(LearningClassError::DoubledScore { class: class(), activity, student });
            }
        }
        Ok(Self { parts })
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> LearningClassParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &LearningClassParts {
        &self.parts
    }

    /// The class's identifier.
    pub fn id(&self) -> &ClassId {
        &self.parts.id
    }

    /// The teacher who owns the class.
    pub fn owner(&self) -> &TeacherId {
        &self.parts.owner
    }

    /// Its sections, ascending by identifier.
    pub fn sections(&self) -> &[ClassSection] {
        &self.parts.sections
    }

    /// Its activities, ascending by identifier.
    pub fn activities(&self) -> &[Activity] {
        &self.parts.activities
    }

    /// The activity of this identifier.
    pub fn activity(&self, id: &ActivityId) -> Option<&Activity> {
        let place = self.parts.activities.binary_search_by(|activity| activity.id.cmp(id)).ok()?;
        self.parts.activities.get(place)
    }
}

/// The first key that two neighbours of a sorted list share.
pub(super) fn doubled<'a, T, K: PartialEq>(sorted: &'a [T], key: impl Fn(&'a T) -> &'a K) -> Option<&'a K> {
    let mut pairs = sorted.iter().zip(sorted.iter().skip(1)).map(|(a, b)| (key(a), key(b)));
    pairs.find(|(a, b)| a == b).map(|(a, _)| a)
}
