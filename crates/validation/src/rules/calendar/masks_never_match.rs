//! V108: a home task's term mask holds no term that can match a term in which the technical school grades it (T-7).

use super::beside::Matching;
use super::same_mask::MaskOn;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, MaskPair, Survey, each_mask_pair};
use crate::words::Terms;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
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
        let matching = Matching::of(policy, technical.schedule(), at.school.schedule());
        let wrong: Vec<(MaskPair, TermMask)> = survey
            .mask_pairs(at)
            .filter(|pair| survey.profile.role(pair.task) != Some(TaskRole::TermGrade))
            .map(|pair| (pair, never(&pair, &matching)))
            .filter(|(_, never)| !never.is_empty())
            .collect();
        if wrong.is_empty() {
            continue;
        }
        let mut courses: BTreeMap<MaskPair, Vec<u32>> = BTreeMap::new();
        for (pair, linked) in each_mask_pair(survey, at) {
            if wrong.binary_search_by_key(&pair, |(pair, _)| *pair).is_ok() {
                courses.entry(pair).or_default().push(linked.home_course);
            }
        }
        for ((pair, terms), mut courses) in wrong.into_iter().zip(courses.into_values()) {
            let Some(task) = survey.profile.task_name(pair.task) else { continue };
            courses.dedup();
            let courses = courses.into_iter().filter_map(|course| at.course(course));
            found.push(
                MasksNeverMatch {
                    school: at.school.id().clone(),
                    courses: courses.map(|course| course.number.clone()).collect(),
                    task: task.clone(),
                    technical: technical.id().clone(),
                    technical_mask: pair.technical,
                    home_mask: pair.home,
                    terms,
                    matching: terms.iter().fold(TermMask::EMPTY, |all, term| all | matching.with(term)),
                }
                .into(),
            );
        }
    }
}

/// The terms of the technical mask for which no term of the home mask can be open, though one of the calendar could.
fn never(pair: &MaskPair, matching: &Matching) -> TermMask {
    if pair.home.is_empty() {
        return TermMask::EMPTY;
    }
    let never = |term: &TermNumber| {
        let with = matching.with(*term);
        !with.is_empty() && with.is_disjoint(pair.home)
    };
    pair.technical.iter().filter(never).collect()
}
