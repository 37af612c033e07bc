//! What the technical school entered about attendance, what stands at the home schools for it, and which day syncs.

use crate::schools::attendance::school_day;
use crate::schools::database::{Cells, Database};
use crate::schools::setup::section_key;
use anyhow::Result;
use gradecrosswalk::domain::attendance::{
    AttendanceEntry, AttendanceStatus, HomeAttendance, HomeAttendanceState, PeriodNumber,
};
use gradecrosswalk::domain::calendar::SchoolDay;
use gradecrosswalk::{AsOf, SchoolId, Setup, Ssid};

/// What a night reads about attendance.
pub struct Attendance {
    pub entries: Vec<AttendanceEntry>,
    pub home: Vec<HomeAttendance>,
}

impl Attendance {
    /// Reads the databases. What was entered of a later day is not seen.
    pub fn read(technical: &Database, homes: &[(SchoolId, Database)], local: AsOf) -> Result<Self> {
        let mut entries = technical.rows("attendance_entry", entry)?;
        entries.retain(|entry| entry.day.date() <= local.date());
        let mut home = Vec::new();
        for (id, database) in homes {
            home.extend(database.rows("home_attendance", |row| standing(row, id))?);
        }
        Ok(Self { entries, home })
    }
}

/// The day whose unknown absences a night syncs: the technical school's last day of instruction by the as-of.
pub fn day_of(setup: &Setup, as_of: AsOf) -> Option<SchoolDay> {
    let calendar = setup.instructional_calendar(setup.technical().id())?;
    let next = setup.technical().clock().local(as_of).date().succ_opt()?;
    calendar.previous_instructional_day(SchoolDay::new(next).ok()?).ok()
}

fn period(text: &str) -> Result<PeriodNumber, String> {
    let period = text.parse().map_err(|_| format!("period {text:?} is not a number: give 1 to 31"))?;
    PeriodNumber::new(period).map_err(|error| error.to_string())
}

fn entry(row: &Cells<'_>) -> Result<AttendanceEntry> {
    let status = |text: &str| match text {
        "present" => Ok(AttendanceStatus::Present),
        "tardy" => Ok(AttendanceStatus::Tardy),
        "unknown" => Ok(AttendanceStatus::AbsentUnknown),
        "excused" => Ok(AttendanceStatus::AbsentExcused),
        "unexcused" => Ok(AttendanceStatus::AbsentUnexcused),
        _ => Err(format!("status {text:?} is not known: give present, tardy, unknown, excused or unexcused")),
    };
    Ok(AttendanceEntry {
        ssid: row.parse_if::<Ssid>("ssid")?,
        section: section_key(row)?,
        day: row.read("day", school_day)?,
        period: row.read("period", period)?,
        status: row.read("status", status)?,
    })
}

fn standing(row: &Cells<'_>, home: &SchoolId) -> Result<HomeAttendance> {
    let state = |text: &str| match text {
        "unresolved" => Ok(HomeAttendanceState::Unresolved),
        "resolved" => Ok(HomeAttendanceState::Resolved),
        _ => Err(format!("state {text:?} is not known: give unresolved or resolved")),
    };
    Ok(HomeAttendance {
        ssid: row.parse::<Ssid>("ssid")?,
        section: section_key(row)?,
        home: home.clone(),
        day: row.read("day", school_day)?,
        period: row.read("period", period)?,
        state: row.read("state", state)?,
    })
}
