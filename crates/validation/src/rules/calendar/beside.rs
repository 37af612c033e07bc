//! The technical calendar beside each home calendar: which terms could ever match.

use crate::survey::{Survey, Surveyed};
use alloc::vec::Vec;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{Term, TermMask, TermNumber, TermSchedule};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::TermMatchPolicy;

/// For each technical term, the home terms that match it on some day.
pub(super) struct Matching(Vec<(TermNumber, TermMask)>);

impl Matching {
    pub(super) fn of(policy: TermMatchPolicy, technical: &TermSchedule, home: &TermSchedule) -> Self {
        let ever = |term: &Term| {
            let matches = |other: &&Term| {
                // A policy that looks at the as-of date lets two terms match on a day that they share, if on any.
                let shared = term.dates().intersection(&other.dates()).unwrap_or(term.dates());
                policy.matches(shared.first(), (term, technical), (other, home))
            };
            home.terms().iter().filter(matches).map(Term::number).collect()
        };
        Self(technical.terms().iter().map(|term| (term.number(), ever(term))).collect())
    }

    /// The home terms that can match a technical term.
    pub(super) fn with(&self, technical: TermNumber) -> TermMask {
        let of = self.0.iter().find(|(term, _)| *term == technical);
        of.map(|(_, home)| *home).unwrap_or_default()
    }
}

/// The technical terms that share a day with a term of the home school.
pub(super) fn sharing_days(technical: &TermSchedule, home: &TermSchedule) -> TermMask {
    let shares = |term: &&Term| home.terms().iter().any(|other| other.dates().overlaps(&term.dates()));
    technical.terms().iter().filter(shares).map(Term::number).collect()
}

/// What is wrong between the technical school's terms and those of one home school.
pub(super) struct Amiss<'s> {
    pub(super) home: Surveyed<'s>,
    /// The technical terms that linked courses use.
    pub(super) used: TermMask,
    /// Those of them that are wrong.
    pub(super) wrong: TermMask,
}

/// What is wrong between the technical school's terms and those of each home school; `wrong` says which technical terms
/// are. Schools without a term, of which another rule speaks, are left out.
pub(super) fn amiss<'s>(survey: &Survey<'s>, wrong: impl Fn(&TermSchedule) -> TermMask) -> Vec<Amiss<'s>> {
    let homes = survey.homes().filter(|home| !home.school.schedule().is_empty());
    let amiss = homes.map(|home| {
        let used = survey.mask_pairs(home).fold(TermMask::EMPTY, |used, pair| used | pair.technical);
        let wrong = if used.is_empty() { used } else { used & wrong(home.school.schedule()) };
        Amiss { home, used, wrong }
    });
    amiss.filter(|amiss| !amiss.used.is_empty()).collect()
}

/// One cause: the school at which to look first, the technical terms that are wrong, and the home schools for which.
pub(super) struct Blamed<'s> {
    pub(super) at: Surveyed<'s>,
    pub(super) terms: TermMask,
    pub(super) homes: Vec<Surveyed<'s>>,
}

/// Terms that are wrong for every home school that uses them, of several, are the technical school's to look at; all
/// others each home school's.
pub(super) fn blamed<'s>(survey: &Survey<'s>, all: &[Amiss<'s>]) -> Vec<Blamed<'s>> {
    let everywhere = |term: &TermNumber| {
        let mut users = all.iter().filter(|of| of.used.contains(*term));
        users.clone().count() > 1 && users.all(|of| of.wrong.contains(*term))
    };
    let everywhere: TermMask = TermNumber::all().filter(everywhere).collect();
    let concerned = all.iter().filter(|of| !(of.wrong & everywhere).is_empty()).map(|of| of.home);
    let technical = Blamed { at: survey.technical(), terms: everywhere, homes: concerned.collect() };
    let own = all.iter().map(|of| Blamed {
        at: of.home,
        terms: of.wrong.difference(everywhere),
        homes: alloc::vec![of.home],
    });
    core::iter::once(technical).chain(own).filter(|blamed| !blamed.terms.is_empty()).collect()
}

impl Blamed<'_> {
    /// The schools at the other end.
    pub(super) fn waiting(&self, setup: &Setup) -> Vec<SchoolId> {
        match self.at.home() {
            Some(_) => alloc::vec![setup.technical().id().clone()],
            None => self.homes.iter().map(|home| home.school.id().clone()).collect(),
        }
    }
}
