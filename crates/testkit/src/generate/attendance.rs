//! Nights of attendance: a generated set-up with opt-ins and calendars, entries of its students around a day, what stands
//! at home for them, and a few faults.

use super::GeneratedExchange;
use super::pick::{nth, per_mille, sometimes, weighted};
use crate::AttendanceNightRecords;
use crate::builders::{section, ssid};
use chrono::TimeDelta;
use gradecrosswalk_domain::attendance::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, InstructionalCalendar,
    PeriodNumber,
};
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::{AttendanceParts, SchoolCalendar, Setup};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use proptest::prelude::*;

/// A night of attendance.
#[derive(Debug, Clone)]
pub struct GeneratedAttendance {
    /// The schools, with opt-ins and calendars.
    pub setup: Setup,
    /// The day whose unknown absences sync.
    pub day: SchoolDay,
    /// The entries and enrollments.
    pub records: AttendanceNightRecords,
}

/// Whose entry it is.
#[derive(Debug, Clone, Copy)]
enum Student {
    Enrolled,
    Stranger,
    Unknown,
    WrongShape,
}

/// One entry, by numbers that are counted around.
#[derive(Debug, Clone)]
struct Entry {
    of: u8,
    section: u8,
    student: Student,
    /// A section that the technical school does not have.
    lost: bool,
    days_before: i64,
    period: u8,
    status: AttendanceStatus,
    /// Another entry of the same key.
    again: Option<AttendanceStatus>,
    /// What stands at home for it: at the student's school or another.
    standing: Option<(HomeAttendanceState, u8)>,
}

fn status() -> impl Strategy<Value = AttendanceStatus> {
    weighted(&[
        (6, AttendanceStatus::AbsentUnknown),
        (1, AttendanceStatus::Present),
        (1, AttendanceStatus::Tardy),
        (2, AttendanceStatus::AbsentExcused),
        (1, AttendanceStatus::AbsentUnexcused),
    ])
}

fn entry() -> impl Strategy<Value = Entry> {
    let student = weighted(&[
        (17, Student::Enrolled),
        (1, Student::Stranger),
        (1, Student::Unknown),
        (1, Student::WrongShape),
    ]);
    let state = weighted(&[(2, HomeAttendanceState::Unresolved), (1, HomeAttendanceState::Resolved)]);
    let who = (any::<u8>(), sometimes(200, any::<u8>()), student, per_mille(30));
    let when = (weighted(&[(7, 0), (1, 1), (1, 2), (1, -1)]), weighted(&[(3, 1), (1, 2), (1, 31)]));
    (who, when, status(), sometimes(120, status()), sometimes(400, (state, any::<u8>()))).prop_map(
        |((of, section, student, lost), (days_before, period), status, again, standing)| Entry {
            of,
            section: section.unwrap_or(of),
            student,
            lost,
            days_before,
            period,
            status,
            again,
            standing,
        },
    )
}

/// What a home school has set up.
#[derive(Debug, Clone, Copy)]
enum Calendar {
    NotTold,
    WithDay,
    WithoutDay,
    Empty,
}

type Homes = Vec<(bool, Calendar)>;

fn homes() -> impl Strategy<Value = Homes> {
    let calendar = weighted(&[
        (3, Calendar::NotTold),
        (6, Calendar::WithDay),
        (2, Calendar::WithoutDay),
        (1, Calendar::Empty),
    ]);
    let opted = weighted(&[(7, true), (3, false)]);
    prop::collection::vec((opted, calendar), super::sections::HOMES)
}

/// Nights of attendance of all kinds.
pub fn attendance() -> impl Strategy<Value = GeneratedAttendance> {
    beside_grades().prop_map(|(_, attendance)| attendance)
}

/// Nights of attendance with the nights of grades that they were made beside.
pub(super) fn beside_grades() -> impl Strategy<Value = (GeneratedExchange, GeneratedAttendance)> {
    let entries = prop::collection::vec(entry(), 0..16);
    (super::exchange(), homes(), entries)
        .prop_map(|(night, homes, entries)| (night.clone(), build(night, &homes, &entries)))
}

