//! A bucket's rows put into order by section, student and rank.
//!
//! By rank first and then by bin, keeping the order of what is in one bin: so a bin with a single student, as most are,
//! is in order.

use super::buckets::{Division, resize};
use crate::rows::{KeyedRow, PostedRow, RowKey, StudentId, index};
use alloc::vec::Vec;
use core::ops::Range;

/// The students of a section, from the first to the last: between these its bins are shared out. Sections that the
/// set-up does not have are all in one bin, since they count as one section.
#[derive(Debug, Clone, Copy)]
struct Span {
    first: u64,
    last: u64,
    /// How many lower bits of the distance from the first do not tell bins apart.
    shift: u32,
    /// The section's first bin.
    bin: u32,
}

/// Which bin of its bucket a row is in: ascending with section and student.
#[derive(Debug, Clone, Default)]
struct Bins {
    division: Division,
    /// For each section of the bucket; none in a bucket of so few rows that going through its bins is not worth it.
    spans: Vec<Span>,
}

/// A bucket with more bins a row is sorted without them.
const BINS_A_ROW: usize = 8;

impl Bins {
    fn share_out(&mut self, division: Division, posted: &[PostedRow], rows: usize) {
        self.division = division;
        self.spans.clear();
        if division.bins() > rows.saturating_mul(BINS_A_ROW) {
            return;
        }
        let sections = 0..1_u32.wrapping_shl(division.section_bits);
        self.spans.extend(sections.map(|slot| Span {
            first: u64::MAX,
            last: 0,
            shift: 0,
            bin: slot.wrapping_shl(division.bin_bits),
        }));
        for row in posted {
            let counts = row.section().0 < division.sections && row.student() != StudentId::NONE;
            if let Some(span) = self.spans.get_mut(index(division.slot(row))).filter(|_| counts) {
                let key = row.key().bits();
                span.first = span.first.min(key);
                span.last = span.last.max(key);
            }
        }
        for span in &mut self.spans {
            let bits = 64_u32.saturating_sub(span.last.saturating_sub(span.first).leading_zeros());
            span.shift = bits.saturating_sub(division.bin_bits);
        }
    }

    #[inline(always)]
    fn bin<T: KeyedRow>(&self, row: &T, last: u64) -> u32 {
        let Some(span) = self.spans.get(index(self.division.slot(row))) else { return 0 };
        let distance = row.key().bits().saturating_sub(span.first);
        let within = (distance >> (span.shift & 63)).min(last);
        span.bin.wrapping_add(u32::try_from(within).unwrap_or(0))
    }

    /// The last bin of a section, counted from its first.
    fn last(&self) -> u64 {
        1_u64.wrapping_shl(self.division.bin_bits).wrapping_sub(1)
    }
}

/// A bin with more rows is sorted by itself; of a smaller one each row is moved to its place.
const SMALL_BIN: usize = 24;

/// Ranks are told apart by their upper bits, of which there are seven: task and term.
const RANKS: usize = 128;

#[inline(always)]
fn coarse_rank<T: KeyedRow>(row: &T) -> usize {
    index(row.rank() >> T::FINE_RANK_BITS) & (RANKS - 1)
}

/// Sorts the lists of a bucket, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Sorter {
    bins: Bins,
    /// Where each bin begins and, once filled, ends.
    next: Vec<u32>,
    /// The bin of each row.
    bin_of: Vec<u32>,
    /// The rows' places by rank.
    by_rank: Vec<u32>,
    /// Where each row of the list that was sorted last stood before.
    pub(super) places: Vec<u32>,
}

impl Sorter {
    /// Shares out the bins of a bucket by the students who have postings in it. Its longest list has so many rows.
    pub(super) fn begin(&mut self, division: Division, posted: &[PostedRow], rows: usize) {
        self.bins.share_out(division, posted, rows);
    }

