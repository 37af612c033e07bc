//! The set-up with every name resolved to an index, in flat rows that are read forward. Never holds a text.

use super::{LinkRule, Links, Setup, SetupError, SetupParts, TaskIndex};
use crate::calendar::TermMask;
use crate::school::{OpenTerms, School, SectionKey};
use alloc::vec::Vec;

/// A technical section's place in [`School::sections`], and thereby its rank among the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionIndex(pub u32);

/// A home school's place in [`Setup::homes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HomeIndex(pub u16);

/// Where a task on a course gets its open terms from, with the hand-set mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskSource {
    /// The active mask, set by hand.
    ByHand(TermMask),
    /// The school's windows.
    ByWindow,
}

/// A task of the exchange on a course. Tasks that the exchange does not know are not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TaskLayout {
    /// Which task of the profile.
    pub task: TaskIndex,
    /// The score group's place in [`School::score_groups`].
    pub group: u16,
    /// The term mask.
    pub mask: TermMask,
    /// The open terms' source.
    pub source: TaskSource,
}

/// One school's courses and sections.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchoolLayout {
    /// For each course, where its tasks end in `tasks`.
    task_ends: Vec<u32>,
    tasks: Vec<TaskLayout>,
    section_courses: Vec<u32>,
}

impl SchoolLayout {
    fn of(school: &School, parts: &SetupParts) -> Self {
        let mut layout = Self::default();
        for course in school.courses() {
            layout.tasks.extend(course.tasks.iter().filter_map(|task| {
                let (group, _) = school.score_group(&task.score_group)?;
                let source = match task.open_terms {
                    OpenTerms::ByHand(active) => TaskSource::ByHand(active),
                    OpenTerms::ByWindow => TaskSource::ByWindow,
                };
                Some(TaskLayout {
                    task: parts.profile.task(&task.task)?,
                    group: u16::try_from(group).ok()?,
                    mask: task.term_mask,
                    source,
                })
            }));
            layout.task_ends.push(number(layout.tasks.len()));
        }
        let course_of = |key: &SectionKey| school.course(&key.course).map(|(place, _)| number(place));
        layout.section_courses = school.sections().iter().filter_map(|s| course_of(&s.key)).collect();
        layout
    }

    /// The tasks of each course, courses in the order of [`School::courses`].
    pub fn courses(&self) -> impl Iterator<Item = &[TaskLayout]> {
        let starts = core::iter::once(0).chain(self.task_ends.iter().copied());
        starts
            .zip(&self.task_ends)
            .map(|(start, end)| self.tasks.get(index(start)..index(*end)).unwrap_or_default())
    }

    /// The tasks of one course.
    pub fn course(&self, course: u32) -> &[TaskLayout] {
        let start =
            course.checked_sub(1).and_then(|before| self.task_ends.get(index(before))).copied().unwrap_or(0);
        let end = self.task_ends.get(index(course)).copied().unwrap_or(start);
        self.tasks.get(index(start)..index(end)).unwrap_or_default()
    }

    /// For each section, in the order of [`School::sections`], its course's place in [`School::courses`].
    pub fn section_courses(&self) -> &[u32] {
        &self.section_courses
    }
}

/// A home section that a technical section is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LinkTarget {
    /// The home school.
    pub home: HomeIndex,
    /// The home section's place in its school's [`School::sections`].
    pub section: u32,
    /// The home course's place in its school's [`School::courses`].
    pub course: u32,
}

/// A technical section that a home section is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReverseLink {
    /// The home school.
    pub home: HomeIndex,
    /// The home section's place in its school's [`School::sections`].
    pub home_section: u32,
    /// The technical section.
    pub section: SectionIndex,
    /// The link's place among those of the technical section, from 1.
    pub slot: u8,
}

/// The set-up as flat, index-based rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    technical: SchoolLayout,
    homes: Vec<SchoolLayout>,
    /// For each technical section, where its links end in `links`.
    link_ends: Vec<u32>,
    links: Vec<LinkTarget>,
    reverse: Vec<ReverseLink>,
}

