//! V708: tonight's update overwrites an edit that was made at home (G-7).

use super::at_home::AtHome;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::{PostedRow, RowTask};
use gradecrosswalk_matching::{HomeEdit, Outcome};

/// A grade that somebody has edited at home, and that the technical school's replaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct EditOverwritten {
    /// The home school.
    pub school: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The home school's term.
    pub term: TermNumber,
    /// The student.
    pub student: Ssid,
    /// What was last sent.
    pub sent: AtHome,
    /// What it was edited to.
    pub edited: AtHome,
    /// The score that replaces it.
    pub becomes: ScoreText,
}

impl Evidence for EditOverwritten {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.student(self.student)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, edited, becomes, .. } = self;
        write!(f, "{sent} was sent and was edited to {edited}: {becomes} overwrites it tonight")
    }

    fn repair(&self) -> &'static str {
        "if the edit is right, ask the technical teacher to post that score: the technical school's grade wins"
    }
}

/// One problem for each student.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    for (place, (posting, outcome)) in night.plan.outcomes().enumerate() {
        if matches!(outcome, Outcome::Update { edit: HomeEdit::Edited, .. }) {
            found.extend(problem(night, place, posting).map(Into::into));
        }
    }
}

fn problem(night: &Night<'_, '_>, place: usize, posting: &PostedRow) -> Option<EditOverwritten> {
    let explained = night.plan.explain(place)?;
    let (home, RowTask::Exchange(task)) = (explained.home?, posting.task()) else { return None };
    let profile = night.setup().profile();
    let (_, course) = home.school.course(&home.section.course)?;
    let spelled = course.tasks.iter().find(|row| profile.task(&row.task) == Some(task));
    Some(EditOverwritten {
        school: home.school.id().clone(),
        section: home.section.clone(),
        task: spelled.map(|row| &row.task).or_else(|| profile.task_name(task))?.clone(),
        term: home.term_number?,
        student: night.records.ledger.register().ssid(explained.student)?,
        sent: home.last_sent.into(),
        edited: home.stood.into(),
        becomes: explained.mark.home?.score().clone(),
    })
}
