//! The forms of recorded plans of enrollments in JSON, read through their own checks as the grades' are.

use super::outcome::{EnrollmentKind, EnrollmentNotDue};
use super::record::{
    EnrollmentDecisionRecord, EnrollmentOutcomeRecord, EnrollmentPlanRecord, UnexplainedRecord,
};
use super::summary::EnrollmentCounts;
use super::unexplained::UnexplainedReason;
use crate::held::{ExchangePart, HeldReason};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::grades::Enrollment;
use gradecrosswalk_domain::roster::RosterEntry;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::wire::{Shown, object_form, text_form};
use gradecrosswalk_domain::{ExchangeName, SchoolId};

/// Why an enrollment is held or not due: the codes of the two never meet.
enum Reason {
    Held(HeldReason),
    NotDue(EnrollmentNotDue),
}

text_form!(Reason, "reason", reason, |reason| match reason {
    Reason::Held(reason) => reason.code(),
    Reason::NotDue(reason) => reason.code(),
});

fn reason(code: &str) -> Result<Reason, String> {
    let held = HeldReason::of_code(code).filter(|held| held.parts().contains(&ExchangePart::Enrollments));
    let not_due = || EnrollmentNotDue::find(code).map(Reason::NotDue);
    held.map(Reason::Held).or_else(not_due).ok_or_else(|| {
        let codes: Vec<&str> = EnrollmentNotDue::ALL.iter().map(|reason| reason.code()).collect();
        let (code, codes) = (Shown(code), codes.join(", "));
        format!(
            "reason {code} is not known: give an enrollment's held reason's code such as \"H27\", or {codes}"
        )
    })
}

impl EnrollmentOutcomeRecord {
    fn reason(&self) -> Option<Reason> {
        match self {
            Self::Held(reason) => Some(Reason::Held(*reason)),
            Self::NotDue(reason) => Some(Reason::NotDue(*reason)),
            _ => None,
        }
    }

    fn was(&self) -> Option<&RosterEntry> {
        match self {
            Self::Update { was, .. } | Self::End { was, .. } => Some(was),
            _ => None,
        }
    }

    fn read(
        kind: EnrollmentKind,
        entry: Option<RosterEntry>,
        was: Option<RosterEntry>,
        reason: Option<Reason>,
    ) -> Result<Self, String> {
        match (kind, entry, was, reason) {
            (EnrollmentKind::Add, Some(entry), None, None) => Ok(Self::Add(entry)),
            (EnrollmentKind::Update, Some(entry), Some(was), None) => Ok(Self::Update { entry, was }),
            (EnrollmentKind::End, Some(entry), Some(was), None) => Ok(Self::End { entry, was }),
            (EnrollmentKind::Unchanged, Some(entry), None, None) => Ok(Self::Unchanged(entry)),
            (EnrollmentKind::NotDue, None, None, Some(Reason::NotDue(reason))) => Ok(Self::NotDue(reason)),
            (EnrollmentKind::Held, None, None, Some(Reason::Held(reason))) => Ok(Self::Held(reason)),
            (kind, ..) => Err(format!("outcome {:?} has other members: give {}", kind.code(), members(kind))),
        }
    }
}

/// The members that go with an outcome, in words.
fn members(kind: EnrollmentKind) -> &'static str {
    match kind {
        EnrollmentKind::Add | EnrollmentKind::Unchanged => "the entry",
        EnrollmentKind::Update | EnrollmentKind::End => "the entry and what it was",
        EnrollmentKind::NotDue => "the reason for not being due",
        EnrollmentKind::Held => "the held reason's code",
    }
}

object_form!(EnrollmentDecisionRecord, "a decision about an enrollment", |decision| {
    required enrollment: Enrollment = &decision.enrollment,
    optional section: SectionKey = decision.section.as_ref(),
    required outcome: EnrollmentKind = decision.outcome.kind(),
    optional reason: Reason = decision.outcome.reason(),
    optional entry: RosterEntry = decision.outcome.entry(),
    optional was: RosterEntry = decision.outcome.was(),
} => try EnrollmentOutcomeRecord::read(outcome, entry, was, reason)
    .map(|outcome| EnrollmentDecisionRecord { enrollment, section, outcome }));

object_form!(UnexplainedRecord, "an unexplained roster entry", |unexplained| {
    required entry: RosterEntry = &unexplained.entry,
    required why: UnexplainedReason = unexplained.why,
} => UnexplainedRecord { entry, why });

object_form!(EnrollmentCounts, "counts of enrollments", |counts| {
    required add: u64 = counts.of(EnrollmentKind::Add),
    required update: u64 = counts.of(EnrollmentKind::Update),
    required end: u64 = counts.of(EnrollmentKind::End),
    required unchanged: u64 = counts.of(EnrollmentKind::Unchanged),
    required not_due: u64 = counts.of(EnrollmentKind::NotDue),
    required held: u64 = counts.of(EnrollmentKind::Held),
} => EnrollmentCounts::new([add, update, end, unchanged, not_due, held]));

object_form!(EnrollmentPlanRecord, "a plan of enrollments", |plan| {
    required exchange: ExchangeName = &plan.exchange,
    required technical: SchoolId = &plan.technical,
    required as_of: AsOf = plan.as_of,
    required counts: EnrollmentCounts = plan.counts(),
    required decisions: Vec<EnrollmentDecisionRecord> = &plan.decisions,
    required unexplained: Vec<UnexplainedRecord> = &plan.unexplained,
} => try {
    let plan = EnrollmentPlanRecord { exchange, technical, as_of, decisions, unexplained };
    // A plan that was cut short or altered must not be applied.
    if plan.counts() == counts {
        Ok(plan)
    } else {
        Err("counts do not count the decisions: give the plan whole, as it was written")
    }
});
