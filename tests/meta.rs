//! The generated nights reach everything that the engine can say, so that no law above them holds for want of a case.
//! How often the generator reaches what is measured by the oracle, in its own crate.

use gradecrosswalk::matching::NotDueReason;
use gradecrosswalk::{ExchangePart, HeldReason, Outcome, OutcomeKind};
use gradecrosswalk_testkit::generate::samples;
use std::collections::BTreeMap;

#[test]
fn the_engine_says_everything_often() {
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    let mut grades = 0;
    for of in samples(90).take(800) {
        of.plan(|_, plan| {
            for (_, outcome) in plan.outcomes() {
                grades += 1;
                *said.entry(outcome.kind().code()).or_default() += 1;
                match outcome {
                    Outcome::Held { reason, .. } => *said.entry(reason.code()).or_default() += 1,
                    Outcome::NotDue(reason) => *said.entry(reason.code()).or_default() += 1,
                    Outcome::Add(_) | Outcome::Update { .. } | Outcome::Unchanged(_) => {}
                }
            }
        });
    }
    let kinds = OutcomeKind::ALL.iter().map(|kind| kind.code());
    let reasons = HeldReason::all_of(ExchangePart::Grades).map(HeldReason::code);
    let all = kinds.chain(reasons).chain(NotDueReason::ALL.iter().map(|reason| reason.code()));
    // Of 1,000 grades 3: the oracle's measure is 5, on more nights.
    let seldom = |code: &&str| said.get(code).copied().unwrap_or(0) * 1000 < grades * 3;
    let seldom: Vec<&str> = all.filter(seldom).collect();
    assert!(grades > 7_000 && seldom.is_empty(), "{seldom:?} of {grades} grades: {said:#?}");
}
