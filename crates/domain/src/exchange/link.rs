//! Which home section belongs to which technical section (rule G-2). Links are data, never guessed.

use crate::SchoolId;
use crate::school::SectionKey;
use alloc::vec::Vec;

/// A home section and the technical section that its students really attend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The section at the technical school.
    pub technical: SectionKey,
    /// The home school.
    pub home: SchoolId,
    /// The section at the home school.
    pub home_section: SectionKey,
}

/// How an exchange derives links where the caller gives none (rules G-2, K-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LinkRule {
    /// Equal course number and equal section number: the rule of the KTS exchange.
    EqualCourseAndSection,
}

/// The links of a set-up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Links {
    /// Derived by the profile's [`LinkRule`].
    #[default]
    ByProfile,
    /// Given by the caller, in any order; a link that stands twice counts once.
    Given(Vec<Link>),
}
