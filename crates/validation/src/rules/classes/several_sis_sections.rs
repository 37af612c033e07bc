//! V901: a section of a class is linked to more than one SIS section (L-5, L-6; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ClassId, ClassSectionId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// A class section with several links.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeveralSisSections {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// Its section.
    pub class_section: ClassSectionId,
    /// The SIS sections to which it is linked, ascending; at least two.
    pub linked: Vec<SectionKey>,
}

impl Evidence for SeveralSisSections {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).class_section(&self.class_section)
    }

    fn repairer(&self) -> Repairer {
        Fault::SeveralSisSections.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "linked to {} sis sections, {}: nothing of this section is sent",
            self.linked.len(),
            Listed(&self.linked)
        )
    }

    fn repair(&self) -> &'static str {
        "link the section to one sis section, and make a class section for each of the others"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for fault in at.faults() {
        if let (SetUpPlace::ClassSection(section), FaultFacts::SeveralSisSections { linked }) = fault {
            let problem = SeveralSisSections {
                school: at.school.clone(),
                class: at.class().id().clone(),
                class_section: section.clone(),
                linked: linked.clone(),
            };
            found.push(problem.into());
        }
    }
}
