//! Tables of what becomes of a grade: composites, GPAs, transcripts, report cards and eligibility, in all forms.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use gradecrosswalk_domain::CreditType;
use gradecrosswalk_domain::calendar::{SchoolYear, TermMask};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, ReportTemplate, School, TemplateKind};
use gradecrosswalk_matching::composite::{
    Calculator, CompositeExplanation, CompositePolicy, CompositeRules, MissingPart, SlotMark,
};
use gradecrosswalk_matching::eligibility::{ExpectedGrade, PassRequirement, eligibility};
use gradecrosswalk_matching::gpa::{GpaPolicy, HonorBand, HonorRoll, term_gpa};
use gradecrosswalk_matching::home_scores::{HomeScore, HomeTasks, ScoresByStudent};
use gradecrosswalk_matching::report_card::report_card;
use gradecrosswalk_matching::transcripts::{StandingEntry, TranscriptEntry, TranscriptSelection, plan_post};
use gradecrosswalk_report::{Shown, Table, tables};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, TERM_GRADE, as_of, mask, number, section, ssid, state_scores, task_name, term, text,
};

/// Courses `A` and `B` with weight and credit, `C` with neither.
fn school() -> School {
    let mut school = SchoolBuilder::home("HS-1");
    let terms = [term("S1", 1, "2019-08-01", "2019-12-20"), term("S2", 2, "2020-01-06", "2020-05-28")];
    school.group(state_scores()).terms(terms);
    for course in ["A", "B", "C"] {
        school.section(section(course, "1"), &[TERM_GRADE, FINAL_GRADE]);
        if course != "C" {
            school.task(course, TERM_GRADE).term_gpa = "1".parse().ok();
            school.task(course, FINAL_GRADE).credit = "0.5".parse().ok();
            school.task(course, FINAL_GRADE).credit_type = CreditType::new("Technical").ok();
        }
    }
    school.build()
}

fn score(student: u32, course: &str, task: &str, term: u8, score: &str) -> HomeScore {
    HomeScore {
        ssid: ssid(student),
        section: section(course, "1"),
        task: task_name(task),
        term: number(term),
        score: text(score),
        percent: None,
        posted: None,
    }
}

/// Student 1 has passed in two courses, student 2 in none.
fn scores() -> Vec<HomeScore> {
    vec![
        score(1, "A", TERM_GRADE, 2, "A"),
        score(1, "A", FINAL_GRADE, 2, "A"),
        score(1, "B", TERM_GRADE, 2, "B"),
        score(1, "B", FINAL_GRADE, 2, "B"),
        score(1, "C", FINAL_GRADE, 2, "B"),
        score(1, "A", FINAL_GRADE, 1, "C"),
        score(2, "A", TERM_GRADE, 2, "I"),
        score(2, "B", FINAL_GRADE, 2, "F"),
    ]
}

fn ask<T>(question: impl FnOnce(&HomeTasks<'_>, &ScoresByStudent<'_>) -> T) -> T {
    let (school, profile, scores) = (school(), ExchangeProfile::kts(), scores());
    question(&HomeTasks::compile(&school, &profile), &ScoresByStudent::of(&scores))
}

