//! What becomes of an entry and of a score. Exhaustive on purpose: a new outcome is one that a vendor must handle.

use super::{ChosenCategory, Fault, FaultFacts};
use alloc::vec::Vec;
use gradecrosswalk_domain::learning::{EntryContent, PublishSettings, TextLimit};
use gradecrosswalk_domain::scores::Points;

/// Something of an entry that travels (rules L-1, L-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum EntryItem {
    /// The title.
    Title,
    /// The description.
    Description,
    /// The most points to be had.
    MaxPoints,
    /// The due date.
    DueDate,
}

impl EntryItem {
    /// What it is, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Description => "description",
            Self::MaxPoints => "max points",
            Self::DueDate => "due date",
        }
    }

    /// What differs between what stands and what is to stand.
    pub(super) fn changed(stands: &EntryContent, wanted: &EntryContent) -> Vec<Self> {
        let differs = [
            (Self::Title, stands.title != wanted.title),
            (Self::Description, stands.description != wanted.description),
            (Self::MaxPoints, stands.max_points != wanted.max_points),
            (Self::DueDate, stands.due != wanted.due),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(item, _)| item).collect()
    }
}

/// What becomes of the entry of an activity in the gradebook of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryOutcome {
    /// It is not in the gradebook: it is created.
    Create {
        /// What is written.
        content: EntryContent,
        /// The category that it goes into.
        category: ChosenCategory,
        /// What students and parents see of it at first (rule L-4).
        publish: PublishSettings,
    },
    /// Something that travels has changed. Category and publish settings stay as they are (rule L-4).
    Update {
        /// What is written.
        content: EntryContent,
        /// What of it differs from what stands; at least one.
        changed: Vec<EntryItem>,
    },
    /// It stands as it is to be.
    Unchanged,
    /// It has faults of its own; at least one, in the order of [`Fault::ALL`].
    Fault(Vec<FaultFacts>),
    /// Its section or its class has a fault, so that it was not looked at. It waits behind that fault.
    Behind(Fault),
    /// Its section is linked to no SIS section, which is right (rule L-6): there is nowhere to send it.
    NotLinked,
}

/// Which outcome an entry has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum EntryOutcomeKind {
    /// It is created.
    Create,
    /// It is updated.
    Update,
    /// It stands as it is to be.
    Unchanged,
    /// A fault keeps it back: its own, its section's or its class's.
    Fault,
    /// Its section is linked to no SIS section.
    NotLinked,
}

impl EntryOutcomeKind {
    /// The stable code, such as `not-linked`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::Fault => "fault",
            Self::NotLinked => "not-linked",
        }
    }
}

impl EntryOutcome {
    /// Which of them it is.
    pub fn kind(&self) -> EntryOutcomeKind {
        match self {
            Self::Create { .. } => EntryOutcomeKind::Create,
            Self::Update { .. } => EntryOutcomeKind::Update,
            Self::Unchanged => EntryOutcomeKind::Unchanged,
            Self::Fault(_) | Self::Behind(_) => EntryOutcomeKind::Fault,
            Self::NotLinked => EntryOutcomeKind::NotLinked,
        }
    }

    /// Its own faults, in the order of [`Fault::ALL`].
    pub fn faults(&self) -> &[FaultFacts] {
        if let Self::Fault(faults) = self { faults } else { &[] }
    }

    /// The fault that keeps it back: the first of its own, or the one that it waits behind.
    pub fn fault(&self) -> Option<Fault> {
        match self {
            Self::Fault(faults) => faults.first().map(FaultFacts::fault),
            Self::Behind(fault) => Some(*fault),
            _ => None,
        }
    }

    /// What is written of the entry, if anything.
    pub fn content(&self) -> Option<&EntryContent> {
        match self {
            Self::Create { content, .. } | Self::Update { content, .. } => Some(content),
            _ => None,
        }
    }

    /// The rule that decided, such as `L-4`.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Create { .. } => "L-1",
            Self::Update { .. } | Self::Unchanged => "L-4",
            Self::Fault(_) | Self::Behind(_) => self.fault().map_or("L-5", Fault::rule),
            Self::NotLinked => "L-6",
        }
    }
}

/// Which text was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum CutText {
    /// The title.
    Title,
    /// The description.
    Description,
}

/// A text that is longer than the gradebook takes (rule L-2). Lengths are in Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextCut {
    /// Which one.
    pub text: CutText,
    /// How long it is in the learning system.
    pub from: usize,
    /// How long it is once it is cut.
    pub to: usize,
    /// How long it may be.
    pub limit: TextLimit,
}

