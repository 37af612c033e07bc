//! Finding a record by its identifier: sorted, without a hash map, so that no input can make it slow.
//!
//! Identifiers of a package are much alike (`student-000123`), so that what they begin with in common is cut off, and
//! they are sorted by the eight bytes after it; only where those are equal are whole texts compared.

use super::table::Table;
use crate::format::NOWHERE;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    /// What all identifiers begin with.
    common: String,
    /// The eight bytes after that, ascending.
    keys: Vec<u64>,
    /// The rows in the order of their identifiers, each with the place of its identifier in the table's text: nearer
    /// than the table's own cells, which lie all over the memory.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    row: u32,
    start: u32,
    end: u32,
}

/// An index, and the rows whose identifier an earlier row has.
pub(crate) struct Indexed {
    pub(crate) index: Index,
    /// Ascending.
    pub(crate) doubled: Vec<u32>,
}

impl Index {
    /// Of a table's rows; those without an identifier are not in it.
    pub(crate) fn of(table: &Table) -> Indexed {
        let mut ids = (0..table.len()).map(|row| table.id(row)).filter(|id| !id.is_empty());
        let first = ids.next().unwrap_or_default();
        let common = ids.fold(first, |common, id| common_start(common, id));
        let mut sorted: Vec<(u64, Entry)> = Vec::with_capacity(table.len());
        for (row, place) in (0_u32..NOWHERE).zip(0..table.len()) {
            let (start, end) = table.id_place(place);
            if start < end {
                sorted.push((key(table.id_at(start, end), common.len()), Entry { row, start, end }));
            }
        }
        sorted.sort_unstable_by_key(|(key, entry)| (*key, entry.row));
        let id = |entry: &Entry| table.id_at(entry.start, entry.end);
        let mut doubled = Vec::new();
        for run in sorted.chunk_by_mut(|(a, _), (b, _)| a == b).filter(|run| run.len() > 1) {
            run.sort_unstable_by(|(_, a), (_, b)| id(a).cmp(id(b)).then(a.row.cmp(&b.row)));
            let neighbours = run.iter().zip(run.iter().skip(1));
            doubled.extend(neighbours.filter(|((_, a), (_, b))| id(a) == id(b)).map(|(_, (_, of))| of.row));
        }
        doubled.sort_unstable();
        let common = String::from(common);
        let (keys, entries) = sorted.into_iter().unzip();
        Indexed { index: Self { common, keys, entries }, doubled }
    }

    /// The row of this identifier.
    pub(crate) fn find(&self, table: &Table, id: &str) -> Option<u32> {
        if id.is_empty() || !id.as_bytes().starts_with(self.common.as_bytes()) {
            return None;
        }
        let wanted = key(id, self.common.len());
        let start = self.keys.partition_point(|key| *key < wanted);
        let id_of = |entry: &Entry| table.id_at(entry.start, entry.end);
        let first = self.entries.get(start)?;
        if self.keys.get(start) == Some(&wanted) && id_of(first) == id {
            return Some(first.row);
        }
        let rest = self.keys.get(start..)?;
        let run = self.entries.get(start..start.checked_add(rest.partition_point(|key| *key == wanted))?)?;
        let place = run.partition_point(|entry| id_of(entry).cmp(id) == Ordering::Less);
        run.get(place).filter(|entry| id_of(entry) == id).map(|entry| entry.row)
    }
}

/// Eight bytes of a text from a place on, filled up with zeros; they are in the order of the texts.
fn key(id: &str, from: usize) -> u64 {
    let rest = id.as_bytes().get(from..).unwrap_or_default();
    match rest.first_chunk::<8>() {
        Some(eight) => u64::from_be_bytes(*eight),
        None => {
            let mut eight = [0; 8];
            for (to, byte) in eight.iter_mut().zip(rest) {
                *to = *byte;
            }
            u64::from_be_bytes(eight)
        }
    }
}

/// What two texts begin with in common, in whole characters.
fn common_start<'t>(a: &'t str, b: &str) -> &'t str {
    if b.as_bytes().starts_with(a.as_bytes()) {
        return a;
    }
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let mut end = same;
    while !a.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    a.get(..end).unwrap_or_default()
}
