//! The forms of recorded plans of attendance in JSON, read through their own checks as the grades' are.

use super::outcome::{AttendanceKind, AttendanceNotDue};
use super::record::{AttendanceDecisionRecord, AttendanceOutcomeRecord, AttendancePlanRecord};
use super::summary::AttendanceCounts;
use crate::held::{ExchangePart, HeldReason};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::attendance::AttendanceEntry;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::wire::{Shown, object_form, text_form};
use gradecrosswalk_domain::{ExchangeName, SchoolId};

/// Why an entry is held or not due: the codes of the two never meet.
enum Reason {
    Held(HeldReason),
    NotDue(AttendanceNotDue),
}

text_form!(Reason, "reason", reason, |reason| match reason {
    Reason::Held(reason) => reason.code(),
    Reason::NotDue(reason) => reason.code(),
});

fn reason(code: &str) -> Result<Reason, String> {
    let held = HeldReason::of_code(code).filter(|held| held.parts().contains(&ExchangePart::Attendance));
    let not_due = || AttendanceNotDue::find(code).map(Reason::NotDue);
    held.map(Reason::Held).or_else(not_due).ok_or_else(|| {
        let codes: Vec<&str> = AttendanceNotDue::ALL.iter().map(|reason| reason.code()).collect();
        let (code, codes) = (Shown(code), codes.join(", "));
        format!(
            "reason {code} is not known: give attendance's held reason's code such as \"H02\", or {codes}"
        )
    })
}

impl AttendanceOutcomeRecord {
    fn reason(&self) -> Option<Reason> {
        match self {
            Self::Held(reason) => Some(Reason::Held(*reason)),
            Self::NotDue { reason, .. } => Some(Reason::NotDue(*reason)),
            _ => None,
        }
    }

    fn read(kind: AttendanceKind, home: Option<SchoolId>, reason: Option<Reason>) -> Result<Self, String> {
        match (kind, home, reason) {
            (AttendanceKind::Add, Some(home), None) => Ok(Self::Add(home)),
            (AttendanceKind::Unchanged, Some(home), None) => Ok(Self::Unchanged(home)),
            (AttendanceKind::Kept, Some(home), None) => Ok(Self::Kept(home)),
            (AttendanceKind::ResolvedSince, Some(home), None) => Ok(Self::ResolvedSince(home)),
            (AttendanceKind::NotDue, home, Some(Reason::NotDue(reason))) => Ok(Self::NotDue { reason, home }),
            (AttendanceKind::Held, None, Some(Reason::Held(reason))) => Ok(Self::Held(reason)),
            (kind, ..) => {
                let members = match kind {
                    AttendanceKind::NotDue => "the reason for not being due",
                    AttendanceKind::Held => "the held reason's code",
                    _ => "the home school",
                };
                Err(format!("outcome {:?} has other members: give {members}", kind.code()))
            }
        }
    }
}

object_form!(AttendanceDecisionRecord, "a decision about attendance", |decision| {
    required entry: AttendanceEntry = &decision.entry,
    required outcome: AttendanceKind = decision.outcome.kind(),
    optional reason: Reason = decision.outcome.reason(),
    optional home: SchoolId = decision.outcome.home(),
} => try AttendanceOutcomeRecord::read(outcome, home, reason)
    .map(|outcome| AttendanceDecisionRecord { entry, outcome }));

object_form!(AttendanceCounts, "counts of attendance", |counts| {
    required add: u64 = counts.of(AttendanceKind::Add),
    required unchanged: u64 = counts.of(AttendanceKind::Unchanged),
    required kept: u64 = counts.of(AttendanceKind::Kept),
    required resolved_since: u64 = counts.of(AttendanceKind::ResolvedSince),
    required not_due: u64 = counts.of(AttendanceKind::NotDue),
    required held: u64 = counts.of(AttendanceKind::Held),
} => AttendanceCounts::new([add, unchanged, kept, resolved_since, not_due, held]));

object_form!(AttendancePlanRecord, "a plan of attendance", |plan| {
    required exchange: ExchangeName = &plan.exchange,
    required technical: SchoolId = &plan.technical,
    required day: SchoolDay = plan.day,
    required counts: AttendanceCounts = plan.counts(),
    required decisions: Vec<AttendanceDecisionRecord> = &plan.decisions,
} => try {
    let plan = AttendancePlanRecord { exchange, technical, day, decisions };
    // A plan that was cut short or altered must not be applied.
    if plan.counts() == counts {
        Ok(plan)
    } else {
        Err("counts do not count the decisions: give the plan whole, as it was written")
    }
});
