//! Sections whose teacher has not posted for too long while the task's window is open (rule G-9; document 002: "post
//! grades weekly"). Looks at posting dates only, never at grades.

use crate::exchange::Exchange;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use chrono::TimeDelta;
use gradecrosswalk_domain::calendar::{LocalMinute, TermNumber};
use gradecrosswalk_domain::exchange::{SectionIndex, TaskIndex, TaskRole};
use gradecrosswalk_domain::grades::PostedGrade;
use gradecrosswalk_domain::school::{School, SectionKey};

/// How long a section may go without a posting, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaleAfter {
    /// Days; 7 unless the exchange says otherwise.
    pub days: u16,
}

impl Default for StaleAfter {
    fn default() -> Self {
        Self { days: 7 }
    }
}

/// A section whose newest posting of a term-grade task is too old, or that has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaleSection<'s> {
    /// The section.
    pub section: &'s SectionKey,
    /// The task.
    pub task: TaskIndex,
    /// The open term.
    pub term: TermNumber,
    /// Since when it is open.
    pub open_since: LocalMinute,
    /// The newest posting of the task, if any.
    pub newest: Option<LocalMinute>,
}

/// The sections that are stale at the exchange's as-of, ascending by section.
///
/// A section is stale in a task whose role is [`TaskRole::TermGrade`] when one term is open for it, has been open for
/// `after.days` days, and the newest posting of that task is older than `after.days` days or absent. Open since: the
/// opening of the window, or where terms are opened by hand the first day of the term (decided by the project).
pub fn stale_sections<'s>(
    exchange: &Exchange<'s>,
    postings: &[PostedGrade],
    after: StaleAfter,
) -> Vec<StaleSection<'s>> {
    let setup = exchange.setup();
    let now = exchange.technical_now().minute();
    let limit = TimeDelta::days(i64::from(after.days));
    let age = |since: LocalMinute| now.to_datetime().signed_duration_since(since.to_datetime());
    let mut newest: BTreeMap<(&SectionKey, TaskIndex), LocalMinute> = BTreeMap::new();
    for posting in postings {
        if let Some(task) = setup.profile().task(&posting.task) {
            let latest = newest.entry((&posting.section, task)).or_insert(posting.posted);
            *latest = posting.posted.max(*latest);
        }
    }
    let weekly = setup.profile().indexed_tasks().filter(|(_, task)| task.role == TaskRole::TermGrade);
    let weekly: Vec<TaskIndex> = weekly.map(|(index, _)| index).collect();
    let sections = (0_u32..).map(SectionIndex).zip(setup.technical().sections());
    let checks =
        sections.flat_map(|(index, section)| weekly.iter().map(move |task| (index, &section.key, *task)));
    checks
        .filter_map(|(index, section, task)| {
            let standing = exchange.technical_standing(index, None)?;
            let term = standing.task(task)?.open.single()?;
            let open_since = open_since(exchange, standing.task(task)?.by_window, task, term)?;
            let newest = newest.get(&(section, task)).copied();
            let quiet = newest.is_none_or(|newest| age(newest) > limit);
            (age(open_since) >= limit && quiet).then_some(StaleSection {
                section,
                task,
                term,
                open_since,
                newest,
            })
        })
        .collect()
}

/// Since when a term is open for a task.
fn open_since(
    exchange: &Exchange<'_>,
    by_window: bool,
    task: TaskIndex,
    term: TermNumber,
) -> Option<LocalMinute> {
    let school: &School = exchange.setup().technical();
    let profile = exchange.setup().profile();
    let now = exchange.technical_now().minute();
    if !by_window {
        return LocalMinute::start_of(school.schedule().get(term)?.dates().first()).ok();
    }
    let windows = school.windows().iter().map(|window| (&window.task, window.term, window.span));
    let exceptions = school.exceptions().iter().map(|of| (&of.task, of.term, of.span));
    let open = windows
        .chain(exceptions)
        .filter(|(of, number, span)| *number == term && span.holds(now) && profile.task(of) == Some(task));
    open.map(|(_, _, span)| span.opens()).min()
}
