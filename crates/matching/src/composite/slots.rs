//! What of a student's grades a composite is made of: a mark for each task and term. Never says who the student is.

use super::CourseComposites;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{DateRange, Term, TermMask, TermNumber, TermSchedule};
use gradecrosswalk_domain::grades::PostedGrade;
use gradecrosswalk_domain::scores::{Mark, Percent};

/// A task's grade of a term.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GradeSlot {
    /// The task, as it is spelled on the course.
    pub task: TaskName,
    /// The technical school's term.
    pub term: TermNumber,
}

impl fmt::Display for GradeSlot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of term {}", self.task, self.term)
    }
}

/// A grade's place among those that a course's composite rules speak of, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotIndex(pub(super) u32);

impl SlotIndex {
    pub(super) fn place(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// What is posted in a slot (rule C-1: composites are calculated on percents).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SlotMark {
    /// Nothing.
    #[default]
    NotPosted,
    /// A score without a percent, such as pass or incomplete. It is missing, never 0 %.
    WithoutPercent,
    /// Two different grades. It is missing until one of them goes (rule G-2).
    Conflicting,
    /// This percent.
    Percent(Percent),
}

impl From<&Mark> for SlotMark {
    fn from(mark: &Mark) -> Self {
        mark.percent().map_or(Self::WithoutPercent, Self::Percent)
    }
}

/// One student's posted grades in a course, and the terms in which the student was enrolled in it.
///
/// Made by [`CourseComposites::student`]; it belongs to that course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudentMarks {
    marks: Vec<SlotMark>,
    enrolled: TermMask,
}

impl StudentMarks {
    pub(super) fn new(slots: usize, enrolled: TermMask) -> Self {
        Self { marks: vec![SlotMark::NotPosted; slots], enrolled }
    }

    /// Forgets all, for the next student.
    pub fn clear(&mut self, enrolled: TermMask) {
        self.marks.fill(SlotMark::NotPosted);
        self.enrolled = enrolled;
    }

    /// Notes what is posted in a slot. A second mark that differs makes it [`SlotMark::Conflicting`]; an equal one
    /// changes nothing.
    pub fn post(&mut self, slot: SlotIndex, mark: SlotMark) {
        if let Some(posted) = self.marks.get_mut(slot.place()) {
            let conflicts = *posted != SlotMark::NotPosted && *posted != mark;
            *posted = if conflicts { SlotMark::Conflicting } else { mark };
        }
    }

    /// Notes one student's postings, in any order. Those of other courses, and those that no composite rule of this
    /// course speaks of, do not matter.
    pub fn post_all<'p>(
        &mut self,
        course: &CourseComposites<'_>,
        postings: impl IntoIterator<Item = &'p PostedGrade>,
    ) {
        for posting in postings.into_iter().filter(|of| of.section.course == *course.number()) {
            if let Some(slot) = course.slot(&posting.task, posting.term) {
                self.post(slot, SlotMark::from(&posting.mark));
            }
        }
    }

    /// What is posted in a slot.
    pub fn mark(&self, slot: SlotIndex) -> SlotMark {
        self.marks.get(slot.place()).copied().unwrap_or_default()
    }

    /// The terms in which the student was enrolled in the course.
    pub fn enrolled(&self) -> TermMask {
        self.enrolled
    }
}

/// The terms that share a day with one of the stays of a student in a course (rule C-2).
///
/// ```
/// # use chrono::NaiveDate;
/// # use gradecrosswalk_domain::calendar::{DateRange, Term, TermNumber, TermSchedule};
/// # use gradecrosswalk_domain::TermName;
/// use gradecrosswalk_matching::composite::enrolled_terms;
/// # let days = |first, last| {
/// #     let day = |(month, day)| NaiveDate::from_ymd_opt(2019, month, day).unwrap();
/// #     DateRange::new(day(first), day(last)).unwrap()
/// # };
/// # let term = |number, dates| Term::new(TermNumber::new(number).unwrap(), TermName::new("T").unwrap(), dates);
/// let schedule = TermSchedule::new([
///     term(1, days((8, 1), (10, 1))),
///     term(2, days((10, 2), (12, 1))),
/// ])?;
/// assert_eq!(enrolled_terms(&schedule, &[days((10, 7), (12, 1))]).to_string(), "{2}");
/// assert_eq!(enrolled_terms(&schedule, &[]).to_string(), "{}");
/// # Ok::<(), gradecrosswalk_domain::calendar::ScheduleError>(())
/// ```
#[must_use]
pub fn enrolled_terms(schedule: &TermSchedule, stays: &[DateRange]) -> TermMask {
    let attended = |days: DateRange| stays.iter().any(|stay| stay.overlaps(&days));
    schedule.terms().iter().filter(|term| attended(term.dates())).map(Term::number).collect()
}
