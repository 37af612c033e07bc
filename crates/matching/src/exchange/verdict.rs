//! The verdict on a task and term of a linked section: rule G-4 from *not due* to the score groups, in its order.
//!
//! What depends on the student (SSID, enrollment, the mark, the home grade) is not asked here.

use super::{CourseStanding, HomeCalendar, TaskStanding};
use crate::held::HeldReason;
use crate::open_term::MAX_TASKS;
use crate::outcome::{Arrival, NotDueReason};
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::exchange::TaskIndex;

/// What becomes of a grade of one task and technical term, before its mark and the home grade are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Not due, whatever the mark.
    NotDue(NotDueReason),
    /// Held, whatever the mark.
    Held(HeldReason),
    /// Due into this home term.
    Due(TermNumber),
    /// Its term has closed; it was to go into this home term. `superseded`: a later technical term goes there too,
    /// so that another grade there says nothing (rule T-11).
    Closed { home_term: TermNumber, superseded: bool },
}

impl Verdict {
    /// The last check that no student's mark is needed for: where the score groups differ, held at once (rule S-3).
    #[inline]
    pub(crate) fn settled(self, groups_differ: impl FnOnce() -> bool) -> Self {
        match self {
            Self::Due(_) if groups_differ() => Self::Held(HeldReason::ScoreGroupsDiffer),
            verdict => verdict,
        }
    }
}

/// Why a student has no home section for a term (rule G-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoHome {
    NotLinked,
    NotEnrolled,
    OutsideTerm,
}

impl NoHome {
    /// In the order of the three rows of a [`CompiledSection`](super::CompiledSection).
    pub(crate) const ALL: [Self; 3] = [Self::NotLinked, Self::NotEnrolled, Self::OutsideTerm];

    /// The place in [`NoHome::ALL`].
    pub(crate) fn place(self) -> u32 {
        match self {
            Self::NotLinked => 0,
            Self::NotEnrolled => 1,
            Self::OutsideTerm => 2,
        }
    }

    fn reason(self) -> HeldReason {
        match self {
            Self::NotLinked => HeldReason::NotLinked,
            Self::NotEnrolled => HeldReason::NotEnrolled,
            Self::OutsideTerm => HeldReason::EnrolledOutsideTerm,
        }
    }
}

/// What the technical side alone says about a task and term.
enum TechnicalSide {
    Decided(Verdict),
    Closed,
    Due,
}

/// What the verdicts of a night share.
#[derive(Debug, Clone)]
pub(crate) struct Judge {
    /// The technical school has an approved waiver tonight.
    pub(crate) waived: bool,
    /// The technical school's terms.
    pub(crate) schedule: TermMask,
    /// Terms whose last day has passed.
    pub(crate) past: TermMask,
    /// For each task, the terms that have windows at the technical school.
    pub(crate) windowed: [TermMask; MAX_TASKS],
    /// For each task, the terms of which a window is open or still to come.
    pub(crate) window_ahead: [TermMask; MAX_TASKS],
    pub(crate) by_date: bool,
}

impl Judge {
    /// The verdict for a student of a home section.
    pub(crate) fn linked(
        &self,
        technical: &CourseStanding,
        (calendar, home): (&HomeCalendar, &CourseStanding),
        task: TaskIndex,
        term: TermNumber,
    ) -> Verdict {
        match self.technical_side(technical, task, term) {
            TechnicalSide::Decided(verdict) => verdict,
            TechnicalSide::Closed => calendar.at_close(term).map_or(
                Verdict::NotDue(NotDueReason::Closed(Arrival::NowhereToGo)),
                |home_term| {
                    let mask = technical.task(task).map(|task| task.mask).unwrap_or_default();
                    let superseded = !calendar.superseding(term).is_disjoint(mask);
                    Verdict::Closed { home_term, superseded }
                },
            ),
            TechnicalSide::Due => self.home_side(calendar, home, task, term),
        }
    }

    /// The verdict for a student without a home section.
    pub(crate) fn without_home(
        &self,
        technical: &CourseStanding,
        none: NoHome,
        task: TaskIndex,
        term: TermNumber,
    ) -> Verdict {
        match self.technical_side(technical, task, term) {
            TechnicalSide::Decided(verdict) => verdict,
            TechnicalSide::Closed => Verdict::NotDue(NotDueReason::Closed(Arrival::NowhereToGo)),
            TechnicalSide::Due => Verdict::Held(none.reason()),
        }
    }

