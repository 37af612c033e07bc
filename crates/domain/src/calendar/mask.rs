//! Sets of term sequence numbers: term masks and active masks (rule T-3). Never says what the set is for.

use super::{TermNumber, TermNumberError};
use core::fmt;
use core::ops::{BitAnd, BitOr, BitXor, Sub};
use core::str::FromStr;

/// A set of term sequence numbers, 1 to 16.
///
/// The same type serves as a *term mask* (when a task must be graded) and as an *active mask* (which terms are open
/// for posting); the field that holds it says which. An active mask with several terms is a set-up error that the
/// engine answers (rule T-4), so it can be held.
///
/// ```
/// use gradecrosswalk_domain::calendar::TermMask;
/// let mask: TermMask = "{1,3}".parse()?;
/// assert_eq!(mask.len(), 2);
/// assert_eq!(mask.to_string(), "{1,3}");
/// assert_eq!(mask.bits(), 0b101);
/// assert!("{0}".parse::<TermMask>().is_err());
/// # Ok::<(), gradecrosswalk_domain::calendar::MaskError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TermMask(u16);

impl TermMask {
    /// No term.
    pub const EMPTY: Self = Self(0);
    /// Terms 1 to 16.
    pub const ALL: Self = Self(u16::MAX);

    /// The mask whose bit 0 stands for term 1, bit 1 for term 2, up to bit 15 for term 16. Every `u16` is a mask.
    pub const fn from_bits(bits: u16) -> Self {
        Self(bits)
    }

    /// The integer encoding: bit 0 stands for term 1. The inverse of [`TermMask::from_bits`].
    pub const fn bits(self) -> u16 {
        self.0
    }

    /// The mask of one term.
    pub fn only(term: TermNumber) -> Self {
        Self(1_u16.wrapping_shl(u32::from(term.index())))
    }

    /// The mask of terms 1 to the given one.
    pub fn through(last: TermNumber) -> Self {
        TermNumber::all().take_while(|term| *term <= last).collect()
    }

    /// Whether the term is in the mask.
    pub fn contains(self, term: TermNumber) -> bool {
        self.0 & Self::only(term).0 != 0
    }

    /// The mask with the term added.
    #[must_use]
    pub fn with(self, term: TermNumber) -> Self {
        self.union(Self::only(term))
    }

    /// The mask with the term taken out.
    #[must_use]
    pub fn without(self, term: TermNumber) -> Self {
        self.difference(Self::only(term))
    }

    /// The terms in either mask.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The terms in both masks.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The terms in this mask and not in the other.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The terms in exactly one of the masks.
    #[must_use]
    pub fn symmetric_difference(self, other: Self) -> Self {
        Self(self.0 ^ other.0)
    }

    /// The terms 1 to 16 that are not in the mask.
    #[must_use]
    pub fn complement(self) -> Self {
        Self(!self.0)
    }

    /// Whether every term of this mask is in the other.
    pub fn is_subset(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether the masks share no term.
    pub fn is_disjoint(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// How many terms the mask holds.
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether the mask holds no term.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The lowest term, if any.
    pub fn first(self) -> Option<TermNumber> {
        self.iter().next()
    }

    /// The one term, if the mask holds exactly one.
    pub fn single(self) -> Option<TermNumber> {
        let mut terms = self.iter();
        terms.next().filter(|_| terms.next().is_none())
    }

    /// The terms, ascending.
    pub fn iter(self) -> TermMaskIter {
        TermMaskIter(self.0)
    }
}

/// The terms of a [`TermMask`], ascending.
#[derive(Debug, Clone)]
pub struct TermMaskIter(u16);

impl Iterator for TermMaskIter {
    type Item = TermNumber;

    fn next(&mut self) -> Option<TermNumber> {
        let lowest = self.0.trailing_zeros();
        self.0 &= self.0.wrapping_sub(1);
        TermNumber::try_from(lowest.saturating_add(1)).ok()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.0.count_ones()).unwrap_or(usize::MAX);
        (left, Some(left))
    }
}

impl ExactSizeIterator for TermMaskIter {}
impl core::iter::FusedIterator for TermMaskIter {}

impl IntoIterator for TermMask {
    type Item = TermNumber;
    type IntoIter = TermMaskIter;

    fn into_iter(self) -> TermMaskIter {
        self.iter()
    }
}

impl FromIterator<TermNumber> for TermMask {
    fn from_iter<I: IntoIterator<Item = TermNumber>>(terms: I) -> Self {
        terms.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl BitOr for TermMask {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.union(other)
    }
}

impl BitAnd for TermMask {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        self.intersection(other)
    }
}

impl BitXor for TermMask {
    type Output = Self;

    fn bitxor(self, other: Self) -> Self {
        self.symmetric_difference(other)
    }
}

impl Sub for TermMask {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.difference(other)
    }
}

impl fmt::Display for TermMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (place, term) in self.iter().enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            write!(f, "{term}")?;
        }
        f.write_str("}")
    }
}

impl fmt::Debug for TermMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A mask's text was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MaskError {
    /// The text is not of the form `{1,3}`.
    #[error("term mask {text:?} is not of the form {{1,3}}: give term numbers, ascending, between braces")]
    Form {
        /// The text given, shortened.
        text: alloc::string::String,
    },
    /// A number is not a term's.
    #[error(transparent)]
    Term(#[from] TermNumberError),
}

impl FromStr for TermMask {
    type Err = MaskError;

    /// Reads the form that [`Display`](fmt::Display) writes: `{}`, `{2}`, `{1,3}`; ascending, no blanks.
    fn from_str(text: &str) -> Result<Self, MaskError> {
        let form = || MaskError::Form { text: text.chars().take(60).collect() };
        let inner = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).ok_or_else(form)?;
        let mut mask = Self::EMPTY;
        let mut previous = None;
        for part in inner.split(',').filter(|_| !inner.is_empty()) {
            let digits =
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) && !part.starts_with('0');
            if !digits && part != "0" {
                return Err(form());
            }
            let number = part.parse::<u32>().map_err(|_| form())?;
            let term = TermNumber::try_from(number)?;
            if previous >= Some(term) {
                return Err(form());
            }
            previous = Some(term);
            mask = mask.with(term);
        }
        Ok(mask)
    }
}
