//! A home school with a few courses, and one student's scores from short texts.

use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::School;
use gradecrosswalk_domain::scores::{Passing, ScoreGroup, ScoreItem};
use gradecrosswalk_domain::{CreditType, GroupName};
use gradecrosswalk_matching::home_scores::{HomeScore, HomeTasks, ScoresByStudent};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, GROUP, TERM_GRADE, minute, number, section, ssid, task_name, term, text,
};

pub(crate) const FINAL: &str = FINAL_GRADE;
pub(crate) const TERM: &str = TERM_GRADE;

/// Letters with GPA values; `A+` has a bonus, `D` earns half the credit, `P` and `I` have no GPA value.
fn group() -> ScoreGroup {
    let item = |score: &str, passing, min: &str| {
        let item = ScoreItem::new(text(score), passing);
        if min.is_empty() { item } else { item.with_min_percent(min.parse().unwrap()) }
    };
    let gpa = |item: ScoreItem, value: &str| item.with_gpa_value(value.parse().unwrap());
    let (passes, fails) = (Passing::Passes, Passing::Fails);
    let items = [
        gpa(item("A+", passes, "97"), "4").with_bonus("0.025".parse().unwrap()),
        gpa(item("A", passes, "90"), "4"),
        gpa(item("B", passes, "80"), "3"),
        gpa(item("C", passes, "70"), "2"),
        gpa(item("D", passes, "60"), "1").with_credit_coefficient("0.5".parse().unwrap()),
        gpa(item("F", fails, "0"), "0"),
        item("P", passes, ""),
        item("I", fails, ""),
    ];
    ScoreGroup::new(GroupName::new(GROUP).unwrap(), items).unwrap()
}

/// Courses `A` to `E`: a term grade with a Term GPA weight and a final grade with a credit, each with this weight and
/// credit. `Twice` has weights on both tasks, `Doubled` two rows of the final grade, `Blank` neither weight nor credit.
pub(crate) fn school() -> School {
    let mut school = SchoolBuilder::home("HS-1");
    school
        .group(group())
        .terms([term("S1", 1, "2019-08-01", "2019-12-20"), term("S2", 2, "2020-01-06", "2020-05-28")]);
    for (course, weight, credit) in [
        ("A", "1", "1"),
        ("B", "1", "1"),
        ("C", "2", "0.5"),
        ("D", "0.5", "0.3333"),
        ("E", "0", "100"),
        ("Twice", "1", "1"),
        ("Doubled", "1", "1"),
        ("Blank", "", ""),
    ] {
        school
            .section(section(course, "1"), &[TERM, FINAL])
            .parts
            .sections
            .push(gradecrosswalk_domain::school::Section { key: section(course, "2"), teacher: None });
        school.task(course, TERM).term_gpa = weight.parse().ok();
        school.task(course, FINAL).credit = credit.parse().ok();
        school.task(course, FINAL).credit_type = CreditType::new("Technical").ok();
    }
    school.task("Twice", FINAL).term_gpa = "1".parse().ok();
    let row = school.task("Doubled", FINAL).clone();
    school.tasks("Doubled").push(row);
    school.build()
}

/// Scores such as `A/term/1=B A/final/2=A C-2/final/2=B@2020-05-01`, of one student.
pub(crate) fn scores(student: u32, texts: &str) -> Vec<HomeScore> {
    let of = |one: &str| {
        let (key, score) = one.split_once('=').unwrap();
        let (score, posted) = score.split_once('@').unwrap_or((score, ""));
        let mut key = key.split('/');
        let (course, task, term) = (key.next().unwrap(), key.next().unwrap(), key.next().unwrap());
        let (course, in_course) = course.split_once('-').unwrap_or((course, "1"));
        let task = match task {
            "term" => TERM,
            "final" => FINAL,
            "CTE" => "CTE Term",
            other => other,
        };
        HomeScore {
            ssid: ssid(student),
            section: section(course, in_course),
            task: task_name(task),
            term: number(term.parse().unwrap()),
            score: text(score),
            percent: None,
            posted: (!posted.is_empty()).then(|| minute(posted)),
        }
    };
    texts.split_whitespace().map(of).collect()
}

/// Asks something of the school's tasks and of scores by student.
pub(crate) fn ask<T>(
    scores: &[HomeScore],
    question: impl FnOnce(&HomeTasks<'_>, &ScoresByStudent<'_>) -> T,
) -> T {
    let (school, profile) = (school(), ExchangeProfile::kts());
    question(&HomeTasks::compile(&school, &profile), &ScoresByStudent::of(scores))
}

/// A score as `A/CTE Term Grade/1=B`.
pub(crate) fn show(score: &HomeScore) -> String {
    format!("{}/{}/{}={}", score.section, score.task, score.term, score.score)
}
