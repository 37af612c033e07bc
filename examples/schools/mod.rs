//! A technical school and its home high schools in SQLite databases: what the examples `nightly_sync`, `preflight`,
//! `diagnose` and `report` have in common. Not an example itself.
//!
//! | module | what it does |
//! |---|---|
//! | `options` | the options that all take |
//! | `databases` | the folder with the schools' databases |
//! | `database` | one database: its shape, and its cells, each refused with its place |
//! | `seed` | CSV files into a database |
//! | `setup` | a school's set-up, out of its database |
//! | `finals` | the technical school's final grades, calculated and posted before the night |
//! | `night` | everything that a night reads, out of all of them |
//! | `attendance` | who takes the sync of attendance, and days of instruction |
//! | `console` | printing |

pub mod attendance;
pub mod console;
pub mod database;
pub mod databases;
pub mod finals;
pub mod night;
pub mod options;
mod seed;
pub mod setup;
