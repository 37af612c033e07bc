//! What becomes of final grades on transcripts (rule P-2).

use crate::shown::Shown;
use crate::table::{Cell, Column, Table};
use gradecrosswalk_matching::transcripts::{Freshness, TranscriptOutcome, TranscriptPlan};

/// A row for each final grade: the entry that is added with its credit, or why none is. An entry that is there and shows
/// another score is *stale*: it will not refresh by itself (rule G-8).
pub fn transcript(plan: &TranscriptPlan<'_>, shown: Shown) -> Table {
    let columns = [
        Column::name("student", "student"),
        Column::word("section", "section"),
        Column::word("term", "term"),
        Column::word("score", "score"),
        Column::word("outcome", "outcome"),
        Column::word("gpa_value", "GPA value"),
        Column::word("attempted", "credit attempted"),
        Column::word("earned", "earned"),
        Column::text("credit_type", "credit type"),
        Column::text("why", "why"),
    ];
    let rows = plan.decisions.iter().map(|decision| {
        let (score, line) = (
            decision.score,
            match &decision.outcome {
                TranscriptOutcome::Add(line) => Some(line),
                _ => None,
            },
        );
        [
            Cell::of(score.ssid),
            Cell::of(&score.section),
            Cell::of(score.term),
            Cell::of(&score.score),
            Cell::of(outcome(&decision.outcome)),
            Cell::maybe(line.map(|line| line.gpa_value)),
            Cell::maybe(line.map(|line| line.attempted)),
            Cell::maybe(line.map(|line| line.earned)),
            Cell::maybe(line.and_then(|line| line.credit_type.as_ref())),
            why(&decision.outcome),
        ]
    });
    Table::new("Transcript post", columns).with_rows(rows, shown)
}

fn outcome(outcome: &TranscriptOutcome) -> &'static str {
    match outcome {
        TranscriptOutcome::Add(_) => "add",
        TranscriptOutcome::NotChosen => "not chosen",
        TranscriptOutcome::AlreadyThere { freshness: Freshness::Current, .. } => "there",
        TranscriptOutcome::AlreadyThere { freshness: Freshness::Stale, .. } => "stale",
        TranscriptOutcome::Refused(_) => "refused",
    }
}

fn why(outcome: &TranscriptOutcome) -> Cell {
    match outcome {
        TranscriptOutcome::Add(_) => Cell::BLANK,
        TranscriptOutcome::NotChosen => Cell::of("the home school has not chosen it"),
        TranscriptOutcome::AlreadyThere { freshness: Freshness::Current, .. } => {
            Cell::of("an entry stands and shows the score")
        }
        TranscriptOutcome::AlreadyThere { stands, freshness: Freshness::Stale } => {
            Cell::of(format_args!("an entry stands and shows {stands}: correct it by hand"))
        }
        TranscriptOutcome::Refused(why) => Cell::of(why),
    }
}
