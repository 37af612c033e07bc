//! Process alerts: to the school that can act, down to course number and section, with a line for the one that waits
//! (rule D-1).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use gradecrosswalk_domain::school::AlertGroup;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, percent, section};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::alerts::alerts;
use gradecrosswalk_validation::{NightRecords, Severities, validate, validate_night};

/// The alerts of a night as text, an entry for each school.
fn of(draft: &Draft) -> Vec<String> {
    let setup = draft.setup();
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night = NightRecords::of(records, &ledger);
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    alerts(&plan, night, &findings).iter().map(ToString::to_string).collect()
}

#[test]
fn a_night_by_the_book_alerts_nobody() {
    let mut draft = Draft::by_the_book();
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    assert_eq!(of(&draft), Vec::<String>::new());
}

#[test]
fn what_home_can_repair_goes_to_home_and_the_technical_school_waits() {
    let mut draft = Draft::by_the_book();
    draft.homes[0].parts.windows.retain(|window| window.term.get() != 2);
    draft.homes[0].parts.courses[0].tasks[0].term_mask = "{1,3,4}".parse().unwrap();
    draft.enroll(2, "2019-08-01", "2020-06-30");
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    draft.post(2, TERM_GRADE, 2, percent("71"));
    let told = of(&draft);
    let held = "H16, course 480815, section 1, CTE Term Grade, term 2: no term is open for the task at the home school (2 grades wait)";
    assert!(
        told.iter().any(|to| to.starts_with("to HS-1 (KTS Alerts)\n")
            && to.contains(&format!("  error {held}\n    home office: open the term"))),
        "{told:#?}"
    );
    assert!(
        told.iter().any(|to| to.starts_with("to CTC-1 (KTS Alerts)\n")
            && to.contains(&format!("  waits for HS-1 (home office): {held}"))),
        "{told:#?}"
    );
}

#[test]
fn what_the_technical_school_can_repair_keeps_every_linked_home_school_waiting() {
    let mut draft = Draft::by_the_book();
    let mut second: SchoolBuilder = draft.homes[0].clone();
    second.parts.id = "HS-2".parse().unwrap();
    second.parts.reporting.alert_group = AlertGroup::Missing;
    let mut third = second.clone();
    third.parts.id = "HS-3".parse().unwrap();
    third.parts.sections[0].key = section(Draft::COURSE, "9");
    draft.homes.extend([second, third]);
    let double = draft.technical.task(Draft::COURSE, FINAL_GRADE).clone();
    draft.technical.tasks(Draft::COURSE).push(double);
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    let told = of(&draft);
    let waits = |school: &str| {
        told.iter().any(|to| {
            to.starts_with(&format!("to {school}")) && to.contains("waits for CTC-1 (state support): H05")
        })
    };
    assert!(
        told[0].contains("\n  error H05, course 480815, section 1, CTE Term Grade, term 2: "),
        "{told:#?}"
    );
    assert!(!waits("HS-3"), "it has no section linked to the technical one: {told:#?}");
    assert!(waits("HS-1") && waits("HS-2 (no user group: reaches nobody)"), "{told:#?}");
}

#[test]
fn a_student_without_a_home_school_is_the_technical_schools_to_find() {
    let mut draft = Draft::by_the_book();
    draft.records.enrollments.clear();
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
    assert_eq!(
        of(&draft),
        [
            "to CTC-1 (KTS Alerts)\n  error H10, course 480815, section 1, CTE Term Grade, term 2: the student has no enrollment in a home section that is linked to the technical section (1 grade waits)\n    home office: schedule the student into the home section"
        ]
    );
}

#[test]
fn a_posting_for_an_unknown_section_names_the_section() {
    let mut draft = Draft::by_the_book();
    draft.post(1, TERM_GRADE, 2, percent("92.5")).section = section("999999", "7");
    let told = of(&draft);
    assert!(told[0].contains("error H04, course 999999, section 7, CTE Term Grade, term 2: "), "{told:#?}");
}
