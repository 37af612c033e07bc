//! A recorded plan as JSON: written and read back, refused where it was cut or altered.

use gradecrosswalk::EnrollmentPlanRecord;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::generate::rostered_samples;

fn small() -> EnrollmentPlanRecord {
    let mut night = Draft::nobody_enrolled();
    night.enroll(1, "2019-08-01", "2019-09-15");
    night.enroll(2, "2019-08-01", "").ssid = None;
    night.on_the_roster(1, "2019-08-01", "");
    night.on_the_roster(3, "2019-08-01", "");
    night.rostered().record()
}

#[test]
fn a_recorded_plan_has_this_form() {
    let expected = r#"{
  "exchange": "KTS",
  "technical": "CTC-1",
  "as_of": "2019-10-04T23:59",
  "counts": {
    "add": 0,
    "update": 0,
    "end": 1,
    "unchanged": 0,
    "not_due": 0,
    "held": 1
  },
  "decisions": [
    {
      "enrollment": {
        "ssid": "1900000001",
        "home": "HS-1",
        "section": {
          "course": "480815",
          "number": "1"
        },
        "first": "2019-08-01",
        "last": "2019-09-15"
      },
      "section": {
        "course": "480815",
        "number": "1"
      },
      "outcome": "end",
      "entry": {
        "ssid": "1900000001",
        "section": {
          "course": "480815",
          "number": "1"
        },
        "first": "2019-08-01",
        "last": "2019-09-15",
        "home": "HS-1"
      },
      "was": {
        "ssid": "1900000001",
        "section": {
          "course": "480815",
          "number": "1"
        },
        "first": "2019-08-01"
      }
    },
    {
      "enrollment": {
        "home": "HS-1",
        "section": {
          "course": "480815",
          "number": "1"
        },
        "first": "2019-08-01"
      },
      "section": {
        "course": "480815",
        "number": "1"
      },
      "outcome": "held",
      "reason": "H27"
    }
  ],
  "unexplained": [
    {
      "entry": {
        "ssid": "1900000003",
        "section": {
          "course": "480815",
          "number": "1"
        },
        "first": "2019-08-01"
      },
      "why": "not-enrolled"
    }
  ]
}"#;
    assert_eq!(serde_json::to_string_pretty(&small()).unwrap(), expected);
}

#[test]
fn recorded_plans_round_trip() {
    for of in rostered_samples(61).take(300) {
        let record = of.record();
        let text = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<EnrollmentPlanRecord>(&text).unwrap(), record);
    }
}

#[test]
fn a_recorded_plan_that_was_altered_is_refused() {
    let text = serde_json::to_string(&small()).unwrap();
    let refused = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        serde_json::from_str::<EnrollmentPlanRecord>(&text.replacen(from, to, 1)).unwrap_err().to_string()
    };
    let cut = refused(r#""end":1"#, r#""end":2"#);
    assert!(cut.starts_with("counts do not count the decisions"), "{cut}");
    let other = refused(r#""outcome":"end""#, r#""outcome":"add""#);
    assert!(other.starts_with("outcome \"add\" has other members: give the entry"), "{other}");
    let grades = refused(r#""reason":"H27""#, r#""reason":"H16""#);
    assert!(
        grades.starts_with("reason \"H16\" is not known: give an enrollment's held reason's code"),
        "{grades}"
    );
    let kind = refused(r#""outcome":"end""#, r#""outcome":"delete""#);
    assert!(kind.starts_with("unknown variant `delete`"), "{kind}");
}
