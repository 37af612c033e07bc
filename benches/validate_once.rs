//! Compiles or validates one statewide set-up a number of times: for counting instructions around one call.
//!
//! `validate_once SECTIONS REPEATS PART`, where PART is `none`, `compile` or `validate` (the set-up that was compiled
//! once). The difference of two runs' instructions, divided by the sections, is the cost of a part.

use gradecrosswalk::{Exchange, Finding, PlanPolicy, Severities, validate};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::collections::BTreeMap;
use std::hint::black_box;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let sections: usize = arg(0, "850").parse().expect("number of sections");
    let repeats: u32 = arg(1, "1").parse().expect("number of repeats");
    let part = arg(2, "validate");
    // Fifty-seven postings make a section.
    let state = statewide(sections * 57, Mix::AllDue, 1);
    let compile = || Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let exchange = compile();
    let mut found: Vec<Finding> = Vec::new();
    for _ in 0..repeats {
        match part.as_str() {
            "compile" => drop(black_box(compile())),
            "validate" => found = black_box(validate(&exchange, &Severities::default())),
            _ => {}
        }
    }
    let setup = &state.setup;
    println!(
        "{} sections, {} links, {} home schools: {} findings",
        setup.technical().sections().len(),
        setup.layout().link_count(),
        setup.homes().len(),
        found.len()
    );
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for finding in &found {
        *rules.entry(finding.rule().to_string()).or_default() += 1;
    }
    println!("{rules:#?}");
}
