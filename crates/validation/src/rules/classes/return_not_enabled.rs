//! V914: a class is linked to the SIS, and the school has no grade return (L-1; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Counted;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::learning::Enablement;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A linked class of which nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReturnNotEnabled {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// To how many SIS sections it is linked; at least one.
    pub linked: usize,
}

impl Evidence for ReturnNotEnabled {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class)
    }

    fn repairer(&self) -> Repairer {
        Repairer::Administrators
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "linked to {}, but grade return is not enabled for the school: nothing is sent",
            Counted(self.linked, "sis section")
        )
    }

    fn repair(&self) -> &'static str {
        "enable grade return for the school, if scores should return"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let mut linked: Vec<&SectionKey> = at.class().sections().iter().flat_map(|of| &of.linked).collect();
    linked.sort_unstable();
    linked.dedup();
    if !linked.is_empty() && at.of.enablement() == Enablement::NotEnabled {
        let problem = ReturnNotEnabled {
            school: at.school.clone(),
            class: at.class().id().clone(),
            linked: linked.len(),
        };
        found.push(problem.into());
    }
}
