//! Where a finding is: down to course number and section, for the school that can repair it (rule D-1).

use crate::on_courses::{TaskOnCourse, TasksOnCourses};
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{
    ActivityId, ClassId, ClassSectionId, CourseNumber, SchoolId, SectionNumber, TaskName,
};

/// Where a finding is. What is not given is not narrowed down: a school without a course is the whole school.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Place {
    /// The school at which the fault is.
    pub school: SchoolId,
    /// The class of the school's learning system.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class: Option<ClassId>,
    /// The section of the class.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub class_section: Option<ClassSectionId>,
    /// The activity of the class.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub activity: Option<ActivityId>,
    /// The course.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub course: Option<CourseNumber>,
    /// The section of the course.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub section: Option<SectionNumber>,
    /// The task, as the school spells it.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub task: Option<TaskName>,
    /// The school's term.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub term: Option<TermNumber>,
    /// The student.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub student: Option<Ssid>,
    /// The schools at the other end that wait for the repair (rule D-1), ascending.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub waiting: Vec<SchoolId>,
}

impl Place {
    /// A whole school.
    pub fn school(school: &SchoolId) -> Self {
        Self {
            school: school.clone(),
            class: None,
            class_section: None,
            activity: None,
            course: None,
            section: None,
            task: None,
            term: None,
            student: None,
            waiting: Vec::new(),
        }
    }

    /// In a class of the school's learning system.
    #[must_use]
    pub fn class(self, class: &ClassId) -> Self {
        Self { class: Some(class.clone()), ..self }
    }

    /// In a section of the class.
    #[must_use]
    pub fn class_section(self, section: &ClassSectionId) -> Self {
        Self { class_section: Some(section.clone()), ..self }
    }

    /// In an activity of the class.
    #[must_use]
    pub fn activity(self, activity: &ActivityId) -> Self {
        Self { activity: Some(activity.clone()), ..self }
    }

    /// On a course.
    #[must_use]
    pub fn course(self, course: &CourseNumber) -> Self {
        Self { course: Some(course.clone()), ..self }
    }

    /// On the one course that these are; on none where they are several.
    #[must_use]
    pub(crate) fn only_course<'c>(self, courses: impl IntoIterator<Item = &'c CourseNumber>) -> Self {
        let mut courses = courses.into_iter();
        let Some(first) = courses.next() else { return self };
        if courses.all(|course| course == first) { self.course(first) } else { self }
    }

    /// Of the one task that these are, and on the one course.
    #[must_use]
    pub(crate) fn only_task(self, tasks: &[TaskOnCourse]) -> Self {
        let place = self.only_course(tasks.iter().map(|of| &of.course));
        match tasks.split_first() {
            Some((first, others)) if others.iter().all(|of| of.task == first.task) => place.task(&first.task),
            _ => place,
        }
    }

    /// On the course, where all are of one, and of the task, where there is one.
    #[must_use]
    pub(crate) fn only_tasks(self, used: &[TasksOnCourses]) -> Self {
        let place = self.only_course(used.iter().flat_map(|of| &of.courses));
        match used {
            [TasksOnCourses { tasks, .. }] => match tasks.as_slice() {
                [only] => place.task(only),
                _ => place,
            },
            _ => place,
        }
    }

    /// In a section, which says its course as well.
    #[must_use]
    pub fn section(self, section: &SectionKey) -> Self {
        Self { course: Some(section.course.clone()), section: Some(section.number.clone()), ..self }
    }

    /// Of a task.
    #[must_use]
    pub fn task(self, task: &TaskName) -> Self {
        Self { task: Some(task.clone()), ..self }
    }

    /// In a term.
    #[must_use]
    pub fn term(self, term: TermNumber) -> Self {
        Self { term: Some(term), ..self }
    }

    /// Of a student.
    #[must_use]
    pub fn student(self, student: Ssid) -> Self {
        Self { student: Some(student), ..self }
    }

    /// With the schools that wait for the repair.
    #[must_use]
    pub fn waiting(self, schools: impl IntoIterator<Item = SchoolId>) -> Self {
        let mut waiting: Vec<SchoolId> = schools.into_iter().collect();
        waiting.sort();
        waiting.dedup();
        Self { waiting, ..self }
    }
}

impl fmt::Display for Place {
    /// The place in one line, such as `HS-201, course 480815, section 1, CTE Term Grade, term 2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.school)?;
        if let Some(class) = &self.class {
            write!(f, ", class {class}")?;
        }
        if let Some(section) = &self.class_section {
            write!(f, ", class section {section}")?;
        }
        if let Some(activity) = &self.activity {
            write!(f, ", activity {activity}")?;
        }
        if let Some(course) = &self.course {
            write!(f, ", course {course}")?;
        }
        if let Some(section) = &self.section {
            write!(f, ", section {section}")?;
        }
        if let Some(task) = &self.task {
            write!(f, ", {task}")?;
        }
        if let Some(term) = &self.term {
            write!(f, ", term {term}")?;
        }
        if let Some(student) = &self.student {
            write!(f, ", student {student}")?;
        }
        Ok(())
    }
}
