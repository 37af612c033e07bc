//! Which terms are open for a task (rules T-4 to T-6, W-4, W-8).

use super::{Key, Oracle, Why, require};
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::calendar::{Term, TermNumber};
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::{CourseTask, ExceptionScope, OpenTerms, School, SectionKey};

/// What a school's open terms can be held for: several, none, one outside the mask, one that the schedule lacks.
type Reasons = [Why; 4];

/// None is not due before it is asked for: the posting's own term is open.
pub(super) const TECHNICAL: Reasons = [
    Why::TechnicalSeveralOpen,
    Why::TechnicalUnknownTerm,
    Why::TechnicalOutsideMask,
    Why::TechnicalUnknownTerm,
];
pub(super) const HOME: Reasons =
    [Why::HomeSeveralOpen, Why::HomeNoneOpen, Why::HomeOutsideMask, Why::HomeUnknownTerm];

/// The one open term, or what is wrong with the open terms.
pub(super) fn only<'s>(
    school: &'s School,
    row: &CourseTask,
    mut open: Vec<TermNumber>,
    [several, none, outside_mask, unknown]: Reasons,
) -> Result<&'s Term, Why> {
    open.sort_unstable();
    open.dedup();
    require(open.len() < 2, several)?;
    let term = *open.first().ok_or(none)?;
    require(row.term_mask.contains(term), outside_mask)?;
    school.schedule().terms().iter().find(|in_schedule| in_schedule.number() == term).ok_or(unknown)
}

impl Oracle<'_> {
    /// A task's rows on a course; more than one if it is doubled (rule K-2).
    pub(super) fn rows<'s>(
        &self,
        school: &'s School,
        course: &CourseNumber,
        task: TaskIndex,
    ) -> Vec<&'s CourseTask> {
        let rows = school.courses().iter().filter(|c| c.number == *course).flat_map(|c| &c.tasks);
        rows.filter(|row| self.task(&row.task) == Some(task)).collect()
    }

    /// Whether any task of the exchange is on the course twice (rule K-2).
    pub(super) fn doubled(&self, school: &School, course: &CourseNumber) -> bool {
        self.setup.profile().indexed_tasks().any(|(task, _)| self.rows(school, course, task).len() > 1)
    }

    /// The open terms of a task on a section's course for one student; a term may stand there several times.
    pub(super) fn open(
        &self,
        school: &School,
        section: &SectionKey,
        row: &CourseTask,
        key: Key<'_>,
    ) -> Vec<TermNumber> {
        if let OpenTerms::ByHand(active) = row.open_terms {
            return active.iter().collect();
        }
        let now = school.clock().local(self.as_of);
        let exceptions = school.exceptions().iter();
        let exceptions = exceptions.filter(|e| self.task(&e.task) == Some(key.task) && e.span.holds(now));
        let near: Vec<(u8, TermNumber)> = exceptions
            .filter_map(|e| Some((self.nearness(&e.scope, school, section, key.ssid)?, e.term)))
            .collect();
        let windows = school.windows().iter();
        let windows = windows.filter(|w| self.task(&w.task) == Some(key.task) && w.span.holds(now));
        let terms: Vec<TermNumber> = match near.iter().map(|(nearness, _)| nearness).min() {
            Some(nearest) => near.iter().filter(|(of, _)| of == nearest).map(|(_, term)| *term).collect(),
            None => windows.map(|window| window.term).collect(),
        };
        terms.into_iter().filter(|term| row.term_mask.contains(*term)).collect()
    }

    /// How near an exception is to the student in the section, 0 the nearest; none if it is not for them (rule W-8).
    fn nearness(
        &self,
        scope: &ExceptionScope,
        school: &School,
        section: &SectionKey,
        ssid: Ssid,
    ) -> Option<u8> {
        let teacher = school.sections().iter().find(|s| s.key == *section).and_then(|s| s.teacher.as_ref());
        let records = self.night.enrollments.iter().filter(|record| record.ssid == Some(ssid));
        let level = records.filter_map(|record| record.grade_level).max();
        let (is_theirs, nearness) = match scope {
            ExceptionScope::Student(student) => (*student == ssid, 0),
            ExceptionScope::Section(key) => (key == section, 1),
            ExceptionScope::Course(course) => (*course == section.course, 2),
            ExceptionScope::Teacher(of) => (Some(of) == teacher, 3),
            ExceptionScope::GradeLevel(of) => (Some(*of) == level, 4),
        };
        is_theirs.then_some(nearness)
    }
}
