//! Composite grades: worked cases beside their rule IDs, what cannot go wrong, faults, and laws (rules C-1 to C-3).
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod cannot_happen;
mod case;
mod cases;
mod explained;
mod faults;
mod laws;
