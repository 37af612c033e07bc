//! V910: pasting brought formatting into an activity's description (L-5; document 004).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use crate::words::Listed;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::learning::text::Leftover;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

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
        Fault::PastedFormatting.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the description has pasted formatting: {}: the activity is not sent", Listed(&self.found))
    }

    fn repair(&self) -> &'static str {
        "put the cleaned text in the description's place, or run it through a plain-text editor"
    }
}

/// One problem for each activity, in however many gradebooks its entry would be.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for fault in at.faults() {
        if let (SetUpPlace::Entry(_, activity), FaultFacts::PastedFormatting { pasted }) = fault {
            let problem = PastedFormatting {
                school: at.school.clone(),
                class: at.class().id().clone(),
                activity: activity.clone(),
                found: pasted.found().to_vec(),
                cleaned: String::from(pasted.cleaned()),
            };
            found.push(problem.into());
        }
    }
}
