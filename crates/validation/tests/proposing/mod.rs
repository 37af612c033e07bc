//! What the tests of proposals share: asking the engine about every night, with the home school as it is and as
//! proposed, and comparing what is held with what is named.
#![allow(dead_code, reason = "each test uses a part")]

use alloc::collections::BTreeMap;
use chrono::NaiveDate;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, Links, SectionIndex, Setup, SetupParts,
};
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_matching::{NightState, PlanPolicy, SchoolPair, Tonight};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::days;
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::proposal::{Change, LossReason, Proposal};

/// Task, technical school, its section, the home section, the night.
pub(crate) type Key = (String, SchoolId, SectionKey, SectionKey, NaiveDate);

pub(crate) fn nights(first: &str, last: &str) -> Nights {
    Nights::of(days(first, last))
}

/// A technical school and one home school of the KTS exchange, linked by equal sections.
pub(crate) fn setup(technical: &SchoolBuilder, home: &SchoolBuilder) -> Setup {
    let parts = SetupParts {
        profile: ExchangeProfile::kts(),
        technical: technical.build(),
        homes: vec![home.build()],
        links: Links::ByProfile,
        waivers: Vec::new(),
        attendance: AttendanceParts::default(),
    };
    Setup::new(parts).unwrap()
}

pub(crate) fn propose(setups: &[Setup], home: &SchoolId, nights: Nights, policy: PlanPolicy) -> Proposal {
    Proposal::new(setups, home, nights, policy).unwrap_or_else(|error| panic!("{error}"))
}

/// The set-up with the home school as it is to stand on a night.
pub(crate) fn applied(setup: &Setup, proposal: &Proposal, as_of: AsOf) -> Setup {
    let mut parts = setup.clone().into_parts();
    for home in &mut parts.homes {
        if *home.id() == proposal.home {
            let day = home.clock().local(as_of).date();
            *home = proposal.apply_on(&parts.profile, home, day);
        }
    }
    Setup::new(parts).unwrap()
}

/// What the night does for everything that a set-up has linked to the home school.
pub(crate) fn night(
    setup: &Setup,
    home: &SchoolId,
    as_of: AsOf,
    policy: PlanPolicy,
) -> BTreeMap<Key, NightState> {
    let mut states = BTreeMap::new();
    let pair = SchoolPair::of(setup, setup.home_index(home).unwrap()).unwrap();
    let tonight = Tonight::of(setup, as_of, policy);
    let at_home = tonight.pair(&pair);
    let technical = setup.technical();
    for (place, links) in (0..).zip(setup.layout().sections()) {
        for link in links.iter().filter(|link| link.home == pair.index()) {
            let linked = at_home.section(SectionIndex(place), link).unwrap();
            for (task, named) in setup.profile().indexed_tasks() {
                let key = (
                    named.name.to_string(),
                    technical.id().clone(),
                    technical.sections()[usize::try_from(place).unwrap()].key.clone(),
                    pair.home().sections()[usize::try_from(link.section).unwrap()].key.clone(),
                    as_of.date(),
                );
                states.insert(key, linked.task(task).unwrap());
            }
        }
    }
    states
}

/// The nights that a proposal names as lost, each with its reason.
pub(crate) fn named(proposal: &Proposal) -> BTreeMap<Key, LossReason> {
    let mut named = BTreeMap::new();
    for lost in &proposal.lost {
        for day in lost.nights.first().iter_days().take_while(|day| *day <= lost.nights.last()) {
            let key = (
                lost.task.to_string(),
                lost.technical.clone(),
                lost.section.clone(),
                lost.home_section.clone(),
                day,
            );
            assert!(named.insert(key, lost.reason.clone()).is_none(), "{lost:?} is named twice");
        }
    }
    named
}

/// The promises of a proposal: what is held with it in place is what it names, and what synced before goes on unless
/// another section needed the term. Gives the proposal.
pub(crate) fn check(setups: &[Setup], home: &SchoolId, nights: Nights, policy: PlanPolicy) -> Proposal {
    let proposal = propose(setups, home, nights, policy);
    let mut named = named(&proposal);
    for as_of in runs(nights) {
        for setup in setups {
            let before = night(setup, home, as_of, policy);
            let after = night(&applied(setup, &proposal, as_of), home, as_of, policy);
            for (key, state) in after {
                let reason = named.remove(&key);
                let Some(held) = state.held() else {
                    assert_eq!(reason, None, "{key:?} is named and {state}");
                    continue;
                };
                let reason =
                    reason.unwrap_or_else(|| panic!("{key:?} {state} and is not named\n{proposal:#?}"));
                match reason {
                    LossReason::OtherTermNeeded { .. } => {}
                    _ => {
                        assert_eq!(
                            before[&key].syncs(),
                            None,
                            "{key:?} synced before, now {state}: {reason}"
                        );
                    }
                }
                if let LossReason::Held(why) = reason {
                    // A term that is not open where nothing is to be served is met before the named reason.
                    assert!(
                        why == held || ["T-4", "T-5", "T-7"].contains(&held.rule()),
                        "{key:?}: {reason}, {state}"
                    );
                }
            }
        }
    }
    assert!(named.is_empty(), "named beyond the nights: {named:?}");
    check_windows(&proposal);
    proposal
}

/// Rule W-2 on the proposal's days and, of what is proposed, one exception at a time within a scope.
fn check_windows(proposal: &Proposal) {
    for windows in proposal.tasks.iter().filter_map(|task| task.windows.as_ref()) {
        let of_school = windows.windows.iter().map(|window| (None, window.term, window.span));
        let proposed = windows.exceptions.iter().filter(|_| windows.change == Change::Replace);
        let exceptions = proposed.map(|exception| (Some(&exception.scope), exception.term, exception.span));
        let all: Vec<_> = of_school.chain(exceptions).collect();
        for (place, (scope, term, span)) in all.iter().enumerate() {
            for (other, other_term, other_span) in &all[..place] {
                let first = span.opens().max(other_span.opens()).date();
                let last = span.closes().min(other_span.closes()).date();
                let meet = span.overlaps(other_span)
                    && proposal.days.is_some_and(|days| first <= days.last() && days.first() <= last);
                assert!(scope != other || term == other_term || !meet, "{windows:#?}");
            }
        }
    }
}

/// The instants of all runs.
pub(crate) fn runs(nights: Nights) -> impl Iterator<Item = AsOf> {
    let (first, last) = (nights.days().first(), nights.days().last());
    first.iter_days().take_while(move |day| *day <= last).map(move |night| nights.as_of(night).unwrap())
}

/// A home school of a set-up.
pub(crate) fn home<'s>(setup: &'s Setup, id: &SchoolId) -> &'s School {
    setup.homes().iter().find(|home| home.id() == id).unwrap()
}
