//! What a night does for a task of a linked section, as data. Says nothing of a single student.

use crate::held::HeldReason;
use core::fmt;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};

/// What a night does for a task of a linked section (rules G-4, G-5), students aside. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum NightState {
    /// Grades of the technical term go into the home term.
    Syncs(TermPair),
    /// Nothing is due: no term is open at the technical school. Nobody's fault (rule T-4). A night on which only the
    /// home school has no term open is held, as [`HeldReason::HomeNoneOpen`].
    NothingOpen(NothingOpenAt),
    /// Every grade that is posted for an open term would be held.
    Held(HeldNight),
    /// Nothing is due: the technical school has an approved waiver for the school year (rule G-11).
    Waived,
    /// Nothing is due: the task is not on the technical course.
    TaskNotOnCourse,
}

/// A technical term and the home term that its grades go into. The numbers are each school's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermPair {
    /// The technical school's open term.
    pub technical: TermNumber,
    /// The home school's open term.
    pub home: TermNumber,
}

/// Which schools have no term open on a night on which nothing is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum NothingOpenAt {
    /// The technical school alone.
    Technical,
    /// Both.
    Both,
}

/// Why a night's grades would be held, with the terms that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HeldNight {
    /// The reason, which names who can repair it and how.
    pub reason: HeldReason,
    /// The terms that are open at the technical school, at least one.
    pub technical: TermMask,
    /// The terms that are open at the home school, where the reason is about them: from
    /// [`HeldReason::HomeSeveralOpen`] on. Else empty.
    pub home: TermMask,
    /// The home term that should be open (rule T-8), where the reason is about the home school's open term. None
    /// too if the calendars share no day of the technical term.
    pub should_be_open: Option<TermNumber>,
}

impl NightState {
    /// Why grades would be held, if they would.
    pub fn held(&self) -> Option<HeldReason> {
        match self {
            Self::Held(held) => Some(held.reason),
            Self::Syncs(_) | Self::NothingOpen(_) | Self::Waived | Self::TaskNotOnCourse => None,
        }
    }

    /// Which terms sync, if any do.
    pub fn syncs(&self) -> Option<TermPair> {
        match self {
            Self::Syncs(terms) => Some(*terms),
            Self::Held(_) | Self::NothingOpen(_) | Self::Waived | Self::TaskNotOnCourse => None,
        }
    }
}

impl fmt::Display for TermPair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "term {} into term {}", self.technical, self.home)
    }
}

impl fmt::Display for HeldNight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} open at the technical school", self.reason, self.technical)?;
        if self.reason >= HeldReason::HomeSeveralOpen {
            write!(f, ", {} at home", self.home)?;
        }
        self.should_be_open.map_or(Ok(()), |term| write!(f, " where term {term} should be"))
    }
}

impl fmt::Display for NightState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syncs(terms) => write!(f, "syncs {terms}"),
            Self::NothingOpen(NothingOpenAt::Technical) => {
                f.write_str("nothing open at the technical school")
            }
            Self::NothingOpen(NothingOpenAt::Both) => f.write_str("nothing open at either school"),
            Self::Held(held) => write!(f, "would be held: {held}"),
            Self::Waived => f.write_str("waived"),
            Self::TaskNotOnCourse => f.write_str("not on the technical course"),
        }
    }
}
