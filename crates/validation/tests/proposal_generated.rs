//! Proposals for generated exchanges: what is still held with the proposal in place is what it named, whatever was set
//! up wrong before.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

extern crate alloc;

mod proposing;

use alloc::collections::BTreeSet;
use chrono::TimeDelta;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{DateRange, LocalMinute, Term, TermSchedule, WindowSpan};
use gradecrosswalk_domain::exchange::{Link, Links, Setup, Waiver};
use gradecrosswalk_domain::school::{ExceptionScope, School};
use gradecrosswalk_testkit::GeneratedExchange;
use gradecrosswalk_testkit::generate::samples;
use gradecrosswalk_validation::forecast::{Forecast, Nights, RunTime};
use gradecrosswalk_validation::proposal::{Change, LossReason, LostNights, Proposal};
use proposing::{Key, check, named};

/// The nights before and after the generated one.
fn around(night: &GeneratedExchange, days: i64) -> Nights {
    let date = night.as_of.date();
    let dates = DateRange::new(date - TimeDelta::days(days), date + TimeDelta::days(days)).unwrap();
    Nights::of(dates).at(RunTime::at(night.as_of.minute().to_datetime().time()))
}

/// A second technical school: the first with another name and its calendar some days later.
fn second(setup: &Setup, days: i64) -> Setup {
    let mut parts = setup.clone().into_parts();
    parts.technical = later(&parts.technical, days);
    for of in &mut parts.waivers {
        *of = Waiver::new(parts.technical.id().clone(), of.year(), of.submitted(), of.standing()).unwrap();
    }
    Setup::new(parts).unwrap()
}

fn later(school: &School, days: i64) -> School {
    let mut parts = school.clone().into_parts();
    let days = TimeDelta::days(days);
    let moved = |span: WindowSpan| {
        let minute = |minute: LocalMinute| LocalMinute::new(minute.to_datetime() + days).unwrap();
        WindowSpan::new(minute(span.opens()), minute(span.closes())).unwrap()
    };
    let terms = parts.schedule.terms().iter().map(|term| {
        let dates = DateRange::new(term.dates().first() + days, term.dates().last() + days).unwrap();
        Term::new(term.number(), term.name().clone(), dates)
    });
    parts.schedule = TermSchedule::new(terms).unwrap();
    parts.windows.iter_mut().for_each(|window| window.span = moved(window.span));
    parts.exceptions.iter_mut().for_each(|exception| exception.span = moved(exception.span));
    parts.id = SchoolId::new("CTC-2").unwrap();
    School::new(parts).unwrap()
}

/// The set-up with the links to every other home section only, so that two such schools share courses but no section.
fn every_other(setup: &Setup, parity: usize) -> Setup {
    let mut links = Vec::new();
    for (section, targets) in setup.technical().sections().iter().zip(setup.layout().sections()) {
        for target in targets {
            let home = &setup.homes()[usize::from(target.home.0)];
            let place = usize::try_from(target.section).unwrap();
            if place % 2 == parity {
                links.push(Link {
                    technical: section.key.clone(),
                    home: home.id().clone(),
                    home_section: home.sections()[place].key.clone(),
                });
            }
        }
    }
    let mut parts = setup.clone().into_parts();
    parts.links = Links::Given(links);
    Setup::new(parts).unwrap()
}

/// What proposals did, so that a test can tell that it has met everything.
fn notes(proposal: &Proposal) -> BTreeSet<String> {
    let mut notes: BTreeSet<String> = proposal.lost.iter().map(|lost| lost.reason.code().into()).collect();
    for task in &proposal.tasks {
        if let Some(windows) = &task.windows {
            notes.insert(format!("{:?}", windows.change));
            if windows.change == Change::Replace {
                notes.extend(windows.exceptions.iter().map(|exception| match exception.scope {
                    ExceptionScope::Course(_) => "course exception".into(),
                    _ => "section exception".into(),
                }));
            }
        }
        if task.by_hand.iter().any(|list| list.terms.len() > 1) {
            notes.insert("several marked terms".into());
        }
    }
    notes
}

