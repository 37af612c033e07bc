//! The forms of a night's records in JSON. An SSID that is refused is never shown (rule F-1).

use super::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid, SsidShape};
use crate::calendar::{Date, DateRange, LocalMinute, TermNumber};
use crate::school::{GradeLevel, SectionKey};
use crate::scores::{Mark, Percent};
use crate::wire::{Small, object_form, text_form};
use crate::{SchoolId, ScoreText, TaskName};
use alloc::format;
use alloc::string::String;
use serde::{Deserialize, Serialize};

text_form!(Ssid, "ssid");

/// `{ "digits": 10 }` or `{ "letters-and-digits": 8 }`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum SsidShapeForm {
    Digits(Small),
    LettersAndDigits(Small),
}

impl TryFrom<SsidShapeForm> for SsidShape {
    type Error = String;

    fn try_from(form: SsidShapeForm) -> Result<Self, String> {
        let (shape, length, what, lengths) = match form {
            SsidShapeForm::Digits(Small(n)) => (Self::digits(n), n, "digits", "4 to 15, but not 9"),
            SsidShapeForm::LettersAndDigits(Small(n)) => {
                (Self::letters_and_digits(n), n, "letters and digits", "4 to 15")
            }
        };
        shape.ok_or_else(|| format!("ssid shape of {length} {what} cannot be: give a length of {lengths}"))
    }
}

impl From<SsidShape> for SsidShapeForm {
    fn from(shape: SsidShape) -> Self {
        match shape.parts() {
            (length, false) => Self::Digits(Small(length)),
            (length, true) => Self::LettersAndDigits(Small(length)),
        }
    }
}

object_form!(PostedGrade, "a posted grade", |grade| {
    optional ssid: Ssid = grade.ssid,
    required section: SectionKey = &grade.section,
    required task: TaskName = &grade.task,
    required term: TermNumber = grade.term,
    required mark: Mark = &grade.mark,
    required posted: LocalMinute = grade.posted,
} => PostedGrade { ssid, section, task, term, mark, posted });

object_form!(HomeGrade, "a home grade", |grade| {
    required ssid: Ssid = grade.ssid,
    required section: SectionKey = &grade.section,
    required task: TaskName = &grade.task,
    required home: SchoolId = &grade.home,
    required term: TermNumber = grade.term,
    required score: ScoreText = &grade.score,
    optional percent: Percent = grade.percent,
} => HomeGrade { ssid, section, task, home, term, score, percent });

object_form!(SentGrade, "a sent grade", |grade| {
    required ssid: Ssid = grade.ssid,
    required section: SectionKey = &grade.section,
    required task: TaskName = &grade.task,
    required technical_term: TermNumber = grade.technical_term,
    required home: SchoolId = &grade.home,
    required term: TermNumber = grade.term,
    required score: ScoreText = &grade.score,
} => SentGrade { ssid, section, task, technical_term, home, term, score });

// An enrollment without a last day goes on: `DateRange::open_ended`, written back without one.
object_form!(Enrollment, "an enrollment", |enrollment| {
    optional ssid: Ssid = enrollment.ssid,
    required home: SchoolId = &enrollment.home,
    required section: SectionKey = &enrollment.section,
    required first: Date = Date(enrollment.days.first()),
    optional last: Date = (!enrollment.days.is_open_ended()).then(|| Date(enrollment.days.last())),
    optional grade_level: GradeLevel = enrollment.grade_level,
} => try last
    .map_or_else(|| DateRange::open_ended(first.0), |last| DateRange::new(first.0, last.0))
    .map(|days| Enrollment { ssid, home, section, days, grade_level }));
