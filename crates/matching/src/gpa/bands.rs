//! The honor roll: bands of GPA that the caller names (rule P-1). Never looks at anything but a GPA.

use super::Gpa;
use alloc::vec::Vec;
use gradecrosswalk_domain::BandName;
use gradecrosswalk_domain::scores::GpaValue;

/// A band of the honor roll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HonorBand {
    /// Its name.
    pub name: BandName,
    /// The least GPA in it, inclusive.
    pub least: GpaValue,
}

/// An honor roll was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HonorRollError {
    /// Two bands begin at one GPA.
    #[error("honor roll bands {first} and {second} both begin at gpa {least}: give each a bound of its own")]
    DoubledBound {
        /// The one band.
        first: BandName,
        /// The other band.
        second: BandName,
        /// Where they begin.
        least: GpaValue,
    },
}

/// The bands of an honor roll, each from its bound to the next one.
///
/// ```
/// use gradecrosswalk_domain::BandName;
/// use gradecrosswalk_matching::gpa::{HonorBand, HonorRoll};
/// let band = |name, least: &str| HonorBand { name: BandName::new(name).unwrap(), least: least.parse().unwrap() };
/// let roll = HonorRoll::new([band("Honors", "3.5"), band("High Honors", "3.75")])?;
/// assert_eq!(roll.band_of("3.74999".parse()?).unwrap().name.as_str(), "Honors");
/// assert_eq!(roll.band_of("3.49999".parse()?), None);
/// assert!(HonorRoll::new([band("A", "3.5"), band("B", "3.5")]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HonorRoll {
    /// Ascending by bound.
    bands: Vec<HonorBand>,
}

impl HonorRoll {
    /// The bands, in any order. None at all is a school without an honor roll.
    ///
    /// # Errors
    ///
    /// If two bands have one bound.
    pub fn new(bands: impl IntoIterator<Item = HonorBand>) -> Result<Self, HonorRollError> {
        let mut bands: Vec<HonorBand> = bands.into_iter().collect();
        bands.sort_by(|a, b| (a.least, &a.name).cmp(&(b.least, &b.name)));
        let doubled = bands.iter().zip(bands.iter().skip(1)).find(|(a, b)| a.least == b.least);
        match doubled {
            Some((first, second)) => Err(HonorRollError::DoubledBound {
                first: first.name.clone(),
                second: second.name.clone(),
                least: first.least,
            }),
            None => Ok(Self { bands }),
        }
    }

    /// The bands, ascending by bound.
    pub fn bands(&self) -> &[HonorBand] {
        &self.bands
    }

    /// The band of a GPA as it is shown, if it reaches one.
    pub fn band_of(&self, shown: GpaValue) -> Option<&HonorBand> {
        let reached = self.bands.partition_point(|band| band.least <= shown);
        self.bands.get(reached.checked_sub(1)?)
    }

    /// The band of a calculated GPA: of the rounded one, so that a card never shows a GPA beside another's band.
    pub fn band(&self, gpa: Gpa) -> Option<&HonorBand> {
        self.band_of(gpa.value())
    }
}
