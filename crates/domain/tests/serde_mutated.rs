//! Documents changed at random: reading never panics, and what is read is written so that it reads as equal.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use core::fmt::Debug;
use gradecrosswalk_domain::document::{self, Document, ReadError};
use gradecrosswalk_domain::exchange::Setup;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree as _;
use serde::Serialize;
use serde_json::{Value, json};
use support::{Night, read_night, read_setup, shown, shown_values};

/// One change to a document, at a place that the index picks.
#[derive(Debug, Clone)]
enum Change {
    /// Another value in its place.
    Replace(Value),
    /// The value of another place of the document.
    Copy(Index),
    /// Taken away.
    Remove,
    /// A list's element, or a member's value, once more under another name.
    Double(String),
    /// A text with a character changed.
    Letter(Index, char),
    /// A list in another order.
    Reverse,
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-20_i64..20).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "{}",
            "{1}",
            "{2,16}",
            "{17}",
            "2019-10-04",
            "9999-12-31",
            "0001-01-01",
            "2019-10-04T23:59",
            "2019-20",
            "0",
            "100",
            "92.5",
            "999.9999",
            "1234567890",
            "123456789",
            "480815",
            "01",
            "HS-210",
            "ATC-017",
            "Letters",
            "CTE Numeric",
            "kts",
            "by-window",
            "by-profile",
            "home-high-school",
            "local-technical",
            "passes",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let member = prop::sample::select(vec![
            "first", "last", "course", "number", "score", "percent", "student", "given", "by-hand", "digits",
            "opens",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::vec((member, inner), 0..3)
                .prop_map(|members| members.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        ]
    })
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    let change = prop_oneof![
        any_value().prop_map(Change::Replace),
        any::<Index>().prop_map(Change::Copy),
        Just(Change::Remove),
        "[a-z]{0,6}".prop_map(Change::Double),
        (any::<Index>(), prop::sample::select(vec!['0', '1', '9', '-', '.', '{', ' ', 'x', 'é']))
            .prop_map(|(at, c)| Change::Letter(at, c)),
        Just(Change::Reverse),
    ];
    prop::collection::vec((any::<Index>(), change), 1..4)
}

fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Object(members) => {
            members
                .iter()
                .for_each(|(key, member)| pointers(member, &format!("{at}/{}", escaped(key)), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| pointers(item, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

fn apply(document: &mut Value, at: Index, change: Change) {
    let mut all = Vec::new();
    pointers(document, "", &mut all);
    let pointer = at.get(&all).clone();
    let value = document.pointer(&pointer).unwrap().clone();
    let (parent, last) = pointer.rsplit_once('/').unwrap_or(("", ""));
    let place = document.pointer_mut(&pointer).unwrap();
    match change {
        Change::Replace(other) => *place = other,
        Change::Copy(from) => {
            let other = document.pointer(from.get::<String>(&all)).unwrap().clone();
            *document.pointer_mut(&pointer).unwrap() = other;
        }
        Change::Letter(at, c) => {
            if let Value::String(text) = place {
                let mut letters: Vec<char> = text.chars().collect();
                if letters.is_empty() {
                    letters.push(c);
                } else {
                    *at.get_mut(&mut letters) = c;
                }
                *text = letters.into_iter().collect();
            }
        }
        Change::Reverse => {
            if let Value::Array(items) = place {
                items.reverse();
            }
        }
        Change::Remove | Change::Double(_) if pointer.is_empty() => *place = json!({}),
        Change::Remove => match document.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.remove(last)),
            Value::Array(items) => drop(items.remove(last.parse().unwrap())),
            _ => {}
        },
        Change::Double(name) => match document.pointer_mut(parent).unwrap() {
            Value::Object(members) => drop(members.insert(name, value)),
            Value::Array(items) => items.push(value),
            _ => {}
        },
    }
}

/// What was read is written, read again as equal, and written as the same bytes.
fn holds<T>(read: &Result<Document<T>, ReadError>) -> Result<(), TestCaseError>
where
    T: Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    match read {
        Ok(document) => {
            let text = serde_json::to_string(document).unwrap();
            let again: Document<T> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&again, document);
            prop_assert_eq!(serde_json::to_string(&again).unwrap(), text);
        }
        Err(error) => {
            let shown = error.to_string();
            prop_assert!(!shown.contains(char::is_control));
            prop_assert!(!error.message().is_empty());
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_changed_document_is_read_soundly_or_refused(changes in changes()) {
        let [mut setup, mut night] = shown_values();
        for (at, change) in changes {
            apply(&mut setup, at, change.clone());
            apply(&mut night, at, change);
        }
        holds(&read_setup(setup.clone()))?;
        holds(&read_night(night.clone()))?;
        // As text the same is read, and the same is wrong; an enum of two members is noticed sooner or later.
        let text = serde_json::to_string(&setup).unwrap();
        let from_text = document::read::<Document<Setup>, _>(&mut serde_json::Deserializer::from_str(&text));
        match (from_text, read_setup(setup)) {
            (Ok(a), Ok(b)) => prop_assert_eq!(a, b),
            (Err(a), Err(b)) => {
                prop_assert!(a.path().starts_with(b.path()) || b.path().starts_with(a.path()), "{} {}", a, b);
            }
            (a, b) => prop_assert!(false, "{:?} {:?}", a, b),
        }
    }

    #[test]
    fn a_changed_text_is_read_soundly_or_refused(
        changes in prop::collection::vec((any::<Index>(), 0_usize..4, "[ -~]{0,3}|\\PC"), 1..4),
    ) {
        for (read, text) in shown().into_iter().enumerate() {
            let mut letters: Vec<char> = text.chars().collect();
            for (at, count, new) in &changes {
                let start = at.index(letters.len());
                let end = start.saturating_add(*count).min(letters.len());
                letters.splice(start..end, new.chars());
            }
            let text: String = letters.into_iter().collect();
            let mut reader = serde_json::Deserializer::from_str(&text);
            if read == 0 {
                holds(&document::read::<Document<Setup>, _>(&mut reader))?;
            } else {
                holds(&document::read::<Document<Night>, _>(&mut reader))?;
            }
        }
    }

    #[test]
    fn any_value_is_read_soundly_or_refused(content in any_value()) {
        let document = json!({"format": "gradecrosswalk", "version": 1, "content": content});
        holds(&read_setup(document.clone()))?;
        holds(&read_night(document))?;
        holds(&read_setup(content))?;
    }
}

#[test]
fn the_changes_reach_both_verdicts() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut read, mut refused) = (0, 0);
    for _ in 0..500 {
        let tree = changes().new_tree(&mut runner).unwrap();
        let [mut setup, _] = shown_values();
        for (at, change) in tree.current() {
            apply(&mut setup, at, change);
        }
        if read_setup(setup).is_ok() { read += 1 } else { refused += 1 }
    }
    assert!(read > 50 && refused > 50, "{read} read, {refused} refused");
}
