//! Applying fixes: a set-up and edits in, another set-up out. Never changes what it is given.

use super::{Applicability, Edit};
use crate::check::validate;
use crate::finding::Finding;
use crate::severity::Severities;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, GradingWindow};
use gradecrosswalk_domain::exchange::{Setup, SetupError, SetupParts};
use gradecrosswalk_domain::school::{CourseTask, OpenTerms, School, SchoolError, SchoolParts};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::{CompileError, Exchange, PlanPolicy};

/// An edit could not be made, or the set-up that it makes is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// The set-up has no such school.
    #[error("an edit is for school {school}, which the set-up does not have: validate again")]
    UnknownSchool {
        /// The school.
        school: SchoolId,
    },
    /// What the edit changes is not there, or no longer as it was.
    #[error("nothing to edit: {edit}: the set-up has changed since: validate again")]
    Gone {
        /// The edit.
        edit: Edit,
    },
    /// The school that the edits make is refused.
    #[error(transparent)]
    School(#[from] SchoolError),
    /// The set-up that the edits make is refused.
    #[error(transparent)]
    Setup(#[from] SetupError),
    /// The set-up that the edits make cannot be compiled.
    #[error(transparent)]
    Compile(#[from] CompileError),
}

/// A set-up with edits made, in their order.
///
/// # Errors
///
/// If an edit is for a school, task, template, rule or window that is not there, or the result is refused.
pub fn apply(setup: &Setup, edits: &[Edit]) -> Result<Setup, EditError> {
    let mut parts = setup.clone().into_parts();
    // A school's edits are made together: each school is checked once.
    let mut schools: Vec<&SchoolId> = edits.iter().map(Edit::school).collect();
    schools.sort_unstable();
    schools.dedup();
    for id in schools {
        let school = school_of(&mut parts, id)?;
        let mut edited = school.clone().into_parts();
        for edit in edits.iter().filter(|edit| edit.school() == id) {
            make(&mut edited, edit).ok_or_else(|| EditError::Gone { edit: edit.clone() })?;
        }
        *school = School::new(edited)?;
    }
    Ok(Setup::new(parts)?)
}

fn school_of<'p>(parts: &'p mut SetupParts, id: &SchoolId) -> Result<&'p mut School, EditError> {
    let mut schools = core::iter::once(&mut parts.technical).chain(&mut parts.homes);
    schools.find(|school| school.id() == id).ok_or_else(|| EditError::UnknownSchool { school: id.clone() })
}

/// Makes one edit; none where what it changes is not there.
fn make(school: &mut SchoolParts, edit: &Edit) -> Option<()> {
    match edit {
        Edit::SetActive { course, place, task, active, .. } => {
            let row = task_row(school, course, *place, task)?;
            let by_hand = matches!(row.open_terms, OpenTerms::ByHand(_));
            by_hand.then(|| row.open_terms = OpenTerms::ByHand(*active))
        }
        Edit::SetTermMask { course, place, task, mask, .. } => {
            task_row(school, course, *place, task)?.term_mask = *mask;
            Some(())
        }
        Edit::Rename { course, place, task, to, .. } => {
            task_row(school, course, *place, task)?.task = to.clone();
            Some(())
        }
        Edit::ClearCredit { course, place, task, .. } => {
            let row = task_row(school, course, *place, task)?;
            (row.credit, row.credit_type) = (None, None);
            Some(())
        }
        Edit::ClearTermGpa { course, place, task, .. } => {
            task_row(school, course, *place, task)?.term_gpa = None;
            Some(())
        }
        Edit::RemoveComposite { course, task, term, .. } => {
            let before = school.composites.len();
            school.composites.retain(|rule| (&rule.course, &rule.task, rule.term) != (course, task, *term));
            (school.composites.len() < before).then_some(())
        }
        Edit::AddToTemplate { template, task, .. } => {
            let templates = school.reporting.templates.as_mut()?;
            let mut own = templates.iter_mut().filter(|of| of.name == *template).peekable();
            own.peek()?;
            own.filter(|of| !of.tasks.contains(task)).for_each(|of| of.tasks.push(task.clone()));
            Some(())
        }
        Edit::AddWindow { task, term, span, .. } => {
            school.windows.push(GradingWindow { task: task.clone(), term: *term, span: *span });
            Some(())
        }
        Edit::MoveWindow { task, term, from, to, .. } => {
            let window = GradingWindow { task: task.clone(), term: *term, span: *from };
            school.windows.iter_mut().find(|of| **of == window)?.span = *to;
            Some(())
        }
        Edit::RemoveWindow { task, term, span, .. } => {
            let window = GradingWindow { task: task.clone(), term: *term, span: *span };
            let place = school.windows.iter().position(|of| *of == window)?;
            school.windows.remove(place);
            Some(())
        }
    }
}

