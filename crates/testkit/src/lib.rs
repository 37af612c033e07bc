//! What the tests of gradecrosswalk compare the engine with: a second, slow and obvious planner, short builders, and
//! strategies of whole exchanges. Not published; it may use std and may panic.
//!
//! The planner in [`oracle`] shares no deciding code with the engine. Where the two differ, one of them has read the
//! rules wrongly: that is what it is for.

pub mod builders;
pub mod draft;
pub mod endless;
pub mod engine;
pub mod generate;
pub mod oracle;
pub mod records;
pub mod rows;
pub mod school_builder;

pub use draft::Draft;
pub use generate::{GeneratedExchange, RosteredExchange, exchange, sample};
pub use records::{AttendanceNightRecords, Records};
pub use school_builder::SchoolBuilder;

pub mod statewide;
