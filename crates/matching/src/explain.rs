//! Why a grade has its decision: the facts as data, and a text made from them (rule G-10).
//!
//! The facts are read again from the exchange and the night's rows when somebody asks; planning keeps nothing for
//! them. The text is made by [`Narrative`] alone.

mod facts;
mod narrative;

pub use facts::{Explanation, HomeFacts, HomeSections, MarkFacts, Repair, StoodAtHome, TaskFacts};
pub(crate) use facts::{explain, run};
pub use narrative::Narrative;
