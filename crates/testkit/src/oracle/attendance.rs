//! What the night does with attendance (rules ), entry by entry, straight from the rules.

use super::enrollment::{HomeSection, linked};
use crate::records::AttendanceNightRecords;
use chrono::NaiveDate;
use gradecrosswalk_domain::attendance::{AttendanceEntry, AttendanceStatus, HomeAttendanceState};
use gradecrosswalk_domain::calendar::{DateRange, SchoolDay};
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_matching::HeldReason as Why;
use gradecrosswalk_matching::attendance::{AttendanceNotDue as NotDue, AttendanceOutcome as Outcome};
use std::collections::BTreeSet;

/// What becomes of each attendance entry, in their order, when the unknown absences of a day are synced.
pub fn decide(setup: &Setup, day: SchoolDay, records: &AttendanceNightRecords) -> Vec<Outcome> {
    let oracle = Oracle { setup, day, records };
    records.entries.iter().map(|entry| oracle.outcome(entry)).collect()
}

/// The places of the entries that a home school sees of its students on some days.
pub fn seen(setup: &Setup, records: &AttendanceNightRecords, home: HomeIndex, days: DateRange) -> Vec<usize> {
    let is_seen = |entry: &AttendanceEntry| {
        let waived = setup.waived_years().iter().any(|year| year.contains(entry.day.date()));
        let oracle = Oracle { setup, day: entry.day, records };
        let homes = oracle.enrolled(entry).into_iter().filter(|(_, of)| of.contains(entry.day.date()));
        let belongs = homes.map(|((place, _), _)| index(place)).any(|of| of == home);
        days.contains(entry.day.date()) && belongs && !waived
    };
    (0..).zip(&records.entries).filter(|(_, entry)| is_seen(entry)).map(|(place, _)| place).collect()
}

fn index(place: usize) -> HomeIndex {
    HomeIndex(u16::try_from(place).unwrap())
}

fn not_due(reason: NotDue) -> Outcome {
    Outcome::NotDue { reason, home: None }
}

struct Oracle<'a> {
    setup: &'a Setup,
    day: SchoolDay,
    records: &'a AttendanceNightRecords,
}

impl<'a> Oracle<'a> {
    fn outcome(&self, entry: &AttendanceEntry) -> Outcome {
        if self.setup.waived_years().iter().any(|year| year.contains(self.day.date())) {
            return not_due(NotDue::Waived);
        }
        if entry.status != AttendanceStatus::AbsentUnknown {
            let waits = if self.contradicted(entry) { None } else { self.waits_at(entry) };
            return waits.map_or(not_due(NotDue::NotUnknown), Outcome::ResolvedSince);
        }
        if entry.day != self.day {
            return not_due(NotDue::OtherDay);
        }
        let sections = linked(self.setup, &entry.section);
        let homes: Vec<usize> = if sections.is_empty() {
            (0..self.setup.homes().len()).collect()
        } else {
            sections.iter().map(|(home, _)| *home).collect()
        };
        if !homes.iter().any(|home| self.takes_sync(*home)) {
            return not_due(NotDue::NotOptedIn);
        }
        match self.home_of(entry, &sections) {
            Err(why) => Outcome::Held(why),
            Ok(home) => self.at_home(entry, home),
        }
    }

    fn takes_sync(&self, home: usize) -> bool {
        let id = self.setup.homes()[home].id();
        self.setup.attendance().opted_in.iter().any(|opted| opted == id)
    }

    /// Whether the entry has a student of this exchange.
    fn has_student(&self, entry: &AttendanceEntry) -> bool {
        entry.ssid.is_some_and(|ssid| self.setup.profile().ssid_shape().check(ssid).is_ok())
    }

