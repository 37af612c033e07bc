//! What a plan says, as one short line for each section, entry and score.

use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_matching::grade_return::{
    EntryOutcome, EntryPlan, FaultFacts, PushPlan, ScoreOutcome, SkipReason,
};
use std::collections::BTreeMap;

/// What a plan says at each place: the class at the empty place, a section at `1`, an entry at `1/A-1`, a score at `1/A-1/7`.
pub fn said(plan: &PushPlan) -> BTreeMap<String, String> {
    let mut said = BTreeMap::from([(String::new(), codes(&plan.faults))]);
    for section in &plan.sections {
        let id = section.section.as_str();
        said.insert(id.to_owned(), codes(&section.faults));
        for entry in &section.entries {
            let place = format!("{id}/{}", entry.activity);
            for score in &entry.scores {
                said.insert(format!("{place}/{}", number(score.student)), of_score(&score.outcome));
            }
            said.insert(place, of_entry(entry));
        }
    }
    said
}

/// What a plan says at one place; nothing where it has no such place.
pub fn says(plan: &PushPlan, place: &str) -> String {
    said(plan).remove(place).unwrap_or_default()
}

/// The number of a test's student, without the zeros.
pub(super) fn number(student: Ssid) -> u32 {
    student.as_str().strip_prefix("19").unwrap().parse().unwrap()
}

fn codes(faults: &[FaultFacts]) -> String {
    let codes: Vec<&str> = faults.iter().map(|facts| facts.fault().code()).collect();
    codes.join(" ")
}

fn of_entry(entry: &EntryPlan) -> String {
    match &entry.outcome {
        EntryOutcome::Create { category, .. } => format!("create in {}", category.name),
        EntryOutcome::Update { changed, .. } => {
            let words: Vec<&str> = changed.iter().map(|item| item.words()).collect();
            format!("update {}", words.join(", "))
        }
        EntryOutcome::Unchanged => "unchanged".to_owned(),
        EntryOutcome::Fault(faults) => format!("fault {}", codes(faults)),
        EntryOutcome::Behind(fault) => format!("behind {}", fault.code()),
        EntryOutcome::NotLinked => "not linked".to_owned(),
    }
}

fn of_score(outcome: &ScoreOutcome) -> String {
    match outcome {
        ScoreOutcome::Send { points, was: None, .. } => format!("send {points}"),
        ScoreOutcome::Send { points, was: Some(was), .. } => format!("send {points} over {was}"),
        ScoreOutcome::Unchanged { points, .. } => format!("unchanged {points}"),
        ScoreOutcome::Skip { reason, .. } => format!(
            "skip: {}",
            match reason {
                SkipReason::SectionNotLinked => "section not linked",
                SkipReason::Overridden => "overridden",
                SkipReason::StudentNotLinked => "student not linked",
                SkipReason::NoScore => "no score",
            }
        ),
        ScoreOutcome::Fault(facts) => format!("fault {}", facts.fault().code()),
        ScoreOutcome::Behind { fault, .. } => format!("behind {}", fault.code()),
    }
}
