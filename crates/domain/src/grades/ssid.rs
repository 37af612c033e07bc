//! The state student identifier: the only student key that both schools share. Never a social security number.

use core::fmt;
use core::str::FromStr;

/// An SSID was refused. The message never shows what may be a social security number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SsidError {
    /// Nine digits, or digits grouped 3-2-4: the form of a social security number (rule F-1).
    #[error("ssid has the form of a social security number: give the state student identifier")]
    SocialSecurityNumber,
    /// Not 4 to 15 ASCII letters and digits.
    #[error(
        "ssid is not 4 to 15 letters and digits: give the state student identifier without blanks or dashes"
    )]
    Form,
    /// Not of the exchange's shape.
    #[error("ssid has {length} characters, {found}: this exchange's have {wanted}")]
    Shape {
        /// How many characters the identifier has.
        length: usize,
        /// Whether it holds letters.
        found: &'static str,
        /// The exchange's shape.
        wanted: SsidShape,
    },
}

/// The form that an exchange's SSIDs have (rule K-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(try_from = "super::wire::SsidShapeForm", into = "super::wire::SsidShapeForm")
)]
pub struct SsidShape {
    length: u8,
    letters: bool,
}

impl SsidShape {
    /// Ten digits: Kentucky's.
    pub const TEN_DIGITS: Self = Self { length: 10, letters: false };

    /// Exactly so many digits. None where identifiers of that length cannot exist, nine among them.
    pub const fn digits(length: u8) -> Option<Self> {
        if length == 9 { None } else { Self::of(length, false) }
    }

    /// Exactly so many letters and digits. None where identifiers of that length cannot exist.
    pub const fn letters_and_digits(length: u8) -> Option<Self> {
        Self::of(length, true)
    }

    const fn of(length: u8, letters: bool) -> Option<Self> {
        if length >= 4 && length <= 15 { Some(Self { length, letters }) } else { None }
    }

    /// How many characters, and whether letters may be among them.
    #[cfg(feature = "serde")]
    pub(super) fn parts(self) -> (u8, bool) {
        (self.length, self.letters)
    }

    /// The identifier, if it has this shape.
    ///
    /// # Errors
    ///
    /// If it has another length, or letters where the shape has none.
    pub fn check(self, ssid: Ssid) -> Result<Ssid, SsidError> {
        let text = ssid.as_str();
        let letters = text.bytes().any(|b| !b.is_ascii_digit());
        if text.len() == usize::from(self.length) && (self.letters || !letters) {
            Ok(ssid)
        } else {
            let found = if letters { "letters among them" } else { "all digits" };
            Err(SsidError::Shape { length: text.len(), found, wanted: self })
        }
    }
}

impl fmt::Display for SsidShape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.length, if self.letters { "letters and digits" } else { "digits" })
    }
}

const MAX: usize = 15;

/// A state student identifier. Ordered by its text.
///
/// [`Display`](fmt::Display) shows it whole, because support needs it; [`Debug`](fmt::Debug) masks all but the last
/// four characters (rule F-1).
///
/// ```
/// use gradecrosswalk_domain::grades::Ssid;
/// let ssid = Ssid::new("1234567890")?;
/// assert_eq!(format!("{ssid:?}"), "******7890");
/// assert_eq!(ssid.to_string(), "1234567890");
/// assert!(Ssid::new("123456789").is_err());
/// assert!(Ssid::new("123-45-6789").is_err());
/// # Ok::<(), gradecrosswalk_domain::grades::SsidError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ssid {
    /// The text, filled up with zero bytes, so that the derived order is the text's.
    text: [u8; MAX],
    length: u8,
}

impl Ssid {
    /// An identifier of 4 to 15 ASCII letters and digits. [`ExchangeProfile::ssid`] checks an exchange's shape too.
    ///
    /// [`ExchangeProfile::ssid`]: crate::exchange::ExchangeProfile::ssid
    ///
    /// # Errors
    ///
    /// If the text has another form, or that of a social security number: nine digits, alone or grouped 3-2-4.
    pub fn new(text: &str) -> Result<Self, SsidError> {
        if is_social_security_number(text) {
            return Err(SsidError::SocialSecurityNumber);
        }
        let mut bytes = [0; MAX];
        let taken = bytes.get_mut(..text.len()).ok_or(SsidError::Form)?;
        taken.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).map_err(|_| SsidError::Form)?;
        if length < 4 || !text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(SsidError::Form);
        }
        Ok(Self { text: bytes, length })
    }

    /// The whole identifier.
    pub fn as_str(&self) -> &str {
        let text = self.text.get(..usize::from(self.length)).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }

    /// The identifier with all but its last four characters masked.
    pub fn masked(&self) -> impl fmt::Display + '_ {
        Masked(self)
    }
}

/// Nine digits, or three, two and four of them with anything but letters and digits between.
fn is_social_security_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.chars().any(char::is_alphabetic);
    digits == 9 && !letters && {
        let mut groups = text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
        matches!(
            (
                groups.next().map(str::len),
                groups.next().map(str::len),
                groups.next().map(str::len),
                groups.next()
            ),
            (Some(9), None, None, None) | (Some(3), Some(2), Some(4), None)
        )
    }
}

struct Masked<'a>(&'a Ssid);

impl fmt::Display for Masked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.as_str();
        let hidden = text.len().saturating_sub(4);
        for _ in 0..hidden {
            f.write_str("*")?;
        }
        f.write_str(text.get(hidden..).unwrap_or_default())
    }
}

impl fmt::Display for Ssid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Ssid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Masked(self), f)
    }
}

impl FromStr for Ssid {
    type Err = SsidError;

    fn from_str(text: &str) -> Result<Self, SsidError> {
        Self::new(text)
    }
}
