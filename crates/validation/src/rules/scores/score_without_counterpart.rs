//! V407: a score without a Min % that a home school's group does not have (S-4).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::score_groups::{Pair, pairs};
use crate::survey::{Found, Side, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::{GroupName, SchoolId, ScoreText};
use gradecrosswalk_matching::Repairer;

/// Scores that have no twin at home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ScoreWithoutCounterpart {
    /// The home school.
    pub school: SchoolId,
    /// Its group.
    pub group: GroupName,
    /// The technical school.
    pub technical: SchoolId,
    /// The technical school's group.
    pub technical_group: GroupName,
    /// The scores without a Min % that only the technical group has, in its sequence.
    pub scores: Vec<ScoreText>,
    /// The tasks at home that are concerned, ascending by course.
    pub used_by: Vec<TaskOnCourse>,
}

impl Evidence for ScoreWithoutCounterpart {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.used_by)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.used_by.iter().map(|of| &of.course));
        let (group, scores) = (&self.group, Listed(&self.scores));
        let (technical, theirs) = (&self.technical, &self.technical_group);
        write!(
            f,
            "score group {group}{courses} lacks {scores} without a Min %, which {theirs} at {technical} has"
        )
    }

    fn repair(&self) -> &'static str {
        "add the score, spelled as at the technical school and without a Min %, to the home group"
    }
}

/// One problem for each home school and two groups.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let technical = survey.technical();
    for at in survey.homes() {
        let Side::Home(home) = at.side else { continue };
        for judged in pairs(survey, at, home, without_twin) {
            found.push(
                ScoreWithoutCounterpart {
                    school: at.school.id().clone(),
                    group: judged.group.home.name().clone(),
                    technical: technical.school.id().clone(),
                    technical_group: judged.group.technical.name().clone(),
                    scores: judged.seen,
                    used_by: judged.used_by,
                }
                .into(),
            );
        }
    }
}

fn without_twin(pair: &Pair<'_>) -> Option<Vec<ScoreText>> {
    let texts = pair.technical.items().iter().filter(|item| item.min_percent().is_none());
    let twin =
        |score: &ScoreText| pair.home.by_score(score).is_some_and(|(_, item)| item.min_percent().is_none());
    let scores: Vec<ScoreText> =
        texts.map(|item| item.score().clone()).filter(|score| !twin(score)).collect();
    (!scores.is_empty()).then_some(scores)
}
