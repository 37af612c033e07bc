//! Rosters beside generated nights: mostly as the home schools have it, with some of every difference (rule E-1).

use super::GeneratedExchange;
use crate::builders::{section, ssid};
use crate::statewide::Dice;
use chrono::{Days, NaiveDate};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::{AsOf, DateRange};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::grades::{Enrollment, Ssid};
use gradecrosswalk_domain::roster::{IntakeStop, NoIntake, RosterEntry};
use gradecrosswalk_domain::school::SectionKey;

/// A night of enrollments: schools, enrollments, rosters, and sections that take no more students.
#[derive(Debug, Clone)]
pub struct RosteredExchange {
    /// The schools and their links.
    pub setup: Setup,
    /// The instant of the run.
    pub as_of: AsOf,
    /// The enrollments in home sections.
    pub enrollments: Vec<Enrollment>,
    /// The technical school's rosters.
    pub roster: Vec<RosterEntry>,
    /// Sections that take no more students.
    pub stops: Vec<IntakeStop>,
}

/// The nights of [`samples`](super::samples) with rosters, the same ones for the same seed.
pub fn rostered_samples(seed: u64) -> impl Iterator<Item = RosteredExchange> {
    let mut dice = Dice(!seed);
    super::samples(seed).map(move |night| rostered(night, &mut dice))
}

fn rostered(night: GeneratedExchange, dice: &mut Dice) -> RosteredExchange {
    let GeneratedExchange { setup, as_of, records, .. } = night;
    let as_of = if dice.chance(80) { after_the_last_term(&setup, as_of, dice) } else { as_of };
    let today = setup.technical().clock().local(as_of).date();
    let mut enrollments = records.enrollments;
    for place in 0..enrollments.len() {
        alter(&mut enrollments, place, today, dice);
    }
    let roster = roster(&setup, &enrollments, today, dice);
    let mut stops = Vec::new();
    for section in setup.technical().sections() {
        let why = [(350, NoIntake::Full), (200, NoIntake::Closed)];
        let of = why.into_iter().filter(|(chance, _)| dice.chance(*chance));
        stops.extend(of.map(|(_, why)| IntakeStop { section: section.key.clone(), why }));
    }
    RosteredExchange { setup, as_of, enrollments, roster, stops }
}

/// The rosters beside a night whose enrollments are as they are.
pub(super) fn roster_of(night: &GeneratedExchange, dice: &mut Dice) -> Vec<RosterEntry> {
    let today = night.setup.technical().clock().local(night.as_of).date();
    roster(&night.setup, &night.records.enrollments, today, dice)
}

fn roster(setup: &Setup, enrollments: &[Enrollment], today: NaiveDate, dice: &mut Dice) -> Vec<RosterEntry> {
    let mut roster = Vec::new();
    for enrollment in enrollments {
        for section in technical_sections(setup, enrollment) {
            enter(&mut roster, setup, (enrollment, &section), today, dice);
        }
    }
    strangers(&mut roster, setup, today, dice);
    roster
}

fn after_the_last_term(setup: &Setup, as_of: AsOf, dice: &mut Dice) -> AsOf {
    let terms = setup.technical().schedule().terms().iter();
    let last = terms.map(|term| term.dates().last()).max();
    last.map_or(as_of, |last| AsOf::end_of(last + Days::new(1 + dice.roll(40))).unwrap())
}

fn range(first: NaiveDate, last: NaiveDate) -> DateRange {
    DateRange::new(first, last.max(first)).unwrap()
}

fn moved(day: NaiveDate, dice: &mut Dice) -> NaiveDate {
    let by = Days::new(1 + dice.roll(30));
    let moved = if dice.chance(500) { day.checked_add_days(by) } else { day.checked_sub_days(by) };
    moved.filter(|day| *day <= DateRange::open_ended(*day).unwrap().last()).unwrap_or(day)
}

/// Days that differ in the first, the last or both.
fn other_days(days: DateRange, dice: &mut Dice) -> DateRange {
    let ends = |dice: &mut Dice| {
        if days.is_open_ended() { days.first() + Days::new(dice.roll(200)) } else { moved(days.last(), dice) }
    };
    match dice.roll(4) {
        0 => range(moved(days.first(), dice).min(days.last()), days.last()),
        1 => range(days.first(), ends(dice)),
        2 => DateRange::open_ended(days.first()).unwrap(),
        _ => range(moved(days.first(), dice).min(days.last()), ends(dice)),
    }
}

