//! Throw away all that an explanation does not cite, and the verdict does not change.

use crate::reduce::Reduction;
use gradecrosswalk::{ExchangePart, HeldReason, Outcome};
use gradecrosswalk_testkit::engine;
use gradecrosswalk_testkit::generate::samples;
use std::collections::BTreeMap;

#[test]
fn what_an_explanation_cites_is_enough_for_its_verdict() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for of in samples(70).take(240) {
        let exchange = of.compile();
        engine::plan(&exchange, &of.records, |ledger, plan| {
            for row in 0..plan.decisions().len() {
                let posting = &of.records.posted[ledger.posted_record(row).unwrap()];
                let explanation = plan.explain(row).unwrap();
                let reduced = Reduction::new(&of, posting, &explanation).night();
                let again = engine::outcomes(&reduced.compile(), &reduced.records)[0];
                assert_eq!(
                    engine::by_school(&reduced.setup, again),
                    engine::by_school(&of.setup, explanation.outcome),
                    "{posting:#?}\n{explanation:#?}\n{reduced:#?}\n{of:#?}"
                );
                *seen.entry(label(explanation.outcome)).or_default() += 1;
            }
        });
    }
    // 3 writes and unchanged, 6 reasons for not being due, and the held reasons.
    let few: Vec<_> = seen.iter().filter(|(_, count)| **count < 3).collect();
    assert!(
        seen.len() == 3 + 6 + HeldReason::all_of(ExchangePart::Grades).count() && few.is_empty(),
        "{seen:#?}"
    );
}

fn label(outcome: Outcome) -> String {
    match outcome {
        Outcome::NotDue(reason) => format!("{reason:?}"),
        Outcome::Held { reason, .. } => reason.to_string(),
        other => other.kind().code().to_owned(),
    }
}

#[test]
fn an_explanation_has_the_outcome_of_its_decision() {
    for of in samples(71).take(150) {
        of.plan(|_, plan| {
            for (row, (posting, outcome)) in plan.outcomes().enumerate() {
                let explanation = plan.explain(row).unwrap();
                assert_eq!(explanation.outcome, outcome);
                assert_eq!(explanation.student, posting.student());
                assert_eq!(explanation.term_number, posting.term());
                let repair = outcome.held().map(|reason| (reason.repairer(), reason.repair(), reason.rule()));
                assert_eq!(explanation.repair.map(|of| (of.by, of.how, explanation.rule)), repair);
                let home = explanation.home.map(|home| home.school.id());
                let of_outcome = outcome.home().map(|home| of.setup.homes()[usize::from(home.0)].id());
                assert!(of_outcome.is_none() || home == of_outcome);
            }
            assert_eq!(plan.explain(plan.decisions().len()), None);
        });
    }
}
