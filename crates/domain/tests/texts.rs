//! Checked texts: keys have no outer blank, labels may; both are short, visible and free of control characters.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

use gradecrosswalk_domain::{
    ActivityId, ActivityTitle, CategoryName, ClassId, ClassSectionId, CourseNumber, CreditType, Description,
    ExchangeName, GroupName, SchoolId, ScoreName, ScoreText, SectionNumber, SupportContact, TargetName,
    TaskName, TeacherId, TermName, TextError, TextProblem,
};
use proptest::prelude::*;

#[derive(Clone, Copy, PartialEq)]
enum Use {
    Key,
    Label,
}

/// One text type behind functions, so that tables can run over all of them.
struct Kind {
    field: &'static str,
    purpose: Use,
    max: usize,
    new: fn(&str) -> Result<String, TextError>,
}

macro_rules! kinds {
    ($($name:ident, $field:literal, $purpose:ident, $max:literal;)*) => {
        const KINDS: &[Kind] = &[$(Kind {
            field: $field,
            purpose: Use::$purpose,
            max: $max,
            new: |text| $name::new(text).map(|taken| taken.as_str().to_owned()),
        }),*];

        #[test]
        fn every_way_in_and_out_says_the_same() {
            $(
                assert_eq!($name::MAX_CHARS, $max, $field);
                let taken = $name::new("48 \"15\"").unwrap();
                assert_eq!("48 \"15\"".parse::<$name>().as_ref(), Ok(&taken));
                assert_eq!($name::try_from("48 \"15\"").as_ref(), Ok(&taken));
                assert_eq!(<$name as AsRef<str>>::as_ref(&taken), "48 \"15\"");
                assert_eq!(taken.to_string(), "48 \"15\"");
                assert_eq!(format!("{taken:>9}|"), "  48 \"15\"|");
                assert_eq!(format!("{taken:?}"), r#""48 \"15\"""#);
                assert_eq!("".parse::<$name>().unwrap_err(), $name::try_from("").unwrap_err());
            )*
        }
    };
}

kinds! {
    SchoolId, "school", Key, 40;
    CourseNumber, "course number", Key, 40;
    SectionNumber, "section number", Key, 40;
    TeacherId, "teacher", Key, 40;
    GroupName, "score group", Key, 80;
    ScoreText, "score", Key, 40;
    TaskName, "grading task", Label, 80;
    TermName, "term name", Label, 80;
    ScoreName, "score name", Label, 80;
    CreditType, "credit type", Label, 80;
    ExchangeName, "exchange name", Label, 80;
    SupportContact, "support contact", Label, 254;
    ClassId, "learning class", Key, 40;
    ClassSectionId, "class section", Key, 40;
    ActivityId, "activity", Key, 40;
    CategoryName, "gradebook category", Key, 80;
    TargetName, "gradebook target", Label, 80;
}

/// Text, what a key says, what a label says (none: taken).
const TABLE: &[(&str, Option<TextProblem>, Option<TextProblem>)] = &[
    ("a", None, None),
    ("480815", None, None),
    ("CTE Term Grade", None, None),
    ("A-", None, None),
    ("GP 2 (Herbst)", None, None),
    ("Fachoberschule Köln", None, None),
    ("学期一", None, None),
    ("🎓", None, None),
    ("e\u{301}", None, None),
    ("\u{FFFD}", None, None),
    (" 480815", Some(TextProblem::OuterBlank), None),
    ("480815 ", Some(TextProblem::OuterBlank), None),
    ("\u{A0}480815", Some(TextProblem::OuterBlank), None),
    ("480815\u{3000}", Some(TextProblem::OuterBlank), None),
    ("", Some(TextProblem::Blank), Some(TextProblem::Blank)),
    (" ", Some(TextProblem::Blank), Some(TextProblem::Blank)),
    ("\t", Some(TextProblem::Blank), Some(TextProblem::Blank)),
    ("\u{A0}\u{2003}\n", Some(TextProblem::Blank), Some(TextProblem::Blank)),
    ("48\t15", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("480815\n", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("\r480815", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("48\u{0}15", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("48\u{7F}15", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("48\u{85}15", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
    ("\u{1B}[31m", Some(TextProblem::ControlCharacter), Some(TextProblem::ControlCharacter)),
];

#[test]
fn texts_that_are_taken_and_refused() {
    for kind in KINDS {
        for (text, key, label) in TABLE {
            let expected = if kind.purpose == Use::Key { key } else { label };
            match (kind.new)(text) {
                Ok(taken) => {
                    assert_eq!(*expected, None, "{} {text:?}", kind.field);
                    assert_eq!(taken, *text, "{}: nothing is changed", kind.field);
                }
                Err(error) => {
                    assert_eq!(Some(error.problem()), expected.as_ref(), "{} {text:?}", kind.field);
                    assert_eq!(error.field(), kind.field);
                }
            }
        }
    }
}

#[test]
fn limits_count_characters_not_bytes() {
    for kind in KINDS {
        for letter in ["a", "é", "学", "🎓"] {
            assert!((kind.new)(&letter.repeat(kind.max)).is_ok(), "{} {letter}", kind.field);
            let error = (kind.new)(&letter.repeat(kind.max + 1)).unwrap_err();
            assert_eq!(error.problem(), &TextProblem::TooLong { max: kind.max }, "{} {letter}", kind.field);
        }
        let combined = "e\u{301}".repeat(kind.max / 2);
        assert!((kind.new)(&combined).is_ok(), "{}: a combining mark is a character of its own", kind.field);
        assert!((kind.new)(&format!("{combined}e\u{301}")).is_err(), "{}", kind.field);
    }
}

/// The message names the field, the text and the repair; control characters are shown escaped.
#[test]
fn messages() {
    let course = |text: &str| CourseNumber::new(text).unwrap_err().to_string();
    assert_eq!(course(""), "course number \"\" is blank: give at least one visible character");
    assert_eq!(course("  "), "course number \"  \" is blank: give at least one visible character");
    assert_eq!(course("48\t15"), "course number \"48\\t15\" holds a control character: remove it");
    assert_eq!(course("480815 "), "course number \"480815 \" begins or ends with a blank: trim it");
    let long = "7".repeat(41);
    assert_eq!(course(&long), format!("course number {long:?} is longer than 40 characters: shorten it"));
    let task = TaskName::new("é".repeat(100_000)).unwrap_err().to_string();
    let shown = "é".repeat(60);
    assert_eq!(task, format!("grading task {shown:?} is longer than 80 characters: shorten it"));
}

/// Rule L-2: a title may end with a blank but not begin with one, so that what is left of a cut one can be seen.
#[test]
fn a_title_begins_with_what_can_be_seen() {
    let problem = |text: &str| ActivityTitle::new(text).err().map(|error| error.problem().clone());
    assert_eq!(problem("Quiz 1"), None);
    assert_eq!(problem("Quiz "), None);
    assert_eq!(problem(" Quiz"), Some(TextProblem::OuterBlank));
    assert_eq!(problem("\u{A0}Quiz"), Some(TextProblem::OuterBlank));
    assert_eq!(problem(" "), Some(TextProblem::Blank));
    assert_eq!(problem("Quiz\n1"), Some(TextProblem::ControlCharacter));
    assert_eq!(problem(&"学".repeat(1000)), None);
    assert_eq!(problem(&"学".repeat(1001)), Some(TextProblem::TooLong { max: 1000 }));
}

/// Rule L-5: what somebody pasted must be sayable to be a fault.
#[test]
fn a_description_is_any_text_but_none() {
    let problem = |text: &str| Description::new(text).err().map(|error| error.problem().clone());
    for text in ["Read chapter 3.\n\tThen write.", "\u{FEFF}<b>bold</b>\u{0}", " ", "\u{200B}", "اقرأ"] {
        assert_eq!(problem(text), None, "{text:?}");
    }
    assert_eq!(problem(""), Some(TextProblem::Blank));
    assert_eq!(problem(&"é".repeat(100_000)), None);
    assert_eq!(problem(&"é".repeat(100_001)), Some(TextProblem::TooLong { max: 100_000 }));
}

/// Keys are compared letter by letter: neither case nor composition is evened out.
#[test]
fn equal_means_the_same_characters() {
    let key = |text: &str| CourseNumber::new(text).unwrap();
    assert_ne!(key("48A"), key("48a"));
    assert_ne!(key("\u{E9}"), key("e\u{301}"));
    assert_ne!(key("01"), key("1"));
    assert!(key("10") < key("9"), "the order is that of the text");
}

proptest! {
    #[test]
    fn any_text_is_taken_as_it_is_or_refused(text in any::<String>()) {
        for kind in KINDS {
            let good = !text.trim().is_empty()
                && text.chars().count() <= kind.max
                && !text.chars().any(char::is_control)
                && (kind.purpose == Use::Label || text.trim() == text);
            let got = (kind.new)(&text);
            prop_assert_eq!(got.is_ok(), good, "{} {:?}", kind.field, text);
            if let Ok(taken) = got {
                prop_assert_eq!(&taken, &text);
            }
        }
    }

    #[test]
    fn messages_stay_short(text in ".{0,200}") {
        for kind in KINDS {
            if let Err(error) = (kind.new)(&text) {
                let message = error.to_string();
                prop_assert!(message.starts_with(kind.field));
                // At most 60 characters of the text, each escaped in at most ten.
                prop_assert!(message.chars().count() <= kind.field.len() + 60 * 10 + 60, "{}", message);
            }
        }
    }

    #[test]
    fn order_is_that_of_the_texts(a in "[A-Za-z0-9é]{1,6}", b in "[A-Za-z0-9é]{1,6}") {
        prop_assert_eq!(SchoolId::new(&a).unwrap().cmp(&SchoolId::new(&b).unwrap()), a.cmp(&b));
    }
}
