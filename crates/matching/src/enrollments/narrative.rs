//! An explanation as text. Reads only the explanation; the same explanation always makes the same text.

use super::explain::EnrollmentExplanation;
use super::outcome::{Changes, EnrollmentOutcome};
use crate::rows::RosterRow;
use core::fmt;
use gradecrosswalk_domain::calendar::{DateRange, Term};
use gradecrosswalk_domain::grades::Ssid;

/// Shows an [`EnrollmentExplanation`] as a few lines of text: what happens, what was seen, who repairs it. No line break at
/// the end.
///
/// The SSID is lent by the caller, because rows hold ranks; without one the student is left out.
#[derive(Debug, Clone, Copy)]
pub struct EnrollmentNarrative<'e, 'a, 's> {
    explanation: &'e EnrollmentExplanation<'a, 's>,
    ssid: Option<Ssid>,
}

impl<'e, 'a, 's> EnrollmentNarrative<'e, 'a, 's> {
    /// The text of an explanation, for a student.
    pub fn new(explanation: &'e EnrollmentExplanation<'a, 's>, ssid: Option<Ssid>) -> Self {
        Self { explanation, ssid }
    }
}

impl fmt::Display for EnrollmentNarrative<'_, '_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.explanation;
        if let Some(ssid) = self.ssid {
            write!(f, "student {ssid}, ")?;
        }
        match of.home {
            Some((home, section)) => write!(f, "enrolled at {}, section {section}", home.id())?,
            None => f.write_str("enrolled in a home section that is linked to none")?,
        }
        if let Some(days) = of.days {
            write!(f, ", {}", ShowDays(days))?;
        }
        headline(f, of)?;
        write!(f, "\n  as of {} (rule {})", of.as_of, of.rule)?;
        if of.enrollments.len() > 1 {
            for enrollment in of.enrollments {
                f.write_str("\n  enrollment: ")?;
                match of.home_sections.get(enrollment.slot()) {
                    Some((home, section)) => write!(f, "{}, section {section}, ", home.id())?,
                    None => f.write_str("a home section that is not linked, ")?,
                }
                enrollment.days().map_or(Ok(()), |days| write!(f, "{}", ShowDays(days)))?;
            }
        }
        if of.section.is_some() && of.roster.is_empty() {
            f.write_str("\n  on the roster: nothing")?;
        }
        for entry in of.roster {
            f.write_str("\n  on the roster: ")?;
            on_the_roster(f, of, entry)?;
        }
        let terms = of.schedule.terms().iter().map(Term::dates);
        match terms.clone().map(|days| days.first()).min().zip(terms.map(|days| days.last()).max()) {
            Some((first, last)) => write!(f, "\n  technical terms: {first} to {last}")?,
            None => f.write_str("\n  technical terms: none")?,
        }
        if let Some(why) = of.no_intake {
            write!(f, "\n  the technical section takes no more students: it is {why}")?;
        }
        match of.repair {
            Some(repair) => write!(f, "\n  repair: the {}: {}", repair.by, repair.how),
            None => Ok(()),
        }
    }
}

fn headline(f: &mut fmt::Formatter<'_>, of: &EnrollmentExplanation<'_, '_>) -> fmt::Result {
    let at = |f: &mut fmt::Formatter<'_>| match of.section {
        Some(section) => write!(f, " {}, section {section}", of.technical.id()),
        None => write!(f, " {}", of.technical.id()),
    };
    f.write_str(": ")?;
    match of.outcome {
        EnrollmentOutcome::Add(stay) => {
            f.write_str("added to")?;
            at(f)?;
            write!(f, ", {}", ShowDays(stay.days))
        }
        EnrollmentOutcome::Update { stay, .. } => {
            f.write_str("changed at")?;
            at(f)?;
            write!(f, ", now {}", ShowDays(stay.days))?;
            changes(f, of)
        }
        EnrollmentOutcome::End { stay, .. } => {
            f.write_str("ended at")?;
            at(f)?;
            write!(f, ", on {}", stay.days.last())?;
            changes(f, of)
        }
        EnrollmentOutcome::Unchanged { .. } => {
            f.write_str("unchanged at")?;
            at(f)
        }
        EnrollmentOutcome::NotDue(reason) => write!(f, "not due: {reason}"),
        EnrollmentOutcome::Held { reason, .. } => {
            write!(f, "held, {reason}: {};", reason.problem())?;
            at(f)
        }
    }
}

fn changes(f: &mut fmt::Formatter<'_>, of: &EnrollmentExplanation<'_, '_>) -> fmt::Result {
    let Changes { first_was, last_was, home_was } = of.changes.unwrap_or_default();
    if let Some(first) = first_was {
        write!(f, "; first day was {first}")?;
    }
    if let Some(last) = last_was {
        let goes_on = of.entry.and_then(|entry| entry.days()).is_some_and(|days| days.is_open_ended());
        if goes_on { f.write_str("; had no last day")? } else { write!(f, "; last day was {last}")? }
    }
    match home_was.and_then(|home| of.home_sections.school(home)) {
        Some(home) => write!(f, "; came from {}", home.id()),
        None => Ok(()),
    }
}

fn on_the_roster(
    f: &mut fmt::Formatter<'_>,
    of: &EnrollmentExplanation<'_, '_>,
    entry: &RosterRow,
) -> fmt::Result {
    if let Some(days) = entry.days() {
        write!(f, "{}", ShowDays(days))?;
    }
    match entry.home().and_then(|home| of.home_sections.school(home)) {
        Some(home) => write!(f, ", came from {}", home.id()),
        None => Ok(()),
    }
}

/// `from 2019-08-01 on`, or `2019-08-01 to 2019-09-15`.
struct ShowDays(DateRange);

impl fmt::Display for ShowDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_open_ended() { write!(f, "from {} on", self.0.first()) } else { write!(f, "{}", self.0) }
    }
}
