//! How long it takes to diagnose a grade of a large night: 400 home schools, a tenth of the grades with a fault.
//!
//! `cargo bench --bench diagnosis`. The time is that of one grade; the night's findings, alerts and forecast are made once
//! before it. Wall clock, for reading; `diagnose_once` is for counting instructions: 17,500 a grade at 10,000 grades and
//! 18,800 at 100,000 (2026-11-22). Only searches in ordered rows grow with the night.

mod night;

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::domain::calendar::SchoolYear;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Diagnoser, Exchange, Forecast, Ledger, NightRecords, Plan, PlanPolicy, Question, Severities, Ssid,
    validate, validate_night,
};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use night::texts;

fn main() {
    divan::main();
}

/// Lets the diagnoser of a night of so many grades be asked.
fn with(grades: usize, ask: impl FnOnce(&Diagnoser<'_, '_, '_>, usize)) {
    let state = statewide(grades, Mix::AllDue, 1);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let texts = texts(&state, &exchange);
    let records = texts.records();
    let ledger = Ledger::of(&exchange, records).expect("a ledger");
    let plan = Plan::new(&exchange, ledger.night()).expect("a plan");
    let night = NightRecords::of(records, &ledger);
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    let year = SchoolYear::of(exchange.technical_now().minute().date()).expect("a year");
    let nights = Nights::of_year(year).expect("its nights");
    let forecast = Forecast::of(&state.setup, nights, PlanPolicy::default());
    ask(&Diagnoser::new(&plan, night, &findings, &forecast), plan.decisions().len());
}

/// Every posted grade in turn; ten times the grades cost ten times as much.
#[divan::bench(args = [10_000, 100_000])]
fn posted(bencher: Bencher<'_, '_>, grades: usize) {
    with(grades, |diagnoser, count| {
        bencher.counter(ItemsCount::new(count)).bench_local(|| {
            for place in 0..count {
                black_box(diagnoser.diagnose_posted(place));
            }
        });
    });
}

/// One grade, asked for by its texts.
#[divan::bench]
fn one(bencher: Bencher<'_, '_>) {
    with(10_000, |diagnoser, count| {
        let question = diagnoser.diagnose_posted(count / 2).expect("a grade").question;
        bencher.bench_local(|| black_box(diagnoser.diagnose(black_box(&question))));
    });
}

/// One grade that is not posted: the engine is asked what it would do.
#[divan::bench]
fn not_posted(bencher: Bencher<'_, '_>) {
    with(10_000, |diagnoser, count| {
        let posted = diagnoser.diagnose_posted(count / 2).expect("a grade").question;
        let question = Question { ssid: Ssid::new("9999999999").ok(), ..posted };
        bencher.bench_local(|| black_box(diagnoser.diagnose(black_box(&question))));
    });
}
