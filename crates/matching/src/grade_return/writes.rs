//! What a vendor writes to apply a plan: one write for each entry of a gradebook. Nothing is ever deleted.

use super::{EntryOutcome, EntryPlan, PushPlan, ScoreOutcome};
use alloc::vec::Vec;
use gradecrosswalk_domain::ActivityId;
use gradecrosswalk_domain::CategoryName;
use gradecrosswalk_domain::learning::{EntryContent, EntryScore, PublishSettings};
use gradecrosswalk_domain::school::SectionKey;

/// What is written of the entry itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenEntry<'p> {
    /// A new entry.
    Create {
        /// Title, description, most points and due date.
        content: &'p EntryContent,
        /// The category that it goes into.
        category: &'p CategoryName,
        /// What students and parents see of it at first.
        publish: PublishSettings,
    },
    /// New content for the entry that stands. Its category and its publish settings are not touched (rule L-4).
    Update {
        /// Title, description, most points and due date.
        content: &'p EntryContent,
    },
    /// Nothing: scores alone.
    Stands,
}

/// What is written to one entry of one gradebook. The scores need the entry, so it is written first; one score that the
/// gradebook refuses stops no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryWrite<'p> {
    /// The SIS section whose gradebook it is.
    pub section: &'p SectionKey,
    /// The activity that the entry is sent from.
    pub activity: &'p ActivityId,
    /// What is written of the entry itself.
    pub entry: WrittenEntry<'p>,
    /// The scores that are written, ascending by student.
    pub scores: Vec<EntryScore>,
}

impl PushPlan {
    /// What is to be written: all that is owed and has no fault in its way, ascending by SIS section and activity.
    ///
    /// Where two class sections are linked to one SIS section, they share its entries, and so their writes.
    pub fn writes(&self) -> Vec<EntryWrite<'_>> {
        let mut entries: Vec<(&SectionKey, &EntryPlan)> = Vec::new();
        for section in &self.sections {
            if let Some(linked) = &section.linked {
                entries.extend(section.entries.iter().map(|entry| (linked, entry)));
            }
        }
        // Stable: of one entry that two sections share, the first section's stands first.
        entries.sort_by_key(key);
        let writes = entries.chunk_by(|a, b| key(a) == key(b)).filter_map(write);
        writes.collect()
    }
}

/// What tells a gradebook's entries apart.
fn key<'p>(of: &(&'p SectionKey, &'p EntryPlan)) -> (&'p SectionKey, &'p ActivityId) {
    (of.0, &of.1.activity)
}

fn write<'p>(sections: &[(&'p SectionKey, &'p EntryPlan)]) -> Option<EntryWrite<'p>> {
    let (section, first) = sections.first()?;
    let entry = match &first.outcome {
        EntryOutcome::Create { content, category, publish } => {
            WrittenEntry::Create { content, category: &category.name, publish: *publish }
        }
        EntryOutcome::Update { content, .. } => WrittenEntry::Update { content },
        EntryOutcome::Unchanged
        | EntryOutcome::Fault(_)
        | EntryOutcome::Behind(_)
        | EntryOutcome::NotLinked => WrittenEntry::Stands,
    };
    let planned = sections.iter().flat_map(|(_, entry)| &entry.scores);
    let sent = planned.filter_map(|score| match score.outcome {
        ScoreOutcome::Send { points, .. } => Some(EntryScore { student: score.student, points }),
        _ => None,
    });
    let mut scores: Vec<EntryScore> = sent.collect();
    scores.sort_by_key(|score| score.student);
    scores.dedup();
    let nothing = entry == WrittenEntry::Stands && scores.is_empty();
    (!nothing).then_some(EntryWrite { section, activity: &first.activity, entry, scores })
}
