//! Exact fractions: what a weighted mean is before it is rounded (rule C-3). Never rounds, never overflows silently.

use core::fmt;
use core::num::NonZeroU128;

/// An exact fraction that is not negative, in lowest terms: equal fractions are equal values.
///
/// [`Display`](fmt::Display) writes a decimal where twelve places hold it, else its first six places and the fraction.
///
/// ```
/// use core::num::NonZeroU128;
/// use gradecrosswalk_matching::exact::Ratio;
/// let of = |numerator, denominator| Ratio::new(numerator, NonZeroU128::new(denominator).unwrap());
/// assert_eq!(of(357, 4).to_string(), "89.25");
/// assert_eq!(of(46, 14).to_string(), "3.285714… (23/7)");
/// assert_eq!(of(1, 3).checked_add(of(1, 6)), Some(of(1, 2)));
/// assert_eq!(of(u128::MAX, 1).checked_add(Ratio::ONE), None);
/// assert_eq!(Ratio::ONE.checked_div(Ratio::ZERO), None);
/// assert_eq!((of(23, 7).half_up(4), of(5, 2).half_up(0)), (Some(32_857), Some(3)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ratio {
    numerator: u128,
    denominator: NonZeroU128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// The whole.
    pub const ONE: Self = Self::whole(1);

    /// A fraction, brought to lowest terms.
    #[must_use]
    pub fn new(numerator: u128, denominator: NonZeroU128) -> Self {
        let common = gcd(numerator, denominator);
        Self { numerator: numerator / common, denominator: divided(denominator, common) }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u128) -> Self {
        Self { numerator: number, denominator: NonZeroU128::MIN }
    }

    /// What stands above the line.
    pub const fn numerator(self) -> u128 {
        self.numerator
    }

    /// What stands below the line.
    pub const fn denominator(self) -> NonZeroU128 {
        self.denominator
    }

    /// The sum; none where it is too great to be held.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            let numerator = self.numerator.checked_add(other.numerator)?;
            return Some(Self::new(numerator, self.denominator));
        }
        let common = gcd(self.denominator.get(), other.denominator);
        let times = divided(other.denominator, common);
        let numerator = self.numerator.checked_mul(times.get())?;
        let added = other.numerator.checked_mul(divided(self.denominator, common).get())?;
        Some(Self::new(numerator.checked_add(added)?, self.denominator.checked_mul(times)?))
    }

    /// The product; none where it is too great to be held.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        // In lowest terms already: what one's numerator shares with the other's denominator goes first.
        let left = Self::new(self.numerator, other.denominator);
        let right = Self::new(other.numerator, self.denominator);
        let numerator = left.numerator.checked_mul(right.numerator)?;
        Some(Self { numerator, denominator: left.denominator.checked_mul(right.denominator)? })
    }

    /// The quotient; none where the other is zero, or the quotient is too great to be held.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let inverse =
            Self { numerator: other.denominator.get(), denominator: NonZeroU128::new(other.numerator)? };
        self.checked_mul(inverse)
    }

    /// In whole units of 10<sup>-places</sup>, a half away from zero; none where that is too great to be held.
    #[must_use]
    pub fn half_up(self, places: u32) -> Option<u128> {
        let scaled = self.checked_mul(Self::whole(10_u128.checked_pow(places)?))?;
        let (floor, rest) = (scaled.numerator / scaled.denominator, scaled.numerator % scaled.denominator);
        let up = rest > 0 && rest >= scaled.denominator.get().saturating_sub(rest);
        floor.checked_add(u128::from(up))
    }
}

/// The greatest number that divides both.
fn gcd(numerator: u128, denominator: NonZeroU128) -> NonZeroU128 {
    let (mut greater, mut lesser) = (denominator.get(), numerator % denominator);
    // Most fractions are small, and dividing 64 bits is several times as fast.
    while let (Err(_), Some(rest)) = (u64::try_from(greater), greater.checked_rem(lesser)) {
        (greater, lesser) = (lesser, rest);
    }
    if let (Ok(mut greater), Ok(mut lesser)) = (u64::try_from(greater), u64::try_from(lesser)) {
        while let Some(rest) = greater.checked_rem(lesser) {
            (greater, lesser) = (lesser, rest);
        }
        return NonZeroU128::new(u128::from(greater)).unwrap_or(NonZeroU128::MIN);
    }
    NonZeroU128::new(greater).unwrap_or(NonZeroU128::MIN)
}

/// The quotient by a number that divides it.
fn divided(number: NonZeroU128, divisor: NonZeroU128) -> NonZeroU128 {
    NonZeroU128::new(number.get() / divisor).unwrap_or(NonZeroU128::MIN)
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.numerator / self.denominator;
        let mut rest = self.numerator % self.denominator;
        let (mut digits, mut value, mut first_six) = (0_usize, 0_u64, 0_u64);
        while rest > 0 && digits < 12 {
            let Some(tenfold) = rest.checked_mul(10) else { break };
            let digit = u64::try_from(tenfold / self.denominator).unwrap_or(0);
            value = value.saturating_mul(10).saturating_add(digit);
            rest = tenfold % self.denominator;
            digits = digits.saturating_add(1);
            if digits <= 6 {
                first_six = value;
            }
        }
        match (rest, digits) {
            (0, 0) => write!(f, "{whole}"),
            (0, _) => write!(f, "{whole}.{value:0digits$}"),
            (_, 0) => write!(f, "{whole}… ({}/{})", self.numerator, self.denominator),
            _ => {
                let shown = digits.min(6);
                write!(f, "{whole}.{first_six:0shown$}… ({}/{})", self.numerator, self.denominator)
            }
        }
    }
}

impl fmt::Debug for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

/// `85`, or `615/7` in lowest terms.
#[cfg(feature = "serde")]
const _: () = {
    use alloc::string::{String, ToString as _};
    use gradecrosswalk_domain::wire::{Shown, text_form};

    fn written(ratio: Ratio) -> String {
        match ratio.denominator {
            NonZeroU128::MIN => ratio.numerator.to_string(),
            denominator => alloc::format!("{}/{denominator}", ratio.numerator),
        }
    }

    fn read(text: &str) -> Result<Ratio, String> {
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let ratio = numerator.parse().ok().zip(denominator.parse().ok());
        let ratio = ratio.map(|(numerator, denominator)| Ratio::new(numerator, denominator));
        ratio.filter(|ratio| written(*ratio) == text).ok_or_else(|| {
            alloc::format!(
                "fraction {} is not one in lowest terms: give one such as 85 or 615/7",
                Shown(text)
            )
        })
    }

    text_form!(Ratio, "fraction", read, |ratio| written(*ratio));
};
