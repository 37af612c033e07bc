//! The facts that a decision about an enrollment read, gathered again for one row. Decides nothing.

use super::exchange::EnrollmentExchange;
use super::outcome::{Changes, EnrollmentNotDue, EnrollmentOutcome};
use super::whole::EnrollmentPlan;
use crate::explain::{HomeSections, Repair};
use crate::rows::{EnrollmentRow, RosterRow, StudentId};
use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, TermSchedule};
use gradecrosswalk_domain::roster::NoIntake;
use gradecrosswalk_domain::school::{School, SectionKey};

/// Why an enrollment has its decision.
///
/// What is not here does not matter: the same facts give the same outcome, whatever else the night holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnrollmentExplanation<'a, 's> {
    /// What becomes of the enrollment.
    pub outcome: EnrollmentOutcome,
    /// The rule that decided, such as `E-1`.
    pub rule: &'static str,
    /// Who can repair it, if it is held.
    pub repair: Option<Repair>,
    /// The as-of in the technical school's local time.
    pub as_of: LocalMinute,
    /// The student, as in the row.
    pub student: StudentId,
    /// The technical school.
    pub technical: &'s School,
    /// The technical section; none where the home section is linked to none.
    pub section: Option<&'s SectionKey>,
    /// The home school and its section; none where the home section is linked to none, so that the row cannot say it.
    pub home: Option<(&'s School, &'s SectionKey)>,
    /// The days of the enrollment.
    pub days: Option<DateRange>,
    /// The home sections of the technical section.
    pub home_sections: HomeSections<'s>,
    /// The student's enrollments in them, this one among them.
    pub enrollments: &'a [EnrollmentRow],
    /// The student's entries on the technical section's roster.
    pub roster: &'a [RosterRow],
    /// The entry that stands for the enrollment, where one does and nothing is held.
    pub entry: Option<RosterRow>,
    /// In what that entry differs.
    pub changes: Option<Changes>,
    /// The technical school's terms.
    pub schedule: &'s TermSchedule,
    /// Why the technical section takes no more students, if it takes none.
    pub no_intake: Option<NoIntake>,
}

pub(super) fn explain<'a, 's>(
    plan: &EnrollmentPlan<'a, 's>,
    place: usize,
) -> Option<EnrollmentExplanation<'a, 's>> {
    let exchange: &EnrollmentExchange<'s> = plan.exchange();
    let setup = exchange.setup();
    let night = plan.night();
    let row = night.enrollments.get(place)?;
    let outcome = plan.outcome(place)?;
    let key = usize::try_from(row.section().0).ok().and_then(|place| setup.technical().sections().get(place));
    let home_sections = HomeSections::of(setup, row.section());
    let (enrollments, roster) = match key {
        Some(_) => {
            (crate::explain::run(night.enrollments, row.key()), crate::explain::run(night.roster, row.key()))
        }
        // Rows without a technical section have nothing in common.
        None => (core::slice::from_ref(row), [].as_slice()),
    };
    Some(EnrollmentExplanation {
        outcome,
        rule: rule(&outcome),
        repair: outcome.held().map(|reason| Repair { by: reason.repairer(), how: reason.repair() }),
        as_of: exchange.now(),
        student: row.student(),
        technical: setup.technical(),
        section: key.map(|section| &section.key),
        home: home_sections.get(row.slot()),
        days: row.days(),
        home_sections,
        enrollments,
        roster,
        entry: outcome.entry().and_then(|entry| night.roster.get(entry)).copied(),
        changes: plan.changes(place),
        schedule: setup.technical().schedule(),
        no_intake: exchange.no_intake(row.section()),
    })
}

fn rule(outcome: &EnrollmentOutcome) -> &'static str {
    match outcome {
        EnrollmentOutcome::Held { reason, .. } => reason.rule(),
        EnrollmentOutcome::NotDue(EnrollmentNotDue::Waived) => "G-11",
        _ => "E-1",
    }
}
