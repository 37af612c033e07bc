//! A table: columns, rows of cells, and how many rows were left out. Says nothing of how it looks.
//!
//! | module | what it makes of a table |
//! |---|---|
//! | `text` | columns for a terminal |
//! | `markdown` | a Markdown table |
//! | `csv` | records for a spreadsheet |
//! | `html` | a table of a page |
//! | `json` | an array of objects (feature `serde`) |

mod csv;
mod html;
#[cfg(feature = "serde")]
mod json;
mod markdown;
mod text;

pub use csv::unguarded;

use crate::shown::{Shown, number};
use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Texts that name the row, such as a school.
    Name,
    /// Texts, broken into lines where there is no room.
    Text,
    /// Short texts that are never broken, such as dates and codes.
    Word,
    /// Numbers, aligned to the right.
    Count,
}

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Column {
    /// The name that programs know it by, in CSV and JSON. Stable.
    pub key: &'static str,
    /// The heading that people read.
    pub heading: Cow<'static, str>,
    /// What it holds.
    pub kind: ColumnKind,
}

impl Column {
    /// A column of texts that name the row.
    pub fn name(key: &'static str, heading: impl Into<Cow<'static, str>>) -> Self {
        Self { key, heading: heading.into(), kind: ColumnKind::Name }
    }

    /// A column of texts.
    pub fn text(key: &'static str, heading: impl Into<Cow<'static, str>>) -> Self {
        Self { key, heading: heading.into(), kind: ColumnKind::Text }
    }

    /// A column of short texts that are never broken.
    pub fn word(key: &'static str, heading: impl Into<Cow<'static, str>>) -> Self {
        Self { key, heading: heading.into(), kind: ColumnKind::Word }
    }

    /// A column of numbers.
    pub fn count(key: &'static str, heading: impl Into<Cow<'static, str>>) -> Self {
        Self { key, heading: heading.into(), kind: ColumnKind::Count }
    }
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    /// A text; blank where there is nothing to say.
    Text(String),
    /// A number.
    Count(u64),
}

impl Cell {
    /// What nothing is said of.
    pub const BLANK: Self = Self::Text(String::new());

    /// A value as its text.
    pub fn of(value: impl fmt::Display) -> Self {
        Self::Text(value.to_string())
    }

    /// A value as its text, or blank.
    pub fn maybe(value: Option<impl fmt::Display>) -> Self {
        value.map_or(Self::BLANK, Self::of)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(number(count))
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

/// Rows under columns, with a caption and a count of the rows that were left out.
///
/// ```
/// use gradecrosswalk_report::{Cell, Column, Shown, Table};
/// let columns = [Column::name("school", "home school"), Column::count("held", "held")];
/// let rows = [("HS-201", 12_u64), ("HS-202", 3), ("HS-203", 0)];
/// let rows = rows.map(|(school, held)| [Cell::of(school), held.into()]);
/// let table = Table::new("held grades", columns).with_rows(rows, Shown::Few(2));
/// assert_eq!(table.text().to_string(), "\
/// home school  held
/// HS-201         12
/// HS-202          3
/// and 1 more
/// ");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    left_out: u64,
}

impl Table {
    /// A table without rows.
    pub fn new(caption: impl fmt::Display, columns: impl IntoIterator<Item = Column>) -> Self {
        let columns = columns.into_iter().collect();
        Self { caption: caption.to_string(), columns, rows: Vec::new(), left_out: 0 }
    }

    /// The same with the rows that are shown; the others are counted. A row that is too short is filled with blanks; what
    /// is beyond the columns is dropped.
    #[must_use]
    pub fn with_rows<R: IntoIterator<Item = Cell>>(
        mut self,
        rows: impl IntoIterator<Item = R>,
        shown: Shown,
    ) -> Self {
        let left = shown.limit().saturating_sub(self.rows.len());
        let mut rows = rows.into_iter();
        for row in rows.by_ref().take(left) {
            self.push(row);
        }
        self.left_out = self.left_out.saturating_add(number(rows.count()));
        self
    }

    /// The same with a row for each of the items that are shown; of the others no row is made.
    #[must_use]
    pub fn with_items<T, R: IntoIterator<Item = Cell>>(
        mut self,
        items: impl IntoIterator<Item = T>,
        shown: Shown,
        row: impl Fn(T) -> R,
    ) -> Self {
        let left = shown.limit().saturating_sub(self.rows.len());
        let mut items = items.into_iter();
        for item in items.by_ref().take(left) {
            self.push(row(item));
        }
        self.and_more(number(items.count()))
    }

    /// Adds a row that is shown in any case, such as a total.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        let cells = row.into_iter().chain(core::iter::repeat(Cell::BLANK));
        self.rows.push(cells.take(self.columns.len()).collect());
    }

    /// The same with more rows left out, which the caller has counted.
    #[must_use]
    pub fn and_more(self, left_out: u64) -> Self {
        Self { left_out: self.left_out.saturating_add(left_out), ..self }
    }

    /// What the table is about.
    pub fn caption(&self) -> &str {
        &self.caption
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows, each with a cell for each column.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// How many rows were left out.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Whether it has no row, not even one that was left out.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.left_out == 0
    }

    /// The same without the columns in which every cell is blank.
    #[must_use]
    pub fn without_blank_columns(mut self) -> Self {
        let kept: Vec<bool> = (0..self.columns.len())
            .map(|place| self.rows.iter().any(|row| row.get(place).is_some_and(|cell| *cell != Cell::BLANK)))
            .collect();
        keep(&mut self.columns, &kept);
        self.rows.iter_mut().for_each(|row| keep(row, &kept));
        self
    }
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(true));
}
