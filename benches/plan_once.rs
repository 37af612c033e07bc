//! Plans one large night a number of times and prints what it did: for counting instructions around one call.
//!
//! `plan_once GRADES MIX REPEATS PART`, where MIX is `due` or `spring` and PART is `none`, `compile`, `plan`, `both`,
//! `stream` (by chunks), `each` (a stream row by row), `unsorted` (shuffled rows), `shuffled` (nothing, but with the
//! rows shuffled: what `unsorted` is to be compared with), `parts` (two threads) or `explain` (every decision); from
//! `stream` on without compiling.
//! The difference of two runs' instructions, divided by the grades, is the cost of a part: one with it and one with
//! `none`, or `shuffled` for `unsorted`.

use gradecrosswalk::matching::plan::{NightStream, Planner, UnsortedPlanner, parts};
use gradecrosswalk::matching::rows::{EnrollmentRow, HomeRow, PostedRow, SentRow};
use gradecrosswalk::matching::{Decision, Exchange, Night, plan_into};
use gradecrosswalk::{OutcomeKind, Plan, PlanPolicy};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let grades: usize = arg(0, "10000").parse().expect("number of grades");
    let mix = if arg(1, "due") == "spring" { Mix::Spring } else { Mix::AllDue };
    let repeats: u32 = arg(2, "1").parse().expect("number of repeats");
    let part = arg(3, "both");
    let shuffled = part == "unsorted" || part == "shuffled";
    let state = statewide(grades, mix, 1);
    let state = if shuffled { state.shuffled() } else { state };
    let night = state.night();
    let compile = || Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let exchange = compile();
    let mut decisions = vec![Decision::default(); state.posted.len()];
    let plan = Plan::new(&exchange, if shuffled { Night::default() } else { night }).expect("in order");
    let mut unsorted = UnsortedPlanner::new();
    // So that what is printed, and what it costs, is the same for every part.
    unsorted.plan_into(&exchange, &night, &mut decisions).expect("no doubles");
    let started = Instant::now();
    for _ in 0..repeats {
        match part.as_str() {
            "compile" => drop(black_box(compile())),
            "plan" => plan_into(&exchange, black_box(&night), &mut decisions).expect("in order"),
            "both" => plan_into(&compile(), black_box(&night), &mut decisions).expect("in order"),
            "stream" => stream(&exchange, black_box(&night), &mut decisions),
            "each" => each(&exchange, black_box(&night), &mut decisions),
            "unsorted" => {
                unsorted.plan_into(&exchange, black_box(&night), &mut decisions).expect("no doubles")
            }
            "parts" => two_threads(&exchange, black_box(&night), &mut decisions),
            "explain" => (0..state.posted.len()).for_each(|place| {
                black_box(plan.explain(place));
            }),
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

fn planner<'e>(
    exchange: &'e Exchange<'e>,
    night: &'e Night<'_>,
) -> Planner<
    'e,
    'e,
    impl Iterator<Item = PostedRow>,
    impl Iterator<Item = HomeRow>,
    impl Iterator<Item = EnrollmentRow>,
    impl Iterator<Item = SentRow>,
> {
    let stream = NightStream {
        posted: night.posted.iter().copied(),
        home: night.home.iter().copied(),
        enrollments: night.enrollments.iter().copied(),
        sent: night.sent.iter().copied(),
        scoped: night.scoped,
    };
    Planner::new(exchange, stream)
}

fn stream(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) {
    let mut planner = planner(exchange, night);
    while let Some(chunk) = planner.next_chunk().expect("in order") {
        decisions[chunk.place..][..chunk.decisions.len()].copy_from_slice(chunk.decisions);
    }
}

fn each(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) {
    for (decided, out) in planner(exchange, night).into_iter().zip(decisions) {
        (_, *out) = decided.expect("in order");
    }
}

fn two_threads(exchange: &Exchange<'_>, night: &Night<'_>, decisions: &mut [Decision]) {
    let parts =
        parts(night, decisions, NonZeroUsize::MIN.saturating_add(1)).expect("a decision for each row");
    std::thread::scope(|scope| {
        for part in parts {
            scope.spawn(move || part.plan(exchange).expect("in order"));
        }
    });
}
