//! A posted grade as a row, and its mark in 25 bits.

use super::key::KeyedRow;
use super::{RowKey, RowTask, StudentId};
use core::cmp::Ordering;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_domain::scores::{ItemIndex, Percent};

/// What decides about a posted grade: a percent, or a score of the technical course's group (rule S-4: where both
/// are posted, the score text decides).
///
/// ```
/// use gradecrosswalk_domain::scores::{ItemIndex, Percent};
/// use gradecrosswalk_matching::rows::PackedMark;
/// let percent: Percent = "92.5".parse()?;
/// assert_eq!(PackedMark::percent(percent).to_percent(), Some(percent));
/// assert_eq!(PackedMark::score(ItemIndex::new(3)).to_score(), Some(ItemIndex::new(3)));
/// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackedMark(u32);

impl PackedMark {
    pub(crate) const FINE_BITS: u32 = 13;
    pub(crate) const FINE_MASK: u32 = (1 << Self::FINE_BITS) - 1;
    pub(crate) const COARSE: usize = 4096;
    /// The coarse part of the first score; below it are the percents.
    pub(crate) const FIRST_SCORE: usize = 2048;
    const SCORE_BIT: u32 = 1 << 24;
    const BITS: u32 = (1 << 25) - 1;
    const UNLISTED: u32 = 255;

    /// A percent.
    #[inline]
    pub fn percent(percent: Percent) -> Self {
        Self(percent.units())
    }

    /// A score by its place in the technical course's score group.
    #[inline]
    pub fn score(item: ItemIndex) -> Self {
        Self(Self::SCORE_BIT | (u32::from(item.get()) << Self::FINE_BITS))
    }

    /// A score text that the group does not have. Different numbers stand for different texts, so that two of them
    /// in one place are seen to conflict; numbers above 8191 count as 8191.
    pub fn unlisted(number: u32) -> Self {
        Self(Self::SCORE_BIT | (Self::UNLISTED << Self::FINE_BITS) | number.min(Self::FINE_MASK))
    }

    /// The percent, if the mark is one.
    pub fn to_percent(self) -> Option<Percent> {
        if self.0 & Self::SCORE_BIT == 0 { Percent::from_units(self.0).ok() } else { None }
    }

    /// The score's place, if the mark is a score that the group has.
    pub fn to_score(self) -> Option<ItemIndex> {
        let place = super::key::low_byte(self.0 >> Self::FINE_BITS);
        (self.0 & Self::SCORE_BIT != 0 && u32::from(place) != Self::UNLISTED).then_some(ItemIndex::new(place))
    }

    #[inline(always)]
    pub(crate) fn coarse(self) -> usize {
        usize::try_from(self.0 >> Self::FINE_BITS).unwrap_or(0) & (Self::COARSE - 1)
    }

    #[inline(always)]
    pub(crate) fn fine(self) -> u32 {
        self.0 & Self::FINE_MASK
    }

    pub(crate) fn percent_units(self) -> u32 {
        self.0 & (Self::SCORE_BIT - 1)
    }
}

impl fmt::Debug for PackedMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.to_percent(), self.to_score()) {
            (Some(percent), _) => write!(f, "{percent} %"),
            (None, Some(item)) => write!(f, "score {}", item.get()),
            (None, None) => f.write_str("unlisted score"),
        }
    }
}

/// A posted grade: technical section, student, task, the technical school's term, and the mark.
///
/// ```
/// use gradecrosswalk_domain::calendar::TermNumber;
/// use gradecrosswalk_domain::exchange::{SectionIndex, TaskIndex};
/// use gradecrosswalk_matching::rows::{PackedMark, PostedRow, StudentId};
/// let task = TaskIndex::new(0).unwrap();
/// let mark = PackedMark::percent("92.5".parse()?);
/// let row = PostedRow::new(SectionIndex(7), StudentId(12), task, TermNumber::new(2).unwrap(), mark);
/// assert_eq!(row.term().get(), 2);
/// assert_eq!(row.mark(), mark);
/// # Ok::<(), gradecrosswalk_domain::scores::DecimalError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PostedRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// Task in bits 29 to 31, term from 0 in bits 25 to 28, mark below.
    word: u32,
}

impl PostedRow {
    pub(crate) const PLACE_SHIFT: u32 = 25;

    /// A posted grade.
    #[inline]
    pub fn new(
        section: SectionIndex,
        student: StudentId,
        task: impl Into<RowTask>,
        term: TermNumber,
        mark: PackedMark,
    ) -> Self {
        let place = (task.into().code() << 4) | u32::from(term.index());
        Self { section: section.0, student: student.0, word: (place << Self::PLACE_SHIFT) | mark.0 }
    }

    /// Technical section and student.
    #[inline(always)]
    pub fn key(&self) -> RowKey {
        RowKey::new(SectionIndex(self.section), StudentId(self.student))
    }

    /// The technical section.
    pub fn section(&self) -> SectionIndex {
        SectionIndex(self.section)
    }

    /// The student; [`StudentId::NONE`] where the posting has no SSID.
    pub fn student(&self) -> StudentId {
        StudentId(self.student)
    }

    /// The task.
    pub fn task(&self) -> RowTask {
        RowTask::from_code(self.word >> 29)
    }

    /// The technical school's own term.
    pub fn term(&self) -> TermNumber {
        term_from(self.word >> Self::PLACE_SHIFT)
    }

    /// The mark.
    #[inline(always)]
    pub fn mark(&self) -> PackedMark {
        PackedMark(self.word & PackedMark::BITS)
    }

    /// Task and term as one number, 0 to 127: task × 16 + term counted from 0.
    #[inline(always)]
    pub(crate) fn place(&self) -> u32 {
        self.word >> Self::PLACE_SHIFT
    }

    /// Section, student, task and term: what should be unique.
    pub(crate) fn full_key(&self) -> (RowKey, u32) {
        (self.key(), self.place())
    }
}

/// The term in the lowest four bits, counted from 0.
pub(super) fn term_from(place: u32) -> TermNumber {
    TermNumber::try_from((place & 15).saturating_add(1)).unwrap_or(TermNumber::MIN)
}

impl KeyedRow for PostedRow {
    const UNIQUE: u32 = 0;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        self.place()
    }
}

impl Ord for PostedRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for PostedRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for PostedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} term {} {:?}", self.key(), self.task(), self.term(), self.mark())
    }
}
