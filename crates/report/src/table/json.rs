//! A table as JSON: an array with an object a row, by the columns' keys. Neither caption nor headings.

use super::{Cell, Table};
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Count(count) => serializer.serialize_u64(*count),
        }
    }
}

/// The rows as objects by the columns' keys. Rows that were left out are an object of their own at the end, with the
/// only key `left_out`, so that a table that was cut is noticed.
impl Serialize for Table {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut rows = serializer.serialize_seq(None)?;
        for row in &self.rows {
            rows.serialize_element(&Row { table: self, row })?;
        }
        if self.left_out > 0 {
            rows.serialize_element(&LeftOut { left_out: self.left_out })?;
        }
        rows.end()
    }
}

struct Row<'t> {
    table: &'t Table,
    row: &'t [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.row.len()))?;
        for (column, cell) in self.table.columns.iter().zip(self.row) {
            object.serialize_entry(column.key, cell)?;
        }
        object.end()
    }
}

#[derive(serde::Serialize)]
struct LeftOut {
    left_out: u64,
}
