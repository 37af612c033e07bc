//! How a percent is rounded before it is looked up (rule S-2). The only place where a grade's percent is rounded.

use super::Percent;
use core::cmp::Ordering;
use core::num::NonZeroU128;

/// What happens to a percent before its score is looked up (rule S-2). A policy of the exchange.
///
/// ```
/// use gradecrosswalk_domain::scores::{Percent, Rounding};
/// let percent: Percent = "89.5".parse()?;
/// assert_eq!(Rounding::Exact.apply(percent).to_string(), "89.5");
/// assert_eq!(Rounding::HalfUp { places: 0 }.apply(percent).to_string(), "90");
/// assert_eq!(Rounding::HalfEven { places: 0 }.apply("88.5".parse()?).to_string(), "88");
/// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "super::wire::RoundingForm", into = "super::wire::RoundingForm")
)]
#[non_exhaustive]
pub enum Rounding {
    /// The percent as it is posted.
    #[default]
    Exact,
    /// To the nearest number with this many places; a half goes up.
    HalfUp {
        /// Decimal places kept; 4 and more change nothing.
        places: u8,
    },
    /// To the nearest number with this many places; a half goes to the even neighbour.
    HalfEven {
        /// Decimal places kept; 4 and more change nothing.
        places: u8,
    },
    /// Down to a number with this many places: digits beyond them are cut.
    Down {
        /// Decimal places kept; 4 and more change nothing.
        places: u8,
    },
    /// Up to a number with this many places.
    Up {
        /// Decimal places kept; 4 and more change nothing.
        places: u8,
    },
}

impl Rounding {
    /// The rounded percent. Where rounding up would pass [`Percent::MAX`], the greatest percent of that many places
    /// is kept. Never falls when the percent rises.
    pub fn apply(self, percent: Percent) -> Percent {
        let Some(step) = self.step() else { return percent };
        let units = percent.units();
        let rest = units.checked_rem(step).unwrap_or(0);
        let floor = units.saturating_sub(rest);
        let half = rest.cmp(&step.saturating_sub(rest));
        let even = units.checked_div(step).unwrap_or(0).is_multiple_of(2);
        let up = rest > 0 && self.goes_up(half, even);
        let rounded = if up { floor.saturating_add(step) } else { floor };
        Percent::from_units(rounded).or_else(|_| Percent::from_units(floor)).unwrap_or(percent)
    }

    /// Rounds an exact fraction of percent units (1/10000 %) to a percent, once: a mean that no decimal can hold must
    /// not be rounded to four places first (rule C-3). [`Rounding::Exact`] and four places and more round a half up at
    /// the fourth place, the last that a percent has; with `Exact`, only what a percent cannot hold is rounded.
    ///
    /// Of a fraction that is a percent, the same as [`Rounding::apply`]. None where the fraction is above
    /// [`Percent::MAX`], or too great to be calculated with.
    ///
    /// ```
    /// use core::num::NonZeroU128;
    /// use gradecrosswalk_domain::scores::Rounding;
    /// // 23 % in seven parts.
    /// let seven = NonZeroU128::new(7).unwrap();
    /// let rounded = Rounding::HalfUp { places: 4 }.apply_to_fraction(230_000, seven);
    /// assert_eq!(rounded.unwrap().to_string(), "3.2857");
    /// // 89.49999 % is below the half, although four places of it are 89.5.
    /// let ten = NonZeroU128::new(10).unwrap();
    /// let rounded = Rounding::HalfUp { places: 0 }.apply_to_fraction(8_949_999, ten);
    /// assert_eq!(rounded.unwrap().to_string(), "89");
    /// assert!(Rounding::Exact.apply_to_fraction(10_000_000, NonZeroU128::MIN).is_none());
    /// ```
    pub fn apply_to_fraction(self, numerator: u128, denominator: NonZeroU128) -> Option<Percent> {
        if numerator.div_ceil(denominator.get()) > u128::from(Percent::MAX.units()) {
            return None;
        }
        let step = u128::from(self.step().unwrap_or(1));
        let denominator = NonZeroU128::new(denominator.get().checked_mul(step)?)?;
        let (steps, rest) = (numerator / denominator, numerator % denominator);
        let half = rest.cmp(&denominator.get().saturating_sub(rest));
        let up = rest > 0 && self.goes_up(half, steps.is_multiple_of(2));
        let units = |steps: u128| u32::try_from(steps.checked_mul(step)?).ok();
        let of = |steps| units(steps).and_then(|units| Percent::from_units(units).ok());
        let floor = of(steps)?;
        Some(if up { of(steps.checked_add(1)?).unwrap_or(floor) } else { floor })
    }

    /// The last kept place in units; none where nothing is rounded.
    fn step(self) -> Option<u32> {
        let (Self::HalfUp { places }
        | Self::HalfEven { places }
        | Self::Down { places }
        | Self::Up { places }) = self
        else {
            return None;
        };
        10_u32.checked_pow(Percent::PLACES.saturating_sub(u32::from(places)))
    }

    /// Whether something between two kept neighbours goes to the upper one: how it lies to the half, and whether the
    /// lower neighbour is even.
    fn goes_up(self, half: Ordering, lower_is_even: bool) -> bool {
        match self {
            Self::Exact | Self::HalfUp { .. } => half.is_ge(),
            Self::HalfEven { .. } => half.is_gt() || (half.is_eq() && !lower_is_even),
            Self::Down { .. } => false,
            Self::Up { .. } => true,
        }
    }
}
