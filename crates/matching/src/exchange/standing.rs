//! How a course's tasks stand at an instant. Says what is there; whether it is right is the verdict's.

use crate::open_term::{MAX_TASKS, OpenNow, OpenTermScope};
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::exchange::{SchoolLayout, TaskIndex, TaskLayout, TaskSource};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{GradeLevel, School};

/// A task of the exchange on a course, at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskStanding {
    /// The terms in which the task must be graded.
    pub mask: TermMask,
    /// The terms that are open for posting. With the task doubled, those of either.
    pub open: TermMask,
    /// The score group's place in its school's list.
    pub group: u16,
    /// Whether the open terms come from windows.
    pub by_window: bool,
}

/// The tasks of the exchange on a course, at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct CourseStanding {
    tasks: [Option<TaskStanding>; MAX_TASKS],
    doubled: bool,
}

impl CourseStanding {
    /// The standing of a course with these tasks, for a scope.
    pub fn of(tasks: &[TaskLayout], now: &OpenNow<'_>, scope: &OpenTermScope<'_>) -> Self {
        let mut standing = Self::default();
        for task in tasks {
            let open = now.terms(task, scope);
            let Some(place) = standing.tasks.get_mut(usize::from(task.task.get())) else { continue };
            match place {
                Some(first) => {
                    first.open = first.open | open;
                    standing.doubled = true;
                }
                None => {
                    let by_window = task.source == TaskSource::ByWindow;
                    *place = Some(TaskStanding { mask: task.mask, open, group: task.group, by_window });
                }
            }
        }
        standing
    }

    /// The standing of a section's course for the section or for one of its students; none if the school has no such
    /// section.
    pub(crate) fn of_section(
        school: &School,
        layout: &SchoolLayout,
        section: u32,
        now: &OpenNow<'_>,
        student: Option<(Ssid, Option<GradeLevel>)>,
    ) -> Option<Self> {
        let place = usize::try_from(section).ok()?;
        let course = *layout.section_courses().get(place)?;
        let scope = OpenTermScope { section: school.sections().get(place)?, student };
        Some(Self::of(layout.course(course), now, &scope))
    }

    /// A task on the course.
    pub fn task(&self, task: TaskIndex) -> Option<&TaskStanding> {
        self.tasks.get(usize::from(task.get())).and_then(Option::as_ref)
    }

    /// Whether a task of the exchange is attached twice (rule K-2).
    pub fn has_doubled_task(&self) -> bool {
        self.doubled
    }
}
