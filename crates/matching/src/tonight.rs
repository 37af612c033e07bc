//! What a night does for one linked section and task, asked of the engine without compiling the whole set-up.
//!
//! The answers are those of [`Exchange::compile`](crate::Exchange::compile): the same open terms, the same home
//! calendar, the same checks in the same order (rule G-4). What depends on a student (the SSID, the enrollment, the
//! mark, the home grade, an exception for the student or the grade level) is never asked here.
//!
//! [`SchoolPair`] holds what two schools' nights share, [`Tonight`] what the pairs of a night share.

mod state;

pub use state::{HeldNight, NightState, NothingOpenAt, TermPair};

use crate::exchange::{CourseStanding, HomeCalendar, Judge, NoHome, Verdict, judge};
use crate::held::HeldReason;
use crate::open_term::OpenNow;
use crate::outcome::NotDueReason;
use crate::policy::PlanPolicy;
use crate::score_translation::MinPercentColumns;
use crate::term_match::should_be_open;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{AsOf, Term, TermMask, TermNumber};
use gradecrosswalk_domain::exchange::{HomeIndex, LinkTarget, SectionIndex, Setup, TaskIndex};
use gradecrosswalk_domain::school::School;

/// A set-up's technical school and one of its home schools: what does not change from night to night.
#[derive(Debug, Clone)]
pub struct SchoolPair<'s> {
    index: HomeIndex,
    home: &'s School,
    columns: MinPercentColumns,
}

impl<'s> SchoolPair<'s> {
    /// The pair; none if the set-up has no such home school.
    pub fn of(setup: &'s Setup, index: HomeIndex) -> Option<Self> {
        let home = setup.homes().get(usize::from(index.0))?;
        let columns = MinPercentColumns::of(setup.technical().score_groups(), home.score_groups());
        Some(Self { index, home, columns })
    }

    /// The home school.
    pub fn home(&self) -> &'s School {
        self.home
    }

    /// The home school's place in [`Setup::homes`].
    pub fn index(&self) -> HomeIndex {
        self.index
    }
}

/// One night of a set-up, as far as the technical school alone decides it.
///
/// ```
/// use chrono::NaiveDate;
/// use gradecrosswalk_domain::calendar::AsOf;
/// use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, TaskIndex};
/// use gradecrosswalk_matching::{HeldReason, NightState, PlanPolicy, SchoolPair, Tonight};
/// // Document 001's Example 1: technical term 2 and home term 1 are open.
/// let setup = gradecrosswalk_domain::sample::document_001()?.setup;
/// let pair = SchoolPair::of(&setup, HomeIndex(0)).ok_or("no home school")?;
/// let section = SectionIndex(0);
/// let link = setup.layout().links_of(section).first().ok_or("no link")?;
/// let task = TaskIndex::new(0).ok_or("no task")?;
/// let state = |month, day| {
///     let night = AsOf::end_of(NaiveDate::from_ymd_opt(2019, month, day)?).ok()?;
///     Tonight::of(&setup, night, PlanPolicy::default()).pair(&pair).section(section, link)?.task(task)
/// };
/// assert_eq!(state(10, 4).map(|state| state.to_string()).as_deref(), Some("syncs term 2 into term 1"));
/// assert_eq!(state(10, 16).and_then(|state| state.held()), Some(HeldReason::WrongHomeTerm));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Tonight<'s> {
    setup: &'s Setup,
    as_of: AsOf,
    policy: PlanPolicy,
    now: OpenNow<'s>,
    judge: Judge,
}

impl<'s> Tonight<'s> {
    /// The night of a run that stands for this instant, under this policy.
    pub fn of(setup: &'s Setup, as_of: AsOf, policy: PlanPolicy) -> Self {
        let technical = setup.technical();
        let now = OpenNow::at(technical, setup.profile(), technical.clock().local(as_of));
        let windows = technical.windows().iter();
        let window_tasks: Vec<_> = windows.map(|window| setup.profile().task(&window.task)).collect();
        let judge = judge(setup, &window_tasks, now.minute(), &policy);
        Self { setup, as_of, policy, now, judge }
    }

    /// The instant that the run stands for.
    pub fn as_of(&self) -> AsOf {
        self.as_of
    }

