//! V203: a window opens a term that no course's term mask of the task holds (W-6).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Counted;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{GradingWindow, TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A window as the school has set it up.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SetUpWindow {
    /// The task, as the window spells it.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// When it is open.
    pub span: WindowSpan,
}

impl SetUpWindow {
    pub(super) fn of(window: &GradingWindow) -> Self {
        Self { task: window.task.clone(), term: window.term, span: window.span }
    }

    pub(super) fn remove(&self, school: &SchoolId) -> Edit {
        let Self { task, term, span } = self.clone();
        Edit::RemoveWindow { school: school.clone(), task, term, span }
    }
}

/// Windows of a term in which no course is graded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowOutsideMasks {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// The term.
    pub term: TermNumber,
    /// Its windows; never none.
    pub windows: Vec<SetUpWindow>,
    /// The terms of all courses' term masks of the task; none where it is on no course.
    pub masks: Option<TermMask>,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for WindowOutsideMasks {
    fn place(&self) -> Place {
        Place::school(&self.school).task(&self.task).term(self.term)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let windows = Counted(self.windows.len(), "window");
        match self.masks {
            Some(masks) => {
                write!(
                    f,
                    "{windows} of term {} can post nothing: the courses' term masks hold {masks}",
                    self.term
                )
            }
            None => write!(f, "{windows} of term {} can post nothing: no course has the task", self.term),
        }
    }

    fn repair(&self) -> &'static str {
        "add the term to the term masks of the courses that are graded in it, or remove the window"
    }

    /// Removes the windows. Unsafe: the term masks may be what is wrong.
    fn fix(&self) -> Option<Fix> {
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: format!("remove the {} of term {}", Counted(self.windows.len(), "window"), self.term),
            edits: self.windows.iter().map(|window| window.remove(&self.school)).collect(),
        })
    }
}

/// One problem for each school, task and term. Terms that there are not, and tasks that windows never open, are other
/// rules'.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let schedule = at.school.schedule().mask();
        for used in survey.used(at) {
            if used.windows_are_unused() {
                continue;
            }
            let attached = used.by_window > 0 || used.by_hand > 0;
            for term in (used.windowed() & schedule).difference(used.masks) {
                let windows = used.windows.iter().filter(|window| window.term == term);
                found.push(
                    WindowOutsideMasks {
                        school: at.school.id().clone(),
                        task: used.name.clone(),
                        term,
                        windows: windows.map(|window| SetUpWindow::of(window)).collect(),
                        masks: attached.then_some(used.masks),
                        repairer: at.office(),
                    }
                    .into(),
                );
            }
        }
    }
}
