//! The second planner: the rulebook word for word, slow and obvious.
//!
//! It walks calendars day by day, scans lists, and takes nothing of the engine but its vocabulary. Read it beside
//! rule G-4: `Oracle::outcome` is the technical half of that order, `Oracle::at_home` the home half.

pub mod attendance;
mod enrollment;
pub mod enrollments;
mod open_terms;
mod scores;
mod term_match;

use crate::Records;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{AsOf, Term};
use gradecrosswalk_domain::exchange::{HomeIndex, Setup, TaskIndex};
use gradecrosswalk_domain::grades::{HomeGrade, PostedGrade, Ssid};
use gradecrosswalk_domain::school::{CourseTask, OpenTerms, School, SectionKey};
use gradecrosswalk_domain::scores::Mark;
use gradecrosswalk_domain::{ScoreText, TaskName};
use gradecrosswalk_matching::{
    Arrival, HeldReason as Why, HomeEdit, HomeEditPolicy, NotDueReason, OldScore, Outcome, PlanPolicy, Write,
};
use scores::{group, place_of, translate};
use term_match::home_term_for;

/// What the night does with each posted grade of `night`, in its order.
pub fn decide(setup: &Setup, as_of: AsOf, policy: &PlanPolicy, night: &Records) -> Vec<Outcome> {
    let today = setup.technical().clock().local(as_of).date();
    let oracle = Oracle { setup, as_of, today, policy, night };
    let held = |reason| Outcome::Held { reason, home: None };
    night.posted.iter().map(|grade| oracle.outcome(grade).unwrap_or_else(held)).collect()
}

struct Oracle<'a> {
    setup: &'a Setup,
    as_of: AsOf,
    /// The technical school's local date.
    today: NaiveDate,
    policy: &'a PlanPolicy,
    night: &'a Records,
}

/// Whose grade for what: the student, the technical section and the task (rule G-2).
#[derive(Clone, Copy)]
struct Key<'a> {
    ssid: Ssid,
    section: &'a SectionKey,
    task: TaskIndex,
}

