//! What a package says of one school, in the domain's words, and where in the package each came from.

use super::line_items::{Items, official};
use super::scales::Scales;
use super::sections::Classes;
use super::students::Students;
use super::terms::Terms;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{LocalMinute, TermMask, TermNumber, TermSchedule};
use gradecrosswalk_domain::exchange::{ExchangeProfile, Links};
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, Ssid};
use gradecrosswalk_domain::school::{Section, SectionKey};
use gradecrosswalk_domain::scores::{Mark, ScoreGroup};
use gradecrosswalk_domain::{CourseNumber, GroupName, SchoolId, ScoreText, TaskName};

/// A grading task that a school's line items show on a course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedTask {
    /// The course.
    pub course: CourseNumber,
    /// The task.
    pub task: TaskName,
    /// The score group, where the package says which scale it is graded on.
    pub score_group: Option<GroupName>,
    /// The terms for which there is a line item. What the school's term mask is, a package does not say.
    pub terms: TermMask,
}

/// A final grade of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedGrade {
    /// The student; none where there is a finding.
    pub ssid: Option<Ssid>,
    /// The school's own section.
    pub section: SectionKey,
    /// The task.
    pub task: TaskName,
    /// The school's own term.
    pub term: TermNumber,
    /// The score, the percent, or both.
    pub mark: Mark,
    /// 23:59 of the score's date: OneRoster has no time of day.
    pub posted: LocalMinute,
    /// The score that the mark is at this school: its text, else (rule S-2) the score of its percent in the group of
    /// its task; none where neither gives one.
    pub standing: Option<ScoreText>,
    pub(super) result: usize,
    pub(super) line_item: usize,
}

/// Home grades of a package, and those of its grades that are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HomeGrades<'r> {
    /// The home grades.
    pub grades: Vec<HomeGrade>,
    /// Grades without a student or a score, and of sections that no link names.
    pub left_out: Vec<&'r MappedGrade>,
}

/// One school of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolRecords {
    /// The school.
    pub school: SchoolId,
    /// Its terms, numbered by date.
    pub schedule: TermSchedule,
    /// Its sections, ascending by key.
    pub sections: Vec<Section>,
    /// The score groups that its tasks are graded from, ascending by name.
    pub score_groups: Vec<ScoreGroup>,
    /// The tasks that its line items show, ascending by course and name.
    pub tasks: Vec<MappedTask>,
    /// Its final grades, in the order of the results.
    pub grades: Vec<MappedGrade>,
    /// Its students' enrollments, in the order of the package. They are of use where the school is a home school.
    pub enrollments: Vec<Enrollment>,
    pub(crate) origin: Origin,
}

/// Rows of the package from which a school's records were read, to write others beside them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Origin {
    pub(crate) users: BTreeMap<Ssid, usize>,
    pub(crate) classes: BTreeMap<SectionKey, usize>,
    pub(crate) sessions: BTreeMap<TermNumber, usize>,
    pub(crate) line_items: BTreeMap<ItemKey, usize>,
    pub(crate) results: BTreeMap<(usize, Ssid), usize>,
}

/// A section's task, by its official name, in a term.
pub(crate) type ItemKey = (SectionKey, TaskName, TermNumber);

pub(super) struct Parts {
    pub(super) classes: Classes,
    pub(super) terms: Terms,
    pub(super) items: Items,
    pub(super) grades: Vec<MappedGrade>,
    pub(super) tasks: Vec<MappedTask>,
    pub(super) scales: Scales,
    pub(super) sections: Vec<Section>,
    pub(super) enrollments: Vec<Enrollment>,
    pub(super) students: Students,
}

impl SchoolRecords {
    pub(super) fn none(school: SchoolId) -> Self {
        Self {
            school,
            schedule: TermSchedule::default(),
            sections: Vec::new(),
            score_groups: Vec::new(),
            tasks: Vec::new(),
            grades: Vec::new(),
            enrollments: Vec::new(),
            origin: Origin::default(),
        }
    }

    pub(super) fn of(school: SchoolId, profile: &ExchangeProfile, parts: Parts) -> Self {
        let Parts { classes, terms, items, grades, tasks, scales, sections, enrollments, students } = parts;
        let mut origin = Origin {
            users: students.into_users(),
            classes: classes.sections().map(|(row, key)| (key.clone(), row)).collect(),
            sessions: terms.sessions().collect(),
            ..Origin::default()
        };
        for (row, item) in items.tasks() {
            let key = (item.section.clone(), official(profile, &item.task), item.term);
            // Of several the first in the file.
            origin.line_items.entry(key).or_insert(row);
        }
        for grade in &grades {
            if let Some(ssid) = grade.ssid {
                origin.results.entry((grade.line_item, ssid)).or_insert(grade.result);
            }
        }
        let mut records = Self {
            school,
            schedule: terms.schedule,
            sections,
            score_groups: scales.into_groups(),
            tasks,
            grades: Vec::new(),
            enrollments,
            origin,
        };
        records.grades = grades
            .into_iter()
            .map(|grade| MappedGrade { standing: records.score(&grade), ..grade })
            .collect();
        records
    }

    /// The score that a grade's mark is at this school.
    fn score(&self, grade: &MappedGrade) -> Option<ScoreText> {
        if let Some(text) = grade.mark.score() {
            return Some(text.clone());
        }
        let group = self.group(&grade.section.course, &grade.task)?;
        group.by_percent(grade.mark.percent()?).map(|(_, item)| item.score().clone())
    }

    /// The score group of a task on a course, where the package shows one.
    pub fn group(&self, course: &CourseNumber, task: &TaskName) -> Option<&ScoreGroup> {
        let wanted = (course, task);
        let place = self.tasks.binary_search_by(|of| (&of.course, &of.task).cmp(&wanted)).ok()?;
        let name = self.tasks.get(place)?.score_group.as_ref()?;
        self.score_groups.iter().find(|group| group.name() == name)
    }

    /// The grades as they are posted at a technical school.
    pub fn posted(&self) -> Vec<PostedGrade> {
        let posted = |grade: &MappedGrade| PostedGrade {
            ssid: grade.ssid,
            section: grade.section.clone(),
            task: grade.task.clone(),
            term: grade.term,
            mark: grade.mark.clone(),
            posted: grade.posted,
        };
        self.grades.iter().map(posted).collect()
    }

    /// The grades as they stand at a home school, under the technical sections that the links name (rule G-2).
    pub fn home_grades(&self, links: &Links) -> HomeGrades<'_> {
        let mut technical: BTreeMap<&SectionKey, &SectionKey> = BTreeMap::new();
        if let Links::Given(links) = links {
            technical.extend(
                links.iter().filter(|of| of.home == self.school).map(|of| (&of.home_section, &of.technical)),
            );
        }
        let section = |own: &SectionKey| match links {
            Links::ByProfile => Some(own.clone()),
            Links::Given(_) => technical.get(own).map(|key| SectionKey::clone(key)),
        };
        let mut grades = Vec::with_capacity(self.grades.len());
        let mut left_out = Vec::new();
        for grade in &self.grades {
            let (Some(ssid), Some(section), Some(score)) =
                (grade.ssid, section(&grade.section), grade.standing.clone())
            else {
                left_out.push(grade);
                continue;
            };
            grades.push(HomeGrade {
                ssid,
                section,
                task: grade.task.clone(),
                home: self.school.clone(),
                term: grade.term,
                score,
                percent: grade.mark.percent(),
            });
        }
        HomeGrades { grades, left_out }
    }
}
