//! A technical school that sends to the home school, and the questions that are put to the engine about its nights.
//!
//! Which home terms would do is found out by trying: the home school with each of its terms open in turn, for every
//! task and in every term mask. So the answer is the engine's own, for every policy.

use super::ProposalError;
use super::ahead::Ahead;
use super::axis::Axis;
use super::lines::{Need, NightNeed};
use crate::forecast::{Nights, turning_days};
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{AsOf, DateRange, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{AttendanceParts, HomeIndex, Links, SectionIndex, Setup, SetupParts};
use gradecrosswalk_domain::school::{OpenTerms, School};
use gradecrosswalk_matching::{HeldReason, NightState, NothingOpenAt, PlanPolicy, SchoolPair, Tonight};

/// A set-up in which the home school stands, and the same with each home term open in turn.
pub(super) struct Sender<'s> {
    pub(super) setup: &'s Setup,
    index: HomeIndex,
    pub(super) ahead: Ahead,
    trials: Vec<Trial>,
}

/// The set-up with one home term open, all year and for every task.
struct Trial {
    term: TermNumber,
    setup: Setup,
}

/// A link between the sender and the home school, by the places of its sections, with its nights by task and stretch.
pub(super) struct Linked {
    pub(super) section: usize,
    pub(super) home_section: usize,
    pub(super) tasks: Vec<Vec<NightNeed>>,
}

const NOTHING: NightNeed = NightNeed {
    need: Need::Nothing,
    technical: TermMask::EMPTY,
    now: NightState::NothingOpen(NothingOpenAt::Both),
};

impl<'s> Sender<'s> {
    pub(super) fn of(setup: &'s Setup, home: &SchoolId, nights: &Nights) -> Result<Self, ProposalError> {
        let found = setup.home_index(home).and_then(|index| Some((index, school(setup, index)?)));
        let (index, school) = found.ok_or_else(|| ProposalError::UnknownHome {
            home: home.clone(),
            technical: setup.technical().id().clone(),
        })?;
        // Without a term there is nothing to try, but the engine is still asked what is due.
        let terms = school.schedule().mask();
        let terms = if terms.is_empty() { TermMask::only(TermNumber::MIN) } else { terms };
        let trials = terms.iter().map(|term| Trial::of(setup, school, term)).collect::<Result<_, _>>()?;
        Ok(Self { setup, index, ahead: Ahead::of(school.clock(), nights), trials })
    }

    /// The home school, as this set-up has it.
    pub(super) fn home(&self) -> Option<&'s School> {
        school(self.setup, self.index)
    }

    pub(super) fn technical(&self) -> &'s School {
        self.setup.technical()
    }

    /// The nights of a stretch.
    pub(super) fn nights(&self, stretch: DateRange, nights: &Nights) -> Option<DateRange> {
        self.ahead.nights(stretch, nights)
    }

    /// The first night, and those on which an answer can change.
    pub(super) fn turning_days(&self, nights: &Nights) -> Vec<NaiveDate> {
        turning_days(self.setup, self.index, nights)
    }

    /// Asks the engine about one night of each stretch.
    pub(super) fn ask(&self, axis: &Axis, nights: &Nights, policy: PlanPolicy) -> Vec<Linked> {
        let tasks = self.setup.profile().tasks().len();
        let mut linked: Vec<Linked> = links(self.setup, self.index)
            .map(|(section, home_section)| Linked {
                section,
                home_section,
                tasks: vec![vec![NOTHING; axis.stretches.len()]; tasks],
            })
            .collect();
        let Some(pair) = SchoolPair::of(self.setup, self.index) else { return linked };
        let trials = self.trials.iter().filter_map(|trial| Some((trial, trial.pair()?)));
        let trials: Vec<(&Trial, SchoolPair<'_>)> = trials.collect();
        for (place, stretch) in axis.stretches.iter().enumerate() {
            let night = self.nights(*stretch, nights).and_then(|of| nights.as_of(of.first()));
            let Some(night) = night else { continue };
            let now = states(self.setup, &pair, night, policy);
            let trials =
                trials.iter().map(|(trial, pair)| (trial.term, states(&trial.setup, pair, night, policy)));
            let trials: Vec<_> = trials.collect();
            let states = linked.iter_mut().flat_map(|link| &mut link.tasks).zip(now).enumerate();
            for (cell, (of_task, now)) in states {
                let tried = trials.iter().filter_map(|(term, states)| Some((*term, *states.get(cell)?)));
                if let Some(slot) = of_task.get_mut(place) {
                    *slot = NightNeed::of(now, tried);
                }
            }
        }
        linked
    }
}

