//! What a single decision says, and what it may not say (rules G-4, T-4, W-4, W-8).

use gradecrosswalk::domain::school::ExceptionScope;
use gradecrosswalk::matching::rows::{PostedRow, RowTask};
use gradecrosswalk::matching::{Decision, PlanError, Write, plan_into};
use gradecrosswalk::{Exchange, HeldReason, OpenTerms, Outcome, Setup, Ssid, TaskName};
use gradecrosswalk_testkit::engine;
use gradecrosswalk_testkit::generate::samples;

#[test]
fn a_decision_and_its_outcome_say_the_same() {
    for of in samples(40).take(200) {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |_, plan| {
            for (place, (row, decision)) in plan.night().posted.iter().zip(plan.decisions()).enumerate() {
                let outcome = decision.outcome(&exchange, row.section());
                assert_eq!(plan.outcome(place), Some(outcome));
                assert_eq!(decision.kind(), outcome.kind());
                assert_eq!(decision.held_reason(), outcome.held());
                let not_due = match outcome {
                    Outcome::NotDue(reason) => Some(reason),
                    _ => None,
                };
                assert_eq!(decision.not_due_reason(), not_due);
                let home = decision.home(&exchange, row.section());
                assert!(outcome.home() == home || (not_due.is_some() && outcome.home().is_none()));
                assert_eq!(decision.slot() == 0, home.is_none());
                let text = format!("{decision:?}");
                assert!(text.starts_with(outcome.kind().code()), "{text}");
                assert!(outcome.held().is_none_or(|reason| text.contains(&reason.to_string())), "{text}");
            }
        });
    }
}

#[test]
fn a_held_grade_names_its_home_school_exactly_from_h13_on() {
    let mut seen = 0;
    for of in samples(41).take(200) {
        of.plan(|_, plan| {
            for (_, outcome) in plan.outcomes() {
                if let Outcome::Held { reason, home } = outcome {
                    let known = reason.code() >= HeldReason::HomeTaskDoubled.code();
                    assert_eq!(home.is_some(), known, "{reason} {of:#?}");
                    seen += 1;
                }
            }
        });
    }
    assert!(seen > 300, "{seen}");
}

/// Whether something at the home school has the written term open for the student: the active mask, else a window or
/// an exception of the term that holds the instant.
fn is_open(
    setup: &Setup,
    exchange: &Exchange<'_>,
    row: &PostedRow,
    slot: u8,
    write: Write,
    ssid: Ssid,
) -> bool {
    let link = setup.layout().links_of(row.section())[usize::from(slot) - 1];
    let school = &setup.homes()[usize::from(write.home.0)];
    let section = &school.sections()[link.section as usize];
    let (_, course) = school.course(&section.key.course).unwrap();
    let is_task = |name: &TaskName| setup.profile().task(name).map(RowTask::from) == Some(row.task());
    let task = course.tasks.iter().find(|task| is_task(&task.task)).unwrap();
    let now = school.clock().local(exchange.as_of());
    let window = |window: &gradecrosswalk::GradingWindow| {
        is_task(&window.task) && window.term == write.term && window.span.holds(now)
    };
    let exception = |of: &gradecrosswalk::domain::school::WindowException| {
        let may_be_theirs = match &of.scope {
            ExceptionScope::Student(student) => *student == ssid,
            ExceptionScope::Section(key) => *key == section.key,
            ExceptionScope::Course(course) => *course == section.key.course,
            ExceptionScope::Teacher(teacher) => section.teacher.as_ref() == Some(teacher),
            ExceptionScope::GradeLevel(_) => true,
        };
        may_be_theirs && is_task(&of.task) && of.term == write.term && of.span.holds(now)
    };
    task.term_mask.contains(write.term)
        && match task.open_terms {
            OpenTerms::ByHand(active) => active.single() == Some(write.term),
            OpenTerms::ByWindow => {
                school.windows().iter().any(window) || school.exceptions().iter().any(exception)
            }
        }
}

#[test]
fn every_write_is_for_the_home_sections_open_term() {
    let mut seen = 0;
    for of in samples(42).take(350) {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            for (row, decision) in plan.night().posted.iter().zip(plan.decisions()) {
                let Some(write) = decision.outcome(&exchange, row.section()).write() else { continue };
                let ssid = ledger.register().ssid(row.student()).unwrap();
                assert!(
                    is_open(&of.setup, &exchange, row, decision.slot(), write, ssid),
                    "{write:?} {of:#?}"
                );
                seen += 1;
            }
        });
    }
    assert!(seen > 200, "{seen}");
}

#[test]
fn an_output_of_another_length_is_refused() {
    let of = samples(43).find(|of| of.records.posted.len() > 2).unwrap();
    let exchange = of.compile();
    engine::plan(&exchange, &of.records, |ledger, _| {
        let posted = ledger.night().posted.len();
        for decisions in [0, posted - 1, posted + 1] {
            let mut out = vec![Decision::default(); decisions];
            let refused = plan_into(&exchange, &ledger.night(), &mut out);
            assert_eq!(refused, Err(PlanError::OutputLength { posted, decisions }));
        }
    });
}
