//! The texts of activities: cutting them to a gradebook's limits, telling what pasting brought along, finding titles that
//! become equal. Nothing here changes a text; cut and cleaned texts are offered beside it (rules L-2 and L-5).

mod alike;
mod pasted;
mod truncate;

pub use alike::{AlikeTitles, titles_alike};
pub use pasted::{Leftover, LeftoverKind, Pasted, pasted_formatting};
pub use truncate::truncate;
