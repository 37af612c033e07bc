//! The night planned with `gradecrosswalk`: its rows in order, as a stream, in any order, and in two parts.

use super::answer::{ADD, HELD, UNCHANGED, UPDATE, answer};
use gradecrosswalk::matching::plan::{NightStream, Planner, UnsortedPlanner, parts};
use gradecrosswalk::matching::rows::PostedRow;
use gradecrosswalk::matching::{Decision, PlanError, plan_into};
use gradecrosswalk::matching::{NotDueReason, Outcome};
use gradecrosswalk::{Exchange, HeldReason, PlanPolicy};
use gradecrosswalk_testkit::statewide::Statewide;
use std::num::NonZeroUsize;

/// The set-up compiled, and a decision for every posted row.
pub type Planned<'s> = (Exchange<'s>, Vec<Decision>);

/// The work that is measured: the set-up compiled, and a decision for every grade in memory of its own.
pub type Work = for<'s> fn(&'s Statewide) -> Result<Planned<'s>, PlanError>;

/// In order, on one thread.
pub fn plan(state: &Statewide) -> Result<Planned<'_>, PlanError> {
    let (exchange, mut decisions) = begun(state);
    plan_into(&exchange, &state.night(), &mut decisions)?;
    Ok((exchange, decisions))
}

/// In order, as iterators.
pub fn stream(state: &Statewide) -> Result<Planned<'_>, PlanError> {
    let (exchange, mut decisions) = begun(state);
    let stream = NightStream {
        posted: state.posted.iter().copied(),
        home: state.home.iter().copied(),
        enrollments: state.enrollments.iter().copied(),
        sent: [],
        scoped: &[],
    };
    let mut planner = Planner::new(&exchange, stream);
    while let Some(chunk) = planner.next_chunk()? {
        decisions[chunk.place..][..chunk.decisions.len()].copy_from_slice(chunk.decisions);
    }
    drop(planner);
    Ok((exchange, decisions))
}

/// In any order, by a planner that has no room yet.
pub fn unsorted(state: &Statewide) -> Result<Planned<'_>, PlanError> {
    let (exchange, mut decisions) = begun(state);
    UnsortedPlanner::new().plan_into(&exchange, &state.night(), &mut decisions)?;
    Ok((exchange, decisions))
}

/// In order, on two threads; the set-up is compiled by one.
pub fn two_threads(state: &Statewide) -> Result<Planned<'_>, PlanError> {
    let (exchange, mut decisions) = begun(state);
    let parts = parts(&state.night(), &mut decisions, NonZeroUsize::MIN.saturating_add(1))?;
    std::thread::scope(|scope| {
        let plan = |part: gradecrosswalk::matching::plan::Part<'_, '_>| part.plan(&exchange);
        let threads: Vec<_> = parts.into_iter().map(|part| scope.spawn(move || plan(part))).collect();
        threads.into_iter().try_for_each(|thread| thread.join().expect("planning never panics"))
    })?;
    Ok((exchange, decisions))
}

fn begun(state: &Statewide) -> Planned<'_> {
    let exchange =
        Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("few score groups");
    (exchange, vec![Decision::default(); state.posted.len()])
}

/// The answers in the order of the sorted rows, whatever order these have. Equal rows have equal answers.
pub fn answers(state: &Statewide, (exchange, decisions): &Planned<'_>) -> Vec<u16> {
    let decided = state.posted.iter().zip(decisions);
    let answer =
        |(row, decision): (&PostedRow, &Decision)| (*row, of(decision.outcome(exchange, row.section())));
    let mut answers: Vec<_> = decided.map(answer).collect();
    answers.sort_unstable();
    answers.into_iter().map(|(_, answer)| answer).collect()
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
