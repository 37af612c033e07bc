//! V209: a school has windows for a task that is opened by hand on every course (T-6).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use core::fmt;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// Windows that open nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowsUnused {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// How many windows it has.
    pub windows: usize,
    /// The terms that they should open.
    pub terms: TermMask,
    /// On how many courses the task is opened by hand.
    pub courses: usize,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for WindowsUnused {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (windows, courses) = (Counted(self.windows, "window"), Counted(self.courses, "course"));
        let verb = if self.windows == 1 { "opens" } else { "open" };
        write!(f, "{windows} {verb} nothing: the task is opened by hand on its {courses}")
    }

    fn repair(&self) -> &'static str {
        "let windows open the task on its courses, or remove the windows"
    }
}

/// One problem for each school and task.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for used in survey.used(at).iter().filter(|used| used.windows_are_unused()) {
            found.push(
                WindowsUnused {
                    school: at.school.id().clone(),
                    task: used.name.clone(),
                    windows: used.windows.len(),
                    terms: used.windowed(),
                    courses: used.by_hand,
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}
