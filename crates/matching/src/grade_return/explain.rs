//! Why a score has its outcome, as data: what the plan says around it, the rule, and who repairs it. Decides nothing.

use super::{EntryPlan, Fault, FaultFacts, PushPlan, ScoreOutcome, ScorePlan, SectionPlan};
use crate::held::Repairer;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::{ActivityId, ClassSectionId};

/// A score in its entry, section and class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScoreExplanation<'p> {
    /// The plan.
    pub plan: &'p PushPlan,
    /// The class section.
    pub section: &'p SectionPlan,
    /// The entry.
    pub entry: &'p EntryPlan,
    /// The score.
    pub score: &'p ScorePlan,
    /// The rule that decided, such as `L-5`.
    pub rule: &'static str,
    /// The fault that keeps the score back, with what it was found in: its own, or the first in its way.
    pub fault: Option<&'p FaultFacts>,
}

impl ScoreExplanation<'_> {
    /// Who is to repair it at first, where a fault keeps the score back.
    pub fn repairer(&self) -> Option<Repairer> {
        self.fault.map(|facts| facts.fault().repairer())
    }
}

impl PushPlan {
    /// Why a score has its outcome; none where the plan does not have it.
    pub fn explain(
        &self,
        section: &ClassSectionId,
        activity: &ActivityId,
        student: &Ssid,
    ) -> Option<ScoreExplanation<'_>> {
        let section = self.section(section)?;
        let entry = section.entry(activity)?;
        let score = entry.score(student)?;
        let fault = match &score.outcome {
            ScoreOutcome::Fault(facts) => Some(facts),
            ScoreOutcome::Behind { fault, .. } => self.in_the_way(section, entry, *fault),
            _ => None,
        };
        Some(ScoreExplanation { plan: self, section, entry, score, rule: score.outcome.rule(), fault })
    }

    /// What a fault of the class, the section or the entry was found in.
    fn in_the_way<'p>(
        &'p self,
        section: &'p SectionPlan,
        entry: &'p EntryPlan,
        fault: Fault,
    ) -> Option<&'p FaultFacts> {
        let mut all = self.faults.iter().chain(&section.faults).chain(entry.outcome.faults());
        all.find(|facts| facts.fault() == fault)
    }
}
