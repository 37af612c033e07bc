//! The steps of the troubleshooting guide, and what was looked at and seen in each. Decides nothing.

use crate::alerts::Alert;
use crate::rules::postings::at_home::AtHome;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{SchoolId, ScoreText, TemplateName};
use gradecrosswalk_matching::{HeldReason, NotDueReason};

/// The steps of the guide (document 000; rule D-3), in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum StepKind {
    /// Item 1: the process alerts about the course section, at both schools.
    Alerts,
    /// Item 2.a: the grades report of the technical school.
    Posted,
    /// Items 2.a.ii and 2.b.ii: the term mask on the course's grading tasks tab, at both schools.
    TermMask,
    /// Items 2.a.ii, 2.b.ii and 3: the grading window, or the marked term, at both schools.
    GradingWindow,
    /// Item 2.b: the grades report of the home school, and the templates of its reports.
    PresentAtHome,
    /// After the guide: what the exchange itself decides tonight, and why.
    Decision,
}

impl StepKind {
    /// All steps, in order.
    pub const ALL: [Self; 6] = [
        Self::Alerts,
        Self::Posted,
        Self::TermMask,
        Self::GradingWindow,
        Self::PresentAtHome,
        Self::Decision,
    ];

    /// The stable text code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Alerts => "alerts",
            Self::Posted => "posted",
            Self::TermMask => "term-mask",
            Self::GradingWindow => "grading-window",
            Self::PresentAtHome => "present-at-home",
            Self::Decision => "decision",
        }
    }

    /// What is looked at, in the guide's words.
    pub fn looks_at(self) -> &'static str {
        match self {
            Self::Alerts => "process alerts at both schools",
            Self::Posted => "grades report of the technical school",
            Self::TermMask => "term mask at both schools",
            Self::GradingWindow => "grading window at both schools",
            Self::PresentAtHome => "grades report of the home school",
            Self::Decision => "the exchange's own decision",
        }
    }

    /// The guide's item; blank for the last step, which comes after it.
    pub fn item(self) -> &'static str {
        match self {
            Self::Alerts => "1",
            Self::Posted => "2.a",
            Self::TermMask | Self::GradingWindow => "2.a.ii, 2.b.ii",
            Self::PresentAtHome => "2.b",
            Self::Decision => "",
        }
    }
}

/// A step that was taken, and all that was seen in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Step<'d> {
    /// Which step.
    pub kind: StepKind,
    /// What was seen; empty where there was nothing to see.
    pub seen: Vec<Seen<'d>>,
}

/// Something that a step saw.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Seen<'d> {
    /// An alert about the course section, or about the whole school.
    Alert(SeenAlert<'d>),
    /// A school without a user group for alerts: they reach nobody there (item 1.b).
    Unheard(SchoolId),
    /// The grade is posted.
    Posted(SeenPosting),
    /// The grade is not posted. Other terms in which the student has a posting of the task.
    NotPosted(TermMask),
    /// The term mask of the task at a school.
    Mask(SeenMask),
    /// The windows, or the marked terms, of the task at a school.
    Window(SeenWindow),
    /// No home school is known for the student: why its side was not looked at is in the last step.
    HomeNotKnown,
    /// What stands at home.
    Stands(SeenAtHome),
    /// The templates of the home school's report cards and progress reports.
    Templates(SeenTemplates),
    /// The exchange's decision about the posted grade, tonight.
    Decision(SeenDecision),
}

/// An alert that a school gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenAlert<'d> {
    /// The school that can repair it.
    pub school: &'d SchoolId,
    /// The alert. Whom else it is about is not for this student's diagnosis.
    pub alert: &'d Alert,
    /// Whether it says why this very grade is held.
    pub of_this_grade: bool,
}

/// A posting of the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeenPosting {
    /// The mark.
    pub mark: Mark,
    /// When it was posted.
    pub posted: LocalMinute,
    /// In how many records; more than one is a finding.
    pub records: usize,
}

/// A task's term mask at a school.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeenMask {
    /// The school.
    pub school: SchoolId,
    /// Its section.
    pub section: SectionKey,
    /// The term that is asked about: of the technical school the grade's, of the home school the one that should be
    /// open. None where no home term matches.
    pub term: Option<TermNumber>,
    /// The mask; none where the task is not attached to the course.
    pub mask: Option<TermMask>,
}

/// How a task's term is open at a school.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeenWindow {
    /// The school.
    pub school: SchoolId,
    /// The school's local time of the run.
    pub now: LocalMinute,
    /// The term that is asked about, as in [`SeenMask::term`].
    pub term: Option<TermNumber>,
    /// The dates of that term.
    pub dates: Option<DateRange>,
    /// Whether open terms come from grading windows; else they are marked by hand.
    pub by_window: bool,
    /// The terms that are open now for this student's course section.
    pub open: TermMask,
    /// The school's windows of the term for the task, ascending.
    pub windows: Vec<WindowSpan>,
}

/// What stands at home for the grade.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeenAtHome {
    /// The home school.
    pub school: SchoolId,
    /// Its section.
    pub section: SectionKey,
    /// The home term that was looked at; none where it is not known into which the grade goes.
    pub term: Option<TermNumber>,
    /// What stands there.
    pub stands: AtHome,
    /// The technical term whose grade has taken the place of this one (rule T-11).
    pub replaced_by: Option<TermNumber>,
}

/// Which templates of the home school lack the task.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeenTemplates {
    /// How many the school has; none where the caller does not know them.
    pub all: Option<usize>,
    /// Those that lack the task.
    pub lacking: Vec<TemplateName>,
}

/// What the exchange decides.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SeenDecision {
    /// The grade is added tonight.
    Adds(ScoreText),
    /// The grade replaces another tonight.
    Updates(ScoreText),
    /// The grade stands at home already.
    Unchanged,
    /// The grade is not due tonight.
    NotDue(NotDueReason),
    /// The grade is held.
    Held(HeldReason),
}
