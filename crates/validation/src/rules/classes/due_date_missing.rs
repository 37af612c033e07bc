//! V908: an activity has no due date that the gradebook demands (L-5; document 004: an assessment without one).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{ClassReturn, Found};
use core::fmt;
use gradecrosswalk_domain::learning::ActivityKind;
use gradecrosswalk_domain::{ActivityId, ClassId, SchoolId, TargetName};
use gradecrosswalk_matching::Repairer;

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
        Repairer::ClassOwner
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

pub(crate) fn check(at: ClassReturn<'_>, found: &mut Found) {
    let target = at.of.target();
    let without =
        at.scored().filter(|activity| activity.due.is_none() && target.due_date.asks(activity.kind));
    found.extend(without.map(|activity| {
        let problem = DueDateMissing {
            school: at.school.clone(),
            class: at.class().id().clone(),
            activity: activity.id.clone(),
            kind: activity.kind,
            target: target.name.clone(),
        };
        problem.into()
    }));
}
