//! V703: the term of posted grades has closed, and they do not stand at home (G-5).

use super::at_home::AtHome;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use crate::words::{Counted, Listed};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{SectionIndex, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, ScoreText, TaskName};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::rows::{PostedRow, RowTask};

/// A grade that did not arrive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MissingGrade {
    /// The student.
    pub student: Ssid,
    /// The home school.
    pub home: SchoolId,
    /// The home school's term that it was to go into.
    pub home_term: TermNumber,
    /// The technical school's score, where its score group has one for the mark.
    pub posted: Option<ScoreText>,
    /// What stands at home instead.
    pub stands: AtHome,
}

/// Grades of a closed term that do not stand at home.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NeverArrived {
    /// The technical school.
    pub school: SchoolId,
    /// The section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The technical school's term.
    pub term: TermNumber,
    /// The grades, ascending by student.
    pub grades: Vec<MissingGrade>,
}

impl Evidence for NeverArrived {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).section(&self.section).task(&self.task).term(self.term);
        place.waiting(self.grades.iter().map(|grade| grade.home.clone()))
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = Counted(self.grades.len(), "grade");
        let mut homes: Vec<&SchoolId> = self.grades.iter().map(|grade| &grade.home).collect();
        homes.sort_unstable();
        homes.dedup();
        write!(f, "the term has closed, and {count} never arrived at {}", Listed(&homes))
    }

    fn repair(&self) -> &'static str {
        "open the term once more at both schools by an exception for the section, so that its grades sync that night"
    }
}

/// One problem for each section, task and term.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let mut groups: BTreeMap<(SectionIndex, TaskIndex, TermNumber), Vec<MissingGrade>> = BTreeMap::new();
    let rows = night.plan.night().posted;
    for place in night.plan.never_arrived() {
        let Some(RowTask::Exchange(task)) = rows.get(place).map(PostedRow::task) else { continue };
        let Some(explained) = night.plan.explain(place) else { continue };
        let student = night.records.ledger.register().ssid(explained.student);
        let (Some(student), Some(home)) = (student, explained.home) else { continue };
        let (Some(row), Some(home_term)) = (rows.get(place), home.term_number) else { continue };
        groups.entry((row.section(), task, row.term())).or_default().push(MissingGrade {
            student,
            home: home.school.id().clone(),
            home_term,
            posted: explained.mark.technical.map(|item| item.score().clone()),
            stands: home.stood.into(),
        });
    }
    found.extend(groups.into_iter().filter_map(|((section, task, term), mut grades)| {
        let section = night.section(section)?.key.clone();
        grades.sort_unstable();
        grades.dedup();
        let problem = NeverArrived {
            school: night.setup().technical().id().clone(),
            task: night.spelling(&section, task)?.clone(),
            section,
            term,
            grades,
        };
        Some(problem.into())
    }));
}