    /// The night at one home school of the same set-up.
    pub fn pair<'t>(&'t self, pair: &'t SchoolPair<'s>) -> PairTonight<'t, 's> {
        let (there, here) = (self.setup.technical().schedule(), pair.home.schedule());
        let date = self.now.minute().date();
        PairTonight {
            tonight: self,
            pair,
            now: OpenNow::at(pair.home, self.setup.profile(), pair.home.clock().local(self.as_of)),
            calendar: HomeCalendar::of(date, self.policy.term_match, there, here),
        }
    }

    /// What the night does for a task of a technical section to which no home section is linked (rule G-2): where it
    /// is not decided at the technical school, its grades are held as not linked.
    ///
    /// None if the set-up has no such section.
    pub fn unlinked(&self, section: SectionIndex, task: TaskIndex) -> Option<NightState> {
        let technical = self.standing(section)?;
        Some(state(&technical, task, TermMask::EMPTY, |term| {
            (self.judge.without_home(&technical, NoHome::NotLinked, task, term), None)
        }))
    }

    /// How the technical course of a section stands, students aside.
    fn standing(&self, section: SectionIndex) -> Option<CourseStanding> {
        let layout = self.setup.layout().technical();
        CourseStanding::of_section(self.setup.technical(), layout, section.0, &self.now, None)
    }
}

/// One night of a technical school and one home school.
#[derive(Debug, Clone)]
pub struct PairTonight<'t, 's> {
    tonight: &'t Tonight<'s>,
    pair: &'t SchoolPair<'s>,
    now: OpenNow<'s>,
    calendar: HomeCalendar,
}

impl<'s> PairTonight<'_, 's> {
    /// The night for a technical section and a home section that is linked to it.
    ///
    /// None if the set-up has no such section, or the link is one to another home school.
    pub fn section(&self, section: SectionIndex, link: &LinkTarget) -> Option<SectionTonight<'_, 's>> {
        if link.home != self.pair.index {
            return None;
        }
        let technical = self.tonight.standing(section)?;
        let layout = self.tonight.setup.layout().homes().get(usize::from(link.home.0))?;
        let home = CourseStanding::of_section(self.pair.home, layout, link.section, &self.now, None)?;
        Some(SectionTonight { night: self, technical, home })
    }

    /// The home term that should be open for a technical term (rule T-8); none if the calendars share no day of it.
    pub fn should_be_open(&self, technical: TermNumber) -> Option<&'s Term> {
        let term = self.tonight.setup.technical().schedule().get(technical)?;
        should_be_open(self.tonight.now.minute().date(), term, self.pair.home.schedule())
    }
}

/// One night of a technical section and a home section that is linked to it.
#[derive(Debug, Clone)]
pub struct SectionTonight<'n, 's> {
    night: &'n PairTonight<'n, 's>,
    technical: CourseStanding,
    home: CourseStanding,
}

impl SectionTonight<'_, '_> {
    /// What the night does for a task; none if it is not one of the profile.
    pub fn task(&self, task: TaskIndex) -> Option<NightState> {
        let Self { night, technical, home } = self;
        night.tonight.setup.profile().task_name(task)?;
        let open = home.task(task).map(|standing| standing.open).unwrap_or_default();
        Some(state(technical, task, open, |term| {
            let verdict = night.tonight.judge.linked(technical, (&night.calendar, home), task, term);
            let groups = technical.task(task).zip(home.task(task));
            let verdict = verdict.settled(|| {
                groups.is_none_or(|(there, here)| night.pair.columns.differ(there.group, here.group))
            });
            (verdict, night.should_be_open(term).map(Term::number))
        }))
    }
}

/// The state of a night in which a term's verdict, and the home term that should be open for it, is as `ask` says.
fn state(
    technical: &CourseStanding,
    task: TaskIndex,
    home: TermMask,
    ask: impl FnOnce(TermNumber) -> (Verdict, Option<TermNumber>),
) -> NightState {
    let open = technical.task(task).map(|standing| standing.open).unwrap_or_default();
    // Where several terms are open, all have one verdict; where none is, all are not due.
    let term = open.first().unwrap_or(TermNumber::MIN);
    let (verdict, should_be_open) = ask(term);
    match verdict {
        Verdict::Due(home) => NightState::Syncs(TermPair { technical: term, home }),
        Verdict::Held(reason) => {
            // Before that, the repair is the same whatever is open at home.
            let looks_at_home = reason >= HeldReason::HomeSeveralOpen;
            NightState::Held(HeldNight {
                reason,
                technical: open,
                home: if looks_at_home { home } else { TermMask::EMPTY },
                should_be_open: should_be_open.filter(|_| looks_at_home),
            })
        }
        Verdict::NotDue(NotDueReason::Waived) => NightState::Waived,
        Verdict::NotDue(NotDueReason::TaskNotOnCourse) => NightState::TaskNotOnCourse,
        Verdict::NotDue(NotDueReason::NotOpen | NotDueReason::Closed(_)) | Verdict::Closed { .. } => {
            NightState::NothingOpen(if home.is_empty() {
                NothingOpenAt::Both
            } else {
                NothingOpenAt::Technical
            })
        }
    }
}
