//! V311: a home school's final grade grants credit of no type (K-5; document 002).

use crate::finding::Evidence;
use crate::on_courses::{OnCourses, TaskOnCourse};
use crate::place::Place;
use crate::survey::{Found, Survey};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_matching::Repairer;

/// Final grades with credit and without a credit type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FinalWithoutCreditType {
    /// The home school.
    pub school: SchoolId,
    /// The final grades, ascending by course.
    pub finals: Vec<TaskOnCourse>,
}

impl Evidence for FinalWithoutCreditType {
    fn place(&self) -> Place {
        Place::school(&self.school).only_task(&self.finals)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let courses = OnCourses::of(self.finals.iter().map(|of| &of.course));
        write!(
            f,
            "the final grade has credit without a credit type{courses}: it counts towards no group of credits"
        )
    }

    fn repair(&self) -> &'static str {
        "choose the credit type for technical courses on the final grade"
    }
}

/// One problem for each home school: what it leaves blank on all courses is one decision.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        let mut finals = Vec::new();
        for (_, course) in survey.courses_taking_part(at) {
            let without = course.tasks.iter().filter(|row| row.credit.is_some() && row.credit_type.is_none());
            let own = without.filter(|row| survey.role(row) == Some(TaskRole::FinalGrade));
            finals.extend(
                own.map(|row| TaskOnCourse { course: course.number.clone(), task: row.task.clone() }),
            );
        }
        if !finals.is_empty() {
            found.push(FinalWithoutCreditType { school: at.school.id().clone(), finals }.into());
        }
    }
}
