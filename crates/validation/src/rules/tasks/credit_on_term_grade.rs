//! V305: credit or a credit type is set on CTE Term Grade (K-5; document 002).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::string::ToString as _;
use alloc::vec;
use core::fmt;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_domain::scores::Credit;
use gradecrosswalk_domain::{CourseNumber, CreditType, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A term grade that grants credit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CreditOnTermGrade {
    /// The school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task's place on the course, from 0.
    pub place: usize,
    /// The task.
    pub task: TaskName,
    /// The credit that is set.
    pub credit: Option<Credit>,
    /// The credit type that is set.
    pub credit_type: Option<CreditType>,
    /// Whether the course's final grade has the same credit and credit type, so that none is lost.
    pub on_final_grade: bool,
    /// Who repairs it.
    pub repairer: Repairer,
}

impl Evidence for CreditOnTermGrade {
    fn place(&self) -> Place {
        Place::school(&self.school).course(&self.course).task(&self.task)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.credit, &self.credit_type) {
            (Some(credit), Some(kind)) => write!(f, "the term grade grants credit ({credit}, {kind})"),
            (Some(credit), None) => write!(f, "the term grade grants credit ({credit})"),
            (None, Some(kind)) => write!(f, "the term grade has the credit type {kind}"),
            (None, None) => f.write_str("the term grade grants credit"),
        }
    }

    fn repair(&self) -> &'static str {
        "blank credit and credit type on the term grade, and set them on the final grade"
    }

    /// Blanks both. Safe where the final grade has them too; else somebody must move them there.
    fn fix(&self) -> Option<Fix> {
        let safe = self.on_final_grade;
        Some(Fix {
            applicability: if safe { Applicability::Safe } else { Applicability::Unsafe },
            title: "blank credit and credit type on the term grade".to_string(),
            edits: vec![Edit::ClearCredit {
                school: self.school.clone(),
                course: self.course.clone(),
                place: self.place,
                task: self.task.clone(),
            }],
        })
    }
}

/// One problem for each task.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.schools() {
        for course in at.school.courses() {
            for (place, task) in course.tasks.iter().enumerate() {
                let blank = task.credit.is_none() && task.credit_type.is_none();
                if blank || survey.role(task) != Some(TaskRole::TermGrade) {
                    continue;
                }
                let mut finals =
                    course.tasks.iter().filter(|of| survey.role(of) == Some(TaskRole::FinalGrade));
                let on_final_grade = finals.any(|of| {
                    (task.credit.is_none() || of.credit == task.credit)
                        && (task.credit_type.is_none() || of.credit_type == task.credit_type)
                });
                found.push(
                    CreditOnTermGrade {
                        school: at.school.id().clone(),
                        course: course.number.clone(),
                        place,
                        task: task.task.clone(),
                        credit: task.credit,
                        credit_type: task.credit_type.clone(),
                        on_final_grade,
                        repairer: at.office(),
                    }
                    .into(),
                );
            }
        }
    }
}
