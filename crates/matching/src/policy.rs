//! The choices that an exchange leaves to the vendor, as values. The default is the KTS exchange's.

use crate::term_match::TermMatchPolicy;
use gradecrosswalk_domain::scores::Rounding;

/// What happens to a grade that was edited at home since it was last sent (rule G-7; document 002: "UPDATE").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum HomeEditPolicy {
    /// The technical school's grade wins; the update shows that there was an edit.
    #[default]
    Overwrite,
    /// The grade is held until somebody decides.
    Hold,
}

/// How a night is planned.
///
/// ```
/// use gradecrosswalk_matching::{PlanPolicy, TermMatchPolicy};
/// let policy = PlanPolicy { term_match: TermMatchPolicy::Overlap, ..PlanPolicy::default() };
/// assert_ne!(policy, PlanPolicy::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PlanPolicy {
    /// When two open terms match (rule T-7).
    pub term_match: TermMatchPolicy,
    /// How a percent is rounded before its score is looked up (rule S-2).
    pub rounding: Rounding,
    /// What happens to edits at home (rule G-7).
    pub home_edits: HomeEditPolicy,
}
