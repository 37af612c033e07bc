//! Rows put into order: first into buckets of neighbouring sections, then a bucket at a time, while it is in the cache.
//!
//! A bucket's rows stay in the order in which they came. So what was found out about them is put back by walking
//! through the input again: the next row of a bucket is the next in it, and nothing needs to remember where it was.

use crate::rows::{KeyedRow, PostedRow, RowKey, StudentId, index};
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
    sections: u32,
    /// A bucket has 2 to the power of this sections.
    section_bits: u32,
    /// A section has 2 to the power of this bins, for its students in their order.
    bin_bits: u32,
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
    fn slot<T: KeyedRow>(self, row: &T) -> u32 {
        row.key().section().0.min(self.sections) & (1_u32 << self.section_bits).wrapping_sub(1)
    }

    /// How many bins a bucket has.
    fn bins(self) -> usize {
        1 << self.section_bits.saturating_add(self.bin_bits)
    }
}

/// The students of a section, from the first to the last: between these its bins are shared out. Sections that the
/// set-up does not have are all in one bin, since they count as one section.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: u32,
    last: u32,
    /// How many lower bits of the distance from the first do not tell bins apart.
    shift: u32,
}

/// Which bin of its bucket a row is in: ascending with section and student.
#[derive(Debug, Clone, Default)]
pub(super) struct Bins {
    division: Division,
    /// For each section of the bucket; none in a bucket of so few rows that going through its bins is not worth it.
    spans: Vec<Span>,
}

/// A bucket with more bins a row is sorted without them.
const BINS_A_ROW: usize = 8;

impl Bins {
    /// Shares out the bins of a bucket by the students who have postings in it. Its longest list has so many rows.
    pub(super) fn share_out(&mut self, division: Division, posted: &[PostedRow], rows: usize) {
        self.division = division;
        self.spans.clear();
        if division.bins() > rows.saturating_mul(BINS_A_ROW) {
            return;
        }
        self.spans.resize(1 << division.section_bits, Span { first: u32::MAX, last: 0, shift: 0 });
        for row in posted {
            let (section, student) = (row.section().0, row.student());
            let counts = section < division.sections && student != StudentId::NONE;
            if let Some(span) = self.spans.get_mut(index(division.slot(row))).filter(|_| counts) {
                span.first = span.first.min(student.0);
                span.last = span.last.max(student.0);
            }
        }
        for span in &mut self.spans {
            let bits = 32_u32.saturating_sub(span.last.saturating_sub(span.first).leading_zeros());
            span.shift = bits.saturating_sub(division.bin_bits);
        }
    }

    #[inline(always)]
    fn bin<T: KeyedRow>(&self, row: &T) -> u32 {
        let slot = self.division.slot(row);
        let Some(span) = self.spans.get(index(slot)) else { return 0 };
        let distance = row.key().student().0.saturating_sub(span.first);
        let last = (1_u32 << self.division.bin_bits).wrapping_sub(1);
        (slot << self.division.bin_bits) | (distance >> (span.shift & 31)).min(last)
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
    /// The greatest rank of a row.
    pub(super) greatest_rank: u32,
}

impl<T> Default for Buckets<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), starts: Vec::new(), next: Vec::new(), greatest_rank: 0 }
    }
}

impl<T: KeyedRow + Copy> Buckets<T> {
    pub(super) fn fill(&mut self, division: Division, rows: &[T]) {
        let mut greatest_rank = 0;
        let bucket = |row: &T| {
            greatest_rank = row.rank().max(greatest_rank);
            division.bucket(row)
        };
        self.starts.clear();
        self.starts.resize(division.buckets().saturating_add(1), 0);
        count(rows, &mut self.starts, bucket);
        self.greatest_rank = greatest_rank;
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
fn resize<T: Copy>(buffer: &mut Vec<T>, rows: &[T]) {
    buffer.truncate(rows.len());
    if let Some(any) = rows.first() {
        buffer.resize(rows.len(), *any);
    }
}

/// Rows put into order, and for each its place before.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T> {
    pub(super) rows: Vec<T>,
    pub(super) places: Vec<u32>,
    /// The rows' places by rank.
    by_rank: Vec<u32>,
    bin_of: Vec<u32>,
    /// Where each bin begins and, once filled, ends.
    bins: Vec<usize>,
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        let (rows, places, by_rank) = (Vec::new(), Vec::new(), Vec::new());
        Self { rows, places, by_rank, bin_of: Vec::new(), bins: Vec::new() }
    }
}

/// A bin with more rows is sorted by itself; of a smaller one each row is moved to its place.
const SMALL_BIN: usize = 24;

/// Ranks are told apart by this many upper bits.
const RANK_BITS: u32 = 7;

