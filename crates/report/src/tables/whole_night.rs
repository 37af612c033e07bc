//! A whole night's counts: by home school and part, and by held reason and part.

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::School;
use gradecrosswalk_matching::attendance::{AttendanceCounts, AttendanceKind};
use gradecrosswalk_matching::enrollments::{EnrollmentCounts, EnrollmentKind};
use gradecrosswalk_matching::plan::Counts;
use gradecrosswalk_matching::whole_night::WholeNightSummary;
use gradecrosswalk_matching::{ExchangePart, OutcomeKind};

/// What a part counts of one home school. What it has no such outcome for is left blank.
struct Row {
    add: u64,
    update: Option<u64>,
    end: Option<u64>,
    unchanged: u64,
    kept: Option<u64>,
    resolved_since: Option<u64>,
    not_due: u64,
    held: u64,
}

impl Row {
    fn enrollments(of: &EnrollmentCounts) -> Self {
        Self {
            add: of.of(EnrollmentKind::Add),
            update: Some(of.of(EnrollmentKind::Update)),
            end: Some(of.of(EnrollmentKind::End)),
            unchanged: of.of(EnrollmentKind::Unchanged),
            kept: None,
            resolved_since: None,
            not_due: of.of(EnrollmentKind::NotDue),
            held: of.of(EnrollmentKind::Held),
        }
    }

    fn attendance(of: &AttendanceCounts) -> Self {
        Self {
            add: of.of(AttendanceKind::Add),
            update: None,
            end: None,
            unchanged: of.of(AttendanceKind::Unchanged),
            kept: Some(of.of(AttendanceKind::Kept)),
            resolved_since: Some(of.of(AttendanceKind::ResolvedSince)),
            not_due: of.of(AttendanceKind::NotDue),
            held: of.of(AttendanceKind::Held),
        }
    }

    fn grades(of: &Counts) -> Self {
        Self {
            add: of.of(OutcomeKind::Add),
            update: Some(of.of(OutcomeKind::Update)),
            end: None,
            unchanged: of.of(OutcomeKind::Unchanged),
            kept: None,
            resolved_since: None,
            not_due: of.of(OutcomeKind::NotDue),
            held: of.of(OutcomeKind::Held),
        }
    }

    fn cells(self, part: ExchangePart, name: Cell) -> Vec<Cell> {
        alloc::vec![
            Cell::of(part),
            name,
            self.add.into(),
            Cell::maybe(self.update),
            Cell::maybe(self.end),
            self.unchanged.into(),
            Cell::maybe(self.kept),
            Cell::maybe(self.resolved_since),
            self.not_due.into(),
            self.held.into(),
        ]
    }
}

/// What a whole night does, by part and home school; then of each part what is no known home school's, and all.
pub fn whole_night(setup: &Setup, summary: &WholeNightSummary<'_>, shown: Shown) -> Table {
    let columns = [
        Column::name("part", "part"),
        Column::name("home_school", "home school"),
        Column::count("add", "add"),
        Column::count("update", "update"),
        Column::count("end", "end"),
        Column::count("unchanged", "unchanged"),
        Column::count("kept", "kept"),
        Column::count("resolved_since", "resolved since"),
        Column::count("not_due", "not due"),
        Column::count("held", "held"),
    ];
    let (enrollments, grades) = (&summary.enrollments, &summary.grades);
    let mut parts = alloc::vec![ExchangePart::Enrollments, ExchangePart::Attendance, ExchangePart::Grades];
    parts.retain(|part| *part != ExchangePart::Attendance || summary.attendance.is_some());
    let attendance = summary.attendance.clone().unwrap_or_default();
    let mut rows = Vec::new();
    for part in parts {
        for home in &summary.homes {
            let school = setup.homes().get(usize::from(home.home.0));
            let row = match part {
                ExchangePart::Enrollments => Row::enrollments(&home.enrollments),
                ExchangePart::Attendance => Row::attendance(&home.attendance),
                _ => Row::grades(&home.grades),
            };
            rows.push(row.cells(part, Cell::maybe(school.map(School::id))));
        }
        let (unknown, all) = match part {
            ExchangePart::Enrollments => {
                (Row::enrollments(&enrollments.unlinked), Row::enrollments(&enrollments.all))
            }
            ExchangePart::Attendance => {
                (Row::attendance(&attendance.without_home), Row::attendance(&attendance.all))
            }
            _ => (Row::grades(&grades.without_home), Row::grades(&grades.all)),
        };
        rows.push(unknown.cells(part, Cell::of("none known")));
        rows.push(all.cells(part, Cell::of("all")));
    }
    Table::new("The whole night by home school", columns).with_rows(rows, shown)
}

/// What a whole night holds by reason and part, ascending by code, with who repairs it and how.
pub fn held_tonight(summary: &WholeNightSummary<'_>) -> Table {
    let columns = [
        Column::name("code", "code"),
        Column::name("part", "part"),
        Column::text("problem", "problem"),
        Column::count("held", "held"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
    ];
    let rows = summary.held.iter().map(|((reason, part), count)| {
        [
            Cell::of(reason.code()),
            Cell::of(part),
            Cell::of(reason.problem()),
            Cell::from(*count),
            Cell::of(reason.repairer()),
            Cell::of(reason.repair()),
        ]
    });
    Table::new("Held tonight by reason", columns).with_rows(rows, Shown::All)
}
