//! What stands at a home school, as the evidence of several rules says it.

use core::fmt;
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_matching::explain::StoodAtHome;

/// What stands in a home term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum AtHome {
    /// Nothing.
    Nothing,
    /// A score of the home course's score group.
    Score(ScoreText),
    /// A score that the group does not have.
    Unlisted,
}

impl From<StoodAtHome<'_>> for AtHome {
    fn from(stood: StoodAtHome<'_>) -> Self {
        match stood {
            StoodAtHome::Nothing => Self::Nothing,
            StoodAtHome::Score(item) => Self::Score(item.score().clone()),
            StoodAtHome::UnlistedScore => Self::Unlisted,
        }
    }
}

impl fmt::Display for AtHome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing"),
            Self::Score(score) => write!(f, "{score}"),
            Self::Unlisted => f.write_str("a score that its group does not have"),
        }
    }
}
