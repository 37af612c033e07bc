//! One student's rows in one section, looked at one by one: doubled postings, several enrollments, exceptions for the
//! student, sections that the set-up does not have. Says what the fast merge says wherever both can be asked.

use super::Decision;
use super::planning::{Run, Stood, due, not_due};
use crate::exchange::{
    AsksFor, CompiledSection, CourseStanding, Enrolled, Exchange, NoHome, PackedVerdict, ScopedStudent,
    Verdict, choose, settle,
};
use crate::held::HeldReason;
use crate::outcome::NotDueReason;
use crate::rows::{PostedRow, RowTask, StudentId};
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{LinkTarget, SectionIndex, TaskIndex};

/// Decides a run. `run.posted` and `out` have the same length.
pub(super) fn plan_run(
    exchange: &Exchange<'_>,
    run: &Run<'_>,
    scoped: Option<&ScopedStudent>,
    out: &mut [Decision],
) {
    let mut out = out.iter_mut();
    for postings in run.posted.chunk_by(|a, b| a.place() == b.place()) {
        let Some(first) = postings.first() else { continue };
        let agree = postings.iter().all(|posting| posting.mark() == first.mark());
        for (posting, out) in postings.iter().zip(&mut out) {
            *out = decide_posting(exchange, run, scoped, posting, agree);
        }
    }
}

/// Rule G-4 from its beginning, for one posting.
fn decide_posting(
    exchange: &Exchange<'_>,
    run: &Run<'_>,
    scoped: Option<&ScopedStudent>,
    posting: &PostedRow,
    agree: bool,
) -> Decision {
    let held = |reason| Decision::held(reason, 0);
    let tasks = exchange.setup().profile().tasks().len();
    let task = match posting.task() {
        RowTask::Exchange(task) if usize::from(task.get()) < tasks => task,
        RowTask::Exchange(_) | RowTask::Other => return held(HeldReason::UnknownTask),
    };
    if posting.student() == StudentId::NONE {
        return held(HeldReason::MissingSsid);
    }
    if !agree {
        return held(HeldReason::ConflictingPostings);
    }
    if exchange.judge().waived {
        return Decision::from_bits(PackedVerdict::not_due(NotDueReason::Waived));
    }
    let section = posting.section();
    let Some(compiled) = usize::try_from(section.0).ok().and_then(|place| exchange.sections().get(place))
    else {
        return held(HeldReason::UnknownSection);
    };
    let student = Student { exchange, section, compiled, scoped };
    let (verdict, table, slot) = student.verdict(run, task, posting.term());
    let shifted = u32::from(slot) << Decision::SLOT_SHIFT;
    let home = slot.checked_sub(1).and_then(|place| exchange.links_of(compiled).get(usize::from(place)));
    let at = home.map_or(u32::MAX, |link| u32::from(link.home.0));
    let stands = run.home.iter().find(|row| row.home_code() == at && row.place() == verdict.home_place());
    let stood = stands.map_or(Stood::NOTHING, |row| Stood::score(row.score_code()));
    let translated = exchange.tables().look_up(table, posting.mark());
    if verdict.is_due() {
        due(verdict, translated, stood, shifted)
    } else {
        not_due(verdict, translated, stood, shifted)
    }
}

/// A student in a technical section.
struct Student<'e, 's> {
    exchange: &'e Exchange<'s>,
    section: SectionIndex,
    compiled: &'e CompiledSection,
    scoped: Option<&'e ScopedStudent>,
}

impl Student<'_, '_> {
    /// The verdict for a task and term, its translation table, and the slot of the home section by which it was made,
    /// 0 for none.
    fn verdict(&self, run: &Run<'_>, task: TaskIndex, term: TermNumber) -> (PackedVerdict, u16, u8) {
        let without = |none| {
            let (verdict, table) = self.at(Err(none), task, term);
            (verdict, table, 0)
        };
        let not_linked = without(NoHome::NotLinked);
        let Some(asks) = AsksFor::of(not_linked.0, task) else { return not_linked };
        let Some((first, last)) = self.exchange.days_of(term) else { return not_linked };
        let day = match asks {
            AsksFor::Tonight => self.exchange.today(),
            AsksFor::LastDay => last,
        };
        match choose(run.enrollments, self.compiled.links, (first, last), day) {
            Enrolled::In(slot) => {
                let (verdict, table) = self.at(Ok(slot), task, term);
                (verdict, table, slot)
            }
            Enrolled::Nowhere(none) => without(none),
            Enrolled::Several if asks == AsksFor::LastDay => not_linked,
            Enrolled::Several => (PackedVerdict::of(Verdict::Held(HeldReason::SeveralHomes), task), 0, 0),
        }
    }

    /// The verdict for a home section or without one: as compiled or, for a scoped student, made now.
    fn at(&self, home: Result<u8, NoHome>, task: TaskIndex, term: TermNumber) -> (PackedVerdict, u16) {
        match self.scoped {
            Some(student) => self.now(student, home, task, term),
            None => self.as_compiled(home, task, term).unwrap_or_default(),
        }
    }

    fn as_compiled(
        &self,
        home: Result<u8, NoHome>,
        task: TaskIndex,
        term: TermNumber,
    ) -> Option<(PackedVerdict, u16)> {
        let row = match home {
            Ok(slot) => self.exchange.links_of(self.compiled).get(usize::from(slot).checked_sub(1)?)?.row,
            Err(none) => self.compiled.without_home.saturating_add(none.place()),
        };
        let row = self.exchange.rows().get(usize::try_from(row).ok()?)?;
        let place = (usize::from(task.get()) << 4) | usize::from(term.index());
        Some((*row.verdicts.get(place)?, *row.tables.get(usize::from(task.get()))?))
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
        who: Option<(gradecrosswalk_domain::grades::Ssid, Option<gradecrosswalk_domain::school::GradeLevel>)>,
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
