//! A recorded plan says in texts what the plan says in indices, in whichever order the night's records were.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod nights;

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_matching::ledger::{self, Ledger};
use gradecrosswalk_matching::plan_record::{DecisionRecord, OutcomeRecord};
use gradecrosswalk_matching::{Exchange, HeldReason, HomeEdit, NotDueReason, Outcome, OutcomeKind, Plan};
use gradecrosswalk_matching::{PlanRecord, PlanRecordError};
use gradecrosswalk_testkit::builders::{TERM_GRADE, percent, text};
use gradecrosswalk_testkit::generate::{GeneratedExchange, samples};
use nights::{lent, mixed, record_of, recorded, turned};

/// The decision for the student of this number, of whom there is one.
fn of_student(record: &PlanRecord, student: u32) -> &DecisionRecord {
    let ssid = gradecrosswalk_testkit::builders::ssid(student);
    record.decisions.iter().find(|decision| decision.ssid == Some(ssid)).unwrap()
}

#[test]
fn every_text_is_the_records_or_the_home_schools() {
    let record = record_of(&mixed());
    assert_eq!((record.exchange.as_str(), record.technical.as_str()), ("KTS", "CTC-1"));
    let OutcomeRecord::Add(write) = &of_student(&record, 1).outcome else { panic!("{record:#?}") };
    assert_eq!((write.home.school.as_str(), write.score.as_str(), write.term.get()), ("HS-1", "A", 2));
    let updated = of_student(&record, 2);
    assert_eq!(updated.task.as_str(), "CTE Term Grade", "the official name");
    let OutcomeRecord::Update { write, was, edit } = &updated.outcome else { panic!("{updated:#?}") };
    assert_eq!((write.score.as_str(), was.as_str(), *edit), ("B", "C", HomeEdit::None));
    let OutcomeRecord::Update { was, edit, .. } = &of_student(&record, 3).outcome else {
        panic!("{record:#?}")
    };
    assert_eq!((was.as_str(), *edit), ("X", HomeEdit::Edited), "a text that the home group does not have");
}

#[test]
fn a_reason_is_told_with_the_home_section_that_is_known() {
    let record = record_of(&mixed());
    let held = |student| match &of_student(&record, student).outcome {
        OutcomeRecord::Held { reason, home } => (*reason, home.as_ref().map(|home| home.school.as_str())),
        other => panic!("{other:#?}"),
    };
    assert_eq!(held(6), (HeldReason::NotEnrolled, None));
    assert_eq!(held(7), (HeldReason::UnknownScore, Some("HS-1")));
    assert_eq!(held(9), (HeldReason::HomeNoneOpen, Some("HS-2")));
    assert!(record.decisions.iter().any(|decision| matches!(
        decision.outcome,
        OutcomeRecord::NotDue { reason: NotDueReason::Closed(_), home: Some(_) }
    )));
}

#[test]
fn what_rows_cannot_tell_apart_is_told_apart_and_in_order() {
    let record = record_of(&mixed());
    let unknown: Vec<&DecisionRecord> = record
        .decisions
        .iter()
        .filter(|decision| {
            matches!(decision.outcome, OutcomeRecord::Held { reason: HeldReason::UnknownTask, .. })
        })
        .collect();
    let tasks: Vec<&str> = unknown.iter().map(|decision| decision.task.as_str()).collect();
    assert_eq!(tasks, ["Progress", "Quarter Grade"]);
    let missing: Vec<Option<&str>> = record
        .decisions
        .iter()
        .filter(|decision| {
            matches!(decision.outcome, OutcomeRecord::Held { reason: HeldReason::MissingSsid, .. })
        })
        .map(|decision| decision.ssid.as_ref().map(Ssid::as_str))
        .collect();
    assert_eq!(missing, [None, Some("12344"), Some("12345")], "of another shape");
    let unchanged =
        record.decisions.iter().filter(|decision| decision.outcome.kind() == OutcomeKind::Unchanged);
    let times: Vec<String> = unchanged.map(|decision| decision.posted.to_string()).collect();
    assert_eq!(times.len(), 2);
    assert!(times[0] < times[1], "{times:?}");
}

#[test]
fn the_order_of_the_records_does_not_matter() {
    let night = mixed();
    let record = record_of(&night);
    for turn in 1..40 {
        let records = turned(&night.records, turn);
        assert_eq!(recorded(&night.setup(), night.as_of, night.policy, &records), record, "{turn}");
    }
    for of in samples(7).take(200) {
        let record = nights::record_of_generated(&of);
        for turn in [1, 2, 5] {
            assert_eq!(recorded(&of.setup, of.as_of, of.policy, &turned(&of.records, turn)), record);
        }
    }
}

