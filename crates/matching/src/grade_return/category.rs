//! The category of an entry (rule L-3): chosen for a new one, looked up for one that stands. Never moves an entry.

use super::FaultFacts;
use alloc::vec::Vec;
use core::cmp::Ordering;
use gradecrosswalk_domain::CategoryName;
use gradecrosswalk_domain::learning::{CategoryState, GradebookCategory, SisSection};

/// Why an entry is in a category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum CategoryChoice {
    /// The gradebook has the category that the target prefers.
    Preferred,
    /// It does not, and this is its first in alphabetical order, case aside, then by code point.
    FirstInOrder,
}

/// The category that a new entry goes into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenCategory {
    /// Its name.
    pub name: CategoryName,
    /// Why this one.
    pub choice: CategoryChoice,
}

/// The category that a new entry goes into: the preferred one, else the first in alphabetical order, case aside, then by
/// code point (rule L-3). Names are compared letter by letter. None where the gradebook has none.
///
/// Whether the category is active, and who controls it, does not matter for the choice: a fault of the one that was chosen
/// is not got round by another.
fn choose<'s>(
    section: &'s SisSection,
    preferred: &CategoryName,
) -> Option<(&'s GradebookCategory, CategoryChoice)> {
    let of_name = section.category(preferred).map(|category| (category, CategoryChoice::Preferred));
    of_name.or_else(|| {
        let first = section.categories().iter().min_by(|a, b| in_order(&a.name, &b.name));
        first.map(|category| (category, CategoryChoice::FirstInOrder))
    })
}

fn in_order(a: &CategoryName, b: &CategoryName) -> Ordering {
    let folded = |name: &CategoryName| name.as_str().chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
    folded(a).cmp(&folded(b)).then_with(|| a.cmp(b))
}

/// The category for a new entry, with the faults that it has.
pub(super) fn of_new_entry(
    section: &SisSection,
    preferred: &CategoryName,
    faults: &mut Vec<FaultFacts>,
) -> Option<ChosenCategory> {
    let Some((category, choice)) = choose(section, preferred) else {
        faults.push(FaultFacts::NoCategory);
        return None;
    };
    if category.state == CategoryState::Inactive {
        faults.push(FaultFacts::CategoryInactive { category: category.name.clone() });
    }
    check_control(section, category, faults);
    Some(ChosenCategory { name: category.name.clone(), choice })
}

/// The faults of the category that an entry stands in. An inactive one keeps its entries.
pub(super) fn of_standing_entry(section: &SisSection, name: &CategoryName, faults: &mut Vec<FaultFacts>) {
    if let Some(category) = section.category(name) {
        check_control(section, category, faults);
    }
}

fn check_control(section: &SisSection, category: &GradebookCategory, faults: &mut Vec<FaultFacts>) {
    if !category.controlled_by.is(section.lead_teacher()) {
        faults.push(FaultFacts::CategoryNotControlled {
            category: category.name.clone(),
            controlled_by: category.controlled_by.clone(),
            lead: section.lead_teacher().clone(),
        });
    }
}
