//! How long a year's forecast takes for a statewide set-up: 400 home schools, 17,500 technical sections.
//!
//! `cargo bench --bench forecast`. The ten years have the terms and windows of the one, so that they cost as much.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::PlanPolicy;
use gradecrosswalk::domain::calendar::{DateRange, SchoolYear};
use gradecrosswalk::validation::forecast::{Forecast, Nights};
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use std::sync::OnceLock;

fn main() {
    divan::main();
}

fn state() -> &'static Statewide {
    static STATE: OnceLock<Statewide> = OnceLock::new();
    STATE.get_or_init(|| statewide(1_000_000, Mix::AllDue, 1))
}

/// The time is that of one linked pair of sections.
#[divan::bench(args = [1, 10])]
fn statewide_years(bencher: Bencher<'_, '_>, years: i32) {
    let setup = &state().setup;
    let dates = |year| SchoolYear::starting(year).expect("a year").dates().expect("its dates");
    let days = DateRange::new(dates(2019).first(), dates(2019 + years - 1).last()).expect("in order");
    bencher.counter(ItemsCount::new(setup.layout().link_count())).bench_local(|| {
        black_box(Forecast::of(setup, Nights::of(days), PlanPolicy::default()));
    });
}
