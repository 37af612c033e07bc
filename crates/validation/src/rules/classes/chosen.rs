//! The category that a gradebook's new entries go into (L-3).

use core::fmt;
use gradecrosswalk_domain::CategoryName;
use gradecrosswalk_domain::learning::{GradebookCategory, GradebookTarget, SisSection};
use gradecrosswalk_matching::grade_return::{CategoryChoice, choose_category};

/// The category that new entries go into.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Chosen {
    /// Its name.
    pub category: CategoryName,
    /// The target's own category, where the gradebook has none of that name.
    pub instead_of: Option<CategoryName>,
}

impl fmt::Display for Chosen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.instead_of {
            None => write!(f, "new entries go into category {}", self.category),
            Some(preferred) => write!(
                f,
                "there is no category {preferred}, so new entries go into {}, the first in alphabetical order",
                self.category
            ),
        }
    }
}

/// The category that new entries go into; none where the gradebook has none.
pub(super) fn chosen<'s>(
    section: &'s SisSection,
    target: &GradebookTarget,
) -> Option<(&'s GradebookCategory, Chosen)> {
    let preferred = &target.preferred_category;
    let (category, choice) = choose_category(section, preferred)?;
    let instead_of = (choice == CategoryChoice::FirstInOrder).then(|| preferred.clone());
    Some((category, Chosen { category: category.name.clone(), instead_of }))
}
