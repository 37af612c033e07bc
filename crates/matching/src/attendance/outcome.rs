//! What the night does with an attendance entry (rule A-2), with its facts as indices. The text is made elsewhere.

use crate::held::HeldReason;
use crate::reasons::reasons;
use gradecrosswalk_domain::exchange::HomeIndex;

reasons! {
    /// Why an attendance entry is not due tonight: nobody's fault.
    AttendanceNotDue("reason for attendance not being due") {
        /// The technical school has an approved waiver for the day's school year and exchanges nothing (rule G-11).
        Waived = "waived", "the technical school has a waiver for this school year";
        /// It is not an unknown absence, and none that waits at home.
        NotUnknown = "not-unknown", "only unknown absences sync";
        /// It is of another day than the plan.
        OtherDay = "other-day", "it is of another day";
        /// No home school that could receive it, or not the student's, takes the sync (rule A-2).
        NotOptedIn = "not-opted-in", "the home school does not take the sync of unknown attendance";
        /// The home school has no instruction on the day.
        NoInstruction = "no-instruction", "the home school has no instruction on the day";
    }
}

/// What the night does with an attendance entry. Exhaustive on purpose: a vendor should have to handle a new one.
///
/// There is no deletion and no update: what the clerk has resolved is never overwritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttendanceOutcome {
    /// An unknown absence that home does not have: an entry is made there for the clerk to resolve.
    Add(HomeIndex),
    /// Its entry waits at home already.
    Unchanged(HomeIndex),
    /// The clerk at home has resolved its entry: it stays.
    Kept(HomeIndex),
    /// The technical school has since resolved what waits at home as unknown: the clerk is told. Of several home schools
    /// the first.
    ResolvedSince(HomeIndex),
    /// Nothing is due tonight.
    NotDue {
        /// Why.
        reason: AttendanceNotDue,
        /// The student's home school, where it was looked for.
        home: Option<HomeIndex>,
    },
    /// Something is in the way that somebody can repair.
    Held(HeldReason),
}

/// The six outcomes by name, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum AttendanceKind {
    /// [`AttendanceOutcome::Add`].
    Add,
    /// [`AttendanceOutcome::Unchanged`].
    Unchanged,
    /// [`AttendanceOutcome::Kept`].
    Kept,
    /// [`AttendanceOutcome::ResolvedSince`].
    ResolvedSince,
    /// [`AttendanceOutcome::NotDue`].
    NotDue,
    /// [`AttendanceOutcome::Held`].
    Held,
}

impl AttendanceKind {
    /// All six, in the order in which summaries show them.
    pub const ALL: [Self; 6] =
        [Self::Add, Self::Unchanged, Self::Kept, Self::ResolvedSince, Self::NotDue, Self::Held];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Unchanged => "unchanged",
            Self::Kept => "kept",
            Self::ResolvedSince => "resolved-since",
            Self::NotDue => "not-due",
            Self::Held => "held",
        }
    }
}

impl AttendanceOutcome {
    /// Which of the six it is.
    pub fn kind(&self) -> AttendanceKind {
        match self {
            Self::Add(_) => AttendanceKind::Add,
            Self::Unchanged(_) => AttendanceKind::Unchanged,
            Self::Kept(_) => AttendanceKind::Kept,
            Self::ResolvedSince(_) => AttendanceKind::ResolvedSince,
            Self::NotDue { .. } => AttendanceKind::NotDue,
            Self::Held(_) => AttendanceKind::Held,
        }
    }

    /// The home school that the outcome is about, where one is known.
    pub fn home(&self) -> Option<HomeIndex> {
        match *self {
            Self::Add(home) | Self::Unchanged(home) | Self::Kept(home) | Self::ResolvedSince(home) => {
                Some(home)
            }
            Self::NotDue { home, .. } => home,
            Self::Held(_) => None,
        }
    }

    /// Why the entry is held, if it is.
    pub fn held(&self) -> Option<HeldReason> {
        match *self {
            Self::Held(reason) => Some(reason),
            _ => None,
        }
    }

    /// Why the entry is not due, if it is not.
    pub fn not_due(&self) -> Option<AttendanceNotDue> {
        match *self {
            Self::NotDue { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
