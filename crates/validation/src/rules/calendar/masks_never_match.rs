//! V108: a home task's term mask holds no term that can match a term in which the technical school grades it (T-7).

use super::beside::{MaskPair, Matching, mask_pairs};
use super::same_mask::MaskOn;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Terms;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::Repairer;

/// A task that is graded in terms which no term of the home mask can match.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MasksNeverMatch {
    /// The home school.
    pub school: SchoolId,
    /// The home courses on which the two masks stand against each other, ascending.
    pub courses: Vec<CourseNumber>,
    /// The task's official name.
    pub task: TaskName,
    /// The technical school.
    pub technical: SchoolId,
    /// The terms of the technical term mask.
    pub technical_mask: TermMask,
    /// The terms of the home term mask.
    pub home_mask: TermMask,
    /// The technical terms whose grades can never arrive.
    pub terms: TermMask,
    /// The home terms that could match them.
    pub matching: TermMask,
}

impl Evidence for MasksNeverMatch {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).task(&self.task).waiting([self.technical.clone()]);
        match self.courses.as_slice() {
            [only] => place.course(only),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { technical, technical_mask, .. } = self;
        let (terms, matching) = (Terms(self.terms), Terms(self.matching));
        let home_mask = MaskOn::of(self.home_mask, &self.courses);
        write!(f, "the term mask {home_mask} holds no term that can match {terms} of {technical}'s ")?;
        write!(f, "{technical_mask}: {matching} could")
    }

    fn repair(&self) -> &'static str {
        "add the matching terms to the task's term mask, or take the terms out of the technical school's"
    }
}

/// One problem for each home school, task and pair of masks. Masks without a term, and those of a term grade, which
/// should hold every term, are other rules'.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let policy = survey.exchange.policy().term_match;
    let technical = survey.technical().school;
    for at in survey.homes() {
        let pairs = mask_pairs(survey, at);
        let matching = Matching::of(policy, technical.schedule(), at.school.schedule());
        for group in pairs.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((MaskPair { task, technical: there, home: here }, _)) = group.first() else { continue };
            let never = there.iter().map(|term| (term, matching.with(term)));
            let never: Vec<_> =
                never.filter(|(_, with)| !with.is_empty() && with.is_disjoint(*here)).collect();
            let term_grade = survey.profile.role(*task) == Some(TaskRole::TermGrade);
            if never.is_empty() || here.is_empty() || term_grade {
                continue;
            }
            let Some(task) = survey.profile.task_name(*task) else { continue };
            let mut courses: Vec<u32> = group.iter().map(|(_, linked)| linked.home_course).collect();
            courses.dedup();
            let courses = courses.into_iter().filter_map(|course| at.course(course));
            found.push(
                MasksNeverMatch {
                    school: at.school.id().clone(),
                    courses: courses.map(|course| course.number.clone()).collect(),
                    task: task.clone(),
                    technical: technical.id().clone(),
                    technical_mask: *there,
                    home_mask: *here,
                    terms: never.iter().map(|(term, _)| *term).collect(),
                    matching: never.iter().fold(TermMask::EMPTY, |all, (_, with)| all | *with),
                }
                .into(),
            );
        }
    }
}
