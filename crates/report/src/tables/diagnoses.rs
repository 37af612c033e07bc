//! Diagnosed grades, a row each, with the first cause, who repairs it and when the grade arrives (rule D-3).

use crate::shown::Shown;
use crate::ssids::Ssids;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_validation::Diagnosis;
use gradecrosswalk_validation::diagnosis::Cause;

/// Diagnosed grades in the caller's order. A grade without a cause moves tonight, or stands at home and prints.
pub fn diagnoses(diagnoses: &[Diagnosis<'_>], shown: Shown, ssids: Ssids) -> Table {
    let columns = [
        Column::word("student", "student"),
        Column::word("section", "section"),
        Column::text("task", "task"),
        Column::word("term", "term"),
        Column::word("code", "code"),
        Column::text("cause", "first cause"),
        Column::text("who", "who repairs it"),
        Column::text("repair", "how"),
        Column::text("arrives", "when it arrives"),
    ];
    Table::new("Diagnosed grades", columns).with_items(diagnoses, shown, |of| {
        [
            Cell::maybe(of.question.ssid.map(|ssid| ssids.shown(ssid))),
            Cell::of(&of.question.section),
            Cell::of(&of.question.task),
            Cell::maybe(of.question.term),
            Cell::maybe(of.cause.map(Cause::code)),
            Cell::maybe(of.cause.map(Cause::problem)),
            Cell::maybe(of.who()),
            Cell::maybe(of.cause.map(Cause::repair)),
            Cell::of(of.arrives),
        ]
    })
}
