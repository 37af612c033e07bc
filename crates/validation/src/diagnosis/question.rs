//! What is asked: which student's grade of which section and task is missing.

use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;

/// A grade that somebody misses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Question {
    /// The student; none only for a posting without one, which cannot be asked for but can be diagnosed.
    pub ssid: Option<Ssid>,
    /// The section, by the technical school's course number and section number.
    pub section: SectionKey,
    /// The task, in any spelling that the exchange takes (rule K-1).
    pub task: TaskName,
    /// The technical school's own term. None: the term that is open there for the student, else that of the newest
    /// posting, else the one that holds the day of the run or ended last before it.
    pub term: Option<TermNumber>,
}

impl Question {
    /// A question about the term that the technical school is in.
    pub fn new(ssid: Ssid, section: SectionKey, task: TaskName) -> Self {
        Self { ssid: Some(ssid), section, task, term: None }
    }

    /// The same about a term of the technical school.
    #[must_use]
    pub fn in_term(self, term: TermNumber) -> Self {
        Self { term: Some(term), ..self }
    }
}
