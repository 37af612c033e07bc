//! The schools' grading windows by task and term. Exceptions are not among them.

use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::{ExchangeProfile, HomeIndex, Setup, TaskIndex};
use gradecrosswalk_domain::school::School;

/// The windows of all schools.
#[derive(Debug)]
pub(super) struct TaskWindows {
    technical: SchoolWindows,
    homes: Vec<SchoolWindows>,
}

/// Ascending; a window and its key apart, so that those of one key are a slice.
#[derive(Debug, Default)]
struct SchoolWindows {
    keys: Vec<(TaskIndex, TermNumber)>,
    spans: Vec<WindowSpan>,
}

impl SchoolWindows {
    fn of(school: &School, profile: &ExchangeProfile) -> Self {
        let windows = school.windows().iter();
        let keyed = windows.filter_map(|of| Some(((profile.task(&of.task)?, of.term), of.span)));
        let mut keyed: Vec<_> = keyed.collect();
        keyed.sort_unstable();
        let (keys, spans) = keyed.into_iter().unzip();
        Self { keys, spans }
    }

    fn find(&self, task: TaskIndex, term: TermNumber) -> &[WindowSpan] {
        let start = self.keys.partition_point(|key| *key < (task, term));
        let end = self.keys.partition_point(|key| *key <= (task, term));
        self.spans.get(start..end).unwrap_or_default()
    }
}

impl TaskWindows {
    pub(super) fn of(setup: &Setup) -> Self {
        let profile = setup.profile();
        Self {
            technical: SchoolWindows::of(setup.technical(), profile),
            homes: setup.homes().iter().map(|home| SchoolWindows::of(home, profile)).collect(),
        }
    }

    /// The technical school's windows of a term for a task, ascending.
    pub(super) fn technical(&self, task: TaskIndex, term: TermNumber) -> &[WindowSpan] {
        self.technical.find(task, term)
    }

    /// A home school's.
    pub(super) fn home(&self, home: HomeIndex, task: TaskIndex, term: TermNumber) -> &[WindowSpan] {
        self.homes.get(usize::from(home.0)).map(|of| of.find(task, term)).unwrap_or_default()
    }
}
