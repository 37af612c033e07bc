//! Laws of the plan of enrollments, each by its name, over generated nights.

use chrono::NaiveDate;
use gradecrosswalk::matching::enrollments::{
    EnrollmentDecisionRecord, EnrollmentOutcomeRecord as Outcome, EnrollmentPlanRecord,
};
use gradecrosswalk::matching::plan::{PlanError, RowList};
use gradecrosswalk::matching::rows::{RosterRow, StudentId};
use gradecrosswalk::{
    EnrollmentExchange, EnrollmentKind, EnrollmentPlan, HeldReason, RosterEntry, SectionIndex, SectionKey,
    Ssid,
};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{days, ssid};
use gradecrosswalk_testkit::generate::rostered_samples;
use gradecrosswalk_testkit::statewide::shuffle;

const WRITES: [EnrollmentKind; 3] = [EnrollmentKind::Add, EnrollmentKind::Update, EnrollmentKind::End];

fn kind(decision: &EnrollmentDecisionRecord) -> EnrollmentKind {
    decision.outcome.kind()
}

#[test]
fn a_second_night_over_the_applied_plan_writes_nothing() {
    let mut written = 0;
    for of in rostered_samples(31).take(1500) {
        let (first, second) = (of.record(), of.applied().record());
        for (before, after) in first.decisions.iter().zip(&second.decisions) {
            if WRITES.contains(&kind(before)) {
                written += 1;
                assert_eq!(kind(after), EnrollmentKind::Unchanged, "{before:#?}\n{after:#?}\n{of:#?}");
            } else {
                assert_eq!(kind(after), kind(before), "{before:#?}\n{after:#?}\n{of:#?}");
            }
        }
        assert_eq!(first.decisions.len(), second.decisions.len());
        assert_eq!(first.unexplained, second.unexplained, "{of:#?}");
    }
    assert!(written > 3000, "{written}");
}

#[test]
fn the_order_of_the_records_does_not_matter() {
    for (seed, of) in rostered_samples(32).take(600).enumerate() {
        let mut other = of.clone();
        shuffle(&mut other.enrollments, seed as u64);
        shuffle(&mut other.roster, seed as u64 + 1);
        shuffle(&mut other.stops, seed as u64 + 2);
        assert_eq!(of.record(), other.record());
    }
}

#[test]
fn the_order_of_one_students_rows_does_not_matter() {
    for (seed, of) in rostered_samples(33).take(600).enumerate() {
        of.plan(|_, plan| {
            let mut enrollments = plan.night().enrollments.to_vec();
            let mut roster = plan.night().roster.to_vec();
            shuffle(&mut enrollments, seed as u64);
            shuffle(&mut roster, seed as u64);
            // Rows have to be in the order of their keys only.
            enrollments.sort_by_key(|row| row.key());
            roster.sort_by_key(|row| row.key());
            let night =
                gradecrosswalk::matching::EnrollmentNight { enrollments: &enrollments, roster: &roster };
            let other = EnrollmentPlan::new(plan.exchange(), night).unwrap();
            assert_eq!(plan.writes().len(), other.writes().len());
            assert_eq!(plan.applied(), other.applied());
            assert_eq!(plan.summary(), other.summary());
        });
    }
}

#[test]
fn an_unrelated_student_changes_nobody() {
    for of in rostered_samples(34).take(600) {
        let before = of.record();
        let mut with = of.clone();
        let stranger = Some(ssid(9_000_000));
        let mut enrollments = of.enrollments.clone();
        enrollments.truncate(2);
        with.enrollments.splice(
            0..0,
            enrollments.into_iter().map(|mut own| {
                own.ssid = stranger;
                own
            }),
        );
        let mut roster = of.roster.clone();
        roster.truncate(2);
        with.roster.splice(0..0, roster.into_iter().map(|own| RosterEntry { ssid: stranger, ..own }));
        let mut after = with.record();
        after.decisions.retain(|decision| decision.enrollment.ssid != stranger);
        after.unexplained.retain(|one| one.entry.ssid != stranger);
        // Only of those in the same place: an enrollment without SSID has no student to compare.
        assert_eq!(before, after);
    }
}

/// Whether the student is on the section's roster on the day.
fn on_roster(roster: &[RosterEntry], who: (Option<Ssid>, &SectionKey), day: NaiveDate) -> bool {
    roster.iter().any(|entry| (entry.ssid, &entry.section) == who && entry.days.contains(day))
}

#[test]
fn nothing_is_deleted_and_no_day_is_taken_that_a_home_school_keeps() {
    let mut looked_at = 0;
    for of in rostered_samples(35).take(1000) {
        let record = of.record();
        let after = of.applied().roster;
        assert!(after.len() >= of.roster.len());
        // Entries that no enrollment explains stay as they are.
        for one in &record.unexplained {
            assert!(after.contains(&one.entry), "{one:#?}");
        }
        let today = of.setup.technical().clock().local(of.as_of).date();
        let terms: Vec<_> = of.setup.technical().schedule().terms().iter().map(|term| term.dates()).collect();
        for decision in &record.decisions {
            let Some(section) = &decision.section else { continue };
            let who = (decision.enrollment.ssid, section);
            for days in terms.iter().filter_map(|term| term.intersection(&decision.enrollment.days)) {
                for day in [days.first(), days.last()] {
                    looked_at += 1;
                    // One who waits for a seat is not in the class; a drop before that is a drop.
                    let waits =
                        [Outcome::Held(HeldReason::SectionFull), Outcome::Held(HeldReason::SectionClosed)];
                    let waited = waits.contains(&decision.outcome) && day < today;
                    let kept = !on_roster(&of.roster, who, day) || on_roster(&after, who, day);
                    assert!(kept || waited, "{day} of {decision:#?}\n{of:#?}");
                }
            }
        }
    }
    assert!(looked_at > 10_000);
}

#[test]
fn a_plan_is_of_rows_in_order() {
    let night = Draft::nobody_enrolled().rostered();
    let exchange = EnrollmentExchange::compile(&night.setup, night.as_of, &[]).unwrap();
    let row =
        |student| RosterRow::new(SectionIndex(0), StudentId(student), days("2019-08-01", "2019-09-01"), None);
    let rows = [row(1), row(1), row(0)];
    let night = gradecrosswalk::matching::EnrollmentNight { roster: &rows, ..Default::default() };
    let error = EnrollmentPlan::new(&exchange, night).unwrap_err();
    assert_eq!(error, PlanError::Unsorted { list: RowList::Roster, place: 2 });
    assert_eq!(error.to_string(), "roster row 2 stands after a greater one: sort the rows");
}

#[test]
fn summaries_count_every_enrollment_once() {
    for of in rostered_samples(36).take(300) {
        let record: EnrollmentPlanRecord = of.record();
        of.plan(|_, plan| {
            let summary = plan.summary();
            assert_eq!(summary.all, record.counts());
            let homes = summary.homes.iter().map(|(_, counts)| counts.total()).sum::<u64>();
            assert_eq!(homes + summary.unlinked.total(), summary.all.total());
            assert_eq!(
                summary.held.iter().map(|(_, count)| count).sum::<u64>(),
                summary.all.of(EnrollmentKind::Held)
            );
            let not_due = summary.not_due.iter().map(|(_, count)| count).sum::<u64>();
            assert_eq!(not_due, summary.all.of(EnrollmentKind::NotDue));
            assert_eq!(summary.unexplained as usize, record.unexplained.len());
        });
    }
}
