//! A home school's part of the plan, written in one transaction: the grades and the memory of having sent them.

use crate::schools::database::Database;
use crate::schools::night::Night;
use anyhow::{Context as _, Result, bail};
use gradecrosswalk::domain::exchange::{HomeIndex, TaskIndex};
use gradecrosswalk::matching::attendance::{AttendanceLedger, AttendancePlan};
use gradecrosswalk::{AsOf, HomeGrade, Ledger, Plan, School, SectionKey, Ssid, TaskName, TermNumber};
use rusqlite::{Transaction, TransactionBehavior, params};
use std::collections::HashMap;

/// What was written at one home school.
#[derive(Debug, Clone, Copy, Default)]
pub struct Written {
    pub grades: usize,
    /// New or changed rows of what was last sent.
    pub sent: usize,
    /// New entries for the attendance clerk.
    pub attendance: usize,
}

/// A home grade's key within its school, whatever the school's spelling of the task.
type Key<'n> = (Ssid, &'n SectionKey, Option<TaskIndex>, TermNumber);

/// The plan of a night, to be applied.
pub struct Part<'p, 'a, 's> {
    pub plan: &'p Plan<'a, 's>,
    pub ledger: &'p Ledger,
    /// Where attendance syncs tonight.
    pub attendance: Option<(&'p AttendancePlan<'a, 's>, &'p AttendanceLedger)>,
    pub night: &'p Night,
    pub as_of: AsOf,
}

impl Part<'_, '_, '_> {
    /// Writes one home school's part, all of it or nothing.
    pub fn apply(&self, home: HomeIndex, database: &Database) -> Result<Written> {
        let school = self.plan.exchange().home(home).context("the home school is not in the set-up")?;
        let transaction = Transaction::new_unchecked(database.connection(), TransactionBehavior::Immediate)?;
        let grades = self.write_grades(home, school, &transaction)?;
        let sent = self.remember(home, &transaction)?;
        let attendance = self.write_attendance(home, &transaction)?;
        transaction.commit()?;
        Ok(Written { grades, sent, attendance })
    }

    fn write_grades(&self, home: HomeIndex, school: &School, to: &Transaction<'_>) -> Result<usize> {
        let read = self.read_at(school);
        let mut insert = to.prepare(
            "INSERT INTO home_grade (ssid, course_number, section_number, task, term, score)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut update = to.prepare(
            "UPDATE home_grade SET score = ?6 WHERE ssid = ?1 AND course_number = ?2 AND section_number = ?3
             AND task = ?4 AND term = ?5 AND score = ?7",
        )?;
        let writes = self.plan.writes_at(home);
        for row in &writes {
            let grade = self.ledger.home_grade(self.plan.exchange(), row).context("a write has no texts")?;
            let key = (grade.ssid, &grade.section, self.task(&grade.task), grade.term);
            let old = read.get(&key);
            let task = old.map_or(&grade.task, |old| &old.task);
            let (ssid, course, section) =
                (grade.ssid.as_str(), grade.section.course.as_str(), grade.section.number.as_str());
            let (task, term, score) = (task.as_str(), grade.term.get(), grade.score.as_str());
            let written = match old {
                None => insert.execute(params![ssid, course, section, task, term, score]),
                Some(old) => {
                    update.execute(params![ssid, course, section, task, term, score, old.score.as_str()])
                }
            };
            let place = || format!("student {ssid}, section {}, {task}, term {term}", grade.section);
            // Somebody changed the grade since the night read it: the next run sees what stands there now.
            if written.with_context(place)? != 1 {
                bail!("{}: the grade was changed while the night was planned", place());
            }
        }
        Ok(writes.len())
    }

    /// Makes entries for the clerk. One that stands there by now is left alone, whatever has become of it (rule A-2).
    fn write_attendance(&self, home: HomeIndex, to: &Transaction<'_>) -> Result<usize> {
        let Some((plan, ledger)) = self.attendance else { return Ok(0) };
        let mut insert = to.prepare(
            "INSERT INTO home_attendance (ssid, course_number, section_number, day, period, state)
             VALUES (?1, ?2, ?3, ?4, ?5, 'unresolved') ON CONFLICT DO NOTHING",
        )?;
        let mut count = 0;
        for row in plan.writes_at(home) {
            let entry =
                ledger.home_attendance(plan.exchange().setup(), &row).context("a write has no texts")?;
            count += insert.execute(params![
                entry.ssid.as_str(),
                entry.section.course.as_str(),
                entry.section.number.as_str(),
                entry.day.to_string(),
                entry.period.get(),
            ])?;
        }
        Ok(count)
    }

    /// The grades that the night read at a school.
    fn read_at<'n>(&'n self, school: &School) -> HashMap<Key<'n>, &'n HomeGrade> {
        let own = self.night.home.iter().filter(|grade| grade.home == *school.id());
        own.map(|grade| ((grade.ssid, &grade.section, self.task(&grade.task), grade.term), grade)).collect()
    }

    fn task(&self, name: &TaskName) -> Option<TaskIndex> {
        self.night.setup.profile().task(name)
    }

    fn remember(&self, home: HomeIndex, to: &Transaction<'_>) -> Result<usize> {
        let mut remember = to.prepare(
            "INSERT INTO last_sent (ssid, course_number, section_number, task, technical_term, term, score, sent)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT DO UPDATE SET technical_term = ?5, score = ?7, sent = ?8
             WHERE technical_term <> ?5 OR score <> ?7",
        )?;
        let mut count = 0;
        for row in self.plan.to_remember().iter().filter(|row| row.written().home() == home) {
            // A score that the home group no longer has stays as it was remembered.
            let Some(sent) = self.ledger.sent_grade(self.plan.exchange(), row) else { continue };
            count += remember.execute(params![
                sent.ssid.as_str(),
                sent.section.course.as_str(),
                sent.section.number.as_str(),
                sent.task.as_str(),
                sent.technical_term.get(),
                sent.term.get(),
                sent.score.as_str(),
                self.as_of.to_string(),
            ])?;
        }
        Ok(count)
    }
}
