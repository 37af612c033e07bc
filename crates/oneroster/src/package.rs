//! A package: its manifest and its records, read from the files' bytes, with every reference followed.

mod delta;
mod header;
mod index;
mod manifest;
mod read;
mod records;
mod references;
mod table;
mod table_reading;

pub use delta::DeltaError;
pub(crate) use manifest::MANIFEST;
pub use manifest::{FileMode, Manifest};
pub use read::PackageFile;
pub(crate) use read::rank;
pub use records::Records;

use crate::format::FileKind;
use alloc::vec::Vec;
use core::fmt;
use table::Table;

/// The records of a package.
///
/// They are kept as checked texts, a few bytes more than the texts themselves; a typed record is made of its texts each
/// time that it is asked for. Nothing of a person is kept but numbers (rule F-1), and `Debug` shows only counts.
#[derive(Clone, PartialEq, Eq)]
pub struct Package {
    manifest: Manifest,
    /// By [`FileKind::place`].
    tables: Vec<Table>,
}

impl Package {
    /// The manifest, as it was read; of a package without one, what its files show.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    pub(crate) fn table(&self, file: FileKind) -> Option<&Table> {
        self.tables.get(file.place())
    }

    /// How many records a file has.
    pub fn count(&self, file: FileKind) -> usize {
        self.table(file).map_or(0, Table::len)
    }

    /// The line of its file from which a record was read, from 1; 0 for one that is not there.
    pub fn line(&self, file: FileKind, row: usize) -> u64 {
        self.table(file).map_or(0, |table| table.line(row))
    }
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(FileKind::ALL.iter().map(|file| (file.name(), self.count(*file)))).finish()
    }
}
