//! What prints on a student's report card or progress report, and what does not (rule P-3).

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_matching::report_card::ReportCard;

/// The scores that print, then those that do not, with the reason.
pub fn report_card(card: &ReportCard<'_>) -> Table {
    let columns = [
        Column::name("section", "section"),
        Column::text("task", "task"),
        Column::word("term", "term"),
        Column::word("score", "score"),
        Column::text("why", "not printed because"),
    ];
    let printed = card.lines.iter().map(|score| (*score, Cell::BLANK));
    let left_out = card.left_out.iter().map(|left_out| (left_out.score, Cell::of(left_out.why)));
    let rows = printed.chain(left_out).map(|(score, why)| {
        [Cell::of(&score.section), Cell::of(&score.task), Cell::of(score.term), Cell::of(&score.score), why]
    });
    Table::new(format_args!("What prints for student {}", card.ssid), columns).with_rows(rows, Shown::All)
}
