//! V104: a technical term that is used shares no day with any term of a home school (T-7).

use super::beside::{amiss, blamed, sharing_days};
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed};
use crate::words::Listed;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber};
use gradecrosswalk_matching::Repairer;

/// A home term near a technical term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct NearTerm {
    /// The home school.
    pub home: SchoolId,
    /// Its term.
    pub term: TermNumber,
    /// The term's dates.
    pub dates: DateRange,
}

/// A technical term that no home term shares a day with.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct LonelyTerm {
    /// The technical term.
    pub term: TermNumber,
    /// Its dates.
    pub dates: DateRange,
    /// The home term that ends last before it.
    pub before: Option<NearTerm>,
    /// The home term that begins first after it.
    pub after: Option<NearTerm>,
}

/// Technical terms that share no day with any term of the home schools.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TermSharesNoDay {
    /// The school at which to look first: the home school; where no home school that uses the terms has such days, the
    /// technical school.
    pub school: SchoolId,
    /// The technical school.
    pub technical: SchoolId,
    /// The home schools.
    pub homes: Vec<SchoolId>,
    /// The technical terms, ascending.
    pub terms: Vec<LonelyTerm>,
    /// Who repairs it.
    pub repairer: Repairer,
    /// The schools whose grades wait.
    pub waiting: Vec<SchoolId>,
}

impl Evidence for TermSharesNoDay {
    fn place(&self) -> Place {
        let place = Place::school(&self.school).waiting(self.waiting.iter().cloned());
        match self.terms.as_slice() {
            [only] if self.school == self.technical => place.term(only.term),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        self.repairer
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (technical, homes) = (&self.technical, Listed(&self.homes));
        for (place, lonely) in self.terms.iter().enumerate() {
            let LonelyTerm { term, dates, before, after } = lonely;
            if place > 0 {
                f.write_str("; ")?;
            }
            write!(f, "term {term} of {technical} ({dates}) shares no day with any term of {homes}")?;
            let near = [(before, "before it is"), (after, "after it is")];
            let near = near.into_iter().filter_map(|(near, side)| near.as_ref().map(|near| (near, side)));
            for (NearTerm { home, term, dates }, side) in near {
                write!(f, ", {side} term {term} of {home} ({dates})")?;
            }
        }
        Ok(())
    }

    fn repair(&self) -> &'static str {
        "correct the term dates of one of the two calendars, or take the term out of the technical term masks"
    }
}

/// One problem for each home school, and one for the technical school where several home schools have the same. Policies
/// that do not look at dates need no shared day.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    if !survey.exchange.policy().term_match.is_by_date() {
        return;
    }
    let technical = survey.technical().school;
    let schedule = technical.schedule();
    let all = amiss(survey, |home| schedule.mask().difference(sharing_days(schedule, home)));
    for blamed in blamed(survey, &all) {
        let terms = schedule.terms().iter().filter(|term| blamed.terms.contains(term.number()));
        found.push(
            TermSharesNoDay {
                school: blamed.at.school.id().clone(),
                technical: technical.id().clone(),
                homes: blamed.homes.iter().map(|home| home.school.id().clone()).collect(),
                terms: terms.map(|term| lonely(term, &blamed.homes)).collect(),
                repairer: blamed.at.calendar_office(),
                waiting: blamed.waiting(survey.setup),
            }
            .into(),
        );
    }
}

fn lonely(term: &Term, homes: &[Surveyed<'_>]) -> LonelyTerm {
    let dates = term.dates();
    let others = || {
        homes
            .iter()
            .flat_map(|home| home.school.schedule().terms().iter().map(move |term| (home.school.id(), term)))
    };
    let near = |(home, term): (&SchoolId, &Term)| NearTerm {
        home: home.clone(),
        term: term.number(),
        dates: term.dates(),
    };
    let before = others().filter(|(_, other)| other.dates().last() < dates.first());
    let after = others().filter(|(_, other)| dates.last() < other.dates().first());
    LonelyTerm {
        term: term.number(),
        dates,
        before: before.max_by_key(|(_, other)| other.dates().last()).map(near),
        after: after.min_by_key(|(_, other)| other.dates().first()).map(near),
    }
}
