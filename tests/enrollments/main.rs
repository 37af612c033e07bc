//! Enrollments against rosters (rules E-1, E-2, G-2, G-11): the situations as data, the second planner, laws, texts.

mod agree;
mod cases;
mod explained;
mod laws;
mod recorded;
