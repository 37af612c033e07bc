//! The Rust side of the comparison: the same night for every engine. `benches/comparison/run` calls it.
//!
//! ```text
//! comparison export FOLDER GRADES MIX    writes the night as plain columns
//! comparison ours GRADES MIX REPEATS     plans it with gradecrosswalk; REPEATS 0 makes it and does not plan
//! comparison stream|unsorted|two-threads GRADES MIX REPEATS
//! comparison idiomatic GRADES MIX REPEATS
//! ```
//!
//! MIX is `due` or `spring`. All but the first print one line of JSON: the figures of the work alone, and the answers'
//! sum. For `unsorted` the rows are shuffled before the work.

mod answer;
mod export;
mod idiomatic;
mod ours;
mod tables;

use gradecrosswalk_testkit::statewide::{Mix, Statewide, statewide};
use rustix::time::{ClockId, clock_gettime};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;
use tables::Tables;

const SEED: u64 = 1;

fn main() -> anyhow::Result<()> {
    // `cargo bench` runs every bench with this and nothing else.
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let night = |grades: &str, mix: &str| -> anyhow::Result<Statewide> {
        let mix = if mix == "spring" { Mix::Spring } else { Mix::AllDue };
        Ok(statewide(grades.parse()?, mix, SEED))
    };
    match &args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["export", folder, grades, mix] => {
            export::export(&Tables::of(&night(grades, mix)?), Path::new(folder))
        }
        ["ours", grades, mix, repeats] => ours(&night(grades, mix)?, repeats, ours::plan),
        ["stream", grades, mix, repeats] => ours(&night(grades, mix)?, repeats, ours::stream),
        ["unsorted", grades, mix, repeats] => ours(&night(grades, mix)?.shuffled(), repeats, ours::unsorted),
        ["two-threads", grades, mix, repeats] => ours(&night(grades, mix)?, repeats, ours::two_threads),
        ["idiomatic", grades, mix, repeats] => {
            let tables = Tables::of(&night(grades, mix)?);
            let records = idiomatic::Records::of(&tables);
            drop(tables);
            let (figures, answers) = measured(repeats.parse()?, || idiomatic::plan(&records));
            report(&figures, answers.as_deref());
            Ok(())
        }
        _ => {
            println!("comparison: see benches/comparison/README.md");
            Ok(())
        }
    }
}

fn ours(state: &Statewide, repeats: &str, work: ours::Work) -> anyhow::Result<()> {
    let (figures, planned) = measured(repeats.parse()?, || work(state));
    let answers = planned.transpose()?.map(|planned| ours::answers(state, &planned));
    report(&figures, answers.as_deref());
    Ok(())
}

/// What the work cost, once.
struct Figures {
    cpu_nanos: u128,
    wall_nanos: u128,
    /// Resident before the work, and at its peak.
    resident: [u64; 2],
}

/// Does the work a number of times; gives what it cost on average, and what it gave the last time.
fn measured<T>(repeats: u32, mut work: impl FnMut() -> T) -> (Figures, Option<T>) {
    let before = resident("VmRSS");
    // From here on the kernel counts the peak anew.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let mut last = None;
    let (started, clock) = (cpu_nanos(), Instant::now());
    for _ in 0..repeats {
        // The result of the time before is not kept beside the next one.
        drop(last.take());
        last = Some(black_box(work()));
    }
    let wall_nanos = clock.elapsed().as_nanos() / u128::from(repeats.max(1));
    let cpu_nanos = (cpu_nanos() - started) / u128::from(repeats.max(1));
    (Figures { cpu_nanos, wall_nanos, resident: [before, resident("VmHWM")] }, last)
}

/// User and system time of this process.
fn cpu_nanos() -> u128 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as u128 * 1_000_000_000 + time.tv_nsec as u128
}

/// A line of the kernel's account of this process, in bytes.
fn resident(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line)?.strip_prefix(':'));
    let kilobytes = found.and_then(|text| text.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

fn report(figures: &Figures, answers: Option<&[u16]>) {
    let answers = answers.unwrap_or_default();
    let counts = answer::counts(answers);
    let Figures { cpu_nanos, wall_nanos, resident: [before, peak] } = figures;
    println!(
        "{}",
        serde_json::json!({
            "grades": answers.len(),
            "cpu_ns": *cpu_nanos as u64,
            "wall_ns": *wall_nanos as u64,
            "resident_before": before,
            "resident_peak": peak,
            "counts": counts,
            "checksum": answer::checksum(answers),
        })
    );
}
