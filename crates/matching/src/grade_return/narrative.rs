//! A plan as text. Reads only the plan; the same plan always makes the same text.

use super::{
    CategoryChoice, CutText, EntryOutcome, EntryPlan, FaultFacts, Listing, ScoreExplanation, ScoreOutcome,
    SectionPlan, TextCut, TitleHolder,
};
use core::fmt;
use gradecrosswalk_domain::learning::{ActivityKind, CategoryControl, PublishAssignment, PublishScores};

/// Shows what becomes of an entry as a few lines: the outcome, what is cut, what stays behind, faults with their repairs.
/// Scores are not among them: see [`ScoreNarrative`]. No line break at the end.
#[derive(Debug, Clone, Copy)]
pub struct EntryNarrative<'p> {
    section: &'p SectionPlan,
    entry: &'p EntryPlan,
}

impl<'p> EntryNarrative<'p> {
    /// The text of an entry of a section.
    pub fn new(section: &'p SectionPlan, entry: &'p EntryPlan) -> Self {
        Self { section, entry }
    }
}

impl fmt::Display for EntryNarrative<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { section, entry } = self;
        write!(f, "activity {}, section {}", entry.activity, section.section)?;
        if let Some(linked) = &section.linked {
            write!(f, ", sis section {linked}")?;
        }
        match &entry.outcome {
            EntryOutcome::Create { category, publish, .. } => {
                write!(f, ": created in category {}", category.name)?;
                if category.choice == CategoryChoice::FirstInOrder {
                    f.write_str(", the first in alphabetical order")?;
                }
                f.write_str(match publish.assignment {
                    PublishAssignment::Immediately => "; assignment published immediately",
                    PublishAssignment::Later => "; assignment published later",
                    PublishAssignment::Never => "; assignment not published",
                })?;
                f.write_str(match publish.scores {
                    PublishScores::On => ", scores published",
                    PublishScores::Off => ", scores not published",
                })?;
            }
            EntryOutcome::Update { changed, .. } => {
                f.write_str(": updated")?;
                for (place, item) in changed.iter().enumerate() {
                    write!(f, "{} {}", if place == 0 { ":" } else { "," }, item.words())?;
                }
                f.write_str("; publish settings left alone")?;
            }
            EntryOutcome::Unchanged => f.write_str(": unchanged")?,
            EntryOutcome::Fault(_) => f.write_str(": not sent")?,
            EntryOutcome::Behind(fault) => write!(f, ": waits behind {fault}")?,
            EntryOutcome::NotLinked => f.write_str(": the section is linked to no sis section")?,
        }
        write!(f, " (rule {})", entry.outcome.rule())?;
        around(f, entry)?;
        for facts in entry.outcome.faults() {
            fault(f, facts)?;
        }
        Ok(())
    }
}

/// What is cut, what stays behind, and whether the activity is listed.
fn around(f: &mut fmt::Formatter<'_>, entry: &EntryPlan) -> fmt::Result {
    for TextCut { text, from, to, limit } in &entry.cuts {
        let text = match text {
            CutText::Title => "title",
            CutText::Description => "description",
        };
        write!(f, "\n  {text} cut from {from} to {to} characters, at most {limit} (rule L-2)")?;
    }
    if !entry.unsent.is_empty() {
        write!(f, "\n  not sent: {} (rule L-1)", entry.unsent)?;
    }
    match entry.listing {
        Listing::NoList | Listing::Listed => Ok(()),
        Listing::TitleTooLong { length, limit } => {
            write!(
                f,
                "\n  not listed until its title of {length} characters is shortened to {limit} (rule L-2)"
            )
        }
    }
}

/// Shows why a score has its outcome as a few lines. No line break at the end. The student's SSID stands whole, because
/// whoever repairs a fault needs it (rule F-1).
#[derive(Debug, Clone, Copy)]
pub struct ScoreNarrative<'e, 'p> {
    explanation: &'e ScoreExplanation<'p>,
}

impl<'e, 'p> ScoreNarrative<'e, 'p> {
    /// The text of an explanation.
    pub fn new(explanation: &'e ScoreExplanation<'p>) -> Self {
        Self { explanation }
    }
}

