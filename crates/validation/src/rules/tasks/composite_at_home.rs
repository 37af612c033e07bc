//! V308: a home school has composite rules for a technical course (D-5; document 000).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Listed;
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::school::CompositeRule;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// Composite rules of a task on a home course.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct CompositeAtHome {
    /// The home school.
    pub school: SchoolId,
    /// The course.
    pub course: CourseNumber,
    /// The task whose grade the rules make.
    pub task: TaskName,
    /// The terms whose grades they make, ascending.
    pub terms: Vec<TermNumber>,
}

impl Evidence for CompositeAtHome {
    fn place(&self) -> Place {
        Place::school(&self.school).course(&self.course).task(&self.task)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = if self.terms.len() == 1 { "term" } else { "terms" };
        write!(f, "the grade of {terms} {} is calculated at home by a composite rule", Listed(&self.terms))
    }

    fn repair(&self) -> &'static str {
        "remove the composite rules: composite grades are calculated at the technical school only"
    }

    /// Removes the rules. Unsafe: somebody has entered their parts and weights, and nothing keeps them.
    fn fix(&self) -> Option<Fix> {
        let remove = |term: &TermNumber| Edit::RemoveComposite {
            school: self.school.clone(),
            course: self.course.clone(),
            task: self.task.clone(),
            term: *term,
        };
        Some(Fix {
            applicability: Applicability::Unsafe,
            title: "remove the composite rules".to_string(),
            edits: self.terms.iter().map(remove).collect(),
        })
    }
}

/// One problem for each task of a course. Rules of courses that the set-up does not have are the home school's own.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        let same = |a: &CompositeRule, b: &CompositeRule| (&a.course, &a.task) == (&b.course, &b.task);
        for rules in at.school.composites().chunk_by(same) {
            let Some(first) = rules.first().filter(|rule| at.school.course(&rule.course).is_some()) else {
                continue;
            };
            let mut terms: Vec<TermNumber> = rules.iter().map(|rule| rule.term).collect();
            terms.dedup();
            found.push(
                CompositeAtHome {
                    school: at.school.id().clone(),
                    course: first.course.clone(),
                    task: first.task.clone(),
                    terms,
                }
                .into(),
            );
        }
    }
}
