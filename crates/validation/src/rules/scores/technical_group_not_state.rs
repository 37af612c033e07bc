//! V401: the technical school grades a task of the exchange from another score group than the state's (S-5; documents
//! 000 and 002).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::in_use;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{GroupName, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A group that the technical school should not use.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TechnicalGroupNotState {
    /// The technical school.
    pub school: SchoolId,
    /// The group that it uses.
    pub group: GroupName,
    /// The state's group.
    pub state_group: GroupName,
    /// The tasks that are graded from it, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
}

impl Evidence for TechnicalGroupNotState {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.used_by.iter().map(|of| &of.course));
        write!(f, "score group {} is used{courses}, not the state's {}", self.group, self.state_group)
    }

    fn repair(&self) -> &'static str {
        "choose the state's score group for the task"
    }
}

/// One problem for each group.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let (at, state_group) = (survey.technical(), survey.profile.state_score_group());
    for judged in in_use(survey, at, |group| (group.name() != state_group).then_some(())) {
        found.push(
            TechnicalGroupNotState {
                school: at.school.id().clone(),
                group: judged.group.name().clone(),
                state_group: state_group.clone(),
                used_by: judged.used_by,
            }
            .into(),
        );
    }
}
