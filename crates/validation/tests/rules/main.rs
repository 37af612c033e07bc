//! Every rule with cases as data: what is set up, and exactly what the rule finds. An empty list is a neighbour that
//! must not be found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::arithmetic_side_effects, clippy::std_instead_of_alloc, reason = "tests have std")]

mod attendance;
mod by_the_book;
mod calendar;
mod case;
mod fixes;
mod links;
mod postings;
#[path = "../laws/promises.rs"]
mod promises;
mod registry;
mod reporting;
mod rosters;
mod scores;
mod tasks;
mod waivers;
mod windows;

use case::Case;

/// The cases of each folder of rules.
const CASES: &[&[Case]] = &[
    calendar::CASES,
    windows::CASES,
    tasks::CASES,
    scores::CASES,
    links::CASES,
    reporting::CASES,
    postings::CASES,
    rosters::CASES,
    attendance::CASES,
    waivers::CASES,
];

#[test]
fn each_case_finds_exactly_what_it_says() {
    let wrong: Vec<String> = CASES.iter().copied().flatten().filter_map(Case::wrong).collect();
    assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
