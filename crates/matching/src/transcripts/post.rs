//! The transcript post: a plan of entries that are added for final grades a home school chooses (rule P-2; document 002).
//! Only ever adds, posts nothing unasked, and never changes an entry that is there.

use super::TranscriptEntry;
use crate::exact::Ratio;
use crate::home_scores::{HomeScore, HomeTasks, NotCounted, ScoreFacts, ScoresByStudent};
use alloc::vec::Vec;
use core::num::NonZeroU128;
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::scores::{Coefficient, Credit, GpaValue, Passing};
use gradecrosswalk_domain::{CourseNumber, CreditType, ScoreText};

/// Which of something a home school chooses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Chosen<T> {
    /// Every one.
    #[default]
    All,
    /// These.
    Only(Vec<T>),
}

impl<T: PartialEq> Chosen<T> {
    fn holds(&self, one: &T) -> bool {
        match self {
            Self::All => true,
            Self::Only(these) => these.contains(one),
        }
    }
}

/// The final grades that a home school chooses to post: those of these terms, courses and students. By default none,
/// because nothing is posted unasked (rule P-2; document 002: it is the home school's responsibility).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TranscriptSelection {
    /// The home school's terms.
    pub terms: TermMask,
    /// The courses.
    pub courses: Chosen<CourseNumber>,
    /// The students.
    pub students: Chosen<Ssid>,
}

/// An entry that is on a transcript, as far as a post must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingEntry {
    /// Student, home school, course and score.
    pub entry: TranscriptEntry,
    /// The school year: a course that is taken again in a later year has an entry of its own.
    pub year: SchoolYear,
    /// The home school's term. Where the transcript does not say, it stands for every term of the year.
    pub term: Option<TermNumber>,
}

/// An entry that is added to a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptLine {
    /// Student, home school, course and score.
    pub entry: TranscriptEntry,
    /// The school year.
    pub year: SchoolYear,
    /// The home school's term in which the final grade is posted.
    pub term: TermNumber,
    /// The score's GPA value at the home school.
    pub gpa_value: GpaValue,
    /// The credit that the task grants.
    pub attempted: Credit,
    /// The credit times the score's coefficient (1 where it has none) if the score passes, else 0.
    pub earned: Credit,
    /// The group of credits, where the task names one.
    pub credit_type: Option<CreditType>,
}

impl From<&TranscriptLine> for StandingEntry {
    /// What stands once the line is posted.
    fn from(line: &TranscriptLine) -> Self {
        Self { entry: line.entry.clone(), year: line.year, term: Some(line.term) }
    }
}

/// What becomes of a final grade. Exhaustive on purpose, as [`Outcome`](crate::Outcome) is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TranscriptOutcome {
    /// An entry is added.
    Add(TranscriptLine),
    /// The home school has not chosen it.
    NotChosen,
    /// An entry for this student, course, year and term is there, and stays as it is.
    AlreadyThere {
        /// The score that stands.
        stands: ScoreText,
        /// Whether it still is the grade's.
        freshness: Freshness,
    },
    /// It cannot become an entry.
    Refused(NotCounted),
}

/// Whether a standing entry shows the grade as it is now (rule G-8: an entry does not refresh by itself).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Freshness {
    /// It shows the grade's score.
    Current,
    /// The grade has another score by now: somebody at the home school must correct the entry.
    Stale,
}

/// A final grade and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptDecision<'a> {
    /// The final grade.
    pub score: &'a HomeScore,
    /// What becomes of it.
    pub outcome: TranscriptOutcome,
}

/// What a transcript post does: one decision for each final grade, ascending by student, section and term.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TranscriptPlan<'a> {
    /// The decisions. Scores of other tasks than final grades have none.
    pub decisions: Vec<TranscriptDecision<'a>>,
}

impl TranscriptPlan<'_> {
    /// The entries that are added.
    pub fn adds(&self) -> impl Iterator<Item = &TranscriptLine> {
        self.decisions.iter().filter_map(|decision| match &decision.outcome {
            TranscriptOutcome::Add(line) => Some(line),
            _ => None,
        })
    }

    /// The final grades whose entry shows another score.
    pub fn stale(&self) -> impl Iterator<Item = &TranscriptDecision<'_>> {
        self.decisions.iter().filter(|decision| {
            matches!(decision.outcome, TranscriptOutcome::AlreadyThere { freshness: Freshness::Stale, .. })
        })
    }
}

