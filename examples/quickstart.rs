//! Document 001's Example 1: the technical school is in Term 2, the home school still in Term 1.

use chrono::NaiveDate;
use gradecrosswalk::*;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let setup = Setup::new(SetupParts {
        profile: ExchangeProfile::kts(),
        technical: school(
            "ATC-017",
            SchoolKind::StateTechnical,
            [("08-01", "10-01"), ("10-02", "12-01")],
            2,
        )?,
        homes: vec![school(
            "HS-201",
            SchoolKind::HomeHighSchool,
            [("08-01", "10-15"), ("10-16", "12-15")],
            1,
        )?],
        links: Links::ByProfile,
        waived_years: vec![],
    })?;
    let ssid = setup.profile().ssid("1000000017")?;
    let section = SectionKey::new(CourseNumber::new("480815")?, SectionNumber::new("1")?);
    let posted = [PostedGrade {
        ssid: Some(ssid),
        section: section.clone(),
        task: TaskName::new("CTE Term Grade")?,
        term: TermNumber::new(2)?,
        mark: Mark::Percent("92.5".parse()?),
        posted: LocalMinute::end_of(date("10-03")?)?,
    }];
    let enrollments = [Enrollment {
        ssid: Some(ssid),
        home: SchoolId::new("HS-201")?,
        section,
        days: DateRange::open_ended(date("08-01")?)?,
        grade_level: None,
    }];

    let exchange = Exchange::compile(&setup, AsOf::end_of(date("10-04")?)?, PlanPolicy::default())?;
    let records = Records { posted: &posted, enrollments: &enrollments, ..Records::default() };
    let ledger = Ledger::of(&exchange, records)?;
    let plan = Plan::new(&exchange, ledger.night())?;
    for (place, (row, outcome)) in plan.outcomes().enumerate() {
        println!("{}", outcome.kind().code());
        if let Some(explanation) = plan.explain(place) {
            println!("{}", Narrative::new(&explanation, ledger.register().ssid(row.student())));
        }
    }
    for write in plan.writes() {
        println!("write: {:?}", ledger.home_grade(&exchange, &write));
    }
    Ok(())
}

/// A school with two terms, one of them open by hand, and one course.
fn school(id: &str, kind: SchoolKind, terms: [(&str, &str); 2], open: u8) -> Result<School, Box<dyn Error>> {
    let item = |score: &str, min: &str| -> Result<ScoreItem, Box<dyn Error>> {
        Ok(ScoreItem::new(ScoreText::new(score)?, Passing::Passes).with_min_percent(min.parse()?))
    };
    let group = GroupName::new("CTE Numeric")?;
    let course = CourseNumber::new("480815")?;
    let mut schedule = Vec::new();
    for (number, (first, last)) in (1..).zip(terms) {
        let name = TermName::new(format!("Term {number}"))?;
        schedule.push(Term::new(TermNumber::new(number)?, name, DateRange::new(date(first)?, date(last)?)?));
    }
    let task = CourseTask {
        task: TaskName::new("CTE Term Grade")?,
        score_group: group.clone(),
        term_gpa: None,
        credit: None,
        credit_type: None,
        term_mask: "{1,2}".parse()?,
        open_terms: OpenTerms::ByHand(TermMask::only(TermNumber::new(open)?)),
    };
    Ok(School::new(SchoolParts {
        id: SchoolId::new(id)?,
        kind,
        clock: ClockOffset::ZERO,
        schedule: TermSchedule::new(schedule)?,
        score_groups: vec![ScoreGroup::new(group, [item("A", "90")?, item("B", "80")?, item("F", "0")?])?],
        windows: vec![],
        exceptions: vec![],
        courses: vec![Course { number: course.clone(), tasks: vec![task] }],
        sections: vec![Section { key: SectionKey::new(course, SectionNumber::new("1")?), teacher: None }],
    })?)
}

fn date(month_day: &str) -> Result<NaiveDate, Box<dyn Error>> {
    Ok(format!("2019-{month_day}").parse()?)
}
