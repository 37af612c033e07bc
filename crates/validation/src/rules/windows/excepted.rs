//! What each exception to the windows can do: whom it is for, and whether it can open anything there (rules W-6, W-8).

use crate::survey::{Survey, Surveyed};
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::{TaskIndex, TaskLayout, TaskSource};
use gradecrosswalk_domain::school::{ExceptionScope, WindowException};
use gradecrosswalk_domain::{CourseNumber, TeacherId};

/// An exception of a finding; the finding says its task.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ForScope {
    /// For whom it is.
    pub scope: ExceptionScope,
    /// The term that it opens.
    pub term: TermNumber,
    /// When it is open.
    pub span: WindowSpan,
}

/// Why an exception has no effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum WithoutEffect {
    /// Its term is not in the school's schedule.
    UnknownTerm,
    /// The school does not have its course.
    UnknownCourse,
    /// The school does not have its section.
    UnknownSection,
    /// No section of the school has its teacher.
    UnknownTeacher,
    /// Its task is on no course that it is for.
    TaskNotAttached,
    /// Its task is opened by hand on every course that it is for.
    OpenedByHand,
}

/// What an exception can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// Nothing.
    None(WithoutEffect),
    /// Nothing: no term mask that it is for holds its term, only these.
    OutsideMasks(TermMask),
    /// It can open its term.
    Opens,
}

/// What exceptions of one finding have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cause {
    pub(super) task: TaskIndex,
    pub(super) effect: Effect,
    /// The course that they are for, or whose sections.
    pub(super) course: Option<CourseNumber>,
    pub(super) teacher: Option<TeacherId>,
    /// The term, where it is what is wrong.
    pub(super) term: Option<TermNumber>,
}

/// The exceptions of a school for tasks of the exchange, by what each can do.
pub(super) fn by_cause(survey: &Survey<'_>, at: Surveyed<'_>) -> BTreeMap<Cause, Vec<ForScope>> {
    let mut causes: BTreeMap<Cause, Vec<ForScope>> = BTreeMap::new();
    let exceptions = at.school.exceptions();
    if exceptions.is_empty() {
        return causes;
    }
    let reach = Reach::of(at);
    for exception in exceptions {
        let Some(task) = survey.profile.task(&exception.task) else { continue };
        let effect = effect(at, &reach, exception, task);
        let of_term = matches!(effect, Effect::OutsideMasks(_) | Effect::None(WithoutEffect::UnknownTerm));
        let of_scope = effect != Effect::None(WithoutEffect::UnknownTerm);
        let (course, teacher) = match &exception.scope {
            ExceptionScope::Section(section) => (Some(section.course.clone()), None),
            ExceptionScope::Course(course) => (Some(course.clone()), None),
            ExceptionScope::Teacher(teacher) => (None, Some(teacher.clone())),
            ExceptionScope::Student(_) | ExceptionScope::GradeLevel(_) => (None, None),
        };
        let cause = Cause {
            task,
            effect,
            course: course.filter(|_| of_scope),
            teacher: teacher.filter(|_| of_scope),
            term: of_term.then_some(exception.term),
        };
        let of = ForScope { scope: exception.scope.clone(), term: exception.term, span: exception.span };
        causes.entry(cause).or_default().push(of);
    }
    for of in causes.values_mut() {
        of.sort_unstable();
        of.dedup();
    }
    causes
}

fn effect(at: Surveyed<'_>, reach: &Reach<'_>, exception: &WindowException, task: TaskIndex) -> Effect {
    let schedule = at.school.schedule();
    if !schedule.is_empty() && schedule.get(exception.term).is_none() {
        return Effect::None(WithoutEffect::UnknownTerm);
    }
    let attached = match &exception.scope {
        ExceptionScope::Section(section) if at.school.section(section).is_none() => {
            return Effect::None(WithoutEffect::UnknownSection);
        }
        ExceptionScope::Section(section) => Reach::course(at, &section.course, task),
        ExceptionScope::Course(course) => Reach::course(at, course, task),
        ExceptionScope::Teacher(teacher) => match reach.teachers.get(teacher) {
            Some(courses) => Some(Attached::of(courses.iter().map(|course| at.layout.course(*course)), task)),
            None => return Effect::None(WithoutEffect::UnknownTeacher),
        },
        ExceptionScope::Student(_) | ExceptionScope::GradeLevel(_) => {
            Some(reach.anywhere.get(usize::from(task.get())).copied().unwrap_or_default())
        }
    };
    match attached {
        None => Effect::None(WithoutEffect::UnknownCourse),
        Some(Attached { any: false, .. }) => Effect::None(WithoutEffect::TaskNotAttached),
        Some(Attached { by_window: false, .. }) => Effect::None(WithoutEffect::OpenedByHand),
        Some(Attached { masks, .. }) if !masks.contains(exception.term) => Effect::OutsideMasks(masks),
        Some(_) => Effect::Opens,
    }
}

/// How a task stands on some courses.
#[derive(Debug, Clone, Copy, Default)]
struct Attached {
    any: bool,
    by_window: bool,
    /// The terms of the term masks where windows open it.
    masks: TermMask,
}

impl Attached {
    fn of<'s>(courses: impl Iterator<Item = &'s [TaskLayout]>, task: TaskIndex) -> Self {
        let mut all = Self::default();
        courses.flatten().filter(|of| of.task == task).for_each(|of| all.add(of));
        all
    }

    fn add(&mut self, task: &TaskLayout) {
        self.any = true;
        if task.source == TaskSource::ByWindow {
            self.by_window = true;
            self.masks = self.masks | task.mask;
        }
    }
}

/// Whom exceptions of a school can be for.
struct Reach<'s> {
    /// Each teacher's courses.
    teachers: BTreeMap<&'s TeacherId, BTreeSet<u32>>,
    /// Each task of the exchange on all courses.
    anywhere: [Attached; 8],
}

impl<'s> Reach<'s> {
    fn of(at: Surveyed<'s>) -> Self {
        let mut reach = Self { teachers: BTreeMap::new(), anywhere: [Attached::default(); 8] };
        let by_teacher =
            at.school.exceptions().iter().any(|of| matches!(of.scope, ExceptionScope::Teacher(_)));
        let sections = at.school.sections().iter().zip(at.layout.section_courses());
        for (section, course) in sections.filter(|_| by_teacher) {
            if let Some(teacher) = &section.teacher {
                reach.teachers.entry(teacher).or_default().insert(*course);
            }
        }
        for task in at.layout.courses().flatten() {
            if let Some(attached) = reach.anywhere.get_mut(usize::from(task.task.get())) {
                attached.add(task);
            }
        }
        reach
    }

    /// How a task stands on a course, if the school has the course.
    fn course(at: Surveyed<'_>, course: &CourseNumber, task: TaskIndex) -> Option<Attached> {
        let (place, _) = at.school.course(course)?;
        let tasks = at.layout.course(u32::try_from(place).ok()?);
        Some(Attached::of(core::iter::once(tasks), task))
    }
}
