//! Kinds of courses and sections: all of one kind have one standing, so that each kind is judged once.

use super::CourseStanding;
use crate::open_term::{OpenNow, OpenTermScope};
use crate::rows::get;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{SchoolLayout, TaskLayout};
use gradecrosswalk_domain::school::{School, Section};

/// A number for each different course standing, in order of first appearance.
#[derive(Default)]
pub(super) struct Kinds {
    numbers: BTreeMap<CourseStanding, u32>,
    pub(super) standings: Vec<CourseStanding>,
}

impl Kinds {
    fn number(&mut self, standing: CourseStanding) -> u32 {
        let next = u32::try_from(self.standings.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(standing).or_insert(next);
        if number == next {
            self.standings.push(standing);
        }
        number
    }

    pub(super) fn standing(&self, kind: u32) -> Option<&CourseStanding> {
        get(&self.standings, kind)
    }
}

/// The latest of the things that were looked up, two different ones: most neighbours are alike, and after one that is
/// not, the next is mostly as before.
#[derive(Clone, Copy)]
pub(super) struct Latest<K, V> {
    first: Option<(K, V)>,
    second: Option<(K, V)>,
}

impl<K: Copy + PartialEq, V: Copy> Latest<K, V> {
    pub(super) const NONE: Self = Self { first: None, second: None };

    #[inline(always)]
    pub(super) fn find(&mut self, key: K) -> Option<V> {
        match self.first {
            Some((first, found)) if first == key => Some(found),
            _ => self.find_second(key),
        }
    }

    fn find_second(&mut self, key: K) -> Option<V> {
        let found = self.second.filter(|(second, _)| *second == key)?.1;
        core::mem::swap(&mut self.first, &mut self.second);
        Some(found)
    }

    pub(super) fn keep(&mut self, key: K, value: V) {
        self.second = self.first.replace((key, value));
    }
}

/// The kinds of one school's courses or, where exceptions set sections apart, of its sections.
pub(super) struct SchoolKinds {
    pub(super) kinds: Kinds,
    list: Vec<u32>,
    by_section: bool,
}

impl SchoolKinds {
    pub(super) fn of(school: &School, layout: &SchoolLayout, now: &OpenNow<'_>) -> Self {
        let mut kinds = Kinds::default();
        let by_section = now.has_section_exceptions();
        let list = if by_section {
            let sections = school.sections().iter().zip(layout.section_courses()).map(|(section, course)| {
                let scope = OpenTermScope { section, student: None };
                kinds.number(CourseStanding::of(layout.course(*course), now, &scope))
            });
            sections.collect()
        } else {
            // No open exception looks at the section, so any section of the school stands for all.
            let section = school.sections().first();
            section.map_or(Vec::new(), |section| Self::courses(&mut kinds, section, layout, now))
        };
        Self { kinds, list, by_section }
    }

    fn courses(kinds: &mut Kinds, section: &Section, layout: &SchoolLayout, now: &OpenNow<'_>) -> Vec<u32> {
        let scope = OpenTermScope { section, student: None };
        let mut latest: Latest<&[TaskLayout], u32> = Latest::NONE;
        let courses = layout.courses().map(|tasks| {
            latest.find(tasks).unwrap_or_else(|| {
                let kind = kinds.number(CourseStanding::of(tasks, now, &scope));
                latest.keep(tasks, kind);
                kind
            })
        });
        courses.collect()
    }

    #[inline]
    pub(super) fn kind(&self, course: u32, section: u32) -> u32 {
        let place = if self.by_section { section } else { course };
        get(&self.list, place).copied().unwrap_or(u32::MAX)
    }
}
