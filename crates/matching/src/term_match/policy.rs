//! When two open terms match: the default and the other policies that a vendor can choose (rule T-7).

use super::reference_day;
use chrono::NaiveDate;
use core::fmt;
use core::str::FromStr;
use gradecrosswalk_domain::calendar::{Term, TermSchedule};

/// When the technical school's open term and the home school's open term match (rule T-7).
///
/// The *date* policies (the first five) imply that the two terms share a day; by sequence and by name do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum TermMatchPolicy {
    /// The home term holds the [`reference_day`]: exactly one home term matches whenever the two calendars share a
    /// day of the technical term.
    #[default]
    ReferenceDay,
    /// The two terms share a day.
    Overlap,
    /// Every day of the home term lies in the technical term: document 002 to the letter.
    HomeWithinTechnical,
    /// The as-of date lies in both terms.
    AsOfInBoth,
    /// The two terms have the same first and the same last day.
    SameDates,
    /// The same sequence number, where both schools have the same number of terms (IC's cross-site default).
    SameSequence,
    /// The same name, case and outer blanks aside (PowerSchool's remote enrollment).
    SameName,
}

impl TermMatchPolicy {
    /// All policies, the default first.
    pub const ALL: [Self; 7] = [
        Self::ReferenceDay,
        Self::Overlap,
        Self::HomeWithinTechnical,
        Self::AsOfInBoth,
        Self::SameDates,
        Self::SameSequence,
        Self::SameName,
    ];

    /// Whether the policy looks at dates only, so that terms which match share a day.
    pub fn is_by_date(self) -> bool {
        !matches!(self, Self::SameSequence | Self::SameName)
    }

    /// Whether a term of the technical school and a term of the home school match.
    ///
    /// `as_of` is the technical school's local date. Each term is given with the schedule that it is of.
    pub fn matches(
        self,
        as_of: NaiveDate,
        (technical, technical_schedule): (&Term, &TermSchedule),
        (home, home_schedule): (&Term, &TermSchedule),
    ) -> bool {
        let (there, here) = (technical.dates(), home.dates());
        match self {
            Self::ReferenceDay => {
                reference_day(as_of, technical, home_schedule).is_some_and(|day| here.contains(day))
            }
            Self::Overlap => there.overlaps(&here),
            Self::HomeWithinTechnical => here.is_within(&there),
            Self::AsOfInBoth => there.contains(as_of) && here.contains(as_of),
            Self::SameDates => there == here,
            Self::SameSequence => {
                technical.number() == home.number() && technical_schedule.len() == home_schedule.len()
            }
            Self::SameName => {
                let folded = |term: &Term| term.name().as_str().trim().to_lowercase();
                folded(technical) == folded(home)
            }
        }
    }

    /// The policy's name in text and on a command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReferenceDay => "reference-day",
            Self::Overlap => "overlap",
            Self::HomeWithinTechnical => "home-within-technical",
            Self::AsOfInBoth => "as-of-in-both",
            Self::SameDates => "same-dates",
            Self::SameSequence => "same-sequence",
            Self::SameName => "same-name",
        }
    }
}

impl fmt::Display for TermMatchPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A policy's name was not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "term match policy {name:?} is not known: give reference-day, overlap, home-within-technical, as-of-in-both, same-dates, same-sequence or same-name"
)]
pub struct UnknownPolicy {
    name: alloc::string::String,
}

impl FromStr for TermMatchPolicy {
    type Err = UnknownPolicy;

    fn from_str(name: &str) -> Result<Self, UnknownPolicy> {
        let known = Self::ALL.into_iter().find(|policy| policy.as_str() == name);
        known.ok_or_else(|| UnknownPolicy { name: name.chars().take(60).collect() })
    }
}
