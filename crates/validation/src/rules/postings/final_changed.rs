//! V704: a final grade that has been sent is changed tonight (G-8; document 002).

use super::at_home::AtHome;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::RowTask;
use gradecrosswalk_matching::transcripts::changed_finals;

/// A final grade that replaces another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FinalChanged {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The technical school's term.
    pub term: TermNumber,
    /// The student.
    pub student: Ssid,
    /// The home school.
    pub home: SchoolId,
    /// What stands there.
    pub stands: AtHome,
    /// The score that replaces it.
    pub becomes: ScoreText,
}

impl Evidence for FinalChanged {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.student(self.student).waiting([self.home.clone()])
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalTeacher
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the final grade at {} changes tonight: {} stands there, {} replaces it",
            self.home, self.stands, self.becomes
        )
    }

    fn repair(&self) -> &'static str {
        "see that the change is meant, and tell the home school: final grades are posted once"
    }
}

/// One problem for each student.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    found.extend(changed_finals(night.plan).filter_map(|(place, posting)| {
        let RowTask::Exchange(task) = posting.task() else { return None };
        problem(night, place, task).map(Into::into)
    }));
}

fn problem(night: &Night<'_, '_>, place: usize, task: TaskIndex) -> Option<FinalChanged> {
    let explained = night.plan.explain(place)?;
    let (section, home) = (explained.section?, explained.home?);
    Some(FinalChanged {
        school: night.setup().technical().id().clone(),
        section: section.clone(),
        task: night.spelling(section, task)?.clone(),
        term: explained.term_number,
        student: night.records.ledger.register().ssid(explained.student)?,
        home: home.school.id().clone(),
        stands: home.stood.into(),
        becomes: explained.mark.home?.score().clone(),
    })
}
