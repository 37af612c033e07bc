//! From term grades and an exam at the technical school to a line on the home school's transcript and report card, each
//! step with its reason.
//!
//! `cargo run --example final_grade`. Three students of one course; the scores of both groups are an illustration.

use anyhow::Context as _;
use chrono::NaiveDate;
use gradecrosswalk::domain::document::{self, Document};
use gradecrosswalk::domain::grades::Ssid;
use gradecrosswalk::matching::composite::{Calculator, CompositePolicy, CompositeRules, enrolled_terms};
use gradecrosswalk::matching::eligibility::{ExpectedGrade, PassRequirement, eligibility};
use gradecrosswalk::matching::gpa::{GpaPolicy, HonorBand, HonorRoll, term_gpa};
use gradecrosswalk::matching::home_scores::{HomeScore, HomeTasks, ScoresByStudent};
use gradecrosswalk::matching::report_card::report_card;
use gradecrosswalk::matching::transcripts::{StandingEntry, TranscriptSelection, plan_post};
use gradecrosswalk::report::{Shown, tables};
use gradecrosswalk::*;

const SETUP: &str = include_str!("setup.json");
const TERM: &str = "CTE Term Grade";
const EXAM: &str = "CTE Final Exam";

/// A student: SSID, the first day in the course, and what is posted: task, term, percent or score.
type Student = (&'static str, (i32, u32, u32), &'static [(&'static str, u8, &'static str)]);

const STUDENTS: &[Student] = &[
    // All year.
    (
        "1000000011",
        (2019, 8, 1),
        &[(TERM, 1, "90"), (TERM, 2, "90"), (TERM, 3, "88"), (TERM, 4, "89"), (EXAM, 4, "95.5")],
    ),
    // Joins in the second quarter.
    ("1000000022", (2019, 10, 7), &[(TERM, 2, "84"), (TERM, 3, "79.5"), (TERM, 4, "81.25"), (EXAM, 4, "70")]),
    // Has nothing but a score without a percent.
    ("1000000033", (2020, 3, 16), &[(TERM, 4, "65 without percent")]),
];

fn main() -> anyhow::Result<()> {
    let setup: Setup =
        document::read::<Document<Setup>, _>(&mut serde_json::Deserializer::from_str(SETUP))?.into_content();
    let today = NaiveDate::from_ymd_opt(2020, 5, 14).context("no such day")?;
    let at_three = LocalMinute::new(today.and_hms_opt(15, 0, 0).context("no such time")?)?;

    println!("== 1. The technical school makes the final grades (rules C-1 to C-3)");
    let (mut posted, enrollments) = records(&setup, at_three)?;
    let finals = final_grades(&setup, &posted, &enrollments, at_three)?;
    posted.extend(finals);

    println!("\n== 2. The night takes what is posted home (rule G-4)");
    // Term grades of earlier terms went on earlier nights.
    posted.retain(|grade| grade.term.get() == 4);
    let scores = night(&setup, AsOf::end_of(today)?, &posted, &enrollments)?;

    println!("\n== 3. The home school uses what has arrived");
    let home = setup.homes().first().context("one home school")?;
    let tasks = HomeTasks::compile(home, setup.profile());
    let all = ScoresByStudent::of(&scores);
    gpas(&tasks, &all)?;
    transcript(&tasks, &all)?;
    cards(&tasks, &all, home)?;
    eligible(&tasks, &all, AsOf::end_of(today)?)
}

/// The term grades and exams that are posted, and the students' enrollments.
fn records(setup: &Setup, posted: LocalMinute) -> anyhow::Result<(Vec<PostedGrade>, Vec<Enrollment>)> {
    let section = setup.technical().sections().first().context("one section")?.key.clone();
    let home = setup.homes().first().context("one home school")?.id().clone();
    let (mut grades, mut enrollments) = (Vec::new(), Vec::new());
    for (ssid, (year, month, day), of_student) in STUDENTS {
        let ssid = Some(setup.profile().ssid(ssid)?);
        let first = NaiveDate::from_ymd_opt(*year, *month, *day).context("no such day")?;
        let days = DateRange::open_ended(first)?;
        enrollments.push(Enrollment {
            ssid,
            home: home.clone(),
            section: section.clone(),
            days,
            grade_level: None,
        });
        for (task, term, mark) in *of_student {
            let mark = match mark.strip_suffix(" without percent") {
                Some(score) => Mark::Score(ScoreText::new(score)?),
                None => Mark::Percent(mark.parse()?),
            };
            let (task, term) = (TaskName::new(task)?, TermNumber::new(*term)?);
            grades.push(PostedGrade { ssid, section: section.clone(), task, term, mark, posted });
        }
    }
    Ok((grades, enrollments))
}

/// The final grades that the composite rule makes, posted.
fn final_grades(
    setup: &Setup,
    posted: &[PostedGrade],
    enrollments: &[Enrollment],
    at: LocalMinute,
) -> anyhow::Result<Vec<PostedGrade>> {
    let school = setup.technical();
    let rules = CompositeRules::compile(school, setup.profile());
    for fault in rules.faults() {
        println!("set up wrong: {fault}");
    }
    let mut made = Vec::new();
    for course in rules.courses() {
        let mut calculator = Calculator::new(course, CompositePolicy::to_places(2));
        for enrollment in enrollments {
            let (ssid, section) = (enrollment.ssid.context("an SSID")?, enrollment.section.clone());
            let mut student = course.student(enrolled_terms(school.schedule(), &[enrollment.days]));
            student.post_all(course, posted.iter().filter(|grade| grade.ssid == Some(ssid)));
            for slot in course.composites() {
                let explained = calculator.explain(&student, slot).context("a rule's own grade")?;
                println!("student {ssid}, {}", explained.headline());
                print!("{}", tables::composite(&explained).text());
                let (Ok(grade), Some(group)) = (explained.grade, course.score_group(slot)) else { continue };
                match grade.posting(group, &explained.of, Some(ssid), section.clone(), at) {
                    Ok(posting) => {
                        println!("  -> posted: {} (looked up exactly, rule S-2)", posting.mark);
                        made.push(posting);
                    }
                    Err(reason) => println!("  -> not posted: {reason}"),
                }
            }
        }
    }
    Ok(made)
}

