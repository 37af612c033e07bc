//! A gradebook entry as it stands in the gradebook of a SIS section, and what of it travels (rules L-1, L-4).

use crate::grades::Ssid;
use crate::scores::Points;
use crate::{ActivityId, ActivityTitle, CategoryName, Description};
use alloc::vec::Vec;
use chrono::NaiveDate;

/// When students and parents see the assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum PublishAssignment {
    /// At once: *publish assignment immediately*.
    Immediately,
    /// On a day that the teacher has chosen.
    Later,
    /// Never.
    Never,
}

/// Whether students and parents see the scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum PublishScores {
    /// They do.
    On,
    /// They do not.
    Off,
}

/// What students and parents see of an entry. Set where it is created; from then on the teacher's own (rule L-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublishSettings {
    /// When they see the assignment.
    pub assignment: PublishAssignment,
    /// Whether they see the scores.
    pub scores: PublishScores,
}

impl PublishSettings {
    /// *Publish assignment immediately*, and *publish scores* on.
    pub const ALL: Self = Self { assignment: PublishAssignment::Immediately, scores: PublishScores::On };
}

/// What travels of an activity, scores aside (rule L-1). Category and publish settings do not: the SIS has its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryContent {
    /// The title, within the target's limit.
    pub title: ActivityTitle,
    /// The description, within the target's limit.
    pub description: Option<Description>,
    /// The most points to be had.
    pub max_points: Points,
    /// When it is due.
    pub due: Option<NaiveDate>,
}

/// A student's score as it stands in the gradebook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryScore {
    /// The student.
    pub student: Ssid,
    /// The points.
    pub points: Points,
}

/// An entry as it stands in the gradebook of a SIS section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradebookEntry {
    /// The activity that it was sent from; none where somebody made it in the gradebook.
    pub source: Option<ActivityId>,
    /// Title, description, most points and due date.
    pub content: EntryContent,
    /// The category that it is in.
    pub category: CategoryName,
    /// What students and parents see of it.
    pub publish: PublishSettings,
    /// Its scores, at most one a student.
    pub scores: Vec<EntryScore>,
}

impl GradebookEntry {
    /// The points that stand for the student. The scores of a [`SisSection`](super::SisSection) are in order.
    pub fn points(&self, student: &Ssid) -> Option<Points> {
        let place = self.scores.binary_search_by(|score| score.student.cmp(student)).ok()?;
        self.scores.get(place).map(|score| score.points)
    }
}
