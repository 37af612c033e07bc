//! What the night does with a home enrollment (rule E-1), with its facts as indices. The text is made elsewhere.

use crate::held::HeldReason;
use crate::reasons::reasons;
use crate::rows::RosterRow;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::exchange::HomeIndex;

/// A student's stay in a technical section, as the home school has it: its enrollments that share a day are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stay {
    /// The home school.
    pub home: HomeIndex,
    /// The first and the last day, both inside.
    pub days: DateRange,
}

/// In what a roster entry differs from the stay that it stands for: what the entry said, where the stay says something
/// else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Changes {
    /// The first day on the roster.
    pub first_was: Option<NaiveDate>,
    /// The last day on the roster.
    pub last_was: Option<NaiveDate>,
    /// The home school from which the entry came.
    pub home_was: Option<HomeIndex>,
}

impl Stay {
    /// In what a roster entry differs. An entry without a home school differs from none by it.
    pub fn changes(&self, entry: &RosterRow) -> Changes {
        let days = entry.days();
        Changes {
            first_was: days.map(|days| days.first()).filter(|first| *first != self.days.first()),
            last_was: days.map(|days| days.last()).filter(|last| *last != self.days.last()),
            home_was: entry.home().filter(|home| *home != self.home),
        }
    }
}

reasons! {
    /// Why an enrollment is not due tonight: nobody's fault.
    EnrollmentNotDue("reason for an enrollment not being due") {
        /// The home section is of no technical course.
        NotTechnical = "not-technical", "the home section is of no technical course";
        /// The technical school has an approved waiver for the school year and exchanges nothing (rule G-11).
        Waived = "waived", "the technical school has a waiver for this school year";
    }
}

/// What the night does with a home enrollment. Exhaustive on purpose: a vendor should have to handle a new one.
///
/// There is no deletion: a student who was dropped keeps the days until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EnrollmentOutcome {
    /// The roster has no entry for the stay: it is entered.
    Add(Stay),
    /// The entry says other days, or that it came from another home school: it is changed.
    Update {
        /// What is to stand there.
        stay: Stay,
        /// The entry's place in the night's roster.
        entry: usize,
    },
    /// The stay ends before the entry does, as when the student was dropped: the entry gets its last day.
    End {
        /// What is to stand there.
        stay: Stay,
        /// The entry's place in the night's roster.
        entry: usize,
    },
    /// The entry already says so.
    Unchanged {
        /// What stands there.
        stay: Stay,
        /// The entry's place in the night's roster.
        entry: usize,
    },
    /// Nothing is due tonight.
    NotDue(EnrollmentNotDue),
    /// Something is in the way that somebody can repair.
    Held {
        /// What it is.
        reason: HeldReason,
        /// The home school; none where the home section is linked to nothing.
        home: Option<HomeIndex>,
    },
}

/// The six outcomes by name, for counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum EnrollmentKind {
    /// [`EnrollmentOutcome::Add`].
    Add,
    /// [`EnrollmentOutcome::Update`].
    Update,
    /// [`EnrollmentOutcome::End`].
    End,
    /// [`EnrollmentOutcome::Unchanged`].
    Unchanged,
    /// [`EnrollmentOutcome::NotDue`].
    NotDue,
    /// [`EnrollmentOutcome::Held`].
    Held,
}

impl EnrollmentKind {
    /// All six, in the order in which summaries show them.
    pub const ALL: [Self; 6] =
        [Self::Add, Self::Update, Self::End, Self::Unchanged, Self::NotDue, Self::Held];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Update => "update",
            Self::End => "end",
            Self::Unchanged => "unchanged",
            Self::NotDue => "not-due",
            Self::Held => "held",
        }
    }
}

impl EnrollmentOutcome {
    /// Which of the six it is.
    pub fn kind(&self) -> EnrollmentKind {
        match self {
            Self::Add(_) => EnrollmentKind::Add,
            Self::Update { .. } => EnrollmentKind::Update,
            Self::End { .. } => EnrollmentKind::End,
            Self::Unchanged { .. } => EnrollmentKind::Unchanged,
            Self::NotDue(_) => EnrollmentKind::NotDue,
            Self::Held { .. } => EnrollmentKind::Held,
        }
    }

    /// The stay as it is to stand on the roster; none where nothing is to.
    pub fn stay(&self) -> Option<Stay> {
        match *self {
            Self::Add(stay)
            | Self::Update { stay, .. }
            | Self::End { stay, .. }
            | Self::Unchanged { stay, .. } => Some(stay),
            Self::NotDue(_) | Self::Held { .. } => None,
        }
    }

    /// The place of the roster entry that stands for the stay, where there is one.
    pub fn entry(&self) -> Option<usize> {
        match *self {
            Self::Update { entry, .. } | Self::End { entry, .. } | Self::Unchanged { entry, .. } => {
                Some(entry)
            }
            Self::Add(_) | Self::NotDue(_) | Self::Held { .. } => None,
        }
    }

    /// The home school that the outcome is about, where one is known.
    pub fn home(&self) -> Option<HomeIndex> {
        match *self {
            Self::Held { home, .. } => home,
            _ => self.stay().map(|stay| stay.home),
        }
    }

    /// Why the enrollment is held, if it is.
    pub fn held(&self) -> Option<HeldReason> {
        match *self {
            Self::Held { reason, .. } => Some(reason),
            _ => None,
        }
    }
}
