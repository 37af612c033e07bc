//! A list that stands beside the posted rows and is read forward, run by run.

use crate::rows::{KeyedRow, RowKey};
use core::slice;

/// What is left of a list. What is passed over must be in order.
pub(super) struct Cursor<'n, T> {
    all: &'n [T],
    rows: slice::Iter<'n, T>,
}

/// Two rows that were passed over are out of order.
pub(super) struct Disorder;

impl<'n, T: KeyedRow> Cursor<'n, T> {
    pub(super) fn of(rows: &'n [T]) -> Self {
        Self { all: rows, rows: rows.iter() }
    }

    /// Passes over the rows before a key.
    #[inline(always)]
    pub(super) fn start(&mut self, key: RowKey) -> Result<(), Disorder> {
        if self.rows.as_slice().first().is_some_and(|row| row.key() < key) {
            // By value, so that the place can stay in a register.
            self.rows = pass(self.all, self.rows.clone(), Some(key))?;
        }
        Ok(())
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

    /// Passes over all that is left.
    pub(super) fn end(self) -> Result<(), Disorder> {
        pass(self.all, self.rows, None).map(|_| ())
    }
}

/// Passes over rows that no posting asks for: those before a key, or all. They must be in order with each other and
/// with the last one taken.
#[cold]
#[inline(never)]
fn pass<'n, T: KeyedRow>(
    all: &'n [T],
    mut rows: slice::Iter<'n, T>,
    until: Option<RowKey>,
) -> Result<slice::Iter<'n, T>, Disorder> {
    let taken = all.len().saturating_sub(rows.len());
    let mut before = taken.checked_sub(1).and_then(|place| all.get(place));
    let passed = |row: &&T| until.is_none_or(|until| row.key() < until);
    while let Some(row) = rows.as_slice().first().filter(passed) {
        rows.next();
        let least = before.map(|before| (before.key(), before.rank().wrapping_add(T::UNIQUE)));
        if least > Some((row.key(), row.rank())) {
            return Err(Disorder);
        }
        before = Some(row);
    }
    Ok(rows)
}
