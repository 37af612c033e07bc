#![doc = include_str!("../docs/eligibility.md")]

#[cfg(feature = "serde")]
mod wire;

use crate::home_scores::{HomeScore, HomeTasks, NotCounted, StudentScores};
use alloc::vec::Vec;
use core::num::NonZeroU16;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{AsOf, TermNumber};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::{Credit, Passing};

/// What a student must pass (rule P-4). The caller's policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "wire::RequirementForm", into = "wire::RequirementForm")
)]
#[non_exhaustive]
pub enum PassRequirement {
    /// At least so many of the expected grades.
    Count(u16),
    /// At least this share of the expected grades: `passed` out of `of`.
    Share {
        /// The share's numerator.
        passed: u16,
        /// The share's denominator.
        of: NonZeroU16,
    },
    /// Grades of courses that grant at least so much credit together.
    Credits(Credit),
}

/// A grade that a student should have by now: a class of the student's schedule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ExpectedGrade {
    /// The section at the home school.
    pub section: SectionKey,
    /// The task that is judged.
    pub task: TaskName,
    /// The home school's term.
    pub term: TermNumber,
}

/// Whether a student may take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum Eligibility {
    /// The requirement is met, whatever the missing grades turn out to be.
    Eligible,
    /// The requirement is not met, and would not be if all missing grades passed.
    NotEligible,
    /// It depends on what is missing; or a share is asked for and no grade is expected.
    Undecided,
}

/// A student's eligibility, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EligibilityReport<'a> {
    /// The verdict.
    pub verdict: Eligibility,
    /// The expected grades that pass.
    pub passed: Vec<&'a ExpectedGrade>,
    /// The expected grades that fail.
    pub failed: Vec<&'a ExpectedGrade>,
    /// The expected grades that say neither, each with the reason.
    pub missing: Vec<(&'a ExpectedGrade, NotCounted)>,
}

/// A student's eligibility from the grades posted by an instant (rule P-4).
///
/// Expected grades may stand in any order; one that stands twice counts once. Scores of other sections, tasks or terms
/// do not matter.
#[must_use]
pub fn eligibility<'a>(
    tasks: &HomeTasks<'_>,
    requirement: PassRequirement,
    as_of: AsOf,
    expected: &'a [ExpectedGrade],
    student: Option<StudentScores<'_, '_>>,
) -> EligibilityReport<'a> {
    let mut sorted: Vec<&ExpectedGrade> = expected.iter().collect();
    sorted.sort();
    sorted.dedup_by(|a, b| a.section == b.section && a.term == b.term && tasks.same_task(&a.task, &b.task));
    let (mut passed, mut failed, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    let mut bounds = Bounds::default();
    for grade in sorted {
        let credit = match requirement {
            PassRequirement::Credits(_) => tasks.credit_of(&grade.section.course),
            _ => Ok(Credit::MIN),
        };
        match (passing(tasks, as_of, grade, student), credit) {
            (Ok(Passing::Fails), _) => {
                bounds.count(Passed::No);
                failed.push(grade);
            }
            (Ok(Passing::Passes), Ok(credit)) => {
                bounds.count(Passed::Yes(credit));
                passed.push(grade);
            }
            (Ok(Passing::Passes), Err(why)) => {
                bounds.count(Passed::Perhaps(None));
                missing.push((grade, why));
            }
            (Err(why), credit) => {
                bounds.count(Passed::Perhaps(credit.ok()));
                missing.push((grade, why));
            }
        }
    }
    EligibilityReport { verdict: bounds.verdict(requirement), passed, failed, missing }
}

/// Whether the grade that stands for an expected one passes: the last that was posted by the instant.
fn passing(
    tasks: &HomeTasks<'_>,
    as_of: AsOf,
    grade: &ExpectedGrade,
    student: Option<StudentScores<'_, '_>>,
) -> Result<Passing, NotCounted> {
    let now = tasks.school().clock().local(as_of);
    let scores = student.map(|student| student.scores()).unwrap_or_default();
    let start = scores.partition_point(|score| score.section < grade.section);
    let in_section = scores.get(start..).unwrap_or_default().iter();
    let of_grade = in_section.copied().take_while(|score| score.section == grade.section);
    let of_grade =
        of_grade.filter(|score| score.term == grade.term && tasks.same_task(&score.task, &grade.task));
    let all: Vec<&HomeScore> = of_grade.collect();
    let posted = || all.iter().filter(|score| score.posted.is_none_or(|posted| posted <= now));
    let Some(last) = posted().max_by_key(|score| score.posted) else {
        return Err(if all.is_empty() { NotCounted::NotPosted } else { NotCounted::PostedLater });
    };
    let unsure = |other: &&&HomeScore| other.posted.is_none() || other.posted == last.posted;
    if posted().filter(unsure).any(|other| other.score != last.score) {
        return Err(NotCounted::Conflicting);
    }
    tasks.facts(last).map(|facts| facts.item.passing())
}

/// What is certainly passed, and what is passed if all that is missing passes.
#[derive(Debug, Clone, Copy, Default)]
struct Bounds {
    expected: u64,
    passed: u64,
    perhaps: u64,
    credits: u64,
    credits_perhaps: u64,
    /// Something may pass whose credit is not known.
    unknown_credit: bool,
}

/// What one grade adds.
#[derive(Debug, Clone, Copy)]
enum Passed {
    Yes(Credit),
    No,
    Perhaps(Option<Credit>),
}

impl Bounds {
    fn count(&mut self, grade: Passed) {
        self.expected = self.expected.saturating_add(1);
        match grade {
            Passed::No => {}
            Passed::Yes(credit) => {
                self.passed = self.passed.saturating_add(1);
                self.credits = self.credits.saturating_add(u64::from(credit.units()));
            }
            Passed::Perhaps(credit) => {
                self.perhaps = self.perhaps.saturating_add(1);
                let units = credit.map_or(0, Credit::units);
                self.credits_perhaps = self.credits_perhaps.saturating_add(u64::from(units));
                self.unknown_credit |= credit.is_none();
            }
        }
    }

    fn verdict(&self, requirement: PassRequirement) -> Eligibility {
        let with_missing = self.passed.saturating_add(self.perhaps);
        let (met, can_be_met) = match requirement {
            PassRequirement::Count(count) => {
                (self.passed >= u64::from(count), with_missing >= u64::from(count))
            }
            PassRequirement::Share { .. } if self.expected == 0 => (false, true),
            PassRequirement::Share { passed, of } => {
                let enough = |passing: u64| {
                    let of_all = u128::from(self.expected).saturating_mul(u128::from(passed));
                    u128::from(passing).saturating_mul(u128::from(of.get())) >= of_all
                };
                (enough(self.passed), enough(with_missing))
            }
            PassRequirement::Credits(credit) => {
                let needed = u64::from(credit.units());
                let most = self.credits.saturating_add(self.credits_perhaps);
                (self.credits >= needed, self.unknown_credit || most >= needed)
            }
        };
        match (met, can_be_met) {
            (true, _) => Eligibility::Eligible,
            (false, true) => Eligibility::Undecided,
            (false, false) => Eligibility::NotEligible,
        }
    }
}
