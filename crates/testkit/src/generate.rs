//! Strategies of whole exchanges: mostly right, with a few faults each, so that every outcome occurs often.
//!
//! A *recipe* is drawn first: plain choices that do not depend on one another, so that it shrinks well. The exchange
//! is built from it without further chance. `tests/generator_reaches_everything.rs` measures what is reached.

mod assemble;
mod attendance;
mod calendar;
mod exceptions;
mod grades;
mod groups;
mod instant;
mod office;
mod papers;
mod pick;
mod policy;
mod postings;
mod recipe;
mod rosters;
mod sections;
mod show;
mod students;
mod tasks;
mod windows;

pub use attendance::{GeneratedAttendance, attendance, attendance_samples};
pub use papers::FurnishedExchange;
pub use rosters::{RosteredExchange, rostered_samples};

use crate::Records;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::PlanPolicy;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// A night: one technical school with one to four home schools, and everything that it reads.
#[derive(Clone)]
pub struct GeneratedExchange {
    /// The schools and their links.
    pub setup: Setup,
    /// The instant of the run.
    pub as_of: AsOf,
    /// How the night is planned.
    pub policy: PlanPolicy,
    /// The grades and enrollments.
    pub records: Records,
}

/// Nights of all kinds.
pub fn exchange() -> impl Strategy<Value = GeneratedExchange> {
    recipe::recipe().prop_map(|recipe| recipe.build())
}

/// The same night for the same seed.
pub fn sample(seed: u64) -> GeneratedExchange {
    samples(seed).next().unwrap()
}

/// Nights without end, the same ones for the same seed.
pub fn samples(seed: u64) -> impl Iterator<Item = GeneratedExchange> {
    values(exchange(), seed)
}

/// The nights of [`samples`] with their papers: everything that validation looks at.
pub fn furnished_samples(seed: u64) -> impl Iterator<Item = FurnishedExchange> {
    let mut dice = crate::statewide::Dice(seed.wrapping_add(7));
    let furnish = move |(night, papers): (GeneratedExchange, papers::Papers)| {
        let roster = rosters::roster_of(&night, &mut dice);
        FurnishedExchange { roster, ..papers.furnish(night) }
    };
    samples(seed).zip(values(papers::papers(), !seed)).map(furnish)
}

fn values<S: Strategy>(strategy: S, seed: u64) -> impl Iterator<Item = S::Value> {
    // Spread over all bits, so that neighbouring seeds have nothing in common; and a cheap generator: in debug builds
    // a cryptographic one takes most of the time.
    let spread = |seed: u64| (seed.wrapping_add(1)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    let halves = [spread(seed), spread(spread(seed))];
    let bytes: Vec<u8> = halves.iter().flat_map(|half| half.to_le_bytes()).collect();
    let rng = TestRng::from_seed(RngAlgorithm::XorShift, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    core::iter::repeat_with(move || strategy.new_tree(&mut runner).unwrap().current())
}
