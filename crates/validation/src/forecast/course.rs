//! The forecast of linked sections that are set up alike. Never mixes two home schools.

use super::{ForecastError, TaskForecast};
use alloc::vec::Vec;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{CourseNumber, SchoolId, TaskName};

/// A technical section and a home section that is linked to it (rule G-2).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkedSection {
    /// The section at the technical school.
    pub technical: SectionKey,
    /// The section at the home school.
    pub home: SectionKey,
}

/// What each night will do for linked sections of one home school that are set up alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseForecast {
    home: SchoolId,
    sections: Vec<LinkedSection>,
    tasks: Vec<TaskForecast>,
}

impl CourseForecast {
    /// The forecasts of some tasks for these sections, in any order.
    ///
    /// # Errors
    ///
    /// If no section is given.
    pub fn new(
        home: SchoolId,
        mut sections: Vec<LinkedSection>,
        tasks: Vec<TaskForecast>,
    ) -> Result<Self, ForecastError> {
        if sections.is_empty() {
            return Err(ForecastError::NoSection { home });
        }
        sections.sort_unstable();
        Ok(Self { home, sections, tasks })
    }

    /// The home school.
    pub fn home(&self) -> &SchoolId {
        &self.home
    }

    /// The sections that it stands for, ascending, at least one.
    pub fn sections(&self) -> &[LinkedSection] {
        &self.sections
    }

    /// The technical courses that it stands for, ascending, each once.
    pub fn technical_courses(&self) -> impl Iterator<Item = &CourseNumber> {
        let same_course = |a: &LinkedSection, b: &LinkedSection| a.technical.course == b.technical.course;
        self.sections
            .chunk_by(same_course)
            .filter_map(|same| same.first())
            .map(|linked| &linked.technical.course)
    }

    /// The forecasts of the exchange's tasks that are on the technical or the home course, in the profile's order.
    pub fn tasks(&self) -> &[TaskForecast] {
        &self.tasks
    }

    /// The forecast of a task, by its official name. None where neither course has the task: nothing of it is due.
    pub fn task(&self, official_name: &TaskName) -> Option<&TaskForecast> {
        self.tasks.iter().find(|task| task.task() == official_name)
    }

    /// The sections that are links of a technical section.
    pub(super) fn of_technical(&self, section: &SectionKey) -> impl Iterator<Item = &LinkedSection> {
        let start = self.sections.partition_point(|linked| linked.technical < *section);
        self.sections.iter().skip(start).take_while(move |linked| linked.technical == *section)
    }
}
