//! Each value's one form in JSON, byte for byte, and other forms that must not be read.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

extern crate alloc;

mod nights;
mod page;

use alloc::collections::BTreeSet;
use core::fmt::Debug;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_domain::document::Document;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::scores::{ItemIndex, Rounding};
use gradecrosswalk_matching::{
    Arrival, HeldNight, HeldReason, HomeEdit, HomeEditPolicy, NightState, NotDueReason, NothingOpenAt,
    OldScore, Outcome, OutcomeKind, PlanPolicy, Repairer, TermMatchPolicy, TermPair, Write,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value is written as this text, and the text is read as this value.
#[track_caller]
fn form<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), text);
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), *value);
}

/// The text is refused with this message.
#[track_caller]
fn refused<T: DeserializeOwned + Debug>(text: &str, message: &str) {
    let error = serde_json::from_str::<T>(text).unwrap_err().to_string();
    assert!(error.starts_with(message), "{error}\nis not\n{message}");
}

#[test]
fn a_policy_is_written_in_full_and_read_with_defaults() {
    form(
        &PlanPolicy::default(),
        r#"{"term_match":"reference-day","rounding":"exact","home_edits":"overwrite"}"#,
    );
    form(
        &PlanPolicy {
            term_match: TermMatchPolicy::SameName,
            rounding: Rounding::HalfUp { places: 0 },
            home_edits: HomeEditPolicy::Hold,
        },
        r#"{"term_match":"same-name","rounding":{"half-up":0},"home_edits":"hold"}"#,
    );
    assert_eq!(serde_json::from_str::<PlanPolicy>("{}").unwrap(), PlanPolicy::default());
    refused::<PlanPolicy>("[]", "invalid type: sequence, expected a policy as an object");
    refused::<PlanPolicy>(
        r#"{"home_edit":"hold"}"#,
        "unknown field `home_edit`, expected one of `term_match`",
    );
    refused::<HomeEditPolicy>(r#""Hold""#, "unknown variant `Hold`, expected `overwrite` or `hold`");
}

#[test]
fn a_term_match_policy_is_its_text() {
    for policy in TermMatchPolicy::ALL {
        form(&policy, &format!("{:?}", policy.as_str()));
    }
    refused::<TermMatchPolicy>("1", "term match policy is given as a number: write it as text in quotes");
    for text in ["", "Overlap", " overlap", "reference day", "SameName"] {
        let message = format!("term match policy {text:?} is not known: give reference-day, overlap, ");
        refused::<TermMatchPolicy>(&format!("{text:?}"), &message);
    }
}

#[test]
fn a_held_reason_is_its_code_and_nothing_else() {
    for reason in HeldReason::ALL {
        form(reason, &format!("{:?}", reason.code()));
        refused::<HeldReason>(&format!("{:?}", reason.name()), "held reason ");
        refused::<HeldReason>(&format!("{:?}", reason.code().to_lowercase()), "held reason ");
        refused::<HeldReason>(&format!("{:?}", reason.to_string()), "held reason ");
    }
    refused::<HeldReason>(r#""H00""#, "held reason \"H00\" is not known: give a code such as \"H16\"");
    refused::<HeldReason>("16", "held reason is given as a number: write it as text in quotes");
    refused::<HeldReason>("null", "invalid type: null, expected held reason as text in quotes");
}

#[test]
fn reasons_for_not_being_due_have_codes() {
    let codes = ["waived", "task-not-on-course", "not-open", "arrived", "never-arrived", "nowhere-to-go"];
    for (reason, code) in NotDueReason::ALL.iter().zip(codes) {
        form(reason, &format!("{code:?}"));
        assert_eq!((reason.code(), NotDueReason::find(code)), (code, Some(*reason)));
    }
    let unique: BTreeSet<&str> =
        codes.into_iter().chain(HeldReason::ALL.iter().map(|reason| reason.code())).collect();
    assert_eq!(
        unique.len(),
        codes.len() + HeldReason::ALL.len(),
        "the codes never meet those of held reasons"
    );
    refused::<NotDueReason>(
        r#""closed""#,
        "reason \"closed\" for not being due is not known: give waived, task-not-on-course, not-open, arrived, never-arrived, nowhere-to-go",
    );
    form(&Arrival::Arrived, r#""arrived""#);
    form(&Arrival::NeverArrived, r#""never-arrived""#);
    form(&Arrival::NowhereToGo, r#""nowhere-to-go""#);
    refused::<Arrival>(r#""waived""#, "unknown variant `waived`, expected one of `arrived`");
}

#[test]
fn small_codes_are_kebab_case() {
    for kind in OutcomeKind::ALL {
        form(&kind, &format!("{:?}", kind.code()));
    }
    for by in HeldReason::ALL.iter().map(|reason| reason.repairer()) {
        form(&by, &format!("{:?}", by.to_string().replace(' ', "-")));
    }
    form(&Repairer::SystemAdministrator, r#""system-administrator""#);
    form(&HomeEdit::None, r#""none""#);
    form(&HomeEdit::Edited, r#""edited""#);
    form(&OldScore::Unlisted, r#""unlisted""#);
    form(&OldScore::Listed(ItemIndex::new(2)), r#"{"listed":2}"#);
    refused::<OutcomeKind>(r#""delete""#, "unknown variant `delete`, expected one of `add`, `update`");
    refused::<Repairer>(r#""registrar""#, "unknown variant `registrar`, expected one of `technical-teacher`");
}

#[test]
fn an_outcome_in_indices() {
    let write = Write { home: HomeIndex(300), term: TermNumber::new(2).unwrap(), score: ItemIndex::new(0) };
    form(&write, r#"{"home":300,"term":2,"score":0}"#);
    form(&Outcome::Add(write), r#"{"add":{"home":300,"term":2,"score":0}}"#);
    form(&Outcome::Unchanged(write), r#"{"unchanged":{"home":300,"term":2,"score":0}}"#);
    form(
        &Outcome::Update { write, was: OldScore::Unlisted, edit: HomeEdit::Edited },
        r#"{"update":{"write":{"home":300,"term":2,"score":0},"was":"unlisted","edit":"edited"}}"#,
    );
    for reason in NotDueReason::ALL {
        form(&Outcome::NotDue(reason), &format!(r#"{{"not-due":{:?}}}"#, reason.code()));
    }
    for reason in HeldReason::ALL {
        let code = reason.code();
        form(&Outcome::Held { reason: *reason, home: None }, &format!(r#"{{"held":{{"reason":"{code}"}}}}"#));
        form(
            &Outcome::Held { reason: *reason, home: Some(HomeIndex(0)) },
            &format!(r#"{{"held":{{"reason":"{code}","home":0}}}}"#),
        );
    }
    refused::<Outcome>(r#"{"held":["H16",0]}"#, "invalid type: sequence, expected what is held as an object");
    refused::<Outcome>(r#"{"held":{"reason":"H99"}}"#, "held reason \"H99\" is not known");
    refused::<Outcome>(r#"{"delete":{}}"#, "unknown variant `delete`, expected one of `add`");
    refused::<Outcome>(r#"{"add":{"home":0,"term":17,"score":0}}"#, "term number 17 is outside 1 to 16");
    refused::<Outcome>(r#"{"add":{"home":0,"term":1,"score":256}}"#, "score's place 256 is outside 0 to 255");
}

#[test]
fn a_state_of_a_night() {
    let term = |number| TermNumber::new(number).unwrap();
    let terms = TermPair { technical: term(2), home: term(1) };
    form(&NightState::Syncs(terms), r#"{"syncs":{"technical":2,"home":1}}"#);
    form(&NightState::NothingOpen(NothingOpenAt::Technical), r#"{"nothing-open":"technical"}"#);
    form(&NightState::NothingOpen(NothingOpenAt::Both), r#"{"nothing-open":"both"}"#);
    form(&NightState::Waived, r#""waived""#);
    form(&NightState::TaskNotOnCourse, r#""task-not-on-course""#);
    let held = HeldNight {
        reason: HeldReason::WrongHomeTerm,
        technical: TermMask::only(term(2)),
        home: TermMask::only(term(3)),
        should_be_open: Some(term(1)),
    };
    form(
        &NightState::Held(held),
        r#"{"held":{"reason":"H20","technical":"{2}","home":"{3}","should_be_open":1}}"#,
    );
    let several = HeldNight {
        reason: HeldReason::TechnicalSeveralOpen,
        technical: [term(1), term(2)].into_iter().collect(),
        home: TermMask::EMPTY,
        should_be_open: None,
    };
    form(&NightState::Held(several), r#"{"held":{"reason":"H06","technical":"{1,2}"}}"#);
    refused::<NightState>(
        r#"{"nothing-open":"home"}"#,
        "unknown variant `home`, expected `technical` or `both`",
    );
    refused::<NightState>(
        r#"{"syncs":[2,1]}"#,
        "invalid type: sequence, expected a pair of terms as an object",
    );
}

#[test]
fn the_page_shows_a_policy_and_a_plan_as_they_are_read_and_written() {
    let [policy, plan] = page::shown_values();
    let read: PlanPolicy = serde_json::from_value(policy.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), policy);

    let read = page::read_plan(plan.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), plan);
    assert_eq!(read.into_content(), nights::record_of(&nights::shown()));
    // Members stand on the page in the order in which they are written.
    let written = serde_json::to_string(&Document::new(nights::record_of(&nights::shown()))).unwrap();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&written), bare(page::shown()[1]));
}

#[test]
fn the_page_names_every_member_and_code() {
    let page = include_str!("../docs/json.md");
    let mut members = 0;
    for line in include_str!("../src/wire.rs").lines().map(str::trim) {
        let word = |rest: &str| rest.split(':').next().unwrap_or_default().trim_start_matches('$').to_owned();
        for (keyword, mark) in [("required ", ""), ("optional ", "*")] {
            let Some(member) = line.strip_prefix(keyword).map(word) else { continue };
            // Of a summary's entries the members have other names.
            let shown =
                page.contains(&format!("{mark}`{member}`{mark}")) || page.contains(&format!("`{member}`"));
            assert!(shown || member == "key", "{member} is not on the page as {keyword}");
            members += 1;
        }
    }
    assert!(members > 40, "{members} members are too few to be all");
    let codes = TermMatchPolicy::ALL.map(TermMatchPolicy::as_str).into_iter();
    let codes = codes.chain(NotDueReason::ALL.map(NotDueReason::code));
    for code in codes.chain(OutcomeKind::ALL.map(OutcomeKind::code)) {
        assert!(page.contains(&format!("`\"{code}\"`")), "{code} is not on the page");
    }
}