    fn contradicted(&self, entry: &AttendanceEntry) -> bool {
        let same = |of: &&AttendanceEntry| {
            (of.ssid, &of.section, of.day, of.period) == (entry.ssid, &entry.section, entry.day, entry.period)
        };
        let same: Vec<_> = self.records.entries.iter().filter(same).collect();
        let unknown = |of: &&AttendanceEntry| of.status == AttendanceStatus::AbsentUnknown;
        self.has_student(entry) && same.iter().any(unknown) && !same.iter().all(unknown)
    }

    /// The states of its entry at home schools.
    fn standing(&self, entry: &AttendanceEntry) -> Vec<(usize, HomeAttendanceState)> {
        let known = self.setup.technical().sections().iter().any(|section| section.key == entry.section);
        let own = self.records.home.iter().filter(|of| {
            (Some(of.ssid), &of.section, of.day, of.period)
                == (entry.ssid, &entry.section, entry.day, entry.period)
        });
        let place = |id| self.setup.homes().iter().position(|home| home.id() == id);
        let own = own.filter_map(|of| Some((place(&of.home)?, of.state)));
        if known && self.has_student(entry) { own.collect() } else { Vec::new() }
    }

    fn waits_at(&self, entry: &AttendanceEntry) -> Option<HomeIndex> {
        let standing = self.standing(entry).into_iter();
        let waits = standing.filter(|(_, state)| *state == HomeAttendanceState::Unresolved);
        waits.map(|(home, _)| index(home)).min()
    }

    /// The student's enrollments in home sections of the entry's section.
    fn enrolled(&self, entry: &AttendanceEntry) -> Vec<(HomeSection<'a>, DateRange)> {
        let sections = linked(self.setup, &entry.section);
        let own = self.records.enrollments.iter().filter(|of| of.ssid == entry.ssid);
        let own = own.filter(|_| self.has_student(entry));
        let pairs = own.flat_map(|of| sections.iter().map(move |section| (of, *section)));
        let is_in =
            |(home, key): HomeSection<'_>, id, section| (self.setup.homes()[home].id(), key) == (id, section);
        pairs
            .filter(|(of, section)| is_in(*section, &of.home, &of.section))
            .map(|(of, section)| (section, of.days))
            .collect()
    }

    fn home_of(&self, entry: &AttendanceEntry, sections: &[HomeSection<'_>]) -> Result<usize, Why> {
        if !self.has_student(entry) {
            return Err(Why::MissingSsid);
        }
        if self.setup.technical().section(&entry.section).is_none() {
            return Err(Why::UnknownSection);
        }
        if self.contradicted(entry) {
            return Err(Why::ConflictingAttendance);
        }
        if sections.is_empty() {
            return Err(Why::NotLinked);
        }
        let enrolled = self.enrolled(entry);
        if enrolled.is_empty() {
            return Err(Why::NotEnrolled);
        }
        let day: NaiveDate = entry.day.date();
        let on_day = enrolled.into_iter().filter(|(_, days)| days.contains(day));
        let on_day: BTreeSet<HomeSection<'_>> = on_day.map(|(section, _)| section).collect();
        match on_day.len() {
            0 => Err(Why::NotEnrolledOnDay),
            1 => Ok(on_day.first().unwrap().0),
            _ => Err(Why::SeveralHomes),
        }
    }

    fn at_home(&self, entry: &AttendanceEntry, home: usize) -> Outcome {
        let at = index(home);
        let not_due = |reason| Outcome::NotDue { reason, home: Some(at) };
        if !self.takes_sync(home) {
            return not_due(NotDue::NotOptedIn);
        }
        let id = self.setup.homes()[home].id();
        let calendar = self.setup.attendance().calendars.iter().find(|of| of.school == *id);
        if calendar.is_some_and(|of| !of.days.days().contains(&self.day)) {
            return not_due(NotDue::NoInstruction);
        }
        match self.standing(entry).iter().find(|(of, _)| *of == home) {
            None => Outcome::Add(at),
            Some((_, HomeAttendanceState::Unresolved)) => Outcome::Unchanged(at),
            Some((_, HomeAttendanceState::Resolved)) => Outcome::Kept(at),
        }
    }
}
