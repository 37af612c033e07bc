//! The command line. What is wrong with an option is said before anything is opened.

use crate::schools::options::Options;
use clap::{Parser, ValueEnum};
use gradecrosswalk::{Applicability, HeldReason, PlanPolicy, Rule, SchoolId, SchoolYear};

/// Says what is set up wrong between a technical school and its home high schools, on which nights of the school year
/// grades will be held, and how to repair it. The exit code is 0 where no errors remain after the fixes, 1 where some
/// do, 2 where it could not be found out.
#[derive(Debug, Parser)]
#[command(name = "preflight")]
pub struct Args {
    #[command(flatten)]
    pub of_schools: Options,
    /// The school year that is forecast, such as 2019-20. Without it, the one that holds the as-of
    #[arg(long, value_name = "YEAR", value_parser = school_year)]
    pub year: Option<SchoolYear>,
    /// Only this home school, and nothing of it cut short
    #[arg(long, value_name = "ID")]
    pub school: Option<SchoolId>,
    /// How far a fix must be trusted to be applied; what is applied changes no database
    #[arg(long, value_name = "WHICH", default_value = "safe")]
    pub fix: Fixes,
    /// Print the page of a rule or a held reason, such as V201 or H20, and nothing else
    #[arg(long, value_name = "CODE", value_parser = pages)]
    pub explain: Option<Pages>,
}

/// Which fixes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Fixes {
    None,
    Safe,
    Unsafe,
}

impl Fixes {
    /// The least that a fix is trusted; none where none is applied.
    pub fn at_least(self) -> Option<Applicability> {
        match self {
            Self::None => None,
            Self::Safe => Some(Applicability::Safe),
            Self::Unsafe => Some(Applicability::Unsafe),
        }
    }
}

/// The pages of what has a code or name: one name can be a rule's and a held reason's.
#[derive(Debug, Clone)]
pub struct Pages(pub Vec<&'static str>);

impl Args {
    /// The policy by which nights are forecast and planned.
    pub fn plan_policy(&self) -> PlanPolicy {
        PlanPolicy { term_match: self.of_schools.policy, ..PlanPolicy::default() }
    }
}

fn school_year(text: &str) -> Result<SchoolYear, String> {
    let first = text.split_once('-').map_or(text, |(first, _)| first);
    let year = first.parse().ok().and_then(|first| SchoolYear::starting(first).ok());
    year.filter(|year| first == text || year.to_string() == text)
        .ok_or_else(|| "not a school year: give one such as 2019-20".to_owned())
}

fn pages(code: &str) -> Result<Pages, String> {
    let rule = Rule::find(code).map(Rule::page);
    let pages: Vec<_> = rule.into_iter().chain(HeldReason::find(code).map(HeldReason::page)).collect();
    if pages.is_empty() {
        return Err("neither a rule nor a held reason has this code: give one such as V201 or H20".to_owned());
    }
    Ok(Pages(pages))
}