impl fmt::Display for ScoreNarrative<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ScoreExplanation { plan, section, entry, score, rule, fault: in_the_way } = self.explanation;
        write!(f, "student {}, activity {}, section {}", score.student, entry.activity, section.section)?;
        match &score.outcome {
            ScoreOutcome::Send { points, was, capped_from } => {
                write!(f, ": {points} sent")?;
                if let Some(was) = was {
                    write!(f, " over {was}")?;
                }
                if let Some(whole) = capped_from {
                    write!(f, ", capped from {whole}")?;
                }
            }
            ScoreOutcome::Unchanged { points, capped_from } => {
                write!(f, ": {points} unchanged")?;
                if let Some(whole) = capped_from {
                    write!(f, ", capped from {whole}")?;
                }
            }
            ScoreOutcome::Skip { reason, stands } => {
                write!(f, ": skipped, {}", reason.words())?;
                if let Some(stands) = stands {
                    write!(f, "; {stands} stays in the gradebook")?;
                }
            }
            ScoreOutcome::Fault(_) => f.write_str(": not sent")?,
            ScoreOutcome::Behind { fault, points } => write!(f, ": {points} owed, waits behind {fault}")?,
        }
        write!(f, " (rule {rule})\n  class {}, to {}", plan.class, plan.target)?;
        if let Some(linked) = &section.linked {
            write!(f, ", sis section {linked}")?;
        }
        if !score.unsent.is_empty() {
            write!(f, "\n  not sent: {} (rule L-1)", score.unsent)?;
        }
        match in_the_way {
            Some(facts) => fault(f, facts),
            None => Ok(()),
        }
    }
}

/// A fault: problem, what it was found in, repair.
fn fault(f: &mut fmt::Formatter<'_>, facts: &FaultFacts) -> fmt::Result {
    let fault = facts.fault();
    write!(f, "\n  {fault}: {}: {facts}", fault.problem())?;
    write!(f, "\n  repair: the {}: {}", fault.repairer(), fault.repair())
}

impl fmt::Display for FaultFacts {
    /// What it was found in, such as `2019-12-24, term 2019-08-01 to 2019-12-20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LeadTeachersDiffer { leads } => list(f, leads.iter().map(|of| Pair(&of.section, &of.lead))),
            Self::OwnerNotLead { owner, lead } => write!(f, "owner {owner}, lead teacher {lead}"),
            Self::SeveralSisSections { linked } => list(f, linked.iter()),
            Self::UnknownSisSection { linked } => linked.fmt(f),
            Self::DueDateMissing { kind: ActivityKind::Assignment } => f.write_str("an assignment"),
            Self::DueDateMissing { kind: ActivityKind::Assessment } => f.write_str("an assessment"),
            Self::DueDateOutsideTerm { due, term } => write!(f, "{due}, term {term}"),
            Self::TitleNotUnique { title, others } => {
                write!(f, "{title:?}, as of ")?;
                list(f, others.iter())
            }
            Self::PastedFormatting { pasted } => list(f, pasted.found().iter().take(SHOWN)).and_then(|()| {
                match pasted.found().len().saturating_sub(SHOWN) {
                    0 => Ok(()),
                    more => write!(f, ", and {more} more"),
                }
            }),
            Self::NoCategory => f.write_str("it has none"),
            Self::CategoryInactive { category } => category.fmt(f),
            Self::CategoryNotControlled { category, controlled_by, lead } => {
                write!(f, "{category} is controlled by ")?;
                match controlled_by {
                    CategoryControl::Teacher(teacher) => write!(f, "{teacher}")?,
                    CategoryControl::Office => f.write_str("the office")?,
                }
                write!(f, ", the lead teacher is {lead}")
            }
            Self::ScoreAboveMaximum { points, max_points } => write!(f, "{points} of {max_points}"),
        }
    }
}

/// How many of the things found in a description a line shows.
const SHOWN: usize = 3;

struct Pair<A, B>(A, B);

impl<A: fmt::Display, B: fmt::Display> fmt::Display for Pair<A, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

impl fmt::Display for TitleHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Activity(activity) => write!(f, "activity {activity}"),
            Self::GradebookEntry => f.write_str("an entry made in the gradebook"),
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, of: impl Iterator<Item = impl fmt::Display>) -> fmt::Result {
    for (place, one) in of.enumerate() {
        write!(f, "{}{one}", if place == 0 { "" } else { ", " })?;
    }
    Ok(())
}
