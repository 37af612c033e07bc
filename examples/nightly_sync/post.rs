//! The final grades that the technical school has calculated, posted in one transaction before anything is sent.

use crate::schools::database::Database;
use crate::schools::finals::FinalGrades;
use anyhow::{Context as _, Result, bail};
use gradecrosswalk::PostedGrade;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use std::time::Duration;

/// Posts the grades, all of them or none. Returns how many.
pub fn post(finals: &FinalGrades, technical: &Database) -> Result<usize> {
    if finals.calculated.is_empty() {
        return Ok(0);
    }
    let posted = || -> Result<usize> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(technical.name(), flags)?;
        connection.busy_timeout(Duration::from_millis(300))?;
        let transaction = Transaction::new_unchecked(&connection, TransactionBehavior::Immediate)?;
        for grade in &finals.calculated {
            insert(grade, &transaction)?;
        }
        transaction.commit()?;
        Ok(finals.calculated.len())
    };
    posted().with_context(|| {
        format!(
            "{}: no final grade was posted and nothing was sent: repair it and run again",
            technical.name()
        )
    })
}

fn insert(grade: &PostedGrade, to: &Transaction<'_>) -> Result<()> {
    let mut insert = to.prepare_cached(
        "INSERT INTO posted_grade (ssid, course_number, section_number, task, term, score, percent, posted)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS (
             SELECT 1 FROM posted_grade WHERE ssid = ?1 AND course_number = ?2 AND task = ?4 AND term = ?5)",
    )?;
    let section = &grade.section;
    let inserted = insert.execute(params![
        grade.ssid.map(|ssid| ssid.to_string()),
        section.course.as_str(),
        section.number.as_str(),
        grade.task.as_str(),
        grade.term.get(),
        grade.mark.score().map(|score| score.as_str()),
        grade.mark.percent().map(|percent| percent.to_string()),
        grade.posted.to_string(),
    ])?;
    if inserted != 1 {
        bail!("section {section}, {}: a grade was posted while the night was planned", grade.task);
    }
    Ok(())
}
