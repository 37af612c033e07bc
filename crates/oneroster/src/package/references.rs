//! Following every reference of a package, and telling identifiers that stand twice.

use super::FileMode;
use super::index::Index;
use super::manifest::Manifest;
use super::table::Table;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{Column, FileKind, Kind, NOWHERE, TextList};
use crate::mode::Mode;
use alloc::vec::Vec;

/// Indexes every table by its identifiers. Of rows with one identifier the first stays.
pub(crate) fn index(tables: &mut [Table], mode: Mode, found: &mut Diagnostics) {
    for table in tables {
        let indexed = Index::of(table);
        if indexed.doubled.is_empty() {
            table.set_index(indexed.index);
            continue;
        }
        let spec = table.spec();
        for row in indexed.doubled.iter().filter_map(|row| usize::try_from(*row).ok()) {
            let doubled =
                Diagnostic::new(spec.file_name, table.line(row), Code::SourcedIdDoubled, Expected::Nothing);
            let doubled = doubled.column("sourcedId");
            let id = table.id(row);
            let users = spec.kind == FileKind::Users;
            found.push(mode, if users { doubled.seen_of_person(id) } else { doubled.seen(id) });
        }
        let mut kept = Table::new(spec, 0, |column| table.has(column));
        for (row, place) in (0_u32..).zip(0..table.len()) {
            if indexed.doubled.binary_search(&row).is_err() {
                // What is a part of a table is not larger than it.
                let _ = kept.push_row_of(table, place);
            }
        }
        kept.set_index(Index::of(&kept).index);
        *table = kept;
    }
}

/// Follows every reference. One that leads nowhere is a diagnostic where the file that it leads to is all there.
pub(crate) fn follow(tables: &mut [Table], manifest: &Manifest, mode: Mode, found: &mut Diagnostics) {
    let followed: Vec<Vec<u32>> =
        tables.iter().map(|table| targets(table, tables, manifest, mode, found)).collect();
    for (table, targets) in tables.iter_mut().zip(followed) {
        table.set_targets(targets);
    }
}

fn targets(
    table: &Table,
    tables: &[Table],
    manifest: &Manifest,
    mode: Mode,
    found: &mut Diagnostics,
) -> Vec<u32> {
    let spec = table.spec();
    let columns: Vec<(usize, &Column, &Table)> = spec
        .columns
        .iter()
        .enumerate()
        .filter(|(place, _)| table.has(*place))
        .filter_map(|(place, column)| match column.kind {
            Kind::Ref(file) | Kind::Refs(file) => Some((place, column, tables.get(file.place())?)),
            _ => None,
        })
        .collect();
    let mut targets = Vec::with_capacity(table.len().saturating_mul(columns.len()));
    // Rows that follow each other often refer to the same record.
    let mut last: Vec<(&str, u32)> = columns.iter().map(|_| ("", NOWHERE)).collect();
    for row in 0..table.len() {
        for ((place, column, target), last) in columns.iter().zip(&mut last) {
            let text = table.cell(row, *place);
            let kind = target.spec().kind;
            let mut say = |seen: &str| {
                if manifest.mode(kind) != FileMode::Bulk {
                    return;
                }
                let expected = Expected::RecordOf(kind);
                let nowhere =
                    Diagnostic::new(spec.file_name, table.line(row), Code::ReferenceUnresolved, expected);
                let nowhere = nowhere.column(column.name);
                let users = kind == FileKind::Users;
                found.push(mode, if users { nowhere.seen_of_person(seen) } else { nowhere.seen(seen) });
            };
            if column.target().is_none() {
                for id in TextList::of(text).iter().filter(|id| target.index().find(target, id).is_none()) {
                    say(id);
                }
                continue;
            }
            if last.0 != text {
                *last = (text, target.index().find(target, text).unwrap_or(NOWHERE));
            }
            if last.1 == NOWHERE && !text.is_empty() {
                say(text);
            }
            targets.push(last.1);
        }
    }
    targets
}