impl<T: KeyedRow + Copy> Sorted<T> {
    /// Sorts a bucket's rows by section, student and rank, of one rank in the order in which they came.
    ///
    /// By rank first and then by bin, keeping the order of what is in one bin: so a bin with a single student, as most
    /// are, is in order.
    pub(super) fn sort(&mut self, bins: &Bins, rows: &[T], greatest_rank: u32) {
        resize(&mut self.rows, rows);
        self.places.resize(rows.len(), 0);
        if bins.spans.is_empty() {
            return self.copy(rows);
        }
        self.sort_by_rank(rows, greatest_rank);
        self.sort_by_bin(bins, rows);
    }

    fn sort_by_rank(&mut self, rows: &[T], greatest_rank: u32) {
        self.by_rank.resize(rows.len(), 0);
        let shift = 32_u32.saturating_sub(greatest_rank.leading_zeros()).saturating_sub(RANK_BITS);
        let rank = |row: &T| index((row.rank() >> (shift & 31)) & ((1 << RANK_BITS) - 1));
        let mut starts = [0_usize; (1 << RANK_BITS) + 1];
        count(rows, &mut starts, rank);
        let by_rank = self.by_rank.as_mut_slice();
        for (place, row) in (0_u32..).zip(rows) {
            if let Some(next) = starts.get_mut(rank(row)) {
                if let Some(to) = by_rank.get_mut(*next) {
                    *to = place;
                }
                *next = next.wrapping_add(1);
            }
        }
    }

    fn copy(&mut self, rows: &[T]) {
        self.rows.copy_from_slice(rows);
        for (place, of) in (0..).zip(&mut self.places) {
            *of = place;
        }
        self.sort_range(0..rows.len());
    }

    fn sort_by_bin(&mut self, bins: &Bins, rows: &[T]) {
        self.bin_of.resize(rows.len(), 0);
        for (row, bin) in rows.iter().zip(&mut self.bin_of) {
            *bin = bins.bin(row);
        }
        self.bins.clear();
        self.bins.resize(bins.division.bins().saturating_add(1), 0);
        count(&self.bin_of, &mut self.bins, |bin| index(*bin));
        let (sorted, places) = (self.rows.as_mut_slice(), self.places.as_mut_slice());
        let (bin_of, next) = (self.bin_of.as_slice(), self.bins.as_mut_slice());
        for place in &self.by_rank {
            let (Some(row), Some(bin)) = (rows.get(index(*place)), bin_of.get(index(*place))) else {
                continue;
            };
            let Some(next) = next.get_mut(index(*bin)) else { continue };
            if let (Some(to), Some(of)) = (sorted.get_mut(*next), places.get_mut(*next)) {
                *to = *row;
                *of = *place;
            }
            *next = next.wrapping_add(1);
        }
        self.sort_bins();
    }

    #[cold]
    #[inline(never)]
    fn sort_range(&mut self, range: Range<usize>) {
        let rows = self.rows.get_mut(range.clone()).unwrap_or_default();
        let places = self.places.get_mut(range).unwrap_or_default();
        let mut pairs: Vec<(u32, T)> = places.iter().copied().zip(rows.iter().copied()).collect();
        pairs.sort_unstable_by_key(|(place, row)| (row.key(), row.rank(), *place));
        for ((place, row), (to, of)) in pairs.into_iter().zip(rows.iter_mut().zip(places)) {
            (*to, *of) = (row, place);
        }
    }

    /// Puts those bins into order that are not.
    fn sort_bins(&mut self) {
        let order = |row: &T| (row.key(), row.rank());
        let Some(mut greatest) = self.rows.first().map(order) else { return };
        for at in 1..self.rows.len() {
            let Some(here) = self.rows.get(at).map(order) else { return };
            if greatest > here {
                self.sort_bin_at(at, here);
            }
            greatest = self.rows.get(at).map_or(here, order);
        }
    }

    /// Moves a row back to before those of its bin that come after it. A large bin is sorted at once instead.
    #[inline(never)]
    fn sort_bin_at(&mut self, mut at: usize, here: (RowKey, u32)) {
        let bin = self.places.get(at).and_then(|place| self.bin_of.get(index(*place)));
        let end = |bin: usize| self.bins.get(bin).copied().unwrap_or(0);
        let bin = bin.map_or(0..0, |bin| index(*bin).checked_sub(1).map_or(0, end)..end(index(*bin)));
        if bin.len() > SMALL_BIN {
            return self.sort_range(bin);
        }
        while let Some(before) = at.checked_sub(1)
            && self.rows.get(before).is_some_and(|row| (row.key(), row.rank()) > here)
        {
            self.rows.swap(before, at);
            self.places.swap(before, at);
            at = before;
        }
    }
}
