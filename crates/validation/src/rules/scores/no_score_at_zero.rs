//! V406: no score of a technical school's group stands for low percents (S-2).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::in_use;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::{MinPercent, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{GroupName, SchoolId};
use gradecrosswalk_matching::Repairer;

/// A group that does not begin at 0 %.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NoScoreAtZero {
    /// The technical school.
    pub school: SchoolId,
    /// The group.
    pub group: GroupName,
    /// Its lowest Min %; none where no score has one.
    pub lowest: Option<MinPercent>,
    /// The tasks that are graded from it, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
}

impl Evidence for NoScoreAtZero {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.used_by.iter().map(|of| &of.course));
        write!(f, "score group {}{courses} has no score for ", self.group)?;
        match self.lowest {
            Some(lowest) => write!(f, "a percent below {lowest}"),
            None => f.write_str("any percent"),
        }
    }

    fn repair(&self) -> &'static str {
        "let a score of the group begin at 0 %, at the home schools as well"
    }
}

/// One problem for each group in use at the technical school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let at = survey.technical();
    for judged in in_use(survey, at, begins_above_zero) {
        found.push(
            NoScoreAtZero {
                school: at.school.id().clone(),
                group: judged.group.name().clone(),
                lowest: judged.seen.0,
                used_by: judged.used_by,
            }
            .into(),
        );
    }
}

/// The lowest Min %, if percents are left below it.
fn begins_above_zero(group: &ScoreGroup) -> Option<Lowest> {
    let lowest = group.items().iter().filter_map(ScoreItem::min_percent).min();
    (lowest != Some(MinPercent::MIN)).then_some(Lowest(lowest))
}

/// A group's lowest Min %; none where no score has one.
struct Lowest(Option<MinPercent>);
