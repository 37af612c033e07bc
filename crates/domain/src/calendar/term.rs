//! A term of a school's year and its sequence number (rule T-1). Never says whether the term is open.

use super::DateRange;
use crate::TermName;
use core::fmt;
use core::num::NonZeroU8;

/// A sequence number was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("term number {number} is outside 1 to 16: give the term's sequence number within its school year")]
pub struct TermNumberError {
    number: u32,
}

impl TermNumberError {
    /// The number that was refused.
    pub fn number(&self) -> u32 {
        self.number
    }
}

/// A term's sequence number within its school, 1 to 16 (rules T-1, T-3).
///
/// The number means each school's own term: 2 at the technical school and 2 at a home school need not share a day.
///
/// ```
/// use gradecrosswalk_domain::calendar::TermNumber;
/// assert_eq!(TermNumber::new(4)?.get(), 4);
/// assert!(TermNumber::new(0).is_err());
/// assert!(TermNumber::new(17).is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::TermNumberError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermNumber(NonZeroU8);

impl TermNumber {
    /// The first term of a year.
    pub const MIN: Self = Self(NonZeroU8::MIN);
    /// The last term that a mask can hold.
    pub const MAX: Self = match NonZeroU8::new(16) {
        Some(number) => Self(number),
        None => Self::MIN,
    };

    /// A sequence number.
    ///
    /// # Errors
    ///
    /// If it is outside 1 to 16.
    pub fn new(number: u8) -> Result<Self, TermNumberError> {
        NonZeroU8::new(number)
            .map(Self)
            .filter(|term| *term <= Self::MAX)
            .ok_or(TermNumberError { number: u32::from(number) })
    }

    /// The number, 1 to 16.
    pub fn get(self) -> u8 {
        self.0.get()
    }

    /// The number counted from 0, as the masks' bits and the engine's tables are.
    pub fn index(self) -> u8 {
        self.get().saturating_sub(1)
    }

    /// All numbers, ascending.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=Self::MAX.get()).filter_map(|number| Self::new(number).ok())
    }
}

impl TryFrom<u32> for TermNumber {
    type Error = TermNumberError;

    fn try_from(number: u32) -> Result<Self, TermNumberError> {
        u8::try_from(number).map_err(|_| TermNumberError { number }).and_then(Self::new)
    }
}

impl fmt::Display for TermNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

impl fmt::Debug for TermNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A dated part of a school's year: sequence number, name, first and last day (rule T-1; documents 001, 002).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    number: TermNumber,
    name: TermName,
    dates: DateRange,
}

impl Term {
    /// A term. Its parts are checked where they are made.
    pub fn new(number: TermNumber, name: TermName, dates: DateRange) -> Self {
        Self { number, name, dates }
    }

    /// The sequence number.
    pub fn number(&self) -> TermNumber {
        self.number
    }

    /// The name, as the school spells it.
    pub fn name(&self) -> &TermName {
        &self.name
    }

    /// The first and the last day, both inside.
    pub fn dates(&self) -> DateRange {
        self.dates
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "term {} \"{}\" ({})", self.number, self.name, self.dates)
    }
}
