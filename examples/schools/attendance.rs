//! Who takes the sync of unknown attendance, and every school's days of instruction.

use super::database::Database;
use super::setup::day;
use anyhow::Result;
use chrono::NaiveDate;
use gradecrosswalk::domain::attendance::InstructionalCalendar;
use gradecrosswalk::domain::calendar::SchoolDay;
use gradecrosswalk::{AttendanceParts, SchoolCalendar, SchoolId};

/// Who takes the sync by a day, and every school's days of instruction.
pub fn parts(
    technical: (&SchoolId, &Database),
    homes: &[(SchoolId, Database)],
    by: NaiveDate,
) -> Result<AttendanceParts> {
    let mut parts = AttendanceParts::default();
    let schools = homes.iter().map(|(id, database)| (id, database));
    for (id, database) in core::iter::once(technical).chain(schools) {
        let days = database.rows("instructional_day", |row| row.read("day", school_day))?;
        if !days.is_empty() {
            let days = InstructionalCalendar::new(days);
            parts.calendars.push(SchoolCalendar { school: id.clone(), days });
        }
    }
    for (id, database) in homes {
        let since = database.rows("attendance_opt_in", |row| row.read("since", day))?;
        parts.opted_in.extend(since.iter().any(|since| *since <= by).then(|| id.clone()));
    }
    Ok(parts)
}

pub fn school_day(text: &str) -> Result<SchoolDay, String> {
    SchoolDay::new(day(text)?).map_err(|error| error.to_string())
}
