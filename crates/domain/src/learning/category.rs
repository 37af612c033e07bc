//! The categories of a gradebook (rule L-3).

use crate::{CategoryName, TeacherId};

/// Whether a category takes new entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum CategoryState {
    /// It does.
    Active,
    /// It does not; entries that are in it stay.
    Inactive,
}

/// Who controls a category.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum CategoryControl {
    /// This teacher.
    Teacher(TeacherId),
    /// The school or the district, and no teacher.
    Office,
}

impl CategoryControl {
    /// Whether the teacher controls it.
    pub fn is(&self, teacher: &TeacherId) -> bool {
        matches!(self, Self::Teacher(own) if own == teacher)
    }
}

/// A category of a gradebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradebookCategory {
    /// Its name, unique in its gradebook letter by letter.
    pub name: CategoryName,
    /// Whether it takes new entries.
    pub state: CategoryState,
    /// Who controls it.
    pub controlled_by: CategoryControl,
}
