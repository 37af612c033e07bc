//! The grades report (rule D-2; document 000: Grading & Standards > Reports > Grades Report): for a school, a task and a
//! term the sections and students with a posted grade and those without; and both schools' reports side by side. Never
//! says why a grade is missing: that is [`diagnosis`](crate::diagnosis).

mod compare;
mod gather;

pub use compare::{ComparedGrade, Comparison, HomeState, SideBySide};

use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::{LocalMinute, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{SchoolId, TaskName};

/// A grade on the report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReportedGrade {
    /// The student; none for a posting without a usable SSID.
    pub ssid: Option<Ssid>,
    /// The mark; at a home school the score that stands.
    pub mark: Mark,
    /// When it was posted; home schools' records do not say.
    pub posted: Option<LocalMinute>,
}

/// A section on the report.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReportedSection {
    /// The section, of the school whose report it is.
    pub section: SectionKey,
    /// The grades, ascending by student.
    pub with: Vec<ReportedGrade>,
    /// The students of the section in the term who have none, ascending. At the technical school these are known from
    /// the enrollments in its linked home sections.
    pub without: Vec<Ssid>,
    /// The newest posting of the task in the term.
    pub newest: Option<LocalMinute>,
    /// Since when the term is open, if the section's newest posting of the task is too old (rule G-9).
    pub stale: Option<LocalMinute>,
}

/// The grades report of a school, for a task and a term.
///
/// Sections without a student and without a grade are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct GradesReport {
    /// The school.
    pub school: SchoolId,
    /// The task, by its official name.
    pub task: TaskName,
    /// The school's own term.
    pub term: TermNumber,
    /// Its sections, ascending.
    pub sections: Vec<ReportedSection>,
}

impl GradesReport {
    /// How many grades there are.
    pub fn with(&self) -> usize {
        self.sections.iter().fold(0, |sum, of| sum.saturating_add(of.with.len()))
    }

    /// How many students have none.
    pub fn without(&self) -> usize {
        self.sections.iter().fold(0, |sum, of| sum.saturating_add(of.without.len()))
    }
}

impl fmt::Display for GradesReport {
    /// A line for the report and one for each section. No line break at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (with, without) = (self.with(), self.without());
        write!(f, "{}, {}, term {}: {with} posted, {without} not", self.school, self.task, self.term)?;
        for of in &self.sections {
            write!(f, "\n  section {}: {} posted, {} not", of.section, of.with.len(), of.without.len())?;
            if let Some(newest) = of.newest {
                write!(f, ", newest {newest}")?;
            }
            if let Some(since) = of.stale {
                write!(f, ", stale: open since {since}")?;
            }
        }
        Ok(())
    }
}
