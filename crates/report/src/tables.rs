//! Tables of the values that the engine and validation give: what each is made of. Counts and sorts nothing anew that
//! they have counted and sorted.
//!
//! | function | a row for each |
//! |---|---|
//! | [`summary`] | home school |
//! | [`held_reasons`], [`not_due_reasons`] | reason |
//! | [`findings`] | finding |
//! | [`repairs`], [`waits`] | alert of a school |
//! | [`year`], [`nights`] | task of linked courses; span of its nights |
//! | [`proposed`], [`lost`] | window, exception or marked term to set up; span of lost nights |

mod alerts;
mod findings;
mod forecast;
mod proposal;
mod summary;

pub use alerts::{repairs, waits};
pub use findings::findings;
pub use forecast::{nights, year};
pub(crate) use proposal::scope;
pub use proposal::{lost, proposed};
pub(crate) use summary::heading;
pub use summary::{held_reasons, not_due_reasons, summary};
