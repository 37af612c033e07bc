#![doc = include_str!("../docs/grade_return.md")]

mod category;
mod checks;
mod explain;
mod facts;
mod fault;
mod narrative;
mod outcome;
mod plan;
mod planning;
mod scope;
mod set_up;
mod titles;
#[cfg(feature = "serde")]
mod wire;
mod writes;

pub use category::{CategoryChoice, ChosenCategory};
pub use explain::ScoreExplanation;
pub use facts::{FaultFacts, FaultMark, FaultPlace, PlacedFault, SectionLead, TitleHolder};
pub use fault::{Blocks, Fault};
pub use narrative::{EntryNarrative, ScoreNarrative};
pub use outcome::{
    CutText, EntryItem, EntryOutcome, EntryOutcomeKind, Listing, ScoreOutcome, ScoreOutcomeKind, ScoreState,
    SkipReason, TextCut,
};
pub use plan::{EntryPlan, PushPlan, PushSummary, ScorePlan, SectionPlan, StrayScore};
pub use scope::PushScope;
pub use set_up::{SetUpFault, SetUpPlace, set_up_faults};
pub use writes::{EntryWrite, WrittenEntry};
