//! The technical school's rosters, and the sections that take no more students.

use crate::schools::database::{Cells, Database};
use crate::schools::setup::{day, section_key};
use anyhow::Result;
use gradecrosswalk::{DateRange, IntakeStop, NoIntake, RosterEntry, SchoolId, Ssid};

/// The rosters as they stand, each entry with its row's number, by which it is changed.
pub struct Roster {
    pub rows: Vec<i64>,
    pub entries: Vec<RosterEntry>,
    pub stops: Vec<IntakeStop>,
}

impl Roster {
    pub fn read(technical: &Database) -> Result<Self> {
        let entries =
            technical.rows("roster_entry", |row| Ok((row.parse::<i64>("the_row")?, entry(row)?)))?;
        let (rows, entries) = entries.into_iter().unzip();
        Ok(Self { rows, entries, stops: technical.rows("no_intake", stop)? })
    }
}

fn entry(row: &Cells<'_>) -> Result<RosterEntry> {
    let first = row.read("first_day", day)?;
    let days = match row.maybe("last_day", day)? {
        Some(last) => DateRange::new(first, last),
        None => DateRange::open_ended(first),
    };
    Ok(RosterEntry {
        ssid: row.parse_if::<Ssid>("ssid")?,
        section: section_key(row)?,
        days: days.map_err(|error| row.refuse("last_day", error))?,
        home: row.parse_if::<SchoolId>("home_school")?,
    })
}

fn stop(row: &Cells<'_>) -> Result<IntakeStop> {
    let why = |text: &str| match text {
        "full" => Ok(NoIntake::Full),
        "closed" => Ok(NoIntake::Closed),
        _ => Err(format!("{text:?} is no reason: give full or closed")),
    };
    Ok(IntakeStop { section: section_key(row)?, why: row.read("why", why)? })
}
