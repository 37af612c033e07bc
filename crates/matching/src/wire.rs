//! The forms of policies, outcomes and recorded plans in JSON, read through their own checks as the domain's are.

use crate::held::HeldReason;
use crate::outcome::{HomeEdit, NotDueReason, OldScore, Outcome, OutcomeKind, Write};
use crate::plan::Counts;
use crate::plan_record::{DecisionRecord, HomePlace, OutcomeRecord, PlanRecord, SummaryRecord, WriteRecord};
use crate::policy::{HomeEditPolicy, PlanPolicy};
use crate::term_match::TermMatchPolicy;
use crate::tonight::{HeldNight, TermPair};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, LocalMinute, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::{ItemIndex, Mark, Rounding};
use gradecrosswalk_domain::wire::{Shown, object_form, text_form};
use gradecrosswalk_domain::{CourseNumber, ExchangeName, SchoolId, ScoreText, TaskName};
use serde::{Deserialize, Serialize};

text_form!(TermMatchPolicy, "term match policy");

// Written in full, so that a kept document means the same to a later library with other defaults.
object_form!(PlanPolicy, "a policy", |policy| {
    optional term_match: TermMatchPolicy = Some(policy.term_match),
    optional rounding: Rounding = Some(policy.rounding),
    optional home_edits: HomeEditPolicy = Some(policy.home_edits),
} => PlanPolicy {
    term_match: term_match.unwrap_or_default(),
    rounding: rounding.unwrap_or_default(),
    home_edits: home_edits.unwrap_or_default(),
});

/// A policy that a plan was made under: nothing is left to a default, which may be another one by now.
struct PlannedUnder(PlanPolicy);

object_form!(PlannedUnder, "a plan's policy", |policy| {
    required term_match: TermMatchPolicy = policy.0.term_match,
    required rounding: Rounding = policy.0.rounding,
    required home_edits: HomeEditPolicy = policy.0.home_edits,
} => PlannedUnder(PlanPolicy { term_match, rounding, home_edits }));

/// The reason whose code this exactly is. Names and other spellings are for people and are not read here.
fn held(code: &str) -> Result<HeldReason, String> {
    HeldReason::of_code(code)
        .ok_or_else(|| format!("held reason {} is not known: give a code such as \"H16\"", Shown(code)))
}

fn not_due(code: &str) -> Result<NotDueReason, String> {
    NotDueReason::find(code).ok_or_else(|| {
        format!("reason {} for not being due is not known: give {}", Shown(code), not_due_codes())
    })
}

fn not_due_codes() -> String {
    NotDueReason::ALL.map(NotDueReason::code).join(", ")
}

text_form!(HeldReason, "held reason", held, |reason| reason.code());
text_form!(NotDueReason, "reason for not being due", not_due, |reason| reason.code());

object_form!(Write, "a write", |write| {
    required home: HomeIndex = write.home,
    required term: TermNumber = write.term,
    required score: ItemIndex = write.score,
} => Write { home, term, score });

object_form!(TermPair, "a pair of terms", |terms| {
    required technical: TermNumber = terms.technical,
    required home: TermNumber = terms.home,
} => TermPair { technical, home });

object_form!(HeldNight, "a held night", |held| {
    required reason: HeldReason = held.reason,
    required technical: TermMask = held.technical,
    optional home: TermMask = (!held.home.is_empty()).then_some(held.home),
    optional should_be_open: TermNumber = held.should_be_open,
} => HeldNight { reason, technical, home: home.unwrap_or_default(), should_be_open });

/// An outcome by its code, with what is to be said of it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum OutcomeForm {
    Add(Write),
    Update(UpdateForm),
    Unchanged(Write),
    NotDue(NotDueReason),
    Held(HeldForm),
}

pub(crate) struct UpdateForm {
    write: Write,
    was: OldScore,
    edit: HomeEdit,
}

object_form!(UpdateForm, "an update", |update| {
    required write: Write = update.write,
    required was: OldScore = update.was,
    required edit: HomeEdit = update.edit,
} => UpdateForm { write, was, edit });

pub(crate) struct HeldForm {
    reason: HeldReason,
    home: Option<HomeIndex>,
}

object_form!(HeldForm, "what is held", |held| {
    required reason: HeldReason = held.reason,
    optional home: HomeIndex = held.home,
} => HeldForm { reason, home });

