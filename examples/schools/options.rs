//! The options that all examples take. What is wrong with one is said before anything is opened.

use chrono::{NaiveDate, NaiveDateTime};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gradecrosswalk::{AsOf, TermMatchPolicy};
use std::path::PathBuf;

/// Which schools are looked at, when, and how their terms match.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The evening that the run stands for: 2019-10-04 (means 23:59) or 2019-10-04T18:30, the technical school's time
    #[arg(long, value_name = "DATE", default_value = "2019-12-20", value_parser = as_of)]
    pub as_of: AsOf,
    /// When the terms that are open at the two schools match
    #[arg(long, value_name = "NAME", default_value = TermMatchPolicy::default().as_str(), value_parser = policies())]
    pub policy: TermMatchPolicy,
    /// Where the schools' databases are; kept from run to run. Without it each run starts from the seed data
    #[arg(long, value_name = "FOLDER")]
    pub db: Option<PathBuf>,
    /// The seed data, from which missing databases are made
    #[arg(long, value_name = "FOLDER", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/schools/data/with_faults"), hide_default_value = true)]
    pub schools: PathBuf,
}

fn as_of(text: &str) -> Result<AsOf, String> {
    let as_of = match text.parse::<NaiveDate>() {
        Ok(date) => AsOf::end_of(date),
        Err(_) => AsOf::at(
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
                .map_err(|_| "not a date: give one such as 2019-10-04 or 2019-10-04T18:30".to_owned())?,
        ),
    };
    as_of.map_err(|error| error.to_string())
}

fn policies() -> impl TypedValueParser<Value = TermMatchPolicy> {
    PossibleValuesParser::new(TermMatchPolicy::ALL.map(TermMatchPolicy::as_str)).try_map(|name| name.parse())
}