#[test]
fn what_stays_held_is_named() {
    let mut met = BTreeSet::new();
    for (number, night) in samples(77).take(90).enumerate() {
        let mut setups = vec![night.setup.clone()];
        if number % 3 != 0 {
            setups.push(second(&night.setup, [9, 0, -20, 45][number % 4]));
        }
        if number % 3 == 2 {
            setups = (0..).zip(&setups).map(|(parity, setup)| every_other(setup, parity)).collect();
        }
        for home in night.setup.homes() {
            let proposal = check(&setups, home.id(), around(&night, 25), night.policy);
            met.extend(notes(&proposal));
            // The order of the set-ups never matters.
            let reversed = Proposal::new(setups.iter().rev(), home.id(), proposal.nights, night.policy);
            assert_eq!(reversed.as_ref(), Ok(&proposal));
        }
    }
    for wanted in [
        "Keep",
        "Replace",
        "course exception",
        "section exception",
        "several marked terms",
        "other-term-needed",
        "outside-mask",
        "H05",
        "H06",
        "H07",
        "H08",
        "H13",
        "H14",
        "H19",
        "H20",
        "H21",
    ] {
        assert!(met.contains(wanted), "{wanted} is not met: {met:?}");
    }
}

#[test]
fn what_is_proposed_is_kept_when_it_is_asked_for_again() {
    for night in samples(78).take(40) {
        let setups = [night.setup.clone(), second(&night.setup, 12)];
        let nights = around(&night, 20);
        let home = night.setup.homes()[0].id();
        let proposal = Proposal::new(&setups, home, nights, night.policy).unwrap();
        let applied = setups.map(|setup| {
            let mut parts = setup.into_parts();
            parts.homes[0] = proposal.apply(&parts.profile, &parts.homes[0]);
            Setup::new(parts).unwrap()
        });
        let again = Proposal::new(&applied, home, nights, night.policy).unwrap();
        for (first, second) in proposal.tasks.iter().zip(&again.tasks) {
            let Some((first, second)) = first.windows.as_ref().zip(second.windows.as_ref()) else { continue };
            assert_eq!(second.change, Change::Keep, "{first:#?}");
        }
        let windows = |lost: &&LostNights| !matches!(lost.reason, LossReason::OtherTermNeeded { .. });
        let (before, after) = (proposal.lost.iter().filter(windows), again.lost.iter().filter(windows));
        assert!(before.eq(after));
    }
}

/// The nights that a forecast says are held into a home school.
fn forecast_held(
    setup: &Setup,
    home: &SchoolId,
    proposal: &Proposal,
    night: &GeneratedExchange,
) -> BTreeSet<Key> {
    let forecast = Forecast::of(setup, proposal.nights, night.policy);
    let mut held = BTreeSet::new();
    for span in forecast.held().filter(|span| span.course.home() == home) {
        for section in span.course.sections() {
            let days = span.days.first().iter_days().take_while(|day| *day <= span.days.last());
            let technical = setup.technical().id();
            let key = |day| {
                let (there, here) = (section.technical.clone(), section.home.clone());
                (span.task.to_string(), technical.clone(), there, here, day)
            };
            held.extend(days.map(key));
        }
    }
    held
}

#[test]
fn the_forecast_of_a_school_with_the_proposed_windows_holds_what_is_named() {
    let mut compared = 0;
    for night in samples(79).take(60) {
        let setups = [night.setup.clone(), second(&night.setup, 12)];
        for home in night.setup.homes() {
            let proposal = Proposal::new(&setups, home.id(), around(&night, 30), night.policy).unwrap();
            let held = setups.iter().flat_map(|setup| {
                let mut parts = setup.clone().into_parts();
                for school in parts.homes.iter_mut().filter(|school| school.id() == home.id()) {
                    *school = proposal.apply(&parts.profile, school);
                }
                forecast_held(&Setup::new(parts).unwrap(), home.id(), &proposal, &night)
            });
            // What is marked by hand changes from day to day, which no one set-up says.
            let by_hand = proposal.tasks.iter().filter(|task| !task.by_hand.is_empty());
            let by_hand: BTreeSet<String> = by_hand.map(|task| task.task.to_string()).collect();
            let held: BTreeSet<Key> = held.filter(|(task, ..)| !by_hand.contains(task)).collect();
            let named = named(&proposal).into_keys().filter(|(task, ..)| !by_hand.contains(task));
            compared += held.len();
            assert_eq!(held, named.collect());
        }
    }
    assert!(compared > 1000, "{compared}");
}
