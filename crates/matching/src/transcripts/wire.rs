//! The forms of transcript entries and posts in JSON. A plan is written to be kept or sent; what is read back of it are
//! its lines.

use super::{
    Chosen, Freshness, StandingEntry, TranscriptDecision, TranscriptEntry, TranscriptLine, TranscriptOutcome,
    TranscriptPlan, TranscriptSelection,
};
use crate::home_scores::NotCounted;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::scores::{Credit, GpaValue};
use gradecrosswalk_domain::wire::{object_form, written_form};
use gradecrosswalk_domain::{CourseNumber, CreditType, SchoolId, ScoreText};

object_form!(TranscriptEntry, "a transcript entry", |entry| {
    required ssid: Ssid = entry.ssid,
    required home: SchoolId = &entry.home,
    required course: CourseNumber = &entry.course,
    required score: ScoreText = &entry.score,
} => TranscriptEntry { ssid, home, course, score });

object_form!(StandingEntry, "a standing transcript entry", |standing| {
    required entry: TranscriptEntry = &standing.entry,
    required year: SchoolYear = standing.year,
    optional term: TermNumber = standing.term,
} => StandingEntry { entry, year, term });

object_form!(TranscriptLine, "a transcript line", |line| {
    required entry: TranscriptEntry = &line.entry,
    required year: SchoolYear = line.year,
    required term: TermNumber = line.term,
    required gpa_value: GpaValue = line.gpa_value,
    required attempted: Credit = line.attempted,
    required earned: Credit = line.earned,
    optional credit_type: CreditType = line.credit_type.as_ref(),
} => TranscriptLine { entry, year, term, gpa_value, attempted, earned, credit_type });

impl<T> Chosen<T> {
    fn only(&self) -> Option<&Vec<T>> {
        match self {
            Self::All => None,
            Self::Only(these) => Some(these),
        }
    }
}

// Nothing is posted unasked: the terms must be said. Without a list of courses or students, all are chosen.
object_form!(TranscriptSelection, "a selection for transcripts", |selection| {
    required terms: TermMask = selection.terms,
    optional courses: Vec<CourseNumber> = selection.courses.only(),
    optional students: Vec<Ssid> = selection.students.only(),
} => TranscriptSelection {
    terms,
    courses: courses.map_or(Chosen::All, Chosen::Only),
    students: students.map_or(Chosen::All, Chosen::Only),
});

impl TranscriptOutcome {
    fn code(&self) -> &'static str {
        match self {
            Self::Add(_) => "add",
            Self::NotChosen => "not-chosen",
            Self::AlreadyThere { .. } => "already-there",
            Self::Refused(_) => "refused",
        }
    }

    fn line(&self) -> Option<&TranscriptLine> {
        if let Self::Add(line) = self { Some(line) } else { None }
    }

    fn stands(&self) -> Option<&ScoreText> {
        if let Self::AlreadyThere { stands, .. } = self { Some(stands) } else { None }
    }

    fn freshness(&self) -> Option<Freshness> {
        if let Self::AlreadyThere { freshness, .. } = self { Some(*freshness) } else { None }
    }

    fn reason(&self) -> Option<NotCounted> {
        if let Self::Refused(reason) = self { Some(*reason) } else { None }
    }
}

written_form!(TranscriptDecision<'_>, |decision| {
    required score = decision.score,
    required outcome = decision.outcome.code(),
    optional line = decision.outcome.line(),
    optional stands = decision.outcome.stands(),
    optional freshness = decision.outcome.freshness(),
    optional reason = decision.outcome.reason(),
});

written_form!(TranscriptPlan<'_>, |plan| {
    required decisions = &plan.decisions,
});
