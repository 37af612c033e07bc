//! What an earlier night sent, as a row (rule G-7). A plan gives these, to be kept beside the home grades.

use super::key::KeyedRow;
use super::{HomeRow, RowKey, StudentId};
use crate::outcome::OldScore;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, TaskIndex};

/// A home grade as it was last written, and the technical term that it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentRow {
    written: HomeRow,
    technical_term: TermNumber,
}

impl SentRow {
    /// A row that says what was written where, and from which technical term.
    pub fn new(
        (section, student): (SectionIndex, StudentId),
        task: TaskIndex,
        technical_term: TermNumber,
        (home, term): (HomeIndex, TermNumber),
        score: OldScore,
    ) -> Self {
        Self { written: HomeRow::new(section, student, task, home, term, score), technical_term }
    }

    pub(crate) fn of(written: HomeRow, technical_term: TermNumber) -> Self {
        Self { written, technical_term }
    }

    /// The home grade as it was written.
    pub fn written(&self) -> HomeRow {
        self.written
    }

    /// The technical school's term that was sent.
    pub fn technical_term(&self) -> TermNumber {
        self.technical_term
    }

    /// Task and technical term as a posted row has them.
    pub(crate) fn posted_place(&self) -> u32 {
        (self.written.place() & !15) | u32::from(self.technical_term.index())
    }

    /// Technical section and student.
    pub fn key(&self) -> RowKey {
        self.written.key()
    }
}

impl KeyedRow for SentRow {
    const UNIQUE: u32 = 1;
    const FINE_RANK_BITS: u32 = 14;

    #[inline(always)]
    fn key(&self) -> RowKey {
        self.key()
    }

    #[inline(always)]
    fn rank(&self) -> u32 {
        self.written().rank()
    }
}
