//! The alerts of a night by what they are about, so that those of one grade are found without reading the others.

use crate::alerts::{self, Alert};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber};

/// Where an alert is, as numbers: school (0 the technical one), course, section, student, and the home school that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    school: u32,
    course: u32,
    section: u32,
    student: Option<Ssid>,
    waiting: u32,
}

/// Not narrowed down.
const ANY: u32 = u32::MAX;
/// A course or section that the school does not have.
const NOT_THERE: u32 = u32::MAX - 1;

/// All alerts of a night.
#[derive(Debug)]
pub(super) struct Notices {
    alerts: Vec<(SchoolId, Alert)>,
    places: Vec<(Place, usize)>,
}

/// The course section that alerts are wanted of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'q> {
    pub(super) section: &'q SectionKey,
    /// The home school and its section, where they are known.
    pub(super) home: Option<(HomeIndex, &'q SectionKey)>,
    /// Else the home schools that may be meant.
    pub(super) homes: &'q [HomeIndex],
    pub(super) student: Option<Ssid>,
}

impl Notices {
    pub(super) fn of(setup: &Setup, alerts: Vec<(SchoolId, Alert)>) -> Self {
        let mut places = Vec::new();
        for (number, (school, alert)) in alerts.iter().enumerate() {
            add_places(setup, school, alert, number, &mut places);
        }
        places.sort_unstable();
        places.dedup();
        Self { alerts, places }
    }

    /// The alerts about a course section, about its course and about the whole of its schools, the worst first.
    pub(super) fn about(&self, setup: &Setup, wanted: &Wanted<'_>) -> Vec<&(SchoolId, Alert)> {
        let known = wanted.home.map(|(home, _)| home);
        let waiting: Vec<u32> = match &known {
            Some(home) => alloc::vec![ANY, number_of(*home)],
            None => core::iter::once(ANY).chain(wanted.homes.iter().copied().map(number_of)).collect(),
        };
        let technical = setup.technical();
        let mut found = Vec::new();
        self.gather(0, narrowing(technical, wanted.section), (&waiting, wanted), &mut found);
        if let Some((home, section)) = wanted.home
            && let Some(school) = setup.homes().get(usize::from(home.0))
        {
            self.gather(number_of(home), narrowing(school, section), (&[ANY], wanted), &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|place| self.alerts.get(place)).collect()
    }

    fn gather(
        &self,
        school: u32,
        places: [(u32, u32); 3],
        (waiting, wanted): (&[u32], &Wanted<'_>),
        found: &mut Vec<usize>,
    ) {
        let students = [None, wanted.student];
        let students = if wanted.student.is_some() { students.as_slice() } else { &[None] };
        for (course, section) in places {
            for student in students {
                for waiting in waiting {
                    let place = Place { school, course, section, student: *student, waiting: *waiting };
                    let start = self.places.partition_point(|(at, _)| *at < place);
                    let here = self.places.get(start..).unwrap_or_default().iter();
                    let here = here.take_while(|(at, _)| *at == place);
                    let said = here.filter(|(_, number)| self.is_of(*number, wanted));
                    found.extend(said.map(|(_, number)| *number));
                }
            }
        }
    }

    /// Whether an alert of a place without a number is about the very course section.
    fn is_of(&self, number: usize, wanted: &Wanted<'_>) -> bool {
        let Some((_, alert)) = self.alerts.get(number) else { return false };
        let keys: [Option<&SectionKey>; 2] = [Some(wanted.section), wanted.home.map(|(_, section)| section)];
        let mut keys = keys.into_iter().flatten();
        let course = |key: &SectionKey| alert.course.as_ref().is_none_or(|course| *course == key.course);
        let section = |key: &SectionKey| alert.section.as_ref().is_none_or(|of| *of == key.number);
        keys.any(|key| course(key) && section(key))
    }
}

fn add_places(
    setup: &Setup,
    school: &SchoolId,
    alert: &Alert,
    number: usize,
    places: &mut Vec<(Place, usize)>,
) {
    let held = matches!(alert.cause, alerts::Cause::Held(_));
    // Held grades are named by the technical section, whichever school can act.
    let home = setup.home_index(school);
    let at_technical = held || home.is_none();
    let named = if at_technical {
        Some(setup.technical())
    } else {
        home.and_then(|home| setup.homes().get(usize::from(home.0)))
    };
    let Some(named) = named else { return };
    let (course, section) = numbers(named, alert.course.as_ref(), alert.section.as_ref());
    let student = if held { None } else { alert.students.first().copied() };
    let place = Place {
        school: if at_technical { 0 } else { home.map_or(0, number_of) },
        course,
        section,
        student,
        waiting: ANY,
    };
    if !at_technical {
        places.push((place, number));
        return;
    }
    // Of a held grade the home school may be the one that acts.
    let concerned = home.into_iter().chain(alert.waiting.iter().filter_map(|id| setup.home_index(id)));
    let mut any = false;
    for home in concerned {
        any = true;
        places.push((Place { waiting: number_of(home), ..place }, number));
    }
    if !any {
        places.push((place, number));
    }
}

fn number_of(home: HomeIndex) -> u32 {
    u32::from(home.0).saturating_add(1)
}

/// The whole school, the course, the section.
fn narrowing(school: &School, key: &SectionKey) -> [(u32, u32); 3] {
    let (course, section) = numbers(school, Some(&key.course), Some(&key.number));
    [(ANY, ANY), (course, ANY), (course, section)]
}

fn numbers(school: &School, course: Option<&CourseNumber>, section: Option<&SectionNumber>) -> (u32, u32) {
    let number = |place: usize| u32::try_from(place).unwrap_or(NOT_THERE);
    let Some(course) = course else { return (ANY, ANY) };
    let of_course = school.course(course).map_or(NOT_THERE, |(place, _)| number(place));
    let Some(section) = section else { return (of_course, ANY) };
    let key = SectionKey::new(course.clone(), section.clone());
    (of_course, school.section(&key).map_or(NOT_THERE, |(place, _)| number(place)))
}
