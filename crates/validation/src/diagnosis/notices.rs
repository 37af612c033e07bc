//! The alerts of a night by what they are about, so that those of one grade are found without reading the others: each
//! school, each of its courses and each of its sections has a slot, and a grade's slots are known by their numbers.

use crate::alerts::{self, Alert};
use alloc::vec::Vec;
use core::ops::Range;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex, Setup};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{School, SectionKey};
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber};

/// All alerts of a night.
#[derive(Debug)]
pub(super) struct Notices {
    alerts: Vec<(SchoolId, Alert)>,
    /// Ascending by slot.
    entries: Vec<Entry>,
    /// Where each slot's entries begin, and at last where they end.
    starts: Vec<usize>,
    /// The slots of the technical school, then of the home schools.
    schools: Vec<Slots>,
}

/// An alert in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    /// Of a finding about one student.
    student: Option<Ssid>,
    /// The home school that waits or acts; [`ANY`] where none is named.
    waiting: u32,
    alert: usize,
}

/// Not narrowed down.
const ANY: u32 = u32::MAX;

/// The slots of a school: the whole of it, each course, each section, then what alerts name and it does not have.
#[derive(Debug)]
struct Slots {
    first: usize,
    courses: usize,
    sections: usize,
    /// Ascending.
    elsewhere: Vec<Elsewhere>,
}

/// A course, or a section, that the school does not have.
type Elsewhere = (CourseNumber, Option<SectionNumber>);

/// The course section that alerts are wanted of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'q> {
    /// The technical section, by its place where the school has it.
    pub(super) section: (Option<SectionIndex>, &'q SectionKey),
    /// The home school with the places of its course and section, where they are known.
    pub(super) home: Option<(HomeIndex, u32, u32)>,
    /// Else the home schools that may be meant.
    pub(super) homes: &'q [HomeIndex],
    pub(super) student: Option<Ssid>,
}

impl Slots {
    /// The whole school.
    fn whole(&self) -> usize {
        self.first
    }

    fn course(&self, place: usize) -> Option<usize> {
        let within = (place < self.courses).then_some(place)?;
        Some(self.first.saturating_add(1).saturating_add(within))
    }

    fn section(&self, place: usize) -> Option<usize> {
        let within = (place < self.sections).then_some(place)?;
        Some(self.first.saturating_add(1).saturating_add(self.courses).saturating_add(within))
    }

    fn elsewhere(&self, course: &CourseNumber, section: Option<&SectionNumber>) -> Option<usize> {
        let is = |(of, number): &Elsewhere| (of, number.as_ref()).cmp(&(course, section));
        let place = self.elsewhere.binary_search_by(is).ok()?;
        Some(self.after().saturating_add(place))
    }

    /// The first slot after those of what the school has.
    fn after(&self) -> usize {
        self.first.saturating_add(1).saturating_add(self.courses).saturating_add(self.sections)
    }

    fn end(&self) -> usize {
        self.after().saturating_add(self.elsewhere.len())
    }

    /// The slot of what an alert names.
    fn of(&self, school: &School, alert: &Alert) -> Option<usize> {
        let Some(course) = &alert.course else { return Some(self.whole()) };
        let known = match &alert.section {
            None => school.course(course).and_then(|(place, _)| self.course(place)),
            Some(section) => {
                let key = SectionKey::new(course.clone(), section.clone());
                school.section(&key).and_then(|(place, _)| self.section(place))
            }
        };
        known.or_else(|| self.elsewhere(course, alert.section.as_ref()))
    }
}

impl Notices {
    pub(super) fn of(setup: &Setup, alerts: Vec<(SchoolId, Alert)>) -> Self {
        let schools = slots(setup, &alerts);
        let mut slotted: Vec<(usize, Entry)> = Vec::new();
        for (number, (to, alert)) in alerts.iter().enumerate() {
            let (place, school) = named(setup, to, alert);
            let slot = schools.get(place).and_then(|slots| slots.of(school, alert));
            slotted.extend(slot.into_iter().flat_map(|slot| {
                entries(setup, to, alert, number).into_iter().map(move |entry| (slot, entry))
            }));
        }
        slotted.sort_unstable();
        slotted.dedup();
        let count = schools.last().map_or(0, Slots::end);
        let starts = (0..=count).map(|slot| slotted.partition_point(|(of, _)| *of < slot)).collect();
        Self { alerts, entries: slotted.into_iter().map(|(_, entry)| entry).collect(), starts, schools }
    }

