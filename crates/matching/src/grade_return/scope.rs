//! How much of a class is planned: all of it, one entry, or one score as it is entered (rules L-1, L-6).

use super::{EntryPlan, PushPlan, ScorePlan, SectionPlan, StrayScore};
use alloc::vec::Vec;
use gradecrosswalk_domain::ActivityId;
use gradecrosswalk_domain::grades::Ssid;

/// How much of a class is planned. What concerns the class and its sections as such is part of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushScope<'a> {
    /// Everything.
    All,
    /// The entry of one activity, in every section.
    Entry(&'a ActivityId),
    /// One student's score in one activity, with the entry that it needs.
    Score(&'a ActivityId, Ssid),
}

impl PushScope<'_> {
    /// Whether the activity is planned.
    pub(super) fn has(&self, activity: &ActivityId) -> bool {
        match self {
            Self::All => true,
            Self::Entry(one) | Self::Score(one, _) => *one == activity,
        }
    }

    /// The one student who is planned for; none where all are.
    pub(super) fn student(&self) -> Option<Ssid> {
        if let Self::Score(_, student) = self { Some(*student) } else { None }
    }
}

impl PushPlan {
    /// The part of the plan that planning only so much gives.
    #[must_use]
    pub fn part(&self, scope: PushScope<'_>) -> Self {
        let student = scope.student();
        let in_scope = |of: Ssid| student.is_none_or(|one| one == of);
        let its_own = |of: &&ScorePlan| in_scope(of.student);
        let entry = |entry: &EntryPlan| {
            let scores: Vec<ScorePlan> = entry.scores.iter().filter(its_own).cloned().collect();
            let planned = scope.has(&entry.activity) && (student.is_none() || !scores.is_empty());
            planned.then(|| EntryPlan { scores, ..entry.clone() })
        };
        let section = |section: &SectionPlan| SectionPlan {
            section: section.section.clone(),
            linked: section.linked.clone(),
            faults: section.faults.clone(),
            entries: section.entries.iter().filter_map(entry).collect(),
        };
        let stray = |of: &&StrayScore| scope.has(&of.activity) && in_scope(of.student);
        Self {
            class: self.class.clone(),
            target: self.target.clone(),
            enablement: self.enablement,
            faults: self.faults.clone(),
            not_scored: self.not_scored.iter().filter(|activity| scope.has(activity)).cloned().collect(),
            sections: self.sections.iter().map(section).collect(),
            not_on_a_roster: self.not_on_a_roster.iter().filter(stray).cloned().collect(),
        }
    }
}
