//! V105: a technical term that is used can match no term of a home school under the exchange's policy, although it
//! shares a day with one where that counts (T-7).

use super::beside::{Matching, amiss, blamed, sharing_days};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::{Listed, Terms};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{Term, TermMask};
use gradecrosswalk_matching::{Repairer, TermMatchPolicy};

/// Technical terms that can match no term of the home schools.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermsNeverMatch {
    /// The school at which to look first: the home school; where no home school that uses the terms has a match, the
    /// technical school.
    pub school: SchoolId,
    /// The technical school.
    pub technical: SchoolId,
    /// The home schools.
    pub homes: Vec<SchoolId>,
    /// The technical terms.
    pub terms: TermMask,
    /// The policy by which terms match.
    pub policy: TermMatchPolicy,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for TermsNeverMatch {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).waiting(self.waiting.iter().cloned());
        let only = self.terms.single().filter(|_| self.school == self.technical);
        only.map_or_else(|| place.clone(), |term| place.clone().term(term))
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (terms, homes) = (Terms(self.terms), Listed(&self.homes));
        write!(f, "{terms} of {} can match no term of {homes} under policy {}", self.technical, self.policy)
    }

    fn repair(&self) -> &'static str {
        "set up the two schools' terms so that they match under the exchange's policy, or choose another policy"
    }
}

/// One problem for each home school, and one for the technical school where several home schools have the same. Terms
/// that share no day where the policy looks at dates are another rule's.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let policy = survey.exchange.policy().term_match;
    let technical = survey.technical().school;
    let schedule = technical.schedule();
    let all = amiss(survey, |home| {
        let matching = Matching::of(policy, schedule, home);
        let never = schedule.terms().iter().map(Term::number).filter(|term| matching.with(*term).is_empty());
        let judged = if policy.is_by_date() { sharing_days(schedule, home) } else { TermMask::ALL };
        judged & never.collect()
    });
    for blamed in blamed(survey, &all) {
        found.push(
            TermsNeverMatch {
                school: blamed.at.school.id().clone(),
                technical: technical.id().clone(),
                homes: blamed.homes.iter().map(|home| home.school.id().clone()).collect(),
                terms: blamed.terms,
                policy,
                repairer: blamed.at.calendar_office(),
                waiting: blamed.waiting(survey.setup),
            }
            .into(),
        );
    }
}
