//! V902: the SIS sections of a class have different lead teachers (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ClassId, SchoolId, TeacherId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts};

/// The lead teachers of a class.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LeadTeachersDiffer {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The teacher who owns it.
    pub owner: TeacherId,
    /// Its lead teachers, ascending; at least two.
    pub leads: Vec<LeadTeacher>,
}

/// A lead teacher.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LeadTeacher {
    /// The teacher.
    pub teacher: TeacherId,
    /// The linked SIS sections that the teacher leads, ascending.
    pub sections: Vec<SectionKey>,
}

impl fmt::Display for LeadTeacher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.teacher, Listed(&self.sections))
    }
}

impl Evidence for LeadTeachersDiffer {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class)
    }

    fn repairer(&self) -> Repairer {
        Fault::LeadTeachersDiffer.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the lead teachers of the linked sis sections differ: ")?;
        let mut between = "";
        for lead in &self.leads {
            write!(f, "{between}{lead}")?;
            between = "; ";
        }
        f.write_str(": nothing of the class is sent")
    }

    fn repair(&self) -> &'static str {
        "give all linked sis sections the class's owner as lead teacher, or take those of other teachers out of the class"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for (_, facts) in at.faults() {
        let FaultFacts::LeadTeachersDiffer { leads } = facts else { continue };
        let mut by_teacher: BTreeMap<&TeacherId, Vec<SectionKey>> = BTreeMap::new();
        for of in leads {
            by_teacher.entry(&of.lead).or_default().push(of.section.clone());
        }
        let lead = |(teacher, sections): (&TeacherId, _)| LeadTeacher { teacher: teacher.clone(), sections };
        let problem = LeadTeachersDiffer {
            school: at.school.clone(),
            class: at.class().id().clone(),
            owner: at.class().owner().clone(),
            leads: by_teacher.into_iter().map(lead).collect(),
        };
        found.push(problem.into());
    }
}
