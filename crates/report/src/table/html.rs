//! A table of a page: a caption, headings with their scope, and how many rows were left out.

use super::{Cell, ColumnKind, Table};
use crate::markup::Markup;
use crate::shown::Grouped;
use core::fmt;

impl Table {
    /// The table as HTML, all texts escaped. It refers to no style; a column of names is a heading of its rows.
    pub fn html(&self) -> impl fmt::Display + '_ {
        Html(self)
    }

    pub(crate) fn write_html(&self, m: &mut Markup<'_>) -> fmt::Result {
        m.block("table", &[], |m| {
            if !self.caption.is_empty() {
                m.leaf("caption", &[], &self.caption)?;
            }
            m.block("thead", &[], |m| {
                m.block("tr", &[], |m| {
                    self.columns.iter().try_for_each(|column| {
                        let attributes: [(_, &dyn fmt::Display); 2] =
                            [("scope", &"col"), ("class", &class(column.kind))];
                        let count = if class(column.kind).is_empty() { 1 } else { 2 };
                        m.leaf("th", attributes.get(..count).unwrap_or_default(), &column.heading)
                    })
                })
            })?;
            m.block("tbody", &[], |m| {
                self.rows.iter().try_for_each(|row| m.block("tr", &[], |m| self.write_row(m, row)))?;
                match self.left_out {
                    0 => Ok(()),
                    more => m.block("tr", &[("class", &"more")], |m| {
                        let across = self.columns.len();
                        m.leaf("td", &[("colspan", &across)], format_args!("and {} more", Grouped(more)))
                    }),
                }
            })
        })
    }

    fn write_row(&self, m: &mut Markup<'_>, row: &[Cell]) -> fmt::Result {
        self.columns.iter().zip(row).try_for_each(|(column, cell)| match (column.kind, cell) {
            (ColumnKind::Name, cell) => m.leaf("th", &[("scope", &"row")], cell),
            (kind, Cell::Count(count)) => m.leaf("td", &[("class", &class(kind))], Grouped(*count)),
            (ColumnKind::Word, cell) => m.leaf("td", &[("class", &class(ColumnKind::Word))], cell),
            (_, cell) => m.leaf("td", &[], cell),
        })
    }
}

/// The style of a column's cells: numbers to the right, words unbroken.
fn class(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Count => "n",
        ColumnKind::Word => "w",
        ColumnKind::Name | ColumnKind::Text => "",
    }
}

struct Html<'t>(&'t Table);

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_html(&mut Markup::new(f))
    }
}
