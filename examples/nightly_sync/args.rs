//! The command line. What is wrong with an option is said before anything is opened.

use chrono::{NaiveDate, NaiveDateTime};
use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use gradecrosswalk::{AsOf, ExchangeProfile, HomeEditPolicy, PlanPolicy, Ssid, TermMatchPolicy};
use std::path::PathBuf;

/// Sends a night's posted grades from a technical school to its home high schools.
#[derive(Debug, Parser)]
#[command(name = "nightly_sync")]
pub struct Args {
    /// The evening that the run stands for: 2019-10-04 (means 23:59) or 2019-10-04T18:30, the technical school's time
    #[arg(long, value_name = "DATE", default_value = "2019-12-20", value_parser = as_of)]
    pub as_of: AsOf,
    /// When the terms that are open at the two schools match
    #[arg(long, value_name = "NAME", default_value = TermMatchPolicy::default().as_str(), value_parser = policies())]
    pub policy: TermMatchPolicy,
    /// Also tell of each of this student's grades what becomes of it and why
    #[arg(long, value_name = "SSID", value_parser = ssid)]
    pub explain: Option<Ssid>,
    /// Where the schools' databases are; kept from night to night. Without it each run starts from the seed data
    #[arg(long, value_name = "FOLDER")]
    pub db: Option<PathBuf>,
    /// What happens to a grade that was edited at home since it was last sent
    #[arg(long, value_name = "WHAT", default_value = "overwrite", value_parser = home_edits())]
    pub home_edits: HomeEditPolicy,
    /// The seed data, from which missing databases are made
    #[arg(long, value_name = "FOLDER", default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/nightly_sync/schools"), hide_default_value = true)]
    pub schools: PathBuf,
}

impl Args {
    /// The policy by which the night is planned.
    pub fn plan_policy(&self) -> PlanPolicy {
        PlanPolicy { term_match: self.policy, home_edits: self.home_edits, ..PlanPolicy::default() }
    }
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

fn ssid(text: &str) -> Result<Ssid, String> {
    ExchangeProfile::kts().ssid(text).map_err(|error| error.to_string())
}

fn policies() -> impl clap::builder::TypedValueParser<Value = TermMatchPolicy> {
    PossibleValuesParser::new(TermMatchPolicy::ALL.map(TermMatchPolicy::as_str)).try_map(|name| name.parse())
}

fn home_edits() -> impl clap::builder::TypedValueParser<Value = HomeEditPolicy> {
    PossibleValuesParser::new(["overwrite", "hold"]).map(|name| match name.as_str() {
        "hold" => HomeEditPolicy::Hold,
        _ => HomeEditPolicy::Overwrite,
    })
}
