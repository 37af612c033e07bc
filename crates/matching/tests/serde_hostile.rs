//! Plans and policies that are wrong or hostile, each with the path and the message that it is refused with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod page;

use core::fmt::Debug;
use gradecrosswalk_domain::document::{self, ReadError};
use gradecrosswalk_matching::PlanPolicy;
use page::{read_plan, shown_values};
use serde_json::{Value, json};

/// What is done to the value at a JSON pointer.
enum Edit {
    Give(Value),
    Remove,
}

fn give(value: impl Into<Value>) -> Edit {
    Edit::Give(value.into())
}

fn change(document: &mut Value, pointer: &str, edit: Edit) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer begins with a slash");
    match (document.pointer_mut(parent).expect("the parent is there"), edit) {
        (Value::Object(members), Edit::Give(value)) => {
            members.insert(last.to_owned(), value);
        }
        (Value::Object(members), Edit::Remove) => {
            members.remove(last).expect("the member is there");
        }
        (Value::Array(items), Edit::Give(value)) => items[last.parse::<usize>().unwrap()] = value,
        (Value::Array(items), Edit::Remove) => {
            items.remove(last.parse().unwrap());
        }
        (parent, _) => panic!("{parent} holds no values"),
    }
}

/// Asserts the path and the message with which a changed document is refused.
#[track_caller]
fn refused<T: Debug>(
    original: &Value,
    read: impl Fn(Value) -> Result<T, ReadError>,
    table: impl IntoIterator<Item = (&'static str, Edit, &'static str, &'static str)>,
) {
    for (pointer, edit, path, message) in table {
        let mut document = original.clone();
        change(&mut document, pointer, edit);
        let error = read(document).expect_err(pointer);
        assert_eq!((error.path(), error.message()), (path, message), "{pointer}");
    }
}

#[test]
fn a_wrong_policy_names_its_member() {
    let [policy, _] = shown_values();
    let table = [
        (
            "/term_match",
            give("same-term"),
            "term_match",
            "term match policy \"same-term\" is not known: give reference-day, overlap, home-within-technical, as-of-in-both, same-dates, same-sequence or same-name",
        ),
        (
            "/term_match",
            give(1),
            "term_match",
            "term match policy is given as a number: write it as text in quotes",
        ),
        (
            "/rounding",
            give("half-up"),
            "rounding.half-up",
            "invalid type: unit variant, expected newtype variant",
        ),
        (
            "/rounding",
            give(json!({"half-up": 300})),
            "rounding.half-up",
            "number 300 is outside 0 to 255: give a small number",
        ),
        ("/home_edits", give("keep"), "home_edits", "unknown variant `keep`, expected `overwrite` or `hold`"),
        (
            "/severity",
            give("high"),
            "severity",
            "unknown field `severity`, expected one of `term_match`, `rounding`, `home_edits`",
        ),
    ];
    refused(&policy, document::read::<PlanPolicy, _>, table);
}

#[test]
fn a_wrong_plan_names_the_place() {
    let [_, plan] = shown_values();
    let cut = "summary does not count the decisions: give the plan whole, as it was written";
    let table = [
        ("/content/exchange", Edit::Remove, "content", "missing field `exchange`"),
        (
            "/content/exchange",
            give(" "),
            "content.exchange",
            "exchange name \" \" is blank: give at least one visible character",
        ),
        (
            "/content/as_of",
            give("2019-10-04"),
            "content.as_of",
            "time \"2019-10-04\" is not a minute in the form 2019-10-04T23:59: give a day, T, hours and minutes",
        ),
        (
            "/content/policy/term_match",
            give("newest"),
            "content.policy.term_match",
            "term match policy \"newest\" is not known: give reference-day, overlap, home-within-technical, as-of-in-both, same-dates, same-sequence or same-name",
        ),
        (
            "/content/decisions",
            give(json!({})),
            "content.decisions",
            "invalid type: map, expected a sequence",
        ),
        ("/content/decisions/3", Edit::Remove, "content", cut),
        ("/content/summary/all/held", give(2), "content", cut),
        ("/content/summary/homes/0/home", give("HS-2"), "content", cut),
        ("/content/summary/held", give(json!([])), "content", cut),
        (
            "/content/summary/all/add",
            give(-1),
            "content.summary.all.add",
            "invalid value: integer `-1`, expected u64",
        ),
        (
            "/content/summary/held/0/reason",
            give("never-arrived"),
            "content.summary.held[0].reason",
            "held reason \"never-arrived\" is not known: give a code such as \"H16\"",
        ),
        (
            "/content/summary/not_due/0/reason",
            give("H10"),
            "content.summary.not_due[0].reason",
            "reason \"H10\" for not being due is not known: give waived, task-not-on-course, not-open, arrived, never-arrived, nowhere-to-go",
        ),
        (
            "/content/summary/homes/0",
            give(json!(["HS-1", {}])),
            "content.summary.homes[0]",
            "invalid type: sequence, expected a home school's counts as an object",
        ),
    ];
    refused(&plan, read_plan, table);
}

#[test]
fn a_wrong_decision_names_its_member() {
    let [_, plan] = shown_values();
    let table = [
        (
            "/content/decisions/0/outcome",
            give("delete"),
            "content.decisions[0].outcome",
            "unknown variant `delete`, expected one of `add`, `update`, `unchanged`, `not-due`, `held`",
        ),
        (
            "/content/decisions/3/reason",
            give("H99"),
            "content.decisions[3].reason",
            "reason \"H99\" is not known: give a held reason's code such as \"H16\", or waived, task-not-on-course, not-open, arrived, never-arrived, nowhere-to-go",
        ),
        (
            "/content/decisions/3/reason",
            give("not-enrolled"),
            "content.decisions[3].reason",
            "reason \"not-enrolled\" is not known: give a held reason's code such as \"H16\", or waived, task-not-on-course, not-open, arrived, never-arrived, nowhere-to-go",
        ),
        (
            "/content/decisions/2/edit",
            give(true),
            "content.decisions[2].edit",
            "invalid type: boolean `true`, expected string or map",
        ),
        (
            "/content/decisions/0/mark",
            give(json!({})),
            "content.decisions[0].mark",
            "mark has neither score nor percent: give one or both",
        ),
        (
            "/content/decisions/0/mark/percent",
            give(92.5),
            "content.decisions[0].mark.percent",
            "percent is given as a number: write it as text in quotes",
        ),
        (
            "/content/decisions/0/home",
            give(0),
            "content.decisions[0].home",
            "school is given as a number: write it as text in quotes",
        ),
        (
            "/content/decisions/0/score",
            give(0),
            "content.decisions[0].score",
            "score is given as a number: write it as text in quotes",
        ),
        (
            "/content/decisions/0/ssid",
            give("123-45-6789"),
            "content.decisions[0].ssid",
            "ssid has the form of a social security number: give the state student identifier",
        ),
        (
            "/content/decisions/0/name",
            give("Jane Doe"),
            "content.decisions[0].name",
            "unknown field `name`, expected one of `ssid`, `section`, `task`, `term`, `mark`, `posted`, `outcome`, `reason`, `home`, `home_section`, `home_term`, `score`, `was`, `edit`",
        ),
    ];
    refused(&plan, read_plan, table);
}

#[test]
fn members_go_with_their_outcome() {
    let [_, plan] = shown_values();
    let add = "outcome \"add\" has other members: give ssid, home, home_section, home_term and score";
    let update = "outcome \"update\" has other members: give ssid, home, home_section, home_term, score and was, and edit where home edited the grade";
    let not_due = "outcome \"not-due\" has other members: give the reason for not being due, and home and home_section where they are known";
    let held = "outcome \"held\" has other members: give the held reason's code, and home and home_section where they are known";
    let places = "home and home_section go together: give both or neither";
    let at = ["content.decisions[0]", "content.decisions[1]", "content.decisions[2]", "content.decisions[3]"];
    let table = [
        ("/content/decisions/0/ssid", Edit::Remove, at[0], add),
        ("/content/decisions/0/score", Edit::Remove, at[0], add),
        ("/content/decisions/0/home_term", Edit::Remove, at[0], add),
        ("/content/decisions/0/home", Edit::Remove, at[0], places),
        ("/content/decisions/0/home_section", Edit::Remove, at[0], places),
        ("/content/decisions/0/was", give("C"), at[0], add),
        ("/content/decisions/0/edit", give("none"), at[0], add),
        ("/content/decisions/0/reason", give("H10"), at[0], add),
        ("/content/decisions/0/outcome", give("update"), at[0], update),
        ("/content/decisions/2/was", Edit::Remove, at[2], update),
        ("/content/decisions/2/reason", give("arrived"), at[2], update),
        ("/content/decisions/1/reason", give("H10"), at[1], not_due),
        ("/content/decisions/1/reason", Edit::Remove, at[1], not_due),
        ("/content/decisions/1/score", give("C"), at[1], not_due),
        ("/content/decisions/3/reason", give("arrived"), at[3], held),
        ("/content/decisions/3/reason", Edit::Remove, at[3], held),
        ("/content/decisions/3/home_term", give(2), at[3], held),
        ("/content/decisions/3/home", give("HS-1"), at[3], places),
    ];
    refused(&plan, read_plan, table);
    // An update says no edit by saying nothing, or so in words.
    for edit in [Edit::Remove, give("none")] {
        let mut document = plan.clone();
        change(&mut document, "/content/decisions/2/edit", edit);
        assert!(read_plan(document).is_ok());
    }
}

/// F-1: an error shows no social security number, wherever in the plan it stands.
#[test]
fn no_error_shows_what_may_be_a_social_security_number() {
    let [_, plan] = shown_values();
    for pointer in ["/content/decisions/0/reason", "/content/policy/term_match", "/content/decisions/0/edit"]
    {
        for text in ["123456789", "123-45-6789", "x123 45 6789"] {
            let mut document = plan.clone();
            change(&mut document, pointer, give(text));
            let shown = read_plan(document).unwrap_err().to_string();
            assert!(shown.contains("***") && !shown.contains("6789"), "{pointer}: {shown}");
        }
    }
}

/// Whatever single value is replaced or left out, reading ends in a value or an error, and what was read is written.
#[test]
fn no_single_change_is_read_as_something_else() {
    fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Object(members) => {
                members.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), found));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(n, value)| pointers(value, &format!("{at}/{n}"), found));
            }
            _ => {}
        }
    }
    let [_, plan] = shown_values();
    let mut places = Vec::new();
    pointers(&plan, "", &mut places);
    let values =
        [json!(null), json!(0), json!(-1), json!(1.5), json!(""), json!("H01"), json!([]), json!({})];
    for place in places.iter().filter(|place| !place.is_empty()) {
        for value in &values {
            let mut document = plan.clone();
            change(&mut document, place, give(value.clone()));
            let Ok(read) = read_plan(document.clone()) else { continue };
            let written = serde_json::to_value(&read).unwrap();
            assert_eq!(read_plan(written.clone()).unwrap(), read);
            // Only an absent optional member, or an absent edit, can have been given in other words.
            if written != document {
                assert!(value.is_null() || place.ends_with("/edit"), "{place}: {value}");
            }
        }
    }
}
