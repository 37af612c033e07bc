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
                        let attributes: [(_, &dyn fmt::Display); 2] = [("scope", &"col"), ("class", &"n")];
                        let class = if column.kind == ColumnKind::Count { 2 } else { 1 };
                        m.leaf("th", attributes.get(..class).unwrap_or_default(), &column.heading)
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
            (_, Cell::Count(count)) => m.leaf("td", &[("class", &"n")], Grouped(*count)),
            (_, cell) => m.leaf("td", &[], cell),
        })
    }
}

struct Html<'t>(&'t Table);

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_html(&mut Markup::new(f))
    }
}