impl Oracle<'_> {
    fn outcome(&self, grade: &PostedGrade) -> Result<Outcome, Why> {
        let technical = self.setup.technical();
        let task = self.task(&grade.task).ok_or(Why::UnknownTask)?;
        let key = Key { ssid: grade.ssid.ok_or(Why::MissingSsid)?, section: &grade.section, task };
        require(
            !self.night.posted.iter().any(|other| self.conflict(grade, other)),
            Why::ConflictingPostings,
        )?;
        if self.setup.waived_years().iter().any(|year| year.contains(self.today)) {
            return Ok(Outcome::NotDue(NotDueReason::Waived));
        }
        require(
            technical.sections().iter().any(|section| section.key == grade.section),
            Why::UnknownSection,
        )?;
        let rows = self.rows(technical, &grade.section.course, task);
        let Some(row) = rows.first() else { return Ok(Outcome::NotDue(NotDueReason::TaskNotOnCourse)) };
        let open_of = |row: &&CourseTask| self.open(technical, &grade.section, row, key);
        let open: Vec<_> = rows.iter().flat_map(open_of).collect();
        if !open.contains(&grade.term) {
            return Ok(Outcome::NotDue(self.not_due(grade, key, row)));
        }
        require(!self.doubled(technical, &grade.section.course), Why::TechnicalTaskDoubled)?;
        let term = open_terms::only(technical, row, open, open_terms::TECHNICAL)?;
        let (home, section) = self.home_section(key, term, self.today)?;
        let index = HomeIndex(u16::try_from(home).unwrap());
        let held = |reason| Outcome::Held { reason, home: Some(index) };
        Ok(self.at_home(grade, key, (term, row), (index, section)).unwrap_or_else(held))
    }

    fn at_home(
        &self,
        grade: &PostedGrade,
        key: Key<'_>,
        (term, row): (&Term, &CourseTask),
        (index, section): (HomeIndex, &SectionKey),
    ) -> Result<Outcome, Why> {
        let home = &self.setup.homes()[usize::from(index.0)];
        require(!self.doubled(home, &section.course), Why::HomeTaskDoubled)?;
        let rows = self.rows(home, &section.course, key.task);
        let home_row = *rows.first().ok_or(Why::HomeTaskMissing)?;
        let open = self.open(home, section, home_row, key);
        let home_term = open_terms::only(home, home_row, open, open_terms::HOME)?;
        require(self.shares_a_day_if_needed(term, home), Why::NoSharedDay)?;
        require(self.terms_match(term, home_term, home), Why::WrongHomeTerm)?;
        let home_group = group(home, home_row);
        let technical_group = group(self.setup.technical(), row);
        let score = translate(&grade.mark, self.policy.rounding, technical_group, home_group)?;
        let write = Write { home: index, term: home_term.number(), score };
        let Some(stands) = self.home_grade(key, home, home_term) else { return Ok(Outcome::Add(write)) };
        let was = place_of(home_group, &stands.score);
        if was == Some(score) {
            return Ok(Outcome::Unchanged(write));
        }
        let edited = self.last_sent(key, stands).is_some_and(|sent| place_of(home_group, sent) != was);
        require(!edited || self.policy.home_edits != HomeEditPolicy::Hold, Why::EditedAtHome)?;
        let edit = if edited { HomeEdit::Edited } else { HomeEdit::None };
        Ok(Outcome::Update { write, was: was.map_or(OldScore::Unlisted, OldScore::Listed), edit })
    }

    /// Rule G-5: the grade's term is not open.
    fn not_due(&self, grade: &PostedGrade, key: Key<'_>, row: &CourseTask) -> NotDueReason {
        let technical = self.setup.technical();
        let Some(term) = technical.schedule().get(grade.term) else { return NotDueReason::NotOpen };
        let windows = technical.windows().iter().filter(|_| row.open_terms == OpenTerms::ByWindow);
        let own = windows.filter(|w| w.term == grade.term && self.task(&w.task) == Some(key.task));
        let closed = match own.map(|window| window.span.closes()).max() {
            Some(last_minute) => last_minute < technical.clock().local(self.as_of),
            None => term.dates().last() < self.today,
        };
        if closed {
            NotDueReason::Closed(self.arrival(grade, key, (term, row)))
        } else {
            NotDueReason::NotOpen
        }
    }

    /// Rule G-5: whether the grade of a closed term stands where it should have gone.
    fn arrival(&self, grade: &PostedGrade, key: Key<'_>, (term, row): (&Term, &CourseTask)) -> Arrival {
        let day = term.dates().last();
        let Ok((place, section)) = self.home_section(key, term, day) else { return Arrival::NowhereToGo };
        let home = &self.setup.homes()[place];
        let Some(home_term) = home_term_for(day, term, home) else { return Arrival::NowhereToGo };
        let Some(stands) = self.home_grade(key, home, home_term) else { return Arrival::NeverArrived };
        let rows = self.rows(home, &section.course, key.task);
        let Some(home_row) = rows.first() else { return Arrival::Arrived };
        let (there, here) = (group(self.setup.technical(), row), group(home, home_row));
        match translate(&grade.mark, self.policy.rounding, there, here) {
            Ok(score) if place_of(here, &stands.score) == Some(score) => Arrival::Arrived,
            Ok(_) if !self.superseded(term, row, home, home_term) => Arrival::NeverArrived,
            _ => Arrival::Arrived,
        }
    }

    /// Rule T-11: a later technical term of the task went into the same home term on one of its nights so far.
    fn superseded(&self, term: &Term, row: &CourseTask, home: &School, home_term: &Term) -> bool {
        let terms = self.setup.technical().schedule().terms().iter();
        terms.filter(|later| row.term_mask.contains(later.number())).any(|later| {
            let (first, last) = (later.dates().first(), later.dates().last());
            let mut nights = first.iter_days().take_while(|night| *night <= self.today.min(last));
            term.dates().first() < first
                && nights.any(|night| home_term_for(night, later, home) == Some(home_term))
        })
    }

    /// Rule G-2: two different grades of one key.
    fn conflict(&self, one: &PostedGrade, other: &PostedGrade) -> bool {
        let key = |g: &PostedGrade| (g.ssid, g.section.clone(), self.task(&g.task), g.term);
        let deciding = |mark: &Mark| mark.score().cloned().ok_or(mark.percent());
        key(one) == key(other) && deciding(&one.mark) != deciding(&other.mark)
    }

    fn task(&self, name: &TaskName) -> Option<TaskIndex> {
        self.setup.profile().task(name)
    }

    /// What stands at home under the grade's key.
    fn home_grade(&self, key: Key<'_>, home: &School, term: &Term) -> Option<&HomeGrade> {
        self.night.home.iter().find(|grade| {
            (grade.ssid, &grade.section, self.task(&grade.task)) == (key.ssid, key.section, Some(key.task))
                && (&grade.home, grade.term) == (home.id(), term.number())
        })
    }

    /// The score text that was last sent to where the home grade stands (rule G-7).
    fn last_sent(&self, key: Key<'_>, stands: &HomeGrade) -> Option<&ScoreText> {
        let sent = self.night.sent.iter().find(|sent| {
            (sent.ssid, &sent.section, self.task(&sent.task)) == (key.ssid, key.section, Some(key.task))
                && (&sent.home, sent.term) == (&stands.home, stands.term)
        });
        sent.map(|sent| &sent.score)
    }
}

/// The reason, unless the condition holds.
fn require(condition: bool, otherwise: Why) -> Result<(), Why> {
    if condition { Ok(()) } else { Err(otherwise) }
}