/// Whether the activity stands in the target's activity list (rule L-2: Unified Classroom).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The target has no such list.
    NoList,
    /// It does.
    Listed,
    /// Its own title is too long: it is left out until that is shortened.
    TitleTooLong {
        /// How long the title is in the learning system, in Unicode scalar values.
        length: usize,
        /// How long it may be.
        limit: TextLimit,
    },
}

/// Why a score is not sent although nothing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SkipReason {
    /// The class section is linked to no SIS section (rule L-6).
    SectionNotLinked,
    /// The student is manually overridden on the roster (rule L-5).
    Overridden,
    /// The student was added in the learning system only and is not in the SIS section.
    StudentNotLinked,
    /// The student has no score that travels: none at all, or only what is never sent (rule L-1).
    NoScore,
}

impl SkipReason {
    /// All reasons, in the order in which they are looked for.
    pub const ALL: [Self; 4] =
        [Self::SectionNotLinked, Self::Overridden, Self::StudentNotLinked, Self::NoScore];

    /// The rule that decided, such as `L-5`.
    pub const fn rule(self) -> &'static str {
        match self {
            Self::SectionNotLinked => "L-6",
            Self::Overridden | Self::StudentNotLinked => "L-5",
            Self::NoScore => "L-1",
        }
    }

    /// What it means, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::SectionNotLinked => "the class section is linked to no SIS section",
            Self::Overridden => "the student is overridden on the roster",
            Self::StudentNotLinked => "the student is in the learning system only",
            Self::NoScore => "there is no score that travels",
        }
    }
}

/// What becomes of a student's score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreOutcome {
    /// It is sent.
    Send {
        /// The points that are sent.
        points: Points,
        /// The points that stand in the gradebook, which these replace.
        was: Option<Points>,
        /// The student's own points, where the gradebook caps them.
        capped_from: Option<Points>,
    },
    /// It stands as it is to be.
    Unchanged {
        /// The points.
        points: Points,
        /// The student's own points, where the gradebook caps them.
        capped_from: Option<Points>,
    },
    /// Nothing is to be sent.
    Skip {
        /// Why.
        reason: SkipReason,
        /// The points that stand in the gradebook all the same. They are never deleted.
        stands: Option<Points>,
    },
    /// It has a fault of its own.
    Fault(FaultFacts),
    /// Its entry, section or class has a fault: it is owed, and waits behind that.
    Behind {
        /// The first fault in its way.
        fault: Fault,
        /// The points that are owed. Whether they have a fault of their own is not known yet.
        points: Points,
    },
}

/// Which outcome a score has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum ScoreOutcomeKind {
    /// It is sent.
    Send,
    /// It stands as it is to be.
    Unchanged,
    /// Nothing is to be sent, and nothing is wrong.
    Skip,
    /// A fault keeps it back: its own, or one of its entry, section or class.
    Fault,
}

impl ScoreOutcomeKind {
    /// The stable code, such as `send`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Unchanged => "unchanged",
            Self::Skip => "skip",
            Self::Fault => "fault",
        }
    }
}

/// How a score stands between the two systems before the plan is applied (rule L-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum ScoreState {
    /// The gradebook has it.
    Sent,
    /// The gradebook is to get it, now or once what is in its way is repaired.
    Owed,
    /// It cannot be sent as it is.
    Fault,
}

impl ScoreOutcome {
    /// Which of them it is.
    pub fn kind(&self) -> ScoreOutcomeKind {
        match self {
            Self::Send { .. } => ScoreOutcomeKind::Send,
            Self::Unchanged { .. } => ScoreOutcomeKind::Unchanged,
            Self::Skip { .. } => ScoreOutcomeKind::Skip,
            Self::Fault(_) | Self::Behind { .. } => ScoreOutcomeKind::Fault,
        }
    }

    /// The score's state; none where nothing is to be sent.
    pub fn state(&self) -> Option<ScoreState> {
        match self {
            Self::Unchanged { .. } => Some(ScoreState::Sent),
            Self::Send { .. } | Self::Behind { .. } => Some(ScoreState::Owed),
            Self::Fault(_) => Some(ScoreState::Fault),
            Self::Skip { .. } => None,
        }
    }

    /// The fault that keeps it back: its own, or the first in its way.
    pub fn fault(&self) -> Option<Fault> {
        match self {
            Self::Fault(facts) => Some(facts.fault()),
            Self::Behind { fault, .. } => Some(*fault),
            _ => None,
        }
    }

    /// The rule that decided, such as `L-5`.
    pub fn rule(&self) -> &'static str {
        match self {
            Self::Send { .. } => "L-1",
            Self::Unchanged { .. } => "L-6",
            Self::Skip { reason, .. } => reason.rule(),
            Self::Fault(facts) => facts.fault().rule(),
            Self::Behind { fault, .. } => fault.rule(),
        }
    }
}
