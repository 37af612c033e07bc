//! How long validating a statewide set-up takes, beside compiling the same one, per technical section: 400 home schools,
//! each section with a course of its own, about 2.5 home sections linked to each.
//!
//! `cargo bench --bench validation`. Linear means: the time a section stays the same from size to size. Wall clock, for
//! reading; `validate_once` is for counting instructions.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::{Exchange, PlanPolicy, Severities, validate};
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

fn main() {
    divan::main();
}

/// Grades of so many postings make a technical section.
const GRADES: usize = 57;
const SECTIONS: [usize; 2] = [1_700, 17_000];

/// Each is made once and kept.
fn state(sections: usize, seed: u64) -> &'static Statewide {
    static STATES: OnceLock<Mutex<BTreeMap<(usize, u64), &'static Statewide>>> = OnceLock::new();
    let mut states = STATES.get_or_init(Mutex::default).lock().expect("no bench panics");
    let make = || Box::leak(Box::new(statewide(sections * GRADES, Mix::AllDue, seed)));
    states.entry((sections, seed)).or_insert_with(|| make())
}

fn compiled(state: &Statewide) -> Exchange<'_> {
    Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("few score groups")
}

#[divan::bench(args = SECTIONS)]
fn compile(bencher: Bencher<'_, '_>, sections: usize) {
    let state = state(sections, 1);
    bencher
        .counter(ItemsCount::new(state.setup.technical().sections().len()))
        .bench_local(|| drop(black_box(compiled(state))));
}

#[divan::bench(args = SECTIONS)]
fn validation(bencher: Bencher<'_, '_>, sections: usize) {
    let state = state(sections, 1);
    let exchange = compiled(state);
    bencher
        .counter(ItemsCount::new(state.setup.technical().sections().len()))
        .bench_local(|| black_box(validate(&exchange, &Severities::default())));
}

/// Twenty technical schools with 17,000 sections in all, each with 400 home schools.
mod twenty_technical_schools {
    use super::{Bencher, Exchange, ItemsCount, Severities, Statewide, black_box, compiled, state, validate};

    const SCHOOLS: u64 = 20;

    fn states() -> Vec<&'static Statewide> {
        (1..=SCHOOLS).map(|seed| state(850, seed)).collect()
    }

    fn sections(states: &[&Statewide]) -> ItemsCount {
        ItemsCount::new(states.iter().map(|state| state.setup.technical().sections().len()).sum::<usize>())
    }

    #[divan::bench]
    fn compile(bencher: Bencher<'_, '_>) {
        let states = states();
        bencher
            .counter(sections(&states))
            .bench_local(|| states.iter().for_each(|state| drop(black_box(compiled(state)))));
    }

    #[divan::bench]
    fn validation(bencher: Bencher<'_, '_>) {
        let states = states();
        let exchanges: Vec<Exchange<'_>> = states.iter().map(|state| compiled(state)).collect();
        bencher.counter(sections(&states)).bench_local(|| {
            for exchange in &exchanges {
                black_box(validate(exchange, &Severities::default()));
            }
        });
    }
}
