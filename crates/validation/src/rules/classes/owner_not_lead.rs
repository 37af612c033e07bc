//! V903: the lead teacher of a class's SIS sections does not own the class (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::{ClassId, SchoolId, TeacherId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts};

/// A class that another teacher owns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OwnerNotLead {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The teacher who owns it.
    pub owner: TeacherId,
    /// The one lead teacher of all its SIS sections.
    pub lead_teacher: TeacherId,
}

impl Evidence for OwnerNotLead {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class)
    }

    fn repairer(&self) -> Repairer {
        Fault::OwnerNotLead.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "teacher {} owns the class, but {} leads its sis sections: nothing of the class is sent",
            self.owner, self.lead_teacher
        )
    }

    fn repair(&self) -> &'static str {
        "make the lead teacher the class's owner"
    }
}

/// None where lead teachers differ, which is V902's.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for (_, facts) in at.faults() {
        if let FaultFacts::OwnerNotLead { owner, lead } = facts {
            let problem = OwnerNotLead {
                school: at.school.clone(),
                class: at.class().id().clone(),
                owner: owner.clone(),
                lead_teacher: lead.clone(),
            };
            found.push(problem.into());
        }
    }
}
