//! What is left to the school about composite grades: missing parts and the one rounding (rules C-2, C-3).

use gradecrosswalk_domain::scores::Rounding;

/// What becomes of a part that the student was enrolled for and that has no percent (rule C-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MissingPart {
    /// It is left out and the other weights share the whole.
    #[default]
    Renormalise,
    /// There is no grade until every part that has a weight has a percent.
    Withhold,
    /// It counts as 0 %, beside at least one part that has a percent: nobody gets 0 % for nothing.
    Zero,
}

/// How composite grades are calculated. There is no default rounding: its places are for the school to name.
///
/// ```
/// use gradecrosswalk_domain::scores::Rounding;
/// use gradecrosswalk_matching::composite::{CompositePolicy, MissingPart};
/// let policy = CompositePolicy::to_places(2);
/// assert_eq!(policy.rounding, Rounding::HalfUp { places: 2 });
/// assert_eq!(policy.missing, MissingPart::Renormalise);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CompositePolicy {
    /// What becomes of missing parts.
    pub missing: MissingPart,
    /// The one rounding, at the end (rule C-3). What no percent can hold is rounded at its fourth place even by
    /// [`Rounding::Exact`].
    pub rounding: Rounding,
}

impl CompositePolicy {
    /// To so many places, a half away from zero, and missing parts left out.
    #[must_use]
    pub fn to_places(places: u8) -> Self {
        Self { missing: MissingPart::default(), rounding: Rounding::HalfUp { places } }
    }
}
