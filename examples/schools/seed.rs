//! The seed data: a folder for each school, in it a CSV file for each table of its database.
//!
//! Databases are made in memory first, so that a fault in the seed data leaves no half-made file behind.

use super::database::{Side, tables};
use anyhow::{Context as _, Result, bail};
use rusqlite::{Connection, Transaction, params_from_iter};
use std::path::Path;

/// A school's database in memory, filled from its folder.
pub fn database(folder: &Path, side: Side) -> Result<Connection> {
    let mut connection = side.empty()?;
    let tables = tables(&connection)?;
    let filling = connection.transaction()?;
    // Tables are filled by name, so that a row may come before the one that it refers to.
    filling.pragma_update(None, "defer_foreign_keys", true)?;
    for (table, columns) in &tables {
        let file = folder.join(format!("{table}.csv"));
        fill(&filling, table, columns, &file).with_context(|| file.display().to_string())?;
    }
    let refers =
        || format!("{}: a row names a course, section, term or score group without one", folder.display());
    filling.commit().with_context(refers)?;
    Ok(connection)
}

/// Cells are inserted as they are; an empty one is blank. The table's constraints say what is wrong with a row.
fn fill(filling: &Transaction<'_>, table: &str, columns: &[String], file: &Path) -> Result<()> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(file)?;
    let header = reader.headers()?.clone();
    if !header.iter().eq(columns) {
        bail!("columns are {:?}: give {:?}", header.iter().collect::<Vec<_>>(), columns);
    }
    let places = vec!["?"; columns.len()].join(", ");
    let mut insert = filling.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    for record in reader.records() {
        let record = record?;
        let cells = record.iter().map(|cell| (!cell.is_empty()).then_some(cell));
        let line = record.position().map_or(0, csv::Position::line);
        insert.execute(params_from_iter(cells)).with_context(|| format!("line {line}"))?;
    }
    Ok(())
}
