//! A whole plan as texts, to be stored or sent: nothing in it is an index, and it needs no set-up beside it.
#![cfg_attr(feature = "serde", doc = "")]
#![cfg_attr(feature = "serde", doc = include_str!("../docs/json.md"))]

mod gather;
mod summary;

use crate::held::HeldReason;
use crate::ledger::{Ledger, Records};
use crate::outcome::{HomeEdit, NotDueReason, OutcomeKind};
use crate::plan::Plan;
use crate::policy::PlanPolicy;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, LocalMinute, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{ExchangeName, SchoolId, ScoreText, TaskName};

pub use summary::SummaryRecord;

/// A home section: the school and the key in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HomePlace {
    /// The home school.
    pub school: SchoolId,
    /// The section of that school.
    pub section: SectionKey,
}

/// A grade as it is to stand at a home school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WriteRecord {
    /// Where.
    pub home: HomePlace,
    /// The home school's own term.
    pub term: TermNumber,
    /// The home school's own score.
    pub score: ScoreText,
}

/// What becomes of a posted grade: an [`Outcome`](crate::Outcome) in texts. Exhaustive, as that is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutcomeRecord {
    /// Home has no grade for this key: it is written.
    Add(WriteRecord),
    /// Home has another score: it is overwritten.
    Update {
        /// What is written.
        write: WriteRecord,
        /// What stood there, as the home school spelled it.
        was: ScoreText,
        /// Whether somebody edited it at home in between.
        edit: HomeEdit,
    },
    /// Home already has this score.
    Unchanged(WriteRecord),
    /// Nothing is due.
    NotDue {
        /// Why.
        reason: NotDueReason,
        /// The home section, where the student's enrollment named one.
        home: Option<HomePlace>,
    },
    /// Something is in the way that somebody can repair.
    Held {
        /// What it is.
        reason: HeldReason,
        /// The home section, where the student's enrollment named one before the reason was met.
        home: Option<HomePlace>,
    },
}

impl OutcomeRecord {
    /// Which of the five outcomes it is.
    pub fn kind(&self) -> OutcomeKind {
        match self {
            Self::Add(_) => OutcomeKind::Add,
            Self::Update { .. } => OutcomeKind::Update,
            Self::Unchanged(_) => OutcomeKind::Unchanged,
            Self::NotDue { .. } => OutcomeKind::NotDue,
            Self::Held { .. } => OutcomeKind::Held,
        }
    }

    /// What stands at home once the plan is applied: of an add, an update and what is unchanged.
    pub fn stands(&self) -> Option<&WriteRecord> {
        match self {
            Self::Add(write) | Self::Update { write, .. } | Self::Unchanged(write) => Some(write),
            Self::NotDue { .. } | Self::Held { .. } => None,
        }
    }

    /// The home section that it is about, where one is known.
    pub fn home(&self) -> Option<&HomePlace> {
        match self {
            Self::Add(write) | Self::Update { write, .. } | Self::Unchanged(write) => Some(&write.home),
            Self::NotDue { home, .. } | Self::Held { home, .. } => home.as_ref(),
        }
    }
}

/// A posting and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRecord {
    /// The student, as posted; none where the posting has no SSID.
    pub ssid: Option<Ssid>,
    /// The technical section.
    pub section: SectionKey,
    /// The task by its official name; as posted where it takes no part in the exchange.
    pub task: TaskName,
    /// The technical school's own term.
    pub term: TermNumber,
    /// The mark, as posted.
    pub mark: Mark,
    /// When the grade was posted.
    pub posted: LocalMinute,
    /// What becomes of it.
    pub outcome: OutcomeRecord,
}

/// A plan as texts: what was planned, when, under which policy, and one decision for each posting.
///
/// ```
/// # use gradecrosswalk_matching::{Exchange, Ledger, Plan, ledger::Records, plan_record::PlanRecord};
/// # fn night(exchange: &Exchange<'_>, records: Records<'_>) -> Result<(), Box<dyn std::error::Error>> {
/// let ledger = Ledger::of(exchange, records)?;
/// let plan = Plan::new(exchange, ledger.night())?;
/// let record = PlanRecord::of(&plan, &ledger, &records)?;
/// assert_eq!(record.decisions.len(), records.posted.len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRecord {
    /// The exchange's name, such as `KTS`.
    pub exchange: ExchangeName,
    /// The technical school.
    pub technical: SchoolId,
    /// The instant that the plan stands for.
    pub as_of: AsOf,
    /// The policy that it was made under.
    pub policy: PlanPolicy,
    /// One decision for each posting, in the order of the plan's rows; of postings that are one row, by their texts.
    pub decisions: Vec<DecisionRecord>,
}

/// A plan could not be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanRecordError {
    /// The plan's rows are not the ledger's, or those were made from other records.
    #[error(
        "posted row {row} was not made from these records: give the plan, the ledger and the records of one night"
    )]
    OtherNight {
        /// The first row that is not of the same night, from 0.
        row: usize,
    },
}

impl PlanRecord {
    /// Records a plan. `records` are those that the ledger was made from: they hold the texts.
    ///
    /// The same night gives the same record, in whichever order its records were.
    ///
    /// # Errors
    ///
    /// If plan, ledger and records are not of one night.
    pub fn of(plan: &Plan<'_, '_>, ledger: &Ledger, records: &Records<'_>) -> Result<Self, PlanRecordError> {
        gather::gather(plan, ledger, records)
    }

    /// Counts the decisions.
    pub fn summary(&self) -> SummaryRecord {
        SummaryRecord::of(&self.decisions)
    }
}
