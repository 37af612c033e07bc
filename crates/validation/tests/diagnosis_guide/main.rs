//! Every path of the troubleshooting guide (document 000, items 1 to 3), as data: what is set up, and the item, step and
//! cause that the diagnosis finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

extern crate alloc;

mod case;
#[path = "../diagnosing/mod.rs"]
mod diagnosing;
mod item_1;
mod item_2a;
mod item_2b;
mod item_3;

use alloc::collections::BTreeSet;
use case::{Case, post};
use diagnosing::{forecast, with_draft};
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanRecord};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, as_of, number, percent, section, ssid, task_name};
use gradecrosswalk_validation::diagnosis::{Arrives, Cause, Question};
use gradecrosswalk_validation::morning_after::{Became, MorningAfter};
use gradecrosswalk_validation::{Diagnoser, NightRecords};

fn question(term: Option<u8>) -> Question {
    let question = Question::new(ssid(1), section(Draft::COURSE, "1"), task_name(TERM_GRADE));
    Question { term: term.map(number), ..question }
}

/// Every path of document 000: items 1 and 2 by the numbers that they have, the points of item 3 counted.
const PATHS: [&str; 14] = [
    "1.a", "1.b", "2.a", "2.a.i", "2.a.ii", "2.b.i", "2.b.ii", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6",
    "3.7",
];

fn cases() -> impl Iterator<Item = &'static Case> {
    [item_1::CASES, item_2a::CASES, item_2b::CASES, item_3::CASES].into_iter().flatten()
}

#[test]
fn every_path_of_the_guide_ends_where_it_says() {
    let wrong: Vec<String> = cases().filter_map(Case::wrong).collect();
    assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
    let tonight = "the grade arrives in the night of 2019-10-04, in home term 2";
    assert!(cases().filter(|case| case.arrives.starts_with(tonight)).count() > 10);
}

#[test]
fn every_path_of_the_guide_has_a_case() {
    let paths: BTreeSet<&str> = cases().flat_map(|case| case.guide).copied().collect();
    assert_eq!(paths, BTreeSet::from(PATHS));
}

#[test]
fn every_cause_has_a_case() {
    let found: BTreeSet<&str> = cases().filter_map(|case| case.cause).collect();
    let missing: Vec<&Cause> = Cause::ALL.iter().filter(|cause| !found.contains(cause.code())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Item 2.a.i: the teacher is asked to post; after the night, whether the grade synced is verified the next day.
#[test]
fn a_grade_that_was_not_posted_is_posted_and_verified_the_next_day() {
    let mut draft = Draft::by_the_book();
    let cause = |draft: &Draft| with_draft(draft, |diagnoser, _| diagnoser.diagnose(&question(None)).cause);
    assert_eq!(cause(&draft), Some(Cause::NotPosted));
    post(&mut draft);
    assert_eq!(cause(&draft), None);

    let setup = draft.setup();
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let ledger = Ledger::of(&exchange, draft.records.lent()).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let record = PlanRecord::of(&plan, &ledger, &draft.records.lent()).unwrap();
    let verified = |draft: &Draft| {
        let after = MorningAfter::of(&record, setup.profile(), &draft.records.home);
        after.grades.into_iter().map(|of| of.became).collect::<Vec<_>>()
    };
    assert_eq!(verified(&draft), [Became::NotThere]);
    draft.stands_at_home(1, 2, "A");
    assert_eq!(verified(&draft), [Became::Arrived]);

    draft.as_of = as_of("2019-10-05");
    with_draft(&draft, |diagnoser, _| {
        let next_day = diagnoser.diagnose(&question(None));
        assert_eq!((next_day.cause, next_day.arrives), (None, Arrives::There));
    });
}

#[test]
fn a_section_or_task_that_is_not_there_is_said() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    with_draft(&draft, |diagnoser, _| {
        let elsewhere = Question { section: section("999999", "1"), ..question(None) };
        assert_eq!(diagnoser.diagnose(&elsewhere).cause, Some(Cause::SectionMissing));
        assert_eq!(diagnoser.diagnose(&elsewhere).arrives, Arrives::NotForecast);
        let other = Question { task: task_name("Quarter Grade"), ..question(None) };
        assert_eq!(diagnoser.diagnose(&other).cause, Some(Cause::TaskOutsideExchange));
        let nobody = Question { ssid: Some(ssid(99)), ..question(None) };
        assert_eq!(diagnoser.diagnose(&nobody).cause, Some(Cause::NotPosted));
    });
}

#[test]
fn the_forecast_of_the_repaired_set_up_says_when_the_grade_arrives() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    draft.homes[0].parts.windows.retain(|window| window.term != number(2));
    let mut repaired = draft.clone();
    repaired.homes[0].window(TERM_GRADE, 2, "2019-10-09", "2019-12-31");
    let (setup, repaired) = (draft.setup(), repaired.setup());
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    let (before, after) = (forecast(&exchange, &setup), forecast(&exchange, &repaired));
    let diagnoser = Diagnoser::new(&plan, night, &[], &before).with_repaired(&after);
    let found = diagnoser.diagnose(&question(None));
    assert_eq!(found.cause, Some(Cause::HomeWindowNotOpen));
    assert_eq!(
        found.arrives.to_string(),
        "the grade arrives in the night of 2019-10-09, in home term 2, once that is done and the other repairs are made"
    );
}

