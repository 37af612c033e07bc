//! The records of a night with text keys, as a vendor's database has them. The engine plans on compact rows of ids
//! that are made from these.

use super::Ssid;
use crate::calendar::{DateRange, LocalMinute, TermNumber};
use crate::school::{GradeLevel, SectionKey};
use crate::scores::{Mark, Percent};
use crate::{SchoolId, ScoreText, TaskName};

/// A finalised grade at the technical school (rule G-1: in-progress grades never travel).
///
/// A posting without SSID, or two postings of one key, can be held: the engine answers them with a reason (rule G-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostedGrade {
    /// The student, where the technical school knows the identifier.
    pub ssid: Option<Ssid>,
    /// The technical section.
    pub section: SectionKey,
    /// The task, as the technical school spells it.
    pub task: TaskName,
    /// The technical school's own term.
    pub term: TermNumber,
    /// The score, the percent, or both.
    pub mark: Mark,
    /// When it was posted, in the technical school's local time.
    pub posted: LocalMinute,
}

/// A grade that stands at a home school for a technical section (rule G-2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeGrade {
    /// The student.
    pub ssid: Ssid,
    /// The technical section, by the technical school's course number and section number.
    pub section: SectionKey,
    /// The task, as the home school spells it.
    pub task: TaskName,
    /// The home school.
    pub home: SchoolId,
    /// The home school's own term.
    pub term: TermNumber,
    /// The score that stands there, of the home school's score group.
    pub score: ScoreText,
    /// The percent that stands beside it, if any; it never decides anything (rule S-7).
    pub percent: Option<Percent>,
}

/// What an earlier night sent, so that an edit made at home in between can be seen (rule G-7). A plan gives these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentGrade {
    /// The student.
    pub ssid: Ssid,
    /// The technical section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The technical school's term that was sent.
    pub technical_term: TermNumber,
    /// The home school that received it.
    pub home: SchoolId,
    /// The home school's term into which it went.
    pub term: TermNumber,
    /// The home score that was written.
    pub score: ScoreText,
}

/// A student's enrollment in a home section (rule G-2). Several for one student and section can be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrollment {
    /// The student, where the home school knows the identifier.
    pub ssid: Option<Ssid>,
    /// The home school.
    pub home: SchoolId,
    /// The home section.
    pub section: SectionKey,
    /// The first and the last day, both inside; [`DateRange::open_ended`] while the student attends.
    pub days: DateRange,
    /// The student's grade level, for exceptions by grade level (rule W-8).
    pub grade_level: Option<GradeLevel>,
}
