#![doc = include_str!("../docs/composite.md")]

mod calculate;
mod compile;
mod explain;
mod fault;
mod grade;
mod order;
mod policy;
mod slots;
#[cfg(feature = "serde")]
mod wire;

pub use calculate::Calculator;
pub use compile::{CompositeRules, CourseComposites};
pub use explain::{CompositeExplanation, PartExplanation, PartStanding, Share};
pub use fault::{CompositeFault, CompositeProblem};
pub use grade::{CompositeGrade, NoGrade};
pub use policy::{CompositePolicy, MissingPart};
pub use slots::{GradeSlot, SlotIndex, SlotMark, StudentMarks, enrolled_terms};
