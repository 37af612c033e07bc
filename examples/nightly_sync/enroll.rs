//! The plan of enrollments, written to the technical school's rosters in one transaction. Nothing is ever deleted there.

use crate::roster::Roster;
use crate::schools::database::Database;
use anyhow::{Context as _, Result, bail};
use gradecrosswalk::{EnrollmentLedger, EnrollmentPlan, RosterEntry};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use std::time::Duration;

/// Writes the roster entries, all of them or none. Returns how many.
pub fn enroll(
    plan: &EnrollmentPlan<'_, '_>,
    ledger: &EnrollmentLedger,
    roster: &Roster,
    technical: &Database,
) -> Result<usize> {
    let writes = plan.writes();
    if writes.is_empty() {
        return Ok(0);
    }
    let written = || -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(technical.name(), flags)?;
        connection.busy_timeout(Duration::from_millis(300))?;
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)?;
        for write in &writes {
            let entry = ledger.roster_entry(plan.exchange(), &write.row).context("a write has no texts")?;
            let written = match write.replaces.and_then(|place| ledger.roster_record(place)) {
                Some(record) => change(&entry, record, roster, &transaction),
                None => insert(&entry, &transaction),
            };
            let student = entry.ssid.map(|ssid| ssid.to_string()).unwrap_or_default();
            let place = || format!("student {student}, section {}", entry.section);
            // Somebody changed the roster since the night read it: the next run sees what stands there now.
            if written.with_context(place)? != 1 {
                bail!("{}: the roster was changed while the night was planned", place());
            }
        }
        Ok(transaction.commit()?)
    };
    written().with_context(|| {
        format!("{}: no roster was changed: repair it, and the next run makes it up", technical.name())
    })?;
    Ok(writes.len())
}

/// A day as the database has it; blank where the student attends.
fn last_day(entry: &RosterEntry) -> Option<String> {
    (!entry.days.is_open_ended()).then(|| entry.days.last().to_string())
}

fn change(entry: &RosterEntry, record: usize, roster: &Roster, to: &Transaction<'_>) -> Result<usize> {
    let (row, was) =
        roster.rows.get(record).zip(roster.entries.get(record)).context("an entry has no row")?;
    let mut change = to.prepare_cached(
        "UPDATE roster_entry SET first_day = ?2, last_day = ?3, home_school = ?4
         WHERE rowid = ?1 AND ssid IS ?5 AND first_day = ?6 AND last_day IS ?7",
    )?;
    Ok(change.execute(params![
        row,
        entry.days.first().to_string(),
        last_day(entry),
        entry.home.as_ref().map(|home| home.as_str()),
        was.ssid.map(|ssid| ssid.to_string()),
        was.days.first().to_string(),
        last_day(was),
    ])?)
}

fn insert(entry: &RosterEntry, to: &Transaction<'_>) -> Result<usize> {
    let mut insert = to.prepare_cached(
        "INSERT INTO roster_entry (ssid, course_number, section_number, first_day, last_day, home_school)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
             SELECT 1 FROM roster_entry
             WHERE ssid = ?1 AND course_number = ?2 AND section_number = ?3 AND first_day = ?4 AND last_day IS ?5)",
    )?;
    Ok(insert.execute(params![
        entry.ssid.map(|ssid| ssid.to_string()),
        entry.section.course.as_str(),
        entry.section.number.as_str(),
        entry.days.first().to_string(),
        last_day(entry),
        entry.home.as_ref().map(|home| home.as_str()),
    ])?)
}
