//! Everything that a whole night reads: what all examples read, and the rosters and the attendance beside it.

use crate::attendance::{Attendance, day_of};
use crate::roster::Roster;
use crate::schools::databases::Databases;
use crate::schools::night::Night;
use anyhow::Result;
use gradecrosswalk::domain::calendar::SchoolDay;
use gradecrosswalk::{AsOf, NightChoices, PlanPolicy, WholeNightRecords};

/// A whole night's set-up and records.
pub struct Whole {
    pub night: Night,
    pub roster: Roster,
    pub attendance: Attendance,
    /// The day whose unknown absences sync.
    pub attendance_of: Option<SchoolDay>,
}

impl Whole {
    /// Reads the databases.
    pub fn read(databases: &Databases, as_of: AsOf) -> Result<Self> {
        let night = Night::read(&databases.technical, &databases.homes, as_of)?;
        let local = AsOf::at(night.setup.technical().clock().local(as_of).to_datetime())?;
        Ok(Self {
            roster: Roster::read(&databases.technical)?,
            attendance: Attendance::read(&databases.technical, &databases.homes, local)?,
            attendance_of: day_of(&night.setup, as_of),
            night,
        })
    }

    /// The records, as planning takes them.
    pub fn records(&self) -> WholeNightRecords<'_> {
        WholeNightRecords {
            enrollments: &self.night.enrollments,
            roster: &self.roster.entries,
            attendance: &self.attendance.entries,
            home_attendance: &self.attendance.home,
            posted: &self.night.posted,
            home: &self.night.home,
            sent: &self.night.sent,
        }
    }

    /// What the night is planned by.
    pub fn choices(&self, policy: PlanPolicy) -> NightChoices<'_> {
        NightChoices { policy, stops: &self.roster.stops, attendance_of: self.attendance_of }
    }
}
