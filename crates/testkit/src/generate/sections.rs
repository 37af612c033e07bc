//! Sections of both sides and their links: by the rule or given, missing at home, two in one home school (rule G-2).

use super::office::COURSES;
use super::pick::{per_mille, weighted};
use crate::builders::section;
use gradecrosswalk_domain::TeacherId;
use gradecrosswalk_domain::exchange::Link;
use gradecrosswalk_domain::school::{Section, SectionKey};
use gradecrosswalk_domain::{CourseNumber, SchoolId};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// The most home schools of an exchange.
pub(super) const HOMES: usize = 4;

/// What a home school has for a technical section.
#[derive(Debug, Clone, Copy)]
enum AtHome {
    One,
    None,
    /// A second section of the same course. Only given links can name it.
    Two,
}

#[derive(Debug, Clone)]
struct Planned {
    course: usize,
    teacher: u8,
    at_home: Vec<AtHome>,
    /// No home school has it.
    unlinked: bool,
}

/// The technical sections, and how they are linked.
#[derive(Debug, Clone)]
pub(super) struct Sections {
    planned: Vec<Planned>,
    /// Links are given, so that home sections have numbers of their own.
    pub(super) given: bool,
    /// With given links: home courses have numbers of their own too.
    own_courses: bool,
}

pub(super) fn sections() -> impl Strategy<Value = Sections> {
    let at_home = weighted(&[(16, AtHome::One), (2, AtHome::None), (4, AtHome::Two)]);
    let at_home = prop::collection::vec(at_home, HOMES);
    let planned = (0..COURSES, 0_u8..3, at_home, per_mille(22))
        .prop_map(|(course, teacher, at_home, unlinked)| Planned { course, teacher, at_home, unlinked });
    (prop::collection::vec(planned, 1..=5), per_mille(400), per_mille(300))
        .prop_map(|(planned, given, own_courses)| Sections { planned, given, own_courses })
}

/// The number of a course of the exchange.
fn course_number(course: usize) -> String {
    format!("48081{course}")
}

/// A section for enrollments that have nothing to do with the exchange.
pub(super) fn elsewhere() -> SectionKey {
    section("990001", "9")
}

fn teacher(number: u8) -> Option<TeacherId> {
    (number > 0).then(|| TeacherId::new(format!("T{number}")).unwrap())
}

impl Sections {
    /// The technical school's courses (by their places in the exchange) and sections.
    pub(super) fn technical(&self) -> (Vec<(usize, CourseNumber)>, Vec<Section>) {
        let courses: BTreeSet<usize> = self.planned.iter().map(|planned| planned.course).collect();
        let courses =
            courses.into_iter().map(|place| (place, CourseNumber::new(course_number(place)).unwrap()));
        let sections = self.planned.iter().enumerate();
        let sections = sections
            .map(|(place, planned)| Section { key: self.key(place), teacher: teacher(planned.teacher) });
        (courses.collect(), sections.collect())
    }

    fn key(&self, place: usize) -> SectionKey {
        section(&course_number(self.planned[place].course), &format!("{}", place + 1))
    }

    /// A home school's courses and sections, and the links to them.
    pub(super) fn home(
        &self,
        home: usize,
        id: &SchoolId,
    ) -> (Vec<(usize, CourseNumber)>, Vec<Section>, Vec<Link>) {
        let own = if self.given && self.own_courses { "H" } else { "" };
        let number = |course: usize| format!("{own}{}", course_number(course));
        let mut sections = Vec::new();
        let mut links = Vec::new();
        for (place, planned) in self.planned.iter().enumerate() {
            let numbers = match planned.at_home[home] {
                _ if planned.unlinked => Vec::new(),
                AtHome::None => Vec::new(),
                _ if !self.given => vec![format!("{}", place + 1)],
                AtHome::One => vec![format!("{home}0{place}")],
                AtHome::Two => vec![format!("{home}0{place}"), format!("{home}0{place}B")],
            };
            for of_home in numbers {
                let key = section(&number(planned.course), &of_home);
                links.push(Link { technical: self.key(place), home: id.clone(), home_section: key.clone() });
                sections.push(Section { key, teacher: teacher(planned.teacher) });
            }
        }
        let courses: BTreeSet<usize> = self.planned.iter().map(|planned| planned.course).collect();
        let courses = courses.into_iter().map(|place| (place, CourseNumber::new(number(place)).unwrap()));
        (courses.collect(), sections, links)
    }
}