/// Spoils one enrollment, or adds another beside it.
fn alter(enrollments: &mut Vec<Enrollment>, place: usize, today: NaiveDate, dice: &mut Dice) {
    let own = enrollments[place].clone();
    let with = |change: &dyn Fn(&mut Enrollment)| {
        let mut other = own.clone();
        change(&mut other);
        other
    };
    match dice.roll(100) {
        0..2 => enrollments[place].ssid = None,
        2 => enrollments[place].ssid = Some(Ssid::new("12345678").unwrap()),
        3..5 => enrollments[place].section = section(own.section.course.as_str(), "77"),
        5..7 => enrollments[place].section = section("999999", "1"),
        7 => enrollments[place].home = SchoolId::new("HS-9").unwrap(),
        8..14 => enrollments[place].days = other_days(own.days, dice),
        14..18 => {
            let days = other_days(own.days, dice);
            enrollments.push(with(&|other| other.days = days));
        }
        18..21 => enrollments.push(own),
        21..26 => {
            let another = dice.roll(enrollments.len() as u64) as usize;
            let (home, section) = (enrollments[another].home.clone(), enrollments[another].section.clone());
            let days = other_days(own.days, dice);
            enrollments.push(Enrollment { home, section, days, ..own });
        }
        26..32 => {
            // Dropped, and added again some days later.
            let dropped = today - Days::new(1 + dice.roll(40));
            enrollments[place].days = range(own.days.first().min(dropped), dropped);
            let again = range(dropped + Days::new(1 + dice.roll(20)), own.days.last());
            enrollments.push(Enrollment { days: again, ..own });
        }
        32..36 => {
            let before = own.days.first() - Days::new(400);
            enrollments[place].days = range(before, before + Days::new(dice.roll(60)));
        }
        _ => {}
    }
}

fn technical_sections(setup: &Setup, enrollment: &Enrollment) -> Vec<SectionKey> {
    let found = setup.home_index(&enrollment.home).and_then(|home| {
        let school = &setup.homes()[usize::from(home.0)];
        let (place, _) = school.section(&enrollment.section)?;
        Some(setup.layout().links_to(home, u32::try_from(place).unwrap()))
    });
    let keys = found.unwrap_or_default().iter();
    keys.map(|link| setup.technical().sections()[link.section.0 as usize].key.clone()).collect()
}

/// Enters what stands on the roster for an enrollment, if anything does.
fn enter(
    roster: &mut Vec<RosterEntry>,
    setup: &Setup,
    (enrollment, section): (&Enrollment, &SectionKey),
    today: NaiveDate,
    dice: &mut Dice,
) {
    let home = match dice.roll(10) {
        0..5 => Some(enrollment.home.clone()),
        5..9 => None,
        _ => Some(setup.homes()[dice.roll(setup.homes().len() as u64) as usize].id().clone()),
    };
    let entry =
        |days| RosterEntry { ssid: enrollment.ssid, section: section.clone(), days, home: home.clone() };
    let own = enrollment.days;
    match dice.roll(100) {
        0..40 => roster.push(entry(own)),
        40..62 => {}
        62..78 => roster.push(entry(other_days(own, dice))),
        78..84 => roster.push(entry(DateRange::open_ended(own.first()).unwrap())),
        84..88 => {
            let before = own.first() - Days::new(300);
            roster.push(entry(range(before, before + Days::new(dice.roll(90)))));
        }
        88..92 => roster.push(entry(range(own.first(), today - Days::new(1)))),
        92..96 => roster.extend([entry(own), entry(other_days(own, dice))]),
        _ => roster.extend([entry(own), entry(own)]),
    }
}

/// Entries that no enrollment is behind, and some that cannot be read.
fn strangers(roster: &mut Vec<RosterEntry>, setup: &Setup, today: NaiveDate, dice: &mut Dice) {
    let sections = setup.technical().sections();
    for student in 0..dice.roll(3) {
        let place = dice.roll(sections.len().max(1) as u64) as usize;
        let Some(own) = sections.get(place).map(|section| section.key.clone()) else { continue };
        let first = today - Days::new(dice.roll(100));
        let days = if dice.chance(500) { DateRange::open_ended(first).unwrap() } else { range(first, today) };
        let number = if dice.chance(500) { 1 } else { 50 };
        let known = RosterEntry {
            ssid: Some(ssid(number + u32::try_from(student).unwrap())),
            section: own,
            days,
            home: None,
        };
        roster.push(match dice.roll(8) {
            0 => RosterEntry { ssid: None, ..known },
            1 => RosterEntry { section: section("999999", "1"), ..known },
            2 => RosterEntry { home: Some(SchoolId::new("HS-9").unwrap()), ..known },
            3 => RosterEntry { ssid: Some(Ssid::new("12345678").unwrap()), ..known },
            _ => known,
        });
    }
}