    fn technical_side(&self, technical: &CourseStanding, task: TaskIndex, term: TermNumber) -> TechnicalSide {
        let decided = |verdict| TechnicalSide::Decided(verdict);
        if self.waived {
            return decided(Verdict::NotDue(NotDueReason::Waived));
        }
        let Some(standing) = technical.task(task) else {
            return decided(Verdict::NotDue(NotDueReason::TaskNotOnCourse));
        };
        if !standing.open.contains(term) {
            let closed = self.has_closed(standing, task, term);
            return if closed {
                TechnicalSide::Closed
            } else {
                decided(Verdict::NotDue(NotDueReason::NotOpen))
            };
        }
        if technical.has_doubled_task() {
            return decided(Verdict::Held(HeldReason::TechnicalTaskDoubled));
        }
        if standing.open.single().is_none() {
            return decided(Verdict::Held(HeldReason::TechnicalSeveralOpen));
        }
        if !standing.mask.contains(term) {
            return decided(Verdict::Held(HeldReason::TechnicalOutsideMask));
        }
        if !self.schedule.contains(term) {
            return decided(Verdict::Held(HeldReason::TechnicalUnknownTerm));
        }
        TechnicalSide::Due
    }

    /// Whether a term that is not open will not open again: its windows have closed or, where it has none or terms
    /// are opened by hand, its last day has passed (rule G-5).
    fn has_closed(&self, standing: &TaskStanding, task: TaskIndex, term: TermNumber) -> bool {
        let of = |masks: &[TermMask; MAX_TASKS]| {
            masks.get(usize::from(task.get())).is_some_and(|mask| mask.contains(term))
        };
        self.schedule.contains(term)
            && if standing.by_window && of(&self.windowed) {
                !of(&self.window_ahead)
            } else {
                self.past.contains(term)
            }
    }

    fn home_side(
        &self,
        calendar: &HomeCalendar,
        home: &CourseStanding,
        task: TaskIndex,
        technical_term: TermNumber,
    ) -> Verdict {
        if home.has_doubled_task() {
            return Verdict::Held(HeldReason::HomeTaskDoubled);
        }
        let Some(standing) = home.task(task) else {
            return Verdict::Held(HeldReason::HomeTaskMissing);
        };
        if standing.open.is_empty() {
            return Verdict::Held(HeldReason::HomeNoneOpen);
        }
        let Some(term) = standing.open.single() else {
            return Verdict::Held(HeldReason::HomeSeveralOpen);
        };
        if !standing.mask.contains(term) {
            return Verdict::Held(HeldReason::HomeOutsideMask);
        }
        if !calendar.schedule.contains(term) {
            return Verdict::Held(HeldReason::HomeUnknownTerm);
        }
        if self.by_date && !calendar.shares_a_day.contains(technical_term) {
            return Verdict::Held(HeldReason::NoSharedDay);
        }
        if !calendar.matches(technical_term, term) {
            return Verdict::Held(HeldReason::WrongHomeTerm);
        }
        Verdict::Due(term)
    }
}

/// The day by which a student's enrollment is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AsksFor {
    /// The as-of date.
    Tonight,
    /// The technical term's last day.
    LastDay,
}

/// A verdict in 32 bits. Bits 25 to 31: for due and closed, task and home term as a row's place. The low 16: what the
/// [`Decision`](crate::plan::Decision) has there before the mark is looked at; of kind 0 where the grade is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PackedVerdict(u32);

impl Default for PackedVerdict {
    /// Held for its unknown task: stands where no verdict was made.
    fn default() -> Self {
        Self::NONE
    }
}

impl PackedVerdict {
    pub(crate) const KIND_MASK: u32 = 7;
    pub(crate) const NOT_DUE: u32 = 3;
    pub(crate) const HELD: u32 = 4;
    const CLOSED: u32 = 6;
    const CLOSED_SUPERSEDED: u32 = 7;
    pub(crate) const TERM_SHIFT: u32 = 4;
    pub(crate) const DETAIL_SHIFT: u32 = 8;
    const PLACE_SHIFT: u32 = 25;
    /// In a held verdict: the link's slot is kept in the decision, because the home school was known by then.
    const KEEP_SLOT: u32 = 1 << 23;
    /// In a verdict without a home section: another verdict would stand with one, chosen by this day.
    const ASKS_TONIGHT: u32 = 1 << 22;
    const ASKS_LAST_DAY: u32 = 1 << 21;