/// A table's text without blanks at the ends of its lines.
fn shown(table: &Table) -> Vec<String> {
    table.text().to_string().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// A final grade of two terms, the second of which is posted or not.
fn explained(second: Option<&str>, missing: MissingPart) -> CompositeExplanation {
    let mut school = SchoolBuilder::technical("CTC-1");
    let terms = [term("T1", 1, "2019-08-01", "2019-12-20"), term("T2", 2, "2020-01-06", "2020-05-28")];
    school.terms(terms).section(section("A", "1"), &["<Term> Grade", FINAL_GRADE]);
    let part = |term, weight: &str| CompositeChild {
        task: task_name("<Term> Grade"),
        term: number(term),
        weight: weight.parse().unwrap(),
    };
    school.parts.composites.push(CompositeRule {
        course: section("A", "1").course,
        task: task_name(FINAL_GRADE),
        term: number(2),
        children: vec![part(1, "1"), part(2, "2")],
    });
    let (school, profile) = (school.build(), ExchangeProfile::kts());
    let rules = CompositeRules::compile(&school, &profile);
    let course = &rules.courses()[0];
    let mut student = course.student(TermMask::ALL);
    for (term, percent) in [(1, Some("80")), (2, second)] {
        let slot = course.slot(&task_name("<Term> Grade"), number(term)).unwrap();
        let mark = percent.map_or(SlotMark::NotPosted, |percent| SlotMark::Percent(percent.parse().unwrap()));
        student.post(slot, mark);
    }
    let policy = CompositePolicy { missing, ..CompositePolicy::to_places(2) };
    let slot = course.composites().next().unwrap();
    Calculator::new(course, policy).explain(&student, slot).unwrap()
}

#[test]
fn a_composite_shows_its_parts_and_then_the_grade() {
    let table = tables::composite(&explained(Some("91"), MissingPart::Renormalise));
    assert_eq!(
        table.csv().to_string(),
        "part,term,standing,weight,percent_of_whole,adds\r\n\
         <Term> Grade,1,posted 80 %,1,33.333333… (100/3),26.666666… (80/3)\r\n\
         <Term> Grade,2,posted 91 %,2,66.666666… (200/3),60.666666… (182/3)\r\n\
         CTE Final Grade,2,87.33 %,\"\",100,87.333333… (262/3)\r\n",
        "C-1"
    );
    assert!(table.caption().starts_with("course A, CTE Final Grade of term 2: 87.33 %, the weighted mean"));
    assert!(table.html().to_string().contains("<th scope=\"row\">&lt;Term&gt; Grade</th>"));
    assert!(table.markdown().to_string().contains("87.333333… (262/3)"));
}

#[test]
fn a_composite_without_a_grade_says_why_and_counts_nothing() {
    let table = tables::composite(&explained(None, MissingPart::Withhold));
    let last = table.rows().last().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        last,
        ["CTE Final Grade", "2", "no grade: a part has no percent, and the policy waits for it", "", "", ""],
        "C-2"
    );
    assert!(table.rows().iter().all(|row| row[4].to_string().is_empty() && row[5].to_string().is_empty()));
}

#[test]
fn gpas_show_the_band_of_what_is_shown_and_why_there_is_none() {
    let bands = [HonorBand { name: "Honors".parse().unwrap(), least: "3.5".parse().unwrap() }];
    let roll = HonorRoll::new(bands).unwrap();
    ask(|tasks, all| {
        let of = |student| term_gpa(tasks, GpaPolicy::default(), number(2), student);
        let reports: Vec<_> = all.students().map(of).collect();
        assert_eq!(
            shown(&tables::gpas(&reports, &roll, Shown::All)),
            [
                "student     term  GPA  exactly  honor roll  scores that count  left out  why there is none",
                "1900000001  2     3.5  3.5      Honors                      2         3",
                "1900000002  2                                               0         2  no score of the term counts",
            ],
            "P-1"
        );
        assert_eq!(tables::gpas(&reports, &roll, Shown::Few(1)).left_out(), 1);
        assert_eq!(
            shown(&tables::gpa(&reports[0]).without_blank_columns()),
            [
                "section  task             score  GPA value  weight  left out because",
                "A-1      CTE Term Grade   A      4          1",
                "B-1      CTE Term Grade   B      3          1",
                "A-1      CTE Final Grade  A                         the task has no term gpa weight",
                "B-1      CTE Final Grade  B                         the task has no term gpa weight",
                "C-1      CTE Final Grade  B                         the task has no term gpa weight",
            ],
            "P-1, K-4"
        );
    });
}

