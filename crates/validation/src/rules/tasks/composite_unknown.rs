//! V315: a composite rule names a task or a term that is not there (C-1).

use super::made_grade::{MadeGrade, refused};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Listed, Terms};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::composite::CompositeProblem;

/// A composite rule that cannot be calculated, because it names what the school does not have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeUnknown {
    /// The grade that it makes.
    pub of: MadeGrade,
    /// Tasks that are not attached to the course, ascending.
    pub tasks: Vec<TaskName>,
    /// Terms that are not in the school's schedule.
    pub terms: TermMask,
}

impl Evidence for CompositeUnknown {
    fn place(&self) -> Place {
        self.of.place()
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut unknown = Vec::new();
        if !self.tasks.is_empty() {
            unknown.push(alloc::format!("{} (not attached to the course)", Listed(&self.tasks)));
        }
        if !self.terms.is_empty() {
            unknown.push(alloc::format!("{} (not in the schedule)", Terms(self.terms)));
        }
        write!(f, "the composite rule names {}, so nobody gets the grade", Listed(&unknown))
    }

    fn repair(&self) -> &'static str {
        "attach the tasks, or correct the composite rule"
    }
}

/// One problem for each grade.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let mut unknown: Vec<CompositeUnknown> = Vec::new();
    for (of, problem) in refused(survey) {
        let (task, term) = match problem {
            CompositeProblem::UnknownTask { task } => (Some(task), None),
            CompositeProblem::UnknownTerm { term } => (None, Some(*term)),
            _ => continue,
        };
        let known = unknown.last().is_some_and(|last| last.of == of);
        if !known {
            unknown.push(CompositeUnknown { of, tasks: Vec::new(), terms: TermMask::EMPTY });
        }
        if let Some(last) = unknown.last_mut() {
            last.tasks.extend(task.filter(|task| !last.tasks.contains(task)).cloned());
            last.terms = last.terms.union(term.map_or(TermMask::EMPTY, TermMask::only));
        }
    }
    found.extend(unknown.into_iter().map(Into::into));
}
