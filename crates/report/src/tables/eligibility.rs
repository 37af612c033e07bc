//! Who may take part (rule P-4).

use crate::shown::{Joined, Shown};
use crate::table::{Cell, Column, Table};
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_matching::eligibility::{Eligibility, EligibilityReport, ExpectedGrade};

/// A row for each student: the verdict, how many of the expected grades pass and fail, and which say neither, with the
/// reason.
pub fn eligibility<'r>(
    reports: impl IntoIterator<Item = (Ssid, &'r EligibilityReport<'r>)>,
    shown: Shown,
) -> Table {
    let columns = [
        Column::name("student", "student"),
        Column::word("verdict", "verdict"),
        Column::count("passed", "passed"),
        Column::count("failed", "failed"),
        Column::count("missing", "missing"),
        Column::text("failed_grades", "which failed"),
        Column::text("missing_grades", "which are missing, and why"),
    ];
    let rows = reports.into_iter().map(|(ssid, report)| {
        let failed: Vec<String> = report.failed.iter().map(|grade| named(grade)).collect();
        let missing = report.missing.iter().map(|(grade, why)| alloc::format!("{}: {why}", named(grade)));
        let missing: Vec<String> = missing.collect();
        [
            Cell::of(ssid),
            Cell::of(verdict(report.verdict)),
            Cell::from(report.passed.len()),
            Cell::from(failed.len()),
            Cell::from(missing.len()),
            Cell::of(Joined(&failed, Shown::All)),
            Cell::of(Joined(&missing, Shown::All)),
        ]
    });
    Table::new("Eligibility", columns).with_rows(rows, shown)
}

fn named(grade: &ExpectedGrade) -> String {
    alloc::format!("{} in {}", grade.task, grade.section)
}

fn verdict(verdict: Eligibility) -> &'static str {
    match verdict {
        Eligibility::Eligible => "eligible",
        Eligibility::NotEligible => "not eligible",
        Eligibility::Undecided => "undecided",
    }
}
