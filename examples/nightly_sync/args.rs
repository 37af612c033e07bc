//! The command line. What is wrong with an option is said before anything is opened.

use crate::schools::options::Options;
use clap::Parser;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use gradecrosswalk::{ExchangeProfile, HomeEditPolicy, PlanPolicy, Ssid};

/// Sends a night's posted grades from a technical school to its home high schools.
#[derive(Debug, Parser)]
#[command(name = "nightly_sync")]
pub struct Args {
    #[command(flatten)]
    pub of_schools: Options,
    /// Also tell of each of this student's grades what becomes of it and why
    #[arg(long, value_name = "SSID", value_parser = ssid)]
    pub explain: Option<Ssid>,
    /// What happens to a grade that was edited at home since it was last sent
    #[arg(long, value_name = "WHAT", default_value = "overwrite", value_parser = home_edits())]
    pub home_edits: HomeEditPolicy,
}

impl Args {
    /// The policy by which the night is planned.
    pub fn plan_policy(&self) -> PlanPolicy {
        PlanPolicy {
            term_match: self.of_schools.policy,
            home_edits: self.home_edits,
            ..PlanPolicy::default()
        }
    }
}

fn ssid(text: &str) -> Result<Ssid, String> {
    ExchangeProfile::kts().ssid(text).map_err(|error| error.to_string())
}

fn home_edits() -> impl TypedValueParser<Value = HomeEditPolicy> {
    PossibleValuesParser::new(["overwrite", "hold"]).map(|name| match name.as_str() {
        "hold" => HomeEditPolicy::Hold,
        _ => HomeEditPolicy::Overwrite,
    })
}
