//! The mark of a posted grade: a score text, a percent, or both (rule S-4). Never neither.

use super::Percent;
use crate::ScoreText;
use core::fmt;

/// What the technical teacher posted.
///
/// Where text and percent are both there and disagree, the text decides (rule S-4).
///
/// ```
/// use gradecrosswalk_domain::scores::Mark;
/// let mark = Mark::Percent("92.5".parse()?);
/// assert_eq!(mark.to_string(), "92.5 %");
/// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Only a percent.
    Percent(Percent),
    /// Only a score text.
    Score(ScoreText),
    /// A score text and a percent.
    Both(ScoreText, Percent),
}

impl Mark {
    /// The score text, if posted.
    pub fn score(&self) -> Option<&ScoreText> {
        match self {
            Self::Score(score) | Self::Both(score, _) => Some(score),
            Self::Percent(_) => None,
        }
    }

    /// The percent, if posted.
    pub fn percent(&self) -> Option<Percent> {
        match self {
            Self::Percent(percent) | Self::Both(_, percent) => Some(*percent),
            Self::Score(_) => None,
        }
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Percent(percent) => write!(f, "{percent} %"),
            Self::Score(score) => write!(f, "{score}"),
            Self::Both(score, percent) => write!(f, "{score} ({percent} %)"),
        }
    }
}