/// Plans the night and gives what then stands at the home school, with a course of its own.
fn night(
    setup: &Setup,
    as_of: AsOf,
    posted: &[PostedGrade],
    enrollments: &[Enrollment],
) -> anyhow::Result<Vec<HomeScore>> {
    let exchange = Exchange::compile(setup, as_of, PlanPolicy::default())?;
    let records = Records { posted, enrollments, ..Records::default() };
    let ledger = Ledger::of(&exchange, records)?;
    let plan = Plan::new(&exchange, ledger.night())?;
    let record = PlanRecord::of(&plan, &ledger, &records)?;
    for decision in &record.decisions {
        let ssid = decision.ssid.map_or_else(String::new, |ssid| ssid.to_string());
        print!("student {ssid}, {} of term {}, {}: ", decision.task, decision.term, decision.mark);
        match decision.outcome.stands() {
            Some(write) => println!(
                "{} at {}: {} in its term {}",
                decision.outcome.kind().code(),
                write.home.school,
                write.score,
                write.term
            ),
            None => println!("{}", decision.outcome.kind().code()),
        }
    }
    let mut scores: Vec<HomeScore> = record.decisions.iter().filter_map(HomeScore::of_decision).collect();
    let own = [("1000000011", "A"), ("1000000022", "B"), ("1000000033", "I")];
    for (ssid, score) in own {
        scores.push(HomeScore {
            ssid: Ssid::new(ssid)?,
            section: SectionKey::new(CourseNumber::new("MATH3")?, SectionNumber::new("7")?),
            task: TaskName::new("Semester Grade")?,
            term: TermNumber::new(2)?,
            score: ScoreText::new(score)?,
            percent: None,
            posted: None,
        });
    }
    Ok(scores)
}

fn gpas(tasks: &HomeTasks<'_>, all: &ScoresByStudent<'_>) -> anyhow::Result<()> {
    println!("-- Term GPA of semester 2 (rule P-1)");
    let roll = HonorRoll::new([HonorBand { name: BandName::new("Honors")?, least: "3.5".parse()? }])?;
    let (policy, term) = (GpaPolicy { places: 3, ..GpaPolicy::default() }, TermNumber::new(2)?);
    let of_student = |student| term_gpa(tasks, policy, term, student);
    let reports: Vec<_> = all.students().map(of_student).collect();
    print!("{}", tables::gpas(&reports, &roll, Shown::All).without_blank_columns().text());
    for report in &reports {
        let table = tables::gpa(report).without_blank_columns();
        print!("{}:\n{}", table.caption(), table.text());
    }
    Ok(())
}

fn transcript(tasks: &HomeTasks<'_>, all: &ScoresByStudent<'_>) -> anyhow::Result<()> {
    println!("-- Transcript post of semester 2, as the home school chooses (rule P-2)");
    let year = SchoolYear::starting(2019)?;
    let terms = TermMask::only(TermNumber::new(2)?);
    let selection = TranscriptSelection { terms, ..TranscriptSelection::default() };
    let plan = plan_post(tasks, year, &selection, all, &[]);
    print!("{}", tables::transcript(&plan, Shown::All).without_blank_columns().text());
    let standing: Vec<StandingEntry> = plan.adds().map(StandingEntry::from).collect();
    println!("second post: {} adds", plan_post(tasks, year, &selection, all, &standing).adds().count());
    Ok(())
}

fn cards(tasks: &HomeTasks<'_>, all: &ScoresByStudent<'_>, home: &School) -> anyhow::Result<()> {
    let templates = home.reporting().templates.as_ref().context("the school has templates")?;
    let template = templates.first().context("one template")?;
    println!("-- {} (rule P-3)", template.name);
    for student in all.students() {
        let card = report_card(tasks, template, TermMask::only(TermNumber::new(2)?), student);
        let table = tables::report_card(&card).without_blank_columns();
        print!("{}:\n{}", table.caption(), table.text());
    }
    Ok(())
}

fn eligible(tasks: &HomeTasks<'_>, all: &ScoresByStudent<'_>, as_of: AsOf) -> anyhow::Result<()> {
    println!("-- Eligible with two passing grades, as of {as_of} (rule P-4)");
    let term = TermNumber::new(2)?;
    let expected = |course, section, task| -> anyhow::Result<ExpectedGrade> {
        let section = SectionKey::new(CourseNumber::new(course)?, SectionNumber::new(section)?);
        Ok(ExpectedGrade { section, task: TaskName::new(task)?, term })
    };
    let expected = [expected("480815", "1", "CTE Final Grade")?, expected("MATH3", "7", "Semester Grade")?];
    let of = |student| eligibility(tasks, PassRequirement::Count(2), as_of, &expected, Some(student));
    let reports: Vec<_> = all.students().map(|student| (student.ssid(), of(student))).collect();
    let reports = reports.iter().map(|(ssid, report)| (*ssid, report));
    print!("{}", tables::eligibility(reports, Shown::All).without_blank_columns().text());
    Ok(())
}
