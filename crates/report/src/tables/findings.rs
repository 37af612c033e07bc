//! Findings, a row each, with their repairs.

use crate::shown::Shown;
use crate::ssids::Ssids;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_validation::Finding;

/// Findings in their order, with who repairs each and how, and the edit of the set-up that would, where there is one.
pub fn findings(findings: &[Finding], shown: Shown, ssids: Ssids) -> Table {
    let columns = [
        Column::word("severity", "severity"),
        Column::name("code", "code"),
        Column::text("school", "school"),
        Column::word("course", "course"),
        Column::word("section", "section"),
        Column::text("task", "task"),
        Column::word("term", "term"),
        Column::word("student", "student"),
        Column::text("problem", "problem"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
        Column::text("fix", "fix"),
    ];
    Table::new("Findings", columns).with_items(findings, shown, |finding| {
        let place = finding.place();
        [
            Cell::of(finding.severity()),
            Cell::of(finding.rule().code()),
            Cell::of(&place.school),
            Cell::maybe(place.course.as_ref()),
            Cell::maybe(place.section.as_ref()),
            Cell::maybe(place.task.as_ref()),
            Cell::maybe(place.term),
            Cell::maybe(place.student.map(|student| ssids.shown(student))),
            Cell::of(finding.problem()),
            Cell::of(finding.repairer()),
            Cell::of(finding.repair()),
            Cell::maybe(finding.fix().map(|fix| fix.title)),
        ]
    })
}