impl NightNeed {
    /// What is needed on a night, from its states with each home term open.
    fn of(now: NightState, tried: impl Iterator<Item = (TermNumber, NightState)>) -> Self {
        let (mut syncs, mut latent) = (TermMask::EMPTY, TermMask::EMPTY);
        let (mut still, mut held, mut technical) = (None, None, TermMask::EMPTY);
        for (term, state) in tried {
            match state {
                NightState::Syncs(terms) => {
                    technical = TermMask::only(terms.technical);
                    syncs = syncs.with(term);
                }
                NightState::Held(night) => {
                    technical = night.technical;
                    // The term match is the last check that depends on the home school's open term (rule G-4).
                    if night.reason > HeldReason::WrongHomeTerm {
                        latent = latent.with(term);
                        still = still.or(Some(night.reason));
                    } else {
                        held = held.or(Some(night.reason));
                    }
                }
                NightState::NothingOpen(_) | NightState::Waived | NightState::TaskNotOnCourse => {}
            }
        }
        let need = match (syncs.is_empty(), latent.is_empty(), held) {
            (false, ..) => Need::Terms { matching: syncs, still: None },
            (true, false, _) => Need::Terms { matching: latent, still },
            (true, true, Some(reason)) => Need::Held(reason),
            (true, true, None) => Need::Nothing,
        };
        Self { need, technical, now }
    }
}

impl Trial {
    fn of(setup: &Setup, home: &School, term: TermNumber) -> Result<Self, ProposalError> {
        let mut home = home.clone().into_parts();
        home.exceptions.clear();
        for task in home.courses.iter_mut().flat_map(|course| &mut course.tasks) {
            task.term_mask = TermMask::ALL;
            task.open_terms = OpenTerms::ByHand(TermMask::only(term));
        }
        let links = match setup.links() {
            Links::ByProfile => Links::ByProfile,
            Links::Given(links) => {
                Links::Given(links.iter().filter(|link| link.home == home.id).cloned().collect())
            }
        };
        let parts = SetupParts {
            profile: setup.profile().clone(),
            technical: setup.technical().clone(),
            homes: vec![School::new(home)?],
            links,
            waivers: setup.waivers().to_vec(),
            attendance: AttendanceParts::default(),
        };
        Ok(Self { term, setup: Setup::new(parts)? })
    }

    fn pair(&self) -> Option<SchoolPair<'_>> {
        SchoolPair::of(&self.setup, HomeIndex(0))
    }
}

fn school(setup: &Setup, index: HomeIndex) -> Option<&School> {
    setup.homes().get(usize::from(index.0))
}

/// The places of the technical and of the home section of each link to a home school, in the set-up's order.
fn links(setup: &Setup, home: HomeIndex) -> impl Iterator<Item = (usize, usize)> {
    let sections = setup.layout().sections().enumerate();
    sections.flat_map(move |(section, links)| {
        let links = links.iter().filter(move |link| link.home == home);
        links.map(move |link| (section, usize::try_from(link.section).unwrap_or(usize::MAX)))
    })
}

/// What one night does for each link to a home school and each task, in order.
fn states(setup: &Setup, pair: &SchoolPair<'_>, as_of: AsOf, policy: PlanPolicy) -> Vec<NightState> {
    let mut states = Vec::new();
    let tonight = Tonight::of(setup, as_of, policy);
    let at_home = tonight.pair(pair);
    for (section, links) in (0_u32..).zip(setup.layout().sections()) {
        for link in links.iter().filter(|link| link.home == pair.index()) {
            let linked = at_home.section(SectionIndex(section), link);
            states.extend(setup.profile().indexed_tasks().map(|(task, _)| {
                let state = linked.as_ref().and_then(|linked| linked.task(task));
                state.unwrap_or(NightState::TaskNotOnCourse)
            }));
        }
    }
    states
}
