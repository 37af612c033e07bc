//! Whole nights: the grades, the attendance and the rosters of one set-up.

use super::GeneratedExchange;
use super::attendance::{GeneratedAttendance, beside_grades};
use super::rosters::roster_of;
use crate::statewide::Dice;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::roster::RosterEntry;
use gradecrosswalk_matching::whole_night::{NightChoices, WholeNightRecords};

/// A whole night.
#[derive(Debug, Clone)]
pub struct GeneratedWholeNight {
    /// The schools, with opt-ins and calendars, and the grades.
    pub night: GeneratedExchange,
    /// The attendance, of the same schools.
    pub attendance: GeneratedAttendance,
    /// The technical school's rosters.
    pub roster: Vec<RosterEntry>,
    /// Whether attendance syncs tonight.
    pub attendance_syncs: bool,
}

/// Whole nights without end, the same ones for the same seed.
pub fn whole_night_samples(seed: u64) -> impl Iterator<Item = GeneratedWholeNight> {
    let mut dice = Dice(seed);
    super::values(beside_grades(), seed).map(move |(night, attendance)| {
        let night = GeneratedExchange { setup: attendance.setup.clone(), ..night };
        let roster = roster_of(&night, &mut dice);
        GeneratedWholeNight { night, attendance, roster, attendance_syncs: dice.chance(900) }
    })
}

impl GeneratedWholeNight {
    /// What the night is planned by.
    pub fn choices(&self) -> NightChoices<'_> {
        let attendance_of: Option<SchoolDay> = self.attendance_syncs.then_some(self.attendance.day);
        NightChoices { policy: self.night.policy, attendance_of, ..NightChoices::default() }
    }

    /// The records as a ledger takes them.
    pub fn lent(&self) -> WholeNightRecords<'_> {
        let (grades, attendance) = (&self.night.records, &self.attendance.records);
        WholeNightRecords {
            enrollments: &grades.enrollments,
            roster: &self.roster,
            attendance: &attendance.entries,
            home_attendance: &attendance.home,
            posted: &grades.posted,
            home: &grades.home,
            sent: &grades.sent,
        }
    }
}
