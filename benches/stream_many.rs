//! Plans a night that is made as it is read, and prints the most memory that this took beyond the set-up.
//!
//! `stream_many GRADES`. Half a million sections of a state would be all set-up and no stream: there are 100,000, each
//! with as many students as it takes.

use gradecrosswalk::matching::plan::{NightStream, Planner};
use gradecrosswalk::{Exchange, OutcomeKind, PlanPolicy};
use gradecrosswalk_testkit::endless::Endless;
use std::time::Instant;

const SECTIONS: u64 = 100_000;
/// Of a student's three tasks a twentieth is not posted.
const GRADES_A_STUDENT: f64 = 2.85;

fn main() {
    let grades =
        std::env::args().skip(1).find(|arg| arg != "--bench").unwrap_or_else(|| "1000000".to_owned());
    let grades: u64 = grades.parse().expect("number of grades");
    let sections = SECTIONS.min(grades.div_ceil(60));
    let students = (grades as f64 / GRADES_A_STUDENT / sections as f64).ceil();
    let night = Endless::new(sections as usize, students as u32, 1);
    let exchange = Exchange::compile(&night.setup, night.as_of, PlanPolicy::default()).expect("compiles");
    let reset = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = memory();
    let started = Instant::now();
    let (posted, home, enrollments) = (night.posted(), night.home(), night.enrollments());
    let mut planner =
        Planner::new(&exchange, NightStream { posted, home, enrollments, sent: [], scoped: &[] });
    let mut counts = [0_u64; OutcomeKind::ALL.len()];
    while let Some(chunk) = planner.next_chunk().expect("in order") {
        for decision in chunk.decisions {
            counts[decision.kind() as usize] += 1;
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let planned: u64 = counts.iter().sum();
    let made = night.posted().count() as u64;
    assert_eq!(planned, made, "a decision for each grade");
    let outcomes = OutcomeKind::ALL.map(|kind| format!("{} {}", kind.code(), counts[kind as usize]));
    println!("{planned} grades, {sections} sections, {seconds:.1} s; {}", outcomes.join(", "));
    match (before, memory()) {
        (Some((set_up, _)), Some((_, peak))) if reset => {
            println!("set-up {} KiB; at the peak {} KiB more", set_up, peak.saturating_sub(set_up));
        }
        _ => println!("this system does not say how much memory it took"),
    }
}

/// The memory that the program has in use, and the most that it had, in KiB.
fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}
