//! What a text shows that it must not, and where. Never holds what stands there.

use alloc::vec::Vec;
use core::fmt;
use core::ops::Range;

/// What is personal (document 000).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Personal {
    /// A name of the lent list.
    Name,
    /// Digits in the form of a social security number.
    SocialSecurityNumber,
    /// A date that can be a person's birth date, or any after words such as `DOB`.
    BirthDate,
}

impl fmt::Display for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Name => "a name",
            Self::SocialSecurityNumber => "a social security number",
            Self::BirthDate => "a birth date",
        })
    }
}

/// A place of a text that shows something personal.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Shown {
    /// What.
    pub what: Personal,
    /// Where, in bytes of the text from 0.
    pub bytes: Range<usize>,
    /// Where, in characters (Unicode scalar values) of the text from 0.
    pub chars: Range<usize>,
}

/// A text was refused. Neither it nor what it shows is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Refused {
    /// Every place, ascending; at least one.
    pub shown: Vec<Shown>,
}

impl Refused {
    pub(super) fn of(mut shown: Vec<Shown>) -> Self {
        shown.sort_by_key(|of| (of.bytes.start, of.bytes.end, of.what));
        shown.dedup();
        Self { shown }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text shows ")?;
        let mut between = "";
        for Shown { what, chars, .. } in &self.shown {
            // People count characters from 1.
            write!(f, "{between}{what} in characters {} to {}", chars.start.saturating_add(1), chars.end)?;
            between = ", ";
        }
        f.write_str(": remove it, and give the SSID instead")
    }
}

impl core::error::Error for Refused {}
