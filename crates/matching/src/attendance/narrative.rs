//! An explanation as text. Reads only the explanation; the same explanation always makes the same text.

use super::explain::AttendanceExplanation;
use super::outcome::AttendanceOutcome;
use core::fmt;
use gradecrosswalk_domain::attendance::HomeAttendanceState;
use gradecrosswalk_domain::grades::Ssid;

/// Shows an [`AttendanceExplanation`] as a few lines of text: what happens, what was seen, who repairs it. No line break
/// at the end.
///
/// The SSID is lent by the caller, because rows hold ranks; without one the student is left out.
#[derive(Debug, Clone, Copy)]
pub struct AttendanceNarrative<'e, 'a, 's> {
    explanation: &'e AttendanceExplanation<'a, 's>,
    ssid: Option<Ssid>,
}

impl<'e, 'a, 's> AttendanceNarrative<'e, 'a, 's> {
    /// The text of an explanation, for a student.
    pub fn new(explanation: &'e AttendanceExplanation<'a, 's>, ssid: Option<Ssid>) -> Self {
        Self { explanation, ssid }
    }
}

impl fmt::Display for AttendanceNarrative<'_, '_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = self.explanation;
        if let Some(ssid) = self.ssid {
            write!(f, "student {ssid}, ")?;
        }
        match of.section {
            Some(section) => write!(f, "section {section}")?,
            None => f.write_str("a section that the set-up does not have")?,
        }
        if let Some(day) = of.day {
            write!(f, ", {day}")?;
        }
        write!(f, ", period {}, {}: ", of.period, of.status)?;
        headline(f, of)?;
        write!(f, "\n  unknown absences of {} (rule {})", of.planned, of.rule)?;
        for entry in of.entries.iter().filter(|_| of.entries.len() > 1) {
            write!(f, "\n  entered: {}", entry.status())?;
        }
        for enrollment in of.enrollments {
            f.write_str("\n  enrollment: ")?;
            match of.home_sections.get(enrollment.slot()) {
                Some((home, section)) => write!(f, "{}, section {section}", home.id())?,
                None => f.write_str("a home section that is not linked")?,
            }
            enrollment.days().map_or(Ok(()), |days| write!(f, ", {days}"))?;
        }
        for standing in of.standing {
            let state = match standing.state() {
                HomeAttendanceState::Unresolved => "not resolved",
                HomeAttendanceState::Resolved => "resolved",
            };
            match of.home_sections.school(standing.home()) {
                Some(home) => write!(f, "\n  at {}: an entry, {state}", home.id())?,
                None => write!(f, "\n  at a home school that is not in the set-up: an entry, {state}")?,
            }
        }
        match of.repair {
            Some(repair) => write!(f, "\n  repair: the {}: {}", repair.by, repair.how),
            None => Ok(()),
        }
    }
}

fn headline(f: &mut fmt::Formatter<'_>, of: &AttendanceExplanation<'_, '_>) -> fmt::Result {
    let said = match of.outcome {
        AttendanceOutcome::Add(_) => "added for the clerk to resolve",
        AttendanceOutcome::Unchanged(_) => "waits for the clerk already",
        AttendanceOutcome::Kept(_) => "resolved by the clerk, and kept",
        AttendanceOutcome::ResolvedSince(_) => "resolved since, but waits for the clerk as unknown",
        AttendanceOutcome::NotDue { reason, .. } => {
            write!(f, "not due: {reason}")?;
            return of.home.map_or(Ok(()), |home| write!(f, " ({})", home.id()));
        }
        AttendanceOutcome::Held(reason) => return write!(f, "held, {reason}: {}", reason.problem()),
    };
    f.write_str(said)?;
    of.home.map_or(Ok(()), |home| write!(f, " at {}", home.id()))
}
