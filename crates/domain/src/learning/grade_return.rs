//! One class's grade return: the class, the gradebook it sends to, and the SIS sections as they stand.

use super::class::doubled;
use super::{GradebookTarget, LearningClass, SisSection};
use crate::school::SectionKey;
use alloc::vec::Vec;

/// Whether grade return is switched on for the school (rule L-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Enablement {
    /// It is.
    Enabled,
    /// It is not: nothing is sent.
    NotEnabled,
}

/// The parts of a grade return, to be checked by [`GradeReturn::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeReturnParts {
    /// Whether the school has it switched on.
    pub enablement: Enablement,
    /// The gradebook that entries are sent to.
    pub target: GradebookTarget,
    /// The class.
    pub class: LearningClass,
    /// The SIS sections that the class is linked to. Others do no harm; one that is linked and missing can be held.
    pub sections: Vec<SisSection>,
}

/// A grade return was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GradeReturnError {
    /// A SIS section stands twice.
    #[error("sis section {section} is given twice: give it once, with its whole gradebook")]
    DoubledSection {
        /// The section.
        section: SectionKey,
    },
}

/// A class with the SIS sections that its scores return to. SIS sections are kept ascending by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeReturn {
    parts: GradeReturnParts,
}

impl GradeReturn {
    /// Checks the parts.
    ///
    /// # Errors
    ///
    /// If a SIS section stands twice.
    pub fn new(mut parts: GradeReturnParts) -> Result<Self, GradeReturnError> {
        parts.sections.sort_by(|a, b| a.key().cmp(b.key()));
        match doubled(&parts.sections, SisSection::key) {
            Some(section) => Err(GradeReturnError::DoubledSection { section: section.clone() }),
            None => Ok(Self { parts }),
        }
    }

    /// The parts, to change them and check them again.
    pub fn into_parts(self) -> GradeReturnParts {
        self.parts
    }

    /// The parts as they were checked, for writing them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(&self) -> &GradeReturnParts {
        &self.parts
    }

    /// Whether the school has it switched on.
    pub fn enablement(&self) -> Enablement {
        self.parts.enablement
    }

    /// The gradebook that entries are sent to.
    pub fn target(&self) -> &GradebookTarget {
        &self.parts.target
    }

    /// The class.
    pub fn class(&self) -> &LearningClass {
        &self.parts.class
    }

    /// The SIS sections, ascending by key.
    pub fn sections(&self) -> &[SisSection] {
        &self.parts.sections
    }

    /// The SIS section of this key.
    pub fn section(&self, key: &SectionKey) -> Option<&SisSection> {
        let place = self.parts.sections.binary_search_by(|section| section.key().cmp(key)).ok()?;
        self.parts.sections.get(place)
    }
}
