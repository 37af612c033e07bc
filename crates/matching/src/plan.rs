//! The nightly plan: one decision for every posted grade (rules G-1 to G-8).
//!
//! | module | what it does |
//! |---|---|
//! | `decision` | a decision in 32 bits, and what it says |
//! | `night` | the rows of a night, and what is refused about their order |
//! | `offending_pair` | the two rows that such an error is about |
//! | `planning` | the merge: posted grades, home grades and enrollments, read forward once |
//! | `ways` | what a run is decided by: a row of verdicts, a table, a home school |
//! | `standing` | what stands at home for one student |
//! | `cursor` | a list beside the posted rows, read forward |
//! | `by_hand` | the same for one student whose rows need looking at one by one |
//! | `streaming` | the same merge over iterators, with a constant amount of memory |
//! | `unsorted` | the same merge over slices in any order |
//! | `parts` | a night cut into parts for several threads |
//! | `scoped` | of the students with an exception of their own, those of some rows |
//! | `home_edits` | edits made at home since a grade was last sent |
//! | `whole` | a plan with its night: outcomes, writes by home school, counts, what to remember |
//! | `summary` | counts by outcome, home school, course and reason |

mod by_hand;
mod cursor;
mod decision;
mod home_edits;
mod night;
mod offending_pair;
mod parts;
mod planning;
mod scoped;
mod standing;
mod streaming;
mod summary;
mod unsorted;
mod ways;
mod whole;

pub use decision::Decision;
pub use night::{Night, PlanError, RowList};
pub(crate) use night::{Repeats, out_of_order};
pub use offending_pair::{AnyRow, OffendingPair};
pub use parts::{Part, parts};
pub use planning::plan_into;
pub use streaming::{Decisions, NightStream, PlannedChunk, Planner};
pub use summary::{Counts, Summary};
pub use unsorted::UnsortedPlanner;
pub use whole::{Plan, apply};
