//! A school's set-up, out of its database.

use super::database::{Cells, Database};
use anyhow::{Context as _, Result};
use chrono::{NaiveDate, NaiveDateTime};
use gradecrosswalk::domain::school::{ExceptionScope, GradeLevel, WindowException};
use gradecrosswalk::domain::{CreditType, TeacherId};
use gradecrosswalk::{
    AlertGroup, ClockOffset, CompositeChild, CompositeRule, Course, CourseNumber, CourseTask, DateRange,
    ExchangeProfile, GradingWindow, GroupName, LocalMinute, OpenTerms, Passing, ReportTemplate, Reporting,
    School, SchoolId, SchoolKind, SchoolParts, ScoreGroup, ScoreItem, ScoreText, Section, SectionKey,
    SectionNumber, Ssid, TaskName, TemplateKind, TemplateName, Term, TermName, TermNumber, TermSchedule,
    UserGroupName, WindowSpan,
};
use std::collections::BTreeMap;

/// Reads a school and checks it.
pub fn school(database: &Database) -> Result<School> {
    let mut schools = database.rows("school", |row| {
        Ok(SchoolParts {
            id: row.parse::<SchoolId>("id")?,
            kind: row.read("kind", kind)?,
            clock: row.read("clock_offset_minutes", clock)?,
            schedule: TermSchedule::default(),
            score_groups: score_groups(database)?,
            windows: windows(database)?,
            exceptions: exceptions(database)?,
            courses: courses(database)?,
            sections: sections(database)?,
            composites: composites(database)?,
            reporting: Reporting { templates: None, alert_group: alert_group(row)? },
        })
    })?;
    let one = (schools.len() == 1).then(|| schools.remove(0));
    let mut parts =
        one.with_context(|| format!("{}: table school: give exactly one row", database.name()))?;
    parts.schedule =
        TermSchedule::new(terms(database)?).with_context(|| format!("{}: table term", database.name()))?;
    if parts.kind == SchoolKind::HomeHighSchool {
        parts.reporting.templates = Some(templates(database)?);
    }
    School::new(parts).with_context(|| database.name().to_owned())
}

fn kind(text: &str) -> Result<SchoolKind, String> {
    match text {
        "state technical" => Ok(SchoolKind::StateTechnical),
        "local technical" => Ok(SchoolKind::LocalTechnical),
        "home high school" => Ok(SchoolKind::HomeHighSchool),
        _ => Err(format!(
            "kind {text:?} is not known: give state technical, local technical or home high school"
        )),
    }
}

fn clock(text: &str) -> Result<ClockOffset> {
    Ok(ClockOffset::from_minutes(text.parse()?)?)
}

pub fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| format!("{text:?} is not a date: give one such as 2019-10-04"))
}

pub fn minute(text: &str) -> Result<LocalMinute, String> {
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M");
    let time = time.map_err(|_| format!("{text:?} is not a time: give one such as 2019-10-04 18:30"))?;
    LocalMinute::new(time).map_err(|error| error.to_string())
}

pub fn term_number(text: &str) -> Result<TermNumber, String> {
    let number = text.parse::<u32>().map_err(|_| format!("term {text:?} is not a number: give 1 to 16"))?;
    TermNumber::try_from(number).map_err(|error| error.to_string())
}

pub fn grade_level(text: &str) -> Result<GradeLevel, String> {
    let level = text.parse().map_err(|_| format!("grade level {text:?} is not a number: give 0 to 14"))?;
    GradeLevel::new(level).map_err(|error| error.to_string())
}

pub fn section_key(row: &Cells<'_>) -> Result<SectionKey> {
    Ok(SectionKey::new(
        row.parse::<CourseNumber>("course_number")?,
        row.parse::<SectionNumber>("section_number")?,
    ))
}

fn terms(database: &Database) -> Result<Vec<Term>> {
    database.rows("term", |row| {
        let dates = DateRange::new(row.read("first_day", day)?, row.read("last_day", day)?);
        let dates = dates.map_err(|error| row.refuse("last_day", error))?;
        Ok(Term::new(row.read("number", term_number)?, row.parse::<TermName>("name")?, dates))
    })
}

fn score_groups(database: &Database) -> Result<Vec<ScoreGroup>> {
    let mut items = database.rows("score_item", |row| {
        Ok((row.parse::<GroupName>("score_group")?, row.parse::<i64>("sequence")?, score_item(row)?))
    })?;
    items.sort_by_key(|(_, sequence, _)| *sequence);
    database.rows("score_group", |row| {
        let name = row.parse::<GroupName>("name")?;
        let own = items.iter().filter(|(group, ..)| *group == name).map(|(.., item)| item.clone());
        ScoreGroup::new(name.clone(), own).map_err(|error| row.refuse("name", error))
    })
}

fn score_item(row: &Cells<'_>) -> Result<ScoreItem> {
    let mut item = ScoreItem::new(row.parse::<ScoreText>("score")?, row.read("passing", passing)?);
    if let Some(bound) = row.parse_if("min_percent")? {
        item = item.with_min_percent(bound);
    }
    if let Some(value) = row.parse_if("gpa_value")? {
        item = item.with_gpa_value(value);
    }
    Ok(item)
}

