//! A grade that stands at a home school, as a row.

use super::key::{KeyedRow, low_byte};
use super::posted::term_from;
use super::{RowKey, RowTask, StudentId};
use crate::outcome::OldScore;
use core::cmp::Ordering;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, TaskIndex};
use gradecrosswalk_domain::scores::ItemIndex;

/// A home grade: technical section, student, task, home school, the home school's term, and the score that stands
/// there.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HomeRow {
    // The student stands first, so that on little-endian machines the key is one load.
    student: u32,
    section: u32,
    /// Task in bits 29 to 31, term from 0 in bits 25 to 28, home school in bits 11 to 24, score in bits 1 to 8.
    word: u32,
}

impl HomeRow {
    const HOME_SHIFT: u32 = 11;
    const SCORE_SHIFT: u32 = 1;
    const HOME_MASK: u32 = 0x3fff;
    /// The score of a text that the home group does not have.
    pub(crate) const UNLISTED: u8 = 255;

    /// A home grade. A home school above 16,383, which no set-up has, is kept as 16,383 and stands for none.
    #[inline]
    pub fn new(
        section: SectionIndex,
        student: StudentId,
        task: TaskIndex,
        home: HomeIndex,
        term: TermNumber,
        score: OldScore,
    ) -> Self {
        let place = Self::place_of(task, term);
        let home = u32::from(home.0).min(Self::HOME_MASK) << Self::HOME_SHIFT;
        let score = match score {
            OldScore::Listed(item) => item.get(),
            OldScore::Unlisted => Self::UNLISTED,
        };
        Self {
            section: section.0,
            student: student.0,
            word: (place << 25) | home | (u32::from(score) << Self::SCORE_SHIFT),
        }
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

    /// The student.
    pub fn student(&self) -> StudentId {
        StudentId(self.student)
    }

    /// The task; [`RowTask::Other`] never occurs here.
    pub fn task(&self) -> RowTask {
        RowTask::from_code(self.word >> 29)
    }

    /// The home school.
    pub fn home(&self) -> HomeIndex {
        HomeIndex(u16::try_from(self.home_code()).unwrap_or(u16::MAX))
    }

    /// The home school's own term.
    pub fn term(&self) -> TermNumber {
        term_from(self.word >> 25)
    }

    /// The score that stands there.
    pub fn score(&self) -> OldScore {
        match self.score_code() {
            Self::UNLISTED => OldScore::Unlisted,
            place => OldScore::Listed(ItemIndex::new(place)),
        }
    }

    #[inline(always)]
    pub(crate) fn home_code(&self) -> u32 {
        (self.word >> Self::HOME_SHIFT) & Self::HOME_MASK
    }

    /// Task and term as one number, 0 to 127.
    #[inline(always)]
    pub(crate) fn place(&self) -> u32 {
        self.word >> 25
    }

    #[inline(always)]
    pub(crate) fn score_code(&self) -> u8 {
        low_byte(self.word >> Self::SCORE_SHIFT)
    }

    /// Home school in bits 18 to 31, score in bits 8 to 15, 0 elsewhere: a row without its key and place.
    #[inline(always)]
    pub(crate) fn home_and_score(&self) -> u32 {
        self.word << 7
    }

    /// A home school as it stands in [`home_and_score`](Self::home_and_score).
    #[inline(always)]
    pub(crate) fn home_part(home: HomeIndex) -> u32 {
        u32::from(home.0) << (Self::HOME_SHIFT + 7)
    }

    /// Section, student, task, term and home school: unique.
    pub(crate) fn full_key(&self) -> (RowKey, u32) {
        (self.key(), self.word >> Self::HOME_SHIFT)
    }

    /// Task and term as [`place`](Self::place) has them.
    pub(crate) fn place_of(task: TaskIndex, term: TermNumber) -> u32 {
        (RowTask::from(task).code() << 4) | u32::from(term.index())
    }

    /// The rank among the rows of a key: place, then home school.
    pub(crate) fn rank_of(place: u32, home: HomeIndex) -> u32 {
        (place << 14) | u32::from(home.0).min(Self::HOME_MASK)
    }

    /// Whether the two rows are of one key and differ in nothing but the score.
    pub fn same_place(&self, other: &Self) -> bool {
        self.full_key() == other.full_key()
    }
}

impl KeyedRow for HomeRow {
    const UNIQUE: u32 = 1;
    const FINE_RANK_BITS: u32 = 14;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        self.word >> Self::HOME_SHIFT
    }
}

impl Ord for HomeRow {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        (self.key(), self.word).cmp(&(other.key(), other.word))
    }
}

impl PartialOrd for HomeRow {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for HomeRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} {:?} home {} term {} {:?}",
            self.key(),
            self.task(),
            self.home().0,
            self.term(),
            self.score()
        )
    }
}
