//! A home school as a proposal would have it. Changes windows, exceptions and active masks, and nothing else.

use super::Proposal;
use super::plan::is_personal;
use super::task::{Change, MarkList, TaskProposal};
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, TermMask, WindowSpan};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::school::{OpenTerms, School, SchoolParts};

impl Proposal {
    /// The home school with the proposed windows and exceptions; what is marked by hand stays as it is.
    ///
    /// On the proposal's days they take the place of the task's windows and of its exceptions for sections, courses
    /// and teachers; what lies before and after stays, as do exceptions for a student or a grade level, which are no
    /// matter of calendars.
    pub fn apply(&self, profile: &ExchangeProfile, home: &School) -> School {
        edited(home, |parts| self.write_windows(profile, parts))
    }

    /// The home school as it should stand on one day of its own clock: with the proposed windows, and with the terms
    /// marked that the lists have for that day.
    ///
    /// A course without a list is left as it is.
    pub fn apply_on(&self, profile: &ExchangeProfile, home: &School, day: NaiveDate) -> School {
        edited(home, |parts| {
            self.write_windows(profile, parts);
            for task in &self.tasks {
                if let Some(index) = profile.task(&task.task) {
                    task.by_hand.iter().for_each(|list| list.mark(profile, index, day, parts));
                }
            }
        })
    }

    fn write_windows(&self, profile: &ExchangeProfile, parts: &mut SchoolParts) {
        let Some(days) = self.days else { return };
        for task in &self.tasks {
            if let Some(index) = profile.task(&task.task) {
                task.replace(profile, index, days, parts);
            }
        }
    }
}

impl TaskProposal {
    fn replace(&self, profile: &ExchangeProfile, task: TaskIndex, days: DateRange, parts: &mut SchoolParts) {
        let Some(proposed) = self.windows.as_ref().filter(|windows| windows.change == Change::Replace) else {
            return;
        };
        let windows = core::mem::take(&mut parts.windows).into_iter().flat_map(|window| {
            let is_task = profile.task(&window.task) == Some(task);
            let left = if is_task { outside(window.span, days) } else { [Some(window.span), None] };
            left.into_iter().flatten().map(move |span| {
                let mut window = window.clone();
                window.span = span;
                window
            })
        });
        parts.windows = windows.chain(proposed.windows.iter().cloned()).collect();
        let exceptions = core::mem::take(&mut parts.exceptions).into_iter().flat_map(|exception| {
            let is_replaced = profile.task(&exception.task) == Some(task) && !is_personal(&exception.scope);
            let left = if is_replaced { outside(exception.span, days) } else { [Some(exception.span), None] };
            left.into_iter().flatten().map(move |span| {
                let mut exception = exception.clone();
                exception.span = span;
                exception
            })
        });
        parts.exceptions = exceptions.chain(proposed.exceptions.iter().cloned()).collect();
    }
}

impl MarkList {
    fn mark(&self, profile: &ExchangeProfile, task: TaskIndex, day: NaiveDate, parts: &mut SchoolParts) {
        let marked = self.terms.iter().find(|marked| marked.days.contains(day));
        let active = marked.map_or(TermMask::EMPTY, |marked| TermMask::only(marked.term));
        let courses =
            parts.courses.iter_mut().filter(|course| self.courses.binary_search(&course.number).is_ok());
        let rows =
            courses.flat_map(|course| &mut course.tasks).filter(|row| profile.task(&row.task) == Some(task));
        for row in rows {
            if let OpenTerms::ByHand(mask) = &mut row.open_terms {
                *mask = active;
            }
        }
    }
}

fn edited(home: &School, edit: impl FnOnce(&mut SchoolParts)) -> School {
    let mut parts = home.clone().into_parts();
    edit(&mut parts);
    // Windows, exceptions and active masks are not among what a school is refused for.
    School::new(parts).unwrap_or_else(|_| home.clone())
}

/// What a span has before the first of some days and after the last.
fn outside(span: WindowSpan, days: DateRange) -> [Option<WindowSpan>; 2] {
    let eve = days.first().pred_opt().and_then(|day| LocalMinute::end_of(day).ok());
    let morrow = days.last().succ_opt().and_then(|day| LocalMinute::start_of(day).ok());
    [
        eve.and_then(|eve| WindowSpan::new(span.opens(), span.closes().min(eve)).ok()),
        morrow.and_then(|morrow| WindowSpan::new(span.opens().max(morrow), span.closes()).ok()),
    ]
}
