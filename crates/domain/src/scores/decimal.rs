//! Exact decimal numbers with a declared number of places and bounds: percents, GPA values, credits.
//!
//! Reading is strict (digits, and a point followed by digits); nothing is rounded on the way in. Arithmetic on these
//! numbers is not here.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;
use rust_decimal::Decimal;

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecimalProblem {
    /// The text is not digits, optionally with a point that has digits on both sides.
    Form,
    /// There are more digits after the point than the field declares; trailing zeros count in text.
    TooManyPlaces,
    /// The number lies outside the field's bounds.
    OutOfRange,
}

/// A number was refused: the field, the text (shortened), what is wrong, and the bound.
///
/// ```
/// use gradecrosswalk_domain::scores::Percent;
/// let error = "4000".parse::<Percent>().unwrap_err();
/// assert_eq!(error.to_string(), "percent \"4000\" is outside its bounds: give 0 to 999.9999");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecimalError {
    field: &'static str,
    text: String,
    problem: DecimalProblem,
    places: u32,
    max: u32,
}

impl DecimalError {
    /// The field's name in the words of the domain, such as `percent`.
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// What is wrong.
    pub fn problem(&self) -> DecimalProblem {
        self.problem
    }
}

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} ", self.field, self.text)?;
        match self.problem {
            DecimalProblem::Form => {
                f.write_str("is not a plain decimal number: give digits such as 92 or 92.5")
            }
            DecimalProblem::TooManyPlaces => {
                write!(f, "has too many decimal places: give at most {}", self.places)
            }
            DecimalProblem::OutOfRange => {
                write!(
                    f,
                    "is outside its bounds: give 0 to {}",
                    Plain { units: self.max, places: self.places }
                )
            }
        }
    }
}

impl core::error::Error for DecimalError {}

/// A field's name, places and greatest value in units.
#[derive(Clone, Copy)]
struct Field {
    name: &'static str,
    places: u32,
    max: u32,
}

impl Field {
    fn refuse(self, text: impl fmt::Display, problem: DecimalProblem) -> DecimalError {
        let text: String = alloc::format!("{text}").chars().take(60).collect();
        DecimalError { field: self.name, text, problem, places: self.places, max: self.max }
    }

    fn check(self, units: u32) -> Result<u32, DecimalError> {
        if units <= self.max {
            Ok(units)
        } else {
            Err(self.refuse(Plain { units, places: self.places }, DecimalProblem::OutOfRange))
        }
    }

    fn parse(self, text: &str) -> Result<u32, DecimalError> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !fraction.is_none_or(digits) {
            return Err(self.refuse(text, DecimalProblem::Form));
        }
        let fraction = fraction.unwrap_or("");
        let places = usize::try_from(self.places).unwrap_or(0);
        if fraction.len() > places {
            return Err(self.refuse(text, DecimalProblem::TooManyPlaces));
        }
        let padding = core::iter::repeat_n(b'0', places.saturating_sub(fraction.len()));
        whole
            .bytes()
            .chain(fraction.bytes())
            .chain(padding)
            .try_fold(0_u32, |units, digit| {
                units.checked_mul(10)?.checked_add(u32::from(digit.wrapping_sub(b'0')))
            })
            .filter(|units| *units <= self.max)
            .ok_or_else(|| self.refuse(text, DecimalProblem::OutOfRange))
    }

    fn exact(self, number: Decimal) -> Result<u32, DecimalError> {
        let number = number.normalize();
        if number.scale() > self.places {
            return Err(self.refuse(number, DecimalProblem::TooManyPlaces));
        }
        let missing = self.places.saturating_sub(number.scale());
        10_i128
            .checked_pow(missing)
            .and_then(|factor| number.mantissa().checked_mul(factor))
            .and_then(|units| u32::try_from(units).ok())
            .filter(|units| *units <= self.max)
            .ok_or_else(|| self.refuse(number, DecimalProblem::OutOfRange))
    }
}

/// Writes units of 10^-places without trailing zeros.
struct Plain {
    units: u32,
    places: u32,
}

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one = 10_u32.checked_pow(self.places).unwrap_or(1);
        let (whole, mut fraction) =
            (self.units.checked_div(one).unwrap_or(0), self.units.checked_rem(one).unwrap_or(0));
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let mut width = usize::try_from(self.places).unwrap_or(0);
        while fraction.is_multiple_of(10) {
            fraction = fraction.wrapping_div(10);
            width = width.saturating_sub(1);
        }
        write!(f, "{whole}.{fraction:0width$}")
    }
}

