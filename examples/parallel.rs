//! Plans a state's night on one thread and on several, and shows that the decisions are the same.
//!
//! `cargo run --release --example parallel [GRADES]`. The library starts no thread and has no lock: it cuts the night
//! into parts that have nothing in common, and rayon plans them.

use anyhow::{Context as _, ensure};
use core::num::NonZeroUsize;
use gradecrosswalk::matching::plan::parts;
use gradecrosswalk::matching::{Decision, Exchange, Night, PlanError, plan_into};
use gradecrosswalk::{OutcomeKind, PlanPolicy};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use rayon::prelude::*;
use std::time::Instant;

/// More parts than threads, so that no thread waits long for the last.
const PARTS_A_THREAD: usize = 4;

fn main() -> anyhow::Result<()> {
    let grades = std::env::args().nth(1).map_or(Ok(200_000), |grades| grades.parse());
    let state = statewide(grades.context("how many grades?")?, Mix::AllDue, 2019);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default())?;
    let night = state.night();

    let mut alone = vec![Decision::default(); night.posted.len()];
    let started = Instant::now();
    plan_into(&exchange, &night, &mut alone)?;
    let one_thread = started.elapsed();

    let threads = rayon::current_num_threads();
    let mut together = vec![Decision::default(); night.posted.len()];
    let started = Instant::now();
    plan_in_parallel(&exchange, &night, &mut together, threads)?;
    let all_threads = started.elapsed();

    ensure!(alone == together, "the parts are not the whole");
    let count = |kind| alone.iter().filter(|decision| decision.kind() == kind).count();
    let counts = OutcomeKind::ALL.map(|kind| format!("{} {}", count(kind), kind.code()));
    println!("{} grades: {}", alone.len(), counts.join(", "));
    println!("1 thread: {one_thread:?}");
    println!("{threads} threads: {all_threads:?}, the same decisions");
    Ok(())
}

fn plan_in_parallel(
    exchange: &Exchange<'_>,
    night: &Night<'_>,
    decisions: &mut [Decision],
    threads: usize,
) -> Result<(), PlanError> {
    let at_most = NonZeroUsize::MIN.saturating_add(threads * PARTS_A_THREAD - 1);
    parts(night, decisions, at_most)?.into_par_iter().try_for_each(|part| part.plan(exchange))
}
