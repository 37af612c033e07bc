//! Laws of a night's plan, on generated exchanges: what holds whatever the schools have set up (rules G-2 to G-7).

mod by_home;
mod decisions;
mod idempotent;
mod input_order;
mod local;
mod row_order;
mod two_paths;
