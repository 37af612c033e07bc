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
    /// The rows that have an identifier, in the order of their identifiers.
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    /// The eight bytes after what all begin with.
    key: u64,
    row: u32,
}

impl Slot {
    fn id(self, table: &Table) -> &str {
        usize::try_from(self.row).map_or("", |row| table.id(row))
    }
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
        let rows = (0_u32..NOWHERE).zip(0..table.len()).map(|(row, place)| (row, table.id(place)));
        let named = rows.filter(|(_, id)| !id.is_empty());
        let mut slots: Vec<Slot> = Vec::with_capacity(table.len());
        slots.extend(named.map(|(row, id)| Slot { key: key(id, common.len()), row }));
        slots.sort_unstable_by_key(|slot| (slot.key, slot.row));
        let mut doubled = Vec::new();
        for run in slots.chunk_by_mut(|a, b| a.key == b.key).filter(|run| run.len() > 1) {
            run.sort_unstable_by(|a, b| a.id(table).cmp(b.id(table)).then(a.row.cmp(&b.row)));
            let neighbours = run.iter().zip(run.iter().skip(1));
            doubled.extend(neighbours.filter(|(a, b)| a.id(table) == b.id(table)).map(|(_, b)| b.row));
        }
        doubled.sort_unstable();
        Indexed { index: Self { common: String::from(common), slots }, doubled }
    }

    /// The row of this identifier.
    pub(crate) fn find(&self, table: &Table, id: &str) -> Option<u32> {
        if id.is_empty() || !id.as_bytes().starts_with(self.common.as_bytes()) {
            return None;
        }
        let wanted = key(id, self.common.len());
        let rest = self.slots.get(self.slots.partition_point(|slot| slot.key < wanted)..)?;
        let first = rest.first().filter(|slot| slot.key == wanted)?;
        if first.id(table) == id {
            return Some(first.row);
        }
        let run = rest.get(..rest.partition_point(|slot| slot.key == wanted))?;
        let place = run.partition_point(|slot| slot.id(table).cmp(id) == Ordering::Less);
        run.get(place).filter(|slot| slot.id(table) == id).map(|slot| slot.row)
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
