//! What is known of the grade that is asked about: the engine's explanation and both schools as they stand. For a grade
//! that is not posted, the explanation is that of a posting that would be made tonight. Decides nothing.

use super::windows::TaskWindows;
use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{LocalMinute, Term, TermMask, TermNumber, TermSchedule, WindowSpan};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, TaskIndex};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{GradeLevel, School, SectionKey};
use gradecrosswalk_matching::exchange::TaskStanding;
use gradecrosswalk_matching::explain::{Explanation, StoodAtHome};
use gradecrosswalk_matching::rows::EnrollmentRow;
use gradecrosswalk_matching::term_match::should_be_open;
use gradecrosswalk_matching::{Exchange, NotDueReason, Outcome};

/// A student and the grade level, as exceptions ask for them.
pub(super) type Student = (Ssid, Option<GradeLevel>);

/// Everything about one grade.
pub(super) struct Facts<'x, 's> {
    pub(super) exchange: &'x Exchange<'s>,
    pub(super) explained: &'x Explanation<'x, 's>,
    /// Whether the explanation is of a posting that is really there.
    pub(super) posted: bool,
    pub(super) task: Option<TaskIndex>,
    pub(super) links: &'s [LinkTarget],
    /// The technical school's windows of the term for the task, ascending.
    pub(super) windows: &'x [WindowSpan],
    pub(super) home: Option<HomeSide<'x, 's>>,
}

/// The home side, where the student's enrollments name one.
pub(super) struct HomeSide<'x, 's> {
    pub(super) index: HomeIndex,
    pub(super) link: &'s LinkTarget,
    pub(super) school: &'s School,
    pub(super) section: &'s SectionKey,
    pub(super) now: LocalMinute,
    /// The task on the home course, for this student; none where it is not attached.
    pub(super) task: Option<TaskStanding>,
    /// The home term that should be open: the one that holds the reference day (rule T-8) where that matches under the
    /// exchange's policy, else the first that matches.
    pub(super) wanted: Option<&'s Term>,
    /// Its windows for the task, ascending.
    pub(super) windows: &'x [WindowSpan],
}

impl<'x, 's> Facts<'x, 's> {
    pub(super) fn of(
        exchange: &'x Exchange<'s>,
        explained: &'x Explanation<'x, 's>,
        (posted, slot): (bool, u8),
        (section, task): (Option<SectionIndex>, Option<TaskIndex>),
        (student, windows): (Option<Student>, &'x TaskWindows),
    ) -> Self {
        let setup = exchange.setup();
        let links = section.map(|section| setup.layout().links_of(section)).unwrap_or_default();
        // Where terms are marked by hand, windows open nothing.
        let own = task.filter(|_| explained.task.is_none_or(|task| task.by_window));
        let own = own.map(|task| windows.technical(task, explained.term_number)).unwrap_or_default();
        let mut facts = Self { exchange, explained, posted, task, links, windows: own, home: None };
        let slot = if slot == 0 { facts.slot_of_enrollments() } else { slot };
        let link = usize::from(slot).checked_sub(1).and_then(|place| links.get(place));
        facts.home = link.and_then(|link| facts.home_side(link, student, windows));
        facts
    }

    /// The technical school's date of the run.
    pub(super) fn today(&self) -> NaiveDate {
        self.exchange.technical_now().minute().date()
    }

    /// Whether the technical term has closed.
    pub(super) fn closed(&self) -> bool {
        matches!(self.explained.outcome, Outcome::NotDue(NotDueReason::Closed(_)))
    }

    /// What stands at home in the term that the grade goes into.
    pub(super) fn stood(&self) -> StoodAtHome<'s> {
        self.explained.home.as_ref().map_or(StoodAtHome::Nothing, |home| home.stood)
    }

    /// The student's enrollments in sections that are linked.
    pub(super) fn enrollments(&self) -> impl Iterator<Item = &'x EnrollmentRow> {
        let links = self.links.len();
        self.explained.enrollments.iter().filter(move |row| (1..=links).contains(&usize::from(row.slot())))
    }

    /// Those of them that share a day with the technical term.
    pub(super) fn enrollments_in_term(&self) -> impl Iterator<Item = &'x EnrollmentRow> {
        let term = self.explained.term.map(Term::dates);
        let shares = move |row: &&EnrollmentRow| {
            term.is_none_or(|term| row.days().is_some_and(|days| days.overlaps(&term)))
        };
        self.enrollments().filter(shares)
    }

    /// The home section that all enrollments name; 0 where they name none or several.
    fn slot_of_enrollments(&self) -> u8 {
        let in_term = only(self.enrollments_in_term().map(EnrollmentRow::slot));
        in_term.or_else(|| only(self.enrollments().map(EnrollmentRow::slot))).unwrap_or(0)
    }

    fn home_side(
        &self,
        link: &'s LinkTarget,
        student: Option<Student>,
        windows: &'x TaskWindows,
    ) -> Option<HomeSide<'x, 's>> {
        let school = self.exchange.home(link.home)?;
        let section = &school.sections().get(usize::try_from(link.section).ok()?)?.key;
        let standing = self.exchange.home_standing(link, student)?;
        let wanted = self.wanted(school.schedule());
        let standing = self.task.and_then(|task| standing.task(task)).copied();
        let own = self.task.zip(wanted).filter(|_| standing.is_none_or(|task| task.by_window));
        let own = own.map(|(task, term)| windows.home(link.home, task, term.number()));
        Some(HomeSide {
            index: link.home,
            link,
            school,
            section,
            now: self.exchange.home_now(link.home)?.minute(),
            task: standing,
            wanted,
            windows: own.unwrap_or_default(),
        })
    }

    fn wanted(&self, home: &'s TermSchedule) -> Option<&'s Term> {
        let term = self.explained.term?;
        let technical = self.exchange.setup().technical().schedule();
        let policy = self.exchange.policy().term_match;
        // The grade of a closed term was to arrive by its last day.
        let date = if self.closed() { term.dates().last() } else { self.today() };
        let matches = |of: &&Term| policy.matches(date, (term, technical), (of, home));
        should_be_open(date, term, home).filter(matches).or_else(|| home.terms().iter().find(matches))
    }
}

/// The one slot that all name: 0 where they name several, none where there is none.
fn only(mut slots: impl Iterator<Item = u8>) -> Option<u8> {
    let first = slots.next()?;
    Some(if slots.all(|other| other == first) { first } else { 0 })
}

impl HomeSide<'_, '_> {
    /// The number of the home term that should be open.
    pub(super) fn wanted_number(&self) -> Option<TermNumber> {
        self.wanted.map(Term::number)
    }

    /// Whether the task's term mask lacks that term.
    pub(super) fn mask_lacks_wanted(&self) -> bool {
        let mask = self.task.map_or(TermMask::EMPTY, |task| task.mask);
        self.wanted_number().is_some_and(|term| !mask.contains(term))
    }

    /// Whether the task's open terms come from windows.
    pub(super) fn by_window(&self) -> bool {
        self.task.is_some_and(|task| task.by_window)
    }
}