impl From<OutcomeForm> for Outcome {
    fn from(form: OutcomeForm) -> Self {
        match form {
            OutcomeForm::Add(write) => Self::Add(write),
            OutcomeForm::Update(UpdateForm { write, was, edit }) => Self::Update { write, was, edit },
            OutcomeForm::Unchanged(write) => Self::Unchanged(write),
            OutcomeForm::NotDue(reason) => Self::NotDue(reason),
            OutcomeForm::Held(HeldForm { reason, home }) => Self::Held { reason, home },
        }
    }
}

impl From<Outcome> for OutcomeForm {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Add(write) => Self::Add(write),
            Outcome::Update { write, was, edit } => Self::Update(UpdateForm { write, was, edit }),
            Outcome::Unchanged(write) => Self::Unchanged(write),
            Outcome::NotDue(reason) => Self::NotDue(reason),
            Outcome::Held { reason, home } => Self::Held(HeldForm { reason, home }),
        }
    }
}

/// Why a grade is held or not due: the codes of the two never meet.
enum Reason {
    Held(HeldReason),
    NotDue(NotDueReason),
}

text_form!(Reason, "reason", reason, |reason| match reason {
    Reason::Held(reason) => reason.code(),
    Reason::NotDue(reason) => reason.code(),
});

fn reason(code: &str) -> Result<Reason, String> {
    let held = HeldReason::of_code(code).map(Reason::Held);
    held.or_else(|| NotDueReason::find(code).map(Reason::NotDue)).ok_or_else(|| {
        let (code, codes) = (Shown(code), not_due_codes());
        format!("reason {code} is not known: give a held reason's code such as \"H16\", or {codes}")
    })
}

impl OutcomeRecord {
    fn reason(&self) -> Option<Reason> {
        match self {
            Self::Held { reason, .. } => Some(Reason::Held(*reason)),
            Self::NotDue { reason, .. } => Some(Reason::NotDue(*reason)),
            _ => None,
        }
    }

    fn was(&self) -> Option<&ScoreText> {
        if let Self::Update { was, .. } = self { Some(was) } else { None }
    }

    fn edit(&self) -> Option<HomeEdit> {
        match self {
            Self::Update { edit, .. } => Some(*edit).filter(|edit| *edit != HomeEdit::None),
            _ => None,
        }
    }
}

object_form!(DecisionRecord, "a decision", |decision| {
    optional ssid: Ssid = decision.ssid,
    required section: SectionKey = &decision.section,
    required task: TaskName = &decision.task,
    required term: TermNumber = decision.term,
    required mark: Mark = &decision.mark,
    required posted: LocalMinute = decision.posted,
    required outcome: OutcomeKind = decision.outcome.kind(),
    optional reason: Reason = decision.outcome.reason(),
    optional home: SchoolId = decision.outcome.home().map(|home| &home.school),
    optional home_section: SectionKey = decision.outcome.home().map(|home| &home.section),
    optional home_term: TermNumber = decision.outcome.stands().map(|write| write.term),
    optional score: ScoreText = decision.outcome.stands().map(|write| &write.score),
    optional was: ScoreText = decision.outcome.was(),
    optional edit: HomeEdit = decision.outcome.edit(),
} => try {
    let said = Said { ssid, reason, home, home_section, home_term, score, was, edit };
    said.outcome(outcome).map(|outcome| DecisionRecord { ssid, section, task, term, mark, posted, outcome })
});

/// The members that go with an outcome, or do not.
struct Said {
    ssid: Option<Ssid>,
    reason: Option<Reason>,
    home: Option<SchoolId>,
    home_section: Option<SectionKey>,
    home_term: Option<TermNumber>,
    score: Option<ScoreText>,
    was: Option<ScoreText>,
    edit: Option<HomeEdit>,
}