#[test]
fn a_transcript_post_shows_every_outcome() {
    let year = SchoolYear::starting(2019).unwrap();
    let standing = |course: &str, score: &str| StandingEntry {
        entry: TranscriptEntry {
            ssid: ssid(1),
            home: "HS-1".parse().unwrap(),
            course: section(course, "1").course,
            score: text(score),
        },
        year,
        term: Some(number(2)),
    };
    ask(|tasks, all| {
        let post = |standing: &[StandingEntry]| {
            let selection = TranscriptSelection { terms: mask([2]), ..TranscriptSelection::default() };
            let plan = plan_post(tasks, year, &selection, all, standing);
            shown(&tables::transcript(&plan, Shown::All))
        };
        assert_eq!(
            post(&[]),
            [
                "student     section  term  score  outcome     GPA value  credit attempted  earned  credit type  why",
                "1900000001  A-1      1     C      not chosen                                                    the home school has not chosen it",
                "1900000001  A-1      2     A      add         4          0.5               0.5     Technical",
                "1900000001  B-1      2     B      add         3          0.5               0.5     Technical",
                "1900000001  C-1      2     B      refused                                                       the task grants no credit",
                "1900000002  B-1      2     F      add         0          0.5               0       Technical",
            ],
            "P-2"
        );
        let again = post(&[standing("A", "A"), standing("B", "C")]);
        assert!(again[2].ends_with("an entry stands and shows the score"), "{again:#?}");
        assert!(again[3].contains("  stale  "), "{again:#?}");
        assert!(again[3].ends_with("an entry stands and shows C: correct it by hand"), "G-8: {again:#?}");
    });
}

#[test]
fn a_report_card_shows_what_does_not_print_too() {
    let template = ReportTemplate {
        name: "Report Card".parse().unwrap(),
        kind: TemplateKind::ReportCard,
        tasks: vec![task_name("CTE Final")],
    };
    ask(|tasks, all| {
        let card = report_card(tasks, &template, mask([2]), all.student(ssid(1)).unwrap());
        assert_eq!(
            shown(&tables::report_card(&card)),
            [
                "section  task             term  score  not printed because",
                "A-1      CTE Final Grade  2     A",
                "B-1      CTE Final Grade  2     B",
                "C-1      CTE Final Grade  2     B",
                "A-1      CTE Final Grade  1     C      the score is of another term",
                "A-1      CTE Term Grade   2     A      the task is not in the template",
                "B-1      CTE Term Grade   2     B      the task is not in the template",
            ],
            "P-3"
        );
    });
}

#[test]
fn eligibility_names_what_failed_and_what_is_missing() {
    let grade = |course: &str| ExpectedGrade {
        section: section(course, "1"),
        task: task_name(FINAL_GRADE),
        term: number(2),
    };
    let expected = [grade("A"), grade("B")];
    ask(|tasks, all| {
        let table = |count| {
            let of = |student| {
                let (requirement, night) = (PassRequirement::Count(count), as_of("2020-05-28"));
                eligibility(tasks, requirement, night, &expected, Some(student))
            };
            let reports: Vec<_> = all.students().map(|student| (student.ssid(), of(student))).collect();
            shown(&tables::eligibility(reports.iter().map(|(ssid, of)| (*ssid, of)), Shown::All))
        };
        assert_eq!(
            table(2),
            [
                "student     verdict       passed  failed  missing  which failed            which are missing, and why",
                "1900000001  eligible           2       0        0",
                "1900000002  not eligible       0       1        1  CTE Final Grade in B-1  CTE Final Grade in A-1: nothing is posted",
            ],
            "P-4"
        );
        assert!(table(1)[2].starts_with("1900000002  undecided"), "P-4: the missing grade can decide");
    });
}

#[cfg(feature = "serde")]
#[test]
fn programs_read_them_by_key() {
    let table = tables::composite(&explained(Some("80"), MissingPart::Renormalise));
    let json = serde_json::to_value(table).unwrap();
    assert_eq!(
        json[2],
        serde_json::json!({
            "part": "CTE Final Grade", "term": "2", "standing": "80 %", "weight": "", "percent_of_whole": "100", "adds": "80"
        })
    );
}
