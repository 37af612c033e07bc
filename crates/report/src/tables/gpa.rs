//! Term GPAs with the bands of the honor roll, and what one is made of (rule P-1).

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_matching::gpa::{GpaReport, HonorRoll};
use gradecrosswalk_matching::home_scores::HomeScore;

/// A row for each student: the GPA as it is shown and as it is exactly, the band that it reaches, and how many scores
/// counted and how many did not. Where there is no GPA, why.
pub fn gpas<'r>(
    reports: impl IntoIterator<Item = &'r GpaReport<'r>>,
    roll: &HonorRoll,
    shown: Shown,
) -> Table {
    let columns = [
        Column::name("student", "student"),
        Column::word("term", "term"),
        Column::word("gpa", "GPA"),
        Column::text("exact", "exactly"),
        Column::text("band", "honor roll"),
        Column::count("counted", "scores that count"),
        Column::count("left_out", "left out"),
        Column::text("why", "why there is none"),
    ];
    let rows = reports.into_iter().map(|report| {
        let gpa = report.gpa.ok();
        [
            Cell::of(report.ssid),
            Cell::of(report.term),
            Cell::maybe(gpa.map(|gpa| gpa.value())),
            Cell::maybe(gpa.map(|gpa| gpa.exact())),
            Cell::maybe(gpa.and_then(|gpa| roll.band(gpa)).map(|band| &band.name)),
            Cell::from(report.counted.len()),
            Cell::from(report.left_out.len()),
            Cell::maybe(report.gpa.err()),
        ]
    });
    Table::new("Term GPA", columns).with_rows(rows, shown)
}

/// The scores of one student's GPA: those that count, with value and weight, then those that do not, with the reason.
pub fn gpa(report: &GpaReport<'_>) -> Table {
    let columns = [
        Column::name("section", "section"),
        Column::text("task", "task"),
        Column::word("score", "score"),
        Column::word("value", "GPA value"),
        Column::word("weight", "weight"),
        Column::word("bonus", "bonus"),
        Column::text("why", "left out because"),
    ];
    let score = |score: &HomeScore| [Cell::of(&score.section), Cell::of(&score.task), Cell::of(&score.score)];
    let counted = report.counted.iter().map(|part| {
        let [section, task, text] = score(part.score);
        let bonus = Cell::maybe(part.bonus);
        [section, task, text, Cell::of(part.value), Cell::of(part.weight), bonus, Cell::BLANK]
    });
    let left_out = report.left_out.iter().map(|left_out| {
        let [section, task, text] = score(left_out.score);
        [section, task, text, Cell::BLANK, Cell::BLANK, Cell::BLANK, Cell::of(left_out.why)]
    });
    let rows = counted.chain(left_out);
    Table::new(format_args!("Term GPA of student {}, term {}", report.ssid, report.term), columns)
        .with_rows(rows, Shown::All)
}
