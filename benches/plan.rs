//! How long a night takes: compiling its set-up, planning it, and both, per posted grade; and explaining a decision.
//!
//! `cargo bench --bench plan`. 10,000, 100,000 and a million grades; with `BENCH_LARGE=1` in the environment ten million as
//! well, which take a few GiB. Wall clock, for reading; `plan_once` is for counting instructions.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::matching::{Decision, plan_into};
use gradecrosswalk::{Exchange, Plan, PlanPolicy};
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const LARGE: usize = 10_000_000;

fn sizes() -> Vec<usize> {
    let large = std::env::var_os("BENCH_LARGE").map(|_| LARGE);
    SIZES.into_iter().chain(large).collect()
}

/// Each night is made once and kept: making it takes far longer than planning it.
fn night(mix: Mix, grades: usize) -> &'static Statewide {
    static NIGHTS: OnceLock<Mutex<BTreeMap<(bool, usize), &'static Statewide>>> = OnceLock::new();
    let mut nights = NIGHTS.get_or_init(Mutex::default).lock().expect("no bench panics");
    nights
        .entry((mix == Mix::Spring, grades))
        .or_insert_with(|| Box::leak(Box::new(statewide(grades, mix, 1))))
}

fn compiled(state: &Statewide) -> Exchange<'_> {
    Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("few score groups")
}

fn compile(bencher: Bencher<'_, '_>, mix: Mix, grades: usize) {
    let state = night(mix, grades);
    bencher.counter(ItemsCount::new(state.posted.len())).bench_local(|| compiled(state));
}

fn plan(bencher: Bencher<'_, '_>, mix: Mix, grades: usize) {
    let state = night(mix, grades);
    let exchange = compiled(state);
    let mut decisions = vec![Decision::default(); state.posted.len()];
    bencher
        .counter(ItemsCount::new(state.posted.len()))
        .bench_local(|| plan_into(&exchange, &state.night(), &mut decisions));
}

fn both(bencher: Bencher<'_, '_>, mix: Mix, grades: usize) {
    let state = night(mix, grades);
    let mut decisions = vec![Decision::default(); state.posted.len()];
    bencher
        .counter(ItemsCount::new(state.posted.len()))
        .bench_local(|| plan_into(&compiled(state), &state.night(), &mut decisions));
}

/// How many decisions are explained at a time, spread over the night, so that no two are in the same cache lines.
const EXPLAINED: usize = 1_000;
const APART: usize = 7_919_999;

fn explain(bencher: Bencher<'_, '_>, mix: Mix, grades: usize) {
    let state = night(mix, grades);
    let exchange = compiled(state);
    let plan = Plan::new(&exchange, state.night()).expect("in order");
    let places: Vec<usize> = (0..EXPLAINED).map(|place| place * APART % state.posted.len()).collect();
    bencher.counter(ItemsCount::new(EXPLAINED)).bench_local(|| {
        for place in &places {
            black_box(plan.explain(*place));
        }
    });
}

/// Every posting is due.
mod all_due {
    use super::{Bencher, Mix, sizes};

    #[divan::bench(args = sizes())]
    fn compile(bencher: Bencher<'_, '_>, grades: usize) {
        super::compile(bencher, Mix::AllDue, grades);
    }

    #[divan::bench(args = sizes())]
    fn plan(bencher: Bencher<'_, '_>, grades: usize) {
        super::plan(bencher, Mix::AllDue, grades);
    }

    #[divan::bench(args = sizes())]
    fn compile_and_plan(bencher: Bencher<'_, '_>, grades: usize) {
        super::both(bencher, Mix::AllDue, grades);
    }

    #[divan::bench(args = sizes())]
    fn explain(bencher: Bencher<'_, '_>, grades: usize) {
        super::explain(bencher, Mix::AllDue, grades);
    }
}

/// Three postings of other terms beside each due one.
mod spring {
    use super::{Bencher, Mix, sizes};

    #[divan::bench(args = sizes())]
    fn compile(bencher: Bencher<'_, '_>, grades: usize) {
        super::compile(bencher, Mix::Spring, grades);
    }

    #[divan::bench(args = sizes())]
    fn plan(bencher: Bencher<'_, '_>, grades: usize) {
        super::plan(bencher, Mix::Spring, grades);
    }

    #[divan::bench(args = sizes())]
    fn compile_and_plan(bencher: Bencher<'_, '_>, grades: usize) {
        super::both(bencher, Mix::Spring, grades);
    }

    #[divan::bench(args = sizes())]
    fn explain(bencher: Bencher<'_, '_>, grades: usize) {
        super::explain(bencher, Mix::Spring, grades);
    }
}