macro_rules! decimals {
    ($($(#[$doc:meta])* $name:ident($field:literal, places = $places:literal, max = $max:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// How many digits after the point are kept, and taken.
            pub const PLACES: u32 = $places;
            /// The least value: 0.
            pub const MIN: Self = Self(0);
            /// The greatest value.
            pub const MAX: Self = Self($max);

            const FIELD: Field = Field { name: $field, places: $places, max: $max };

            /// From whole units of 10<sup>-PLACES</sup>.
            ///
            /// # Errors
            ///
            /// If the value is above [`Self::MAX`].
            pub fn from_units(units: u32) -> Result<Self, DecimalError> {
                Self::FIELD.check(units).map(Self)
            }

            /// In whole units of 10<sup>-PLACES</sup>.
            pub const fn units(self) -> u32 {
                self.0
            }

            /// As a decimal without trailing zeros.
            pub fn to_decimal(self) -> Decimal {
                Decimal::new(i64::from(self.0), Self::PLACES).normalize()
            }
        }

        impl FromStr for $name {
            type Err = DecimalError;

            /// Digits, and a point followed by digits; no sign, blank, comma, underscore or exponent.
            fn from_str(text: &str) -> Result<Self, DecimalError> {
                Self::FIELD.parse(text).map(Self)
            }
        }

        impl TryFrom<Decimal> for $name {
            type Error = DecimalError;

            /// Exact: a number with more places than the field declares is refused, never rounded.
            fn try_from(number: Decimal) -> Result<Self, DecimalError> {
                Self::FIELD.exact(number).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Plain { units: self.0, places: Self::PLACES }.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        #[cfg(feature = "serde")]
        crate::wire::text_form!($name, $field);
    )*};
}

decimals! {
    /// A percent, 0 to 999.9999 with at most four decimal places (rule S-1; extra credit goes over 100).
    ///
    /// ```
    /// use gradecrosswalk_domain::scores::Percent;
    /// let percent: Percent = "92.50".parse()?;
    /// assert_eq!(percent, Percent::from_basis_points(9250)?);
    /// assert_eq!(percent.to_string(), "92.5");
    /// for refused in ["1_000", "5.", ".5", "1e2", " 92", "92,5", "92.50000", "-1", "4000"] {
    ///     assert!(refused.parse::<Percent>().is_err(), "{refused}");
    /// }
    /// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
    /// ```
    Percent("percent", places = 4, max = 9_999_999);
    /// A score's lower bound in percent, 0 to 100, inclusive (rules S-1, S-2: the *Min %* column).
    ///
    /// ```
    /// use gradecrosswalk_domain::scores::MinPercent;
    /// assert!("97".parse::<MinPercent>().is_ok());
    /// assert!("100.01".parse::<MinPercent>().is_err());
    /// ```
    MinPercent("min percent", places = 4, max = 1_000_000);
    /// A score's GPA value, 0 to 100 with at most five decimal places (rules S-1, S-6).
    GpaValue("gpa value", places = 5, max = 10_000_000);
    /// A bonus that an honors course adds to a GPA value, 0 to 100 with at most five decimal places (rule S-1).
    Bonus("bonus", places = 5, max = 10_000_000);
    /// A task's Term GPA weight, 0 to 100 with at most four decimal places (rule K-3).
    GpaWeight("term gpa weight", places = 4, max = 1_000_000);
    /// Credits, 0 to 100 with at most four decimal places (rule K-3).
    Credit("credit", places = 4, max = 1_000_000);
    /// The factor by which a score earns a task's credit, 0 to 100 with at most four decimal places (rule S-1).
    Coefficient("credit coefficient", places = 4, max = 1_000_000);
    /// How much a part of a composite grade counts, 0 to 999.9999 with at most four decimal places (rule C-1). Relative:
    /// what the parts' weights sum to does not matter.
    ChildWeight("composite weight", places = 4, max = 9_999_999);
    /// Points of an activity, scored or at most to be had: 0 to 99,999.9999 with at most four decimal places (rules L-1,
    /// L-5).
    ///
    /// ```
    /// use gradecrosswalk_domain::scores::Points;
    /// assert_eq!("17.50".parse::<Points>()?.to_string(), "17.5");
    /// assert!("-1".parse::<Points>().is_err());
    /// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
    /// ```
    Points("points", places = 4, max = 999_999_999);
}

impl Percent {
    /// From hundredths of a percent: 9250 is 92.5 %.
    ///
    /// # Errors
    ///
    /// If the value is above 999.99 %.
    pub fn from_basis_points(basis_points: u32) -> Result<Self, DecimalError> {
        let refused =
            || Self::FIELD.refuse(Plain { units: basis_points, places: 2 }, DecimalProblem::OutOfRange);
        basis_points.checked_mul(100).filter(|units| *units <= Self::MAX.0).map(Self).ok_or_else(refused)
    }
}

impl From<MinPercent> for Percent {
    fn from(bound: MinPercent) -> Self {
        Self(bound.0)
    }
}
