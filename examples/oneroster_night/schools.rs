//! What the two producers mean by their columns, and a school made of a package's records.

use anyhow::Result;
use gradecrosswalk::domain::calendar::SchoolYear;
use gradecrosswalk::oneroster::format::SessionType;
use gradecrosswalk::oneroster::mapping::{
    Choices, CourseNumberFrom, NamedBy, PassRule, ScaleReading, SchoolRecords, ScoreColumn,
    SectionNumberFrom, StudentKey, TaskNaming,
};
use gradecrosswalk::{
    AsOf, ClockOffset, Course, CourseNumber, CourseTask, EndDate, OpenTerms, Reporting, School, SchoolId,
    SchoolKind, SchoolParts, TermMask,
};
use std::collections::BTreeMap;

/// The technical school's producer.
pub(crate) fn technical() -> Result<Choices<'static>> {
    Ok(Choices {
        org: "ATC-017",
        school: SchoolId::new("ATC-017")?,
        year: SchoolYear::starting(2025)?,
        end_dates: EndDate::Exclusive,
        term_types: &[SessionType::GradingPeriod],
        course_numbers: CourseNumberFrom::CourseCode,
        section_numbers: SectionNumberFrom::ClassCodeAfter('-'),
        students: StudentKey::Identifier,
        tasks: TaskNaming::ByProfile(NamedBy::Title),
        scores: ScoreColumn::Percent,
        scales: ScaleReading::ScoreAndMinPercent,
        passing: PassRule::FromMinPercent("60".parse()?),
    })
}

/// The home school's producer.
pub(crate) fn home() -> Result<Choices<'static>> {
    Ok(Choices {
        org: "201",
        school: SchoolId::new("HS-201")?,
        year: SchoolYear::starting(2025)?,
        end_dates: EndDate::Inclusive,
        term_types: &[SessionType::Term],
        course_numbers: CourseNumberFrom::CourseCode,
        section_numbers: SectionNumberFrom::ClassCode,
        students: StudentKey::UserId("SSID"),
        tasks: TaskNaming::ByProfile(NamedBy::Category),
        scores: ScoreColumn::Percent,
        scales: ScaleReading::ScoreAndRange,
        passing: PassRule::FromMinPercent("60".parse()?),
    })
}

/// A school as its package shows it. A package says nothing of masks: tasks are graded in all terms here, and the one
/// that holds the run's day is open.
pub(crate) fn school(records: &SchoolRecords, kind: SchoolKind, as_of: AsOf) -> Result<School> {
    let terms = records.schedule.terms();
    let open = terms.iter().filter(|term| term.dates().contains(as_of.date())).map(|term| term.number());
    let open: TermMask = open.collect();
    let mut courses: BTreeMap<&CourseNumber, Vec<CourseTask>> = BTreeMap::new();
    for section in &records.sections {
        courses.entry(&section.key.course).or_default();
    }
    for task in &records.tasks {
        // A task without a scale cannot be graded; the package's findings name it.
        let Some(score_group) = task.score_group.clone() else { continue };
        courses.entry(&task.course).or_default().push(CourseTask {
            task: task.task.clone(),
            score_group,
            term_gpa: None,
            credit: None,
            credit_type: None,
            term_mask: records.schedule.mask(),
            open_terms: OpenTerms::ByHand(open),
        });
    }
    let courses = courses.into_iter().map(|(number, tasks)| Course { number: number.clone(), tasks });
    Ok(School::new(SchoolParts {
        id: records.school.clone(),
        kind,
        clock: ClockOffset::ZERO,
        schedule: records.schedule.clone(),
        score_groups: records.score_groups.clone(),
        windows: Vec::new(),
        exceptions: Vec::new(),
        courses: courses.collect(),
        sections: records.sections.clone(),
        composites: Vec::new(),
        reporting: Reporting::default(),
    })?)
}
