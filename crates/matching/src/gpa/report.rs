//! A student's Term GPA with what counted and what did not (rule P-1). Never guesses a weight, a value or a zero.

use crate::exact::Ratio;
use crate::home_scores::{HomeScore, HomeTasks, LeftOut, NotCounted, ScoreFacts, StudentScores};
use crate::reasons::reasons;
use alloc::vec::Vec;
use core::ptr;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::scores::{Bonus, GpaValue, GpaWeight};

/// Whether the bonus of scores is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BonusUse {
    /// It is left out.
    #[default]
    LeftOut,
    /// The bonuses of the scores that count are added after the division.
    AddedAfterDivision,
}

/// How a GPA is calculated (rule P-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GpaPolicy {
    /// The places to which it is rounded, a half away from zero; 5 and more are 5.
    pub places: u8,
    /// Whether bonuses are used.
    pub bonus: BonusUse,
}

impl Default for GpaPolicy {
    /// Five places, without bonus.
    fn default() -> Self {
        Self { places: 5, bonus: BonusUse::default() }
    }
}

/// A GPA: exact, and rounded once. What is shown is what an honor roll looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gpa {
    exact: Ratio,
    value: GpaValue,
}

impl Gpa {
    /// Before rounding.
    pub fn exact(&self) -> Ratio {
        self.exact
    }

    /// Rounded to the policy's places.
    pub fn value(&self) -> GpaValue {
        self.value
    }
}

reasons! {
    /// Why a student has no GPA.
    NoGpa("reason for no gpa") {
        /// No score of the term counts.
        NothingCounts = "nothing-counts", "no score of the term counts";
        /// The weights of the scores that count sum to zero.
        ZeroWeights = "zero-weights", "the weights of the scores that count sum to 0";
        /// With bonuses it is above the greatest GPA value.
        TooGreat = "too-great", "with bonuses it is more than 100";
    }
}

/// A score that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GpaPart<'a> {
    /// The score.
    pub score: &'a HomeScore,
    /// Its GPA value.
    pub value: GpaValue,
    /// The Term GPA weight of its task.
    pub weight: GpaWeight,
    /// The score's bonus, where there is one and it is used.
    pub bonus: Option<Bonus>,
}

/// A student's GPA in a term, what it is made of and what not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GpaReport<'a> {
    /// The student.
    pub ssid: Ssid,
    /// The home school's term.
    pub term: TermNumber,
    /// The GPA, or why there is none.
    pub gpa: Result<Gpa, NoGpa>,
    /// The scores that count.
    pub counted: Vec<GpaPart<'a>>,
    /// The scores of the term that do not, each with the reason.
    pub left_out: Vec<LeftOut<'a>>,
}

/// A student's GPA of a term: Σ(GPA value × Term GPA weight) / ΣW over the scores posted in it (rule P-1).
///
/// Scores of other terms do not matter and are not reported.
#[must_use]
pub fn term_gpa<'a>(
    tasks: &HomeTasks<'_>,
    policy: GpaPolicy,
    term: TermNumber,
    student: StudentScores<'_, 'a>,
) -> GpaReport<'a> {
    let of_term = || student.scores().iter().copied().filter(|score| score.term == term);
    let mut known: Vec<(&HomeScore, Result<ScoreFacts<'_>, NotCounted>)> = Vec::new();
    known.extend(of_term().map(|score| (score, tasks.facts(score))));
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for (at, (score, facts)) in known.iter().enumerate() {
        let part = facts.and_then(|facts| {
            // Scores are in the order of sections, and few tasks are posted in one section and term.
            let before = known.get(..at).unwrap_or_default().iter().rev();
            let after = known.get(at..).unwrap_or_default().iter().skip(1);
            let in_section = |other: &&(&HomeScore, _)| other.0.section == score.section;
            let rivals = before.take_while(in_section).chain(after.take_while(in_section));
            for (_, rival) in rivals {
                let other =
                    |of: ScoreFacts<'_>| ptr::eq(of.task, facts.task) && !ptr::eq(of.item, facts.item);
                if rival.is_ok_and(other) {
                    return Err(NotCounted::Conflicting);
                }
            }
            part(score, facts, policy)
        });
        match part {
            Ok(part) if is_repeat(&counted, &part, tasks) => {}
            Ok(part) => counted.push(part),
            Err(why) => left_out.push(LeftOut { score, why }),
        }
    }
    GpaReport { ssid: student.ssid(), term, gpa: mean(&counted, policy), counted, left_out }
}

/// Whether the same score of the same section and task has been counted, only otherwise spelled or dated.
fn is_repeat(counted: &[GpaPart<'_>], part: &GpaPart<'_>, tasks: &HomeTasks<'_>) -> bool {
    let mut in_section = counted.iter().rev().take_while(|other| other.score.section == part.score.section);
    in_section.any(|other| tasks.same_task(&other.score.task, &part.score.task))
}

/// What a score counts.
fn part<'a>(
    score: &'a HomeScore,
    facts: ScoreFacts<'_>,
    policy: GpaPolicy,
) -> Result<GpaPart<'a>, NotCounted> {
    let mut weighted = facts.course.tasks.iter().filter(|task| task.term_gpa.is_some());
    if weighted.next().is_some() && weighted.next().is_some() {
        return Err(NotCounted::SeveralGpaWeights);
    }
    let weight = facts.task.term_gpa.ok_or(NotCounted::NoGpaWeight)?;
    let value = facts.item.gpa_value().ok_or(NotCounted::NoGpaValue)?;
    let bonus = facts.item.bonus().filter(|_| policy.bonus == BonusUse::AddedAfterDivision);
    Ok(GpaPart { score, value, weight, bonus })
}

/// The weighted mean, and the bonuses after it.
fn mean(counted: &[GpaPart<'_>], policy: GpaPolicy) -> Result<Gpa, NoGpa> {
    if counted.is_empty() {
        return Err(NoGpa::NothingCounts);
    }
    let (mut points, mut weights, mut bonus) = (0_u128, 0_u128, 0_u128);
    for part in counted {
        let weight = u128::from(part.weight.units());
        points = points.saturating_add(u128::from(part.value.units()).saturating_mul(weight));
        weights = weights.saturating_add(weight);
        bonus = bonus.saturating_add(part.bonus.map_or(0, |bonus| u128::from(bonus.units())));
    }
    if weights == 0 {
        return Err(NoGpa::ZeroWeights);
    }
    let gpa = || {
        let units = Ratio::whole(points).checked_div(Ratio::whole(weights))?;
        let units = units.checked_add(Ratio::whole(bonus))?;
        let exact = units.checked_div(Ratio::whole(100_000))?;
        let places = u32::from(policy.places).min(GpaValue::PLACES);
        let rounded = exact.half_up(places)?;
        let scale = 10_u128.checked_pow(GpaValue::PLACES.saturating_sub(places))?;
        let value = u32::try_from(rounded.checked_mul(scale)?).ok()?;
        Some(Gpa { exact, value: GpaValue::from_units(value).ok()? })
    };
    gpa().ok_or(NoGpa::TooGreat)
}
