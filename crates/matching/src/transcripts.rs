//! Final grades that change after they were posted, and transcripts that will not show it (rule G-8).
//!
//! A transcript post only adds; an entry that is already there does not refresh by itself. [`plan_post`] plans one
//! (rule P-2); nothing is posted here.

mod post;
#[cfg(feature = "serde")]
mod wire;

use crate::ledger::Ledger;
use crate::outcome::{OldScore, Outcome};
use crate::plan::Plan;
use crate::rows::{PostedRow, RowTask};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::TaskRole;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::{CourseNumber, SchoolId, ScoreText};

pub use post::{
    Chosen, Freshness, StandingEntry, TranscriptDecision, TranscriptLine, TranscriptOutcome, TranscriptPlan,
    TranscriptSelection, plan_post,
};

/// A final grade that already stands on a home school's transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptEntry {
    /// The student.
    pub ssid: Ssid,
    /// The home school.
    pub home: SchoolId,
    /// The course number at the home school.
    pub course: CourseNumber,
    /// The score on the transcript.
    pub score: ScoreText,
}

/// A transcript entry that tonight's plan makes outdated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutdatedTranscript<'t> {
    /// The posted row's place in the night.
    pub posted: usize,
    /// The entry, which still shows the old score.
    pub entry: &'t TranscriptEntry,
}

/// The updates of final grades: each deserves a warning, since final grades should be posted once (rule G-8). Gives
/// the posted rows' places in the night.
pub fn changed_finals<'p>(plan: &'p Plan<'_, '_>) -> impl Iterator<Item = (usize, &'p PostedRow)> {
    let profile = plan.exchange().setup().profile();
    plan.outcomes().enumerate().filter_map(move |(place, (posting, outcome))| {
        let RowTask::Exchange(task) = posting.task() else { return None };
        let update = matches!(outcome, Outcome::Update { .. });
        (update && profile.role(task) == Some(TaskRole::FinalGrade)).then_some((place, posting))
    })
}

/// The transcript entries that hold the old score of a final grade which tonight's plan updates.
pub fn outdated<'t>(
    plan: &Plan<'_, '_>,
    ledger: &Ledger,
    entries: &'t [TranscriptEntry],
) -> Vec<OutdatedTranscript<'t>> {
    let mut sorted: Vec<&TranscriptEntry> = entries.iter().collect();
    let key = |entry: &TranscriptEntry| (entry.ssid, entry.home.clone(), entry.course.clone());
    sorted.sort_by_cached_key(|entry| key(entry));
    let found = changed_finals(plan).filter_map(|(place, posting)| {
        let (home, course, old) = old_score(plan, place, posting)?;
        let wanted = (ledger.register().ssid(posting.student())?, home, course);
        let start = sorted.partition_point(|entry| key(entry) < wanted);
        let own = sorted.get(start..)?.iter().take_while(|entry| key(entry) == wanted);
        let mut holding = own.filter(|entry| entry.score == old);
        holding.next().map(|entry| OutdatedTranscript { posted: place, entry })
    });
    found.collect()
}

/// The home school, the home course and the score that an update overwrites.
fn old_score(
    plan: &Plan<'_, '_>,
    place: usize,
    posting: &PostedRow,
) -> Option<(SchoolId, CourseNumber, ScoreText)> {
    let exchange = plan.exchange();
    let RowTask::Exchange(task) = posting.task() else { return None };
    let Outcome::Update { was: OldScore::Listed(item), .. } = plan.outcome(place)? else { return None };
    let slot = usize::from(plan.decisions().get(place)?.slot()).checked_sub(1)?;
    let link = exchange.setup().layout().links_of(posting.section()).get(slot)?;
    let school = exchange.home(link.home)?;
    let course = school.courses().get(usize::try_from(link.course).ok()?)?;
    let old = exchange.home_group(link, task)?.get(item)?;
    Some((school.id().clone(), course.number.clone(), old.score().clone()))
}
