//! What a school can repair, and what it waits for (rule D-1).

use crate::shown::{Joined, Shown, number};
use crate::table::{Cell, Column, Table};
use alloc::vec::Vec;
use gradecrosswalk_validation::alerts::{Alert, SchoolAlerts};

/// What a school can repair, the worst first. Students are counted, not named: [`Alert::students`] names them.
pub fn repairs(alerts: &SchoolAlerts, shown: Shown) -> Table {
    let waiting = Column::text("waiting", "who waits");
    let caption = alloc::format!("What {} can repair", alerts.school);
    let table = Table::new(caption, columns().into_iter().chain([waiting]));
    table.with_items(&alerts.repairs, shown, |alert| {
        let mut row = row(alert);
        row.push(Cell::of(Joined(&alert.waiting, Shown::All)));
        row
    })
}

/// What a school waits for, that another school can repair.
pub fn waits(alerts: &SchoolAlerts, shown: Shown) -> Table {
    let waits_for = Column::text("waits_for", "waits for");
    let caption = alloc::format!("What {} waits for", alerts.school);
    let table = Table::new(caption, columns().into_iter().chain([waits_for]));
    table.with_items(&alerts.waits, shown, |waiting| {
        let mut row = row(&waiting.alert);
        row.push(Cell::of(&waiting.school));
        row
    })
}

fn columns() -> [Column; 11] {
    [
        Column::word("severity", "severity"),
        Column::name("code", "code"),
        Column::word("course", "course"),
        Column::word("section", "section"),
        Column::text("task", "task"),
        Column::word("term", "term"),
        Column::text("problem", "problem"),
        Column::count("grades", "grades held"),
        Column::count("students", "students"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
    ]
}

fn row(alert: &Alert) -> Vec<Cell> {
    Vec::from([
        Cell::of(alert.severity),
        Cell::of(alert.cause.code()),
        Cell::maybe(alert.course.as_ref()),
        Cell::maybe(alert.section.as_ref()),
        Cell::maybe(alert.task.as_ref()),
        Cell::maybe(alert.term),
        Cell::of(&alert.problem),
        Cell::from(alert.grades),
        Cell::from(number(alert.students.len())),
        Cell::of(alert.repairer),
        Cell::of(alert.repair),
    ])
}
