//! V906: the lead teacher does not control a category that entries go into or stand in (L-3, L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use alloc::collections::BTreeMap;
use core::fmt;
use gradecrosswalk_domain::learning::CategoryControl;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CategoryName, ClassId, SchoolId, TeacherId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// A category that is not the lead teacher's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CategoryOfAnother {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The SIS section.
    pub section: SectionKey,
    /// The category.
    pub category: CategoryName,
    /// The section's lead teacher.
    pub lead_teacher: TeacherId,
    /// The teacher who controls the category; none where the office does.
    pub controlled_by: Option<TeacherId>,
    /// Whether new entries go into it.
    pub takes_new_entries: bool,
    /// How many of the class's entries stand in it.
    pub standing: usize,
}

impl Evidence for CategoryOfAnother {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).section(&self.section)
    }

    fn repairer(&self) -> Repairer {
        Fault::CategoryNotControlled.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "category {} is controlled by ", self.category)?;
        match &self.controlled_by {
            Some(teacher) => write!(f, "teacher {teacher}")?,
            None => f.write_str("the office")?,
        }
        write!(f, ", not by the lead teacher {}: ", self.lead_teacher)?;
        f.write_str(if self.takes_new_entries {
            "no entry can be made"
        } else {
            "entries cannot be updated"
        })?;
        match self.standing {
            0 => Ok(()),
            standing => write!(f, " ({standing} of the class in it)"),
        }
    }

    fn repair(&self) -> &'static str {
        "give the lead teacher control of the category"
    }
}

/// One problem for each such category of a gradebook.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let mut problems: BTreeMap<(&SectionKey, &CategoryName), CategoryOfAnother> = BTreeMap::new();
    for (place, facts) in at.faults() {
        let FaultFacts::CategoryNotControlled { category, controlled_by, lead } = facts else { continue };
        let (SetUpPlace::Gradebook(section) | SetUpPlace::Entry(section, _)) = place else { continue };
        let problem = problems.entry((section, category)).or_insert_with(|| CategoryOfAnother {
            school: at.school.clone(),
            class: at.class().id().clone(),
            section: section.clone(),
            category: category.clone(),
            lead_teacher: lead.clone(),
            controlled_by: match controlled_by {
                CategoryControl::Teacher(teacher) => Some(teacher.clone()),
                CategoryControl::Office => None,
            },
            takes_new_entries: false,
            standing: 0,
        });
        match place {
            SetUpPlace::Entry(..) => problem.standing = problem.standing.saturating_add(1),
            _ => problem.takes_new_entries = true,
        }
    }
    found.extend(problems.into_values().map(Into::into));
}
