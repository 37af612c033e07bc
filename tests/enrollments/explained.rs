//! Explanations: what they cite is enough for the same decision, and what they say as text.

use gradecrosswalk::{Enrollment, EnrollmentNarrative, HeldReason, NoIntake, RosterEntry};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{as_of, section};
use gradecrosswalk_testkit::generate::{RosteredExchange, rostered_samples};
use std::fmt::Write as _;

/// Only the records that the explanation of one row cites.
fn cited(of: &RosteredExchange, place: usize) -> RosteredExchange {
    of.plan(|ledger, plan| {
        let explanation = plan.explain(place).unwrap();
        let night = plan.night();
        let within = |rows: usize, cited: usize, len: usize| (cited..cited + len).contains(&rows);
        let first = night.enrollments.iter().position(|row| Some(row) == explanation.enrollments.first());
        let enrollments = (0..night.enrollments.len())
            .filter(|row| {
                let start = if explanation.section.is_some() { first.unwrap() } else { place };
                within(*row, start, explanation.enrollments.len())
            })
            .map(|row| of.enrollments[ledger.enrollment_record(row).unwrap()].clone());
        let mut enrollments: Vec<Enrollment> = enrollments.collect();
        enrollments.dedup();
        let first = night.roster.iter().position(|row| Some(row) == explanation.roster.first()).unwrap_or(0);
        let roster = (0..night.roster.len())
            .filter(|row| within(*row, first, explanation.roster.len()))
            .map(|row| of.roster[ledger.roster_record(row).unwrap()].clone());
        let roster: Vec<RosterEntry> = roster.collect();
        let stops = of.stops.iter().filter(|stop| Some(&stop.section) == explanation.section).cloned();
        RosteredExchange { enrollments, roster, stops: stops.collect(), ..of.clone() }
    })
}

#[test]
fn what_an_explanation_cites_is_enough_for_its_decision() {
    for of in rostered_samples(51).take(150) {
        let decisions = of.record().decisions;
        let rows = of.plan(|_, plan| plan.decisions().len());
        for place in 0..rows {
            let (enrollment, section) = of.plan(|ledger, plan| {
                let explanation = plan.explain(place).unwrap();
                assert_eq!(Some(explanation.outcome), plan.outcome(place));
                let record = ledger.enrollment_record(place).unwrap();
                (of.enrollments[record].clone(), explanation.section.cloned())
            });
            let own = |all: &[gradecrosswalk::matching::enrollments::EnrollmentDecisionRecord]| {
                let found = all.iter().find(|one| one.enrollment == enrollment && one.section == section);
                found.unwrap().outcome.clone()
            };
            assert_eq!(own(&cited(&of, place).record().decisions), own(&decisions), "{place} of {of:#?}");
        }
    }
}

/// A name, and what is done to a night of two schools.
type Night = (&'static str, fn(&mut Draft));

/// Nights whose first enrollment is told of.
const NIGHTS: &[Night] = &[
    ("add", |n| _ = n.enroll(1, "2019-08-01", "")),
    ("update", |n| {
        n.enroll(1, "2019-08-12", "");
        n.on_the_roster(1, "2019-08-01", "2019-09-01").home = Some("HS-1".parse().unwrap());
    }),
    ("end", |n| {
        n.enroll(1, "2019-08-01", "2019-09-15");
        n.on_the_roster(1, "2019-08-01", "");
    }),
    ("unchanged", |n| {
        n.enroll(1, "2019-08-01", "");
        n.on_the_roster(1, "2019-08-01", "");
    }),
    ("not-technical", |n| n.enroll(1, "2019-08-01", "").section = section("ENGL2", "1")),
    ("waived", |n| {
        n.waive(2019);
        n.enroll(1, "2019-08-01", "");
    }),
    ("H12", |n| {
        n.homes[0].section(section(Draft::COURSE, "2"), &[]);
        let link = |number: &str| gradecrosswalk::Link {
            technical: section(Draft::COURSE, "1"),
            home: "HS-1".parse().unwrap(),
            home_section: section(Draft::COURSE, number),
        };
        n.links = gradecrosswalk::Links::Given(vec![link("1"), link("2")]);
        n.enroll(1, "2019-08-01", "");
        n.enroll(1, "2019-09-16", "").section = section(Draft::COURSE, "2");
    }),
    ("H27", |n| n.enroll(1, "2019-08-01", "").ssid = None),
    ("H28", |n| n.enroll(1, "2019-08-01", "").section = section(Draft::COURSE, "7")),
    ("H29", |n| {
        n.as_of = as_of("2020-01-10");
        n.enroll(1, "2019-08-01", "");
    }),
    ("H30", |n| _ = n.enroll(1, "2019-06-01", "2019-07-31")),
    ("H31", |n| {
        n.stop(NoIntake::Full);
        n.enroll(1, "2019-10-07", "");
    }),
    ("H32", |n| {
        n.stop(NoIntake::Closed);
        n.enroll(1, "2019-10-07", "");
    }),
];

#[test]
fn narratives_are_as_they_were() {
    let mut text = String::new();
    for (name, alter) in NIGHTS {
        let mut night = Draft::nobody_enrolled();
        alter(&mut night);
        night.rostered().plan(|ledger, plan| {
            let row =
                (0..plan.decisions().len()).find(|row| ledger.enrollment_record(*row) == Some(0)).unwrap();
            let explanation = plan.explain(row).unwrap();
            let ssid = ledger.register().ssid(explanation.student);
            writeln!(text, "[{name}]\n{}\n", EnrollmentNarrative::new(&explanation, ssid)).unwrap();
        });
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/enrollments/narratives.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(path).unwrap_or_default(), "UPDATE_EXPECTED=1 writes it anew");
    for reason in HeldReason::all_of(gradecrosswalk::ExchangePart::Enrollments) {
        assert!(text.contains(&format!("held, {reason}: {};", reason.problem())), "{reason} is told of");
    }
}
