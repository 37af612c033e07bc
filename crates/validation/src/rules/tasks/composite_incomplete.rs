//! V312: a technical school's composite rule names grades that there can never be (C-1; document 000).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::school::Course;
use gradecrosswalk_domain::scores::ChildWeight;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A composite grade that cannot be calculated, or not from all its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeIncomplete {
    /// The technical school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task whose grade is made.
    pub task: TaskName,
    /// The term whose grade is made.
    pub term: TermNumber,
    /// Why the grade itself can never be posted, if so.
    pub never: Option<Never>,
    /// The parts that can never be posted, in the rule's order. Parts that weigh nothing are not among them.
    pub parts: Vec<Part>,
    /// Whether the weights sum to 0, so that there is no grade.
    pub weightless: bool,
}

/// Why a grade can never be posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum Never {
    /// The task is not attached to the course.
    NotAttached,
    /// The term is not in the task's term mask.
    OutsideMask,
}

impl fmt::Display for Never {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAttached => "not attached",
            Self::OutsideMask => "outside the term mask",
        })
    }
}

/// A part that can never be posted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Part {
    /// Its task.
    pub task: TaskName,
    /// Its term.
    pub term: TermNumber,
    /// Why.
    pub never: Never,
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of term {} ({})", self.task, self.term, self.never)
    }
}

impl Evidence for CompositeIncomplete {
    fn place(&self) -> Place {
        Place::school(&self.school).course(&self.course).task(&self.task).term(self.term)
    }

    fn repairer(&self) -> Repairer {
        Repairer::TechnicalOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.never {
            Some(never) => write!(f, "a composite rule makes a grade that can never be posted ({never})")?,
            None if self.weightless => f.write_str("the composite rule has no part that weighs anything")?,
            None => f.write_str("the composite rule has parts that can never be posted")?,
        }
        if self.parts.is_empty() { Ok(()) } else { write!(f, ": {}", Listed(&self.parts)) }
    }

    fn repair(&self) -> &'static str {
        "attach the tasks and mark the terms that the composite rule names, or correct the rule"
    }
}

/// One problem for each rule of a course that the set-up has.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let school = survey.technical().school;
    for rule in school.composites() {
        let Some((_, course)) = school.course(&rule.course) else { continue };
        let weighing = || rule.children.iter().filter(|child| child.weight > ChildWeight::MIN);
        let never = never(survey, course, &rule.task, rule.term);
        let parts = weighing().filter_map(|child| {
            let never = self::never(survey, course, &child.task, child.term)?;
            Some(Part { task: child.task.clone(), term: child.term, never })
        });
        let (parts, weightless): (Vec<Part>, bool) = (parts.collect(), weighing().next().is_none());
        if never.is_some() || weightless || !parts.is_empty() {
            found.push(
                CompositeIncomplete {
                    school: school.id().clone(),
                    course: rule.course.clone(),
                    task: rule.task.clone(),
                    term: rule.term,
                    never,
                    parts,
                    weightless,
                }
                .into(),
            );
        }
    }
}

/// Why a grade can never be posted on a course, if so. A task twice on the course is looked up in both.
fn never(survey: &Survey<'_>, course: &Course, task: &TaskName, term: TermNumber) -> Option<Never> {
    let index = survey.profile.task(task);
    let same = |other: &TaskName| other == task || (index.is_some() && survey.profile.task(other) == index);
    let mut rows = course.tasks.iter().filter(|row| same(&row.task)).peekable();
    if rows.peek().is_none() {
        Some(Never::NotAttached)
    } else if rows.any(|row| row.term_mask.contains(term)) {
        None
    } else {
        Some(Never::OutsideMask)
    }
}
