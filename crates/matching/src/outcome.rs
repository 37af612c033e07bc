//! What the night does with a posted grade (rule G-5), with its facts as indices. The text is made elsewhere.

use crate::held::HeldReason;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::scores::ItemIndex;

/// A grade as it is to stand at a home school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Write {
    /// The home school.
    pub home: HomeIndex,
    /// The home school's own term.
    pub term: TermNumber,
    /// The score, of the home course's score group for the task.
    pub score: ItemIndex,
}

/// What a home grade showed before an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum OldScore {
    /// A score of the home course's score group.
    Listed(ItemIndex),
    /// A text that the group does not have.
    Unlisted,
}

/// Whether a home grade was changed by hand since it was last sent (rule G-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum HomeEdit {
    /// Not as far as the last-sent rows tell.
    None,
    /// The score that stands at home is not the one that was last sent.
    Edited,
}

/// Whether the grade of a term that has closed stands at home (rule G-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Arrival {
    /// It does, or a later technical term's grade has taken its place in the same home term (rule T-11).
    Arrived,
    /// It does not: home has no grade, or another. A finding.
    NeverArrived,
    /// No home term or no enrollment says where it should have gone.
    NowhereToGo,
}

/// Why a grade is not due tonight: nobody's fault (rule G-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotDueReason {
    /// The technical school has an approved waiver for the school year (rule G-11).
    Waived,
    /// The task is not on the technical course, so no term of it is ever open.
    TaskNotOnCourse,
    /// The grade's term is not open at the technical school, and may still open.
    NotOpen,
    /// The grade's term has closed at the technical school.
    Closed(Arrival),
}

/// What the night does with a posted grade. Exhaustive on purpose: a vendor should have to handle a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "crate::wire::OutcomeForm", into = "crate::wire::OutcomeForm")
)]
pub enum Outcome {
    /// Home has no grade for this key: it is written.
    Add(Write),
    /// Home has another score: it is overwritten.
    Update {
        /// What is written.
        write: Write,
        /// What stood there.
        was: OldScore,
        /// Whether somebody edited it at home in between.
        edit: HomeEdit,
    },
    /// Home already has this score.
    Unchanged(Write),
    /// Nothing is due tonight.
    NotDue(NotDueReason),
    /// Something is in the way that somebody can repair.
    Held {
        /// What it is.
        reason: HeldReason,
        /// The home school, where the student's enrollment named one before the reason was met.
        home: Option<HomeIndex>,
    },
}

impl NotDueReason {
    /// All reasons, in the order in which they are looked for.
    pub const ALL: [Self; 6] = [
        Self::Waived,
        Self::TaskNotOnCourse,
        Self::NotOpen,
        Self::Closed(Arrival::Arrived),
        Self::Closed(Arrival::NeverArrived),
        Self::Closed(Arrival::NowhereToGo),
    ];

    /// The stable text code. Never one of a [`HeldReason`].
    pub fn code(self) -> &'static str {
        match self {
            Self::Waived => "waived",
            Self::TaskNotOnCourse => "task-not-on-course",
            Self::NotOpen => "not-open",
            Self::Closed(Arrival::Arrived) => "arrived",
            Self::Closed(Arrival::NeverArrived) => "never-arrived",
            Self::Closed(Arrival::NowhereToGo) => "nowhere-to-go",
        }
    }

    /// The reason with exactly this code.
    pub fn find(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// The five outcomes by name, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum OutcomeKind {
    /// [`Outcome::Add`].
    Add,
    /// [`Outcome::Update`].
    Update,
    /// [`Outcome::Unchanged`].
    Unchanged,
    /// [`Outcome::NotDue`].
    NotDue,
    /// [`Outcome::Held`].
    Held,
}

impl OutcomeKind {
    /// All five, in the order in which summaries show them.
    pub const ALL: [Self; 5] = [Self::Add, Self::Update, Self::Unchanged, Self::NotDue, Self::Held];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::NotDue => "not-due",
            Self::Held => "held",
        }
    }
}

impl Outcome {
    /// Which of the five it is.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Add(_) => OutcomeKind::Add,
            Self::Update { .. } => OutcomeKind::Update,
            Self::Unchanged(_) => OutcomeKind::Unchanged,
            Self::NotDue(_) => OutcomeKind::NotDue,
            Self::Held { .. } => OutcomeKind::Held,
        }
    }

    /// What is written at home tonight: of an add and an update, nothing else.
    pub fn write(&self) -> Option<Write> {
        match *self {
            Self::Add(write) | Self::Update { write, .. } => Some(write),
            Self::Unchanged(_) | Self::NotDue(_) | Self::Held { .. } => None,
        }
    }

    /// The home school that the outcome is about, where one is known.
    pub fn home(&self) -> Option<HomeIndex> {
        match *self {
            Self::Add(write) | Self::Update { write, .. } | Self::Unchanged(write) => Some(write.home),
            Self::Held { home, .. } => home,
            Self::NotDue(_) => None,
        }
    }

    /// Why the grade is held, if it is.
    pub fn held(&self) -> Option<HeldReason> {
        match *self {
            Self::Held { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
