//! The scores that are posted at a student's own school, and what that school's set-up says of each. What the school
//! does with them is in [`gpa`](crate::gpa), [`transcripts`](crate::transcripts), [`report_card`](crate::report_card)
//! and [`eligibility`](crate::eligibility).

mod by_student;
mod not_counted;
mod tasks;
#[cfg(feature = "serde")]
mod wire;

use crate::plan_record::DecisionRecord;
use gradecrosswalk_domain::calendar::{LocalMinute, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, Setup};
use gradecrosswalk_domain::grades::{HomeGrade, Ssid};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Percent;
use gradecrosswalk_domain::{ScoreText, TaskName};

pub use by_student::{ScoresByStudent, StudentScores};
pub use not_counted::{LeftOut, NotCounted};
pub use tasks::{HomeTasks, ScoreFacts};

/// A score that is posted at a student's home school, in that school's own terms: of its own courses or one that the
/// exchange wrote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HomeScore {
    /// The student.
    pub ssid: Ssid,
    /// The section at the home school.
    pub section: SectionKey,
    /// The task, as the home school spells it.
    pub task: TaskName,
    /// The home school's own term.
    pub term: TermNumber,
    /// The score, of the home school's score group.
    pub score: ScoreText,
    /// The percent that stands beside it, if any; it never decides anything (rule S-7).
    pub percent: Option<Percent>,
    /// When it was posted, in the home school's local time, where that is known. One that is not known counts as posted.
    pub posted: Option<LocalMinute>,
}

impl HomeScore {
    /// What stands at a home school by a decision of the nightly plan, once that is applied. None where nothing stands.
    /// Its time is the technical school's posting time.
    pub fn of_decision(decision: &DecisionRecord) -> Option<Self> {
        let write = decision.outcome.stands()?;
        Some(Self {
            ssid: decision.ssid?,
            section: write.home.section.clone(),
            task: decision.task.clone(),
            term: write.term,
            score: write.score.clone(),
            percent: None,
            posted: Some(decision.posted),
        })
    }

    /// A grade that the exchange keeps by its technical section, under the home section that is linked to it (rule G-2).
    /// None where no section of that home school is linked, or several are: which one it is, is not guessed.
    pub fn of_home_grade(setup: &Setup, grade: &HomeGrade) -> Option<Self> {
        let (place, _) = setup.technical().section(&grade.section)?;
        let section = SectionIndex(u32::try_from(place).ok()?);
        let at = setup.homes().iter().position(|home| *home.id() == grade.home)?;
        let home = HomeIndex(u16::try_from(at).ok()?);
        let mut links = setup.layout().links_of(section).iter().filter(|link| link.home == home);
        let link = links.next().filter(|_| links.next().is_none())?;
        let section = setup.homes().get(at)?.sections().get(usize::try_from(link.section).ok()?)?;
        Some(Self {
            ssid: grade.ssid,
            section: section.key.clone(),
            task: grade.task.clone(),
            term: grade.term,
            score: grade.score.clone(),
            percent: grade.percent,
            posted: None,
        })
    }
}