impl Said {
    fn outcome(self, kind: OutcomeKind) -> Result<OutcomeRecord, String> {
        let home = match (self.home, self.home_section) {
            (Some(school), Some(section)) => Some(HomePlace { school, section }),
            (None, None) => None,
            _ => return Err(String::from("home and home_section go together: give both or neither")),
        };
        let written = (self.ssid, home, self.home_term, self.score);
        match (kind, written, self.was, self.edit, self.reason) {
            (OutcomeKind::Add, (Some(_), Some(home), Some(term), Some(score)), None, None, None) => {
                Ok(OutcomeRecord::Add(WriteRecord { home, term, score }))
            }
            (OutcomeKind::Update, (Some(_), Some(home), Some(term), Some(score)), Some(was), edit, None) => {
                let edit = edit.unwrap_or(HomeEdit::None);
                Ok(OutcomeRecord::Update { write: WriteRecord { home, term, score }, was, edit })
            }
            (OutcomeKind::Unchanged, (Some(_), Some(home), Some(term), Some(score)), None, None, None) => {
                Ok(OutcomeRecord::Unchanged(WriteRecord { home, term, score }))
            }
            (OutcomeKind::NotDue, (_, home, None, None), None, None, Some(Reason::NotDue(reason))) => {
                Ok(OutcomeRecord::NotDue { reason, home })
            }
            (OutcomeKind::Held, (_, home, None, None), None, None, Some(Reason::Held(reason))) => {
                Ok(OutcomeRecord::Held { reason, home })
            }
            (kind, ..) => Err(format!("outcome {:?} has other members: give {}", kind.code(), members(kind))),
        }
    }
}

/// The members that go with an outcome, in words.
fn members(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Add | OutcomeKind::Unchanged => "ssid, home, home_section, home_term and score",
        OutcomeKind::Update => {
            "ssid, home, home_section, home_term, score and was, and edit where home edited the grade"
        }
        OutcomeKind::NotDue => "the reason for not being due, and home and home_section where they are known",
        OutcomeKind::Held => "the held reason's code, and home and home_section where they are known",
    }
}

object_form!(Counts, "counts", |counts| {
    required add: u64 = counts.of(OutcomeKind::Add),
    required update: u64 = counts.of(OutcomeKind::Update),
    required unchanged: u64 = counts.of(OutcomeKind::Unchanged),
    required not_due: u64 = counts.of(OutcomeKind::NotDue),
    required held: u64 = counts.of(OutcomeKind::Held),
} => Counts::new([add, update, unchanged, not_due, held]));

/// An entry of a summary's list.
macro_rules! entries {
    ($($name:ident($key:ident: $of:ty, $counts:ident: $count:ty), $what:literal;)*) => {$(
        struct $name(($of, $count));

        object_form!($name, $what, |entry| {
            required $key: $of = &entry.0.0,
            required $counts: $count = entry.0.1,
        } => $name(($key, $counts)));
    )*};
}

entries! {
    OfHome(home: SchoolId, counts: Counts), "a home school's counts";
    OfCourse(course: CourseNumber, counts: Counts), "a course's counts";
    OfHeld(reason: HeldReason, count: u64), "a held reason's count";
    OfNotDue(reason: NotDueReason, count: u64), "the count of a reason for not being due";
}

object_form!(SummaryRecord, "a summary", |summary| {
    required all: Counts = summary.all,
    required homes: Vec<OfHome> = summary.homes.iter().cloned().map(OfHome).collect::<Vec<_>>(),
    required without_home: Counts = summary.without_home,
    required courses: Vec<OfCourse> = summary.courses.iter().cloned().map(OfCourse).collect::<Vec<_>>(),
    required held: Vec<OfHeld> = summary.held.iter().copied().map(OfHeld).collect::<Vec<_>>(),
    required not_due: Vec<OfNotDue> = summary.not_due.iter().copied().map(OfNotDue).collect::<Vec<_>>(),
} => SummaryRecord {
    all,
    homes: homes.into_iter().map(|entry| entry.0).collect(),
    without_home,
    courses: courses.into_iter().map(|entry| entry.0).collect(),
    held: held.into_iter().map(|entry| entry.0).collect(),
    not_due: not_due.into_iter().map(|entry| entry.0).collect(),
});

object_form!(PlanRecord, "a plan", |plan| {
    required exchange: ExchangeName = &plan.exchange,
    required technical: SchoolId = &plan.technical,
    required as_of: AsOf = plan.as_of,
    required policy: PlannedUnder = PlannedUnder(plan.policy),
    required summary: SummaryRecord = plan.summary(),
    required decisions: Vec<DecisionRecord> = &plan.decisions,
} => try {
    let plan = PlanRecord { exchange, technical, as_of, policy: policy.0, decisions };
    // A plan that was cut short or altered must not be applied.
    if plan.summary() == summary {
        Ok(plan)
    } else {
        Err("summary does not count the decisions: give the plan whole, as it was written")
    }
});
