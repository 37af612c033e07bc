//! How a percent is rounded before it is looked up (rule S-2). The only place where a grade's percent is rounded.

use super::Percent;

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
        let (places, up): (u8, fn(Parts) -> bool) = match self {
            Self::Exact => return percent,
            Self::HalfUp { places } => (places, |p| p.rest.saturating_mul(2) >= p.step),
            Self::HalfEven { places } => (places, |p| {
                let twice = p.rest.saturating_mul(2);
                twice > p.step || (twice == p.step && !p.steps.is_multiple_of(2))
            }),
            Self::Down { places } => (places, |_| false),
            Self::Up { places } => (places, |p| p.rest > 0),
        };
        let dropped = Percent::PLACES.saturating_sub(u32::from(places));
        let step = 10_u32.checked_pow(dropped).unwrap_or(1);
        let units = percent.units();
        let rest = units.checked_rem(step).unwrap_or(0);
        let floor = units.saturating_sub(rest);
        let parts = Parts { steps: units.checked_div(step).unwrap_or(0), rest, step };
        let rounded = if up(parts) { floor.saturating_add(step) } else { floor };
        Percent::from_units(rounded).or_else(|_| Percent::from_units(floor)).unwrap_or(percent)
    }
}

/// A percent in units, split at the last kept place.
#[derive(Clone, Copy)]
struct Parts {
    steps: u32,
    rest: u32,
    step: u32,
}