/// The record agrees with the plan, decision by decision and in its counts.
fn check(of: &GeneratedExchange) {
    let exchange = Exchange::compile(&of.setup, of.as_of, of.policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(&of.records)).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let record = PlanRecord::of(&plan, &ledger, &lent(&of.records)).unwrap();
    assert_eq!((record.as_of, record.policy), (of.as_of, of.policy));
    assert_eq!(record.decisions.len(), of.records.posted.len());
    for (decision, (posting, outcome)) in record.decisions.iter().zip(plan.outcomes()) {
        assert_eq!(decision.outcome.kind(), outcome.kind());
        assert_eq!(decision.term, posting.term());
        let school = |home: gradecrosswalk_domain::exchange::HomeIndex| exchange.home(home).unwrap().id();
        let home: Option<&SchoolId> = decision.outcome.home().map(|home| &home.school);
        match (&decision.outcome, outcome) {
            (OutcomeRecord::Add(to), Outcome::Add(write))
            | (OutcomeRecord::Unchanged(to), Outcome::Unchanged(write)) => {
                assert_eq!((home, to.term), (Some(school(write.home)), write.term));
            }
            (OutcomeRecord::Update { write: to, was, edit: a }, Outcome::Update { write, edit: b, .. }) => {
                assert_eq!((home, to.term, *a), (Some(school(write.home)), write.term, b));
                assert_ne!(*was, to.score);
                assert!(of.records.home.iter().any(|grade| {
                    (Some(grade.ssid), &grade.home, grade.term) == (decision.ssid, &to.home.school, to.term)
                        && grade.section == decision.section
                        && grade.score == *was
                }));
            }
            (OutcomeRecord::NotDue { reason: a, .. }, Outcome::NotDue(b)) => assert_eq!(*a, b),
            (OutcomeRecord::Held { reason: a, .. }, Outcome::Held { reason: b, home: at }) => {
                assert_eq!((*a, home), (b, at.map(school)));
            }
            (a, b) => panic!("{a:?} is not {b:?}"),
        }
    }
    let (texts, rows) = (record.summary(), plan.summary());
    assert_eq!((texts.all, texts.without_home), (rows.all, rows.without_home));
    assert_eq!((&texts.held, &texts.not_due), (&rows.held, &rows.not_due));
    let homes: Vec<_> =
        rows.homes.iter().map(|(home, counts)| (exchange.home(*home).unwrap().id(), *counts)).collect();
    assert_eq!(texts.homes.iter().map(|(home, counts)| (home, *counts)).collect::<Vec<_>>(), homes);
    let total: u64 = texts.courses.iter().map(|(_, counts)| counts.total()).sum();
    assert_eq!(total, texts.all.total());
}

#[test]
fn the_record_says_what_the_plan_says() {
    for of in samples(2020).take(400) {
        check(&of);
    }
}

#[test]
fn the_writes_are_those_of_the_plan() {
    let night = mixed();
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(&night.records)).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let record = PlanRecord::of(&plan, &ledger, &lent(&night.records)).unwrap();
    let of_plan: Vec<_> = plan
        .writes()
        .iter()
        .map(|row| ledger.home_grade(&exchange, row).unwrap())
        .map(|grade| (Some(grade.ssid), grade.section, grade.task, grade.home, grade.term, grade.score))
        .collect();
    let kinds = [OutcomeKind::Add, OutcomeKind::Update];
    let written = record.decisions.iter().filter(|decision| kinds.contains(&decision.outcome.kind()));
    let of_record: Vec<_> = written
        .map(|of| (of, of.outcome.stands().unwrap()))
        .map(|(of, to)| {
            let (section, task) = (of.section.clone(), of.task.clone());
            (of.ssid, section, task, to.home.school.clone(), to.term, to.score.clone())
        })
        .collect();
    assert_eq!(of_record, of_plan);
    assert_eq!(of_plan.len(), 3);
}

#[test]
fn what_is_not_of_one_night_is_refused() {
    let night = mixed();
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(&night.records)).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let refused = |ledger: &Ledger, records: ledger::Records<'_>| PlanRecord::of(&plan, ledger, &records);

    let none = refused(&ledger, ledger::Records::default()).unwrap_err();
    assert_eq!(none, PlanRecordError::OtherNight { row: 0 });
    assert_eq!(
        none.to_string(),
        "posted row 0 was not made from these records: give the plan, the ledger and the records of one night"
    );
    for turn in 1..night.records.posted.len() {
        assert!(refused(&ledger, lent(&turned(&night.records, turn))).is_err(), "{turn}");
    }
    let mut other = night.clone();
    other.records.posted.iter_mut().for_each(|posting| posting.mark = percent("3"));
    assert!(refused(&ledger, lent(&other.records)).is_err());
    let mut other = night.clone();
    other.records.home.iter_mut().for_each(|grade| grade.home = "HS-2".parse().unwrap());
    assert!(refused(&ledger, lent(&other.records)).is_err());

    let mut more = night.clone();
    more.post(99, TERM_GRADE, 2, percent("3")).section =
        gradecrosswalk_testkit::builders::section("999999", "1");
    let longer = Ledger::of(&exchange, lent(&more.records)).unwrap();
    let last = PlanRecordError::OtherNight { row: night.records.posted.len() };
    assert_eq!(refused(&longer, lent(&more.records)), Err(last));
}

#[test]
fn a_record_masks_students_when_it_is_debugged() {
    let shown = format!("{:?}", record_of(&mixed()));
    assert!(shown.contains("******0001") && !shown.contains("1900000001"), "{shown}");
}

/// Of home grades that say the same, any may stand for the row.
#[test]
fn a_home_row_leads_back_to_its_record() {
    let mut night = mixed();
    let twice = night.records.home[1].clone();
    night.records.home.push(twice);
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(&night.records)).unwrap();
    let rows = ledger.night().home.len();
    assert_eq!(rows, 3);
    let scores = (0..rows).map(|row| night.records.home[ledger.home_record(row).unwrap()].score.clone());
    assert_eq!(scores.collect::<Vec<_>>(), [text("C"), text("X"), text("D")]);
    assert_eq!(ledger.home_record(rows), None);
}
