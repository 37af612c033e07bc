//! V912: a title is too long for the target's activity list (L-2; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId, TargetName};
use gradecrosswalk_matching::Repairer;

/// A title that is not listed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TitleNotListed {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The activity.
    pub activity: ActivityId,
    /// How long its title is, in characters.
    pub length: usize,
    /// How long a title in the list may be.
    pub limit: u32,
    /// Whose list it is.
    pub target: TargetName,
}

impl Evidence for TitleNotListed {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).activity(&self.activity)
    }

    fn repairer(&self) -> Repairer {
        Repairer::ClassOwner
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the title has {} characters, and the activity list of {} takes {}: the activity is not listed there",
            self.length, self.target, self.limit
        )
    }

    fn repair(&self) -> &'static str {
        "shorten the title"
    }
}

pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    let target = at.of.target();
    let Some(limit) = target.list_limit else { return };
    for activity in at.scored() {
        let length = activity.title.as_str().chars().count();
        if u32::try_from(length).is_ok_and(|length| length <= limit.get()) {
            continue;
        }
        let problem = TitleNotListed {
            school: at.school.clone(),
            class: at.class().id().clone(),
            activity: activity.id.clone(),
            length,
            limit: limit.get(),
            target: target.name.clone(),
        };
        found.push(problem.into());
    }
}