#[test]
fn who_repairs_it_is_said_as_people_say_it() {
    let who = |make: &dyn Fn(&mut Draft)| {
        let mut draft = Draft::by_the_book();
        make(&mut draft);
        with_draft(&draft, |diagnoser, _| {
            diagnoser.diagnose(&question(None)).who().map(|who| who.to_string())
        })
    };
    assert_eq!(who(&|_| {}).as_deref(), Some("the technical teacher of CTC-1"));
    let not_open = who(&|draft| {
        post(draft);
        draft.homes[0].parts.windows.clear();
    });
    assert_eq!(not_open.as_deref(), Some("the home office of HS-1"));
    let not_enrolled = who(&|draft| {
        post(draft);
        draft.records.enrollments.clear();
    });
    assert_eq!(
        not_enrolled.as_deref(),
        Some("the home office of the home school, which CTC-1 must find out"),
        "no home school is known"
    );
    let doubled = who(&|draft| {
        post(draft);
        let second = draft.technical.tasks(Draft::COURSE)[0].clone();
        draft.technical.tasks(Draft::COURSE).push(second);
    });
    assert_eq!(doubled.as_deref(), Some("state support, told by CTC-1"));
    assert_eq!(who(&post), None, "it moves");
}

#[test]
fn alerts_of_other_students_grades_are_not_this_ones() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    draft.post(2, TERM_GRADE, 2, percent("80"));
    with_draft(&draft, |diagnoser, _| {
        let found = diagnoser.diagnose(&question(None));
        assert_eq!(found.cause, None, "{found}");
        let text = format!("{found} {found:?}");
        assert!(text.contains("H10") && !text.contains(ssid(2).as_str()), "{text}");
    });
}

#[test]
fn each_cause_has_a_code_and_a_row_on_the_page() {
    let page = include_str!("../../docs/diagnosis.md");
    let codes: BTreeSet<&str> = Cause::ALL.iter().map(|cause| cause.code()).collect();
    assert_eq!(codes.len(), Cause::ALL.len());
    for cause in Cause::ALL {
        let who = cause.repairer().map_or_else(|| "nobody".to_owned(), |of| of.to_string());
        let row = format!(
            "| `{}` `{}` | {} | {} | {} | {who} | {} |",
            cause.code(),
            cause.name(),
            cause.step().code(),
            cause.item(),
            cause.problem(),
            cause.repair()
        );
        assert!(page.contains(&row), "{row}");
        assert_eq!(Cause::find(cause.code()), Some(*cause));
        assert_eq!(Cause::find(cause.name()), Some(*cause));
    }
    let repairs: BTreeSet<&str> = Cause::ALL.iter().map(|cause| cause.problem()).collect();
    assert_eq!(repairs.len(), Cause::ALL.len(), "each cause is a problem of its own");
    assert_eq!(Cause::find("H21").map(Cause::code), Some("H21"));
}
