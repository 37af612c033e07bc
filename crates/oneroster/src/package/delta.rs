//! A package brought up to date by a delta package: what it changes is changed, what it deletes is gone.

use super::table::{Full, Table};
use super::{FileMode, Package, references};
use crate::diagnostic::Diagnostics;
use crate::format::{Cell as _, Id, Instant, Status, StatusWord, Word};
use crate::mode::Mode;
use alloc::vec::Vec;
use chrono::NaiveDateTime;

/// A delta could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DeltaError {
    /// The two packages are of different versions.
    #[error("the delta is of version {delta} and the package of version {package}: give both of one version")]
    OtherVersion {
        /// The package's version.
        package: crate::Version,
        /// The delta's version.
        delta: crate::Version,
    },
    /// The records of one file are more than a package can hold.
    #[error("{file} would be larger than what a package holds: split the package by schools")]
    TooLarge {
        /// The file.
        file: crate::FileKind,
    },
}

impl Package {
    /// This package with a later one applied.
    ///
    /// Of a file that is bulk in `later`, its records take the place of these. Of a delta file, a record takes the
    /// place of the one with its identifier unless that was changed later (`dateLastModified`), one that is to be
    /// deleted goes, and a new one comes. Files that are absent in `later` stay. References are followed anew, and
    /// what leads nowhere is in the diagnostics.
    ///
    /// # Errors
    ///
    /// If the two are of different versions, or a file would be too large.
    pub fn updated_by(&self, later: &Self, mode: Mode) -> Result<(Self, Diagnostics), DeltaError> {
        let (version, of_delta) = (self.manifest.version(), later.manifest.version());
        if version != of_delta {
            return Err(DeltaError::OtherVersion { package: version, delta: of_delta });
        }
        let mut found = Diagnostics::default();
        let mut manifest = self.manifest.clone();
        let mut tables = Vec::with_capacity(self.tables.len());
        for (table, change) in self.tables.iter().zip(&later.tables) {
            let file = table.spec().kind;
            let merged = match later.manifest.mode(file) {
                FileMode::Absent => Ok(table.clone()),
                FileMode::Bulk => Ok(change.clone()),
                FileMode::Delta => merged(table, change),
            };
            if later.manifest.mode(file) != FileMode::Absent && manifest.mode(file) != FileMode::Bulk {
                manifest.set_mode(file, later.manifest.mode(file));
            }
            tables.push(merged.map_err(|Full| DeltaError::TooLarge { file })?);
        }
        references::index(&mut tables, mode, &mut found);
        references::follow(&mut tables, &manifest, mode, &mut found);
        found.sort(super::read::rank);
        Ok((Self { manifest, tables }, found))
    }
}

/// The old rows that stay, in order, then the changed and new ones.
fn merged(old: &Table, change: &Table) -> Result<Table, Full> {
    let mut merged = Table::new(old.spec(), 0, |column| old.has(column) || change.has(column));
    for row in 0..old.len() {
        let newer = change.index().find(change, old.id(row)).and_then(|row| usize::try_from(row).ok());
        if newer.is_none_or(|newer| modified(old, row) > modified(change, newer)) {
            merged.push_row_of(old, row)?;
        }
    }
    for row in 0..change.len() {
        let older = old.index().find(old, change.id(row)).and_then(|row| usize::try_from(row).ok());
        let stale = older.is_some_and(|older| modified(old, older) > modified(change, row));
        if !stale && status(change, row) != Some(Status::ToBeDeleted) {
            merged.push_row_of(change, row)?;
        }
    }
    Ok(merged)
}

/// When a row was changed.
fn modified(table: &Table, row: usize) -> Option<NaiveDateTime> {
    lifecycle(table, row).and_then(|(_, modified)| modified)
}

fn status(table: &Table, row: usize) -> Option<Status<'_>> {
    lifecycle(table, row).and_then(|(status, _)| status)
}

/// The two columns that every file has after its identifier.
fn lifecycle(table: &Table, row: usize) -> Option<(Option<Status<'_>>, Option<NaiveDateTime>)> {
    let mut cells = table.cells(row)?;
    let _ = Id::read(&mut cells);
    Some((Word::<StatusWord>::read(&mut cells), Instant::read(&mut cells)))
}
