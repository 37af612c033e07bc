//! A plan of a push, printed.

use gradecrosswalk::domain::learning::TextLimit;
use gradecrosswalk::domain::learning::text::truncate;
use gradecrosswalk::domain::learning::{EntryContent, PublishAssignment, PublishScores};
use gradecrosswalk::matching::grade_return::{
    CutText, EntryOutcome, EntryPlan, FaultFacts, FaultMark, Listing, PushPlan, ScoreOutcome, TextCut,
    WrittenEntry,
};

/// Everything that a plan says. `before` are the faults of the push before.
pub fn push(plan: &PushPlan, before: &[FaultMark]) {
    travels(plan);
    cut(plan);
    stays_behind(plan);
    faults(plan, before);
    let summary = plan.summary();
    println!(
        "entries: {} created, {} updated, {} unchanged, {} kept back; scores: {} sent, {} unchanged, {} skipped, {} kept back",
        summary.create,
        summary.update,
        summary.entries_unchanged,
        summary.entries_kept_back,
        summary.send,
        summary.scores_unchanged,
        summary.skip,
        summary.scores_kept_back
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
                print!("create {} in category {category}", shown(content));
                match (publish.assignment, publish.scores) {
                    (PublishAssignment::Immediately, PublishScores::On) => {
                        println!(", published with its scores")
                    }
                    _ => println!(", not all of it published"),
                }
            }
            WrittenEntry::Update { content } => {
                println!("update to {}, publish settings left alone", shown(content))
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

/// Each activity's entry once: what is cut of it is the same in every section.
fn activities(plan: &PushPlan) -> impl Iterator<Item = &EntryPlan> {
    plan.sections.first().into_iter().flat_map(|section| &section.entries)
}

fn cut(plan: &PushPlan) {
    println!("-- What is cut (rule L-2)");
    for entry in activities(plan) {
        for TextCut { text, from, to, limit } in &entry.cuts {
            let text = match text {
                CutText::Title => "title",
                CutText::Description => "description",
            };
            println!("{}: {text} from {from} to {to} characters (at most {limit})", entry.activity);
        }
        if let Listing::TitleTooLong { length, limit } = entry.listing {
            println!("{}: not listed: its title has {length} characters (at most {limit})", entry.activity);
        }
    }
}

fn stays_behind(plan: &PushPlan) {
    println!("-- What stays behind (rules L-1, L-5, L-6)");
    for activity in &plan.not_scored {
        println!("{activity}: it is not scored");
    }
    for entry in activities(plan) {
        if !entry.unsent.is_empty() {
            println!("{}: its {}", entry.activity, entry.unsent);
        }
    }
    for section in &plan.sections {
        for entry in &section.entries {
            if entry.outcome == EntryOutcome::NotLinked {
                println!(
                    "section {}, {}: the section is linked to no sis section",
                    section.section, entry.activity
                );
                continue;
            }
            for score in &entry.scores {
                let place =
                    format!("section {}, {}, student {}", section.section, entry.activity, score.student);
                if !score.unsent.is_empty() {
                    println!("{place}: the {}", score.unsent);
                }
                if let ScoreOutcome::Skip { reason, .. } = score.outcome {
                    println!("{place}: {}", reason.words());
                }
            }
        }
    }
}

fn faults(plan: &PushPlan, before: &[FaultMark]) {
    println!("-- Faults (rules L-3, L-5)");
    let faults = plan.faults();
    if faults.is_empty() {
        println!("none");
    }
    for placed in faults {
        let fault = placed.fault();
        println!("{fault}, {}: {}", placed.place, placed.facts);
        println!("  blocks the {}; {}: {}", fault.blocks(), placed.repairer(before), fault.repair());
        if let FaultFacts::PastedFormatting { pasted } = placed.facts {
            println!("  cleaned text offered: {:?}", pasted.cleaned());
        }
    }
}
