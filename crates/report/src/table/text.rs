//! A table in columns for a terminal. Measures by the columns that characters take, never by bytes.

use super::{Cell, Column, ColumnKind, Table};
use crate::shown::Grouped;
use crate::width::{lines, one_line, width};
use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

/// The blanks between two columns.
const BETWEEN: usize = 2;
/// A column of texts is never made narrower than this.
const NARROWEST: usize = 12;

impl Table {
    /// The headings and rows in columns as wide as they need, each line ended by a line break. No caption; no blanks at
    /// the ends of lines. Control characters are replaced, so that no text can change a terminal.
    pub fn text(&self) -> impl fmt::Display + '_ {
        Text { table: self, within: usize::MAX }
    }

    /// The same in lines of at most so many columns: where it is wider, the widest columns of texts are broken into
    /// lines. Columns are not made narrower than 12, so that many of them can still be wider together.
    pub fn text_within(&self, columns: usize) -> impl fmt::Display + '_ {
        Text { table: self, within: columns }
    }
}

struct Text<'t> {
    table: &'t Table,
    within: usize,
}

impl Text<'_> {
    fn widths(&self) -> Vec<usize> {
        let Table { columns, rows, .. } = self.table;
        let mut widths: Vec<usize> = columns.iter().map(|column| width(&one_line(&column.heading))).collect();
        for row in rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = width(&shown(cell)).max(*widest);
            }
        }
        // One column less each time, so that the widest ones end up alike.
        while total(&widths) > self.within {
            let broken = |kind| matches!(kind, ColumnKind::Name | ColumnKind::Text);
            let texts = widths.iter_mut().zip(columns).filter(|(_, column)| broken(column.kind));
            let widest = texts.map(|(width, _)| width).filter(|width| **width > NARROWEST).max();
            let Some(widest) = widest else { break };
            *widest = widest.saturating_sub(1);
        }
        widths
    }

    fn row(&self, f: &mut fmt::Formatter<'_>, widths: &[usize], cells: &[Cow<'_, str>]) -> fmt::Result {
        let wrapped = cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width));
        let wrapped: Vec<Vec<String>> = wrapped.collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
        for place in 0..height {
            let mut blanks = 0;
            for ((cell, columns), column) in wrapped.iter().zip(widths).zip(&self.table.columns) {
                let text = cell.get(place).map_or("", String::as_str);
                let pad = columns.saturating_sub(width(text));
                let before = if column.kind == ColumnKind::Count { pad } else { 0 };
                if !text.is_empty() {
                    write!(f, "{:1$}{text}", "", usize::saturating_add(blanks, before))?;
                    blanks = 0;
                }
                let after = if text.is_empty() { *columns } else { pad.saturating_sub(before) };
                blanks = blanks.saturating_add(after).saturating_add(BETWEEN);
            }
            f.write_str("\n")?;
        }
        Ok(())
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let widths = self.widths();
        let headings: Vec<_> = self.table.columns.iter().map(heading).collect();
        self.row(f, &widths, &headings)?;
        for row in &self.table.rows {
            let cells: Vec<_> = row.iter().map(shown).collect();
            self.row(f, &widths, &cells)?;
        }
        match self.table.left_out {
            0 => Ok(()),
            more => writeln!(f, "and {} more", Grouped(more)),
        }
    }
}

fn heading(column: &Column) -> Cow<'_, str> {
    one_line(&column.heading)
}

fn shown(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => one_line(text),
        Cell::Count(count) => Cow::Owned(count.to_string()),
    }
}

fn total(widths: &[usize]) -> usize {
    let between = widths.len().saturating_sub(1).saturating_mul(BETWEEN);
    widths.iter().fold(between, |sum, width| sum.saturating_add(*width))
}
