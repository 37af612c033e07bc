//! V303: Term GPA is set on several tasks of one course (K-4; document 002).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_domain::school::CourseTask;
use gradecrosswalk_domain::scores::GpaWeight;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A course that would count more than once in a Term GPA.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermGpaOnSeveral {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task that keeps its weight if the fix is made: of those that have one the term grade, else the final grade,
    /// else the first.
    pub kept: WeightedTask,
    /// The other tasks that have one, in the course's order.
    pub others: Vec<WeightedTask>,
    /// Who repairs it.
    pub repairer: Repairer,
}

/// A task with a Term GPA weight.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct WeightedTask {
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task, as the school spells it.
    pub task: TaskName,
    /// Its weight.
    pub weight: GpaWeight,
}

impl fmt::Display for WeightedTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.task, self.weight)
    }
}

impl Evidence for TermGpaOnSeveral {
    fn place(&self) -> Place {
        Place::school(&self.school).course(&self.course)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tasks: Vec<&WeightedTask> = core::iter::once(&self.kept).chain(&self.others).collect();
        tasks.sort();
        write!(f, "a Term GPA weight is set on {} tasks: {}", tasks.len(), Listed(&tasks))
    }

    fn repair(&self) -> &'static str {
        "leave Term GPA on one task of the course, and blank it on the others"
    }

    /// Blanks the weight on all tasks but one. Unsafe: the school may want another to count.
    fn fix(&self) -> Option<Fix> {
        let clear = |of: &WeightedTask| Edit::ClearTermGpa {
            school: self.school.clone(),
            course: self.course.clone(),
            place: of.place,
            task: of.task.clone(),
        };
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: format!("leave Term GPA on {} only", self.kept.task),
            edits: self.others.iter().map(clear).collect(),
        })
    }
}

/// One problem for each course.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for course in at.school.courses() {
            if course.tasks.iter().filter(|row| row.term_gpa.is_some()).nth(1).is_none() {
                continue;
            }
            let rank = |row: &CourseTask| match survey.role(row) {
                Some(TaskRole::TermGrade) => 0,
                Some(TaskRole::FinalGrade) => 1,
                _ => 2,
            };
            let rows = course.tasks.iter().enumerate();
            let mut weighted: Vec<(u8, WeightedTask)> = rows
                .filter_map(|(place, row)| {
                    Some((rank(row), WeightedTask { place, task: row.task.clone(), weight: row.term_gpa? }))
                })
                .collect();
            weighted.sort_by_key(|(rank, of)| (*rank, of.place));
            let mut weighted = weighted.into_iter().map(|(_, of)| of);
            let Some(kept) = weighted.next() else { continue };
            let mut others: Vec<WeightedTask> = weighted.collect();
            others.sort();
            found.push(
                TermGpaOnSeveral {
                    school: at.school.id().clone(),
                    course: course.number.clone(),
                    kept,
                    others,
                    repairer: at.office(),
                }
                .into(),
            );
        }
    }
}
