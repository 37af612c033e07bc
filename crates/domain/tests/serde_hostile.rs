//! Documents that are wrong or hostile, each with the path and the message that it is refused with.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use core::fmt::Debug;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::document::{self, Document, ReadError};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::grades::{Enrollment, HomeGrade, PostedGrade, SentGrade, Ssid};
use gradecrosswalk_domain::roster::RosterEntry;
use gradecrosswalk_domain::school::SectionKey;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::{read_night, read_setup, shown, shown_values};

/// What is done to the value at a JSON pointer; `-` after a list is the place behind its end.
enum Edit {
    Give(Value),
    Remove,
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
        (Value::Array(items), Edit::Give(value)) if last == "-" => items.push(value),
        (Value::Array(items), Edit::Give(value)) => items[last.parse::<usize>().unwrap()] = value,
        (parent, _) => assert!(parent.is_null(), "{pointer} has no parent that holds values"),
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
        let whole = if path.is_empty() { message.to_owned() } else { format!("{path}: {message}") };
        assert_eq!(error.to_string(), whole);
    }
}

fn give(value: impl Into<Value>) -> Edit {
    Edit::Give(value.into())
}

#[test]
fn a_document_says_its_format_and_version() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/format",
            give("oneroster"),
            "format",
            "format \"oneroster\" is not \"gradecrosswalk\": give a document of this library",
        ),
        ("/format", give(1), "format", "format is given as a number: write it as text in quotes"),
        ("/format", Edit::Remove, "", "missing field `format`"),
        ("/version", Edit::Remove, "", "missing field `version`"),
        (
            "/version",
            give(2),
            "version",
            "version 2 is newer than 1, the newest that this library reads: update the library",
        ),
        (
            "/version",
            give(u64::MAX),
            "version",
            "version 18446744073709551615 is newer than 1, the newest that this library reads: update the library",
        ),
        ("/version", give(0), "version", "version 0 does not exist: give 1"),
        ("/version", give(-1), "version", "version -1 does not exist: give 1"),
        (
            "/version",
            give(1.0),
            "version",
            "invalid type: floating point `1.0`, expected version as a whole number",
        ),
        ("/version", give("1"), "version", "invalid type: string \"1\", expected version as a whole number"),
        ("/content", Edit::Remove, "", "missing field `content`"),
        ("/content", give(json!([])), "content", "invalid type: sequence, expected a set-up as an object"),
        ("/content", give(4), "content", "a set-up is given as a number: write it as an object"),
        ("/content", give("kts"), "content", "a set-up is given as text: write it as an object"),
        ("/content", give(Value::Null), "content", "invalid type: null, expected a set-up as an object"),
        (
            "/comment",
            give(1),
            "comment",
            "unknown field `comment`, expected one of `format`, `version`, `content`",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn members_are_neither_missing_nor_unknown_nor_null() {
    let [setup, _] = shown_values();
    let table = [
        ("/content/homes/0/id", Edit::Remove, "content.homes[0]", "missing field `id`"),
        ("/content/homes/0/schedule", Edit::Remove, "content.homes[0]", "missing field `schedule`"),
        (
            "/content/homes/0/courses/0/tasks",
            Edit::Remove,
            "content.homes[0].courses[0]",
            "missing field `tasks`",
        ),
        (
            "/content/homes/0/id",
            give(Value::Null),
            "content.homes[0].id",
            "invalid type: null, expected school as text in quotes",
        ),
        (
            "/content/homes/0/sections/0/name",
            give("x"),
            "content.homes[0].sections[0].name",
            "unknown field `name`, expected one of `course`, `number`, `teacher`",
        ),
        (
            "/content/homes/0/schedule/0/days",
            give(1),
            "content.homes[0].schedule[0].days",
            "unknown field `days`, expected one of `number`, `name`, `first`, `last`",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_type_is_named() {
    let [setup, _] = shown_values();
    let table = [
        ("/content/homes", give("HS"), "content.homes", "invalid type: string \"HS\", expected a sequence"),
        (
            "/content/homes/0/sections/0",
            give(json!(["480815", "7", null])),
            "content.homes[0].sections[0]",
            "invalid type: sequence, expected a section as an object",
        ),
        (
            "/content/homes/0/courses/0/number",
            give(480_815),
            "content.homes[0].courses[0].number",
            "course number is given as a number: write it as text in quotes",
        ),
        (
            "/content/homes/0/kind",
            give("high-school"),
            "content.homes[0].kind",
            "unknown variant `high-school`, expected one of `home-high-school`, `state-technical`, `local-technical`",
        ),
        (
            "/content/homes/0/clock",
            give("-60"),
            "content.homes[0].clock",
            "invalid type: string \"-60\", expected clock offset as a whole number",
        ),
        (
            "/content/homes/0/courses/0/tasks/0/open_terms",
            give("{2}"),
            "content.homes[0].courses[0].tasks[0].open_terms",
            "unknown variant `{2}`, expected `by-hand` or `by-window`",
        ),
        (
            "/content/homes/0/exceptions/0/scope",
            give(json!({"pupil": "1"})),
            "content.homes[0].exceptions[0].scope",
            "unknown variant `pupil`, expected one of `student`, `section`, `course`, `teacher`, `grade-level`",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_text_is_named() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/content/homes/0/id",
            give(""),
            "content.homes[0].id",
            "school \"\" is blank: give at least one visible character",
        ),
        (
            "/content/homes/0/id",
            give("HS\u{0}"),
            "content.homes[0].id",
            "school \"HS\\0\" holds a control character: remove it",
        ),
        (
            "/content/homes/0/id",
            give("x".repeat(100_000)),
            "content.homes[0].id",
            "school \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" is longer than 40 characters: shorten it",
        ),
        (
            "/content/homes/0/schedule/0/name",
            give("  "),
            "content.homes[0].schedule[0].name",
            "term name \"  \" is blank: give at least one visible character",
        ),
        (
            "/content/homes/0/score_groups/0/items/0/score",
            give("A "),
            "content.homes[0].score_groups[0].items[0].score",
            "score \"A \" begins or ends with a blank: trim it",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_decimal_is_named() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/content/homes/0/score_groups/0/items/0/min_percent",
            give("4000"),
            "content.homes[0].score_groups[0].items[0].min_percent",
            "min percent \"4000\" is outside its bounds: give 0 to 100",
        ),
        (
            "/content/homes/0/score_groups/0/items/0/min_percent",
            give("1_000"),
            "content.homes[0].score_groups[0].items[0].min_percent",
            "min percent \"1_000\" is not a plain decimal number: give digits such as 92 or 92.5",
        ),
        (
            "/content/homes/0/score_groups/0/items/0/min_percent",
            give("NaN"),
            "content.homes[0].score_groups[0].items[0].min_percent",
            "min percent \"NaN\" is not a plain decimal number: give digits such as 92 or 92.5",
        ),
        (
            "/content/homes/0/score_groups/0/items/0/min_percent",
            give(90),
            "content.homes[0].score_groups[0].items[0].min_percent",
            "min percent is given as a number: write it as text in quotes",
        ),
        (
            "/content/homes/0/score_groups/0/items/0/gpa_value",
            give(1e300),
            "content.homes[0].score_groups[0].items[0].gpa_value",
            "gpa value is given as a number: write it as text in quotes",
        ),
        (
            "/content/technical/courses/0/tasks/1/credit",
            give(format!("0.{}", "5".repeat(1000))),
            "content.technical.courses[0].tasks[1].credit",
            "credit \"0.5555555555555555555555555555555555555555555555555555555555\" has too many decimal places: give at most 4",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_date_term_or_mask_is_named() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/content/homes/0/courses/0/tasks/0/term_mask",
            give("{1,0}"),
            "content.homes[0].courses[0].tasks[0].term_mask",
            "term number 0 is outside 1 to 16: give the term's sequence number within its school year",
        ),
        (
            "/content/homes/0/courses/0/tasks/0/term_mask",
            give("{17}"),
            "content.homes[0].courses[0].tasks[0].term_mask",
            "term number 17 is outside 1 to 16: give the term's sequence number within its school year",
        ),
        (
            "/content/homes/0/courses/0/tasks/0/term_mask",
            give("{1, 2}"),
            "content.homes[0].courses[0].tasks[0].term_mask",
            "term mask \"{1, 2}\" is not of the form {1,3}: give term numbers, ascending, between braces",
        ),
        (
            "/content/technical/courses/0/tasks/0/open_terms",
            give(json!({"by-hand": "2"})),
            "content.technical.courses[0].tasks[0].open_terms.by-hand",
            "term mask \"2\" is not of the form {1,3}: give term numbers, ascending, between braces",
        ),
        (
            "/content/technical/schedule/1/last",
            give("2019-10-01"),
            "content.technical.schedule[1]",
            "last date 2019-10-01 is before first date 2019-10-02: give a last date of 2019-10-02 or later",
        ),
        (
            "/content/technical/schedule/1/last",
            give("2019-11-31"),
            "content.technical.schedule[1].last",
            "date \"2019-11-31\" is not a day in the form 2019-10-04: give year, month and day",
        ),
        (
            "/content/technical/schedule/1/number",
            give(1),
            "content.technical.schedule",
            "term number 1 is given twice in one schedule: give each term a number of its own",
        ),
        (
            "/content/technical/schedule/1/number",
            give(17),
            "content.technical.schedule[1].number",
            "term number 17 is outside 1 to 16: give the term's sequence number within its school year",
        ),
        (
            "/content/homes/0/windows/0/closes",
            give("2019-07-31T23:59"),
            "content.homes[0].windows[0]",
            "closing time 2019-07-31 23:59 is before opening time 2019-08-01 00:00: give a closing time of 2019-08-01 00:00 or later",
        ),
        (
            "/content/homes/0/windows/0/closes",
            give("2019-07-31T23:59:59"),
            "content.homes[0].windows[0].closes",
            "time \"2019-07-31T23:59:59\" is not a minute in the form 2019-10-04T23:59: give a day, T, hours and minutes",
        ),
        (
            "/content/homes/0/exceptions/0/closes",
            give("2019-07-31T23:59"),
            "content.homes[0].exceptions[0]",
            "closing time 2019-07-31 23:59 is before opening time 2019-10-16 00:00: give a closing time of 2019-10-16 00:00 or later",
        ),
        (
            "/content/homes/0/exceptions/0/scope",
            give(json!({"grade-level": 15})),
            "content.homes[0].exceptions[0].scope.grade-level",
            "grade level 15 is outside 0 to 14: give 0 for kindergarten, 9 to 12 for high school",
        ),
        (
            "/content/homes/0/exceptions/0/scope",
            give(json!({"section": {"course": "480815", "number": ""}})),
            "content.homes[0].exceptions[0].scope.section.number",
            "section number \"\" is blank: give at least one visible character",
        ),
        (
            "/content/waivers",
            give(
                json!([{"school": "ATC-017", "year": "2020-22", "submitted": "2019-02-01", "standing": "approved"}]),
            ),
            "content.waivers[0].year",
            "school year \"2020-22\" is not of the form 2019-20: give both calendar years",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_score_group_is_named() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/content/homes/0/score_groups/0/items",
            give(json!([])),
            "content.homes[0].score_groups[0]",
            "score group Letters has no score: give at least one",
        ),
        (
            "/content/homes/0/score_groups/0/items/1/score",
            give("A"),
            "content.homes[0].score_groups[0]",
            "score group Letters has score A twice: keep one",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_reference_is_named_with_its_school() {
    let [setup, _] = shown_values();
    let home = setup.pointer("/content/homes/0").unwrap();
    let part = |pointer: &str| give(home.pointer(pointer).unwrap().clone());
    let table = [
        (
            "/content/homes/0/courses/0/tasks/0/score_group",
            give("Leters"),
            "content.homes[0]",
            "school HS-210: task \"CTE Term Grade\" on course 480815 names score group Leters, which is not given: give the group too",
        ),
        (
            "/content/homes/0/courses/-",
            part("/courses/0"),
            "content.homes[0]",
            "school HS-210: course 480815 is given twice: give each course once, with all its tasks",
        ),
        (
            "/content/homes/0/sections/-",
            part("/sections/0"),
            "content.homes[0]",
            "school HS-210: section 480815-7 is given twice: give each section once",
        ),
        (
            "/content/homes/0/sections/0/course",
            give("999999"),
            "content.homes[0]",
            "school HS-210: section 999999-7 is of a course that is not given: give the course too",
        ),
        (
            "/content/homes/0/score_groups/-",
            part("/score_groups/0"),
            "content.homes[0]",
            "school HS-210: score group Letters is given twice: give each group a name of its own",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_set_up_names_its_school() {
    let [setup, _] = shown_values();
    let home = setup.pointer("/content/homes/0").unwrap();
    let part = |pointer: &str| give(home.pointer(pointer).unwrap().clone());
    let table = [
        (
            "/content/homes/0/exceptions/0/scope/student",
            give("12345678"),
            "content",
            "school HS-210 has an exception for student ****5678: ssid has 8 characters, all digits: this exchange's have 10 digits",
        ),
        (
            "/content/homes/-",
            part(""),
            "content",
            "school HS-210 is given twice: give each school an identifier of its own",
        ),
        (
            "/content/homes/0/kind",
            give("state-technical"),
            "content",
            "school HS-210 is given as home school but its kind is StateTechnical: give it where its kind belongs",
        ),
        (
            "/content/waivers",
            give(
                json!([{"school": "CTC-4", "year": "2019-20", "submitted": "2019-02-01", "standing": "approved"}]),
            ),
            "content",
            "a waiver is of school CTC-4, which is not the technical school: give only ATC-017's waivers",
        ),
        (
            "/content/links/given/0/home",
            give("HS-211"),
            "content",
            "a link names home school HS-211, which is not given: give the school or remove the link",
        ),
        (
            "/content/links/given/0/home_section/number",
            give("8"),
            "content",
            "a link names section 480815-8, which school HS-210 does not have: give the section or remove the link",
        ),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_profile_is_named() {
    let [setup, _] = shown_values();
    let table = [
        (
            "/content/profile",
            give("oneroster"),
            "content.profile",
            "profile \"oneroster\" is not one that ships: give \"kts\", or a profile as an object",
        ),
        (
            "/content/profile",
            give(json!([])),
            "content.profile",
            "invalid type: sequence, expected a profile as an object, or \"kts\"",
        ),
        ("/content/profile", give(json!({})), "content.profile", "missing field `name`"),
    ];
    refused(&setup, read_setup, table);
}

#[test]
fn a_wrong_record_is_named() {
    let [_, night] = shown_values();
    let ssid = |to: Value| ("/content/posted/0/ssid", give(to), "content.posted[0].ssid");
    let security = "ssid has the form of a social security number: give the state student identifier";
    let form =
        "ssid is not 4 to 15 letters and digits: give the state student identifier without blanks or dashes";
    let number = "ssid is given as a number: write it as text in quotes";
    let table = [
        (ssid("123456789".into()), security),
        (ssid("123-45-6789".into()), security),
        (ssid(" 123 45 6789".into()), security),
        (ssid("123\u{2013}45\u{2013}6789".into()), security),
        (ssid("123".into()), form),
        (ssid("12345-6789".into()), form),
        (ssid("x".repeat(100_000).into()), form),
        (ssid(123_456_789.into()), number),
        (ssid(1_234_567_890.into()), number),
        (ssid((-123_456_789).into()), number),
        (ssid(123_456_789.5.into()), number),
        (
            ("/content/posted/0/mark", give(json!({})), "content.posted[0].mark"),
            "mark has neither score nor percent: give one or both",
        ),
        (
            ("/content/posted/0/mark/percent", give("1000"), "content.posted[0].mark.percent"),
            "percent \"1000\" is outside its bounds: give 0 to 999.9999",
        ),
        (
            ("/content/posted/0/mark/percent", give(92.5), "content.posted[0].mark.percent"),
            "percent is given as a number: write it as text in quotes",
        ),
        (
            ("/content/posted/0/name", give("Jane"), "content.posted[0].name"),
            "unknown field `name`, expected one of `ssid`, `section`, `task`, `term`, `mark`, `posted`",
        ),
        (("/content/home/0/ssid", Edit::Remove, "content.home[0]"), "missing field `ssid`"),
        (
            ("/content/sent/0/technical_term", give(0), "content.sent[0].technical_term"),
            "term number 0 is outside 1 to 16: give the term's sequence number within its school year",
        ),
        (
            ("/content/enrollments/0/last", give("2019-07-31"), "content.enrollments[0]"),
            "last date 2019-07-31 is before first date 2019-08-01: give a last date of 2019-08-01 or later",
        ),
        (
            ("/content/enrollments/0/grade_level", give("11"), "content.enrollments[0].grade_level"),
            "invalid type: string \"11\", expected grade level as a whole number",
        ),
    ];
    let rows = table.map(|((pointer, edit, path), message)| (pointer, edit, path, message));
    refused(&night, read_night, rows);
}

fn read_text(text: &str) -> Result<Document<Setup>, ReadError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    document::read(&mut reader)
}

#[test]
fn a_wrong_text_is_refused_where_it_goes_wrong() {
    let [setup, _] = shown();
    let deep = "[".repeat(100_000);
    let table: [(&str, &str, &str, &str); 13] = [
        (
            "\"format\":",
            "\"format\": \"gradecrosswalk\", \"format\":",
            "",
            "duplicate field `format` at line 2",
        ),
        (
            "\"id\": \"HS-210\",",
            "\"id\": \"HS-210\", \"id\": \"HS-211\",",
            "content.homes[0]",
            "duplicate field `id` at line",
        ),
        (
            "\"by-hand\": \"{2}\"",
            "\"by-hand\": \"{2}\", \"by-hand\": \"{1}\"",
            "content.technical.courses[0].tasks[0].open_terms",
            "expected value at line",
        ),
        (
            "\"clock\": -60",
            "\"clock\": -6e1",
            "content.homes[0].clock",
            "invalid type: floating point `-60.0`, expected clock offset as a whole number",
        ),
        (
            "\"clock\": -60",
            "\"clock\": 99999999999999999999999999999999",
            "content.homes[0].clock",
            "invalid type: floating point `1e+32`, expected clock offset as a whole number",
        ),
        ("\"clock\": -60", "\"clock\": 1e999999", "content.homes[0].clock", "number out of range at line"),
        ("\"clock\": -60", "\"clock\": NaN", "content.homes[0].clock", "expected value at line"),
        ("\"clock\": -60", "\"clock\": -Infinity", "content.homes[0].clock", "invalid number at line"),
        ("\"clock\": -60", "\"clock\": 007", "content.homes[0].clock", "invalid number at line"),
        (
            "\"kts\"",
            &deep,
            "content.profile",
            "invalid type: sequence, expected a profile as an object, or \"kts\" at line",
        ),
        (
            "\"homes\": [",
            &format!("\"homes\": {}", &deep),
            "content.homes[0]",
            "invalid type: sequence, expected a school as an object at line",
        ),
        (
            "\"content\": {",
            "\"content\": {\"\\ud800\": 1,",
            "content.?",
            "unexpected end of hex escape at line",
        ),
        (
            "\"version\": 1,",
            "\"version\": 2, \"new\": {},",
            "version",
            "version 2 is newer than 1, the newest that this library reads: update the library at line 3",
        ),
    ];
    for (from, to, path, message) in table {
        assert!(setup.contains(from), "{from}");
        let error = read_text(&setup.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.path(), path, "{from} {error}");
        assert!(error.message().starts_with(message), "{from} {error}");
    }
    for (end, _) in setup.trim_end().char_indices() {
        read_text(setup.get(..end).unwrap()).unwrap_err();
    }
}

#[test]
fn what_follows_a_document_is_for_the_caller_to_ask() {
    let [setup, _] = shown();
    let text = format!("{setup} x");
    let mut reader = serde_json::Deserializer::from_str(&text);
    document::read::<Document<Setup>, _>(&mut reader).unwrap();
    assert!(reader.end().is_err());
}

#[test]
fn an_overlong_message_keeps_both_ends() {
    let [_, mut night] = shown_values();
    let name = format!("\u{1b}[31m\n{}", "x".repeat(100_000));
    change(&mut night, "/content/posted/0/x", give(1));
    let posted = night.pointer_mut("/content/posted/0").unwrap().as_object_mut().unwrap();
    let moved = posted.remove("x").unwrap();
    posted.insert(name, moved);
    let error = read_night(night).unwrap_err();
    assert!(error.message().starts_with("unknown field `\\u{1b}[31m\\nxxx"));
    assert!(error.message().ends_with("`mark`, `posted`"));
    assert!(error.path().starts_with("content.posted[0].\\u{1b}[31m\\nxxx"));
    assert!(error.to_string().chars().count() < 5000);
    assert!(error.to_string().contains("xxx…xxx"));
    assert!(!format!("{error:?}{error}").contains(char::is_control));
}

#[test]
fn the_longest_message_of_a_check_is_whole() {
    let [mut setup, _] = shown_values();
    let invisible = |count: usize| "\u{10fffe}".repeat(count);
    change(&mut setup, "/content/homes/0/id", give(invisible(40)));
    change(&mut setup, "/content/homes/0/courses/0/number", give(invisible(40)));
    change(&mut setup, "/content/homes/0/courses/0/tasks/0/task", give(invisible(80)));
    change(&mut setup, "/content/homes/0/courses/0/tasks/0/score_group", give(invisible(80)));
    let error = read_setup(setup).unwrap_err();
    assert_eq!(error.path(), "content.homes[0]");
    assert!(error.message().ends_with("which is not given: give the group too"));
    assert!(!error.message().contains('…'));
}

#[test]
fn a_hostile_message_is_made_printable_in_linear_time() {
    let [_, mut night] = shown_values();
    let posted = night.pointer_mut("/content/posted/0").unwrap().as_object_mut().unwrap();
    posted.insert("123-45-6789 123456789 \\u{".repeat(100_000), Value::Null);
    let error = read_night(night).unwrap_err();
    assert!(error.message().starts_with("unknown field `***-**-**** ********* "), "{error}");
}

/// Every place in a document where a value stands, as JSON pointers.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| places(member, &format!("{at}/{}", escaped(key)), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| places(item, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
    into.push(at.to_owned());
}

/// Whether nine digits, or 3-2-4 of them, are in the text after all that is no digit is made a blank.
fn shows_security_number(text: &str) -> bool {
    let blanks: String = text.chars().map(|c| if c.is_ascii_digit() { c } else { ' ' }).collect();
    let groups: Vec<&str> = blanks.split_whitespace().collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths.contains(&9) || lengths.windows(3).any(|three| three == [3, 2, 4])
}

#[test]
fn no_error_shows_what_may_be_a_social_security_number() {
    let numbers: Vec<Value> = vec![
        "123456789".into(),
        "123-45-6789".into(),
        "123 45 6789".into(),
        "123\u{a0}45\u{a0}6789".into(),
        "123\t45\t6789".into(),
        "123\u{2009}45\u{2009}6789".into(),
        "123--45--6789".into(),
        "SSN123456789".into(),
        " 123-45-6789 ".into(),
        "\\123\\45\\6789".into(),
        "123\u{0}45\u{0}6789".into(),
        "\"123\"45\"6789".into(),
        123_456_789.into(),
        (-123_456_789).into(),
        123_456_789.25.into(),
        json!({"123-45-6789": 1}),
        json!({"123456789": "123-45-6789"}),
        json!(["123-45-6789"]),
    ];
    let mut refused = 0;
    for (read, document) in (0..).zip(shown_values()) {
        let mut all = Vec::new();
        places(&document, "", &mut all);
        for pointer in all {
            for number in &numbers {
                let mut document = document.clone();
                *document.pointer_mut(&pointer).unwrap() = number.clone();
                let error = if read == 0 { read_setup(document).err() } else { read_night(document).err() };
                if let Some(error) = error {
                    refused += 1;
                    for shown in [error.to_string(), format!("{error:?}")] {
                        assert!(!shows_security_number(&shown), "{pointer} {number}: {shown}");
                    }
                }
            }
        }
    }
    assert!(refused > 1000, "only {refused} documents were refused");
}

#[test]
fn an_ssid_is_never_shown_where_it_is_refused() {
    for text in
        ["123456789", "\"123456789\"", "\"123-45-6789\"", "-123456789", "123456789.0", "\"1234-5678\""]
    {
        let record = format!(r#"{{"ssid":{text}}}"#);
        let errors = [
            serde_json::from_str::<Ssid>(text).unwrap_err(),
            serde_json::from_str::<PostedGrade>(&record).unwrap_err(),
            serde_json::from_str::<HomeGrade>(&record).unwrap_err(),
            serde_json::from_str::<SentGrade>(&record).unwrap_err(),
            serde_json::from_str::<Enrollment>(&record).unwrap_err(),
            serde_json::from_str::<RosterEntry>(&record).unwrap_err(),
        ];
        for error in errors {
            assert!(!error.to_string().contains("1234") && !format!("{error:?}").contains("1234"), "{error}");
        }
    }
}

proptest! {
    #[test]
    fn digits_that_are_no_security_number_are_shown(number in 17_u32..) {
        prop_assume!(number.to_string().len() != 9);
        let mut reader = serde_json::Deserializer::from_str("");
        prop_assert!(document::read::<TermNumber, _>(&mut reader).is_err());
        let error = document::read::<TermNumber, _>(Value::from(number)).unwrap_err();
        let shown = format!("term number {number} is outside 1 to 16");
        prop_assert!(error.message().starts_with(&shown), "{}", error);
        prop_assert_eq!(error.path(), "");
    }

    #[test]
    fn any_text_for_any_key_is_read_or_refused(text in any::<String>(), member in any::<String>()) {
        let _ = document::read::<SectionKey, _>(json!({"course": text, "number": member}));
        let read = document::read::<SectionKey, _>(json!({ text: 1, member: 2 }));
        let error = read.unwrap_err().to_string();
        prop_assert!(!error.contains(char::is_control));
    }
}
