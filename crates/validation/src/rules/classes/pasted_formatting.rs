//! V910: pasting brought formatting into an activity's description (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::learning::text::{Leftover, pasted_formatting};
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A description with pasted formatting.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct PastedFormatting {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The activity.
    pub activity: ActivityId,
    /// What was found, ascending by place; at least one.
    pub found: Vec<Leftover>,
    /// The description without it, to be offered.
    pub cleaned: String,
}

impl Evidence for PastedFormatting {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).activity(&self.activity)
    }

    fn repairer(&self) -> Repairer {
        Repairer::ClassOwner
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the description has pasted formatting: {}: the activity is not sent", Listed(&self.found))
    }

    fn repair(&self) -> &'static str {
        "put the cleaned text in the description's place, or run it through a plain-text editor"
    }
}

pub(crate) fn check(at: ClassReturn<'_>, found: &mut Found) {
    for activity in at.scored() {
        let Some(description) = &activity.description else { continue };
        let Some(pasted) = pasted_formatting(description.as_str()) else { continue };
        let problem = PastedFormatting {
            school: at.school.clone(),
            class: at.class().id().clone(),
            activity: activity.id.clone(),
            found: pasted.found().to_vec(),
            cleaned: String::from(pasted.cleaned()),
        };
        found.push(problem.into());
    }
}
