//! Which term to mark when on a course whose terms are marked by hand (rules K-3, T-4). Never says what is lost.

use super::lines::CourseLines;
use super::runs::{Run, Slot, fewest};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermMask;

/// The terms to mark on a course, as runs over the stretches; `days` by stretch. Each course has marks of its own, so
/// courses never stand in each other's way.
pub(super) fn marks(course: &CourseLines, days: &[u32]) -> Vec<Run> {
    let slots = days.iter().enumerate().map(|(stretch, days)| match course.best(stretch) {
        best if best.is_empty() => Slot::allowed(TermMask::ALL, *days),
        best => Slot::needed(best, *days),
    });
    fewest(&slots.collect::<Vec<_>>())
}