    /// The alerts about a course section, about its course and about the whole of its schools, the worst first.
    pub(super) fn about(&self, setup: &Setup, wanted: &Wanted<'_>) -> Vec<&(SchoolId, Alert)> {
        let home = wanted.home.map(|(home, ..)| number_of(home));
        let mut found = Vec::new();
        for slot in self.technical(setup, wanted).into_iter().flatten() {
            let slot = self.slot(slot);
            for student in students(wanted) {
                find(slot, student, ANY, &mut found);
                if let Some(home) = home {
                    find(slot, student, home, &mut found);
                }
                for home in wanted.homes.iter().filter(|_| home.is_none()) {
                    find(slot, student, number_of(*home), &mut found);
                }
            }
        }
        for slot in self.home(wanted).into_iter().flatten() {
            for student in students(wanted) {
                find(self.slot(slot), student, ANY, &mut found);
            }
        }
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|place| self.alerts.get(place)).collect()
    }

    /// The slots of the technical school, of the course and of the section.
    fn technical(&self, setup: &Setup, wanted: &Wanted<'_>) -> [Option<usize>; 3] {
        let Some(slots) = self.schools.first() else { return [None; 3] };
        let (place, key) = wanted.section;
        let Some(place) = place.and_then(|of| usize::try_from(of.0).ok()) else {
            let course = setup.technical().course(&key.course).and_then(|(place, _)| slots.course(place));
            let course = course.or_else(|| slots.elsewhere(&key.course, None));
            return [Some(slots.whole()), course, slots.elsewhere(&key.course, Some(&key.number))];
        };
        let course = setup.layout().technical().section_courses().get(place);
        let course = course.and_then(|course| slots.course(usize::try_from(*course).ok()?));
        [Some(slots.whole()), course, slots.section(place)]
    }

    /// The same of the home school.
    fn home(&self, wanted: &Wanted<'_>) -> [Option<usize>; 3] {
        let of = |(home, course, section): (HomeIndex, u32, u32)| {
            let slots = self.schools.get(usize::try_from(number_of(home)).ok()?)?;
            let (course, section) = (usize::try_from(course).ok()?, usize::try_from(section).ok()?);
            Some([Some(slots.whole()), slots.course(course), slots.section(section)])
        };
        wanted.home.and_then(of).unwrap_or([None; 3])
    }

    fn slot(&self, slot: usize) -> &[Entry] {
        let range = self.starts.get(slot).zip(self.starts.get(slot.saturating_add(1)));
        let range = range.map_or(0..0, |(start, end)| Range { start: *start, end: *end });
        self.entries.get(range).unwrap_or_default()
    }
}

/// Alerts that are about nobody alone, and those about the student.
fn students(wanted: &Wanted<'_>) -> impl Iterator<Item = Option<Ssid>> + use<> {
    core::iter::once(None).chain(wanted.student.map(Some))
}

fn find(slot: &[Entry], student: Option<Ssid>, waiting: u32, found: &mut Vec<usize>) {
    let start = slot.partition_point(|entry| (entry.student, entry.waiting) < (student, waiting));
    let here = slot.get(start..).unwrap_or_default().iter();
    let here = here.take_while(|entry| (entry.student, entry.waiting) == (student, waiting));
    found.extend(here.map(|entry| entry.alert));
}

/// The slots of every school, with those of what alerts name and no school has.
fn slots(setup: &Setup, alerts: &[(SchoolId, Alert)]) -> Vec<Slots> {
    let schools = core::iter::once(setup.technical()).chain(setup.homes());
    let slots = |school: &School| Slots {
        first: 0,
        courses: school.courses().len(),
        sections: school.sections().len(),
        elsewhere: Vec::new(),
    };
    let mut slots: Vec<Slots> = schools.map(slots).collect();
    for (to, alert) in alerts {
        let (place, school) = named(setup, to, alert);
        let Some(of) = slots.get_mut(place) else { continue };
        if of.of(school, alert).is_none()
            && let Some(course) = &alert.course
        {
            of.elsewhere.push((course.clone(), alert.section.clone()));
        }
    }
    let mut first = 0;
    for of in &mut slots {
        of.first = first;
        of.elsewhere.sort_unstable();
        of.elsewhere.dedup();
        first = of.end();
    }
    slots
}

/// The school by whose courses and sections an alert is named, and its number. Held grades are named by the technical
/// section, whichever school can act.
fn named<'s>(setup: &'s Setup, to: &SchoolId, alert: &Alert) -> (usize, &'s School) {
    let held = matches!(alert.cause, alerts::Cause::Held(_));
    let home = setup.home_index(to).filter(|_| !held);
    let school = home.and_then(|home| {
        let place = usize::from(home.0);
        Some((place.saturating_add(1), setup.homes().get(place)?))
    });
    school.unwrap_or((0, setup.technical()))
}

/// An alert once for each home school that it concerns, where it is named by the technical school's sections.
fn entries(setup: &Setup, to: &SchoolId, alert: &Alert, number: usize) -> Vec<Entry> {
    let held = matches!(alert.cause, alerts::Cause::Held(_));
    let student = if held { None } else { alert.students.first().copied() };
    let any = Entry { student, waiting: ANY, alert: number };
    let home = setup.home_index(to);
    if home.is_some() && !held {
        return Vec::from([any]);
    }
    // Of a held grade the home school may be the one that acts.
    let waiting = alert.waiting.iter().filter_map(|id| setup.home_index(id));
    let concerned = home.into_iter().chain(waiting);
    let entries: Vec<Entry> = concerned.map(|home| Entry { waiting: number_of(home), ..any }).collect();
    if entries.is_empty() { Vec::from([any]) } else { entries }
}

fn number_of(home: HomeIndex) -> u32 {
    u32::from(home.0).saturating_add(1)
}
