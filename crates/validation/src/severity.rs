//! How bad a finding is, and what an exchange makes of it. Never changes what is found.

use crate::rule::Rule;
use alloc::collections::BTreeMap;
use core::fmt;

/// How bad a finding is; the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// Grades do not arrive, or arrive wrong.
    Error,
    /// Something is missing on paper or on transcripts, or will fail later.
    Warning,
    /// Legal, and good to know.
    Information,
}

impl Severity {
    /// All three, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Information];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Information => "information",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The severities of an exchange: each rule's own, unless changed, and the rules that are not asked.
///
/// ```
/// use gradecrosswalk_validation::{Rule, Severities, Severity};
/// let severities = Severities::default()
///     .with(Rule::CreditOnTermGrade, Severity::Warning)
///     .without(Rule::MarkDisagrees);
/// assert_eq!(severities.of(Rule::CreditOnTermGrade), Some(Severity::Warning));
/// assert_eq!(severities.of(Rule::MarkDisagrees), None);
/// assert_eq!(severities.of(Rule::WindowsOverlap), Some(Rule::WindowsOverlap.severity()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Severities {
    changed: BTreeMap<Rule, Option<Severity>>,
}

impl Severities {
    /// The same, with another severity for a rule.
    #[must_use]
    pub fn with(mut self, rule: Rule, severity: Severity) -> Self {
        self.changed.insert(rule, Some(severity));
        self
    }

    /// The same, without a rule's findings.
    #[must_use]
    pub fn without(mut self, rule: Rule) -> Self {
        self.changed.insert(rule, None);
        self
    }

    /// A rule's severity; none where its findings are left out.
    pub fn of(&self, rule: Rule) -> Option<Severity> {
        self.changed.get(&rule).copied().unwrap_or(Some(rule.severity()))
    }
}
