//! A table in Markdown (GitHub's). No text of a cell can end the cell, begin markup or become HTML.

use super::{ColumnKind, Table};
use crate::shown::Grouped;
use core::fmt::{self, Write as _};

impl Table {
    /// The table in Markdown, its caption in a paragraph of its own above. Everything that Markdown or HTML could take
    /// for markup is escaped.
    pub fn markdown(&self) -> impl fmt::Display + '_ {
        Markdown(self)
    }
}

struct Markdown<'t>(&'t Table);

impl fmt::Display for Markdown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Table { caption, columns, rows, left_out } = self.0;
        if !caption.is_empty() {
            write!(Escaping(f), "{caption}")?;
            f.write_str("\n\n")?;
        }
        for column in columns {
            f.write_str("| ")?;
            write!(Escaping(f), "{}", column.heading)?;
            f.write_str(" ")?;
        }
        f.write_str("|\n")?;
        for column in columns {
            f.write_str(if column.kind == ColumnKind::Count { "|---:" } else { "|---" })?;
        }
        f.write_str("|\n")?;
        for row in rows {
            for cell in row {
                f.write_str("| ")?;
                write!(Escaping(f), "{cell}")?;
                f.write_str(" ")?;
            }
            f.write_str("|\n")?;
        }
        match left_out {
            0 => Ok(()),
            more => writeln!(f, "\nand {} more", Grouped(*more)),
        }
    }
}

struct Escaping<'f, 'g>(&'f mut fmt::Formatter<'g>);

impl fmt::Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| match c {
            '<' => self.0.write_str("&lt;"),
            '>' => self.0.write_str("&gt;"),
            '&' => self.0.write_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' | '@' | ':' => {
                self.0.write_char('\\')?;
                self.0.write_char(c)
            }
            '\n' | '\r' | '\t' => self.0.write_char(' '),
            c if c.is_control() => self.0.write_char(char::REPLACEMENT_CHARACTER),
            c => self.0.write_char(c),
        })
    }
}
