//! V905: the category that new entries go into is inactive (L-3, L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CategoryName, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// A gradebook that takes no new entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CategoryInactive {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The SIS section.
    pub section: SectionKey,
    /// The category that new entries go into.
    pub category: CategoryName,
    /// The target's own category, where the gradebook has none of that name.
    pub instead_of: Option<CategoryName>,
}

impl Evidence for CategoryInactive {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Fault::CategoryInactive.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.instead_of {
            None => write!(f, "new entries go into category {}", self.category)?,
            Some(preferred) => write!(
                f,
                "there is no category {preferred}, so new entries go into {}, the first in alphabetical order",
                self.category
            )?,
        }
        f.write_str(", which is inactive: no entry can be made")
    }

    fn repair(&self) -> &'static str {
        "make the category active in the gradebook"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let preferred = &at.of.target().preferred_category;
    for fault in at.faults() {
        if let (SetUpPlace::Gradebook(section), FaultFacts::CategoryInactive { category }) = fault {
            let problem = CategoryInactive {
                school: at.school.clone(),
                class: at.class().id().clone(),
                section: section.clone(),
                category: category.clone(),
                instead_of: (category != preferred).then(|| preferred.clone()),
            };
            found.push(problem.into());
        }
    }
}
