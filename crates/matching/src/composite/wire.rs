//! The forms of composite grades in JSON. An explanation is written to be kept or shown and is not read back: what it
//! says is calculated.

use super::{
    CompositeExplanation, CompositePolicy, GradeSlot, MissingPart, NoGrade, PartExplanation, PartStanding,
    Share,
};
use crate::exact::Ratio;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::scores::{Percent, Rounding};
use gradecrosswalk_domain::wire::{object_form, written_form};

object_form!(CompositePolicy, "a policy of composite grades", |policy| {
    optional missing: MissingPart = Some(policy.missing),
    required rounding: Rounding = policy.rounding,
} => CompositePolicy { missing: missing.unwrap_or_default(), rounding });

object_form!(GradeSlot, "a task's grade of a term", |slot| {
    required task: TaskName = &slot.task,
    required term: TermNumber = slot.term,
} => GradeSlot { task, term });

written_form!(Share, |share| {
    required of_whole = share.of_whole,
    required adds = share.adds,
});

impl PartStanding {
    fn code(&self) -> &'static str {
        match self {
            Self::Posted(_) => "posted",
            Self::Calculated(_) => "calculated",
            Self::NotCalculated(_) => "not-calculated",
            Self::NotPosted => "not-posted",
            Self::WithoutPercent => "without-percent",
            Self::Conflicting => "conflicting",
            Self::NeverEnrolled { .. } => "never-enrolled",
        }
    }

    fn posted(&self) -> Option<Percent> {
        match self {
            Self::Posted(percent) => Some(*percent),
            Self::NeverEnrolled { posted } => *posted,
            _ => None,
        }
    }

    fn calculated(&self) -> Option<Ratio> {
        if let Self::Calculated(percent) = self { Some(*percent) } else { None }
    }

    fn reason(&self) -> Option<NoGrade> {
        if let Self::NotCalculated(reason) = self { Some(*reason) } else { None }
    }
}

written_form!(PartExplanation, |part| {
    required of = &part.of,
    required weight = part.weight,
    required standing = part.standing.code(),
    optional posted = part.standing.posted(),
    optional calculated = part.standing.calculated(),
    optional reason = part.standing.reason(),
    optional share = part.share,
});

written_form!(CompositeExplanation, |of| {
    required course = &of.course,
    required of = &of.of,
    required policy = of.policy,
    optional percent = of.grade.ok().map(|grade| grade.percent()),
    optional exact = of.grade.ok().map(|grade| grade.exact()),
    optional reason = of.grade.err(),
    required parts = &of.parts,
});
