//! A school whose office marks its terms by hand, as if it did so on the terms' own days. An assumption, and named so.

use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{GradingWindow, WindowSpan};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::school::{CourseTask, OpenTerms, School, SchoolParts};

/// The school as if each term that is marked by hand were marked on the term's own days.
///
/// What is marked today says nothing of what an office will mark in spring. To plan a year with a technical school
/// that marks its terms by hand, propose and forecast for a set-up with this school in its place. For each task whose
/// open terms are marked by hand on every course that has it, they come from windows of the terms' dates instead;
/// other tasks stay as they are, because a school uses one of the two sources for a task (rule T-6).
///
/// ```
/// use gradecrosswalk_validation::proposal::marked_by_dates;
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let school = marked_by_dates(setup.technical(), setup.profile());
/// assert_eq!(school.windows()[1].span.to_string(), "2019-10-02 00:00 to 2019-12-01 23:59");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn marked_by_dates(school: &School, profile: &ExchangeProfile) -> School {
    let mut parts = school.clone().into_parts();
    for (task, _) in profile.indexed_tasks() {
        mark(&mut parts, profile, task);
    }
    // Windows and their use are not among what a school is refused for.
    School::new(parts).unwrap_or_else(|_| school.clone())
}

fn mark(parts: &mut SchoolParts, profile: &ExchangeProfile, task: TaskIndex) {
    let is_task = |row: &&mut CourseTask| profile.task(&row.task) == Some(task);
    let mut rows: Vec<&mut CourseTask> =
        parts.courses.iter_mut().flat_map(|course| &mut course.tasks).filter(is_task).collect();
    let Some(spelling) = rows.first().map(|row| row.task.clone()) else { return };
    if rows.iter().any(|row| row.open_terms == OpenTerms::ByWindow) {
        return;
    }
    for row in &mut rows {
        row.open_terms = OpenTerms::ByWindow;
    }
    // Windows and exceptions had no say while the terms were marked by hand.
    parts.windows.retain(|window| profile.task(&window.task) != Some(task));
    parts.exceptions.retain(|exception| profile.task(&exception.task) != Some(task));
    parts.windows.extend(parts.schedule.terms().iter().map(|term| GradingWindow {
        task: spelling.clone(),
        term: term.number(),
        span: WindowSpan::whole_days(term.dates()),
    }));
}
