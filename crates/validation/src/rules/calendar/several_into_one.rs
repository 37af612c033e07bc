//! V106: several technical terms go into one home term in turn (T-11).

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

/// A home term and the technical terms that go into it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct IntoOne {
    /// The home term.
    pub home: TermNumber,
    /// The technical terms, two or more.
    pub technical: TermMask,
}

/// A home school with terms that take the grades of several technical terms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SeveralIntoOne {
    /// The home school.
    pub school: SchoolId,
    /// The technical school.
    pub technical: SchoolId,
    /// The home terms, ascending.
    pub terms: Vec<IntoOne>,
}

impl Evidence for SeveralIntoOne {
    fn place(&self) -> Place {
        let place = Place::school(&self.school);
        match self.terms.as_slice() {
            [only] => place.term(only.home),
            _ => place,
        }
    }

    fn repairer(&self) -> Repairer {
        Repairer::HomeOffice
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, IntoOne { home, technical }) in self.terms.iter().enumerate() {
            let terms = Terms(*technical);
            match place {
                0 => write!(f, "{terms} of {} go into term {home} in turn", self.technical)?,
                _ => write!(f, ", {terms} into term {home}")?,
            }
        }
        Ok(())
    }

    fn repair(&self) -> &'static str {
        "nothing, if the later grade may update the earlier; else give the home school terms of its own for them"
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
        let into = |home: TermNumber| {
            let of = survey.mask_pairs(at).filter(|pair| pair.home.contains(home)).map(|pair| {
                let going = pair.technical.iter().filter(|term| matching.with(*term).contains(home));
                going.collect::<TermMask>()
            });
            of.filter(|going| going.len() > 1).fold(TermMask::EMPTY, TermMask::union)
        };
        let terms = at.school.schedule().terms().iter();
        let terms = terms.map(|term| IntoOne { home: term.number(), technical: into(term.number()) });
        let terms: Vec<_> = terms.filter(|into| !into.technical.is_empty()).collect();
        if !terms.is_empty() {
            let (school, technical) = (at.school.id().clone(), technical.id().clone());
            found.push(SeveralIntoOne { school, technical, terms }.into());
        }
    }
}
