//! V904: the gradebook of a linked SIS section has no category (L-3; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CategoryName, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// A gradebook without categories.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NoCategory {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The SIS section.
    pub section: SectionKey,
    /// The category that new entries would go into.
    pub preferred: CategoryName,
}

impl Evidence for NoCategory {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Fault::NoCategory.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the gradebook has no category, neither {} nor another: no entry can be made",
            self.preferred
        )
    }

    fn repair(&self) -> &'static str {
        "make a category in the gradebook that the lead teacher controls"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for fault in at.faults() {
        if let (SetUpPlace::Gradebook(section), FaultFacts::NoCategory) = fault {
            let problem = NoCategory {
                school: at.school.clone(),
                class: at.class().id().clone(),
                section: section.clone(),
                preferred: at.of.target().preferred_category.clone(),
            };
            found.push(problem.into());
        }
    }
}
