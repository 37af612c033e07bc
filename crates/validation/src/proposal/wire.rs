//! The forms of a proposal in JSON, read through the checks of the values in it.

use super::Proposal;
use super::lost::{LossReason, LostNights};
use super::task::{Change, MarkList, MarkedTerm, ProposedWindows, TaskProposal};
use crate::forecast::Nights;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{DateRange, GradingWindow, TermMask, TermNumber};
use gradecrosswalk_domain::school::{SectionKey, WindowException};
use gradecrosswalk_domain::wire::{object_form, unless_empty};
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};
use gradecrosswalk_matching::HeldReason;
use serde::{Deserialize, Serialize};

object_form!(MarkedTerm, "a marked term", |marked| {
    required days: DateRange = marked.days,
    required term: TermNumber = marked.term,
} => MarkedTerm { days, term });

object_form!(MarkList, "a list of marked terms", |list| {
    required courses: Vec<CourseNumber> = &list.courses,
    required terms: Vec<MarkedTerm> = &list.terms,
} => MarkList { courses, terms });

object_form!(ProposedWindows, "proposed windows", |proposed| {
    required change: Change = proposed.change,
    required windows: Vec<GradingWindow> = &proposed.windows,
    optional exceptions: Vec<WindowException> = unless_empty(&proposed.exceptions),
} => ProposedWindows { change, windows, exceptions: exceptions.unwrap_or_default() });

object_form!(TaskProposal, "a proposal for a task", |proposal| {
    required task: TaskName = &proposal.task,
    optional windows: ProposedWindows = proposal.windows.as_ref(),
    optional by_hand: Vec<MarkList> = unless_empty(&proposal.by_hand),
} => TaskProposal { task, windows, by_hand: by_hand.unwrap_or_default() });

/// A reason by its code, with what is to be said of it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ReasonForm {
    OtherTermNeeded(OtherTerm),
    OutsideMask(OutsideMask),
    Held(HeldReason),
}

pub(super) struct OtherTerm {
    needs: TermMask,
    open: TermNumber,
    technical: SchoolId,
    section: SectionKey,
}

object_form!(OtherTerm, "another term that is needed", |other| {
    required needs: TermMask = other.needs,
    required open: TermNumber = other.open,
    required technical: SchoolId = &other.technical,
    required section: SectionKey = &other.section,
} => OtherTerm { needs, open, technical, section });

pub(super) struct OutsideMask {
    needs: TermMask,
}

object_form!(OutsideMask, "terms outside the mask", |outside| {
    required needs: TermMask = outside.needs,
} => OutsideMask { needs });

impl From<ReasonForm> for LossReason {
    fn from(form: ReasonForm) -> Self {
        match form {
            ReasonForm::OtherTermNeeded(OtherTerm { needs, open, technical, section }) => {
                Self::OtherTermNeeded { needs, open, technical, section }
            }
            ReasonForm::OutsideMask(OutsideMask { needs }) => Self::OutsideMask { needs },
            ReasonForm::Held(reason) => Self::Held(reason),
        }
    }
}

impl From<LossReason> for ReasonForm {
    fn from(reason: LossReason) -> Self {
        match reason {
            LossReason::OtherTermNeeded { needs, open, technical, section } => {
                Self::OtherTermNeeded(OtherTerm { needs, open, technical, section })
            }
            LossReason::OutsideMask { needs } => Self::OutsideMask(OutsideMask { needs }),
            LossReason::Held(reason) => Self::Held(reason),
        }
    }
}

object_form!(LostNights, "lost nights", |lost| {
    required task: TaskName = &lost.task,
    required technical: SchoolId = &lost.technical,
    required section: SectionKey = &lost.section,
    required home_section: SectionKey = &lost.home_section,
    required nights: DateRange = lost.nights,
    required open: TermMask = lost.open,
    required reason: LossReason = &lost.reason,
} => LostNights { task, technical, section, home_section, nights, open, reason });

object_form!(Proposal, "a proposal", |proposal| {
    required home: SchoolId = &proposal.home,
    required nights: Nights = proposal.nights,
    optional days: DateRange = proposal.days,
    required tasks: Vec<TaskProposal> = &proposal.tasks,
    required lost: Vec<LostNights> = &proposal.lost,
} => Proposal { home, nights, days, tasks, lost });
