//! V207: a window or an exception is for a task that is no task of the exchange (K-1).

use crate::finding::Evidence;
use crate::nearest_task::nearest_task;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use alloc::collections::BTreeMap;
use core::fmt;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// Windows and exceptions of a task that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowUnknownTask {
    /// The school.
    pub school: SchoolId,
    /// The task, as they spell it.
    pub task: TaskName,
    /// How many windows are for it.
    pub windows: usize,
    /// How many exceptions are for it.
    pub exceptions: usize,
    /// The task of the exchange whose name is near.
    pub nearest: Option<TaskName>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for WindowUnknownTask {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let windows = Counted(self.windows, "window");
        let exceptions = Counted(self.exceptions, "exception");
        match (self.windows, self.exceptions) {
            (_, 0) => write!(f, "{windows}")?,
            (0, _) => write!(f, "{exceptions}")?,
            _ => write!(f, "{windows} and {exceptions}")?,
        }
        let one = self.windows.saturating_add(self.exceptions) == 1;
        f.write_str(if one { " is" } else { " are" })?;
        f.write_str(" for a task that is none of the exchange's")?;
        self.nearest.as_ref().map_or(Ok(()), |nearest| write!(f, ": {nearest} is near"))
    }

    fn repair(&self) -> &'static str {
        "set up the window for one of the exchange's tasks, or remove it"
    }
}

/// One problem for each school and spelling.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let mut counts: BTreeMap<&TaskName, (usize, usize)> = BTreeMap::new();
        for window in at.school.windows() {
            let (windows, _) = counts.entry(&window.task).or_default();
            *windows = windows.saturating_add(1);
        }
        for exception in at.school.exceptions() {
            let (_, exceptions) = counts.entry(&exception.task).or_default();
            *exceptions = exceptions.saturating_add(1);
        }
        let unknown = counts.into_iter().filter(|(task, _)| survey.profile.task(task).is_none());
        for (task, (windows, exceptions)) in unknown {
            found.push(
                WindowUnknownTask {
                    school: at.school.id().clone(),
                    task: task.clone(),
                    windows,
                    exceptions,
                    nearest: nearest_task(survey.profile, task).cloned(),
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}
