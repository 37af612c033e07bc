//! Grade return for tests: a class to alter, what a plan says as short lines, a second planner that says the same, what
//! applying a plan does, and generated classes.

mod apply;
mod draft;
mod generate;
mod oracle;
mod repair;
mod said;

pub use apply::apply;
pub use draft::ReturnDraft;
pub use generate::grade_return;
pub use oracle::oracle;
pub use repair::{owed, repaired};
pub use said::{said, says};