    /// Sorts a bucket's rows, of one rank in the order in which they came.
    pub(super) fn sort<T: KeyedRow + Copy>(&mut self, rows: &[T], sorted: &mut Vec<T>) {
        resize(sorted, rows);
        grow(&mut self.places, rows.len());
        if self.bins.spans.is_empty() {
            return self.copy(rows, sorted);
        }
        grow(&mut self.bin_of, rows.len());
        grow(&mut self.by_rank, rows.len());
        self.next.clear();
        self.next.resize(self.bins.division.bins().saturating_add(1), 0);
        let (next, last) = (self.next.as_mut_slice(), self.bins.last());
        let mut ranks = [0_u32; RANKS];
        for (row, of) in rows.iter().zip(&mut self.bin_of) {
            let bin = self.bins.bin(row, last);
            *of = bin;
            if let Some(count) = next.get_mut(index(bin).wrapping_add(1)) {
                *count = count.wrapping_add(1);
            }
            if let Some(count) = ranks.get_mut(coarse_rank(row)) {
                *count = count.wrapping_add(1);
            }
        }
        begin_each(next);
        // These stand in their own place: each becomes the sum of those before it.
        let mut sum = 0_u32;
        for count in &mut ranks {
            let before = sum;
            sum = sum.wrapping_add(*count);
            *count = before;
        }
        let by_rank = self.by_rank.as_mut_slice();
        for (place, row) in (0_u32..).zip(rows) {
            if let Some(next) = ranks.get_mut(coarse_rank(row)) {
                if let Some(to) = by_rank.get_mut(index(*next)) {
                    *to = place;
                }
                *next = next.wrapping_add(1);
            }
        }
        let (bin_of, places) = (self.bin_of.as_slice(), self.places.as_mut_slice());
        let to = sorted.as_mut_slice();
        for place in self.by_rank.iter().take(rows.len()) {
            let (Some(row), Some(bin)) = (rows.get(index(*place)), bin_of.get(index(*place))) else {
                continue;
            };
            let Some(next) = next.get_mut(index(*bin)) else { continue };
            let at = index(*next);
            *next = next.wrapping_add(1);
            if let (Some(to), Some(of)) = (to.get_mut(at), places.get_mut(at)) {
                *to = *row;
                *of = *place;
            }
        }
        self.mend(sorted);
    }

    fn copy<T: KeyedRow + Copy>(&mut self, rows: &[T], sorted: &mut [T]) {
        sorted.copy_from_slice(rows);
        for (place, of) in (0..).zip(&mut self.places) {
            *of = place;
        }
        self.sort_range(sorted, 0..rows.len());
    }

    #[cold]
    #[inline(never)]
    fn sort_range<T: KeyedRow + Copy>(&mut self, rows: &mut [T], range: Range<usize>) {
        let rows = rows.get_mut(range.clone()).unwrap_or_default();
        let places = self.places.get_mut(range).unwrap_or_default();
        let mut pairs: Vec<(u32, T)> = places.iter().copied().zip(rows.iter().copied()).collect();
        pairs.sort_unstable_by_key(|(place, row)| (row.key(), row.rank(), *place));
        for ((place, row), (to, of)) in pairs.into_iter().zip(rows.iter_mut().zip(places)) {
            (*to, *of) = (row, place);
        }
    }

    /// Puts those bins into order that are not.
    fn mend<T: KeyedRow + Copy>(&mut self, rows: &mut [T]) {
        let mut from = 0_usize;
        while let Some(ahead) = rows.get(from..)
            && let Some(before) =
                ahead.iter().zip(ahead.iter().skip(1)).position(|(a, b)| order(a) > order(b))
        {
            let at = from.saturating_add(before).saturating_add(1);
            self.mend_at(rows, at);
            from = at;
        }
    }

    /// Moves a row back to before those of its bin that come after it. A large bin is sorted at once instead.
    #[inline(never)]
    fn mend_at<T: KeyedRow + Copy>(&mut self, rows: &mut [T], mut at: usize) {
        let Some(here) = rows.get(at).map(order) else { return };
        let bin = rows.get(at).map_or(0, |row| index(self.bins.bin(row, self.bins.last())));
        let end = |bin: usize| self.next.get(bin).map_or(0, |end| index(*end));
        let bin = bin.checked_sub(1).map_or(0, end)..end(bin);
        if bin.len() > SMALL_BIN {
            return self.sort_range(rows, bin);
        }
        while let Some(before) = at.checked_sub(1)
            && rows.get(before).is_some_and(|row| order(row) > here)
        {
            rows.swap(before, at);
            self.places.swap(before, at);
            at = before;
        }
    }
}

#[inline(always)]
fn order<T: KeyedRow>(row: &T) -> (RowKey, u32) {
    (row.key(), row.rank())
}

/// Makes counts, each standing one place late, into the places where those of each number begin.
fn begin_each(counts: &mut [u32]) {
    let mut sum = 0_u32;
    for count in counts {
        sum = sum.wrapping_add(*count);
        *count = sum;
    }
}

/// Makes a buffer at least so long.
fn grow(buffer: &mut Vec<u32>, length: usize) {
    if buffer.len() < length {
        buffer.resize(length, 0);
    }
}
