//! V202: a task that windows open has no window in a term of its term masks (W-3; document 000).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed, Used};
use crate::words::Terms;
use alloc::format;
use alloc::vec::Vec;
use chrono::TimeDelta;
use core::fmt;
use gradecrosswalk_domain::calendar::{LocalMinute, TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A window that is proposed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ProposedWindow {
    /// The term.
    pub term: TermNumber,
    /// When it would be open.
    pub span: WindowSpan,
}

/// A task that no window ever opens in some of its terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowsMissing {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// The terms without a window.
    pub terms: TermMask,
    /// The terms that have one.
    pub windowed: TermMask,
    /// Windows over the dates of these terms that overlap no other; none where there is no such day left for one of them.
    pub proposed: Vec<ProposedWindow>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for WindowsMissing {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).task(&self.task).waiting(self.waiting.iter().cloned());
        match self.terms.single() {
            Some(term) => place.term(term),
            None => place,
        }
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = Terms(self.terms);
        if self.windowed.is_empty() {
            return write!(f, "the task is opened by windows and has none: {terms} cannot be opened");
        }
        let verb = if self.terms.len() == 1 { "has" } else { "have" };
        write!(f, "{terms} {verb} no window, only {} ", Terms(self.windowed))?;
        f.write_str(if self.windowed.len() == 1 { "has" } else { "have" })
    }

    fn repair(&self) -> &'static str {
        "set up a grading window for the task in each term in which it is graded"
    }

    /// Adds a window over the dates of each term. Unsafe: the school may open and close its terms on other days.
    fn fix(&self) -> Option<Fix> {
        let edits = self.proposed.iter().map(|window| Edit::AddWindow {
            school: self.school.clone(),
            task: self.task.clone(),
            term: window.term,
            span: window.span,
        });
        (!self.proposed.is_empty()).then(|| Fix {
            applicability: Applicability::Unsafe,
            title: format!("open {} from its first to its last day", Terms(self.terms)),
            edits: edits.collect(),
        })
    }
}

/// One problem for each school and task.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for used in survey.used(at) {
            let windowed = used.windowed();
            let terms = (used.window_masks & at.school.schedule().mask()).difference(windowed);
            if terms.is_empty() {
                continue;
            }
            found.push(
                WindowsMissing {
                    school: at.school.id().clone(),
                    task: used.name.clone(),
                    terms,
                    windowed,
                    proposed: proposed(at, used, terms).unwrap_or_default(),
                    repairer: at.office(),
                    waiting: survey.other_end(at.side),
                }
                .into(),
            );
        }
    }
}

/// A window for each of the terms, if there is a day for it.
fn proposed(at: Surveyed<'_>, used: &Used<'_>, terms: TermMask) -> Option<Vec<ProposedWindow>> {
    let mut taken: Vec<WindowSpan> = used.windows.iter().map(|window| window.span).collect();
    let mut proposed = Vec::new();
    for term in terms {
        let dates = at.school.schedule().get(term)?.dates();
        taken.sort_unstable();
        let span = free(WindowSpan::whole_days(dates), &taken)?;
        taken.push(span);
        proposed.push(ProposedWindow { term, span });
    }
    Some(proposed)
}

/// The first part of a span that none of the others, ascending, holds.
fn free(span: WindowSpan, taken: &[WindowSpan]) -> Option<WindowSpan> {
    let (mut opens, mut closes) = (span.opens(), span.closes());
    for other in taken {
        if other.closes() < opens || closes < other.opens() {
            continue;
        }
        if other.opens() <= opens {
            opens = minutes_from(other.closes(), 1)?;
        } else {
            closes = minutes_from(other.opens(), -1)?;
        }
    }
    WindowSpan::new(opens, closes).ok()
}

fn minutes_from(minute: LocalMinute, minutes: i64) -> Option<LocalMinute> {
    LocalMinute::new(minute.to_datetime().checked_add_signed(TimeDelta::minutes(minutes))?).ok()
}
