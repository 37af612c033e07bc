//! What a home school should have open instead, and which nights stay held all the same.

use crate::text::{Shown, add, add_more, count};
use anyhow::Result;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::validation::proposal::{Change, LossReason, MarkList, ProposedWindows, TaskProposal};
use gradecrosswalk::{ExceptionScope, PlanPolicy, Proposal, SchoolId, Setup, TaskName};
use std::collections::BTreeMap;

/// The proposal for one home school.
pub fn proposal(
    setup: &Setup,
    home: &SchoolId,
    nights: Nights,
    policy: PlanPolicy,
    shown: Shown,
) -> Result<String> {
    let proposal = Proposal::new([setup], home, nights, policy)?;
    let mut text = format!("{home}\n");
    for task in &proposal.tasks {
        of_task(&mut text, task, shown);
    }
    lost(&mut text, &proposal, shown);
    Ok(text)
}

fn of_task(text: &mut String, proposal: &TaskProposal, shown: Shown) {
    let task = &proposal.task;
    match &proposal.windows {
        None => {}
        Some(windows) if windows.change == Change::Keep => {
            add(text, 2, &format!("{task}: keep the windows as they are"));
        }
        Some(windows) => of_windows(text, task, windows, shown),
    }
    let (few, more) = shown.of(&proposal.by_hand);
    few.iter().for_each(|list| of_marks(text, task, list, shown));
    add_more(text, 4, more);
}

fn of_windows(text: &mut String, task: &TaskName, proposed: &ProposedWindows, shown: Shown) {
    let windows = proposed.windows.iter().map(|window| format!("term {} {}", window.term, window.span));
    let windows: Vec<String> = windows.collect();
    add(text, 2, &format!("{task}, windows: {}", windows.join("; ")));
    let exceptions = proposed.exceptions.iter().map(|exception| {
        let scope = match &exception.scope {
            ExceptionScope::Student(ssid) => format!("student {}", ssid.masked()),
            ExceptionScope::Section(section) => format!("section {section}"),
            ExceptionScope::Course(course) => format!("course {course}"),
            ExceptionScope::Teacher(teacher) => format!("teacher {teacher}"),
            ExceptionScope::GradeLevel(level) => format!("grade level {level}"),
        };
        format!("{task}, exception for {scope}: term {} {}", exception.term, exception.span)
    });
    let exceptions: Vec<String> = exceptions.collect();
    let (few, more) = shown.of(&exceptions);
    few.iter().for_each(|exception| add(text, 2, exception));
    add_more(text, 4, more);
}

fn of_marks(text: &mut String, task: &TaskName, list: &MarkList, shown: Shown) {
    let courses = shown.named(&list.courses);
    let terms: Vec<String> =
        list.terms.iter().map(|marked| format!("term {} {}", marked.term, marked.days)).collect();
    add(text, 2, &format!("{task} of {}, marked by hand: {}", courses, terms.join("; ")));
}

/// The lost nights by reason.
fn lost(text: &mut String, proposal: &Proposal, shown: Shown) {
    let mut reasons: BTreeMap<&LossReason, (usize, Vec<String>)> = BTreeMap::new();
    for lost in &proposal.lost {
        let (nights, lines) = reasons.entry(&lost.reason).or_default();
        *nights += usize::try_from(lost.nights.days()).unwrap_or(usize::MAX);
        lines.push(match shown {
            Shown::Few(_) => lost.section.to_string(),
            Shown::All => format!("{} {} {}", lost.task, lost.section, lost.nights),
        });
    }
    if reasons.is_empty() {
        add(text, 2, "nothing stays held");
    }
    for (reason, (nights, mut lines)) in reasons {
        lines.sort_unstable();
        lines.dedup();
        let repairer = reason.repairer();
        let nights = count(nights, "night");
        add(text, 2, &format!("{nights}, {reason} ({repairer}): {}", shown.named(&lines)));
    }
}
