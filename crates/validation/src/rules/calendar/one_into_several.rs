//! V107: one technical term goes into several home terms in turn (T-11).

use super::beside::Matching;
use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use crate::words::Terms;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_matching::Repairer;

/// A technical term and the home terms that it goes into.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct IntoSeveral {
    /// The technical term.
    pub technical: TermNumber,
    /// The home terms, two or more.
    pub home: TermMask,
}

/// A home school with several terms that take the grades of one technical term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OneIntoSeveral {
    /// The home school.
    pub school: SchoolId,
    /// The technical school.
    pub technical: SchoolId,
    /// The technical terms, ascending.
    pub terms: Vec<IntoSeveral>,
}

impl Evidence for OneIntoSeveral {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, IntoSeveral { technical, home }) in self.terms.iter().enumerate() {
            let terms = Terms(*home);
            match place {
                0 => write!(f, "term {technical} of {} goes into {terms} in turn", self.technical)?,
                _ => write!(f, ", term {technical} into {terms}")?,
            }
        }
        Ok(())
    }

    fn repair(&self) -> &'static str {
        "nothing, if the grade belongs in each of them; open only the home terms that should have it"
    }
}

/// One problem for each home school. Only where terms match by date; a task's terms count as far as both masks hold them.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    let policy = survey.exchange.policy().term_match;
    if !policy.is_by_date() {
        return;
    }
    let technical = survey.technical().school;
    for at in survey.homes() {
        let matching = Matching::of(policy, technical.schedule(), at.school.schedule());
        let into = |term: TermNumber| {
            let of = survey.mask_pairs(at).filter(|pair| pair.technical.contains(term));
            let of = of.map(|pair| matching.with(term) & pair.home);
            of.filter(|into| into.len() > 1).fold(TermMask::EMPTY, TermMask::union)
        };
        let terms = technical.schedule().terms().iter();
        let terms = terms.map(|term| IntoSeveral { technical: term.number(), home: into(term.number()) });
        let terms: Vec<_> = terms.filter(|into| !into.home.is_empty()).collect();
        if !terms.is_empty() {
            let (school, technical) = (at.school.id().clone(), technical.id().clone());
            found.push(OneIntoSeveral { school, technical, terms }.into());
        }
    }
}
