//! The JSON forms of diagnoses, reports and support requests: written, with codes and without other students.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod diagnosing;

use diagnosing::with_draft;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, number, percent, section, ssid, task_name};
use gradecrosswalk_validation::diagnosis::Question;
use gradecrosswalk_validation::grades_report::GradesReport;
use gradecrosswalk_validation::support::{LentNames, SupportRequest, check};
use serde_json::{Value, json};

fn held() -> Draft {
    let mut draft = Draft::by_the_book();
    draft.enroll(2, "2019-08-01", "2020-06-30");
    for student in 1..=2 {
        draft.post(student, TERM_GRADE, 2, percent("92.5"));
    }
    draft.homes[0].open(TERM_GRADE, [1]);
    draft
}

#[test]
fn a_diagnosis_says_codes_and_only_this_student() {
    with_draft(&held(), |diagnoser, _| {
        let asked = Question::new(ssid(1), section(Draft::COURSE, "1"), task_name(TERM_GRADE));
        let diagnosis = diagnoser.diagnose(&asked);
        let form = serde_json::to_value(&diagnosis).unwrap();
        assert_eq!(
            form["question"],
            json!({
                "ssid": "1900000001",
                "section": { "course": "480815", "number": "1" },
                "task": "CTE Term Grade",
                "term": 2
            })
        );
        assert_eq!(form["as_of"], "2019-10-04T23:59");
        assert_eq!(form["school"], "HS-1");
        assert_eq!(
            form["cause"],
            json!({
                "code": "D21",
                "name": "home-other-marked",
                "step": "grading-window",
                "item": "2.b.ii",
                "at": "home",
                "repairer": "home-office",
                "problem": "another term is marked active at the home school",
                "repair": "mark the term active at the home school that should be open, and unmark the other"
            })
        );
        assert_eq!(
            form["arrives"],
            json!({ "on-night": { "night": "2019-10-04", "home_term": 2, "supposing": "this-repair-alone" } })
        );
        let kinds: Vec<&Value> = form["steps"].as_array().unwrap().iter().map(|step| &step["kind"]).collect();
        assert_eq!(kinds, ["alerts", "posted", "term-mask", "grading-window"]);
        let alert = &form["steps"][0]["seen"][0]["alert"];
        assert_eq!((&alert["code"], &alert["of_this_grade"]), (&json!("H20"), &json!(true)));
        let window = &form["steps"][3]["seen"][1]["window"];
        assert_eq!(
            (&window["open"], &window["term"], &window["by_window"]),
            (&json!("{1}"), &json!(2), &json!(false))
        );
        assert!(!form.to_string().contains(ssid(2).as_str()), "{form}");

        let request = SupportRequest::new(&held().profile, &[diagnosis]).unwrap();
        let form = serde_json::to_value(&request).unwrap();
        assert_eq!(form["to"], "ktssupport@education.ky.gov");
        assert_eq!(form["cases"][0]["cause"]["code"], "D21");
        assert!(form["reminder"].as_str().unwrap().contains("FERPA"));
    });
    let refused =
        check("123-45-6789", LentNames(&[]), gradecrosswalk_testkit::builders::date("2019-10-04"), &[]);
    assert_eq!(
        serde_json::to_value(refused.unwrap_err()).unwrap(),
        json!({ "shown": [{
            "what": "social-security-number",
            "bytes": { "start": 0, "end": 11 },
            "chars": { "start": 0, "end": 11 }
        }] })
    );
}

#[test]
fn a_grades_report_is_written() {
    let draft = held();
    let setup = draft.setup();
    let exchange = gradecrosswalk_matching::Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let ledger = gradecrosswalk_matching::Ledger::of(&exchange, draft.records.lent()).unwrap();
    let night = gradecrosswalk_validation::NightRecords::of(draft.records.lent(), &ledger);
    let report =
        GradesReport::of(&exchange, night, setup.technical().id(), &task_name(TERM_GRADE), number(2))
            .unwrap();
    let form = serde_json::to_value(&report).unwrap();
    assert_eq!(form["sections"][0]["with"][0]["posted"], "2019-10-03T15:00");
    assert_eq!(form["sections"][0]["without"], json!([]));
}
