//! Why one grade is missing at home: the troubleshooting guide (document 000), walked for one student's grade up to the
//! first cause (rule D-3). Never decides whether a grade moves: it asks the engine and says where to look.
//!
//! | module | what it holds |
//! |---|---|
//! | `question` | which grade is asked about |
//! | `diagnoser` | finding the grade, asking the engine, walking the steps |
//! | `facts`, `windows` | what is known of the grade at both schools |
//! | `notices` | the night's alerts by what they are about |
//! | `first_cause`, `cause` | the first cause; the registry of causes, each with one repair |
//! | `step`, `seen` | the guide's steps, and what each saw |
//! | `arrival` | when the grade arrives |
//! | `text` | a diagnosis in lines of text |
#![doc = ""]
#![doc = include_str!("../docs/diagnosis.md")]

mod arrival;
mod cause;
mod diagnoser;
mod facts;
mod first_cause;
mod notices;
mod question;
mod seen;
mod step;
mod text;
mod windows;
#[cfg(feature = "serde")]
mod wire;

pub use arrival::{Arrives, Supposing};
pub use cause::{Cause, Side};
pub use diagnoser::Diagnoser;
pub use question::Question;
pub use step::{
    Seen, SeenAlert, SeenAtHome, SeenDecision, SeenMask, SeenPosting, SeenTemplates, SeenWindow, Step,
    StepKind,
};
pub use text::Who;

use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{LocalMinute, WindowSpan};
use gradecrosswalk_matching::Outcome;
use gradecrosswalk_matching::plan_record::HomePlace;

/// The answer for one grade (rule D-3): every step that was taken, the first cause with its repair, and when the grade
/// arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnosis<'d> {
    /// What was asked, with the term that was looked at.
    pub question: Question,
    /// The technical school's local time of the run.
    pub as_of: LocalMinute,
    /// The student's home section, where the enrollments name one.
    pub home: Option<HomePlace>,
    /// What the night does with the grade; none where it is not posted.
    pub outcome: Option<Outcome>,
    /// The technical school's window of the term for the task: the one that holds the run, else the next, else the last.
    /// None too where terms are marked by hand.
    pub term_window: Option<WindowSpan>,
    /// The steps that were taken, in the guide's order; the last one found the cause, if there is one.
    pub steps: Vec<Step<'d>>,
    /// The first cause; none where the grade moves tonight or stands at home.
    pub cause: Option<Cause>,
    /// The school at which the cause is repaired; the technical one where there is none, or where the student's home
    /// school is not known: it must find out.
    pub school: SchoolId,
    /// When the grade arrives, once the cause is repaired.
    pub arrives: Arrives,
}

impl Diagnosis<'_> {
    /// What a step saw; none if the walk ended before it.
    pub fn step(&self, kind: StepKind) -> Option<&Step<'_>> {
        self.steps.iter().find(|step| step.kind == kind)
    }

    /// Who repairs the cause, and at which school, as people say it: `the home office of HS-201`. None where there is no
    /// cause or nobody need do anything.
    pub fn who(&self) -> Option<Who<'_>> {
        let cause = self.cause?;
        let home_not_known = self.home.is_none() && cause.side() == Side::Home;
        Some(Who { repairer: cause.repairer()?, school: &self.school, home_not_known })
    }
}

/// Of some windows, ascending: the one that holds the minute, else the next, else the last to close.
fn term_window(windows: &[WindowSpan], now: LocalMinute) -> Option<WindowSpan> {
    let open = windows.iter().find(|window| window.holds(now));
    let next = || windows.iter().find(|window| window.opens() > now);
    let last = || windows.iter().max_by_key(|window| window.closes());
    open.or_else(next).or_else(last).copied()
}
