//! From what the senders need to the proposal for one task, with the nights that it loses.

use super::by_hand::marks;
use super::choose::Misses;
use super::gather::TaskLines;
use super::lines::{CourseLines, Line};
use super::losses::Namer;
use super::lost::LostNights;
use super::runs::Run;
use super::task::{Change, MarkList, MarkedTerm, ProposedWindows, TaskProposal};
use super::windows::{WindowPlan, open_in};
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{DateRange, GradingWindow, TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::school::{ExceptionScope, WindowException};

/// Plans one task.
pub(super) struct TaskPlanner<'a, 's> {
    pub(super) namer: Namer<'a, 's>,
    pub(super) profile: &'a ExchangeProfile,
    pub(super) task: TaskIndex,
    /// How many days each stretch holds.
    pub(super) days: &'a [u32],
}

impl TaskPlanner<'_, '_> {
    pub(super) fn plan(&self, lines: &TaskLines, named: &mut Vec<LostNights>) -> TaskProposal {
        for (section, line) in &lines.without_row {
            self.namer.without_row(line, *section, named);
        }
        TaskProposal {
            task: self.namer.task.clone(),
            windows: (!lines.by_window.is_empty()).then(|| self.windows(&lines.by_window, named)),
            by_hand: self.by_hand(&lines.by_hand, named),
        }
    }

    fn windows(&self, courses: &[CourseLines], named: &mut Vec<LostNights>) -> ProposedWindows {
        let plan = WindowPlan::of(courses, self.days);
        let kept = self.right_now(courses, &plan);
        for (place, course) in courses.iter().enumerate() {
            let rivals = |section: usize| {
                course.sections.get(section).map_or(Vec::new(), |section| section.lines.iter().collect())
            };
            let open = |section: usize, line: &Line, stretch: usize| match &kept {
                Some(_) => line.nights.get(stretch)?.open_now(),
                None => plan.open(place, section, stretch),
            };
            self.namer.course(course, rivals, open, named);
        }
        kept.unwrap_or_else(|| self.written(courses, &plan))
    }

    /// The windows as they are, if they lose no more than the planned ones and on the proposal's days none of different
    /// terms overlap (rule W-2).
    fn right_now(&self, courses: &[CourseLines], plan: &WindowPlan) -> Option<ProposedWindows> {
        let home = self.namer.home;
        let windows: Vec<GradingWindow> =
            home.windows().iter().filter(|window| self.is_task(&window.task)).cloned().collect();
        let overlap = |(place, window): (usize, &GradingWindow)| {
            let earlier = windows.iter().take(place);
            let mut others = earlier.filter(|other| other.term != window.term);
            others.any(|other| self.shares_a_day(&other.span, &window.span))
        };
        if windows.iter().enumerate().any(overlap) {
            return None;
        }
        let (mut now, mut planned) = (Misses::default(), Misses::default());
        for (course, lines) in courses.iter().enumerate() {
            for (section, lines_of) in lines.sections.iter().enumerate() {
                for (line, stretch) in
                    lines_of.lines.iter().flat_map(|l| (0..self.days.len()).map(move |s| (l, s)))
                {
                    let nights = self.nights(line, stretch);
                    let Some(want) = line.want(stretch, lines.mask) else { continue };
                    let missed = if want.served_now { Misses::default() } else { Misses::one(want) };
                    now = now.plus(missed.times(nights));
                    let missed = Misses::of(core::iter::once(want), plan.open(course, section, stretch));
                    planned = planned.plus(missed.times(nights));
                }
            }
        }
        let exceptions = home.exceptions().iter().filter(|exception| self.is_task(&exception.task));
        let exceptions = exceptions.filter(|exception| !is_personal(&exception.scope)).cloned().collect();
        (now <= planned).then_some(ProposedWindows { change: Change::Keep, windows, exceptions })
    }

    /// Whether two windows overlap on the proposal's days.
    fn shares_a_day(&self, a: &WindowSpan, b: &WindowSpan) -> bool {
        let (from, until) = (a.opens().max(b.opens()).date(), a.closes().min(b.closes()).date());
        let days = self.namer.axis.days();
        a.overlaps(b) && days.is_some_and(|days| from <= days.last() && days.first() <= until)
    }

    fn nights(&self, line: &Line, stretch: usize) -> u64 {
        let stretch = self.namer.axis.stretches.get(stretch);
        let sender = self.namer.senders.get(line.sender);
        let nights =
            stretch.zip(sender).and_then(|(stretch, sender)| sender.nights(*stretch, self.namer.nights));
        nights.map_or(0, |nights| u64::from(nights.days()))
    }

    fn written(&self, courses: &[CourseLines], plan: &WindowPlan) -> ProposedWindows {
        let task = self.spelling(courses);
        let windows = plan.school.iter().filter_map(|run| {
            let (span, term) = self.whole_days(run)?;
            Some(GradingWindow { task: task.clone(), term, span })
        });
        let mut exceptions = Vec::new();
        for (course, of) in courses.iter().zip(&plan.courses) {
            let number = self.namer.home.courses().get(course.course).map(|course| course.number.clone());
            self.except(&task, number.map(ExceptionScope::Course), &of.course, &mut exceptions);
            for (section, runs) in course.sections.iter().zip(&of.sections) {
                let key = self.namer.home.sections().get(section.section).map(|section| section.key.clone());
                self.except(&task, key.map(ExceptionScope::Section), runs, &mut exceptions);
            }
        }
        ProposedWindows { change: Change::Replace, windows: windows.collect(), exceptions }
    }

    fn except(
        &self,
        task: &TaskName,
        scope: Option<ExceptionScope>,
        runs: &[Run],
        exceptions: &mut Vec<WindowException>,
    ) {
        let Some(scope) = scope else { return };
        exceptions.extend(runs.iter().filter_map(|run| {
            let (span, term) = self.whole_days(run)?;
            Some(WindowException { scope: scope.clone(), task: task.clone(), term, span })
        }));
    }

    fn by_hand(&self, courses: &[CourseLines], named: &mut Vec<LostNights>) -> Vec<MarkList> {
        let mut lists: Vec<MarkList> = Vec::new();
        for course in courses {
            let runs = marks(course, self.days);
            let open = |_: usize, _: &Line, stretch: usize| open_in(&runs, stretch);
            self.namer.course(course, |_| course.lines().collect(), open, named);
            let terms =
                runs.iter().filter_map(|run| self.days(run).map(|days| MarkedTerm { days, term: run.term }));
            let terms: Vec<MarkedTerm> = terms.collect();
            let number = self.namer.home.courses().get(course.course).map(|course| course.number.clone());
            match lists.iter_mut().find(|list| list.terms == terms) {
                _ if terms.is_empty() => {}
                Some(list) => list.courses.extend(number),
                None => lists.push(MarkList { courses: number.into_iter().collect(), terms }),
            }
        }
        lists
    }

    fn is_task(&self, spelling: &TaskName) -> bool {
        self.profile.task(spelling) == Some(self.task)
    }

    /// The task as the school spells it: on its first linked course.
    fn spelling(&self, courses: &[CourseLines]) -> TaskName {
        let course = courses.first().and_then(|course| self.namer.home.courses().get(course.course));
        let row = course.and_then(|course| course.tasks.iter().find(|row| self.is_task(&row.task)));
        row.map_or_else(|| self.namer.task.clone(), |row| row.task.clone())
    }

    fn days(&self, run: &Run) -> Option<DateRange> {
        self.namer.axis.between(run.first, run.last)
    }

    fn whole_days(&self, run: &Run) -> Option<(WindowSpan, TermNumber)> {
        self.days(run).map(|days| (WindowSpan::whole_days(days), run.term))
    }
}

/// Whether an exception is for a student or the students of a grade level: those are no matter of calendars.
pub(super) fn is_personal(scope: &ExceptionScope) -> bool {
    match scope {
        ExceptionScope::Student(_) | ExceptionScope::GradeLevel(_) => true,
        ExceptionScope::Section(_) | ExceptionScope::Course(_) | ExceptionScope::Teacher(_) => false,
    }
}
