//! What the parts of a page have in common: tables that scroll on a narrow screen, and lines of text.

use crate::markup::Markup;
use crate::shown::Grouped;
use crate::table::Table;
use core::fmt;

/// A paragraph.
pub(super) fn paragraph(m: &mut Markup<'_>, text: impl fmt::Display) -> fmt::Result {
    m.leaf("p", &[], text)
}

/// What there is nothing of.
pub(super) fn nothing(m: &mut Markup<'_>, text: impl fmt::Display) -> fmt::Result {
    m.leaf("p", &[("class", &"nothing")], text)
}

/// How many were left out, if any were.
pub(super) fn more(m: &mut Markup<'_>, more: u64, of: impl fmt::Display) -> fmt::Result {
    match more {
        0 => Ok(()),
        more => m.leaf("p", &[("class", &"more")], format_args!("and {} more {of}", Grouped(more))),
    }
}

/// A box that can be scrolled sideways, by keyboard too.
pub(super) fn scrolled(
    m: &mut Markup<'_>,
    label: impl fmt::Display,
    inside: impl FnOnce(&mut Markup<'_>) -> fmt::Result,
) -> fmt::Result {
    let attributes: [(_, &dyn fmt::Display); 4] =
        [("class", &"scrolled"), ("role", &"region"), ("aria-label", &label), ("tabindex", &0)];
    m.block("div", &attributes, inside)
}

/// A table; nothing where it has no row.
pub(super) fn table(m: &mut Markup<'_>, table: &Table) -> fmt::Result {
    if table.is_empty() {
        return Ok(());
    }
    scrolled(m, table.caption(), |m| table.write_html(m))
}
