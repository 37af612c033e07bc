//! A small night to try things on: document 001's Example 1. Made up but for its dates; nothing else reads it.

use crate::calendar::{ClockOffset, DateRange, LocalMinute, Term, TermMask, TermNumber, TermSchedule};
use crate::exchange::{AttendanceParts, ExchangeProfile, Links, Setup, SetupParts};
use crate::grades::{Enrollment, PostedGrade};
use crate::school::{
    Course, CourseTask, OpenTerms, Reporting, School, SchoolKind, SchoolParts, Section, SectionKey,
};
use crate::scores::{Mark, Passing, ScoreGroup, ScoreItem};
use crate::{CourseNumber, GroupName, SchoolId, ScoreText, SectionNumber, TaskName, TermName};
use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use chrono::NaiveDate;
use core::error::Error;

/// A set-up with the postings and enrollments of one night.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// A technical school and a home high school.
    pub setup: Setup,
    /// One posted grade.
    pub posted: Vec<PostedGrade>,
    /// The student's enrollment at home.
    pub enrollments: Vec<Enrollment>,
}

/// Document 001's Example 1, one student in one course: the technical school has Term 2, October 2 to December 1, open;
/// the home school's Term 1, August 1 to October 15, is open, and on October 4 that is right.
///
/// The score groups are an illustration: the contents of the state's CTE Numeric group are not public (rule K-6).
///
/// ```
/// let sample = gradecrosswalk_domain::sample::document_001()?;
/// assert_eq!(sample.setup.technical().id().as_str(), "ATC-017");
/// assert_eq!(sample.setup.homes().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Never: the sample is tested. Each of its values is made by its own checked constructor.
pub fn document_001() -> Result<Sample, Box<dyn Error>> {
    let technical = [((8, 1), (10, 1)), ((10, 2), (12, 1))];
    let home = [((8, 1), (10, 15)), ((10, 16), (12, 15))];
    let setup = Setup::new(SetupParts {
        profile: ExchangeProfile::kts(),
        technical: school("ATC-017", SchoolKind::StateTechnical, "CTE Numeric", technical, 2)?,
        homes: vec![school("HS-201", SchoolKind::HomeHighSchool, "District Letters", home, 1)?],
        links: Links::ByProfile,
        waivers: vec![],
        attendance: AttendanceParts::default(),
    })?;
    let ssid = setup.profile().ssid("1000000017")?;
    let posted = PostedGrade {
        ssid: Some(ssid),
        section: section()?,
        task: TaskName::new("CTE Term Grade")?,
        term: TermNumber::new(2)?,
        mark: Mark::Percent("92.5".parse()?),
        posted: LocalMinute::end_of(day((10, 3))?)?,
    };
    let enrollment = Enrollment {
        ssid: Some(ssid),
        home: SchoolId::new("HS-201")?,
        section: section()?,
        days: DateRange::open_ended(day((8, 1))?)?,
        grade_level: None,
    };
    Ok(Sample { setup, posted: vec![posted], enrollments: vec![enrollment] })
}

type MonthDay = (u32, u32);

/// A school with two terms, one of them open by hand, and one course.
fn school(
    id: &str,
    kind: SchoolKind,
    group: &str,
    terms: [(MonthDay, MonthDay); 2],
    open: u8,
) -> Result<School, Box<dyn Error>> {
    let mut schedule = Vec::new();
    for (number, (first, last)) in (1..).zip(terms) {
        let name = TermName::new(alloc::format!("Term {number}"))?;
        schedule.push(Term::new(TermNumber::new(number)?, name, DateRange::new(day(first)?, day(last)?)?));
    }
    let mut scores = Vec::new();
    let numeric = kind != SchoolKind::HomeHighSchool;
    for (number, letter, min) in [("95", "A", "90"), ("85", "B", "80"), ("75", "C", "70"), ("60", "F", "0")] {
        let score = ScoreText::new(if numeric { number } else { letter })?;
        let passing = if min == "0" { Passing::Fails } else { Passing::Passes };
        scores.push(ScoreItem::new(score, passing).with_min_percent(min.parse()?));
    }
    let task = CourseTask {
        task: TaskName::new("CTE Term Grade")?,
        score_group: GroupName::new(group)?,
        term_gpa: None,
        credit: None,
        credit_type: None,
        term_mask: TermMask::through(TermNumber::new(2)?),
        open_terms: OpenTerms::ByHand(TermMask::only(TermNumber::new(open)?)),
    };
    Ok(School::new(SchoolParts {
        id: SchoolId::new(id)?,
        kind,
        clock: ClockOffset::ZERO,
        schedule: TermSchedule::new(schedule)?,
        score_groups: vec![ScoreGroup::new(GroupName::new(group)?, scores)?],
        windows: vec![],
        exceptions: vec![],
        courses: vec![Course { number: section()?.course, tasks: vec![task] }],
        sections: vec![Section { key: section()?, teacher: None }],
        composites: vec![],
        reporting: Reporting::default(),
    })?)
}

fn section() -> Result<SectionKey, Box<dyn Error>> {
    Ok(SectionKey::new(CourseNumber::new("480815")?, SectionNumber::new("1")?))
}

fn day((month, day): MonthDay) -> Result<NaiveDate, Box<dyn Error>> {
    NaiveDate::from_ymd_opt(2019, month, day).ok_or_else(|| "no such day in 2019".into())
}
