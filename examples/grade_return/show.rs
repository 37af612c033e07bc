//! A plan of a push, printed.

use gradecrosswalk::domain::learning::{EntryContent, PublishAssignment, PublishScores};
use gradecrosswalk::matching::grade_return::{
    CutText, EntryPlan, FaultFacts, FaultMark, Listing, PlacedFault, PushPlan, ScoreOutcome, SkipReason,
    TextCut, WrittenEntry,
};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a plan says. `before` are the faults of the push before.
pub fn push(plan: &PushPlan, before: &[FaultMark]) {
    travels(plan);
    cut(plan);
    stays_behind(plan);
    faults(plan, before);
    let of = plan.summary();
    println!(
        "entries: {} created, {} updated, {} unchanged, {} kept back",
        of.create, of.update, of.entries_unchanged, of.entries_kept_back
    );
    println!(
        "scores: {} sent, {} unchanged, {} skipped, {} kept back",
        of.send, of.scores_unchanged, of.skip, of.scores_kept_back
    );
    println!("badge: {}", plan.badge());
}

/// What is written to the gradebooks.
pub fn travels(plan: &PushPlan) {
    println!("-- What travels (rules L-1, L-4)");
    let writes = plan.writes();
    if writes.is_empty() {
        println!("nothing");
    }
    for write in writes {
        print!("{} {}: ", write.section, write.activity);
        match write.entry {
            WrittenEntry::Create { content, category, publish } => {
                print!("create {} in {category}", shown(content));
                match (publish.assignment, publish.scores) {
                    (PublishAssignment::Immediately, PublishScores::On) => {
                        println!(", published with scores");
                    }
                    _ => println!(", not all of it published"),
                }
            }
            WrittenEntry::Update { content } => {
                println!("update to {}, publish settings left alone", shown(content));
            }
            WrittenEntry::Stands => println!("the entry stands"),
        }
        for score in &write.scores {
            println!("  student {}: {}", score.student, score.points);
        }
    }
}

/// Title, points and due date of an entry.
fn shown(content: &EntryContent) -> String {
    let due = content.due.map_or_else(|| "no due date".to_owned(), |due| format!("due {due}"));
    format!("{:?}, {} points, {due}", content.title.as_str(), content.max_points)
}

/// The entries that are written in this push, each with its section.
fn written(plan: &PushPlan) -> impl Iterator<Item = &EntryPlan> {
    let all = plan.sections.iter().flat_map(|section| &section.entries);
    all.filter(|entry| entry.outcome.content().is_some())
}

/// What is cut of the entries that are written. It is the same in every section.
fn cut(plan: &PushPlan) {
    let mut lines = BTreeSet::new();
    for entry in written(plan) {
        for TextCut { text, from, to, limit } in &entry.cuts {
            let text = match text {
                CutText::Title => "title",
                CutText::Description => "description",
            };
            lines.insert(format!(
                "{}: {text} from {from} to {to} characters, at most {limit}",
                entry.activity
            ));
        }
        if let Listing::TitleTooLong { length, limit } = entry.listing {
            let activity = &entry.activity;
            lines.insert(format!("{activity}: not listed: a title of {length} characters, at most {limit}"));
        }
    }
    print("-- What is cut (rule L-2)", lines);
}

/// What is not sent although nothing is wrong.
fn stays_behind(plan: &PushPlan) {
    let mut lines: BTreeSet<String> =
        plan.not_scored.iter().map(|activity| format!("{activity}: it is not scored")).collect();
    for entry in written(plan).filter(|entry| !entry.unsent.is_empty()) {
        lines.insert(format!("{}: {}", entry.activity, entry.unsent));
    }
    for section in &plan.sections {
        let mut skipped: BTreeMap<(SkipReason, String), usize> = BTreeMap::new();
        for entry in &section.entries {
            for score in &entry.scores {
                let sent = matches!(score.outcome, ScoreOutcome::Send { .. });
                if sent && !score.unsent.is_empty() {
                    lines
                        .insert(format!("{}: {} of student {}", entry.activity, score.unsent, score.student));
                }
                if let ScoreOutcome::Skip { reason, .. } = score.outcome {
                    *skipped.entry((reason, score.student.to_string())).or_default() += 1;
                }
            }
        }
        // Nobody misses a score that there is not.
        for ((reason, student), count) in
            skipped.into_iter().filter(|((of, _), _)| *of != SkipReason::NoScore)
        {
            let words = reason.words();
            lines.insert(format!(
                "section {}: student {student} in {count} activities: {words}",
                section.section
            ));
        }
    }
    print("-- What stays behind (rules L-1, L-5, L-6)", lines);
}

/// Each fault with the places where it is found, because one repair often is enough for all of them.
fn faults(plan: &PushPlan, before: &[FaultMark]) {
    println!("-- Faults (rules L-3, L-5)");
    let faults = plan.faults();
    if faults.is_empty() {
        println!("none");
    }
    let mut alike: BTreeMap<_, Vec<&PlacedFault<'_>>> = BTreeMap::new();
    for placed in &faults {
        let key = (placed.fault(), placed.facts.to_string(), placed.repairer(before));
        alike.entry(key).or_default().push(placed);
    }
    for ((fault, found, repairer), places) in alike {
        println!("{fault}: {}: {found}", fault.problem());
        let shown: Vec<String> = places.iter().take(3).map(|placed| placed.place.to_string()).collect();
        let more = places.len().saturating_sub(shown.len());
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        println!("  blocks the {}: {}{more}", fault.blocks(), shown.join("; "));
        println!("  repair: the {repairer}: {}", fault.repair());
        if let Some(FaultFacts::PastedFormatting { pasted }) = places.first().map(|placed| placed.facts) {
            println!("  cleaned text offered: {:?}", pasted.cleaned());
        }
    }
}

fn print(heading: &str, lines: BTreeSet<String>) {
    if !lines.is_empty() {
        println!("{heading}");
    }
    for line in lines {
        println!("{line}");
    }
}