    /// Stands where no verdict was made: held for its unknown task, which is the first reason.
    pub(crate) const NONE: Self = Self(Self::HELD);

    pub(crate) fn of(verdict: Verdict, task: TaskIndex) -> Self {
        let at = |home: TermNumber| {
            let place = (u32::from(task.get()) << 4) | u32::from(home.index());
            (place << Self::PLACE_SHIFT) | (u32::from(home.index()) << Self::TERM_SHIFT)
        };
        Self(match verdict {
            Verdict::NotDue(NotDueReason::Closed(Arrival::NowhereToGo)) => {
                Self::not_due(NotDueReason::Closed(Arrival::NowhereToGo)) | Self::ASKS_LAST_DAY
            }
            Verdict::NotDue(reason) => Self::not_due(reason),
            Verdict::Held(reason) => {
                let flag = match reason {
                    HeldReason::NotLinked | HeldReason::NotEnrolled | HeldReason::EnrolledOutsideTerm => {
                        Self::ASKS_TONIGHT
                    }
                    reason if reason >= HeldReason::HomeTaskDoubled => Self::KEEP_SLOT,
                    _ => 0,
                };
                Self::HELD | (u32::from(reason.place()) << Self::DETAIL_SHIFT) | flag
            }
            Verdict::Due(home) => at(home),
            Verdict::Closed { home_term, superseded: false } => Self::CLOSED | at(home_term),
            Verdict::Closed { home_term, superseded: true } => Self::CLOSED_SUPERSEDED | at(home_term),
        })
    }

    /// The decision *not due* with its reason.
    pub(crate) const fn not_due(reason: NotDueReason) -> u32 {
        let place: u32 = match reason {
            NotDueReason::Waived => 0,
            NotDueReason::TaskNotOnCourse => 1,
            NotDueReason::NotOpen => 2,
            NotDueReason::Closed(Arrival::Arrived) => 3,
            NotDueReason::Closed(Arrival::NeverArrived) => 4,
            NotDueReason::Closed(Arrival::NowhereToGo) => 5,
        };
        Self::NOT_DUE | (place << Self::DETAIL_SHIFT)
    }

    #[inline(always)]
    pub(crate) fn is_due(self) -> bool {
        self.0 & Self::KIND_MASK == 0
    }

    /// What a verdict without a home section asks for; none where the technical side alone has decided.
    pub(crate) fn asks_for(self) -> Option<AsksFor> {
        if self.0 & Self::ASKS_TONIGHT != 0 {
            Some(AsksFor::Tonight)
        } else if self.0 & Self::ASKS_LAST_DAY != 0 {
            Some(AsksFor::LastDay)
        } else {
            None
        }
    }

    /// Whether the mark and the home grade are not looked at: neither due nor of a term that has closed.
    #[inline(always)]
    pub(crate) fn is_settled(self) -> bool {
        matches!(self.0 & Self::KIND_MASK, Self::NOT_DUE | Self::HELD)
    }

    #[inline(always)]
    pub(crate) fn is_superseded(self) -> bool {
        self.0 & Self::KIND_MASK == Self::CLOSED_SUPERSEDED
    }

    /// For due and closed: task and home term as a home row's place.
    #[inline(always)]
    pub(crate) fn home_place(self) -> u32 {
        self.0 >> Self::PLACE_SHIFT
    }

    /// The low 16 bits of the decision.
    #[inline(always)]
    pub(crate) fn decision_bits(self) -> u32 {
        self.0 & 0xffff
    }

    /// The slot where it is kept, else 0.
    #[inline(always)]
    pub(crate) fn kept(self, slot: u32) -> u32 {
        if self.0 & Self::KEEP_SLOT == 0 { 0 } else { slot }
    }
}

/// The reason of a decision *not due*, by the place that [`PackedVerdict::not_due`] gives it.
pub(crate) fn not_due_from(place: u8) -> NotDueReason {
    match place {
        0 => NotDueReason::Waived,
        1 => NotDueReason::TaskNotOnCourse,
        3 => NotDueReason::Closed(Arrival::Arrived),
        4 => NotDueReason::Closed(Arrival::NeverArrived),
        5 => NotDueReason::Closed(Arrival::NowhereToGo),
        _ => NotDueReason::NotOpen,
    }
}
