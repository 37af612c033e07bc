//! The records of one file, as checked texts in one text. Nothing is checked here.

use super::index::Index;
use crate::format::{Cells, FileSpec, NOWHERE};
use alloc::string::String;
use alloc::vec::Vec;

#[derive(Debug, Clone)]
pub(crate) struct Table {
    spec: &'static FileSpec,
    /// The cells of all rows, one after another.
    text: String,
    /// For each row and column, where the cell ends.
    ends: Vec<u32>,
    /// The line of the file of each row.
    lines: Vec<u32>,
    /// For each row and column that refers to a file, the row there.
    targets: Vec<u32>,
    index: Index,
}

impl PartialEq for Table {
    fn eq(&self, other: &Self) -> bool {
        self.spec.kind == other.spec.kind && self.text == other.text && self.ends == other.ends
    }
}

impl Eq for Table {}

/// A table cannot hold more: the places in its text, and its rows, are numbers of 32 bits.
pub(crate) struct Full;

impl Table {
    /// The longest text of a file that is taken.
    pub(crate) const MAX_BYTES: usize = 0x7fff_ffff;

    pub(crate) fn new(spec: &'static FileSpec) -> Self {
        Self::with_text(spec, 0)
    }

    /// With room for a text of so many bytes.
    pub(crate) fn with_text(spec: &'static FileSpec, bytes: usize) -> Self {
        Self {
            spec,
            text: String::with_capacity(bytes),
            ends: Vec::new(),
            lines: Vec::new(),
            targets: Vec::new(),
            index: Index::default(),
        }
    }

    pub(crate) fn spec(&self) -> &'static FileSpec {
        self.spec
    }

    /// Adds a cell to the row that is being made.
    pub(crate) fn push(&mut self, text: &str) -> Result<(), Full> {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Full)?);
        Ok(())
    }

    /// Ends the row, of which all cells were added.
    pub(crate) fn end_row(&mut self, line: u64) {
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
    }

    /// Throws the cells of a row away that was not ended.
    pub(crate) fn undo_row(&mut self) {
        self.ends.truncate(self.lines.len().saturating_mul(self.width()));
        self.text.truncate(self.text_end());
    }

    /// Copies a row of a table of the same file.
    pub(crate) fn push_row_of(&mut self, other: &Self, row: usize) -> Result<(), Full> {
        for column in 0..self.width() {
            self.push(other.cell(row, column))?;
        }
        self.end_row(other.line(row));
        Ok(())
    }

    fn text_end(&self) -> usize {
        self.ends.last().and_then(|end| usize::try_from(*end).ok()).unwrap_or_default()
    }

    fn width(&self) -> usize {
        self.spec.columns.len()
    }

    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).map_or(0, |line| u64::from(*line))
    }

    /// The text of a cell; blank where there is none.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let place = row.saturating_mul(self.width()).saturating_add(column);
        let end = |place: usize| self.ends.get(place).and_then(|end| usize::try_from(*end).ok());
        let start = place.checked_sub(1).map_or(Some(0), end);
        start.zip(end(place)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// A record's own identifier.
    pub(crate) fn id(&self, row: usize) -> &str {
        self.cell(row, 0)
    }

    /// Where a record's own identifier stands in the text.
    pub(crate) fn id_place(&self, row: usize) -> (u32, u32) {
        let place = row.saturating_mul(self.width());
        let end = |place: usize| self.ends.get(place).copied().unwrap_or_default();
        (place.checked_sub(1).map_or(0, end), end(place))
    }

    /// The identifier at such a place.
    pub(crate) fn id_at(&self, start: u32, end: u32) -> &str {
        let place = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
        self.text.get(place(start)..place(end)).unwrap_or_default()
    }

    /// A row's cells, to make a typed record of.
    pub(crate) fn cells(&self, row: usize) -> Option<Cells<'_>> {
        let slice_of = |list: &'_ [u32], width: usize| {
            let start = row.checked_mul(width)?;
            Some((start, start.checked_add(width)?)).filter(|(_, end)| *end <= list.len())
        };
        let (start, end) = slice_of(&self.ends, self.width())?;
        let (to, past) = slice_of(&self.targets, self.spec.targets())?;
        let text_start = start.checked_sub(1).and_then(|place| self.ends.get(place));
        let text_start = text_start.and_then(|end| usize::try_from(*end).ok()).unwrap_or_default();
        Some(Cells::new(&self.text, text_start, self.ends.get(start..end)?, self.targets.get(to..past)?))
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// Takes over what the identifiers' index and the references are.
    pub(crate) fn set_index(&mut self, index: Index) {
        self.index = index;
    }

    pub(crate) fn set_targets(&mut self, targets: Vec<u32>) {
        self.targets = targets;
    }

    /// References that lead nowhere, until they are followed.
    pub(crate) fn clear_targets(&mut self) {
        let count = self.len().saturating_mul(self.spec.targets());
        self.targets.clear();
        self.targets.resize(count, NOWHERE);
    }

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.lines.shrink_to_fit();
    }
}
