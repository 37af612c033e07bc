//! The facts that a decision about attendance read, gathered again for one entry. Decides nothing.

use super::exchange::AttendanceExchange;
use super::outcome::{AttendanceKind, AttendanceNotDue, AttendanceOutcome};
use super::whole::AttendancePlan;
use crate::explain::{HomeSections, Repair, run};
use crate::rows::{AttendanceRow, EnrollmentRow, HomeAttendanceRow, StudentId};
use gradecrosswalk_domain::attendance::{AttendanceStatus, PeriodNumber};
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::school::{School, SectionKey};

/// Why an attendance entry has its decision.
///
/// What is not here does not matter: the same facts give the same outcome, whatever else the night holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttendanceExplanation<'a, 's> {
    /// What becomes of the entry.
    pub outcome: AttendanceOutcome,
    /// The rule that decided, such as `A-2`.
    pub rule: &'static str,
    /// Who can repair it, if it is held.
    pub repair: Option<Repair>,
    /// The day whose unknown absences sync.
    pub planned: SchoolDay,
    /// The student, as in the row.
    pub student: StudentId,
    /// The technical section; none where the set-up does not have it.
    pub section: Option<&'s SectionKey>,
    /// The day of the entry.
    pub day: Option<SchoolDay>,
    /// The technical school's period.
    pub period: PeriodNumber,
    /// What was entered.
    pub status: AttendanceStatus,
    /// All entries of the student, section, day and period, this one among them; of entries without a student this one.
    pub entries: &'a [AttendanceRow],
    /// The home school that the outcome is about, where one is known.
    pub home: Option<&'s School>,
    /// The home sections of the technical section.
    pub home_sections: HomeSections<'s>,
    /// The student's enrollments in them.
    pub enrollments: &'a [EnrollmentRow],
    /// What stands at home schools for the student, section, day and period.
    pub standing: &'a [HomeAttendanceRow],
}

pub(super) fn explain<'a, 's>(
    plan: &AttendancePlan<'a, 's>,
    place: usize,
) -> Option<AttendanceExplanation<'a, 's>> {
    let exchange: &AttendanceExchange<'s> = plan.exchange();
    let setup = exchange.setup();
    let night = plan.night();
    let row = night.entries.get(place)?;
    let outcome = plan.outcome(place)?;
    let sections = setup.technical().sections();
    let section = usize::try_from(row.section().0).ok().and_then(|place| sections.get(place));
    let same_place = |own: &'a [HomeAttendanceRow]| {
        let start = own.partition_point(|of| of.place() < row.place());
        let end = own.partition_point(|of| of.place() <= row.place());
        own.get(start..end).unwrap_or_default()
    };
    let entries = if row.student() == StudentId::NONE {
        core::slice::from_ref(row)
    } else {
        let own = run(night.entries, row.key());
        let start = own.partition_point(|of| of.place() < row.place());
        let end = own.partition_point(|of| of.place() <= row.place());
        own.get(start..end).unwrap_or_default()
    };
    Some(AttendanceExplanation {
        outcome,
        rule: rule(&outcome),
        repair: outcome.held().map(|reason| Repair { by: reason.repairer(), how: reason.repair() }),
        planned: exchange.day(),
        student: row.student(),
        section: section.map(|section| &section.key),
        day: row.day(),
        period: row.period(),
        status: row.status(),
        entries,
        home: outcome.home().and_then(|home| setup.homes().get(usize::from(home.0))),
        home_sections: HomeSections::of(setup, row.section()),
        enrollments: run(night.enrollments, row.key()),
        standing: same_place(run(night.home, row.key())),
    })
}

fn rule(outcome: &AttendanceOutcome) -> &'static str {
    match (outcome.kind(), outcome.held(), outcome.not_due()) {
        (AttendanceKind::Held, Some(reason), _) => reason.rule(),
        (_, _, Some(AttendanceNotDue::Waived)) => "G-11",
        _ => "A-2",
    }
}
