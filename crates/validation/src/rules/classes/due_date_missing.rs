//! V908: an activity has no due date that the gradebook demands (L-5; document 004: an assessment without one).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::learning::ActivityKind;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId, TargetName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{Fault, FaultFacts, SetUpPlace};

/// An activity without a due date.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct DueDateMissing {
    /// The school.
    pub school: SchoolId,
    /// The class.
    pub class: ClassId,
    /// The activity.
    pub activity: ActivityId,
    /// What it is.
    pub kind: ActivityKind,
    /// The gradebook that demands one.
    pub target: TargetName,
}

impl Evidence for DueDateMissing {
    fn place(&self) -> Place {
        Place::school(&self.school).class(&self.class).activity(&self.activity)
    }

    fn repairer(&self) -> Repairer {
        Fault::DueDateMissing.repairer()
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            ActivityKind::Assignment => "assignment",
            ActivityKind::Assessment => "assessment",
        };
        write!(f, "the {kind} has no due date, and {} takes none without: it is not sent", self.target)
    }

    fn repair(&self) -> &'static str {
        "give the activity a due date within the grading term"
    }
}

/// One problem for each activity, in however many gradebooks its entry would be.
pub(crate) fn check(at: &ClassReturn<'_>, found: &mut Found) {
    for fault in at.faults() {
        if let (SetUpPlace::Entry(_, activity), FaultFacts::DueDateMissing { kind }) = fault {
            let problem = DueDateMissing {
                school: at.school.clone(),
                class: at.class().id().clone(),
                activity: activity.clone(),
                kind: *kind,
                target: at.of.target().name.clone(),
            };
            found.push(problem.into());
        }
    }
}
