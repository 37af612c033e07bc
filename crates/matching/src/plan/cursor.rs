//! A list that stands beside the posted rows and is read forward, run by run.

use crate::rows::{KeyedRow, RowKey};
use core::slice;

/// What is left of a list, and whether what was passed over has been in order.
pub(super) struct Cursor<'n, T> {
    all: &'n [T],
    rows: slice::Iter<'n, T>,
    ordered: bool,
}

impl<'n, T: KeyedRow> Cursor<'n, T> {
    pub(super) fn of(rows: &'n [T]) -> Self {
        Self { all: rows, rows: rows.iter(), ordered: true }
    }

    /// Passes over the rows before a key.
    #[inline(always)]
    pub(super) fn start(&mut self, key: RowKey) {
        if self.rows.as_slice().first().is_some_and(|row| row.key() < key) {
            self.pass(|row| row.key() < key);
        }
    }

    /// Takes the next row, if it is of the key. The order of the rows within a key is the caller's to look at.
    #[inline(always)]
    pub(super) fn next_of(&mut self, key: RowKey) -> Option<&'n T> {
        let row = self.rows.as_slice().first().filter(|row| row.key() == key)?;
        self.rows.next();
        Some(row)
    }

    /// How many rows have been taken.
    pub(super) fn taken(&self) -> usize {
        self.all.len().saturating_sub(self.rows.len())
    }

    /// Passes over rows that no posting asks for.
    #[cold]
    #[inline(never)]
    fn pass(&mut self, passed: impl Fn(&T) -> bool) {
        let mut before = self.taken().checked_sub(1).and_then(|place| self.all.get(place));
        while let Some(row) = self.rows.as_slice().first().filter(|row| passed(row)) {
            self.rows.next();
            let least = before.map(|before| (before.key(), before.rank().wrapping_add(T::UNIQUE)));
            self.ordered &= least <= Some((row.key(), row.rank()));
            before = Some(row);
        }
    }

    /// Whether the whole list, with what has not been taken, is in order, but for the rows within the keys asked for.
    pub(super) fn ends(mut self) -> bool {
        self.pass(|_| true);
        self.ordered
    }
}
