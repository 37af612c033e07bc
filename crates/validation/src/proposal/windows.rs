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

/// How a course stands to the school-wide windows on a stretch.
enum Beside {
    /// They serve every section of it.
    Served,
    /// They do not, and one of these terms would.
    Course(TermMask),
    /// They do not, and no one term would.
    Sections,
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

    /// The terms that are best for every section; all where none cares.
    fn common(&self, stretch: usize) -> TermMask {
        self.caring(stretch).fold(TermMask::ALL, |common, best| common & best)
    }

    fn beside(&self, open: Option<TermNumber>, stretch: usize) -> Beside {
        let common = self.common(stretch);
        let is_served = self.caring(stretch).all(|best| open.is_some_and(|open| best.contains(open)));
        match is_served {
            true => Beside::Served,
            false if common.is_empty() => Beside::Sections,
            false => Beside::Course(common),
        }
    }

    /// How many exceptions must be open on the stretch beside a school-wide term.
    fn exceptions(&self, open: TermNumber, stretch: usize) -> usize {
        match self.beside(Some(open), stretch) {
            Beside::Served => 0,
            Beside::Course(_) => 1,
            Beside::Sections => self.caring(stretch).filter(|best| !best.contains(open)).count(),
        }
    }

    fn plan(&self, school: &[Run], days: &[u32]) -> CoursePlan {
        let slots = |slot: &dyn Fn(usize, u32) -> Slot| -> Vec<Slot> {
            days.iter().enumerate().map(|(stretch, days)| slot(stretch, *days)).collect()
        };
        let course = slots(&|stretch, days| match self.beside(open_in(school, stretch), stretch) {
            // An exception may go on over days that need none, as long as it serves them.
            Beside::Served => Slot::allowed(self.common(stretch), days),
            Beside::Course(terms) => Slot::needed(terms, days),
            Beside::Sections => Slot::allowed(TermMask::EMPTY, days),
        });
        let sections = self.sections.iter().map(|best| {
            fewest(&slots(&|stretch, days| {
                let open = open_in(school, stretch);
                let best = best.get(stretch).copied().unwrap_or_default();
                let apart = matches!(self.beside(open, stretch), Beside::Sections);
                if best.is_empty() {
                    Slot::allowed(TermMask::ALL, days)
                } else if apart && !open.is_some_and(|open| best.contains(open)) {
                    Slot::needed(best, days)
                } else {
                    Slot::allowed(best, days)
                }
            }))
        });
        let sections = sections.collect();
        CoursePlan { course: fewest(&course), sections }
    }
}

/// The school-wide terms beside which the fewest exceptions are open.
fn school_slot(courses: &[BestOf], stretch: usize, days: u32) -> Slot {
    let caring = courses.iter().flat_map(|course| course.caring(stretch));
    let candidates = caring.fold(TermMask::EMPTY, |all, best| all | best);
    let exceptions = |term: TermNumber| -> usize {
        courses.iter().map(|course| course.exceptions(term, stretch)).fold(0, usize::saturating_add)
    };
    let fewest = candidates.iter().map(exceptions).min();
    match fewest {
        None => Slot::allowed(TermMask::ALL, days),
        Some(_) => {
            Slot::needed(candidates.iter().filter(|term| Some(exceptions(*term)) == fewest).collect(), days)
        }
    }
}
