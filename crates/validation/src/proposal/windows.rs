//! School-wide windows of one task and the exceptions beside them (rules W-2, W-4, W-8). Never says what is lost.
//!
//! With exceptions by section every section can have a term of its own, so each gets one of those that serve it best.
//! What is left to choose is how few exceptions that takes.

use super::lines::{CourseLines, SectionLines};
use super::runs::{Run, Slot, fewest};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};

/// Windows and exceptions as runs over the stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct WindowPlan {
    pub(super) school: Vec<Run>,
    /// By the place of the course among the lines.
    pub(super) courses: Vec<CoursePlan>,
}

/// The exceptions of one course.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CoursePlan {
    pub(super) course: Vec<Run>,
    /// By the place of the section among the course's lines.
    pub(super) sections: Vec<Vec<Run>>,
}

impl WindowPlan {
    /// Plans the windows of a task for the courses that take its open terms from windows; `days` by stretch.
    pub(super) fn of(courses: &[CourseLines], days: &[u32]) -> Self {
        let best: Vec<BestOf> = courses.iter().map(|course| BestOf::course(course, days.len())).collect();
        let slots = days.iter().enumerate().map(|(stretch, days)| school_slot(&best, stretch, *days));
        let school = fewest(&slots.collect::<Vec<_>>());
        let courses = best.iter().map(|course| course.plan(&school, days)).collect();
        Self { school, courses }
    }

    /// The term that is open for a section of a course, whatever the course's term mask says.
    pub(super) fn open(&self, course: usize, section: usize, stretch: usize) -> Option<TermNumber> {
        let plan = self.courses.get(course);
        let own = plan.and_then(|plan| open_in(plan.sections.get(section)?, stretch));
        own.or_else(|| open_in(&plan?.course, stretch)).or_else(|| open_in(&self.school, stretch))
    }
}

/// The term of the run that holds the stretch.
pub(super) fn open_in(runs: &[Run], stretch: usize) -> Option<TermNumber> {
    runs.iter().find(|run| run.first <= stretch && stretch <= run.last).map(|run| run.term)
}

/// The stretch's best terms of each section of a course, for all stretches.
struct BestOf {
    /// By section, then by stretch; empty where the section does not care.
    sections: Vec<Vec<TermMask>>,
}

impl BestOf {
    fn course(course: &CourseLines, stretches: usize) -> Self {
        let of = |section: &SectionLines| {
            (0..stretches).map(|stretch| section.best(stretch, course.mask)).collect()
        };
        Self { sections: course.sections.iter().map(of).collect() }
    }

    /// The best terms of each section that cares on the stretch.
    fn caring(&self, stretch: usize) -> impl Iterator<Item = TermMask> {
        self.sections
            .iter()
            .filter_map(move |best| best.get(stretch).copied())
            .filter(|best| !best.is_empty())
    }

    /// How many sections a term does not serve, so that each needs an exception of its own.
    fn unserved(&self, open: Option<TermNumber>, stretch: usize) -> usize {
        self.caring(stretch).filter(|best| !serves(*best, open)).count()
    }

    /// The fewest exceptions beside a school-wide term, and the terms of which the course has one then; none where
    /// it has none. An exception for the course that serves every section goes before one for a section, and one that
    /// does not goes last.
    fn beside(&self, open: Option<TermNumber>, stretch: usize) -> (usize, TermMask) {
        let without = self.unserved(open, stretch);
        if without == 0 {
            return (0, TermMask::EMPTY);
        }
        let candidates = self.caring(stretch).fold(TermMask::EMPTY, |all, best| all | best);
        let sections = |term: TermNumber| self.unserved(Some(term), stretch);
        let fewest = candidates.iter().map(sections).min().unwrap_or(without);
        let with = fewest.saturating_add(1);
        if with < without || fewest == 0 {
            (with, candidates.iter().filter(|term| sections(*term) == fewest).collect())
        } else {
            (without, TermMask::EMPTY)
        }
    }

    /// The exceptions beside school-wide windows: those of the course, then those that its sections need beside both.
    fn plan(&self, school: &[Run], days: &[u32]) -> CoursePlan {
        let slots = |slot: &dyn Fn(usize, u32) -> Slot| -> Vec<Slot> {
            days.iter().enumerate().map(|(stretch, days)| slot(stretch, *days)).collect()
        };
        let course = fewest(&slots(&|stretch, days| match self.beside(open_in(school, stretch), stretch) {
            // An exception may go on over days that need none, as long as it serves every section then.
            (0, _) => Slot::allowed(self.caring(stretch).fold(TermMask::ALL, |all, best| all & best), days),
            (_, terms) if terms.is_empty() => Slot::allowed(TermMask::EMPTY, days),
            (_, terms) => Slot::needed(terms, days),
        }));
        let sections = self.sections.iter().map(|best| {
            fewest(&slots(&|stretch, days| {
                let best = best.get(stretch).copied().unwrap_or_default();
                let open = open_in(&course, stretch).or_else(|| open_in(school, stretch));
                match (best.is_empty(), serves(best, open)) {
                    (true, _) => Slot::allowed(TermMask::ALL, days),
                    (false, true) => Slot::allowed(best, days),
                    (false, false) => Slot::needed(best, days),
                }
            }))
        });
        let sections = sections.collect();
        CoursePlan { course, sections }
    }
}

fn serves(best: TermMask, open: Option<TermNumber>) -> bool {
    open.is_some_and(|open| best.contains(open))
}

/// The school-wide terms beside which the fewest exceptions are open.
fn school_slot(courses: &[BestOf], stretch: usize, days: u32) -> Slot {
    let caring = courses.iter().flat_map(|course| course.caring(stretch));
    let candidates = caring.fold(TermMask::EMPTY, |all, best| all | best);
    let exceptions = |term: TermNumber| -> usize {
        courses.iter().map(|course| course.beside(Some(term), stretch).0).fold(0, usize::saturating_add)
    };
    let fewest = candidates.iter().map(exceptions).min();
    match fewest {
        None => Slot::allowed(TermMask::ALL, days),
        Some(_) => {
            Slot::needed(candidates.iter().filter(|term| Some(exceptions(*term)) == fewest).collect(), days)
        }
    }
}
