//! The forms of eligibility in JSON. A report is written to be kept or shown and is not read back.

use super::{EligibilityReport, ExpectedGrade, PassRequirement};
use crate::home_scores::NotCounted;
use alloc::string::String;
use alloc::vec::Vec;
use core::num::NonZeroU16;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Credit;
use gradecrosswalk_domain::wire::{integer_form, object_form, written_form};
use serde::{Deserialize, Serialize};

/// `{ "count": 4 }`, `{ "share": { "passed": 2, "of": 3 } }` or `{ "credits": "2" }`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum RequirementForm {
    Count(Whole),
    Share(ShareForm),
    Credits(Credit),
}

/// A whole number of grades.
#[derive(Clone, Copy)]
pub(crate) struct Whole(u16);

integer_form!(
    Whole,
    "number",
    "0 to 65535: give a number of grades",
    |number: u16| Ok::<_, String>(Whole(number)),
    |whole| { whole.0 }
);

#[derive(Clone, Copy)]
pub(crate) struct ShareForm {
    passed: u16,
    of: NonZeroU16,
}

object_form!(ShareForm, "a share", |share| {
    required passed: Whole = Whole(share.passed),
    required of: Whole = Whole(share.of.get()),
} => try NonZeroU16::new(of.0)
    .map(|of| ShareForm { passed: passed.0, of })
    .ok_or("share of 0 is none: give the number of grades of which so many must pass"));

impl From<RequirementForm> for PassRequirement {
    fn from(form: RequirementForm) -> Self {
        match form {
            RequirementForm::Count(count) => Self::Count(count.0),
            RequirementForm::Share(ShareForm { passed, of }) => Self::Share { passed, of },
            RequirementForm::Credits(credit) => Self::Credits(credit),
        }
    }
}

impl From<PassRequirement> for RequirementForm {
    fn from(requirement: PassRequirement) -> Self {
        match requirement {
            PassRequirement::Count(count) => Self::Count(Whole(count)),
            PassRequirement::Share { passed, of } => Self::Share(ShareForm { passed, of }),
            PassRequirement::Credits(credit) => Self::Credits(credit),
        }
    }
}

object_form!(ExpectedGrade, "an expected grade", |grade| {
    required section: SectionKey = &grade.section,
    required task: TaskName = &grade.task,
    required term: TermNumber = grade.term,
} => ExpectedGrade { section, task, term });

/// An expected grade that is missing.
struct Missing<'a>(&'a ExpectedGrade, NotCounted);

written_form!(Missing<'_>, |missing| {
    required grade = missing.0,
    required why = missing.1,
});

written_form!(EligibilityReport<'_>, |report| {
    required verdict = report.verdict,
    required passed = &report.passed,
    required failed = &report.failed,
    required missing = report.missing.iter().map(|(grade, why)| Missing(grade, *why)).collect::<Vec<_>>(),
});
