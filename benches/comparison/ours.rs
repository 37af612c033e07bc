//! The night planned with `gradecrosswalk`.

use super::answer::{ADD, HELD, UNCHANGED, UPDATE, answer};
use gradecrosswalk::matching::{Decision, PlanError, plan_into};
use gradecrosswalk::matching::{NotDueReason, Outcome};
use gradecrosswalk::{Exchange, HeldReason, Night, PlanPolicy};
use gradecrosswalk_testkit::statewide::Statewide;

/// The work that is measured: the set-up compiled, and a decision for every grade in memory of its own.
pub fn plan(state: &Statewide) -> Result<(Exchange<'_>, Vec<Decision>), PlanError> {
    let exchange =
        Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("few score groups");
    let night = Night {
        posted: &state.posted,
        home: &state.home,
        enrollments: &state.enrollments,
        ..Night::default()
    };
    let mut decisions = vec![Decision::default(); state.posted.len()];
    plan_into(&exchange, &night, &mut decisions)?;
    Ok((exchange, decisions))
}

pub fn answers(state: &Statewide, exchange: &Exchange<'_>, decisions: &[Decision]) -> Vec<u16> {
    let decided = state.posted.iter().zip(decisions);
    decided.map(|(row, decision)| of(decision.outcome(exchange, row.section()))).collect()
}

fn of(outcome: Outcome) -> u16 {
    match outcome {
        Outcome::Add(write) => answer(ADD, write.score.get()),
        Outcome::Update { write, .. } => answer(UPDATE, write.score.get()),
        Outcome::Unchanged(write) => answer(UNCHANGED, write.score.get()),
        Outcome::NotDue(reason) => answer(not_due(reason), 0),
        Outcome::Held { reason, .. } => answer(held(reason), 0),
    }
}

fn not_due(reason: NotDueReason) -> u16 {
    use super::answer::{ARRIVED, NEVER_ARRIVED, NOT_OPEN, NOWHERE_TO_GO, TASK_NOT_ON_COURSE};
    use gradecrosswalk::matching::Arrival;
    match reason {
        NotDueReason::Waived => 3,
        NotDueReason::TaskNotOnCourse => TASK_NOT_ON_COURSE,
        NotDueReason::NotOpen => NOT_OPEN,
        NotDueReason::Closed(Arrival::Arrived) => ARRIVED,
        NotDueReason::Closed(Arrival::NeverArrived) => NEVER_ARRIVED,
        NotDueReason::Closed(Arrival::NowhereToGo) => NOWHERE_TO_GO,
    }
}

/// From the code: H01 is the first.
fn held(reason: HeldReason) -> u16 {
    let number: u16 = reason.code().trim_start_matches('H').parse().expect("codes are H and a number");
    HELD + number
}
