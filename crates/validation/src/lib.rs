//! What is set up wrong between a technical school and its home schools, on which nights it will fail, and the repair.
//!
//! | module | what it answers |
//! |---|---|
//! | [`forecast`] | what each night of a school year will do for a linked course |
//! | [`proposal`] | the grading windows under which a home school's nights all sync |
//!
//! The crate asks the engine of `gradecrosswalk-matching`, so it can never disagree with it. It reads no file, no clock
//! and no network.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod forecast;
pub mod proposal;

pub use forecast::Forecast;
