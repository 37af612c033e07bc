//! What an activity or a score holds that is never sent (rule L-1). Marks that it is there; never what it says.

use core::fmt;

/// Something that stays in the learning system (rule L-1; document 004, *what information isn't sent*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Unsent {
    /// The activity's category: an entry goes into the target's own one (rule L-3).
    Category,
    /// A comment.
    Comment,
    /// A note.
    Note,
    /// A special notation of a score, such as late, missing or exempt.
    SpecialNotation,
    /// A rubric or its marks. The score that a quantitative rubric makes is sent.
    Rubric,
    /// Extra points or extra credit.
    ExtraPoints,
}

impl Unsent {
    /// All of them, in the order in which document 004 lists them.
    pub const ALL: [Self; 6] =
        [Self::Category, Self::Comment, Self::Note, Self::SpecialNotation, Self::Rubric, Self::ExtraPoints];

    /// What it is, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Comment => "comment",
            Self::Note => "note",
            Self::SpecialNotation => "special score notation",
            Self::Rubric => "rubric",
            Self::ExtraPoints => "extra points",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Category => 1,
            Self::Comment => 2,
            Self::Note => 4,
            Self::SpecialNotation => 8,
            Self::Rubric => 16,
            Self::ExtraPoints => 32,
        }
    }
}

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.words())
    }
}

/// Which things stay in the learning system.
///
/// ```
/// use gradecrosswalk_domain::learning::{Unsent, UnsentSet};
/// let set: UnsentSet = [Unsent::Note, Unsent::Comment, Unsent::Note].into_iter().collect();
/// assert_eq!(set.to_string(), "comment, note");
/// assert!(!set.contains(Unsent::ExtraPoints));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct UnsentSet(u8);

impl UnsentSet {
    /// Nothing.
    pub const EMPTY: Self = Self(0);

    /// The set with one more.
    #[must_use]
    pub const fn with(self, one: Unsent) -> Self {
        Self(self.0 | one.bit())
    }

    /// Whether it is among them.
    pub const fn contains(self, one: Unsent) -> bool {
        self.0 & one.bit() != 0
    }

    /// Whether there is nothing.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in the set, in the order of [`Unsent::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Unsent> {
        Unsent::ALL.into_iter().filter(move |one| self.contains(*one))
    }
}

impl FromIterator<Unsent> for UnsentSet {
    fn from_iter<I: IntoIterator<Item = Unsent>>(iter: I) -> Self {
        iter.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl fmt::Display for UnsentSet {
    /// `comment, note`; of an empty set nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, one) in self.iter().enumerate() {
            if place > 0 {
                f.write_str(", ")?;
            }
            f.write_str(one.words())?;
        }
        Ok(())
    }
}

impl fmt::Debug for UnsentSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