/// Plans the post of one home school's final grades of a school year (rule P-2). A second post over the applied result
/// adds nothing.
///
/// Two final grades that would make one entry, of one student, course and term, are refused where their scores differ;
/// where they agree, the first is added.
#[must_use]
pub fn plan_post<'a>(
    tasks: &HomeTasks<'_>,
    year: SchoolYear,
    selection: &TranscriptSelection,
    scores: &ScoresByStudent<'a>,
    standing: &[StandingEntry],
) -> TranscriptPlan<'a> {
    let here = standing.iter().filter(|of| of.year == year && of.entry.home == *tasks.school().id());
    let mut entries: Vec<&StandingEntry> = here.collect();
    entries.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut plan = TranscriptPlan::default();
    for student in scores.students() {
        let finals = student.scores().iter().copied();
        let mut finals: Vec<&HomeScore> =
            finals.filter(|score| tasks.role(&score.task) == Some(TaskRole::FinalGrade)).collect();
        // What would make one entry stands together; the sort is stable, so that sections stay in order.
        finals.sort_by(|a, b| (&a.section.course, a.term).cmp(&(&b.section.course, b.term)));
        let one_entry =
            |a: &&HomeScore, b: &&HomeScore| a.section.course == b.section.course && a.term == b.term;
        for rivals in finals.chunk_by(one_entry) {
            let conflict = rivals.iter().zip(rivals.iter().skip(1)).any(|(a, b)| a.score != b.score);
            let mut added: Option<ScoreText> = None;
            for score in rivals {
                let outcome = if !selection.holds(score) {
                    TranscriptOutcome::NotChosen
                } else if let Some(stands) = standing_score(&entries, score) {
                    there(stands, score)
                } else if conflict {
                    TranscriptOutcome::Refused(NotCounted::Conflicting)
                } else if let Some(stands) = &added {
                    there(stands, score)
                } else {
                    match tasks.facts(score).and_then(|facts| line(tasks, year, score, facts)) {
                        Ok(line) => {
                            added = Some(score.score.clone());
                            TranscriptOutcome::Add(line)
                        }
                        Err(why) => TranscriptOutcome::Refused(why),
                    }
                };
                plan.decisions.push(TranscriptDecision { score, outcome });
            }
        }
    }
    plan
}

impl TranscriptSelection {
    fn holds(&self, score: &HomeScore) -> bool {
        self.terms.contains(score.term)
            && self.courses.holds(&score.section.course)
            && self.students.holds(&score.ssid)
    }
}

fn key(of: &StandingEntry) -> (Ssid, &CourseNumber, Option<TermNumber>, &ScoreText) {
    (of.entry.ssid, &of.entry.course, of.term, &of.entry.score)
}

/// The score of the entry that stands for a final grade. Of several, one that shows the grade's score.
fn standing_score<'e>(entries: &[&'e StandingEntry], score: &HomeScore) -> Option<&'e ScoreText> {
    let wanted = (score.ssid, &score.section.course);
    let start = entries.partition_point(|of| (of.entry.ssid, &of.entry.course) < wanted);
    let own = entries.get(start..).unwrap_or_default().iter();
    let own = own.take_while(|of| (of.entry.ssid, &of.entry.course) == wanted);
    let own = own.filter(|of| of.term.is_none_or(|term| term == score.term)).map(|of| &of.entry.score);
    own.min_by_key(|stands| **stands != score.score)
}

fn there(stands: &ScoreText, score: &HomeScore) -> TranscriptOutcome {
    let freshness = if *stands == score.score { Freshness::Current } else { Freshness::Stale };
    TranscriptOutcome::AlreadyThere { stands: stands.clone(), freshness }
}

/// The entry that a final grade becomes.
fn line(
    tasks: &HomeTasks<'_>,
    year: SchoolYear,
    score: &HomeScore,
    facts: ScoreFacts<'_>,
) -> Result<TranscriptLine, NotCounted> {
    let gpa_value = facts.item.gpa_value().ok_or(NotCounted::NoGpaValue)?;
    let attempted = facts.task.credit.ok_or(NotCounted::NoCredit)?;
    let earned = match facts.item.passing() {
        Passing::Passes => earned(attempted, facts.item.credit_coefficient())?,
        Passing::Fails => Credit::MIN,
    };
    Ok(TranscriptLine {
        entry: TranscriptEntry {
            ssid: score.ssid,
            home: tasks.school().id().clone(),
            course: score.section.course.clone(),
            score: score.score.clone(),
        },
        year,
        term: score.term,
        gpa_value,
        attempted,
        earned,
        credit_type: facts.task.credit_type.clone(),
    })
}

/// Credit times coefficient, at the four places that a credit has, a half away from zero.
fn earned(credit: Credit, coefficient: Option<Coefficient>) -> Result<Credit, NotCounted> {
    let Some(coefficient) = coefficient else { return Ok(credit) };
    let units = u128::from(credit.units()).checked_mul(u128::from(coefficient.units()));
    let one = 10_u128.checked_pow(Coefficient::PLACES).and_then(NonZeroU128::new);
    let earned = units.zip(one).and_then(|(units, one)| Ratio::new(units, one).half_up(0));
    let earned = earned.and_then(|units| u32::try_from(units).ok());
    earned.and_then(|units| Credit::from_units(units).ok()).ok_or(NotCounted::CreditTooGreat)
}
