//! Grade returns and their plans in JSON: what is read is what was written, plans have one form, wrong documents are
//! refused with the path of the field.
#![cfg(test)]
#![allow(clippy::std_instead_of_alloc, reason = "tests have std")]

use gradecrosswalk_domain::document::{self, Document};
use gradecrosswalk_domain::learning::{Enablement, GradeReturn, RosterLink, RubricKind, Unsent, UnsentSet};
use gradecrosswalk_matching::grade_return::{
    EntryOutcomeKind, Fault, FaultMark, PushPlan, PushScope, ScoreOutcomeKind,
};
use gradecrosswalk_testkit::grade_return::{ReturnDraft, grade_return};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn read(document: Value) -> Result<GradeReturn, document::ReadError> {
    document::read::<Document<GradeReturn>, _>(document).map(Document::into_content)
}

fn document(of: &GradeReturn) -> Value {
    serde_json::to_value(Document::new(of)).unwrap()
}

proptest! {
    #[test]
    fn a_grade_return_is_read_as_it_was_written(of in grade_return()) {
        let text = serde_json::to_string(&of).unwrap();
        let back: GradeReturn = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
        prop_assert_eq!(&read(document(&of)).unwrap(), &of);
        prop_assert_eq!(back, of);
    }

    #[test]
    fn marks_of_faults_are_read_as_they_were_written(of in grade_return()) {
        let marks = PushPlan::new(&of, PushScope::All).fault_marks();
        let text = serde_json::to_string(&marks).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<FaultMark>>(&text).unwrap(), marks);
    }

    /// Each outcome has the members that the page gives it, and no SSID is masked or lost.
    #[test]
    fn every_plan_is_written(of in grade_return()) {
        let plan = PushPlan::new(&of, PushScope::All);
        let written = serde_json::to_value(&plan).unwrap();
        prop_assert_eq!(written["summary"]["faults"].as_u64(), u64::try_from(plan.badge()).ok());
        for (section, shown) in plan.sections.iter().zip(written["sections"].as_array().unwrap()) {
            for (entry, shown) in section.entries.iter().zip(shown["entries"].as_array().unwrap()) {
                prop_assert_eq!(shown["outcome"].as_str(), Some(entry.outcome.kind().code()));
                let kind = entry.outcome.kind();
                prop_assert_eq!(shown.get("category").is_some(), kind == EntryOutcomeKind::Create);
                prop_assert_eq!(shown.get("changed").is_some(), kind == EntryOutcomeKind::Update);
                for (score, shown) in entry.scores.iter().zip(shown["scores"].as_array().unwrap()) {
                    prop_assert_eq!(shown["student"].as_str(), Some(score.student.as_str()));
                    prop_assert_eq!(shown["outcome"].as_str(), Some(score.outcome.kind().code()));
                    prop_assert_eq!(shown.get("state").is_none(), score.outcome.kind() == ScoreOutcomeKind::Skip);
                }
            }
        }
    }
}

/// A cut title, a score above the maximum, an omission, an override, an update and an assessment without a due date.
fn eventful() -> ReturnDraft {
    let mut draft = ReturnDraft::welding();
    draft.class.sections.truncate(2);
    draft.title("A-1", &"x".repeat(60)).activity("A-1").rubric = Some(RubricKind::Qualitative);
    draft.score("A-1", 1, "11").student_score("A-1", 2).unsent = UnsentSet::EMPTY.with(Unsent::Comment);
    draft.roster("2", 3, RosterLink::Overridden);
    draft.stands("02", "A-1", &[(3, "5")]);
    draft.title("A-1", &"y".repeat(60));
    draft.activity("A-2").due = None;
    draft
}

#[test]
fn the_form_of_a_plan() {
    let plan = PushPlan::new(&eventful().build(), PushScope::All);
    let written = serde_json::to_value(&plan).unwrap();
    let title = "y".repeat(50);
    let cuts = json!([{ "text": "title", "from": 60, "to": 50, "limit": 50 }]);
    let content = json!({ "title": title, "max_points": "10", "due": "2019-10-04" });
    let no_date = json!([{ "fault": "F05", "kind": "assessment" }]);
    assert_eq!(
        written,
        json!({
            "class": "WELD-1",
            "target": "PowerTeacher Pro",
            "enablement": "enabled",
            "summary": {
                "create": 1, "update": 1, "entries_unchanged": 0, "entries_kept_back": 2,
                "send": 1, "scores_unchanged": 0, "skip": 3, "scores_kept_back": 2, "faults": 3
            },
            "sections": [
                {
                    "section": "1",
                    "linked": { "course": "480815", "number": "01" },
                    "entries": [
                        {
                            "activity": "A-1",
                            "outcome": "create",
                            "content": content,
                            "category": { "name": "Classwork", "choice": "preferred" },
                            "publish": { "assignment": "immediately", "scores": "on" },
                            "cuts": cuts,
                            "unsent": ["rubric"],
                            "scores": [
                                {
                                    "student": "1900000001",
                                    "outcome": "fault",
                                    "state": "fault",
                                    "fault": { "fault": "F12", "points": "11", "max_points": "10" }
                                },
                                {
                                    "student": "1900000002",
                                    "outcome": "send",
                                    "state": "owed",
                                    "points": "8",
                                    "unsent": ["comment"]
                                }
                            ]
                        },
                        {
                            "activity": "A-2",
                            "outcome": "fault",
                            "faults": no_date,
                            "scores": [
                                {
                                    "student": "1900000001",
                                    "outcome": "fault",
                                    "state": "owed",
                                    "points": "20",
                                    "behind": "F05"
                                },
                                { "student": "1900000002", "outcome": "skip", "reason": "no-score" }
                            ]
                        }
                    ]
                },
                {
                    "section": "2",
                    "linked": { "course": "480815", "number": "02" },
                    "entries": [
                        {
                            "activity": "A-1",
                            "outcome": "update",
                            "content": content,
                            "changed": ["title"],
                            "cuts": cuts,
                            "unsent": ["rubric"],
                            "scores": [
                                { "student": "1900000003", "outcome": "skip", "reason": "overridden", "stands": "5" }
                            ]
                        },
                        {
                            "activity": "A-2",
                            "outcome": "fault",
                            "faults": no_date,
                            "scores": [{ "student": "1900000003", "outcome": "skip", "reason": "overridden" }]
                        }
                    ]
                }
            ],
            "not_on_a_roster": [{ "activity": "A-1", "student": "1900000004" }]
        })
    );
    let marks = serde_json::to_value(plan.fault_marks()).unwrap();
    let place = json!({ "score": { "section": "1", "activity": "A-1", "student": "1900000001" } });
    assert_eq!(marks[0], json!({ "place": place, "fault": "F12" }));
    let writes = serde_json::to_value(plan.writes()).unwrap();
    assert_eq!(writes[1]["entry"], json!("update"));
    assert_eq!(writes[0]["scores"], json!([{ "student": "1900000002", "points": "8" }]));
}

