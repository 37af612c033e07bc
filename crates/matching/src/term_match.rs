//! Term match: whether the technical school's open term and a home school's open term are the same time (rule T-7).
//!
//! Pure questions about dates. Which terms are open is asked in [`crate::open_term`].

mod policy;
mod reference_day;

pub use policy::{TermMatchPolicy, UnknownPolicy};
pub(crate) use reference_day::term_holding;
pub use reference_day::{reference_day, should_be_open};
