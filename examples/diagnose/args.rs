//! The command line. What is wrong with an option is said before anything is opened.

use crate::schools::options::Options;
use clap::Parser;
use gradecrosswalk::{
    CourseNumber, ExchangeProfile, PlanPolicy, Question, SectionKey, SectionNumber, Ssid, TaskName,
    TermNumber,
};

/// Says why a grade is missing at home, who repairs it and when it arrives. Without a student, of three instructive
/// grades.
#[derive(Debug, Parser)]
#[command(name = "diagnose")]
pub struct Args {
    #[command(flatten)]
    pub of_schools: Options,
    /// The student
    #[arg(long, value_name = "SSID", requires_all = ["course", "section"], value_parser = ssid)]
    pub ssid: Option<Ssid>,
    /// The technical school's course number
    #[arg(long, value_name = "NUMBER", requires = "ssid")]
    pub course: Option<CourseNumber>,
    /// The section number
    #[arg(long, value_name = "NUMBER", requires = "ssid")]
    pub section: Option<SectionNumber>,
    /// The grading task
    #[arg(long, value_name = "NAME", default_value = "CTE Term Grade")]
    pub task: TaskName,
    /// The technical school's term; without it, the one that is open there
    #[arg(long, value_name = "NUMBER", value_parser = term)]
    pub term: Option<TermNumber>,
    /// Print a request for the exchange's support instead, with this text, which must show nothing personal
    #[arg(long, value_name = "TEXT")]
    pub support: Option<String>,
}

impl Args {
    /// The policy by which nights are forecast and planned.
    pub fn plan_policy(&self) -> PlanPolicy {
        PlanPolicy { term_match: self.of_schools.policy, ..PlanPolicy::default() }
    }

    /// What is asked, if anything is.
    pub fn question(&self) -> Option<Question> {
        let section = SectionKey::new(self.course.clone()?, self.section.clone()?);
        Some(Question { term: self.term, ..Question::new(self.ssid?, section, self.task.clone()) })
    }
}

fn ssid(text: &str) -> Result<Ssid, String> {
    ExchangeProfile::kts().ssid(text).map_err(|error| error.to_string())
}

fn term(text: &str) -> Result<TermNumber, String> {
    let number = text.parse().ok().and_then(|number| TermNumber::new(number).ok());
    number.ok_or_else(|| "not a term: give a number of 1 to 16".to_owned())
}
