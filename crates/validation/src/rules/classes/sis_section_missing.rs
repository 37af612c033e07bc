//! V911: a class section is linked to a SIS section that is not given (L-6).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ClassId, ClassSectionId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// A link to nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SisSectionMissing {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// Its section.
    pub class_section: ClassSectionId,
    /// The SIS section to which it is linked.
    pub section: SectionKey,
}

impl Evidence for SisSectionMissing {
    fn place(&self) -> Place {
        Place::school(&self.school)
            .class(&self.class)
            .class_section(&self.class_section)
            .section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Fault::UnknownSisSection.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "linked to sis section {}, which there is not: nothing is sent there", self.section)
    }

    fn repair(&self) -> &'static str {
        "link the section to a sis section that is there, or to none"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for fault in at.faults() {
        if let (SetUpPlace::ClassSection(section), FaultFacts::UnknownSisSection { linked }) = fault {
            let problem = SisSectionMissing {
                school: at.school.clone(),
                class: at.class().id().clone(),
                class_section: section.clone(),
                section: linked.clone(),
            };
            found.push(problem.into());
        }
    }
}
