//! A posted grade as a row, and its mark in 25 bits.

use super::key::KeyedRow;
use super::{RowKey, RowTask, StudentId};
use core::cmp::Ordering;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::SectionIndex;
use gradecrosswalk_domain::scores::{ItemIndex, Percent, ScoreGroup};

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

/// 25 bits. Bits 9 to 21 are the *stretch*, by which a mark is looked up:
///
/// | stretch | marks | bits 0 to 8 |
/// |---|---|---|
/// | 0 to 2559 | percents below 128, 0.05 % a stretch: where scores begin, a stretch begins as well | units within |
/// | 2816 to 3070 | scores | 0 |
/// | 3072 to 3087 | texts that the group does not have | with 4 bits of the stretch, a number |
/// | 4096 and above | percents from 128 on, with what they are above it in bits 0 to 20 and 22 to 24 | |
impl PackedMark {
    pub(crate) const STRETCHES: usize = 8192;
    /// Units of a percent in a stretch.
    pub(crate) const STRETCH_UNITS: u32 = 500;
    /// The stretch of the first score.
    pub(crate) const FIRST_SCORE: usize = 2816;
    /// The first stretch of percents that are not looked up but searched for.
    pub(crate) const FIRST_LARGE: usize = 4096;
    const SHIFT: u32 = 9;
    const FINE_MASK: u32 = (1 << Self::SHIFT) - 1;
    const LARGE_BIT: u32 = 1 << 21;
    const FIRST_LARGE_UNITS: u32 = 1_280_000;
    const SCORES: u32 = 2816 << Self::SHIFT;
    const UNLISTED: u32 = 3072 << Self::SHIFT;
    const LAST_UNLISTED: u32 = (1 << 13) - 1;
    const BITS: u32 = (1 << 25) - 1;

    /// A percent.
    #[inline]
    pub fn percent(percent: Percent) -> Self {
        let units = percent.units();
        if let Some(above) = units.checked_sub(Self::FIRST_LARGE_UNITS) {
            let low = above & (Self::LARGE_BIT - 1);
            return Self(((above ^ low) << 1) | Self::LARGE_BIT | low);
        }
        Self(((units / Self::STRETCH_UNITS) << Self::SHIFT) | (units % Self::STRETCH_UNITS))
    }

    /// A score by its place in the technical course's score group.
    #[inline]
    pub fn score(item: ItemIndex) -> Self {
        Self(Self::SCORES | (u32::from(item.get()) << Self::SHIFT))
    }

    /// A score text that the group does not have. Different numbers stand for different texts, so that two of them
    /// in one place are seen to conflict; numbers above 8191 count as 8191.
    pub fn unlisted(number: u32) -> Self {
        Self(Self::UNLISTED.wrapping_add(number.min(Self::LAST_UNLISTED)))
    }

    /// The percent, if the mark is one.
    pub fn to_percent(self) -> Option<Percent> {
        Percent::from_units(self.percent_units()?).ok()
    }

    /// The percent in units, if the mark is one.
    pub(crate) fn percent_units(self) -> Option<u32> {
        if self.0 & Self::LARGE_BIT != 0 {
            let low = self.0 & (Self::LARGE_BIT - 1);
            let above = ((self.0 >> 1) & !(Self::LARGE_BIT - 1)) | low;
            return above.checked_add(Self::FIRST_LARGE_UNITS);
        }
        let stretch = (self.0 < Self::SCORES).then_some(self.0 >> Self::SHIFT)?;
        stretch.checked_mul(Self::STRETCH_UNITS)?.checked_add(self.0 & Self::FINE_MASK)
    }

    /// The score's place, if the mark is a score that the group has.
    pub fn to_score(self) -> Option<ItemIndex> {
        let place = u8::try_from(self.0.checked_sub(Self::SCORES)? >> Self::SHIFT).ok()?;
        (usize::from(place) < ScoreGroup::MAX_ITEMS).then_some(ItemIndex::new(place))
    }

    /// By this a mark is looked up.
    #[inline(always)]
    pub(crate) fn stretch(self) -> usize {
        usize::try_from(self.0 >> Self::SHIFT).unwrap_or(0) & (Self::STRETCHES - 1)
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
    const FINE_RANK_BITS: u32 = 0;

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
