//! One student's rows in one section, looked at one by one: doubled postings, several enrollments, exceptions for the
//! student, sections that the set-up does not have. Says what the fast merge says wherever both can be asked.

use super::Decision;
use super::planning::{Run, Stood, fixed, settled};
use crate::exchange::{
    AsksFor, CompiledSection, CourseStanding, Enrolled, Exchange, NoHome, PackedVerdict, ScopedStudent,
    Verdict, choose, settle,
};
use crate::held::HeldReason;
use crate::outcome::NotDueReason;
use crate::rows::{PostedRow, RowTask, StudentId, day_number};
use gradecrosswalk_domain::calendar::{DateRange, TermNumber};
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
        let waived = PackedVerdict::of(Verdict::NotDue(NotDueReason::Waived), 0);
        return Decision::from_bits(waived.0);
    }
    let section = posting.section();
    let Some(compiled) = usize::try_from(section.0).ok().and_then(|place| exchange.sections().get(place))
    else {
        return held(HeldReason::UnknownSection);
    };
    let student = Student { exchange, section, compiled, scoped };
    let (verdict, slot) = student.verdict(run, task, posting.term());
    let shifted = u32::from(slot) << Decision::SLOT_SHIFT;
    if verdict.is_fixed() {
        return fixed(verdict, shifted);
    }
    let home = slot.checked_sub(1).and_then(|place| {
        exchange.setup().layout().links_of(section).get(usize::from(place)).map(|link| link.home)
    });
    let place = (posting.place() & !15) | verdict.term_index();
    let stands = run.home.iter().find(|row| Some(row.home()) == home && row.place() == place);
    let stood = stands.map_or(Stood::NOTHING, |row| Stood::score(row.score_code()));
    settled(verdict, exchange.tables().look_up(verdict.table(), posting.mark()), stood, shifted)
}

/// A student in a technical section.
struct Student<'e, 's> {
    exchange: &'e Exchange<'s>,
    section: SectionIndex,
    compiled: &'e CompiledSection,
    scoped: Option<&'e ScopedStudent>,
}

impl Student<'_, '_> {
    /// The verdict for a task and term, and the slot of the home section by which it was made, 0 for none.
    fn verdict(&self, run: &Run<'_>, task: TaskIndex, term: TermNumber) -> (PackedVerdict, u8) {
        let not_linked = self.at(Err(NoHome::NotLinked), task, term);
        let asks = AsksFor::of(not_linked);
        let dates = self.exchange.technical_dates(term);
        let (Some(asks), Some(dates)) = (asks, dates) else { return (not_linked, 0) };
        match choose(run.enrollments, self.compiled.links, dates, self.day(asks, dates)) {
            Enrolled::In(slot) => (self.at(Ok(slot), task, term), slot),
            Enrolled::Nowhere(none) => (self.at(Err(none), task, term), 0),
            Enrolled::Several if asks == AsksFor::LastDay => (not_linked, 0),
            Enrolled::Several => (PackedVerdict::of(Verdict::Held(HeldReason::SeveralHomes), 0), 0),
        }
    }

    /// The day by which the enrollment is chosen, in days of the common era.
    fn day(&self, asks: AsksFor, dates: DateRange) -> u32 {
        day_number(match asks {
            AsksFor::Tonight => self.exchange.technical_now().minute().date(),
            AsksFor::LastDay => dates.last(),
        })
    }

    /// The verdict for a home section or without one: as compiled or, for a scoped student, made now.
    fn at(&self, home: Result<u8, NoHome>, task: TaskIndex, term: TermNumber) -> PackedVerdict {
        match self.scoped {
            Some(student) => self.now(student, home, task, term),
            None => self.as_compiled(home, task, term),
        }
    }

    fn as_compiled(&self, home: Result<u8, NoHome>, task: TaskIndex, term: TermNumber) -> PackedVerdict {
        let row = match home {
            Ok(slot) => {
                let links = self.exchange.links_of(self.compiled);
                let link = slot.checked_sub(1).and_then(|place| links.get(usize::from(place)));
                link.map(|link| link.row)
            }
            Err(none) => Some(self.compiled.without_home.saturating_add(none.place())),
        };
        let place = (usize::from(task.get()) << 4) | usize::from(term.index());
        let row = row.and_then(|row| self.exchange.rows().get(usize::try_from(row).ok()?));
        row.and_then(|row| row.get(place)).copied().unwrap_or_default()
    }

    fn now(
        &self,
        student: &ScopedStudent,
        home: Result<u8, NoHome>,
        task: TaskIndex,
        term: TermNumber,
    ) -> PackedVerdict {
        let who = Some((student.ssid, student.level));
        let technical = self.exchange.technical_standing(self.section, who).unwrap_or_default();
        let judge = self.exchange.judge();
        match home {
            Err(none) => PackedVerdict::of(judge.without_home(&technical, none, task, term), 0),
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
    ) -> Option<PackedVerdict> {
        let home = self.exchange.home_standing(link, who)?;
        let calendar = self.exchange.home_calendar(link.home)?;
        let verdict = self.exchange.judge().linked(technical, (calendar, &home), task, term);
        let key = technical.task(task).map(|of| (of.group, link.home, home.task(task).map(|of| of.group)));
        let table = key.and_then(|key| self.exchange.table_place(key)).unwrap_or(0);
        Some(settle(self.exchange, verdict, table))
    }
}
