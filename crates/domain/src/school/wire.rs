//! The forms of a school in JSON. What a school must have is required; what it may lack is left out.

use super::{AlertGroup, CompositeChild, CompositeRule, ReportTemplate, Reporting, TemplateKind};
use super::{Course, CourseTask, ExceptionScope, GradeLevel, OpenTerms, School, SchoolKind, SchoolParts};
use super::{Section, SectionKey, WindowException};
use crate::calendar::{
    ClockOffset, GradingWindow, LocalMinute, TermMask, TermNumber, TermSchedule, WindowSpan,
};
use crate::scores::{ChildWeight, Credit, GpaWeight, ScoreGroup};
use crate::wire::{integer_form, object_form, unless_empty};
use crate::{
    CourseNumber, CreditType, GroupName, SchoolId, SectionNumber, TaskName, TeacherId, TemplateName,
};
use alloc::vec::Vec;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

integer_form!(
    GradeLevel,
    "grade level",
    "0 to 14: give 0 for kindergarten, 9 to 12 for high school",
    GradeLevel::new,
    |level| level.get()
);

object_form!(SectionKey, "a section's key", |key| {
    required course: CourseNumber = &key.course,
    required number: SectionNumber = &key.number,
} => SectionKey { course, number });

object_form!(Section, "a section", |section| {
    required course: CourseNumber = &section.key.course,
    required number: SectionNumber = &section.key.number,
    optional teacher: TeacherId = section.teacher.as_ref(),
} => Section { key: SectionKey { course, number }, teacher });

object_form!(CourseTask, "a task on a course", |task| {
    required task: TaskName = &task.task,
    required score_group: GroupName = &task.score_group,
    optional term_gpa: GpaWeight = task.term_gpa,
    optional credit: Credit = task.credit,
    optional credit_type: CreditType = task.credit_type.as_ref(),
    required term_mask: TermMask = task.term_mask,
    required open_terms: OpenTerms = task.open_terms,
} => CourseTask { task, score_group, term_gpa, credit, credit_type, term_mask, open_terms });

object_form!(Course, "a course", |course| {
    required number: CourseNumber = &course.number,
    required tasks: Vec<CourseTask> = &course.tasks,
} => Course { number, tasks });

object_form!(WindowException, "an exception", |exception| {
    required scope: ExceptionScope = &exception.scope,
    required task: TaskName = &exception.task,
    required term: TermNumber = exception.term,
    required opens: LocalMinute = exception.span.opens(),
    required closes: LocalMinute = exception.span.closes(),
} => try WindowSpan::new(opens, closes).map(|span| WindowException { scope, task, term, span }));

object_form!(CompositeChild, "a part of a composite", |child| {
    required task: TaskName = &child.task,
    required term: TermNumber = child.term,
    required weight: ChildWeight = child.weight,
} => CompositeChild { task, term, weight });

object_form!(CompositeRule, "a composite rule", |rule| {
    required course: CourseNumber = &rule.course,
    required task: TaskName = &rule.task,
    required term: TermNumber = rule.term,
    required children: Vec<CompositeChild> = &rule.children,
} => CompositeRule { course, task, term, children });

object_form!(ReportTemplate, "a report template", |template| {
    required name: TemplateName = &template.name,
    required kind: TemplateKind = template.kind,
    required tasks: Vec<TaskName> = &template.tasks,
} => ReportTemplate { name, kind, tasks });

object_form!(Reporting, "reporting", |reporting| {
    optional templates: Vec<ReportTemplate> = reporting.templates.as_ref(),
    optional alert_group: AlertGroup =
        Some(&reporting.alert_group).filter(|group| **group != AlertGroup::NotTold),
} => Reporting { templates, alert_group: alert_group.unwrap_or_default() });

object_form!(SchoolParts, "a school", |school| {
    required id: SchoolId = &school.id,
    required kind: SchoolKind = school.kind,
    optional clock: ClockOffset = Some(school.clock).filter(|clock| *clock != ClockOffset::ZERO),
    required schedule: TermSchedule = &school.schedule,
    required score_groups: Vec<ScoreGroup> = &school.score_groups,
    optional windows: Vec<GradingWindow> = unless_empty(&school.windows),
    optional exceptions: Vec<WindowException> = unless_empty(&school.exceptions),
    required courses: Vec<Course> = &school.courses,
    required sections: Vec<Section> = &school.sections,
    optional composites: Vec<CompositeRule> = unless_empty(&school.composites),
    optional reporting: Reporting = Some(&school.reporting).filter(|reporting| **reporting != Reporting::default()),
} => SchoolParts {
    id,
    kind,
    clock: clock.unwrap_or_default(),
    schedule,
    score_groups,
    windows: windows.unwrap_or_default(),
    exceptions: exceptions.unwrap_or_default(),
    courses,
    sections,
    composites: composites.unwrap_or_default(),
    reporting: reporting.unwrap_or_default(),
});

impl Serialize for School {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.parts().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for School {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(SchoolParts::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
