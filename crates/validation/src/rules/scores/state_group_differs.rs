//! V402: a school's copy of the state's score group is not what the state gives (K-6; document 002).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Side, Survey};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::scores::{
    Bonus, Coefficient, GpaValue, MinPercent, Passing, ScoreGroup, ScoreItem,
};
use gradecrosswalk_domain::{GroupName, SchoolId, ScoreText};
use gradecrosswalk_matching::Repairer;

/// A copy that differs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct StateGroupDiffers {
    /// The school.
    pub school: SchoolId,
    /// The group's name, at the state as at the school.
    pub group: GroupName,
    /// In what it differs: missing scores, then others in the state's sequence, then scores that the state has not.
    pub differences: Vec<Difference>,
    /// Who repairs it.
    pub repairer: Repairer,
}

/// One difference of a score from the state's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "differs", rename_all = "kebab-case", rename_all_fields = "snake_case")
)]
#[non_exhaustive]
pub enum Difference {
    /// The school has not this score of the state's.
    Missing {
        /// The score.
        score: ScoreText,
        /// Its Min % at the state.
        min_percent: Option<MinPercent>,
    },
    /// The score has another Min %, or has one only here or only there.
    MinPercent {
        /// The score.
        score: ScoreText,
        /// At the school.
        here: Option<MinPercent>,
        /// At the state.
        state: Option<MinPercent>,
    },
    /// The score passes here and fails there, or the other way round.
    Passing {
        /// The score.
        score: ScoreText,
        /// Whether it passes at the school.
        passes_here: bool,
    },
    /// The score has another GPA value.
    GpaValue {
        /// The score.
        score: ScoreText,
        /// At the school.
        here: GpaValue,
        /// At the state.
        state: GpaValue,
    },
    /// The score has another unweighted GPA value.
    UnweightedGpaValue {
        /// The score.
        score: ScoreText,
        /// At the school.
        here: GpaValue,
        /// At the state.
        state: GpaValue,
    },
    /// The score has another bonus.
    Bonus {
        /// The score.
        score: ScoreText,
        /// At the school.
        here: Bonus,
        /// At the state.
        state: Bonus,
    },
    /// The score has another credit coefficient.
    CreditCoefficient {
        /// The score.
        score: ScoreText,
        /// At the school.
        here: Coefficient,
        /// At the state.
        state: Coefficient,
    },
    /// The school has this score and the state has not.
    Extra {
        /// The score.
        score: ScoreText,
        /// Its Min % at the school.
        min_percent: Option<MinPercent>,
    },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { score, .. } => write!(f, "score {score} is missing"),
            Self::MinPercent { score, here: Some(here), state: Some(state) } => {
                write!(f, "{score} begins at {here} % instead of {state} %")
            }
            Self::MinPercent { score, here: None, state: Some(state) } => {
                write!(f, "{score} has no Min % instead of {state} %")
            }
            Self::MinPercent { score, here: Some(here), state: None } => {
                write!(f, "{score} begins at {here} % instead of having no Min %")
            }
            Self::MinPercent { score, here: None, state: None } => write!(f, "{score} has another Min %"),
            Self::Passing { score, passes_here: true } => write!(f, "{score} passes instead of failing"),
            Self::Passing { score, passes_here: false } => write!(f, "{score} fails instead of passing"),
            Self::GpaValue { score, here, state } => {
                write!(f, "{score} has GPA value {here} instead of {state}")
            }
            Self::UnweightedGpaValue { score, here, state } => {
                write!(f, "{score} has unweighted GPA value {here} instead of {state}")
            }
            Self::Bonus { score, here, state } => write!(f, "{score} has bonus {here} instead of {state}"),
            Self::CreditCoefficient { score, here, state } => {
                write!(f, "{score} has credit coefficient {here} instead of {state}")
            }
            Self::Extra { score, .. } => write!(f, "score {score} is not the state's"),
        }
    }
}

impl Evidence for StateGroupDiffers {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "score group {} is not as the state gives it: {}", self.group, Listed(&self.differences))
    }

    fn repair(&self) -> &'static str {
        "restore the state's scores, or give the changed group a name of its own"
    }
}

/// One problem for each school that has a group of the state's name, where the caller has given the state's scores.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let Some(state) = survey.profile.state_scores() else { return };
    for at in survey.schools() {
        let Some((_, own)) = at.school.score_group(state.name()) else { continue };
        let differences = differences(own, state);
        if !differences.is_empty() {
            found.push(
                StateGroupDiffers {
                    school: at.school.id().clone(),
                    group: state.name().clone(),
                    differences,
                    repairer: match at.side {
                        Side::Technical => Repairer::TechnicalOffice,
                        Side::Home(_) => Repairer::SystemAdministrator,
                    },
                }
                .into(),
            );
        }
    }
}

fn differences(own: &ScoreGroup, state: &ScoreGroup) -> Vec<Difference> {
    if own.items() == state.items() {
        return Vec::new();
    }
    let (ours, theirs) = (by_score(own), by_score(state));
    let missing = state.items().iter().filter(|item| !ours.contains_key(item.score()));
    let missing = missing
        .map(|item| Difference::Missing { score: item.score().clone(), min_percent: item.min_percent() });
    let shared = state.items().iter().filter_map(|item| Some((ours.get(item.score())?, item)));
    let changed = shared.flat_map(|(here, state)| changes(here, state));
    let extra = own.items().iter().filter(|item| !theirs.contains_key(item.score()));
    let extra =
        extra.map(|item| Difference::Extra { score: item.score().clone(), min_percent: item.min_percent() });
    missing.chain(changed).chain(extra).collect()
}

fn by_score(group: &ScoreGroup) -> BTreeMap<&ScoreText, &ScoreItem> {
    group.items().iter().map(|item| (item.score(), item)).collect()
}

/// What is changed in one score. A GPA value, bonus or coefficient that only one of them has is no difference: districts
/// enter what the state leaves blank (S-6).
fn changes(here: &ScoreItem, state: &ScoreItem) -> impl Iterator<Item = Difference> {
    let score = || here.score().clone();
    let min_percent = (here.min_percent() != state.min_percent()).then(|| Difference::MinPercent {
        score: score(),
        here: here.min_percent(),
        state: state.min_percent(),
    });
    let passing = (here.passing() != state.passing())
        .then(|| Difference::Passing { score: score(), passes_here: here.passing() == Passing::Passes });
    let gpa_value = both(here.gpa_value(), state.gpa_value()).map(|(here, state)| Difference::GpaValue {
        score: score(),
        here,
        state,
    });
    let unweighted = both(here.unweighted_gpa_value(), state.unweighted_gpa_value())
        .map(|(here, state)| Difference::UnweightedGpaValue { score: score(), here, state });
    let bonus = both(here.bonus(), state.bonus()).map(|(here, state)| Difference::Bonus {
        score: score(),
        here,
        state,
    });
    let coefficient = both(here.credit_coefficient(), state.credit_coefficient())
        .map(|(here, state)| Difference::CreditCoefficient { score: score(), here, state });
    [min_percent, passing, gpa_value, unweighted, bonus, coefficient].into_iter().flatten()
}

/// The two values where both are there and differ.
fn both<T: PartialEq>(here: Option<T>, state: Option<T>) -> Option<(T, T)> {
    here.zip(state).filter(|(here, state)| here != state)
}
