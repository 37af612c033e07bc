//! An explanation as text. Reads only the explanation; the same explanation always makes the same text.

use super::{Explanation, HomeFacts, StoodAtHome, TaskFacts};
use crate::outcome::{Arrival, HomeEdit, NotDueReason, Outcome};
use core::fmt;
use gradecrosswalk_domain::calendar::{Term, TermNumber};
use gradecrosswalk_domain::grades::Ssid;

/// Shows an [`Explanation`] as a few lines of text: what happens, what was seen, who repairs it. No line break
/// at the end.
///
/// The SSID is lent by the caller, because rows hold ranks; without one the student is left out.
#[derive(Debug, Clone, Copy)]
pub struct Narrative<'e, 'a, 's> {
    explanation: &'e Explanation<'a, 's>,
    ssid: Option<Ssid>,
}

impl<'e, 'a, 's> Narrative<'e, 'a, 's> {
    /// The text of an explanation, for a student.
    pub fn new(explanation: &'e Explanation<'a, 's>, ssid: Option<Ssid>) -> Self {
        Self { explanation, ssid }
    }
}

impl fmt::Display for Narrative<'_, '_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.explanation;
        if let Some(ssid) = self.ssid {
            write!(f, "student {ssid}, ")?;
        }
        match of.section {
            Some(section) => write!(f, "section {section}, ")?,
            None => f.write_str("an unknown section, ")?,
        }
        match of.task_name {
            Some(task) => write!(f, "{task}, ")?,
            None => f.write_str("a task outside the exchange, ")?,
        }
        write!(f, "posted for {}", ShowTerm(of.term_number, of.term))?;
        headline(f, of)?;
        write!(f, "\n  as of {} (rule {})", of.as_of, of.rule)?;
        if let Some(task) = &of.task {
            write!(f, "\n  technical school: {}", ShowTask(task))?;
        }
        if let Some(window) = of.last_window {
            write!(f, "\n  the term's last window: {window}")?;
        }
        mark(f, of)?;
        for enrollment in of.enrollments {
            if let Some(days) = enrollment.days() {
                match of.home_sections.get(enrollment.slot()) {
                    Some((home, section)) => write!(f, "\n  enrollment: {}, section {section}, ", home.id())?,
                    None => f.write_str("\n  enrollment: a home section that is not linked, ")?,
                }
                if days.is_open_ended() {
                    write!(f, "from {} on", days.first())?;
                } else {
                    write!(f, "{days}")?;
                }
            }
        }
        if let Some(home) = &of.home {
            home_side(f, home)?;
        }
        match of.repair {
            Some(repair) => write!(f, "\n  repair: the {}: {}", repair.by, repair.how),
            None => Ok(()),
        }
    }
}

fn headline(f: &mut fmt::Formatter<'_>, of: &Explanation<'_, '_>) -> fmt::Result {
    let into = |f: &mut fmt::Formatter<'_>| match &of.home {
        Some(home) => {
            let term = home.term_number.map(|number| ShowTerm(number, home.term));
            write!(f, " at {}", home.school.id())?;
            term.map_or(Ok(()), |term| write!(f, " in {term}"))
        }
        None => Ok(()),
    };
    f.write_str(": ")?;
    match of.outcome {
        Outcome::Add(_) => f.write_str("added")?,
        Outcome::Update { edit: HomeEdit::None, .. } => f.write_str("updated")?,
        Outcome::Update { edit: HomeEdit::Edited, .. } => f.write_str("updated over an edit made at home,")?,
        Outcome::Unchanged(_) => f.write_str("unchanged")?,
        Outcome::NotDue(reason) => f.write_str(match reason {
            NotDueReason::Waived => "not due: the technical school has a waiver for this school year",
            NotDueReason::TaskNotOnCourse => "not due: the task is not on the technical course",
            NotDueReason::NotOpen => "not due: the term is not open at the technical school",
            NotDueReason::Closed(Arrival::Arrived) => "not due: the term has closed; the grade arrived",
            NotDueReason::Closed(Arrival::NeverArrived) => "not due: the term has closed; the grade NEVER ARRIVED",
            NotDueReason::Closed(Arrival::NowhereToGo) => {
                "not due: the term has closed; no home term or enrollment says where the grade should have gone"
            }
        })?,
        Outcome::Held { reason, home: None } => write!(f, "held, {reason}: {}", reason.problem())?,
        Outcome::Held { reason, home: Some(_) } => write!(f, "held, {reason}: {};", reason.problem())?,
    }
    into(f)
}

fn mark(f: &mut fmt::Formatter<'_>, of: &Explanation<'_, '_>) -> fmt::Result {
    f.write_str("\n  posted: ")?;
    match (of.mark.percent, of.mark.technical) {
        (Some(percent), Some(item)) => write!(f, "{percent} %, score {}", item.score())?,
        (Some(percent), None) => write!(f, "{percent} %")?,
        (None, Some(item)) => write!(f, "score {}", item.score())?,
        (None, None) => f.write_str("a score that the technical group does not have")?,
    }
    match of.mark.home {
        Some(item) => write!(f, "; at home: score {}", item.score()),
        None => Ok(()),
    }
}

fn home_side(f: &mut fmt::Formatter<'_>, home: &HomeFacts<'_>) -> fmt::Result {
    write!(f, "\n  home school {}, section {}: ", home.school.id(), home.section)?;
    match &home.task {
        Some(task) => write!(f, "{}", ShowTask(task))?,
        None => write!(f, "the task is not attached")?,
    }
    if let Some(day) = home.reference_day {
        write!(f, "\n  reference day {day}")?;
        if let Some(term) = home.should_be_open {
            write!(f, ": it lies in home {term}")?;
        }
    }
    at_home(f, "stood at home", home.stood)?;
    at_home(f, "last sent", home.last_sent)?;
    if home.last_sent != StoodAtHome::Nothing && home.stood == StoodAtHome::Nothing {
        write!(f, "\n  the grade that was sent has been removed at home")?;
    }
    if let Some(later) = home.superseded_by {
        write!(f, "\n  technical {later} goes into the same home term")?;
    }
    Ok(())
}

fn at_home(f: &mut fmt::Formatter<'_>, what: &str, score: StoodAtHome<'_>) -> fmt::Result {
    match score {
        StoodAtHome::Nothing => Ok(()),
        StoodAtHome::Score(item) => write!(f, "\n  {what}: {}", item.score()),
        StoodAtHome::UnlistedScore => write!(f, "\n  {what}: a score that the home group does not have"),
    }
}

struct ShowTerm<'a>(TermNumber, Option<&'a Term>);

impl fmt::Display for ShowTerm<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.1 {
            Some(term) => write!(f, "{term}"),
            None => write!(f, "term {} (not in the schedule)", self.0),
        }
    }
}

struct ShowTask<'a>(&'a TaskFacts);

impl fmt::Display for ShowTask<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.0.by_window { "by grading window" } else { "by hand" };
        write!(f, "open terms {} {source}, term mask {}", self.0.open, self.0.mask)?;
        if self.0.course_has_doubled_task { f.write_str(", a task is attached twice") } else { Ok(()) }
    }
}
