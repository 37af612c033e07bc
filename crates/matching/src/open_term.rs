//! Which terms are open for a task at an instant: one question for hand-set masks and windows (rules T-4 to T-6,
//! W-4, W-8). Never says whether the terms that are open are the right ones.

use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{LocalMinute, TermMask};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex, TaskLayout, TaskSource};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{ExceptionScope, GradeLevel, School, Section};

/// Whom the question is about: a section and, where it is about one student, the student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenTermScope<'a> {
    /// The section of the school that is asked.
    pub section: &'a Section,
    /// The student and the student's grade level, as far as known.
    pub student: Option<(Ssid, Option<GradeLevel>)>,
}

/// Nearness of an exception's scope, nearest first (rule W-8): the order of [`ExceptionScope`]'s variants.
const SCOPES: usize = 5;

/// What a school's windows and exceptions leave open at one minute of its local time.
///
/// ```
/// use gradecrosswalk_matching::open_term::OpenNow;
/// # use gradecrosswalk_domain::{calendar::*, school::*, exchange::*, *};
/// # use chrono::NaiveDate;
/// # let day = |m, d| NaiveDate::from_ymd_opt(2019, m, d).unwrap();
/// # let window = |n, first, last| GradingWindow {
/// #     task: TaskName::new("CTE Term Grade").unwrap(),
/// #     term: TermNumber::new(n).unwrap(),
/// #     span: WindowSpan::whole_days(DateRange::new(first, last).unwrap()),
/// # };
/// # let school = School::new(SchoolParts {
/// #     id: SchoolId::new("ATC-017").unwrap(), kind: SchoolKind::StateTechnical, clock: ClockOffset::ZERO,
/// #     schedule: TermSchedule::default(), score_groups: vec![], exceptions: vec![], courses: vec![],
/// #     sections: vec![], composites: vec![], reporting: Reporting::default(),
/// #     windows: vec![window(1, day(8, 1), day(10, 1)), window(2, day(10, 2), day(12, 31))],
/// # }).unwrap();
/// // The windows of document 000's visual: GP1 to 10/01, GP2 from 10/02.
/// let kts = ExchangeProfile::kts();
/// let term_grade = kts.task(&TaskName::new("CTE Term Grade").unwrap()).unwrap();
/// let now = OpenNow::at(&school, &kts, LocalMinute::end_of(day(10, 1)).unwrap());
/// assert_eq!(now.by_window(term_grade).to_string(), "{1}");
/// ```
#[derive(Debug, Clone)]
pub struct OpenNow<'s> {
    minute: LocalMinute,
    windows: [TermMask; MAX_TASKS],
    exceptions: Vec<OpenException<'s>>,
}

/// As many tasks as a profile may have.
pub(crate) const MAX_TASKS: usize = 7;

#[derive(Debug, Clone, Copy)]
struct OpenException<'s> {
    scope: &'s ExceptionScope,
    task: TaskIndex,
    terms: TermMask,
}

impl<'s> OpenNow<'s> {
    /// What is open at this minute of the school's local time.
    pub fn at(school: &'s School, profile: &ExchangeProfile, minute: LocalMinute) -> Self {
        let mut windows = [TermMask::EMPTY; MAX_TASKS];
        for window in school.windows().iter().filter(|window| window.span.holds(minute)) {
            let open = profile.task(&window.task).and_then(|task| windows.get_mut(usize::from(task.get())));
            if let Some(open) = open {
                *open = open.with(window.term);
            }
        }
        let exceptions = school.exceptions().iter().filter(|exception| exception.span.holds(minute));
        let exceptions = exceptions.filter_map(|exception| {
            let task = profile.task(&exception.task)?;
            Some(OpenException { scope: &exception.scope, task, terms: TermMask::only(exception.term) })
        });
        Self { minute, windows, exceptions: exceptions.collect() }
    }

    /// The school's local minute that was asked about.
    pub fn minute(&self) -> LocalMinute {
        self.minute
    }

    /// The terms that the school's windows leave open for a task, whatever a course's term mask says.
    pub fn by_window(&self, task: TaskIndex) -> TermMask {
        self.windows.get(usize::from(task.get())).copied().unwrap_or_default()
    }

    /// The terms that are open for a task on a course within a scope. Should be one (rule T-4); may be none or more.
    ///
    /// By hand: the active mask as it is set. By window: the terms of the term mask whose window holds the minute;
    /// while an exception is open within the scope, the nearest one's terms instead (rule W-8).
    pub fn terms(&self, task: &TaskLayout, scope: &OpenTermScope<'_>) -> TermMask {
        match task.source {
            TaskSource::ByHand(active) => active,
            TaskSource::ByWindow => {
                let excepted = self.excepted(task.task, scope);
                excepted.unwrap_or_else(|| self.by_window(task.task)) & task.mask
            }
        }
    }

    /// The terms that the nearest open exception leaves open, if one is open within the scope.
    fn excepted(&self, task: TaskIndex, scope: &OpenTermScope<'_>) -> Option<TermMask> {
        if self.exceptions.is_empty() {
            return None;
        }
        let mut nearest = [None; SCOPES];
        for exception in self.exceptions.iter().filter(|exception| exception.task == task) {
            let place = nearness(exception.scope, scope).and_then(|place| nearest.get_mut(place));
            if let Some(terms) = place {
                *terms = Some(terms.unwrap_or(TermMask::EMPTY) | exception.terms);
            }
        }
        nearest.into_iter().flatten().next()
    }

    /// Whether an exception is open that looks at the section and not at the student.
    pub(crate) fn has_section_exceptions(&self) -> bool {
        self.exceptions.iter().any(|exception| !exception.scope_is_personal())
    }

    /// Whether an exception is open for this very student or for the student's grade level.
    pub fn concerns(&self, ssid: Ssid, level: Option<GradeLevel>) -> bool {
        self.exceptions.iter().any(|exception| match exception.scope {
            ExceptionScope::Student(student) => *student == ssid,
            ExceptionScope::GradeLevel(of) => Some(*of) == level,
            ExceptionScope::Section(_) | ExceptionScope::Course(_) | ExceptionScope::Teacher(_) => false,
        })
    }
}

impl OpenException<'_> {
    fn scope_is_personal(&self) -> bool {
        matches!(self.scope, ExceptionScope::Student(_) | ExceptionScope::GradeLevel(_))
    }
}

/// How near an exception's scope is to what is asked about, 0 the nearest; none where it does not hold it.
fn nearness(exception: &ExceptionScope, asked: &OpenTermScope<'_>) -> Option<usize> {
    let (place, holds) = match exception {
        ExceptionScope::Student(ssid) => (0, asked.student.is_some_and(|(student, _)| student == *ssid)),
        ExceptionScope::Section(key) => (1, asked.section.key == *key),
        ExceptionScope::Course(course) => (2, asked.section.key.course == *course),
        ExceptionScope::Teacher(teacher) => (3, asked.section.teacher.as_ref() == Some(teacher)),
        ExceptionScope::GradeLevel(level) => {
            (4, asked.student.and_then(|(_, of)| of).is_some_and(|of| of == *level))
        }
    };
    holds.then_some(place)
}
