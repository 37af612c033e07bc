//! Which score groups of two schools have the same Min % column. Asks the check that a compiled table asks (rule S-3).

use alloc::vec::Vec;
use gradecrosswalk_domain::scores::ScoreGroup;

/// The Min % columns of two schools' score groups, numbered so that equal ones have equal numbers.
#[derive(Debug, Clone)]
pub(crate) struct MinPercentColumns {
    technical: Vec<usize>,
    home: Vec<usize>,
}

impl MinPercentColumns {
    pub(crate) fn of<'g>(technical: &'g [ScoreGroup], home: &'g [ScoreGroup]) -> Self {
        let mut known: Vec<&ScoreGroup> = Vec::new();
        let mut number = |group: &'g ScoreGroup| {
            let place = known.iter().position(|other| other.matches(group));
            place.unwrap_or_else(|| {
                known.push(group);
                known.len().saturating_sub(1)
            })
        };
        Self {
            technical: technical.iter().map(&mut number).collect(),
            home: home.iter().map(&mut number).collect(),
        }
    }

    /// Whether a technical and a home group, by their places, do not match.
    pub(crate) fn differ(&self, technical: u16, home: u16) -> bool {
        let technical = self.technical.get(usize::from(technical));
        technical.is_none() || technical != self.home.get(usize::from(home))
    }
}
