//! A school that tests alter step by step and check at the end.

use crate::builders::{grading_task, letters, mask, schedule, span, task_name, window};
use gradecrosswalk_domain::calendar::{ClockOffset, Term};
use gradecrosswalk_domain::school::{
    Course, CourseTask, ExceptionScope, OpenTerms, Reporting, School, SchoolKind, SchoolParts, Section,
    SectionKey, WindowException,
};
use gradecrosswalk_domain::scores::ScoreGroup;
use gradecrosswalk_domain::{CourseNumber, SchoolId};

/// A school under construction. What no method reaches can be changed in `parts`.
///
/// ```
/// use gradecrosswalk_testkit::{SchoolBuilder, builders::{TERM_GRADE, section, term}};
/// let mut school = SchoolBuilder::home("HS-1");
/// school
///     .terms([term("T1", 1, "2019-08-01", "2019-10-01"), term("T2", 2, "2019-10-02", "2019-12-01")])
///     .section(section("480815", "1"), &[TERM_GRADE])
///     .open(TERM_GRADE, [2]);
/// assert_eq!(school.build().sections().len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolBuilder {
    /// What the school is checked from.
    pub parts: SchoolParts,
}

impl SchoolBuilder {
    fn new(id: &str, kind: SchoolKind) -> Self {
        Self {
            parts: SchoolParts {
                id: SchoolId::new(id).unwrap(),
                kind,
                clock: ClockOffset::ZERO,
                schedule: schedule([]),
                score_groups: vec![letters()],
                windows: Vec::new(),
                exceptions: Vec::new(),
                courses: Vec::new(),
                sections: Vec::new(),
                composites: Vec::new(),
                reporting: Reporting::default(),
            },
        }
    }

    /// A locally operated technical school (it can have a waiver) without terms and courses.
    pub fn technical(id: &str) -> Self {
        Self::new(id, SchoolKind::LocalTechnical)
    }

    /// A home high school without terms and courses.
    pub fn home(id: &str) -> Self {
        Self::new(id, SchoolKind::HomeHighSchool)
    }

    /// Replaces the terms.
    pub fn terms(&mut self, terms: impl IntoIterator<Item = Term>) -> &mut Self {
        self.parts.schedule = schedule(terms);
        self
    }

    /// Sets how many minutes the clock is ahead of the run's.
    pub fn clock(&mut self, minutes: i32) -> &mut Self {
        self.parts.clock = ClockOffset::from_minutes(minutes).unwrap();
        self
    }

    /// Adds a score group, or replaces the one of its name.
    pub fn group(&mut self, group: ScoreGroup) -> &mut Self {
        self.parts.score_groups.retain(|old| old.name() != group.name());
        self.parts.score_groups.push(group);
        self
    }

    /// Adds a section, and its course with these tasks if it is not there yet.
    pub fn section(&mut self, key: SectionKey, tasks: &[&str]) -> &mut Self {
        if !self.parts.courses.iter().any(|course| course.number == key.course) {
            let tasks = tasks.iter().map(|name| grading_task(name)).collect();
            self.parts.courses.push(Course { number: key.course.clone(), tasks });
        }
        self.parts.sections.push(Section { key, teacher: None });
        self
    }

    /// The tasks on a course.
    pub fn tasks(&mut self, course: &str) -> &mut Vec<CourseTask> {
        let number = CourseNumber::new(course).unwrap();
        let course = self.parts.courses.iter_mut().find(|course| course.number == number);
        &mut course.unwrap_or_else(|| panic!("the school has no course {number}")).tasks
    }

    /// The first row of a task on a course.
    pub fn task(&mut self, course: &str, task: &str) -> &mut CourseTask {
        let name = task_name(task);
        let row = self.tasks(course).iter_mut().find(|row| row.task == name);
        row.unwrap_or_else(|| panic!("the course has no task {task:?}"))
    }

    fn source(&mut self, task: &str, source: OpenTerms) -> &mut Self {
        let name = task_name(task);
        let rows = self.parts.courses.iter_mut().flat_map(|course| &mut course.tasks);
        rows.filter(|row| row.task == name).for_each(|row| row.open_terms = source);
        self
    }

    /// Marks these terms active by hand, for a task on every course.
    pub fn open(&mut self, task: &str, terms: impl IntoIterator<Item = u8>) -> &mut Self {
        self.source(task, OpenTerms::ByHand(mask(terms)))
    }

    /// Adds a window, and lets the task's open terms come from windows on every course.
    pub fn window(&mut self, task: &str, term: u8, opens: &str, closes: &str) -> &mut Self {
        self.parts.windows.push(window(task, term, opens, closes));
        self.source(task, OpenTerms::ByWindow)
    }

    /// Adds an exception to the windows.
    pub fn exception(
        &mut self,
        scope: ExceptionScope,
        task: &str,
        term: u8,
        opens: &str,
        closes: &str,
    ) -> &mut Self {
        self.parts.exceptions.push(WindowException {
            scope,
            task: task_name(task),
            term: mask([term]).first().unwrap(),
            span: span(opens, closes),
        });
        self
    }

    /// The checked school.
    pub fn build(&self) -> School {
        School::new(self.parts.clone()).unwrap_or_else(|error| panic!("{error}"))
    }
}
