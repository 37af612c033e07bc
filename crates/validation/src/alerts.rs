//! Process alerts: a night's findings and held grades, grouped for the school that can repair them (rule D-1; documents
//! 000, 002). Sends nothing.

mod gather;

pub use gather::alerts;
pub(crate) use gather::unsent;

use crate::rule::Rule;
use crate::severity::Severity;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::AlertGroup;
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber, TaskName};
use gradecrosswalk_matching::{HeldReason, Repairer};

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Grades are held.
    Held(HeldReason),
    /// A rule found something.
    Found(Rule),
}

impl Cause {
    /// The code of the reason or the rule.
    pub fn code(self) -> &'static str {
        match self {
            Self::Held(reason) => reason.code(),
            Self::Found(rule) => rule.code(),
        }
    }
}

/// Something that a school can repair.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alert {
    /// How bad it is: held grades are errors.
    pub severity: Severity,
    /// Who at the school repairs it.
    pub repairer: Repairer,
    /// The course: for held grades the technical school's, which the home school's is linked to.
    pub course: Option<CourseNumber>,
    /// The section of the course.
    pub section: Option<SectionNumber>,
    /// The task, as the school at which the fault is spells it.
    pub task: Option<TaskName>,
    /// The term: for held grades the technical school's, for findings that of the school at which the fault is.
    pub term: Option<TermNumber>,
    /// The reason or the rule.
    pub cause: Cause,
    /// What is wrong, in one line.
    pub problem: String,
    /// What to do, in one line.
    pub repair: &'static str,
    /// The students whose grades are held, ascending; one with several grades once.
    pub students: Vec<Ssid>,
    /// How many grades are held.
    pub grades: u64,
    /// The schools at the other end, which wait for the repair, ascending.
    pub waiting: Vec<SchoolId>,
}

impl Alert {
    /// The course and section, as people write them.
    fn place(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(course) = &self.course {
            write!(f, ", course {course}")?;
        }
        if let Some(section) = &self.section {
            write!(f, ", section {section}")?;
        }
        if let Some(task) = &self.task {
            write!(f, ", {task}")?;
        }
        if let Some(term) = self.term {
            write!(f, ", term {term}")?;
        }
        Ok(())
    }

    /// How many grades wait, where any do.
    fn held(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.grades {
            0 => Ok(()),
            1 => f.write_str(" (1 grade waits)"),
            grades => write!(f, " ({grades} grades wait)"),
        }
    }
}

impl fmt::Display for Alert {
    /// In one line, without the repair. No line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.cause.code())?;
        self.place(f)?;
        write!(f, ": {}", self.problem)?;
        self.held(f)
    }
}

/// What a school waits for, that another school can repair (document 002: communication).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    /// The school that can repair it.
    pub school: SchoolId,
    /// What that school is told.
    pub alert: Alert,
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "waits for {} ({}): {}", self.school, self.alert.repairer, self.alert)
    }
}

/// What one school is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolAlerts {
    /// The school.
    pub school: SchoolId,
    /// The user group that gets them. Where none is set up they reach nobody.
    pub group: AlertGroup,
    /// What the school can repair, the worst first.
    pub repairs: Vec<Alert>,
    /// What it waits for, in the same order.
    pub waits: Vec<Waiting>,
}

impl fmt::Display for SchoolAlerts {
    /// Line by line; no line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.group {
            AlertGroup::SetUp(group) => write!(f, "to {} ({group})", self.school)?,
            AlertGroup::Missing => write!(f, "to {} (no user group: reaches nobody)", self.school)?,
            AlertGroup::NotTold => write!(f, "to {}", self.school)?,
        }
        for alert in &self.repairs {
            write!(f, "\n  {} {alert}\n    {}: {}", alert.severity, alert.repairer, alert.repair)?;
        }
        for waiting in &self.waits {
            write!(f, "\n  {waiting}")?;
        }
        Ok(())
    }
}
