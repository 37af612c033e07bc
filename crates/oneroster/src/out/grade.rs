//! A grade as it is to stand at a home school.

use crate::mapping::SchoolRecords;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{LocalMinute, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Percent;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::plan_record::{OutcomeRecord, PlanRecord};

/// A grade to write as a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeToWrite {
    /// The student.
    pub ssid: Ssid,
    /// The home school's own section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The home school's own term.
    pub term: TermNumber,
    /// The home school's own score.
    pub score: ScoreText,
    /// The percent beside it, where one was posted.
    pub percent: Option<Percent>,
    /// When it was posted, of which the day is written.
    pub posted: LocalMinute,
}

impl GradeToWrite {
    /// The grades of a plan that are added and updated at one home school.
    pub fn of_plan(plan: &PlanRecord, home: &SchoolId) -> Vec<Self> {
        let written = plan.decisions.iter().filter_map(|decision| {
            let (OutcomeRecord::Add(write) | OutcomeRecord::Update { write, .. }) = &decision.outcome else {
                return None;
            };
            (write.home.school == *home).then_some(())?;
            Some(Self {
                ssid: decision.ssid?,
                section: write.home.section.clone(),
                task: decision.task.clone(),
                term: write.term,
                score: write.score.clone(),
                percent: decision.mark.percent(),
                posted: decision.posted,
            })
        });
        written.collect()
    }

    /// The grades that stand at a home school, of which a bulk file must not leave any out.
    pub fn standing(records: &SchoolRecords) -> Vec<Self> {
        let standing = records.grades.iter().filter_map(|grade| {
            Some(Self {
                ssid: grade.ssid?,
                section: grade.section.clone(),
                task: grade.task.clone(),
                term: grade.term,
                score: grade.standing.clone()?,
                percent: grade.mark.percent(),
                posted: grade.posted,
            })
        });
        standing.collect()
    }
}
