//! A plan's counts: by home school, by held reason, by reason for not being due.

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::plan::{Counts, Summary};
use gradecrosswalk_matching::{Arrival, NotDueReason, OutcomeKind};

/// The heading of an outcome's column, as people read it.
pub(crate) fn heading(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::NotDue => "not due",
        other => other.code(),
    }
}

/// Grades by home school and outcome; then those for which no home school is known, and all.
///
/// ```
/// use gradecrosswalk_domain::calendar::AsOf;
/// use gradecrosswalk_matching::ledger::Records;
/// use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanPolicy};
/// use gradecrosswalk_report::{Shown, tables};
/// let sample = gradecrosswalk_domain::sample::document_001()?;
/// let records = Records { posted: &sample.posted, enrollments: &sample.enrollments, ..Records::default() };
/// let night = AsOf::end_of(chrono::NaiveDate::from_ymd_opt(2019, 10, 4).ok_or("no such day")?)?;
/// let exchange = Exchange::compile(&sample.setup, night, PlanPolicy::default())?;
/// let ledger = Ledger::of(&exchange, records)?;
/// let plan = Plan::new(&exchange, ledger.night())?;
/// let table = tables::summary(&sample.setup, &plan.summary(), Shown::All);
/// assert_eq!(table.text().to_string(), "\
/// home school  add  update  unchanged  not due  held  all
/// HS-201         1       0          0        0     0    1
/// none known     0       0          0        0     0    0
/// all            1       0          0        0     0    1
/// ");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn summary(setup: &Setup, summary: &Summary<'_>, shown: Shown) -> Table {
    let kinds = OutcomeKind::ALL.into_iter();
    let columns = core::iter::once(Column::name("home_school", "home school"))
        .chain(kinds.map(|kind| Column::count(key(kind), heading(kind))))
        .chain([Column::count("all", "all")]);
    let rows = summary.homes.iter().map(|(home, counts)| {
        let school = setup.homes().get(usize::from(home.0));
        row(Cell::maybe(school.map(gradecrosswalk_domain::school::School::id)), counts)
    });
    let mut table = Table::new("Grades by home school", columns).with_rows(rows, shown);
    table.push(row(Cell::of("none known"), &summary.without_home));
    table.push(row(Cell::of("all"), &summary.all));
    table
}

fn key(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::NotDue => "not_due",
        other => other.code(),
    }
}

fn row(name: Cell, counts: &Counts) -> Vec<Cell> {
    let kinds = counts.iter().map(|(_, count)| Cell::from(count));
    core::iter::once(name).chain(kinds).chain([counts.total().into()]).collect()
}

/// Held grades by reason, in the order in which reasons are looked for, with who repairs them and how.
pub fn held_reasons(summary: &Summary<'_>) -> Table {
    let columns = [
        Column::name("code", "code"),
        Column::text("problem", "problem"),
        Column::count("grades", "grades"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
    ];
    let rows = summary.held.iter().map(|(reason, grades)| {
        [
            Cell::of(reason.code()),
            Cell::of(reason.problem()),
            Cell::from(*grades),
            Cell::of(reason.repairer()),
            Cell::of(reason.repair()),
        ]
    });
    Table::new("Held grades by reason", columns).with_rows(rows, Shown::All)
}

/// Grades that are not due, by reason.
pub fn not_due_reasons(summary: &Summary<'_>) -> Table {
    let columns =
        [Column::name("code", "code"), Column::text("reason", "reason"), Column::count("grades", "grades")];
    let rows = summary
        .not_due
        .iter()
        .map(|(reason, grades)| [Cell::of(reason.code()), Cell::of(not_due(*reason)), Cell::from(*grades)]);
    Table::new("Grades that are not due, by reason", columns).with_rows(rows, Shown::All)
}

fn not_due(reason: NotDueReason) -> &'static str {
    match reason {
        NotDueReason::Waived => "the technical school has a waiver",
        NotDueReason::TaskNotOnCourse => "the task is not on the technical course",
        NotDueReason::NotOpen => "the term is not open at the technical school",
        NotDueReason::Closed(Arrival::Arrived) => "the term has closed and the grade arrived",
        NotDueReason::Closed(Arrival::NeverArrived) => "the term has closed and the grade never arrived",
        NotDueReason::Closed(Arrival::NowhereToGo) => {
            "the term has closed and no home term or enrollment is known"
        }
    }
}
