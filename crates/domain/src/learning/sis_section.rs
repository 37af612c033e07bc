//! A section of the SIS with its gradebook: lead teacher, grading term, categories and the entries that stand.

use super::class::doubled;
use super::{GradebookCategory, GradebookEntry};
use crate::calendar::{DateError, DateRange, check_year};
use crate::grades::Ssid;
use crate::school::SectionKey;
use crate::{ActivityId, ActivityTitle, CategoryName, TeacherId};
use alloc::vec::Vec;

/// The parts of a SIS section, to be checked by [`SisSection::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SisSectionParts {
    /// Course number and section number.
    pub key: SectionKey,
    /// The section's one lead teacher.
    pub lead_teacher: TeacherId,
    /// The grading term: due dates lie in it (rule L-5).
    pub term: DateRange,
    /// The gradebook's categories. None at all can be held (rule L-3).
    pub categories: Vec<GradebookCategory>,
    /// The entries that stand in the gradebook.
    pub entries: Vec<GradebookEntry>,
}

/// A SIS section was refused. Students are masked in the message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SisSectionError {
    /// Two categories have one name.
    #[error("sis section {section}: category {category} is given twice: give each category once")]
    DoubledCategory {
        /// The section.
        section: SectionKey,
        /// The category.
        category: CategoryName,
    },
    /// Two entries were sent from one activity.
    #[error("sis section {section}: two entries are of activity {activity}: give the one that is updated")]
    DoubledEntry {
        /// The section.
        section: SectionKey,
        /// The activity.
        activity: ActivityId,
    },
    /// An entry is in a category that the gradebook does not have.
    #[error(
        "sis section {section}: entry {title:?} is in category {category}, which is not given: give it too"
    )]
    UnknownCategory {
        /// The section.
        section: SectionKey,
        /// The entry's title.
        title: ActivityTitle,
        /// The category.
        category: CategoryName,
    },
    /// An entry's due date is outside the years of the calendar.
    #[error("sis section {section}: entry {title:?} has a due date: {problem}")]
    DueDate {
        /// The section.
        section: SectionKey,
        /// The entry's title.
        title: ActivityTitle,
        /// What is wrong with it.
        problem: DateError,
    },
    /// A student has two scores in an entry.
    #[error("sis section {section}: entry {title:?} has two scores of student {}: give one", .student.masked())]
    DoubledScore {
        /// The section.
        section: SectionKey,
        /// The entry's title.
        title: ActivityTitle,
        /// The student.
        student: Ssid,
    },
}

/// A SIS section with its gradebook. Categories are kept ascending by name, scores by student, and entries by the
/// activity that they were sent from, those made in the gradebook first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SisSection {
    parts: SisSectionParts,
}

impl SisSection {
    /// Checks the parts.
    ///
    /// # Errors
    ///
    /// If a category stands twice, if two entries are of one activity or one holds two scores of a student, if an
    /// entry is in a category that is not given, or if it is due outside the years 1 to 9999.
    pub fn new(mut parts: SisSectionParts) -> Result<Self, SisSectionError> {
        parts.categories.sort_by(|a, b| a.name.cmp(&b.name));
        for entry in &mut parts.entries {
            entry.scores.sort_by_key(|score| score.student);
        }
        parts.entries.sort_by(|a, b| order(a).cmp(&order(b)));
        let section = || parts.key.clone();
        if let Some(category) = doubled(&parts.categories, |category| &category.name) {
            return Err(SisSectionError::DoubledCategory { section: section(), category: category.clone() });
        }
        let made_here = parts.entries.partition_point(|entry| entry.source.is_none());
        let sent = parts.entries.get(made_here..).unwrap_or_default();
        if let Some(Some(activity)) = doubled(sent, |entry| &entry.source) {
            return Err(SisSectionError::DoubledEntry { section: section(), activity: activity.clone() });
        }
        for entry in &parts.entries {
            let (title, category) = (&entry.content.title, &entry.category);
            if parts.categories.binary_search_by(|of| of.name.cmp(category)).is_err() {
                let (title, category) = (title.clone(), category.clone());
                return Err(SisSectionError::UnknownCategory { section: section(), title, category });
            }
            if let Some(Err(problem)) = entry.content.due.map(check_year) {
                let title = title.clone();
                return Err(SisSectionError::DueDate { section: section(), title, problem });
            }
            if let Some(&student) = doubled(&entry.scores, |score| &score.student) {
                let title = title.clone();
                return Err(SisSectionError::DoubledScore { section: section(), title, student });
            }
        }
        Ok(Self { parts })
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> SisSectionParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &SisSectionParts {
        &self.parts
    }

    /// Course number and section number.
    pub fn key(&self) -> &SectionKey {
        &self.parts.key
    }

    /// The section's one lead teacher.
    pub fn lead_teacher(&self) -> &TeacherId {
        &self.parts.lead_teacher
    }

    /// The grading term.
    pub fn term(&self) -> DateRange {
        self.parts.term
    }

    /// The gradebook's categories, ascending by name.
    pub fn categories(&self) -> &[GradebookCategory] {
        &self.parts.categories
    }

    /// The category of this name, letter by letter.
    pub fn category(&self, name: &CategoryName) -> Option<&GradebookCategory> {
        let place = self.parts.categories.binary_search_by(|category| category.name.cmp(name)).ok()?;
        self.parts.categories.get(place)
    }

    /// The entries that stand: first those made in the gradebook, then those sent, ascending by activity.
    pub fn entries(&self) -> &[GradebookEntry] {
        &self.parts.entries
    }

    /// The entry that was sent from this activity.
    pub fn entry_of(&self, activity: &ActivityId) -> Option<&GradebookEntry> {
        let place =
            self.parts.entries.binary_search_by(|entry| entry.source.as_ref().cmp(&Some(activity))).ok()?;
        self.parts.entries.get(place)
    }
}

/// Entries made in the gradebook have no key of their own; their content orders them, so that input order never shows.
fn order(entry: &GradebookEntry) -> impl Ord + '_ {
    let content = &entry.content;
    let scores = entry.scores.iter().map(|score| (score.student, score.points));
    (
        entry.source.as_ref(),
        &content.title,
        content.description.as_ref(),
        content.max_points,
        content.due,
        &entry.category,
        entry.publish,
        scores.collect::<Vec<_>>(),
    )
}
