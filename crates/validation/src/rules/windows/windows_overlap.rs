//! V201: grading windows of different terms overlap for one task at one school (W-2; document 000).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::format;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{DateRange, GradingWindow, LocalMinute, TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// Two windows of one task that share a time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WindowsOverlap {
    /// The school.
    pub school: SchoolId,
    /// The task, as the window that opens first spells it.
    pub task: TaskName,
    /// The term of the window that opens first.
    pub first_term: TermNumber,
    /// When it is open.
    pub first: WindowSpan,
    /// The term of the other.
    pub second_term: TermNumber,
    /// When it is open.
    pub second: WindowSpan,
    /// The time in which both are open.
    pub shared: WindowSpan,
    /// How many days have a part in it.
    pub shared_days: u32,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for WindowsOverlap {
    fn place(&self) -> Place {
        Place::school(&self.school)
            .task(&self.task)
            .term(self.first_term)
            .waiting(self.waiting.iter().cloned())
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = if self.shared_days == 1 { "day" } else { "days" };
        write!(
            f,
            "the windows of term {} ({}) and term {} ({}) share {} {days}: {}",
            self.first_term, self.first, self.second_term, self.second, self.shared_days, self.shared
        )
    }

    fn repair(&self) -> &'static str {
        "let the window of one term close before that of the next opens"
    }

    /// Closes the first window in the minute before the second opens. Unsafe: the school may want the second to open
    /// later instead.
    fn fix(&self) -> Option<Fix> {
        let closes = self.second.opens().to_datetime().checked_sub_signed(chrono::TimeDelta::minutes(1))?;
        let closes = LocalMinute::new(closes).ok()?;
        let to = WindowSpan::new(self.first.opens(), closes).ok()?;
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: format!("close the window of term {} at {closes}", self.first_term),
            edits: vec![Edit::MoveWindow {
                school: self.school.clone(),
                task: self.task.clone(),
                term: self.first_term,
                from: self.first,
                to,
            }],
        })
    }
}

/// One problem for each pair of windows.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        let mut windows: Vec<(TaskIndex, &GradingWindow)> = at
            .school
            .windows()
            .iter()
            .filter_map(|window| Some((survey.profile.task(&window.task)?, window)))
            .collect();
        windows.sort_by_key(|(task, window)| (*task, window.span, window.term));
        for (place, (task, first)) in windows.iter().enumerate() {
            let later = windows.iter().skip(place.saturating_add(1));
            let near =
                later.take_while(|(of, window)| of == task && window.span.opens() <= first.span.closes());
            for (_, second) in near.filter(|(_, window)| window.term != first.term) {
                let closes = first.span.closes().min(second.span.closes());
                let Ok(shared) = WindowSpan::new(second.span.opens(), closes) else { continue };
                let days = DateRange::new(shared.opens().date(), shared.closes().date());
                found.push(
                    WindowsOverlap {
                        school: at.school.id().clone(),
                        task: first.task.clone(),
                        first_term: first.term,
                        first: first.span,
                        second_term: second.term,
                        second: second.span,
                        shared,
                        shared_days: days.map_or(0, |days| days.days()),
                        repairer: at.office(),
                        waiting: survey.other_end(at.side),
                    }
                    .into(),
                );
            }
        }
    }
}
