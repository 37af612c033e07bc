//! A second run over the applied result plans no add and no update (rule G-6).

use gradecrosswalk::matching::rows::{RowTask, SentRow};
use gradecrosswalk::matching::{HomeEdit, OldScore, Write};
use gradecrosswalk::{
    Exchange, HomeEditPolicy, Night, Outcome, OutcomeKind, Plan, PlanPolicy, TermMatchPolicy,
};
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_testkit::{Records, engine};
use std::collections::BTreeMap;

fn writes_nothing(plan: &Plan<'_, '_>) -> bool {
    let mut kinds = plan.decisions().iter().map(|decision| decision.kind());
    kinds.all(|kind| !matches!(kind, OutcomeKind::Add | OutcomeKind::Update))
}

#[test]
fn applied_rows_planned_again_write_nothing_under_any_policy() {
    let mut written = [0_usize; TermMatchPolicy::ALL.len()];
    for of in samples(6).take(60) {
        for (term_match, written) in TermMatchPolicy::ALL.into_iter().zip(&mut written) {
            for home_edits in [HomeEditPolicy::Overwrite, HomeEditPolicy::Hold] {
                let policy = PlanPolicy { term_match, home_edits, ..of.policy };
                let exchange = Exchange::compile(&of.setup, of.as_of, policy).unwrap();
                engine::plan(&exchange, &of.records, |ledger, plan| {
                    let (home, sent) = (plan.applied(), plan.to_remember());
                    let night = Night { home: &home, sent: &sent, ..ledger.night() };
                    let again = Plan::new(&exchange, night).unwrap();
                    assert!(writes_nothing(&again), "{policy:?}\n{:?}\n{of:#?}", again.decisions());
                    *written += plan.writes().len();
                });
            }
        }
    }
    assert!(
        written.iter().all(|written| *written > 20),
        "a policy has too few writes to say anything: {written:?}"
    );
}

/// The way of a vendor's program: writes as texts into a gradebook, and read from it the next night.
#[test]
fn applied_records_planned_again_write_nothing() {
    let mut written = 0;
    for of in samples(7).take(300) {
        let exchange = of.compile();
        let (next, before) = engine::plan(&exchange, &of.records, |ledger, plan| {
            let grade = |row| ledger.home_grade(&exchange, row).unwrap();
            let writes: Vec<_> = plan.writes().iter().map(grade).collect();
            let key = |grade: &gradecrosswalk::HomeGrade| {
                let task = of.setup.profile().task(&grade.task);
                (grade.ssid, grade.section.clone(), task, grade.home.clone(), grade.term)
            };
            let mut home = of.records.home.clone();
            home.retain(|stands| !writes.iter().any(|write| key(write) == key(stands)));
            written += writes.len();
            home.extend(writes);
            let sent = plan.to_remember();
            let sent = sent.iter().filter_map(|row| ledger.sent_grade(&exchange, row)).collect();
            let outcomes: Vec<_> = engine::outcomes(&exchange, &of.records);
            (Records { home, sent, ..of.records.clone() }, outcomes)
        });
        for (before, after) in before.into_iter().zip(engine::outcomes(&exchange, &next)) {
            match before {
                Outcome::Add(write) | Outcome::Update { write, .. } | Outcome::Unchanged(write) => {
                    assert_eq!(after, Outcome::Unchanged(write), "{of:#?}");
                }
                Outcome::Held { .. } => assert_eq!(after, before, "{of:#?}"),
                // Another term's grade may have arrived in its place (rule T-11).
                Outcome::NotDue(_) => assert_eq!(after.kind(), OutcomeKind::NotDue, "{of:#?}"),
            }
        }
    }
    assert!(written > 150, "{written} writes are too few");
}

/// An overwritten edit is shown once: the next night knows what was sent.
#[test]
fn an_edit_is_shown_on_one_night_only() {
    let mut edits = 0;
    for of in samples(8).take(300) {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            let (home, sent) = (plan.applied(), plan.to_remember());
            let again = Plan::new(&exchange, Night { home: &home, sent: &sent, ..ledger.night() }).unwrap();
            for (place, (_, outcome)) in plan.outcomes().enumerate() {
                if let Outcome::Update { write, edit: HomeEdit::Edited, .. } = outcome {
                    assert_eq!(again.outcome(place), Some(Outcome::Unchanged(write)));
                    edits += 1;
                }
            }
        });
    }
    assert!(edits > 20, "{edits} edits are too few");
}

/// What to remember is what was remembered and, over it, whatever stands at home by this plan.
#[test]
fn what_stands_by_the_plan_is_remembered() {
    let mut unchanged = 0;
    for of in samples(9).take(200) {
        of.plan(|ledger, plan| {
            let key = |sent: &SentRow| {
                let row = sent.written();
                (row.section(), row.student(), row.task(), row.term(), row.home())
            };
            let sent = ledger.night().sent.iter();
            let mut expected: BTreeMap<_, SentRow> = sent.map(|row| (key(row), *row)).collect();
            for (posting, outcome) in plan.outcomes() {
                let (Some(stands), RowTask::Exchange(task)) = (stands(outcome), posting.task()) else {
                    continue;
                };
                unchanged += usize::from(outcome.kind() == OutcomeKind::Unchanged);
                let (whose, score) = ((posting.section(), posting.student()), OldScore::Listed(stands.score));
                let row = SentRow::new(whose, task, posting.term(), (stands.home, stands.term), score);
                expected.insert(key(&row), row);
            }
            assert_eq!(plan.to_remember(), expected.into_values().collect::<Vec<_>>(), "{of:#?}");
        });
    }
    assert!(unchanged > 20, "{unchanged}");
}

/// What stands at home once the outcome is applied.
fn stands(outcome: Outcome) -> Option<Write> {
    match outcome {
        Outcome::Add(write) | Outcome::Update { write, .. } | Outcome::Unchanged(write) => Some(write),
        Outcome::NotDue(_) | Outcome::Held { .. } => None,
    }
}
