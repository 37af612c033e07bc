//! What is asked one at a time: a decision's explanation as text, which home score a mark is, whether two terms match.
//!
//! `cargo bench --bench look_ups`. Each question is put over a spread of values, and the time is that of one.

use divan::{Bencher, black_box, counter::ItemsCount};
use gradecrosswalk::domain::scores::Percent;
use gradecrosswalk::matching::score_translation::translate;
use gradecrosswalk::matching::term_match::{reference_day, should_be_open};
use gradecrosswalk::{Exchange, Mark, Narrative, Plan, PlanPolicy, Rounding, ScoreText, TermMatchPolicy};
use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use std::sync::OnceLock;

fn main() {
    divan::main();
}

/// How many questions one sample puts.
const QUESTIONS: usize = 1_000;

fn state() -> &'static Statewide {
    static STATE: OnceLock<Statewide> = OnceLock::new();
    STATE.get_or_init(|| statewide(1_000_000, Mix::Spring, 1))
}

#[divan::bench]
fn explain_in_text(bencher: Bencher<'_, '_>) {
    let state = state();
    let exchange =
        Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("few score groups");
    let plan = Plan::new(&exchange, state.night()).expect("in order");
    // Spread over the night, so that neighbours are not found in the same cache lines.
    let places: Vec<usize> = (0..QUESTIONS).map(|place| place * 7_919_999 % state.posted.len()).collect();
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        for place in &places {
            let explanation = plan.explain(*place).expect("a place of the night");
            black_box(Narrative::new(&explanation, None).to_string());
        }
    });
}

/// Against home groups of a hundred scores, one by one: planning has tables for this.
#[divan::bench]
fn score_translation(bencher: Bencher<'_, '_>) {
    let setup = &state().setup;
    let technical = &setup.technical().score_groups()[0];
    let home = &setup.homes()[1].score_groups()[0];
    let percents =
        (0..QUESTIONS as u32).map(|n| Percent::from_basis_points(n * 37 % 10_000).expect("below 100 %"));
    let marks: Vec<Mark> = percents
        .map(Mark::Percent)
        .enumerate()
        .map(|(n, mark)| if n % 10 == 0 { Mark::Score(ScoreText::new("85").expect("a text")) } else { mark })
        .collect();
    bencher.counter(ItemsCount::new(QUESTIONS)).bench_local(|| {
        for mark in &marks {
            let _ = black_box(translate(black_box(mark), technical, home, Rounding::default()));
        }
    });
}

#[divan::bench(args = TermMatchPolicy::ALL)]
fn term_match(bencher: Bencher<'_, '_>, policy: TermMatchPolicy) {
    let setup = &state().setup;
    let (there, here) = (setup.technical().schedule(), setup.homes()[1].schedule());
    let as_of = state().as_of.date();
    let pairs: Vec<_> =
        there.terms().iter().flat_map(|term| here.terms().iter().map(move |other| (term, other))).collect();
    bencher.counter(ItemsCount::new(pairs.len())).bench_local(|| {
        for (term, other) in &pairs {
            black_box(policy.matches(black_box(as_of), (term, there), (other, here)));
        }
    });
}

#[divan::bench]
fn term_that_should_be_open(bencher: Bencher<'_, '_>) {
    let setup = &state().setup;
    let here = setup.homes()[1].schedule();
    let term = &setup.technical().schedule().terms()[3];
    let days: Vec<_> = term.dates().first().iter_days().take(60).collect();
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        for day in &days {
            black_box((reference_day(*day, term, here), should_be_open(*day, term, here)));
        }
    });
}
