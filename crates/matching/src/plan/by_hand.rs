//! One student's rows in one section, looked at one by one: doubled postings, several enrollments, exceptions for the
//! student, sections that the set-up does not have. Says what the fast merge says wherever both can be asked.

use super::cursor::Disorder;
use super::planning::{due, not_due, scoped};
use super::standing::Stood;
use super::{Decision, Night};
use crate::exchange::{
    AsksFor, CompiledLink, CompiledSection, CourseStanding, Enrolled, Exchange, NoHome, PackedVerdict,
    ScopedStudent, Verdict, VerdictRow, choose, settle,
};
use crate::held::HeldReason;
use crate::outcome::NotDueReason;
use crate::rows::{EnrollmentRow, HomeRow, KeyedRow, PostedRow, RowKey, RowTask, StudentId, get, index};
use crate::score_translation::Translated;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{LinkTarget, SectionIndex, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::GradeLevel;

/// A run that needs looking at by hand: how far into each list it reaches.
pub(super) struct ByHand {
    pub(super) posted: usize,
    pub(super) home: usize,
    pub(super) enrollments: usize,
}

impl ByHand {
    /// Decides the run, if its postings and home grades are in order.
    pub(super) fn plan(
        self,
        exchange: &Exchange<'_>,
        night: &Night<'_>,
        decisions: &mut [Decision],
    ) -> Result<(), Disorder> {
        let until = night.posted.get(..self.posted).unwrap_or_default();
        let Some(key) = until.last().map(PostedRow::key) else { return Ok(()) };
        let posted = last_of_key(until, key);
        let home = last_of_key(night.home.get(..self.home).unwrap_or_default(), key);
        if !is_ordered(posted) || !is_ordered(home) {
            return Err(Disorder);
        }
        let rows = night.enrollments.get(..self.enrollments).unwrap_or_default();
        let run = Run { exchange, key, home, enrollments: last_of_key(rows, key) };
        let start = self.posted.saturating_sub(posted.len());
        let out = decisions.get_mut(start..self.posted).unwrap_or_default();
        run.plan(posted, scoped(night.scoped, key.student()), out);
        Ok(())
    }
}

/// The rows of a key, at the end of a list.
fn last_of_key<T: KeyedRow>(rows: &[T], key: RowKey) -> &[T] {
    let length = rows.iter().rev().take_while(|row| row.key() == key).count();
    rows.get(rows.len().saturating_sub(length)..).unwrap_or_default()
}

/// Whether rows of one key are in order.
fn is_ordered<T: KeyedRow>(rows: &[T]) -> bool {
    rows.iter().zip(rows.iter().skip(1)).all(|(a, b)| a.rank().wrapping_add(T::UNIQUE) <= b.rank())
}

/// One student's rows in one section, but for the posted ones.
struct Run<'a, 's> {
    exchange: &'a Exchange<'s>,
    key: RowKey,
    home: &'a [HomeRow],
    enrollments: &'a [EnrollmentRow],
}

impl Run<'_, '_> {
    fn plan(&self, posted: &[PostedRow], scoped: Option<&ScopedStudent>, out: &mut [Decision]) {
        let student = Student::of(self.exchange, self.key.section(), scoped);
        let tasks = self.exchange.setup().profile().tasks().len();
        let mut out = out.iter_mut();
        for postings in posted.chunk_by(|a, b| a.place() == b.place()) {
            let Some(posting) = postings.first() else { continue };
            let agree = postings.iter().all(|other| other.mark() == posting.mark());
            let decision = match posting.task() {
                RowTask::Exchange(task) if usize::from(task.get()) < tasks => {
                    self.decide(student.as_ref(), task, posting, agree)
                }
                RowTask::Exchange(_) | RowTask::Other => Decision::held(HeldReason::UnknownTask, 0),
            };
            // Postings of one place have one mark, or are all held.
            out.by_ref().take(postings.len()).for_each(|out| *out = decision);
        }
    }

    /// Rule G-4 from the student on, for one task and term.
    fn decide(
        &self,
        student: Option<&Student<'_, '_>>,
        task: TaskIndex,
        posting: &PostedRow,
        agree: bool,
    ) -> Decision {
        if self.key.student() == StudentId::NONE {
            return Decision::held(HeldReason::MissingSsid, 0);
        }
        if !agree {
            return Decision::held(HeldReason::ConflictingPostings, 0);
        }
        if self.exchange.judge().waived {
            return Decision::from_bits(PackedVerdict::not_due(NotDueReason::Waived));
        }
        let Some(student) = student else { return Decision::held(HeldReason::UnknownSection, 0) };
        let Found { verdict, table, slot } = student.verdict(self.enrollments, task, posting.term());
        let shifted = u32::from(slot) << Decision::SLOT_SHIFT;
        if verdict.is_settled() {
            return not_due(verdict, Translated::default(), Stood::NOTHING, shifted);
        }
        let stood = self.stood(student.link(slot), verdict.home_place());
        let translated = self.exchange.tables().look_up(table, posting.mark());
        if verdict.is_due() {
            due(verdict, translated, stood, shifted)
        } else {
            not_due(verdict, translated, stood, shifted)
        }
    }

    fn stood(&self, link: Option<&CompiledLink>, place: u32) -> Stood {
        let found = link.and_then(|link| {
            let rank = HomeRow::rank_of(place, link.home);
            let found = self.home.binary_search_by_key(&rank, KeyedRow::rank).ok()?;
            self.home.get(found)
        });
        found.map_or(Stood::NOTHING, |row| Stood::score(row.score_code()))
    }
}

/// A verdict, its translation table, and the slot of the home section by which it was made, 0 for none.
#[derive(Clone, Copy, Default)]
struct Found {
    verdict: PackedVerdict,
    table: u16,
    slot: u8,
}

/// A student in a technical section.
struct Student<'e, 's> {
    exchange: &'e Exchange<'s>,
    section: SectionIndex,
    compiled: &'e CompiledSection,
    links: &'e [CompiledLink],
    /// The row of verdicts without a link.
    not_linked: &'e VerdictRow,
    scoped: Option<&'e ScopedStudent>,
}

impl<'e, 's> Student<'e, 's> {
    fn of(
        exchange: &'e Exchange<'s>,
        section: SectionIndex,
        scoped: Option<&'e ScopedStudent>,
    ) -> Option<Self> {
        let compiled = get(exchange.sections(), section.0)?;
        let not_linked = get(exchange.rows(), compiled.without_home)?;
        Some(Self { exchange, section, compiled, links: exchange.links_of(compiled), not_linked, scoped })
    }

    fn link(&self, slot: u8) -> Option<&'e CompiledLink> {
        self.links.get(usize::from(slot).checked_sub(1)?)
    }

    fn verdict(&self, enrollments: &[EnrollmentRow], task: TaskIndex, term: TermNumber) -> Found {
        let not_linked = match self.scoped {
            Some(_) => self.at(Err(NoHome::NotLinked), task, term),
            None => compiled(self.not_linked, task, term, 0),
        };
        let Some(asks) = not_linked.verdict.asks_for() else { return not_linked };
        let Some((first, last)) = self.exchange.days_of(term) else { return not_linked };
        let day = match asks {
            AsksFor::Tonight => self.exchange.today(),
            AsksFor::LastDay => last,
        };
        match choose(enrollments, self.compiled.links, (first, last), day) {
            Enrolled::In(slot) => self.at(Ok(slot), task, term),
            Enrolled::Nowhere(none) => self.at(Err(none), task, term),
            Enrolled::Several if asks == AsksFor::LastDay => not_linked,
            Enrolled::Several => {
                let verdict = PackedVerdict::of(Verdict::Held(HeldReason::SeveralHomes), task);
                Found { verdict, ..Found::default() }
            }
        }
    }

    /// The verdict for a home section or without one: as compiled or, for a scoped student, made now.
    fn at(&self, home: Result<u8, NoHome>, task: TaskIndex, term: TermNumber) -> Found {
        if let Some(student) = self.scoped {
            let (verdict, table) = self.now(student, home, task, term);
            return Found { verdict, table, slot: home.unwrap_or(0) };
        }
        let row = match home {
            Ok(slot) => self.link(slot).map(|link| link.row),
            Err(none) => Some(self.compiled.without_home.saturating_add(none.place())),
        };
        let row = row.and_then(|row| get(self.exchange.rows(), row));
        row.map_or(Found::default(), |row| compiled(row, task, term, home.unwrap_or(0)))
    }

    fn now(
        &self,
        student: &ScopedStudent,
        home: Result<u8, NoHome>,
        task: TaskIndex,
        term: TermNumber,
    ) -> (PackedVerdict, u16) {
        let who = Some((student.ssid, student.level));
        let technical = self.exchange.technical_standing(self.section, who).unwrap_or_default();
        let judge = self.exchange.judge();
        match home {
            Err(none) => (PackedVerdict::of(judge.without_home(&technical, none, task, term), task), 0),
            Ok(slot) => {
                let links = self.exchange.setup().layout().links_of(self.section);
                let link = slot.checked_sub(1).and_then(|place| links.get(usize::from(place)));
                link.and_then(|link| self.linked(&technical, link, who, (task, term))).unwrap_or_default()
            }
        }
    }

    fn linked(
        &self,
        technical: &CourseStanding,
        link: &LinkTarget,
        who: Option<(Ssid, Option<GradeLevel>)>,
        (task, term): (TaskIndex, TermNumber),
    ) -> Option<(PackedVerdict, u16)> {
        let home = self.exchange.home_standing(link, who)?;
        let calendar = self.exchange.home_calendar(link.home)?;
        let verdict = self.exchange.judge().linked(technical, (calendar, &home), task, term);
        let key = technical.task(task).map(|of| (of.group, link.home, home.task(task).map(|of| of.group)));
        let table = key.and_then(|key| self.exchange.table_place(key)).unwrap_or(0);
        Some((settle(self.exchange, verdict, task, table), table))
    }
}

fn compiled(row: &VerdictRow, task: TaskIndex, term: TermNumber, slot: u8) -> Found {
    let place = (u32::from(task.get()) << 4) | u32::from(term.index());
    let verdict = row.verdicts.get(index(place)).copied().unwrap_or_default();
    Found { verdict, table: row.tables.get(usize::from(task.get())).copied().unwrap_or(0), slot }
}
