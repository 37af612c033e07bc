//! A table as CSV (RFC 4180) for spreadsheets, safe against texts that a spreadsheet would run as formulas.

use super::{Cell, Table};
use crate::shown::Grouped;
use core::fmt::{self, Write as _};

impl Table {
    /// The columns' keys, then the rows: comma, double quotes where needed, each record ended by CR LF. No caption.
    ///
    /// A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break as a formula, whoever typed
    /// it. Before such a text stands an apostrophe, which a spreadsheet takes as "this is a text". So that nothing is
    /// lost, a text that begins with an apostrophe gets one too: [`unguarded`] gives back what stood there. Numbers are
    /// never guarded.
    ///
    /// A table of which rows were left out ends with a record of one field, `and 12 more`: a strict reader refuses
    /// it. Make the table with [`Shown::All`](crate::Shown::All) to write everything.
    pub fn csv(&self) -> impl fmt::Display + '_ {
        Csv(self)
    }
}

/// The text that a field of [`Table::csv`] stands for: without the guard, where it has one.
///
/// ```
/// use gradecrosswalk_report::{Cell, Column, Shown, Table, unguarded};
/// let table = Table::new("", [Column::text("score", "score")]).with_rows([[Cell::of("-")]], Shown::All);
/// assert_eq!(table.csv().to_string(), "score\r\n'-\r\n");
/// assert_eq!(unguarded("'-"), "-");
/// assert_eq!(unguarded("A-"), "A-");
/// ```
pub fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').unwrap_or(field)
}

struct Csv<'t>(&'t Table);

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Table { columns, rows, left_out, .. } = self.0;
        let keys = columns.iter().map(|column| column.key);
        record(f, keys, field)?;
        for row in rows {
            record(f, row, |f, cell| match cell {
                Cell::Text(text) => field(f, text),
                Cell::Count(count) => write!(f, "{count}"),
            })?;
        }
        match left_out {
            0 => Ok(()),
            more => write!(f, "\"and {} more\"\r\n", Grouped(*more)),
        }
    }
}

fn record<T>(
    f: &mut fmt::Formatter<'_>,
    fields: impl IntoIterator<Item = T>,
    write: impl Fn(&mut fmt::Formatter<'_>, T) -> fmt::Result,
) -> fmt::Result {
    let mut before = "";
    for field in fields {
        f.write_str(before)?;
        before = ",";
        write(f, field)?;
    }
    f.write_str("\r\n")
}

fn field(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '\'']);
    let guard = if guarded { "'" } else { "" };
    // A record of one blank field would be a blank line, which readers skip.
    if !text.is_empty() && !text.contains(['"', ',', '\r', '\n']) {
        return write!(f, "{guard}{text}");
    }
    write!(f, "\"{guard}")?;
    for c in text.chars() {
        if c == '"' {
            f.write_char('"')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}
