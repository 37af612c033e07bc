//! V905: the category that new entries go into is inactive (L-3, L-5; document 004).

use super::chosen::{Chosen, chosen};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::learning::CategoryState;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;

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
    /// The category.
    pub chosen: Chosen,
}

impl Evidence for CategoryInactive {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Repairer::LeadTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, which is inactive: no entry can be made", self.chosen)
    }

    fn repair(&self) -> &'static str {
        "make the category active in the gradebook"
    }
}

pub(crate) fn check(at: ClassReturn<'_>, found: &mut Found) {
    for section in at.gradebooks() {
        let Some((category, chosen)) = chosen(section, at.of.target()) else { continue };
        if category.state == CategoryState::Inactive {
            let problem = CategoryInactive {
                school: at.school.clone(),
                class: at.class().id().clone(),
                section: section.key().clone(),
                chosen,
            };
            found.push(problem.into());
        }
    }
}
