//! Short ways to write the domain's values in tables.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of them")]

use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::{
    ClockOffset, DateRange, LocalMinute, SchoolYear, Term, TermNumber, TermSchedule, WindowSpan,
};
use gradecrosswalk_domain::exchange::{Waiver, WaiverStanding};
use gradecrosswalk_domain::school::{
    Course, CourseTask, OpenTerms, Reporting, School, SchoolKind, SchoolParts, Section, SectionKey,
};
use gradecrosswalk_domain::scores::{Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{
    CourseNumber, GroupName, SchoolId, ScoreText, SectionNumber, TaskName, TermName,
};

/// A day, as `2019-10-02`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A minute, as `2019-10-02 23:59`.
pub fn minute(text: &str) -> LocalMinute {
    LocalMinute::new(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()).unwrap()
}

/// A range of days.
pub fn range(first: &str, last: &str) -> DateRange {
    DateRange::new(day(first), day(last)).unwrap()
}

/// A window of whole days.
pub fn whole_days(first: &str, last: &str) -> WindowSpan {
    WindowSpan::whole_days(range(first, last))
}

/// A term's number.
pub fn number(n: u8) -> TermNumber {
    TermNumber::new(n).unwrap()
}

/// A term named `Term n`.
pub fn term(n: u8, first: &str, last: &str) -> Term {
    Term::new(number(n), TermName::new(format!("Term {n}")).unwrap(), range(first, last))
}

/// A waiver for the school year that begins in this calendar year.
pub fn waiver(school: &str, year: i32, submitted: &str, standing: WaiverStanding) -> Waiver {
    Waiver::new(id(school), SchoolYear::starting(year).unwrap(), day(submitted), standing).unwrap()
}

/// A school identifier.
pub fn id(text: &str) -> SchoolId {
    SchoolId::new(text).unwrap()
}

/// A course number.
pub fn course_number(text: &str) -> CourseNumber {
    CourseNumber::new(text).unwrap()
}

/// A group's name.
pub fn group_name(text: &str) -> GroupName {
    GroupName::new(text).unwrap()
}

/// A task's name.
pub fn task_name(text: &str) -> TaskName {
    TaskName::new(text).unwrap()
}

/// A section's key.
pub fn key(course: &str, section: &str) -> SectionKey {
    SectionKey::new(course_number(course), SectionNumber::new(section).unwrap())
}

/// A section without a teacher.
pub fn section(course: &str, number: &str) -> Section {
    Section { key: key(course, number), teacher: None }
}

/// A score with a Min %, or without one where it is blank.
pub fn item(score: &str, min_percent: &str) -> ScoreItem {
    let item = ScoreItem::new(ScoreText::new(score).unwrap(), Passing::Passes);
    if min_percent.is_empty() { item } else { item.with_min_percent(min_percent.parse().unwrap()) }
}

/// A score group of scores and their Min %.
pub fn group(name: &str, items: &[(&str, &str)]) -> ScoreGroup {
    ScoreGroup::new(group_name(name), items.iter().map(|(score, min)| item(score, min))).unwrap()
}

/// A task graded from CTE Numeric in terms 1 to 4, with the given open terms.
pub fn task(name: &str, open_terms: OpenTerms) -> CourseTask {
    CourseTask {
        task: task_name(name),
        score_group: group_name("CTE Numeric"),
        term_gpa: None,
        credit: None,
        credit_type: None,
        term_mask: "{1,2,3,4}".parse().unwrap(),
        open_terms,
    }
}

/// A course with tasks.
pub fn course(number: &str, tasks: Vec<CourseTask>) -> Course {
    Course { number: course_number(number), tasks }
}

/// A school with four terms, CTE Numeric, and course 480815 with one task and one section.
pub fn school_parts(school: &str, kind: SchoolKind) -> SchoolParts {
    SchoolParts {
        id: id(school),
        kind,
        clock: ClockOffset::ZERO,
        schedule: TermSchedule::new([
            term(1, "2019-08-01", "2019-10-01"),
            term(2, "2019-10-02", "2019-12-31"),
            term(3, "2020-01-20", "2020-03-15"),
            term(4, "2020-03-16", "2020-05-15"),
        ])
        .unwrap(),
        score_groups: vec![group("CTE Numeric", &[("A", "90"), ("B", "80"), ("F", "0"), ("I", "")])],
        windows: Vec::new(),
        exceptions: Vec::new(),
        courses: vec![course("480815", vec![task("CTE Term Grade", OpenTerms::ByWindow)])],
        sections: vec![section("480815", "01")],
        composites: Vec::new(),
        reporting: Reporting::default(),
    }
}

/// A technical school, state-operated.
pub fn technical() -> SchoolParts {
    school_parts("ATC-017", SchoolKind::StateTechnical)
}

/// A home high school.
pub fn home(school: &str) -> SchoolParts {
    school_parts(school, SchoolKind::HomeHighSchool)
}

/// The school of the parts, which must be good.
pub fn school(parts: SchoolParts) -> School {
    School::new(parts).unwrap()
}