/// The exchange's profile: Kentucky's, with the state's scores as the technical school's database has them.
pub fn profile(technical: &Database) -> Result<ExchangeProfile> {
    let mut parts = ExchangeProfile::kts().into_parts();
    let items = technical.rows("state_score_item", score_item)?;
    let place = || format!("{}: table state_score_item", technical.name());
    let scores = ScoreGroup::new(parts.state_score_group.clone(), items).with_context(place)?;
    parts.state_scores = Some(scores);
    Ok(ExchangeProfile::new(parts)?)
}

fn passing(text: &str) -> Result<Passing, String> {
    match text {
        "passes" => Ok(Passing::Passes),
        "fails" => Ok(Passing::Fails),
        _ => Err(format!("{text:?} is not known: give passes or fails")),
    }
}

fn span(row: &Cells<'_>) -> Result<WindowSpan> {
    let span = WindowSpan::new(row.read("opens", minute)?, row.read("closes", minute)?);
    span.map_err(|error| row.refuse("closes", error))
}

fn windows(database: &Database) -> Result<Vec<GradingWindow>> {
    database.rows("grading_window", |row| {
        let (task, term) = (row.parse::<TaskName>("task")?, row.read("term", term_number)?);
        Ok(GradingWindow { task, term, span: span(row)? })
    })
}

fn exceptions(database: &Database) -> Result<Vec<WindowException>> {
    database.rows("window_exception", |row| {
        let (task, term) = (row.parse::<TaskName>("task")?, row.read("term", term_number)?);
        Ok(WindowException { scope: scope(row)?, task, term, span: span(row)? })
    })
}

fn scope(row: &Cells<'_>) -> Result<ExceptionScope> {
    let section = row.parse_if::<SectionNumber>("section_number")?;
    let course = row.parse_if::<CourseNumber>("course_number")?;
    let scopes = [
        row.parse_if::<Ssid>("ssid")?.map(ExceptionScope::Student),
        course.map(|course| match section {
            Some(section) => ExceptionScope::Section(SectionKey::new(course, section)),
            None => ExceptionScope::Course(course),
        }),
        row.parse_if::<TeacherId>("teacher")?.map(ExceptionScope::Teacher),
        row.maybe("grade_level", grade_level)?.map(ExceptionScope::GradeLevel),
    ];
    let mut given = scopes.into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(scope), None) => Ok(scope),
        _ => Err(row.refuse("ssid", "give one of student, section, course, teacher and grade level")),
    }
}

fn courses(database: &Database) -> Result<Vec<Course>> {
    let tasks = database.rows("course_task", |row| {
        let task = CourseTask {
            task: row.parse::<TaskName>("task")?,
            score_group: row.parse::<GroupName>("score_group")?,
            term_gpa: row.parse_if("term_gpa")?,
            credit: row.parse_if("credit")?,
            credit_type: row.parse_if::<CreditType>("credit_type")?,
            term_mask: row.parse("term_mask")?,
            open_terms: row.parse_if("active_mask")?.map_or(OpenTerms::ByWindow, OpenTerms::ByHand),
        };
        Ok((row.parse::<CourseNumber>("course_number")?, task))
    })?;
    database.rows("course", |row| {
        let number = row.parse::<CourseNumber>("number")?;
        let own = tasks.iter().filter(|(course, _)| *course == number).map(|(_, task)| task.clone());
        Ok(Course { tasks: own.collect(), number })
    })
}

fn sections(database: &Database) -> Result<Vec<Section>> {
    database.rows("section", |row| {
        Ok(Section { key: section_key(row)?, teacher: row.parse_if::<TeacherId>("teacher")? })
    })
}

fn composites(database: &Database) -> Result<Vec<CompositeRule>> {
    let parts = database.rows("composite_rule", |row| {
        let made = (
            row.parse::<CourseNumber>("course_number")?,
            row.parse::<TaskName>("task")?,
            row.read("term", term_number)?,
        );
        let child = CompositeChild {
            task: row.parse::<TaskName>("child_task")?,
            term: row.read("child_term", term_number)?,
            weight: row.parse("weight")?,
        };
        Ok((made, child))
    })?;
    let mut children: BTreeMap<_, Vec<CompositeChild>> = BTreeMap::new();
    for (made, child) in parts {
        children.entry(made).or_default().push(child);
    }
    let rule = |((course, task, term), children)| CompositeRule { course, task, term, children };
    Ok(children.into_iter().map(rule).collect())
}

fn alert_group(row: &Cells<'_>) -> Result<AlertGroup> {
    let group = row.parse_if::<UserGroupName>("alert_group")?;
    Ok(group.map_or(AlertGroup::Missing, AlertGroup::SetUp))
}

fn templates(database: &Database) -> Result<Vec<ReportTemplate>> {
    let tasks = database.rows("report_template_task", |row| {
        Ok((row.parse::<TemplateName>("template")?, row.parse::<TaskName>("task")?))
    })?;
    database.rows("report_template", |row| {
        let name = row.parse::<TemplateName>("title")?;
        let own = tasks.iter().filter(|(template, _)| *template == name).map(|(_, task)| task.clone());
        Ok(ReportTemplate { kind: row.read("kind", template_kind)?, tasks: own.collect(), name })
    })
}

fn template_kind(text: &str) -> Result<TemplateKind, String> {
    match text {
        "report card" => Ok(TemplateKind::ReportCard),
        "progress report" => Ok(TemplateKind::ProgressReport),
        _ => Err(format!("{text:?} is not known: give report card or progress report")),
    }
}
