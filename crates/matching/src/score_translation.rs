//! Score translation: from a posted mark to the home school's score (rules S-2 to S-4).
//!
//! [`translate`] is the rule itself. The compiled table that planning looks marks up in is made by asking it.

mod columns;
mod table;
mod translate;

pub(crate) use columns::MinPercentColumns;
pub(crate) use table::{LookUp, TableContent, TechnicalScores, Translated, TranslationTables};
pub use translate::{posted_item, translate, translate_item};

#[cfg(test)]
mod tests;
