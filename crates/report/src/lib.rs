//! What a nightly grade sync did, what is wrong, and what the nights of a year will do, for people to read: text tables,
//! Markdown, CSV, SVG calendars and self-contained HTML.
//!
//! | module | what it holds |
//! |---|---|
//! | [`table`] | a table, and what it is as text for a terminal, Markdown, CSV, HTML and (feature `serde`) JSON |
//! | [`tables`] | tables of summaries, findings, alerts, diagnoses, grades reports, forecasts, proposals and what becomes of grades |
//! | [`calendar`] | a pair of schools over a year, as SVG |
//! | [`page`] | a report as one HTML file |
//!
//! The crate reads values of `gradecrosswalk-matching` and `gradecrosswalk-validation` and decides nothing: what it says
//! is what they say. Strings come out, through [`core::fmt::Display`], so that they can be written piece by piece to
//! wherever the caller likes. It reads no file, no clock and no network, and the same values give the same bytes. Every
//! text that is not its own is escaped; lists that are cut say how much was left out, and where students are named, their
//! identifiers can be masked ([`Ssids`]).
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod calendar;
pub mod page;
pub mod table;
pub mod tables;

mod markup;
mod shown;
mod ssids;
mod width;
mod years;

pub use calendar::Calendar;
pub use page::Report;
pub use shown::Shown;
pub use ssids::Ssids;
pub use table::{Cell, Column, ColumnKind, Table, unguarded};