#[test]
fn a_plan_where_it_is_not_switched_on() {
    let draft = ReturnDraft { enablement: Enablement::NotEnabled, ..ReturnDraft::welding() };
    let written = serde_json::to_value(PushPlan::new(&draft.build(), PushScope::All)).unwrap();
    assert_eq!(written["enablement"], json!("not-enabled"));
    assert_eq!(written["sections"], json!([]));
}

/// The pointer to a member, what it becomes, the path of the error and how its message begins.
#[test]
fn wrong_documents_are_refused_with_the_path_of_the_field() {
    let cases = [
        (
            "/content/target/title_limit",
            json!(0),
            "content.target.title_limit",
            "text limit 0 leaves no character",
        ),
        (
            "/content/target/over_maximum",
            json!("lost"),
            "content.target.over_maximum",
            "unknown variant `lost`",
        ),
        (
            "/content/class/activities/0/max_points",
            json!(10),
            "content.class.activities[0].max_points",
            "points is given as a number",
        ),
        (
            "/content/class/activities/0/max_points",
            json!("-1"),
            "content.class.activities[0].max_points",
            "points \"-1\" is not a plain decimal number",
        ),
        (
            "/content/class/activities/0/title",
            json!(" Quiz"),
            "content.class.activities[0].title",
            "activity title \" Quiz\" begins or ends with a blank",
        ),
        (
            "/content/class/activities/0/unsent",
            json!(["grade"]),
            "content.class.activities[0].unsent[0]",
            "unknown variant `grade`",
        ),
        (
            "/content/class/activities/0/scores/0/student",
            json!("123-45-6789"),
            "content.class.activities[0].scores[0].student",
            "ssid has the form of a social security number",
        ),
        (
            "/content/class/activities/1/id",
            json!("A-1"),
            "content.class",
            "class WELD-1: activity A-1 is given twice",
        ),
        (
            "/content/sections/0/term",
            json!({ "first": "2019-12-20", "last": "2019-08-01" }),
            "content.sections[0].term",
            "last date 2019-08-01 is before first date",
        ),
        ("/content/sections/0/key/number", json!("02"), "content", "sis section 480815-02 is given twice"),
        ("/content/sections/0/name", json!("Smith"), "content.sections[0].name", "unknown field `name`"),
    ];
    let good = document(&ReturnDraft::welding().build());
    for (pointer, value, path, message) in cases {
        let mut wrong = good.clone();
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        match wrong.pointer_mut(parent).unwrap() {
            Value::Array(list) => list[member.parse::<usize>().unwrap()] = value,
            object => object[member] = value,
        }
        let error = read(wrong).unwrap_err();
        assert_eq!((error.path(), error.message().get(..message.len())), (path, Some(message)), "{error}");
    }
    for (text, message) in [
        (
            r#"{"place":"class","fault":"lead-teachers-differ"}"#,
            "fault \"lead-teachers-differ\" is not known: give a code",
        ),
        (r#"{"place":"class","fault":"f01"}"#, "fault \"f01\" is not known"),
        (r#"{"place":"school","fault":"F01"}"#, "unknown variant `school`"),
    ] {
        let error = serde_json::from_str::<FaultMark>(text).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn the_page_names_every_member_and_code() {
    let page = include_str!("../docs/json.md");
    let mut members = BTreeSet::new();
    for line in include_str!("../src/grade_return/wire.rs").lines().map(str::trim) {
        for (keyword, mark) in [("required ", ""), ("optional ", "*")] {
            let Some(rest) = line.strip_prefix(keyword) else { continue };
            let member = rest.split([':', ' ']).next().unwrap();
            assert!(page.contains(&format!("{mark}`{member}`")), "{member} is not on the page as {keyword}");
            members.insert(member);
        }
        if let Some(rest) = line.split("serialize_entry(\"").nth(1) {
            let member = rest.split('"').next().unwrap();
            assert!(page.contains(&format!("`{member}`")), "{member} is not on the page");
        }
    }
    assert!(members.len() > 40, "{} members are too few to be all", members.len());
    for fault in Fault::ALL.iter().filter(|fault| **fault != Fault::NoCategory) {
        assert!(page.contains(fault.code()), "{fault} is not on the page");
    }
}
