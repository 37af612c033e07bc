//! Fixes: edits of a set-up that repair a finding, with how far they can be trusted. Nothing is applied by itself.

mod apply;
mod edit;

pub use apply::{EditError, Fixed, apply, apply_fixes};
pub use edit::Edit;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// How far a fix can be trusted; the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Applicability {
    /// A proposal to look at: somebody must decide what it should be.
    DisplayOnly,
    /// It repairs the finding, but may not be what the school meant.
    Unsafe,
    /// It repairs the finding, changes no grade that syncs today, and loses nothing that somebody has entered on purpose.
    Safe,
}

impl Applicability {
    /// All three, the least first.
    pub const ALL: [Self; 3] = [Self::DisplayOnly, Self::Unsafe, Self::Safe];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A repair of the set-up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Fix {
    /// How far it can be trusted.
    pub applicability: Applicability,
    /// What it does, in one line.
    pub title: String,
    /// The edits, to be made together.
    pub edits: Vec<Edit>,
}
