//! Linked sections of one pair of schools that are set up alike: they share one forecast.
//!
//! Alike are two sections whose courses have the same tasks, each with its mask, score group and source of open terms,
//! and whose own exceptions (for the section, the course or the teacher; rule W-8) open the same terms at the same
//! times. Exceptions for students and grade levels are not looked at.

use super::LinkedSection;
use super::task::Turns;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermNumber, WindowSpan};
use gradecrosswalk_domain::exchange::{
    ExchangeProfile, HomeIndex, LinkTarget, SchoolLayout, SectionIndex, Setup, TaskIndex, TaskLayout,
    TaskSource,
};
use gradecrosswalk_domain::school::{ExceptionScope, School, Section, SectionKey};
use gradecrosswalk_domain::{CourseNumber, TeacherId};

/// Linked sections that share a forecast.
pub(super) struct Group {
    /// The first of them, which stands for all.
    pub(super) technical: SectionIndex,
    /// Its link.
    pub(super) link: LinkTarget,
    /// All of them.
    pub(super) sections: Vec<LinkedSection>,
    /// When their own exceptions are open at the technical school, and at home.
    pub(super) technical_exceptions: Vec<WindowSpan>,
    pub(super) home_exceptions: Vec<WindowSpan>,
    /// What is forecast: the tasks of either course.
    pub(super) tasks: Vec<(TaskIndex, Turns)>,
}

/// The linked sections of a set-up, by home school, those that are alike together.
pub(super) fn groups(setup: &Setup) -> BTreeMap<HomeIndex, Vec<Group>> {
    let layout = setup.layout();
    let profile = setup.profile();
    let technical = SchoolKinds::of(setup.technical(), layout.technical(), profile);
    let homes = setup.homes().iter().zip(layout.homes());
    let homes: Vec<SchoolKinds<'_>> =
        homes.map(|(school, layout)| SchoolKinds::of(school, layout, profile)).collect();
    let mut groups: BTreeMap<HomeIndex, Vec<Group>> = BTreeMap::new();
    let mut places: BTreeMap<(HomeIndex, u32, u32), usize> = BTreeMap::new();
    for ((place, section), links) in (0_u32..).zip(setup.technical().sections()).zip(layout.sections()) {
        for link in links {
            let index = usize::from(link.home.0);
            let (Some(school), Some(kinds)) = (setup.homes().get(index), homes.get(index)) else { continue };
            let Some(home) = get(school.sections(), link.section) else { continue };
            let (there, here) = (technical.kind(place), kinds.kind(link.section));
            let linked = LinkedSection { technical: section.key.clone(), home: home.key.clone() };
            let of_home = groups.entry(link.home).or_default();
            let at = *places.entry((link.home, there, here)).or_insert(of_home.len());
            match of_home.get_mut(at) {
                Some(group) => group.sections.push(linked),
                None => of_home.push(Group {
                    technical: SectionIndex(place),
                    link: *link,
                    sections: Vec::from([linked]),
                    technical_exceptions: technical.spans(there),
                    home_exceptions: kinds.spans(here),
                    tasks: tasks(profile, technical.tasks(there), kinds.tasks(here)),
                }),
            }
        }
    }
    groups
}

/// The profile's tasks that are on either course.
fn tasks(profile: &ExchangeProfile, there: &[TaskLayout], here: &[TaskLayout]) -> Vec<(TaskIndex, Turns)> {
    let tasks = profile.indexed_tasks().map(|(task, _)| task);
    let either = tasks.filter(|task| there.iter().chain(here).any(|on| on.task == *task));
    either.map(|task| (task, Turns::default())).collect()
}

/// How a section is set up: its course's tasks, and its own exceptions.
type SetUp<'s> = (&'s [TaskLayout], Vec<SectionException>);

/// A number for each different set-up of a school's sections.
struct SchoolKinds<'s> {
    of_section: Vec<u32>,
    set_ups: Vec<SetUp<'s>>,
}

