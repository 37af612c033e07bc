//! The plan of a push: every entry and every score with what becomes of it, and every fault with its place. Decides
//! nothing itself.

use super::planning;
use super::{
    EntryOutcome, EntryOutcomeKind, FaultFacts, FaultMark, FaultPlace, Listing, PlacedFault, PushScope,
    ScoreOutcome, ScoreOutcomeKind, ScoreState, TextCut,
};
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::{Enablement, GradeReturn, UnsentSet};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{ActivityId, ClassId, ClassSectionId, TargetName};

/// A student's score and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScorePlan {
    /// The student.
    pub student: Ssid,
    /// What becomes of the score.
    pub outcome: ScoreOutcome,
    /// What the student has there that is never sent (rule L-1).
    pub unsent: UnsentSet,
}

impl ScorePlan {
    /// The score's state (rule L-6); none where nothing is to be sent.
    pub fn state(&self) -> Option<ScoreState> {
        self.outcome.state()
    }
}

/// The entry of an activity in the gradebook of a section, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPlan {
    /// The activity.
    pub activity: ActivityId,
    /// What becomes of the entry.
    pub outcome: EntryOutcome,
    /// The texts that are cut (rule L-2): title, then description.
    pub cuts: Vec<TextCut>,
    /// What the activity has that is never sent (rule L-1).
    pub unsent: UnsentSet,
    /// Whether the activity stands in the target's activity list (rule L-2).
    pub listing: Listing,
    /// Every student of the section's roster, ascending.
    pub scores: Vec<ScorePlan>,
}

impl EntryPlan {
    /// The score of a student.
    pub fn score(&self, student: &Ssid) -> Option<&ScorePlan> {
        let place = self.scores.binary_search_by(|score| score.student.cmp(student)).ok()?;
        self.scores.get(place)
    }
}

/// A class section and what becomes of its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPlan {
    /// The class section.
    pub section: ClassSectionId,
    /// The SIS section that it sends to; none where it is linked to none or wrongly.
    pub linked: Option<SectionKey>,
    /// The section's own faults, in the order of [`Fault::ALL`](super::Fault::ALL).
    pub faults: Vec<FaultFacts>,
    /// Its entries, ascending by activity. Activities that are not scored have none.
    pub entries: Vec<EntryPlan>,
}

impl SectionPlan {
    /// The entry of an activity.
    pub fn entry(&self, activity: &ActivityId) -> Option<&EntryPlan> {
        let place = self.entries.binary_search_by(|entry| entry.activity.cmp(activity)).ok()?;
        self.entries.get(place)
    }
}

/// A score of a student who is on the roster of no section: there is nowhere to send it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct StrayScore {
    /// The activity.
    pub activity: ActivityId,
    /// The student.
    pub student: Ssid,
}

/// The plan of a push of one class. See the [module's page](super).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushPlan {
    /// The class.
    pub class: ClassId,
    /// The gradebook that it sends to.
    pub target: TargetName,
    /// Whether the school has grade return switched on. Where it is not, nothing is planned (rule L-1).
    pub enablement: Enablement,
    /// The class's own faults, in the order of [`Fault::ALL`](super::Fault::ALL).
    pub faults: Vec<FaultFacts>,
    /// Activities that are not scored, and have no entry.
    pub not_scored: Vec<ActivityId>,
    /// Its sections, ascending.
    pub sections: Vec<SectionPlan>,
    /// Scores of students who are on no roster, ascending.
    pub not_on_a_roster: Vec<StrayScore>,
}

/// How often each outcome stands in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PushSummary {
    /// Entries that are created.
    pub create: usize,
    /// Entries that are updated.
    pub update: usize,
    /// Entries that stand as they are to be.
    pub entries_unchanged: usize,
    /// Entries that a fault keeps back.
    pub entries_kept_back: usize,
    /// Scores that are sent.
    pub send: usize,
    /// Scores that stand as they are to be.
    pub scores_unchanged: usize,
    /// Scores for which there is nothing to send.
    pub skip: usize,
    /// Scores that a fault keeps back.
    pub scores_kept_back: usize,
    /// How many faults there are: the number on the badge (rule L-6).
    pub faults: usize,
}

