//! V705: a home transcript keeps the old score of a final grade that is changed tonight (G-8).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Night};
use core::fmt;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::{CourseNumber, SchoolId, ScoreText};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::transcripts::{OutdatedTranscript, outdated};

/// A transcript entry that will not show tonight's grade.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TranscriptOutdated {
    /// The home school.
    pub school: SchoolId,
    /// The course at the home school.
    pub course: CourseNumber,
    /// The student.
    pub student: Ssid,
    /// The score on the transcript.
    pub on_transcript: ScoreText,
    /// The score that the final grade has after tonight.
    pub becomes: ScoreText,
}

impl Evidence for TranscriptOutdated {
    fn place(&self) -> Place {
        Place::school(&self.school).course(&self.course).student(self.student)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the transcript keeps {}, and the final grade becomes {}: posting it again only adds an entry",
            self.on_transcript, self.becomes
        )
    }

    fn repair(&self) -> &'static str {
        "correct the entry on the transcript by hand"
    }
}

/// One problem for each entry, where the caller has given the transcripts.
pub(crate) fn check(night: &Night<'_, '_>, found: &mut Found) {
    let entries = outdated(night.plan, night.records.ledger, night.records.transcript);
    found.extend(entries.iter().filter_map(|of| problem(night, of)).map(Into::into));
}

fn problem(night: &Night<'_, '_>, of: &OutdatedTranscript<'_>) -> Option<TranscriptOutdated> {
    let explained = night.plan.explain(of.posted)?;
    Some(TranscriptOutdated {
        school: of.entry.home.clone(),
        course: of.entry.course.clone(),
        student: of.entry.ssid,
        on_transcript: of.entry.score.clone(),
        becomes: explained.mark.home?.score().clone(),
    })
}