fn task_row<'p>(
    school: &'p mut SchoolParts,
    course: &CourseNumber,
    place: usize,
    task: &TaskName,
) -> Option<&'p mut CourseTask> {
    let course = school.courses.iter_mut().find(|of| of.number == *course)?;
    course.tasks.get_mut(place).filter(|row| row.task == *task)
}

/// What is left of a set-up after its fixes.
#[derive(Debug, Clone)]
pub struct Fixed {
    /// The set-up with all edits made.
    pub setup: Setup,
    /// The edits that were made, in their order.
    pub edits: Vec<Edit>,
    /// The findings that are left.
    pub findings: Vec<Finding>,
}

/// Applies the fixes of a set-up's findings that can be trusted at least so far, again and again until none is left.
///
/// Of two findings whose fixes change the same thing the worse one's is made first, and the other is asked for again.
///
/// # Errors
///
/// If a set-up that the edits make is refused. Fixes of this crate make none that is.
pub fn apply_fixes(
    setup: &Setup,
    (as_of, policy): (AsOf, PlanPolicy),
    severities: &Severities,
    at_least: Applicability,
) -> Result<Fixed, EditError> {
    let (mut setup, mut edits) = (setup.clone(), Vec::new());
    // Each round repairs at least one finding and adds none, so there are no more rounds than findings.
    let mut rounds = None;
    loop {
        let findings = validate(&Exchange::compile(&setup, as_of, policy)?, severities);
        let fixes = findings.iter().filter_map(Finding::fix).filter(|fix| fix.applicability >= at_least);
        let mut changed = Vec::new();
        let mut made = Vec::new();
        for fix in fixes {
            let targets: Vec<_> = fix.edits.iter().map(Target::of).collect();
            if targets.iter().any(|target| changed.contains(target)) {
                continue;
            }
            changed.extend(targets);
            made.extend(fix.edits);
        }
        let left = rounds.unwrap_or(findings.len());
        if made.is_empty() || left == 0 {
            return Ok(Fixed { setup, edits, findings });
        }
        rounds = left.checked_sub(1);
        setup = apply(&setup, &made)?;
        edits.extend(made);
    }
}

/// What an edit changes: two edits of one target are not made in one round.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Task(SchoolId, CourseNumber, usize),
    /// All windows of a task.
    Windows(SchoolId, TaskName),
    Composite(SchoolId, CourseNumber),
    Template(Edit),
}

impl Target {
    fn of(edit: &Edit) -> Self {
        let school = edit.school().clone();
        match edit {
            Edit::SetActive { course, place, .. }
            | Edit::SetTermMask { course, place, .. }
            | Edit::Rename { course, place, .. }
            | Edit::ClearCredit { course, place, .. }
            | Edit::ClearTermGpa { course, place, .. } => Self::Task(school, course.clone(), *place),
            Edit::RemoveComposite { course, .. } => Self::Composite(school, course.clone()),
            Edit::AddToTemplate { .. } => Self::Template(edit.clone()),
            Edit::AddWindow { task, .. }
            | Edit::MoveWindow { task, .. }
            | Edit::RemoveWindow { task, .. } => Self::Windows(school, task.clone()),
        }
    }
}
