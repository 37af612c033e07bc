//! A recorded plan of attendance as JSON: the form, the way back, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use gradecrosswalk_domain::document;
use gradecrosswalk_matching::attendance::{
    AttendanceExchange, AttendanceLedger, AttendancePlan, AttendancePlanRecord,
};
use gradecrosswalk_testkit::generate::{GeneratedAttendance, attendance_samples};

fn record(of: &GeneratedAttendance) -> AttendancePlanRecord {
    let exchange = AttendanceExchange::compile(&of.setup, of.day);
    let ledger = AttendanceLedger::of(&of.setup, of.records.lent()).unwrap();
    let plan = AttendancePlan::new(&exchange, ledger.night()).unwrap();
    AttendancePlanRecord::of(&plan, &ledger, &of.records.lent()).unwrap()
}

fn read(text: &str) -> Result<AttendancePlanRecord, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    document::read::<AttendancePlanRecord, _>(&mut reader)
        .map_err(|error| format!("{}: {}", error.path(), error.message()))
}

#[test]
fn generated_plans_are_read_as_they_were_written() {
    for of in attendance_samples(820).take(300) {
        let record = record(&of);
        let text = serde_json::to_string(&record).unwrap();
        let back = read(&text).unwrap();
        assert_eq!(back, record);
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}

const PLAN: &str = r#"{"exchange":"KTS","technical":"CTC-1","day":"2019-10-03",
"counts":{"add":1,"unchanged":0,"kept":0,"resolved_since":0,"not_due":1,"held":1},
"decisions":[
{"entry":{"ssid":"1900000001","section":{"course":"480815","number":"1"},"day":"2019-10-03","period":1,"status":"absent-unknown"},"outcome":"add","home":"HS-1"},
{"entry":{"ssid":"1900000001","section":{"course":"480815","number":"1"},"day":"2019-10-03","period":2,"status":"tardy"},"outcome":"not-due","reason":"not-unknown"},
{"entry":{"section":{"course":"480815","number":"1"},"day":"2019-10-03","period":1,"status":"absent-unknown"},"outcome":"held","reason":"H02"}
]}"#;

#[test]
fn the_form_is_as_it_is_described() {
    let plan = read(PLAN).unwrap();
    assert_eq!(serde_json::to_string(&plan).unwrap(), PLAN.replace('\n', ""));
}

#[test]
fn what_does_not_fit_is_refused_with_its_path() {
    let codes = "waived, not-unknown, other-day, not-opted-in, no-instruction";
    let reason = |code: &str| {
        format!(
            "decisions[2].reason: reason \"{code}\" is not known: give attendance's held reason's code such as \"H02\", or {codes}"
        )
    };
    let cases: [(&str, &str, String); 7] = [
        (
            r#""add":1"#,
            r#""add":2"#,
            ": counts do not count the decisions: give the plan whole, as it was written".to_owned(),
        ),
        // A reason of grades alone.
        ("H02", "H16", reason("H16")),
        ("H02", "late", reason("late")),
        (
            r#""outcome":"add","home":"HS-1""#,
            r#""outcome":"add""#,
            "decisions[0]: outcome \"add\" has other members: give the home school".to_owned(),
        ),
        (
            r#""outcome":"held","reason":"H02""#,
            r#""outcome":"held","reason":"waived""#,
            "decisions[2]: outcome \"held\" has other members: give the held reason's code".to_owned(),
        ),
        (
            r#""period":2"#,
            r#""period":32"#,
            "decisions[1].entry.period: period 32 is outside 1 to 31: give the period's number in the technical school's day".to_owned(),
        ),
        (
            r#""day":"2019-10-03","#,
            r#""day":"2019-02-29","#,
            "day: date \"2019-02-29\" is not a day in the form 2019-10-04: give year, month and day".to_owned(),
        ),
    ];
    for (from, to, expected) in cases {
        let error = read(&PLAN.replacen(from, to, 1)).unwrap_err();
        // A reader of text adds the line and the column.
        assert_eq!(error.split(" at line ").next(), Some(expected.as_str()), "{from} to {to}");
    }
}
