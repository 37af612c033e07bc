//! Everything that a night reads: the set-up and the records of all schools.

use super::attendance::parts;
use super::database::{Cells, Database};
use super::finals::{FinalGrades, due};
use super::setup::{day, grade_level, minute, profile, school, section_key, term_number};
use anyhow::{Result, bail};
use gradecrosswalk::{
    AsOf, DateRange, Enrollment, HomeGrade, Ledger, Links, Mark, NightRecords, PostedGrade, Records,
    SchoolId, ScoreText, SentGrade, Setup, SetupParts, Ssid, TaskName,
};
use std::collections::HashSet;

/// A night's set-up and records.
pub struct Night {
    pub setup: Setup,
    /// What is posted, and the final grades that are calculated tonight.
    pub posted: Vec<PostedGrade>,
    pub finals: FinalGrades,
    pub home: Vec<HomeGrade>,
    pub enrollments: Vec<Enrollment>,
    pub sent: Vec<SentGrade>,
}

impl Night {
    /// Reads the databases. What was posted or sent after the as-of is not seen, so that a night of the past can be
    /// looked at.
    pub fn read(technical: &Database, homes: &[(SchoolId, Database)], as_of: AsOf) -> Result<Self> {
        let _snapshot = technical.snapshot()?;
        let mut night = Self {
            setup: setup(technical, homes, as_of)?,
            posted: technical.rows("posted_grade", posted)?,
            finals: FinalGrades::of(&[], as_of.minute()),
            home: Vec::new(),
            enrollments: Vec::new(),
            sent: Vec::new(),
        };
        let local = night.setup.technical().clock().local(as_of);
        let (seen, later) = night.posted.into_iter().partition(|grade| grade.posted <= local);
        night.posted = seen;
        for (id, database) in homes {
            let _snapshot = database.snapshot()?;
            night.home.extend(database.rows("home_grade", |row| standing(row, id))?);
            night.enrollments.extend(database.rows("enrollment", |row| enrollment(row, id))?);
            let sent =
                database.rows("last_sent", |row| Ok((row.read("sent", minute)?, last_sent(row, id)?)))?;
            night.sent.extend(sent.into_iter().filter(|(sent, _)| *sent <= as_of.minute()).map(|(_, of)| of));
        }
        night.forget(&later);
        night.post_finals(as_of, &later);
        Ok(night)
    }

    /// Posts the final grades that can be calculated.
    fn post_finals(&mut self, as_of: AsOf, later: &[PostedGrade]) {
        let due = due(&self.setup, as_of, (&self.posted, later), &self.enrollments);
        self.finals = FinalGrades::of(&due, self.setup.technical().clock().local(as_of));
        self.posted.extend(self.finals.calculated.iter().cloned());
    }

    /// Forgets what was sent of grades that were posted again later: their earlier posting is no longer known, and
    /// they are not un-posted.
    fn forget(&mut self, later: &[PostedGrade]) {
        let profile = self.setup.profile();
        let later: HashSet<_> =
            later.iter().map(|of| (of.ssid, &of.section, profile.task(&of.task), of.term)).collect();
        self.sent.retain(|of| {
            !later.contains(&(Some(of.ssid), &of.section, profile.task(&of.task), of.technical_term))
        });
    }

    /// The records, as planning takes them.
    pub fn records(&self) -> Records<'_> {
        Records { posted: &self.posted, home: &self.home, enrollments: &self.enrollments, sent: &self.sent }
    }

    /// The records, as validation takes them. Transcripts are not in the databases.
    pub fn to_validate<'n>(&'n self, ledger: &'n Ledger) -> NightRecords<'n> {
        NightRecords::of(self.records(), ledger)
    }
}

fn setup(technical: &Database, homes: &[(SchoolId, Database)], as_of: AsOf) -> Result<Setup> {
    let mut schools = Vec::new();
    for (id, database) in homes {
        let home = school(database)?;
        if home.id() != id {
            bail!(
                "{}: table school: the school is {}: give the database of {id}",
                database.name(),
                home.id()
            );
        }
        schools.push(home);
    }
    let at_technical = school(technical)?;
    let by = at_technical.clock().local(as_of).date();
    let attendance = parts((at_technical.id(), technical), homes, by)?;
    Ok(Setup::new(SetupParts {
        profile: profile(technical)?,
        technical: at_technical,
        homes: schools,
        links: Links::ByProfile,
        waivers: Vec::new(),
        attendance,
    })?)
}

fn posted(row: &Cells<'_>) -> Result<PostedGrade> {
    let (score, percent) = (row.parse_if::<ScoreText>("score")?, row.parse_if("percent")?);
    let mark = match (score, percent) {
        (Some(score), Some(percent)) => Mark::Both(score, percent),
        (Some(score), None) => Mark::Score(score),
        (None, Some(percent)) => Mark::Percent(percent),
        (None, None) => return Err(row.refuse("percent", "score and percent are blank: give one of them")),
    };
    Ok(PostedGrade {
        ssid: row.parse_if::<Ssid>("ssid")?,
        section: section_key(row)?,
        task: row.parse::<TaskName>("task")?,
        term: row.read("term", term_number)?,
        mark,
        posted: row.read("posted", minute)?,
    })
}

fn standing(row: &Cells<'_>, home: &SchoolId) -> Result<HomeGrade> {
    Ok(HomeGrade {
        ssid: row.parse::<Ssid>("ssid")?,
        section: section_key(row)?,
        task: row.parse::<TaskName>("task")?,
        home: home.clone(),
        term: row.read("term", term_number)?,
        score: row.parse::<ScoreText>("score")?,
        percent: None,
    })
}

fn last_sent(row: &Cells<'_>, home: &SchoolId) -> Result<SentGrade> {
    Ok(SentGrade {
        ssid: row.parse::<Ssid>("ssid")?,
        section: section_key(row)?,
        task: row.parse::<TaskName>("task")?,
        technical_term: row.read("technical_term", term_number)?,
        home: home.clone(),
        term: row.read("term", term_number)?,
        score: row.parse::<ScoreText>("score")?,
    })
}

fn enrollment(row: &Cells<'_>, home: &SchoolId) -> Result<Enrollment> {
    let first = row.read("first_day", day)?;
    let days = match row.maybe("last_day", day)? {
        Some(last) => DateRange::new(first, last),
        None => DateRange::open_ended(first),
    };
    Ok(Enrollment {
        ssid: row.parse_if::<Ssid>("ssid")?,
        home: home.clone(),
        section: section_key(row)?,
        days: days.map_err(|error| row.refuse("last_day", error))?,
        grade_level: row.maybe("grade_level", grade_level)?,
    })
}
