//! V701: a posting's score text and its percent say different scores; the text decides (S-4).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Percent;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::Repairer;

/// A posting whose score is not the one that its percent stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MarkDisagrees {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// The student, where the posting has one.
    pub student: Option<Ssid>,
    /// The score that was posted.
    pub score: ScoreText,
    /// The percent beside it.
    pub percent: Percent,
    /// The score that the percent stands for; none below the lowest Min %.
    pub by_percent: Option<ScoreText>,
}

impl Evidence for MarkDisagrees {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        Place { student: self.student, ..place }
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { score, percent, .. } = self;
        match &self.by_percent {
            Some(other) => {
                write!(f, "score {score} is posted beside {percent} %, which is {other}: the score is sent")
            }
            None => {
                write!(f, "score {score} is posted beside {percent} %, which is no score: the score is sent")
            }
        }
    }

    fn repair(&self) -> &'static str {
        "post the score and the percent anew, so that they agree"
    }
}

/// One problem for each posting. A score without a Min %, such as an incomplete, agrees with any percent.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let (exchange, setup) = (night.plan.exchange(), night.setup());
    for posting in night.records.records.posted {
        let (Some(score), Some(percent)) = (posting.mark.score(), posting.mark.percent()) else { continue };
        let place =
            setup.technical().section(&posting.section).and_then(|(place, _)| u32::try_from(place).ok());
        let group = place.zip(setup.profile().task(&posting.task));
        let group = group.and_then(|(place, task)| exchange.technical_group(SectionIndex(place), task));
        let Some((group, (_, item))) = group.and_then(|group| Some((group, group.by_score(score)?))) else {
            continue;
        };
        let rounded = exchange.policy().rounding.apply(percent);
        let by_percent = group.by_percent(rounded).map(|(_, item)| item.score());
        if item.min_percent().is_some() && by_percent != Some(score) {
            found.push(
                MarkDisagrees {
                    school: setup.technical().id().clone(),
                    section: posting.section.clone(),
                    task: posting.task.clone(),
                    term: posting.term,
                    student: posting.ssid,
                    score: score.clone(),
                    percent,
                    by_percent: by_percent.cloned(),
                }
                .into(),
            );
        }
    }
}
