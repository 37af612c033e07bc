//! A diagnosis in lines of text. Reads only the diagnosis; the same one always makes the same text.

use super::{
    Diagnosis, Question, Seen, SeenAlert, SeenAtHome, SeenDecision, SeenMask, SeenPosting, SeenTemplates,
    SeenWindow,
};
use crate::rules::postings::at_home::AtHome;
use crate::words::{Counted, Listed};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_matching::{Arrival, NotDueReason, Repairer};

impl fmt::Display for Question {
    /// Such as `student 1000000017, section 480815-1, CTE Term Grade, term 2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ssid {
            Some(ssid) => write!(f, "student {ssid}")?,
            None => f.write_str("a student without ssid")?,
        }
        write!(f, ", section {}, {}", self.section, self.task)?;
        self.term.map_or(Ok(()), |term| write!(f, ", term {term}"))
    }
}

impl fmt::Display for Diagnosis<'_> {
    /// A line for the question, for each step and what it saw, for the cause, its repair and the arrival. No line break
    /// at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, as of {}", self.question, self.as_of)?;
        for step in &self.steps {
            write!(f, "\n  {}", step.kind.looks_at())?;
            match step.kind.item() {
                "" => f.write_str(":")?,
                items if items.contains(',') => write!(f, " (items {items}):")?,
                item => write!(f, " (item {item}):")?,
            }
            if step.seen.is_empty() {
                f.write_str("\n    none")?;
            }
            for seen in &step.seen {
                write!(f, "\n    {seen}")?;
            }
        }
        if let Some(cause) = self.cause {
            write!(f, "\n  cause: {cause}: {}", cause.problem())?;
            match self.who() {
                Some(who) => write!(f, "\n  repair: {who}: {}", cause.repair())?,
                None => write!(f, "\n  nobody need do anything: {}", cause.repair())?,
            }
        } else {
            f.write_str("\n  cause: none")?;
        }
        write!(f, "\n  {}", self.arrives)
    }
}

/// Who repairs a cause, and at which school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who<'d> {
    pub(super) repairer: Repairer,
    pub(super) school: &'d SchoolId,
    pub(super) home_not_known: bool,
}

impl fmt::Display for Who<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { repairer, school, home_not_known } = self;
        match repairer {
            _ if *home_not_known => {
                write!(f, "the {repairer} of the home school, which {school} must find out")
            }
            // It is nobody's at a school.
            Repairer::StateSupport => write!(f, "{repairer}, told by {school}"),
            _ => write!(f, "the {repairer} of {school}"),
        }
    }
}

impl fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Alert(alert) => alert.fmt(f),
            Self::Unheard(school) => {
                write!(f, "alerts reach nobody at {school}: it has no user group for them")
            }
            Self::Posted(posting) => posting.fmt(f),
            Self::NotPosted(others) if others.is_empty() => f.write_str("not posted"),
            Self::NotPosted(others) => write!(f, "not posted; posted for terms {others}"),
            Self::Mask(mask) => mask.fmt(f),
            Self::Window(window) => window.fmt(f),
            Self::HomeNotKnown => f.write_str("home school: not known"),
            Self::Stands(stands) => stands.fmt(f),
            Self::Templates(templates) => templates.fmt(f),
            Self::Decision(decision) => decision.fmt(f),
        }
    }
}

impl fmt::Display for SeenAlert<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} {}", self.school, self.alert.severity, self.alert)
    }
}

impl fmt::Display for SeenPosting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "posted: {}, on {}", self.mark, self.posted)?;
        match self.records {
            0 | 1 => Ok(()),
            more => write!(f, ", in {}", Counted(more, "record")),
        }
    }
}

impl fmt::Display for SeenMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, section {}: ", self.school, self.section)?;
        match (self.mask, self.term) {
            (None, _) => f.write_str("the task is not attached"),
            (Some(mask), None) => write!(f, "term mask {mask}; no term matches"),
            (Some(mask), Some(term)) => {
                let holds = if mask.contains(term) { "holds" } else { "lacks" };
                write!(f, "term mask {mask} {holds} term {term}")
            }
        }
    }
}

impl fmt::Display for SeenWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = if self.by_window { "by grading window" } else { "by hand" };
        write!(f, "{}: open terms {} {source} at {}", self.school, self.open, self.now)?;
        if let Some(term) = self.term {
            write!(f, "; term {term}")?;
            if let Some(dates) = self.dates {
                write!(f, " ({dates})")?;
            }
            match (self.by_window, self.windows.as_slice()) {
                (false, _) => {}
                (true, []) => f.write_str(" has no window")?,
                (true, windows) => write!(f, " has {}", Listed(windows))?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for SeenAtHome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, section {}", self.school, self.section)?;
        if let Some(term) = self.term {
            write!(f, ", term {term}")?;
        }
        match &self.stands {
            AtHome::Nothing => f.write_str(": nothing stands")?,
            stands => write!(f, ": {stands} stands")?,
        }
        self.replaced_by
            .map_or(Ok(()), |term| write!(f, ", where the grade of technical term {term} goes too"))
    }
}

impl fmt::Display for SeenTemplates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.all, self.lacking.as_slice()) {
            (None, _) => f.write_str("report templates: not known"),
            (Some(0), _) => f.write_str("report templates: none"),
            (Some(all), []) => write!(f, "{}: all hold the task", Counted(all, "report template")),
            (Some(_), lacking) => write!(f, "report templates without the task: {}", Listed(lacking)),
        }
    }
}

impl fmt::Display for SeenDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Adds(score) => write!(f, "{score} is added tonight"),
            Self::Updates(score) => write!(f, "{score} replaces another score tonight"),
            Self::Unchanged => f.write_str("unchanged"),
            Self::NotDue(reason) => write!(f, "not due: {}", not_due(*reason)),
            Self::Held(reason) => write!(f, "held, {reason}: {}", reason.problem()),
        }
    }
}

fn not_due(reason: NotDueReason) -> &'static str {
    match reason {
        NotDueReason::Waived => "the technical school has a waiver for the school year",
        NotDueReason::TaskNotOnCourse => "the task is not on the technical course",
        NotDueReason::NotOpen => "the term is not open at the technical school",
        NotDueReason::Closed(Arrival::Arrived) => "the term has closed, and the grade arrived",
        NotDueReason::Closed(Arrival::NeverArrived) => "the term has closed, and the grade never arrived",
        NotDueReason::Closed(Arrival::NowhereToGo) => {
            "the term has closed, and nothing says where the grade should have gone"
        }
    }
}
