//! The records of one file, as checked texts in one text. Nothing is checked here.

use super::index::Index;
use crate::format::{Cells, FileSpec};
use alloc::string::String;
use alloc::vec::Vec;

/// Not `Debug`: it would show whose numbers it holds (rule F-1).
#[derive(Clone)]
pub(crate) struct Table {
    spec: &'static FileSpec,
    /// For each column of the file, its place in a row, where the table has it.
    places: Vec<Option<usize>>,
    width: usize,
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
        let same_columns = self.spec.kind == other.spec.kind && self.places == other.places;
        same_columns && self.text == other.text && self.ends == other.ends
    }
}

impl Eq for Table {}

/// A table cannot hold more: the places in its text, and its rows, are numbers of 32 bits.
pub(crate) struct Full;

impl Table {
    /// The longest text of a file that is taken.
    pub(crate) const MAX_BYTES: usize = 0x7fff_ffff;

    /// With room for a text of so many bytes, and cells for those columns that are said to be there.
    pub(crate) fn new(spec: &'static FileSpec, bytes: usize, is_there: impl Fn(usize) -> bool) -> Self {
        let mut width = 0_usize;
        let places = (0..spec.columns.len()).map(|column| {
            let place = width;
            is_there(column).then(|| {
                width = width.saturating_add(1);
                place
            })
        });
        let places: Vec<Option<usize>> = places.collect();
        Self {
            spec,
            places,
            width,
            text: String::with_capacity(bytes),
            ends: Vec::new(),
            lines: Vec::new(),
            targets: Vec::new(),
            index: Index::default(),
        }
    }

    /// Without a column.
    pub(crate) fn empty(spec: &'static FileSpec) -> Self {
        Self::new(spec, 0, |_| false)
    }

    /// Whether the table has a column's cells. Those that it has not are blank.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.places.get(column).is_some_and(Option::is_some)
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
        self.ends.truncate(self.lines.len().saturating_mul(self.width));
        self.text.truncate(self.text_end());
    }

    /// Copies a row of a table of the same file.
    pub(crate) fn push_row_of(&mut self, other: &Self, row: usize) -> Result<(), Full> {
        for column in 0..self.places.len() {
            if self.has(column) {
                self.push(other.cell(row, column))?;
            }
        }
        self.end_row(other.line(row));
        Ok(())
    }

    fn text_end(&self) -> usize {
        self.ends.last().and_then(|end| usize::try_from(*end).ok()).unwrap_or_default()
    }

    /// How many of the columns that it has are references that are followed.
    fn target_width(&self) -> usize {
        let columns = self.spec.columns.iter().zip(&self.places);
        columns.filter(|(column, place)| place.is_some() && column.target().is_some()).count()
    }

    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn line(&self, row: usize) -> u64 {
        self.lines.get(row).map_or(0, |line| u64::from(*line))
    }

    /// The text of a cell; blank where there is none.
    pub(crate) fn cell(&self, row: usize, column: usize) -> &str {
        let Some(Some(column)) = self.places.get(column) else { return "" };
        let place = row.saturating_mul(self.width).saturating_add(*column);
        let end = |place: usize| self.ends.get(place).and_then(|end| usize::try_from(*end).ok());
        let start = place.checked_sub(1).map_or(Some(0), end);
        start.zip(end(place)).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// A record's own identifier.
    pub(crate) fn id(&self, row: usize) -> &str {
        self.cell(row, 0)
    }

    /// A row's cells, to make a typed record of.
    pub(crate) fn cells(&self, row: usize) -> Option<Cells<'_>> {
        let slice_of = |list: &'_ [u32], width: usize| {
            let start = row.checked_mul(width)?;
            Some((start, start.checked_add(width)?)).filter(|(_, end)| *end <= list.len())
        };
        (row < self.len()).then_some(())?;
        let (start, end) = slice_of(&self.ends, self.width)?;
        let (to, past) = slice_of(&self.targets, self.target_width())?;
        let text_start = start.checked_sub(1).and_then(|place| self.ends.get(place));
        let text_start = text_start.and_then(|end| usize::try_from(*end).ok()).unwrap_or_default();
        let (ends, targets) = (self.ends.get(start..end)?, self.targets.get(to..past)?);
        Some(Cells::new(&self.text, text_start, &self.places, ends, targets))
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

    pub(crate) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.lines.shrink_to_fit();
    }
}
