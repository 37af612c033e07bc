//! A finding: what a rule found, where, how bad it is, and who can repair it how. Never finds anything itself.

use crate::fix::Fix;
use crate::place::Place;
use crate::rule::{Problem, Rule};
use crate::severity::{Severities, Severity};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_matching::Repairer;

/// What each rule's evidence says of itself. Every evidence type implements it; read it through [`Problem`].
pub trait Evidence {
    /// Where the fault is.
    fn place(&self) -> Place;

    /// Who can repair it.
    fn repairer(&self) -> Repairer;

    /// What is wrong, in one line, with the values that were seen.
    ///
    /// # Errors
    ///
    /// If the text cannot be written.
    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// What to do, in one line.
    fn repair(&self) -> &'static str;

    /// An edit of the set-up that repairs it, where there is one.
    fn fix(&self) -> Option<Fix> {
        None
    }
}

/// Something that is set up wrong, or that somebody should know of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    severity: Severity,
    place: Place,
    problem: Problem,
}

impl Finding {
    /// How bad it is in this exchange.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The rule that found it.
    pub fn rule(&self) -> Rule {
        self.problem.rule()
    }

    /// Where it is.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What was seen, as data.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// Who can repair it.
    pub fn repairer(&self) -> Repairer {
        self.problem.evidence().repairer()
    }

    /// What to do, in one line.
    pub fn repair(&self) -> &'static str {
        self.problem.evidence().repair()
    }

    /// An edit of the set-up that repairs it, where there is one.
    pub fn fix(&self) -> Option<Fix> {
        self.problem.evidence().fix()
    }

    /// The findings of these problems, sorted: the worst first, then by place, rule and evidence; each once. Those of
    /// rules that are left out are not among them.
    pub(crate) fn sorted(problems: Vec<Problem>, severities: &Severities) -> Vec<Self> {
        let finding = |problem: Problem| {
            let severity = severities.of(problem.rule())?;
            Some(Self { severity, place: problem.evidence().place(), problem })
        };
        let mut findings: Vec<Self> = problems.into_iter().filter_map(finding).collect();
        findings.sort_unstable();
        findings.dedup();
        findings
    }
}

impl fmt::Display for Finding {
    /// In one line: severity, code, place, message. No line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}: {}", self.severity, self.rule().code(), self.place, self.problem)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use alloc::string::ToString as _;
        use serde::ser::SerializeStruct as _;
        let mut object = serializer.serialize_struct("Finding", 9)?;
        object.serialize_field("code", self.rule().code())?;
        object.serialize_field("name", self.rule().name())?;
        object.serialize_field("severity", &self.severity)?;
        object.serialize_field("place", &self.place)?;
        object.serialize_field("message", &self.problem.to_string())?;
        object.serialize_field("evidence", &self.problem)?;
        object.serialize_field("repairer", &self.repairer())?;
        object.serialize_field("repair", self.repair())?;
        object.serialize_field("fix", &self.fix())?;
        object.end()
    }
}
