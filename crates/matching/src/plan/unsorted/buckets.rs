//! Rows shared out to buckets of neighbouring sections, to be sorted a bucket at a time, while it is in the cache.
//!
//! A bucket's rows stay in the order in which they came. So what was found out about them is put back by walking
//! through the input again: the next row of a bucket is the next in it, and nothing needs to remember where it was.

use crate::rows::{KeyedRow, index};
use alloc::vec::Vec;
use core::ops::Range;

/// How many rows of its longest list a bucket should have.
const BUCKET: usize = 4_096;
/// More buckets than this cost more to write to than they save in sorting.
const MAX_BUCKETS: usize = 1_024;

/// Which bucket a row is in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Division {
    /// Sections beyond this are all counted as this one: the set-up does not have them.
    pub(super) sections: u32,
    /// A bucket has 2 to the power of this sections.
    pub(super) section_bits: u32,
    /// A section has 2 to the power of this bins, for its students in their order.
    pub(super) bin_bits: u32,
}

impl Division {
    /// Divides a set-up's sections, so that so many rows fill their buckets, and a bin has a row or two.
    pub(super) fn of(sections: usize, rows: usize) -> Self {
        let sections = u32::try_from(sections).unwrap_or(u32::MAX);
        let wanted = rows.div_ceil(BUCKET).clamp(1, MAX_BUCKETS);
        let section_bits = (0..31).find(|bits| index(sections >> bits) < wanted).unwrap_or(31);
        let a_section = rows.checked_div(index(sections)).unwrap_or(0).max(1);
        Self { sections, section_bits, bin_bits: a_section.ilog2().min(10) }
    }

    pub(super) fn buckets(self) -> usize {
        index(self.sections >> self.section_bits).saturating_add(1)
    }

    #[inline(always)]
    fn bucket<T: KeyedRow>(self, row: &T) -> usize {
        index(row.key().section().0.min(self.sections) >> self.section_bits)
    }

    /// A row's section as a place in its bucket.
    #[inline(always)]
    pub(super) fn slot<T: KeyedRow>(self, row: &T) -> u32 {
        row.key().section().0.min(self.sections) & (1_u32 << self.section_bits).wrapping_sub(1)
    }

    /// How many bins a bucket has.
    pub(super) fn bins(self) -> usize {
        1 << self.section_bits.saturating_add(self.bin_bits)
    }
}

/// A list's rows by bucket.
#[derive(Debug, Clone)]
pub(super) struct Buckets<T> {
    rows: Vec<T>,
    /// Where each bucket begins, and the end of the last.
    starts: Vec<usize>,
    /// For walking through all buckets side by side.
    next: Vec<usize>,
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), starts: Vec::new(), next: Vec::new() }
    }
}

impl<T: KeyedRow + Copy> Buckets<T> {
    pub(super) fn fill(&mut self, division: Division, rows: &[T]) {
        self.starts.clear();
        self.starts.resize(division.buckets().saturating_add(1), 0);
        count(rows, &mut self.starts, |row| division.bucket(row));
        resize(&mut self.rows, rows);
        self.next.clone_from(&self.starts);
        let (all, next) = (self.rows.as_mut_slice(), self.next.as_mut_slice());
        for row in rows {
            if let Some(next) = next.get_mut(division.bucket(row)) {
                if let Some(place) = all.get_mut(*next) {
                    *place = *row;
                }
                *next = next.wrapping_add(1);
            }
        }
    }

    /// A bucket's rows, in the order in which they came.
    pub(super) fn bucket(&self, bucket: usize) -> &[T] {
        self.rows.get(self.range(bucket)).unwrap_or_default()
    }

    /// Where a bucket's rows are among all.
    pub(super) fn range(&self, bucket: usize) -> Range<usize> {
        let at = |bucket: usize| self.starts.get(bucket).copied().unwrap_or(self.rows.len());
        at(bucket)..at(bucket.saturating_add(1))
    }

    /// Puts what stands in the buckets' order into the input's.
    pub(super) fn put_back<D: Copy>(
        &mut self,
        division: Division,
        rows: &[T],
        by_bucket: &[D],
        out: &mut [D],
    ) {
        self.next.clone_from(&self.starts);
        let next = self.next.as_mut_slice();
        for (row, out) in rows.iter().zip(out) {
            if let Some(next) = next.get_mut(division.bucket(row)) {
                if let Some(value) = by_bucket.get(*next) {
                    *out = *value;
                }
                *next = next.wrapping_add(1);
            }
        }
    }
}

/// Counts rows by a number; says where those of each number are to begin, and where the last end. The places are 0 at
/// first, and one more than there are numbers.
#[inline(always)]
fn count<T>(rows: &[T], starts: &mut [usize], mut number: impl FnMut(&T) -> usize) {
    for row in rows {
        if let Some(count) = starts.get_mut(number(row).wrapping_add(1)) {
            *count = count.wrapping_add(1);
        }
    }
    let mut sum = 0_usize;
    for count in starts {
        sum = sum.wrapping_add(*count);
        *count = sum;
    }
}

/// Makes a buffer as long as the rows. What stands in it is to be overwritten.
pub(super) fn resize<T: Copy>(buffer: &mut Vec<T>, rows: &[T]) {
    buffer.truncate(rows.len());
    if let Some(any) = rows.first() {
        buffer.resize(rows.len(), *any);
    }
}
