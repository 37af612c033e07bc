//! V405: scores of a home school's group have no GPA value, so that they stay off transcripts (S-6; documents 000 and
//! 001).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::in_use;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::ScoreGroup;
use gradecrosswalk_domain::{GroupName, SchoolId, ScoreText};
use gradecrosswalk_matching::Repairer;

/// A group whose GPA values are not filled in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GpaValuesMissing {
    /// The home school.
    pub school: SchoolId,
    /// The group.
    pub group: GroupName,
    /// The scores with a Min % and without a GPA value, in the group's sequence.
    pub scores: Vec<ScoreText>,
    /// Whether no score with a Min % has one.
    pub all: bool,
    /// The tasks that are graded from the group, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
}

impl Evidence for GpaValuesMissing {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.used_by.iter().map(|of| &of.course));
        write!(f, "score group {}{courses} has no GPA value for ", self.group)?;
        match &*self.scores {
            _ if self.all => f.write_str("any score"),
            [score] => write!(f, "score {score}"),
            scores => write!(f, "scores {}", Listed(scores)),
        }
    }

    fn repair(&self) -> &'static str {
        "fill in the GPA value of each score that a percent stands for"
    }
}

/// One problem for each group in use at a home school.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        for judged in in_use(survey, at, without_value) {
            let (scores, all) = judged.seen;
            found.push(
                GpaValuesMissing {
                    school: at.school.id().clone(),
                    group: judged.group.name().clone(),
                    scores,
                    all,
                    used_by: judged.used_by,
                }
                .into(),
            );
        }
    }
}

/// The scores without a value, and whether they are all. A score without a Min %, such as an incomplete, is worth nothing
/// in a GPA.
fn without_value(group: &ScoreGroup) -> Option<(Vec<ScoreText>, bool)> {
    let graded = || group.items().iter().filter(|item| item.min_percent().is_some());
    let without = graded().filter(|item| item.gpa_value().is_none());
    let scores: Vec<ScoreText> = without.map(|item| item.score().clone()).collect();
    let all = scores.len() == graded().count();
    (!scores.is_empty()).then_some((scores, all))
}