/// Nights of attendance without end, the same ones for the same seed.
pub fn attendance_samples(seed: u64) -> impl Iterator<Item = GeneratedAttendance> {
    super::values(attendance(), seed)
}

fn before(day: SchoolDay, days: i64) -> SchoolDay {
    SchoolDay::new(day.date() - TimeDelta::days(days)).unwrap()
}

fn build(night: GeneratedExchange, homes: &Homes, entries: &[Entry]) -> GeneratedAttendance {
    let day = SchoolDay::new(night.as_of.date()).unwrap();
    let mut parts = night.setup.into_parts();
    let mut attendance = AttendanceParts::default();
    for (home, (opted, calendar)) in parts.homes.iter().zip(homes) {
        if *opted {
            attendance.opted_in.insert(0, home.id().clone());
        }
        let days = match calendar {
            Calendar::NotTold => continue,
            Calendar::WithDay => vec![day, before(day, 1), before(day, -3)],
            Calendar::WithoutDay => vec![before(day, 1), before(day, -1)],
            Calendar::Empty => Vec::new(),
        };
        let days = InstructionalCalendar::new(days);
        attendance.calendars.insert(0, SchoolCalendar { school: home.id().clone(), days });
    }
    parts.attendance = attendance;
    let setup = Setup::new(parts).unwrap();
    let mut records = AttendanceNightRecords {
        enrollments: night.records.enrollments,
        ..AttendanceNightRecords::default()
    };
    for entry in entries {
        entry.add_to(&setup, day, &mut records);
    }
    GeneratedAttendance { setup, day, records }
}

impl Entry {
    fn ssid(&self, records: &AttendanceNightRecords) -> Option<Ssid> {
        match self.student {
            Student::Enrolled => nth(&records.enrollments, self.of).and_then(|of| of.ssid),
            Student::Stranger => Some(ssid(777)),
            Student::Unknown => None,
            Student::WrongShape => Some(Ssid::new("12345678").unwrap()),
        }
    }

    /// Mostly the section that the student is enrolled in, as far as its key says it.
    fn section(&self, setup: &Setup, records: &AttendanceNightRecords) -> SectionKey {
        let sections = setup.technical().sections();
        let enrolled = nth(&records.enrollments, self.section).map(|of| &of.section);
        let same = sections.iter().find(|of| Some(&of.key) == enrolled);
        let any = same.or_else(|| nth(sections, self.section)).map(|of| of.key.clone());
        any.filter(|_| !self.lost).unwrap_or_else(|| section("999999", "9"))
    }

    fn add_to(&self, setup: &Setup, day: SchoolDay, records: &mut AttendanceNightRecords) {
        let entry = AttendanceEntry {
            ssid: self.ssid(records),
            section: self.section(setup, records),
            day: before(day, self.days_before),
            period: PeriodNumber::new(self.period).unwrap(),
            status: self.status,
        };
        let own = nth(&records.enrollments, self.of).map(|of| of.home.clone());
        if let (Some((state, other)), Some(ssid)) = (self.standing, entry.ssid) {
            let any = nth(setup.homes(), other).map(|home| home.id().clone());
            let home = own.filter(|_| other % 4 != 0).or(any).unwrap();
            let key = |of: &HomeAttendance| (of.ssid, of.section.clone(), of.day, of.period, of.home.clone());
            let (section, day, period) = (entry.section.clone(), entry.day, entry.period);
            let standing = HomeAttendance { ssid, section, home, day, period, state };
            if !records.home.iter().any(|of| key(of) == key(&standing)) {
                records.home.push(standing);
            }
        }
        records.entries.extend(self.again.map(|status| AttendanceEntry { status, ..entry.clone() }));
        records.entries.push(entry);
    }
}
