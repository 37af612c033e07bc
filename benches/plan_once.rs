//! Plans one large night a number of times and prints what it did: for counting instructions around one call.
//!
//! `plan_once GRADES MIX REPEATS PART`, where MIX is `due` or `spring` and PART is `none`, `compile`, `plan` or `both`. The
//! difference of two runs' instructions, divided by the grades, is the cost of a part.

use gradecrosswalk::matching::{Decision, Exchange, Night, plan_into};
use gradecrosswalk::{OutcomeKind, PlanPolicy};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let grades: usize = arg(0, "10000").parse().expect("number of grades");
    let mix = if arg(1, "due") == "spring" { Mix::Spring } else { Mix::AllDue };
    let repeats: u32 = arg(2, "1").parse().expect("number of repeats");
    let part = arg(3, "both");
    let state = statewide(grades, mix, 1);
    let night = Night {
        posted: &state.posted,
        home: &state.home,
        enrollments: &state.enrollments,
        ..Night::default()
    };
    let compile = || Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let exchange = compile();
    let mut decisions = vec![Decision::default(); state.posted.len()];
    let started = Instant::now();
    for _ in 0..repeats {
        match part.as_str() {
            "compile" => drop(black_box(compile())),
            "plan" => plan_into(&exchange, black_box(&night), &mut decisions).expect("in order"),
            "both" => plan_into(&compile(), black_box(&night), &mut decisions).expect("in order"),
            _ => {}
        }
        black_box(&decisions);
    }
    let nanos = started.elapsed().as_nanos() as f64 / f64::from(repeats) / state.posted.len() as f64;
    let count = |kind| decisions.iter().filter(|decision| decision.kind() == kind).count();
    let counts = OutcomeKind::ALL.map(|kind| format!("{} {}", kind.code(), count(kind)));
    println!(
        "{} grades, {} home grades, {} enrollments: {nanos:.2} ns a grade; {}",
        state.posted.len(),
        state.home.len(),
        state.enrollments.len(),
        counts.join(", ")
    );
    let mut held = std::collections::BTreeMap::new();
    for reason in decisions.iter().filter_map(|decision| decision.held_reason()) {
        *held.entry(reason.code()).or_insert(0_u32) += 1;
    }
    println!("held: {held:?}");
}
