//! The engine and the reference planner say the same of every generated night, and the nights reach everything.

use gradecrosswalk::matching::enrollments::{EnrollmentOutcomeRecord, EnrollmentPlanRecord};
use gradecrosswalk::{
    EnrollmentKind, EnrollmentNotDue, ExchangePart, HeldReason, RosterEntry, UnexplainedReason,
};
use gradecrosswalk_testkit::generate::{RosteredExchange, rostered_samples};
use gradecrosswalk_testkit::oracle::enrollments::decide;
use std::collections::BTreeMap;

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort_unstable();
    lines
}

/// Both planners' decisions as lines, so that neither's order counts.
fn compare(of: &RosteredExchange, record: &EnrollmentPlanRecord) {
    let expected = decide(&of.setup, of.as_of, &of.stops, &of.enrollments, &of.roster);
    let line = |enrollment: &gradecrosswalk::Enrollment, section, outcome: &EnrollmentOutcomeRecord| {
        format!("{enrollment:?} {section:?} {outcome:?}")
    };
    let theirs = expected.decided.iter();
    let theirs = theirs.map(|one| line(&of.enrollments[one.enrollment], &one.section, &one.outcome));
    let ours = record.decisions.iter().map(|one| line(&one.enrollment, &one.section, &one.outcome));
    assert_eq!(sorted(ours.collect()), sorted(theirs.collect()), "{of:#?}");
    let unexplained = |entry: &RosterEntry, why: UnexplainedReason| format!("{entry:?} {}", why.code());
    let theirs = expected.unexplained.iter().map(|(place, why)| unexplained(&of.roster[*place], *why));
    let ours = record.unexplained.iter().map(|one| unexplained(&one.entry, one.why));
    assert_eq!(sorted(ours.collect()), sorted(theirs.collect()), "{of:#?}");
}

#[test]
fn the_engine_says_what_the_oracle_says() {
    let mut decisions = 0;
    for of in rostered_samples(2019).take(3000) {
        let record = of.record();
        compare(&of, &record);
        decisions += record.decisions.len();
    }
    assert!(decisions > 30_000, "{decisions} decisions are too few to trust");
}

#[test]
fn generated_nights_reach_everything() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut decisions = 0;
    for of in rostered_samples(7).take(1500) {
        let record = of.record();
        decisions += record.decisions.len();
        let mut labels: Vec<String> = Vec::new();
        for decision in &record.decisions {
            labels.push(decision.outcome.kind().code().to_owned());
            match &decision.outcome {
                EnrollmentOutcomeRecord::Held(reason) => labels.push(reason.to_string()),
                EnrollmentOutcomeRecord::NotDue(reason) => labels.push(reason.code().to_owned()),
                EnrollmentOutcomeRecord::Update { entry, was } => {
                    let changes = [
                        ("first day", entry.days.first() != was.days.first()),
                        ("last day", entry.days.last() != was.days.last()),
                        ("home", was.home.is_some() && entry.home != was.home),
                    ];
                    labels.extend(changes.iter().filter(|of| of.1).map(|of| format!("updates {}", of.0)));
                }
                _ => {}
            }
        }
        labels.extend(record.unexplained.iter().map(|one| format!("unexplained {}", one.why.code())));
        for label in labels {
            *seen.entry(label).or_default() += 1;
        }
    }
    let kinds = EnrollmentKind::ALL.map(|kind| kind.code().to_owned());
    let held = HeldReason::all_of(ExchangePart::Enrollments).map(|reason| reason.to_string());
    let not_due = EnrollmentNotDue::ALL.iter().map(|reason| reason.code().to_owned());
    let unexplained = UnexplainedReason::ALL.iter().map(|why| format!("unexplained {}", why.code()));
    let changes = ["first day", "last day", "home"].map(|what| format!("updates {what}"));
    let all = kinds.into_iter().chain(held).chain(not_due).chain(unexplained).chain(changes);
    // Of 1,000 decisions 3.
    let seldom = |label: &String| seen.get(label).copied().unwrap_or(0) * 1000 < decisions * 3;
    let seldom: Vec<String> = all.filter(seldom).collect();
    assert!(decisions > 10_000 && seldom.is_empty(), "{seldom:?} of {decisions} decisions: {seen:#?}");
}
