//! One score of a score group (rule S-1). Never knows which group it is in.

use super::{Bonus, Coefficient, GpaValue, MinPercent};
use crate::{ScoreName, ScoreText};

/// Whether a score passes the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Passing {
    /// The score passes: credit is earned.
    Passes,
    /// The score fails: no credit is earned.
    Fails,
}

/// One score of a group: what prints, from which percent on, and what it is worth (rule S-1).
///
/// ```
/// use gradecrosswalk_domain::scores::{Passing, ScoreItem};
/// use gradecrosswalk_domain::ScoreText;
/// let a = ScoreItem::new(ScoreText::new("A")?, Passing::Passes)
///     .with_min_percent("93".parse()?)
///     .with_gpa_value("4".parse()?);
/// assert_eq!(a.min_percent().unwrap().to_string(), "93");
/// assert!(a.credit_coefficient().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreItem {
    score: ScoreText,
    name: Option<ScoreName>,
    passing: Passing,
    min_percent: Option<MinPercent>,
    gpa_value: Option<GpaValue>,
    unweighted_gpa_value: Option<GpaValue>,
    bonus: Option<Bonus>,
    credit_coefficient: Option<Coefficient>,
}

impl ScoreItem {
    /// A score without a Min %, such as `I` (incomplete); the `with_` methods add the rest.
    pub fn new(score: ScoreText, passing: Passing) -> Self {
        Self {
            score,
            name: None,
            passing,
            min_percent: None,
            gpa_value: None,
            unweighted_gpa_value: None,
            bonus: None,
            credit_coefficient: None,
        }
    }

    /// The score with a longer name, such as `Excellent`.
    #[must_use]
    pub fn with_name(self, name: ScoreName) -> Self {
        Self { name: Some(name), ..self }
    }

    /// The score from this percent on, inclusive.
    #[must_use]
    pub fn with_min_percent(self, bound: MinPercent) -> Self {
        Self { min_percent: Some(bound), ..self }
    }

    /// The score with what it counts in a weighted GPA.
    #[must_use]
    pub fn with_gpa_value(self, value: GpaValue) -> Self {
        Self { gpa_value: Some(value), ..self }
    }

    /// The score with what it counts in an unweighted GPA.
    #[must_use]
    pub fn with_unweighted_gpa_value(self, value: GpaValue) -> Self {
        Self { unweighted_gpa_value: Some(value), ..self }
    }

    /// The score with a bonus.
    #[must_use]
    pub fn with_bonus(self, bonus: Bonus) -> Self {
        Self { bonus: Some(bonus), ..self }
    }

    /// The score with the factor by which it earns credit.
    #[must_use]
    pub fn with_credit_coefficient(self, coefficient: Coefficient) -> Self {
        Self { credit_coefficient: Some(coefficient), ..self }
    }

    /// The text that prints.
    pub fn score(&self) -> &ScoreText {
        &self.score
    }

    /// The longer name, if any.
    pub fn name(&self) -> Option<&ScoreName> {
        self.name.as_ref()
    }

    /// Whether the score passes.
    pub fn passing(&self) -> Passing {
        self.passing
    }

    /// The lower bound, inclusive; blank for scores that no percent stands for.
    pub fn min_percent(&self) -> Option<MinPercent> {
        self.min_percent
    }

    /// The weighted GPA value; a blank one keeps the grade off transcripts (rule S-6).
    pub fn gpa_value(&self) -> Option<GpaValue> {
        self.gpa_value
    }

    /// The unweighted GPA value.
    pub fn unweighted_gpa_value(&self) -> Option<GpaValue> {
        self.unweighted_gpa_value
    }

    /// The bonus.
    pub fn bonus(&self) -> Option<Bonus> {
        self.bonus
    }

    /// The factor by which the score earns credit.
    pub fn credit_coefficient(&self) -> Option<Coefficient> {
        self.credit_coefficient
    }
}
