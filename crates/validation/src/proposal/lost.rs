//! Nights that stay held under a proposal, with whose they are and why. Only names them; nothing is decided here.

use core::fmt;
use gradecrosswalk_domain::calendar::{DateRange, TermMask, TermNumber};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{SchoolId, TaskName};
use gradecrosswalk_matching::{HeldReason, Repairer};

/// Nights on which a linked section's grades of a task stay held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LostNights {
    /// The task's official name.
    pub task: TaskName,
    /// The technical school.
    pub technical: SchoolId,
    /// The section there.
    pub section: SectionKey,
    /// The home section that it is linked to.
    pub home_section: SectionKey,
    /// The nights, by the runs' dates; each is lost.
    pub nights: DateRange,
    /// The terms that are open at the technical school on these nights.
    pub open: TermMask,
    /// Why.
    pub reason: LossReason,
}

/// Why a night stays held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "super::wire::ReasonForm", into = "super::wire::ReasonForm")
)]
#[non_exhaustive]
pub enum LossReason {
    /// The home section, or the course whose terms are marked by hand, has another term open for another technical
    /// section that it serves, and can have only one (rule T-4).
    OtherTermNeeded {
        /// The home terms of which one would do.
        needs: TermMask,
        /// The home term that is open.
        open: TermNumber,
        /// The technical school that is served.
        technical: SchoolId,
        /// Its section.
        section: SectionKey,
    },
    /// The home terms that match are not in the task's term mask on the home course (rule T-3). Adding one repairs
    /// it; a proposal changes no term mask.
    OutsideMask {
        /// The home terms of which one would do.
        needs: TermMask,
    },
    /// What no open term at home repairs: the reason that the engine gives, whatever is open there.
    Held(HeldReason),
}

impl LossReason {
    /// The stable text code: `other-term-needed`, `outside-mask`, or the held reason's code such as `H19`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherTermNeeded { .. } => "other-term-needed",
            Self::OutsideMask { .. } => "outside-mask",
            Self::Held(reason) => reason.code(),
        }
    }

    /// Who can repair it. Where two technical sections need different terms, the home office: by a section for each.
    pub fn repairer(&self) -> Repairer {
        match self {
            Self::OtherTermNeeded { .. } | Self::OutsideMask { .. } => Repairer::HomeOffice,
            Self::Held(reason) => reason.repairer(),
        }
    }
}

impl fmt::Display for LossReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherTermNeeded { needs, open, technical, section } => {
                write!(
                    f,
                    "needs a home term of {needs}, but term {open} is open for {technical} section {section}"
                )
            }
            Self::OutsideMask { needs } => {
                write!(f, "needs a home term of {needs}, which the course's term mask lacks")
            }
            Self::Held(reason) => write!(f, "held in any case: {reason}"),
        }
    }
}
