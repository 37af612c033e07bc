//! Rows of grading tasks on a course: masks, hand-set open terms, doubled and missing tasks, spellings.

use super::pick::{nth, per_mille, sometimes, weighted};
use gradecrosswalk_domain::calendar::{Term, TermMask, TermNumber};
use gradecrosswalk_domain::school::{CourseTask, OpenTerms};
use gradecrosswalk_domain::{GroupName, TaskName};
use proptest::prelude::*;

/// The spellings of the exchange's tasks, by their place in its profile.
const SPELLINGS: [[&str; 4]; 3] = [
    ["CTE Term Grade", "CTE Term", "cte term grade", "CTE  TermGrade"],
    ["CTE Final Grade", "CTE Final", " CTE FINAL GRADE", "cte final"],
    ["CTE Final Exam", "CTE Final Exam Grade", "Cte Final Exam", "CTEFinalExam"],
];

/// How many tasks the exchange has.
pub(super) const TASKS: usize = SPELLINGS.len();

/// A spelling of a task; most often the official one.
pub(super) fn spelled(task: usize, spelling: u8) -> TaskName {
    TaskName::new(SPELLINGS[task].get(usize::from(spelling)).unwrap_or(&SPELLINGS[task][0])).unwrap()
}

/// Whether a generated name means the task.
pub(super) fn is_task(name: &TaskName, task: usize) -> bool {
    SPELLINGS[task].contains(&name.as_str())
}

/// Which terms an office has open for a task, beside the one that it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    Right,
    Other,
    None,
    Several,
    OutsideMask,
    OutsideSchedule,
}

impl Opened {
    /// The right term about 19 times in 20 at a technical school, three times in four at home.
    pub(super) fn technical() -> impl Strategy<Value = Self> {
        Self::weights([86, 3, 2, 3, 4, 2])
    }

    pub(super) fn home() -> impl Strategy<Value = Self> {
        Self::weights([74, 11, 2, 4, 5, 4])
    }

    fn weights([right, other, none, several, mask, schedule]: [u32; 6]) -> impl Strategy<Value = Self> {
        weighted(&[
            (right, Self::Right),
            (other, Self::Other),
            (none, Self::None),
            (several, Self::Several),
            (mask, Self::OutsideMask),
            (schedule, Self::OutsideSchedule),
        ])
    }

    /// The open terms, where `right` should be open; `other` picks the wrong ones.
    pub(super) fn terms(self, right: Option<TermNumber>, terms: &[Term], other: u8) -> Vec<TermNumber> {
        let wrong: Vec<TermNumber> = terms.iter().map(Term::number).filter(|n| Some(*n) != right).collect();
        let wrong = nth(&wrong, other).copied();
        let beyond = TermNumber::all().find(|number| terms.iter().all(|term| term.number() < *number));
        match self {
            Self::Right | Self::OutsideMask => right.into_iter().collect(),
            Self::Other => wrong.into_iter().collect(),
            Self::None => Vec::new(),
            Self::Several => right.into_iter().chain(wrong).collect(),
            Self::OutsideSchedule => beyond.into_iter().collect(),
        }
    }
}

/// How often a task is on a course (rule K-2).
#[derive(Debug, Clone, Copy)]
pub(super) enum Presence {
    Once,
    Missing,
    Doubled,
}

/// A task on a course.
#[derive(Debug, Clone)]
pub(super) struct Row {
    presence: Presence,
    spelling: u8,
    /// The terms of the mask, where it is not all of them.
    mask: Option<u16>,
    opened: Opened,
    other: u8,
    /// The course's rows follow the school's source for the task (rule T-6), but for this one.
    odd_source: bool,
    second_group: bool,
}

/// A row; `missing` and `doubled` of 1,000 are.
pub(super) fn row(
    opened: impl Strategy<Value = Opened>,
    missing: u32,
    doubled: u32,
) -> impl Strategy<Value = Row> {
    let presence = weighted(&[
        (1000 - missing - doubled, Presence::Once),
        (missing, Presence::Missing),
        (doubled, Presence::Doubled),
    ]);
    let mask = sometimes(250, any::<u16>());
    let spelling = weighted(&[(8, 0), (1, 1), (1, 2), (1, 3)]);
    (presence, spelling, mask, opened, any::<u8>(), per_mille(60), per_mille(200)).prop_map(
        |(presence, spelling, mask, opened, other, odd_source, second_group)| Row {
            presence,
            spelling,
            mask,
            opened,
            other,
            odd_source,
            second_group,
        },
    )
}

/// What a school gives to a row of a task.
pub(super) struct Ground<'a> {
    pub(super) task: usize,
    pub(super) terms: &'a [Term],
    /// The term that should be open for the task on this course.
    pub(super) right: Option<TermNumber>,
    /// Whether the school uses windows for the task, and the terms that they have open now.
    pub(super) by_window: bool,
    pub(super) windows_open: &'a [TermNumber],
    /// The school's two score groups.
    pub(super) groups: &'a [GroupName; 2],
}

impl Row {
    /// The task's rows on the course: one, none or two.
    pub(super) fn build(&self, ground: &Ground<'_>) -> Vec<CourseTask> {
        let by_window = ground.by_window != self.odd_source;
        let by_hand = self.opened.terms(ground.right, ground.terms, self.other);
        let open: TermMask = if by_window {
            ground.windows_open.iter().copied().collect()
        } else {
            by_hand.into_iter().collect()
        };
        let all: TermMask = ground.terms.iter().map(Term::number).collect();
        let mask = self.mask.map_or(all, |bits| all & TermMask::from_bits(bits)) | open;
        let row = CourseTask {
            task: spelled(ground.task, self.spelling),
            score_group: ground.groups[usize::from(self.second_group)].clone(),
            term_gpa: None,
            credit: None,
            credit_type: None,
            term_mask: if self.opened == Opened::OutsideMask { mask - open } else { mask },
            open_terms: if by_window { OpenTerms::ByWindow } else { OpenTerms::ByHand(open) },
        };
        let second = CourseTask { task: spelled(ground.task, self.spelling ^ 1), ..row.clone() };
        match self.presence {
            Presence::Once => vec![row],
            Presence::Missing => Vec::new(),
            Presence::Doubled => vec![row, second],
        }
    }
}