impl Layout {
    pub(super) fn of(parts: &SetupParts) -> Result<Self, SetupError> {
        let mut layout = Self {
            technical: SchoolLayout::of(&parts.technical, parts),
            homes: parts.homes.iter().map(|home| SchoolLayout::of(home, parts)).collect(),
            ..Self::default()
        };
        let mut pairs = match (&parts.links, parts.profile.link_rule()) {
            (Links::ByProfile, LinkRule::EqualCourseAndSection) => layout.equal_keys(parts),
            (Links::Given(_), _) => layout.given(parts)?,
        };
        pairs.sort_unstable();
        pairs.dedup();
        let mut pairs = pairs.into_iter().peekable();
        for (place, section) in (0_u32..).zip(parts.technical.sections()) {
            let mut count = 0_usize;
            while let Some((_, target)) = pairs.next_if(|(of, _)| *of == place) {
                count = count.saturating_add(1);
                let slot = u8::try_from(count).unwrap_or(u8::MAX);
                layout.links.push(target);
                layout.reverse.push(ReverseLink {
                    home: target.home,
                    home_section: target.section,
                    section: SectionIndex(place),
                    slot,
                });
            }
            if count > Setup::MAX_LINKS {
                return Err(SetupError::TooManyLinks { section: section.key.clone(), count });
            }
            layout.link_ends.push(number(layout.links.len()));
        }
        layout.reverse.sort_unstable();
        Ok(layout)
    }

    fn target(&self, home: u16, section: u32) -> Option<LinkTarget> {
        let course = *self.homes.get(usize::from(home))?.section_courses.get(index(section))?;
        Some(LinkTarget { home: HomeIndex(home), section, course })
    }

    /// Links sections whose course number and section number are equal.
    fn equal_keys(&self, parts: &SetupParts) -> Vec<(u32, LinkTarget)> {
        let homes = (0_u16..).zip(&parts.homes);
        homes
            .flat_map(|(home, school)| {
                (0_u32..).zip(school.sections()).filter_map(move |(place, section)| {
                    let (technical, _) = parts.technical.section(&section.key)?;
                    Some((number(technical), self.target(home, place)?))
                })
            })
            .collect()
    }

    fn given(&self, parts: &SetupParts) -> Result<Vec<(u32, LinkTarget)>, SetupError> {
        let Links::Given(links) = &parts.links else { return Ok(Vec::new()) };
        let unknown = |school: &School, section: &SectionKey| SetupError::UnknownSection {
            school: school.id().clone(),
            section: section.clone(),
        };
        links
            .iter()
            .map(|link| {
                let home = parts.homes.binary_search_by(|home| home.id().cmp(&link.home)).ok();
                let found =
                    home.and_then(|place| Some((u16::try_from(place).ok()?, parts.homes.get(place)?)));
                let (home, school) =
                    found.ok_or_else(|| SetupError::UnknownHome { school: link.home.clone() })?;
                let technical = parts.technical.section(&link.technical);
                let (technical, _) = technical.ok_or_else(|| unknown(&parts.technical, &link.technical))?;
                let target = school
                    .section(&link.home_section)
                    .and_then(|(place, _)| self.target(home, number(place)))
                    .ok_or_else(|| unknown(school, &link.home_section))?;
                Ok((number(technical), target))
            })
            .collect()
    }

    /// The technical school's courses and sections.
    pub fn technical(&self) -> &SchoolLayout {
        &self.technical
    }

    /// The home schools' courses and sections, in the order of [`Setup::homes`].
    pub fn homes(&self) -> &[SchoolLayout] {
        &self.homes
    }

    /// The links of each technical section, in the order of [`School::sections`].
    pub fn sections(&self) -> impl Iterator<Item = &[LinkTarget]> {
        let starts = core::iter::once(0).chain(self.link_ends.iter().copied());
        starts
            .zip(&self.link_ends)
            .map(|(start, end)| self.links.get(index(start)..index(*end)).unwrap_or_default())
    }

    /// The links of one technical section.
    pub fn links_of(&self, section: SectionIndex) -> &[LinkTarget] {
        let before = section.0.checked_sub(1).and_then(|before| self.link_ends.get(index(before)));
        let start = before.copied().unwrap_or(0);
        let end = self.link_ends.get(index(section.0)).copied().unwrap_or(start);
        self.links.get(index(start)..index(end)).unwrap_or_default()
    }

    /// How many links there are.
    pub fn link_count(&self) -> usize {
        self.links.len()
    }

    /// The technical sections to which a home section is linked.
    pub fn links_to(&self, home: HomeIndex, home_section: u32) -> &[ReverseLink] {
        let key = (home, home_section);
        let start = self.reverse.partition_point(|link| (link.home, link.home_section) < key);
        let end = self.reverse.partition_point(|link| (link.home, link.home_section) <= key);
        self.reverse.get(start..end).unwrap_or_default()
    }
}

/// A place as a `u32`; [`School::new`] keeps lists far below the bound.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
