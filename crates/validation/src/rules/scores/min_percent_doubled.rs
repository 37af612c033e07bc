//! V404: two scores of a group in use have the same Min % (S-3; documents 000 and 002).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::in_use;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::{MinPercent, ScoreGroup};
use gradecrosswalk_domain::{GroupName, SchoolId, ScoreText};
use gradecrosswalk_matching::Repairer;

/// A group in which nobody can say which score a percent stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MinPercentDoubled {
    /// The school.
    pub school: SchoolId,
    /// The group.
    pub group: GroupName,
    /// Each Min % that several scores have, ascending.
    pub doubled: Vec<Doubled>,
    /// The tasks that are graded from the group, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

/// A Min % and the scores that have it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Doubled {
    /// The Min %.
    pub min_percent: MinPercent,
    /// The scores, in the group's sequence.
    pub scores: Vec<ScoreText>,
}

impl fmt::Display for Doubled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.min_percent, Listed(&self.scores))
    }
}

impl Evidence for MinPercentDoubled {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by).waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.used_by.iter().map(|of| &of.course));
        write!(f, "score group {}{courses} has Min % {} more than once", self.group, Listed(&self.doubled))
    }

    fn repair(&self) -> &'static str {
        "give each score of the group a Min % of its own, or blank it on the score that is not given for a percent"
    }
}

/// One problem for each group in use.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for judged in in_use(survey, at, doubled) {
            found.push(
                MinPercentDoubled {
                    school: at.school.id().clone(),
                    group: judged.group.name().clone(),
                    doubled: judged.seen,
                    used_by: judged.used_by,
                    repairer: at.office(),
                    waiting: judged.waiting,
                }
                .into(),
            );
        }
    }
}

fn doubled(group: &ScoreGroup) -> Option<Vec<Doubled>> {
    let bounds = group.items().iter().filter(|item| item.min_percent().is_some());
    if group.bounds_once().count() == bounds.count() {
        return None;
    }
    let mut scores: BTreeMap<MinPercent, Vec<&ScoreText>> = BTreeMap::new();
    for item in group.items() {
        if let Some(bound) = item.min_percent() {
            scores.entry(bound).or_default().push(item.score());
        }
    }
    let several = scores.into_iter().filter(|(_, scores)| scores.len() > 1);
    let doubled: Vec<Doubled> = several
        .map(|(min_percent, scores)| Doubled { min_percent, scores: scores.into_iter().cloned().collect() })
        .collect();
    (!doubled.is_empty()).then_some(doubled)
}
