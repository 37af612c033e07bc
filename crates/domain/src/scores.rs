//! Scores: exact decimals, score groups, and the mark of a posted grade.
//!
//! Binary floating point never appears: a number is read from text or from [`rust_decimal::Decimal`] exactly, or
//! refused.

mod decimal;
mod group;
mod item;
mod mark;
mod rounding;
#[cfg(feature = "serde")]
mod wire;

pub use decimal::{
    Bonus, ChildWeight, Coefficient, Credit, DecimalError, DecimalProblem, GpaValue, GpaWeight, MinPercent,
    Percent, Points,
};
pub use group::{ItemIndex, ScoreGroup, ScoreGroupError};
pub use item::{Passing, ScoreItem};
pub use mark::Mark;
pub use rounding::Rounding;
