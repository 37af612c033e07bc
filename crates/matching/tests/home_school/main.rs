//! What a home school does with posted scores: GPA, transcript, report card, eligibility (rules P-1 to P-4).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod card;
mod case;
mod eligible;
mod gpa;
mod laws;
mod transcript;
