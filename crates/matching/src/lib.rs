//! The matching engine of gradecrosswalk.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod held;
pub mod outcome;
pub mod policy;
pub mod term_match;

pub use held::{HeldReason, Repairer};
pub use outcome::{Arrival, HomeEdit, NotDueReason, OldScore, Outcome, OutcomeKind, Write};
pub use policy::{HomeEditPolicy, PlanPolicy};
pub use term_match::TermMatchPolicy;
