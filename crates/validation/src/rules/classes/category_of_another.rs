//! V906: the lead teacher does not control a category that entries go into or stand in (L-3, L-5; document 004).

use super::chosen::chosen;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use alloc::collections::BTreeMap;
use core::fmt;
use gradecrosswalk_domain::learning::{CategoryControl, SisSection};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CategoryName, ClassId, SchoolId, TeacherId};
use gradecrosswalk_matching::Repairer;

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
        Repairer::Administrators
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
pub(crate) fn check(at: ClassReturn<'_>, found: &mut Found) {
    for section in at.gradebooks() {
        let new = chosen(section, at.of.target()).map(|(category, _)| &category.name);
        let mut used: BTreeMap<&CategoryName, usize> = new.into_iter().map(|name| (name, 0)).collect();
        for entry in of_class(at, section) {
            let standing = used.entry(entry).or_default();
            *standing = standing.saturating_add(1);
        }
        for (name, standing) in used {
            let Some(category) = section.category(name) else { continue };
            if category.controlled_by.is(section.lead_teacher()) {
                continue;
            }
            let problem = CategoryOfAnother {
                school: at.school.clone(),
                class: at.class().id().clone(),
                section: section.key().clone(),
                category: name.clone(),
                lead_teacher: section.lead_teacher().clone(),
                controlled_by: match &category.controlled_by {
                    CategoryControl::Teacher(teacher) => Some(teacher.clone()),
                    CategoryControl::Office => None,
                },
                takes_new_entries: new == Some(name),
                standing,
            };
            found.push(problem.into());
        }
    }
}

/// The categories of the entries that were sent from scored activities of the class.
fn of_class<'c>(at: ClassReturn<'c>, section: &'c SisSection) -> impl Iterator<Item = &'c CategoryName> {
    at.scored().filter_map(|activity| section.entry_of(&activity.id)).map(|entry| &entry.category)
}