impl PushPlan {
    /// Plans a push: all of a class, one entry, or one score as it is entered.
    ///
    /// What stands in the gradebooks is given, so that planning again is a resend: it plans what is still owed, and
    /// nothing else (rule L-6).
    #[must_use]
    pub fn new(of: &GradeReturn, scope: PushScope<'_>) -> Self {
        planning::plan(of, scope)
    }

    /// The section's part of the plan.
    pub fn section(&self, section: &ClassSectionId) -> Option<&SectionPlan> {
        let place = self.sections.binary_search_by(|of| of.section.cmp(section)).ok()?;
        self.sections.get(place)
    }

    /// Every fault with its place: the class's, then section by section the section's, its entries' and their scores'.
    /// A fault is counted once, however much waits behind it.
    pub fn faults(&self) -> Vec<PlacedFault<'_>> {
        let mut all = Vec::new();
        all.extend(self.faults.iter().map(|facts| PlacedFault { place: FaultPlace::Class, facts }));
        for of in &self.sections {
            let section = || of.section.clone();
            let here = || FaultPlace::Section { section: section() };
            all.extend(of.faults.iter().map(|facts| PlacedFault { place: here(), facts }));
            for entry in &of.entries {
                let activity = || entry.activity.clone();
                let here = || FaultPlace::Entry { section: section(), activity: activity() };
                all.extend(entry.outcome.faults().iter().map(|facts| PlacedFault { place: here(), facts }));
                for ScorePlan { student, outcome, .. } in &entry.scores {
                    if let ScoreOutcome::Fault(facts) = outcome {
                        let (section, activity) = (section(), activity());
                        let place = FaultPlace::Score { section, activity, student: *student };
                        all.push(PlacedFault { place, facts });
                    }
                }
            }
        }
        all
    }

    /// The number on the badge: how many faults there are (rule L-6).
    pub fn badge(&self) -> usize {
        self.faults().len()
    }

    /// Place and code of every fault, to be kept until the next push.
    pub fn fault_marks(&self) -> Vec<FaultMark> {
        self.faults().iter().map(PlacedFault::mark).collect()
    }

    /// The faults that stood in the push before already: they are for the organisation's administrators (rule L-6).
    pub fn staying(&self, before: &[FaultMark]) -> Vec<PlacedFault<'_>> {
        let mut before: Vec<&FaultMark> = before.iter().collect();
        before.sort();
        let mut all = self.faults();
        all.retain(|fault| before.binary_search(&&fault.mark()).is_ok());
        all
    }

    /// Counts the outcomes.
    pub fn summary(&self) -> PushSummary {
        let mut summary = PushSummary { faults: self.badge(), ..PushSummary::default() };
        let one_more = |count: &mut usize| *count = count.saturating_add(1);
        for entry in self.sections.iter().flat_map(|section| &section.entries) {
            match entry.outcome.kind() {
                EntryOutcomeKind::Create => one_more(&mut summary.create),
                EntryOutcomeKind::Update => one_more(&mut summary.update),
                EntryOutcomeKind::Unchanged => one_more(&mut summary.entries_unchanged),
                EntryOutcomeKind::Fault => one_more(&mut summary.entries_kept_back),
                EntryOutcomeKind::NotLinked => {}
            }
            for score in &entry.scores {
                one_more(match score.outcome.kind() {
                    ScoreOutcomeKind::Send => &mut summary.send,
                    ScoreOutcomeKind::Unchanged => &mut summary.scores_unchanged,
                    ScoreOutcomeKind::Skip => &mut summary.skip,
                    ScoreOutcomeKind::Fault => &mut summary.scores_kept_back,
                });
            }
        }
        summary
    }
}