impl<'s> SchoolKinds<'s> {
    fn of(school: &'s School, layout: &'s SchoolLayout, profile: &ExchangeProfile) -> Self {
        let exceptions = SectionExceptions::of(school, profile);
        let mut kinds = Self { of_section: Vec::with_capacity(school.sections().len()), set_ups: Vec::new() };
        let mut numbers: BTreeMap<SetUp<'s>, u32> = BTreeMap::new();
        for (section, course) in school.sections().iter().zip(layout.section_courses()) {
            let tasks = layout.course(*course);
            let set_up = (tasks, exceptions.of_section(section, tasks));
            let next = number(kinds.set_ups.len());
            let kind = *numbers.entry(set_up.clone()).or_insert(next);
            if kind == next {
                kinds.set_ups.push(set_up);
            }
            kinds.of_section.push(kind);
        }
        kinds
    }

    fn kind(&self, section: u32) -> u32 {
        get(&self.of_section, section).copied().unwrap_or(u32::MAX)
    }

    fn tasks(&self, kind: u32) -> &'s [TaskLayout] {
        get(&self.set_ups, kind).map(|(tasks, _)| *tasks).unwrap_or_default()
    }

    fn spans(&self, kind: u32) -> Vec<WindowSpan> {
        let exceptions = get(&self.set_ups, kind).map(|(_, exceptions)| exceptions.as_slice());
        exceptions.unwrap_or_default().iter().map(|exception| exception.span).collect()
    }
}

/// An exception as a section has it: the nearest wins, whichever section, course or teacher it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SectionException {
    task: TaskIndex,
    nearness: Nearness,
    term: TermNumber,
    span: WindowSpan,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    Section,
    Course,
    Teacher,
}

/// A school's exceptions that look at the section, by what they name.
#[derive(Default)]
pub(super) struct SectionExceptions<'s> {
    sections: BTreeMap<&'s SectionKey, Vec<SectionException>>,
    courses: BTreeMap<&'s CourseNumber, Vec<SectionException>>,
    teachers: BTreeMap<&'s TeacherId, Vec<SectionException>>,
}

impl<'s> SectionExceptions<'s> {
    pub(super) fn of(school: &'s School, profile: &ExchangeProfile) -> Self {
        let mut exceptions = Self::default();
        for exception in school.exceptions() {
            let Some(task) = profile.task(&exception.task) else { continue };
            let (term, span) = (exception.term, exception.span);
            let as_near_as = |nearness| SectionException { task, nearness, term, span };
            match &exception.scope {
                ExceptionScope::Section(key) => {
                    exceptions.sections.entry(key).or_default().push(as_near_as(Nearness::Section));
                }
                ExceptionScope::Course(course) => {
                    exceptions.courses.entry(course).or_default().push(as_near_as(Nearness::Course));
                }
                ExceptionScope::Teacher(teacher) => {
                    exceptions.teachers.entry(teacher).or_default().push(as_near_as(Nearness::Teacher));
                }
                ExceptionScope::Student(_) | ExceptionScope::GradeLevel(_) => {}
            }
        }
        exceptions
    }

    /// When they are open.
    pub(super) fn spans(&self) -> impl Iterator<Item = WindowSpan> {
        let lists = self.sections.values().chain(self.courses.values()).chain(self.teachers.values());
        lists.flatten().map(|exception| exception.span)
    }

    /// Those of a section that can open a term of one of its course's tasks, in order.
    fn of_section(&self, section: &Section, tasks: &[TaskLayout]) -> Vec<SectionException> {
        let lists = [
            self.sections.get(&section.key),
            self.courses.get(&section.key.course),
            section.teacher.as_ref().and_then(|teacher| self.teachers.get(teacher)),
        ];
        let by_window = |task| tasks.iter().any(|on| on.task == task && on.source == TaskSource::ByWindow);
        let exceptions = lists.into_iter().flatten().flatten().filter(|exception| by_window(exception.task));
        let mut exceptions: Vec<SectionException> = exceptions.copied().collect();
        exceptions.sort_unstable();
        exceptions.dedup();
        exceptions
    }
}

/// A place as a number; lists are kept far below the bound.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What stands at a place.
fn get<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(usize::try_from(place).ok()?)
}
