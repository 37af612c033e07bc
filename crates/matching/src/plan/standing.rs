//! What stands at home for one student, by task and term.

use crate::exchange::PLACES;
use crate::rows::{HomeRow, index};

/// One student's home grades by task and term. An entry is of this student if it carries the student's tag, so that
/// nothing needs clearing between students.
pub(super) struct Standing {
    /// A row's home school and score, and the tag.
    entries: [u32; PLACES],
    /// 1 to 254.
    tag: u32,
}

/// What an entry must hold beside its score to stand for a student at a home school.
#[derive(Clone, Copy)]
pub(super) struct Stands(u32);

impl Default for Standing {
    fn default() -> Self {
        Self { entries: [0; PLACES], tag: 0 }
    }
}

impl Standing {
    const LAST_TAG: u32 = 254;

    #[inline(always)]
    pub(super) fn next_student(&mut self) {
        if self.tag == Self::LAST_TAG {
            *self = Self::default();
        }
        self.tag = self.tag.wrapping_add(1);
    }

    #[inline(always)]
    pub(super) fn set(&mut self, row: &HomeRow) {
        if let Some(entry) = self.entries.get_mut(index(row.place())) {
            *entry = row.home_and_score() | self.tag;
        }
    }

    /// `home`: as a home row has it.
    #[inline(always)]
    pub(super) fn at_home(&self, home: u32) -> Stands {
        Stands(home | self.tag)
    }

    #[inline(always)]
    pub(super) fn at(&self, place: u32, stands: Stands) -> Stood {
        Stood(self.entries.get(index(place)).copied().unwrap_or(0) ^ stands.0)
    }
}

/// The score that stands at home, in bits 8 to 15 as a new score stands in a decision; with any other bit set,
/// nothing stands there.
#[derive(Clone, Copy)]
pub(super) struct Stood(u32);

impl Stood {
    pub(super) const NOTHING: Self = Self(u32::MAX);
    const SHIFT: u32 = 8;

    pub(super) fn score(score: u8) -> Self {
        Self(u32::from(score) << Self::SHIFT)
    }

    #[inline(always)]
    pub(super) fn is_nothing(self) -> bool {
        self.0 & !(0xff << Self::SHIFT) != 0
    }

    /// To be compared with the bits of a new score.
    #[inline(always)]
    pub(super) fn bits(self) -> u32 {
        self.0
    }

    /// As a decision's old score.
    #[inline(always)]
    pub(super) fn old_score_bits(self) -> u32 {
        self.0 << Self::SHIFT
    }
}
