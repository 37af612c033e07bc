#![doc = include_str!("../docs/gpa.md")]

mod bands;
mod report;
#[cfg(feature = "serde")]
mod wire;

pub use bands::{HonorBand, HonorRoll, HonorRollError};
pub use report::{BonusUse, Gpa, GpaPart, GpaPolicy, GpaReport, NoGpa, term_gpa};
