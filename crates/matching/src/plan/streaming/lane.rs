//! One of a stream's lists: the rows that are gathered and not yet done with.

use crate::plan::{AnyRow, OffendingPair, PlanError, RowList};
use crate::rows::{KeyedRow, RowKey, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::SectionIndex;

/// The most rows of one student in one section that a stream takes of one list.
pub(super) const MAX_RUN: usize = 65_536;

/// How many rows are taken before looking whether they are enough.
const BLOCK: usize = 32;

/// One more, so that a longer run is seen to be one.
const MAX_BOUND: usize = MAX_RUN + 1;

/// Gathered rows. Those up to `cut` are the chunk that is being planned.
pub(super) struct Lane<T, I> {
    list: RowList,
    source: I,
    ended: bool,
    rows: Vec<T>,
    /// The most rows to gather, and what it is again after a long run.
    bound: usize,
    usual_bound: usize,
    cut: usize,
    /// How many rows earlier chunks had.
    pub(super) done: usize,
    /// The last of them.
    before: Option<T>,
}

/// A key before which a lane has gathered all rows; none if it has gathered all rows.
pub(super) type Limit = Option<RowKey>;

/// The nearer of two limits.
pub(super) fn nearer(a: Limit, b: Limit) -> Limit {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (only, None) | (None, only) => only,
    }
}

impl<T: KeyedRow + Copy, I: Iterator<Item = T>> Lane<T, I> {
    pub(super) fn of(list: RowList, source: impl IntoIterator<IntoIter = I>, bound: usize) -> Self {
        let bound = bound.clamp(1, MAX_BOUND);
        Self {
            list,
            source: source.into_iter(),
            ended: false,
            rows: Vec::with_capacity(bound),
            bound,
            usual_bound: bound,
            cut: 0,
            done: 0,
            before: None,
        }
    }

    /// Gathers rows up to the bound.
    pub(super) fn fill(&mut self) {
        if !self.ended {
            let room = self.bound.saturating_sub(self.rows.len());
            self.rows.extend(self.source.by_ref().take(room));
            self.ended = self.rows.len() < self.bound;
        }
    }

    /// Gathers rows up to the bound, or until one is beyond a key.
    pub(super) fn fill_beyond(&mut self, key: RowKey) {
        while !self.ended && self.last().is_none_or(|last| last <= key) {
            let room = self.bound.saturating_sub(self.rows.len());
            if room == 0 {
                return;
            }
            let wanted = self.rows.len().saturating_add(room.min(BLOCK));
            self.rows.extend(self.source.by_ref().take(room.min(BLOCK)));
            self.ended = self.rows.len() < wanted;
        }
    }

    pub(super) fn first(&self) -> Option<RowKey> {
        self.rows.first().map(KeyedRow::key)
    }

    pub(super) fn last(&self) -> Option<RowKey> {
        self.rows.last().map(KeyedRow::key)
    }

    /// The rows before this key are all gathered. Of the last key more may come, which does not matter where the rows
    /// are without student, or of a key before `wanted`: nobody's decision reads those.
    pub(super) fn limit(&self, wanted: Option<RowKey>) -> Limit {
        let last = self.last().filter(|_| !self.ended)?;
        let unread = last.student() == StudentId::NONE || wanted.is_none_or(|wanted| last < wanted);
        if unread { after(last) } else { Some(last) }
    }

    /// Cuts the gathered rows at a limit. The rows before the cut are the chunk.
    pub(super) fn cut_at(&mut self, limit: Limit) {
        let all = self.rows.len();
        self.cut = limit.map_or(all, |limit| self.rows.partition_point(|row| row.key() < limit));
    }

    pub(super) fn chunk(&self) -> &[T] {
        self.rows.get(..self.cut).unwrap_or_default()
    }

    pub(super) fn gathered(&self) -> &[T] {
        &self.rows
    }

    /// Whether the first gathered row is in order after the last of the chunk before.
    pub(super) fn joins(&self) -> Result<(), PlanError> {
        let (Some(before), Some(row)) = (&self.before, self.rows.first()) else { return Ok(()) };
        let (list, place) = (self.list, self.done);
        let (before, here) = ((before.key(), before.rank()), (row.key(), row.rank()));
        if before > here {
            return Err(PlanError::Unsorted { list, place });
        }
        if T::UNIQUE == 1 && before == here { Err(PlanError::Doubled { list, place }) } else { Ok(()) }
    }

    /// The row at a place of the whole stream, if it is still here, and the one before it.
    pub(super) fn pair_at(&self, place: usize, any: impl Fn(T) -> AnyRow) -> Option<OffendingPair> {
        let at = place.checked_sub(self.done)?;
        let before = at.checked_sub(1).map_or(self.before.as_ref(), |before| self.rows.get(before));
        let earlier = (place.checked_sub(1)?, any(*before?));
        Some(OffendingPair { earlier, later: (place, any(*self.rows.get(at)?)) })
    }

    /// Makes room for more rows of one key, if this lane is what sets the limit and may have more.
    pub(super) fn grow(&mut self, sets_limit: bool) -> Result<(), PlanError> {
        if self.ended || !sets_limit {
            return Ok(());
        }
        if self.bound >= MAX_BOUND {
            return Err(PlanError::RunTooLong { list: self.list, place: self.done, max: MAX_RUN });
        }
        self.bound = self.bound.saturating_mul(2).min(MAX_BOUND);
        Ok(())
    }

    /// Lets go of the chunk.
    pub(super) fn finish_chunk(&mut self) {
        let Some(last) = self.cut.checked_sub(1) else { return };
        self.before = self.rows.get(last).copied();
        self.done = self.done.saturating_add(self.cut);
        self.rows.drain(..self.cut);
        self.cut = 0;
        self.bound = self.usual_bound;
    }

    pub(super) fn is_done(&self) -> bool {
        self.ended && self.rows.is_empty()
    }
}

/// The least key after a key; none after the greatest.
fn after(key: RowKey) -> Option<RowKey> {
    let (section, student) = (key.section(), key.student());
    match student.0.checked_add(1) {
        Some(next) => Some(RowKey::new(section, StudentId(next))),
        None => section.0.checked_add(1).map(|next| RowKey::new(SectionIndex(next), StudentId(0))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_a_key_comes_the_next_student_or_section() {
        let key = |section, student| RowKey::new(SectionIndex(section), StudentId(student));
        assert_eq!(after(key(3, 7)), Some(key(3, 8)));
        assert_eq!(after(key(3, u32::MAX)), Some(key(4, 0)));
        assert_eq!(after(key(u32::MAX, u32::MAX)), None);
    }

    #[test]
    fn no_limit_is_the_farthest() {
        let key = |section| Some(RowKey::new(SectionIndex(section), StudentId(0)));
        assert_eq!(nearer(key(2), key(1)), key(1));
        assert_eq!(nearer(key(2), None), key(2));
        assert_eq!(nearer(None, key(2)), key(2));
        assert_eq!(nearer(None, None), None);
    }
}
