//! Nights by state.

use super::NightSpan;
use core::fmt;
use gradecrosswalk_matching::NightState;

/// The states of a night by name, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum NightKind {
    /// [`NightState::Syncs`].
    Syncs,
    /// [`NightState::NothingOpen`].
    NothingOpen,
    /// [`NightState::Held`].
    Held,
    /// [`NightState::Waived`].
    Waived,
    /// [`NightState::TaskNotOnCourse`].
    TaskNotOnCourse,
}

impl NightKind {
    /// All, in the order in which counts show them.
    pub const ALL: [Self; 5] =
        [Self::Syncs, Self::NothingOpen, Self::Held, Self::Waived, Self::TaskNotOnCourse];

    /// Which one a state is.
    pub fn of(state: &NightState) -> Self {
        match state {
            NightState::Syncs(_) => Self::Syncs,
            NightState::NothingOpen(_) => Self::NothingOpen,
            NightState::Held(_) => Self::Held,
            NightState::Waived => Self::Waived,
            NightState::TaskNotOnCourse => Self::TaskNotOnCourse,
        }
    }

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Syncs => "syncs",
            Self::NothingOpen => "nothing-open",
            Self::Held => "held",
            Self::Waived => "waived",
            Self::TaskNotOnCourse => "task-not-on-course",
        }
    }
}

impl fmt::Display for NightKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// How many nights are in each state. Together they are all nights of the forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct NightCounts {
    /// Grades of an open term sync.
    pub syncs: u32,
    /// No term is open at the technical school.
    pub nothing_open: u32,
    /// Grades of an open term would be held.
    pub held: u32,
    /// The technical school has a waiver.
    pub waived: u32,
    /// The task is not on the technical course.
    pub task_not_on_course: u32,
}

impl NightCounts {
    /// The nights of these spans.
    pub fn of(spans: &[NightSpan]) -> Self {
        let mut counts = Self::default();
        for span in spans {
            let count = counts.count(NightKind::of(&span.state));
            *count = count.saturating_add(span.days.days());
        }
        counts
    }

    fn count(&mut self, kind: NightKind) -> &mut u32 {
        match kind {
            NightKind::Syncs => &mut self.syncs,
            NightKind::NothingOpen => &mut self.nothing_open,
            NightKind::Held => &mut self.held,
            NightKind::Waived => &mut self.waived,
            NightKind::TaskNotOnCourse => &mut self.task_not_on_course,
        }
    }

    /// The nights in one state.
    pub fn get(mut self, kind: NightKind) -> u32 {
        *self.count(kind)
    }

    /// All nights.
    pub fn total(self) -> u32 {
        NightKind::ALL.into_iter().fold(0, |total, kind| total.saturating_add(self.get(kind)))
    }
}
