//! Which term masks of linked courses stand against each other.

use super::{LinkedCourse, Survey, Surveyed};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::TaskIndex;

/// A task that two linked courses have, with the terms in which each grades it. Terms that a school does not have are
/// left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MaskPair {
    pub(crate) task: TaskIndex,
    pub(crate) technical: TermMask,
    pub(crate) home: TermMask,
}

/// The mask pairs of a home school's linked courses, each with its courses, by home course.
pub(crate) fn each_mask_pair<'v>(
    survey: &'v Survey<'_>,
    at: Surveyed<'v>,
) -> impl Iterator<Item = (MaskPair, LinkedCourse)> + use<'v> {
    let technical = survey.technical();
    let (there, here) = (technical.school.schedule().mask(), at.school.schedule().mask());
    let linked = at.home().map(|home| survey.linked_courses_of(home)).unwrap_or_default();
    linked.iter().flat_map(move |linked| {
        let tasks = technical.layout.course(linked.technical_course).iter();
        let all = at.layout.course(linked.home_course);
        tasks.flat_map(move |posted| {
            let received = all.iter().filter(|received| received.task == posted.task);
            received.map(move |received| {
                let (technical, home) = (posted.mask & there, received.mask & here);
                (MaskPair { task: posted.task, technical, home }, *linked)
            })
        })
    })
}

/// The different mask pairs of a home school's linked courses, ascending.
pub(super) fn mask_pairs(survey: &Survey<'_>, at: Surveyed<'_>) -> Vec<MaskPair> {
    let mut pairs: Vec<MaskPair> = Vec::new();
    // Courses are mostly set up alike: what a task's last one had is not kept again.
    let mut last = [None; 8];
    for (pair, _) in each_mask_pair(survey, at) {
        let Some(last) = last.get_mut(usize::from(pair.task.get())) else { continue };
        if *last != Some(pair) {
            *last = Some(pair);
            pairs.push(pair);
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
