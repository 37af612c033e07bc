//! Rules that cannot be calculated: each fault with its text, what it stops and what it does not (rule C-1).

use crate::case::{Case, rule, school};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::{CompositeRule, School};
use gradecrosswalk_matching::composite::CompositeRules;
use gradecrosswalk_testkit::builders::{mask, number, section, task_name};

fn faults(rules: Vec<CompositeRule>) -> Vec<String> {
    let (school, profile) = (school(rules), ExchangeProfile::kts());
    CompositeRules::compile(&school, &profile).faults().iter().map(ToString::to_string).collect()
}

fn faults_of(rules: &[&str]) -> Vec<String> {
    faults(rules.iter().map(|text| rule(text)).collect())
}

#[test]
fn a_cycle_is_named() {
    assert_eq!(
        faults_of(&["F4 = S2:1 S4:1", "S4 = Q3:1 F4:1", "S2 = Q1:1"]),
        ["course 480815, composite rule of CTE Final Grade of term 4: the grade is a part of itself, \
          CTE Final Grade of term 4 <- Semester Grade of term 4 <- CTE Final Grade of term 4: \
          take one of these parts out"]
    );
    assert_eq!(
        faults_of(&["S2 = S2:1"]),
        ["course 480815, composite rule of Semester Grade of term 2: the grade is a part of itself, \
          Semester Grade of term 2 <- Semester Grade of term 2: take one of these parts out"]
    );
    assert_eq!(faults_of(&["S1 = S2:1", "S2 = S1:1", "S3 = S4:1", "S4 = S3:1"]).len(), 2, "two cycles");
}

#[test]
fn a_cycle_stops_what_needs_it_and_nothing_else() {
    let rules = ["S2 = Q1:1 Q2:1", "S4 = Q3:1 S3:1", "S3 = S4:1", "F4 = S2:1 S4:1"];
    let posted = "Q1=90 Q2=80 Q3=70";
    let says = |of| Case::of(&rules, posted).says(of);
    assert_eq!(["S2", "S3", "S4", "F4"].map(says), ["85", "faulty-rule", "faulty-rule", "faulty-rule"]);
    // C-1: a posted part counts as posted, whatever its own rule.
    let posted = Case::of(&rules, "Q1=90 Q2=80 S4=75");
    assert_eq!(["S2", "S4", "F4"].map(|of| posted.says(of)), ["85", "faulty-rule", "80"]);
    // Where the student was never enrolled for it, nothing needs it.
    let left = Case::of(&rules, "Q1=90 Q2=80").enrolled([1, 2]);
    assert_eq!(left.says("F4"), "85");
}

#[test]
fn what_is_set_up_wrong_is_told() {
    let (course, of) = ("course 480815, composite rule of ", "CTE Final Grade of term 4");
    assert_eq!(faults_of(&["F4 ="]), [format!("{course}{of}: the rule has no parts: give at least one")]);
    assert_eq!(
        faults_of(&["F4 = Q1:0 Q2:0"]),
        [format!("{course}{of}: every part has a weight of 0: give one of them a weight")]
    );
    assert_eq!(
        faults_of(&["F4 = Q1:1 Q5:1"]),
        [format!("{course}{of}: term 5 is not in the school's schedule: name a term of the schedule")]
    );
    assert_eq!(
        faults_of(&["F4 = Q1:1", "F4 = Q2:1"]),
        [format!("{course}{of}: another rule makes the same grade: keep one")]
    );
    assert_eq!(faults_of(&["F4 = Q1:1 Q2:3", "F4 = Q1:2 Q2:6"]), [""; 0], "two rules that make the same");
    let mut unknown = rule("F4 = Q1:1");
    unknown.children[0].task = task_name("Quarter");
    assert_eq!(
        faults(vec![unknown]),
        [format!("{course}{of}: task \"Quarter\" is not on the course: attach it, or name another")]
    );
    let mut elsewhere = rule("F4 = Q1:1");
    elsewhere.course = section("999999", "1").course;
    assert_eq!(
        faults(vec![elsewhere]),
        [
            "course 999999, composite rule of CTE Final Grade of term 4: the course is not given: give the course \
          with its tasks, or take the rule out"
        ]
    );
}

#[test]
fn an_unknown_part_is_not_left_out_silently() {
    let case = Case::of(&["F4 = Q1:1 Q5:1"], "Q1=90");
    assert_eq!(case.says("F4"), "faulty-rule");
    let doubled = Case::of(&["F4 = Q1:1", "F4 = Q2:1"], "Q1=90 Q2=80");
    assert_eq!(doubled.says("F4"), "faulty-rule");
}

#[test]
fn a_task_may_be_spelled_as_the_exchange_accepts_it() {
    let mut spelled = rule("F4 = Q1:1 Q2:1 S2:1");
    spelled.task = task_name("cte final");
    spelled.children[0].task = task_name("CTE Term");
    spelled.children[1].task = task_name("cte  termgrade");
    spelled.children[2].task = task_name("semestergrade");
    let (school, profile) = (school(vec![spelled]), ExchangeProfile::kts());
    let rules = CompositeRules::compile(&school, &profile);
    assert_eq!(rules.faults(), [], "K-1");
    let course = rules.course(&section("480815", "1").course).unwrap();
    let slot = course.slot(&task_name("CTE Final Grade"), number(4)).unwrap();
    assert_eq!(course.composites().collect::<Vec<_>>(), [slot]);
    assert_eq!(course.grade(slot).unwrap().to_string(), "CTE Final Grade of term 4");
}

#[test]
fn a_course_says_what_its_grades_are_made_of() {
    let rules = ["S2 = Q2:50 Q1:25 Q1:25", "F4 = S2:1 X4:2"].map(rule);
    let (mut school, profile) = (school(rules.into()).into_parts(), ExchangeProfile::kts());
    let tasks = &mut school.courses[0].tasks;
    tasks[0].term_mask = mask([1, 3]);
    // The exam stands twice, with a term each.
    let mut again = tasks[1].clone();
    (tasks[1].term_mask, again.term_mask) = (mask([2]), mask([4]));
    tasks.push(again);
    let school = School::new(school).unwrap();
    let rules = CompositeRules::compile(&school, &profile);
    let course = &rules.courses()[0];
    let slot = |task: &str, term| course.slot(&task_name(task), number(term)).unwrap();
    let parts = |of| -> Vec<String> {
        let shown = |(part, weight)| format!("{} {weight}", course.grade(part).unwrap());
        course.parts(of).map(shown).collect()
    };
    let (semester, year) = (slot("Semester Grade", 2), slot("CTE Final Grade", 4));
    let quarters =
        ["CTE Term Grade of term 1 25", "CTE Term Grade of term 1 25", "CTE Term Grade of term 2 50"];
    assert_eq!(parts(semester), quarters, "C-1");
    assert_eq!(parts(year), ["CTE Final Exam of term 4 2", "Semester Grade of term 2 1"]);
    assert_eq!(parts(slot("CTE Term Grade", 1)), [""; 0], "no rule makes it");
    assert_eq!([semester, year].map(|of| course.terms(of)), [mask([1, 2]), mask([1, 2, 4])], "C-2");
    let masks = [slot("CTE Term Grade", 1), slot("CTE Final Exam", 4)].map(|of| course.term_mask(of));
    assert_eq!(masks, [mask([1, 3]), mask([2, 4])], "T-3");
}
