//! V204: a window opens a term that the school's schedule does not have (T-5).

use super::window_outside_masks::SetUpWindow;
use crate::finding::Evidence;
use crate::fix::{Applicability, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// Windows of a term that there is not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowUnknownTerm {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// Its windows; never none.
    pub windows: Vec<SetUpWindow>,
    /// The terms of the schedule.
    pub schedule: TermMask,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for WindowUnknownTerm {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task).term(self.term)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let windows = Counted(self.windows.len(), "window");
        let verb = if self.windows.len() == 1 { "opens" } else { "open" };
        write!(f, "{windows} {verb} term {}, not in the schedule {}", self.term, self.schedule)
    }

    fn repair(&self) -> &'static str {
        "remove the window, or add the term to the schedule"
    }

    /// Removes the windows. Unsafe: the schedule may be what lacks the term.
    fn fix(&self) -> Option<Fix> {
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: format!("remove the {} of term {}", Counted(self.windows.len(), "window"), self.term),
            edits: self.windows.iter().map(|window| window.remove(&self.school)).collect(),
        })
    }
}

/// One problem for each school, task and term. A school without a term is another rule's.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools().filter(|at| !at.school.schedule().is_empty()) {
        let schedule = at.school.schedule().mask();
        for used in survey.used(at) {
            for term in used.windowed().difference(schedule) {
                let windows = used.windows.iter().filter(|window| window.term == term);
                found.push(
                    WindowUnknownTerm {
                        school: at.school.id().clone(),
                        task: used.name.clone(),
                        term,
                        windows: windows.map(|window| SetUpWindow::of(window)).collect(),
                        schedule,
                        repairer: at.office(),
                    }
                    .into(),
                );
            }
        }
    }
}
