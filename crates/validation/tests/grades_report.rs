//! The grades report (rule D-2), both sides, and the morning after (rule D-7).
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use gradecrosswalk_matching::plan_record::PlanRecord;
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Outcome, Plan};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, TERM_GRADE, as_of, minute, number, percent, score, section, ssid, task_name, text,
};
use gradecrosswalk_testkit::generate;
use gradecrosswalk_validation::NightRecords;
use gradecrosswalk_validation::grades_report::{GradesReport, HomeState, SideBySide};
use gradecrosswalk_validation::morning_after::{Became, MorningAfter};

fn with<T>(draft: &Draft, ask: impl FnOnce(&Plan<'_, '_>, NightRecords<'_>) -> T) -> T {
    let setup = draft.setup();
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    ask(&plan, night)
}

/// Student 1 is posted and stands at home, 2 is posted and does not, 3 is posted and another stands, 4 is not posted,
/// 5 stands at home and is not posted, 6 is posted and enrolled nowhere.
fn class() -> Draft {
    let mut draft = Draft::by_the_book();
    for student in 2..=5 {
        draft.enroll(student, "2019-08-01", "2020-06-30");
    }
    draft.enroll(7, "2019-08-01", "2019-09-01");
    for (student, mark) in [(1, "92.5"), (2, "85"), (3, "71"), (6, "60")] {
        draft.post(student, TERM_GRADE, 2, percent(mark)).posted = minute("2019-10-03 15:00");
    }
    draft.stands_at_home(1, 2, "A");
    draft.stands_at_home(3, 2, "B");
    draft.stands_at_home(5, 2, "D");
    draft
}

#[test]
fn a_technical_school_sees_who_has_no_posting() {
    with(&class(), |plan, night| {
        let of = |school: &str, task: &str, term| {
            GradesReport::of(plan.exchange(), night, &school.parse().unwrap(), &task_name(task), number(term))
        };
        let report = of("CTC-1", "cte term", 2).unwrap();
        assert_eq!(
            report.to_string(),
            "CTC-1, CTE Term Grade, term 2: 4 posted, 2 not\n  section 480815-1: 4 posted, 2 not, newest 2019-10-03 15:00"
        );
        assert_eq!(report.sections[0].without, [ssid(4), ssid(5)]);
        assert_eq!(
            (report.sections[0].with[1].ssid, &report.sections[0].with[1].mark),
            (Some(ssid(2)), &percent("85"))
        );
        let report = of("HS-1", TERM_GRADE, 2).unwrap();
        assert_eq!(
            (report.with(), report.sections[0].without.as_slice()),
            (3, [ssid(2), ssid(4)].as_slice())
        );
        assert_eq!(report.sections[0].with[0].mark, score("A"));
        assert_eq!(of("HS-1", FINAL_GRADE, 4).unwrap().without(), 5);
        assert_eq!(of("HS-9", TERM_GRADE, 2), None);
        assert_eq!(of("CTC-1", "Quarter Grade", 2), None);
    });
}

#[test]
fn a_stale_section_is_marked() {
    let mut draft = class();
    draft.as_of = as_of("2019-10-20");
    with(&draft, |plan, night| {
        let school = "CTC-1".parse().unwrap();
        let report =
            GradesReport::of(plan.exchange(), night, &school, &task_name(TERM_GRADE), number(2)).unwrap();
        assert_eq!(report.sections[0].stale, Some(minute("2019-10-02 00:00")));
    });
}

#[test]
fn both_sides_stand_beside_each_other() {
    with(&class(), |plan, night| {
        let both = SideBySide::of(plan, night, &task_name(TERM_GRADE), number(2)).unwrap();
        assert_eq!(
            both.to_string(),
            "CTE Term Grade, technical term 2: 1 present, 1 differing, 1 missing, 1 only-at-home, 1 nowhere-to-look\n  section 480815-1: 1 present, 1 differing, 1 missing, 1 only-at-home, 1 nowhere-to-look"
        );
        let states: Vec<HomeState> = both.sections[0].grades.iter().map(|grade| grade.state).collect();
        assert_eq!(
            states,
            [
                HomeState::Present,
                HomeState::Missing,
                HomeState::Differing,
                HomeState::OnlyAtHome,
                HomeState::NowhereToLook
            ]
        );
    });
}

#[test]
fn the_two_sides_agree_with_the_plan() {
    for of in generate::samples(3).take(300) {
        let exchange = of.compile();
        let records = of.records.lent();
        let ledger = Ledger::of(&exchange, records).unwrap();
        let plan = Plan::new(&exchange, ledger.night()).unwrap();
        let night =
            NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
        let tasks = of.setup.profile().tasks().iter().map(|task| &task.name);
        let reports = tasks.flat_map(|task| (1..=16).map(move |term| (task, number(term))));
        let (mut rows, mut adds, mut updates) = (0, 0, 0);
        for (task, term) in reports {
            let both = SideBySide::of(&plan, night, task, term).unwrap();
            let grades = || both.sections.iter().flat_map(|of| &of.grades);
            rows += grades().filter(|grade| grade.posted.is_some()).count();
            adds += both.count(HomeState::Missing);
            updates += both.count(HomeState::Differing);
            let school = of.setup.technical().id();
            let report = GradesReport::of(&exchange, night, school, task, term).unwrap();
            assert_eq!(report.with(), grades().filter(|grade| grade.posted.is_some()).count());
        }
        let outcomes: Vec<Outcome> = plan.outcomes().map(|(_, outcome)| outcome).collect();
        let taking_part =
            plan.outcomes().filter(|(row, _)| row.task() != gradecrosswalk_matching::rows::RowTask::Other);
        assert_eq!(rows, taking_part.count());
        assert!(adds >= outcomes.iter().filter(|of| matches!(of, Outcome::Add(_))).count());
        assert!(updates >= outcomes.iter().filter(|of| matches!(of, Outcome::Update { .. })).count());
    }
}

#[test]
fn the_morning_after_says_what_became_of_each_write() {
    let draft = class();
    let (record, mut home) = with(&draft, |plan, night| {
        (PlanRecord::of(plan, night.ledger, &night.records).unwrap(), night.records.home.to_vec())
    });
    let became = |home: &[_]| -> Vec<Became> {
        MorningAfter::of(&record, &draft.profile, home).grades.into_iter().map(|of| of.became).collect()
    };
    // Student 2 is added, 3 is updated.
    assert_eq!(became(&home), [Became::NotThere, Became::NotThere]);
    home[1].score = text("C");
    home[1].task = task_name("CTE Term");
    assert_eq!(became(&home), [Became::NotThere, Became::Arrived]);
    let mut added = home[1].clone();
    (added.ssid, added.score) = (ssid(2), text("F"));
    home.push(added);
    assert_eq!(became(&home), [Became::ChangedSince(text("F")), Became::Arrived]);
    let after = MorningAfter::of(&record, &draft.profile, &home);
    assert_eq!((after.arrived(), after.not_there(), after.changed_since()), (1, 0, 1));
    assert_eq!(
        after.grades[0].to_string(),
        format!(
            "HS-1, student {}, section 480815-1, CTE Term Grade, term 2: add of B was changed since to F",
            ssid(2)
        )
    );
    assert_eq!(after.at(&"HS-2".parse().unwrap()).count(), 0);
    assert_eq!(after.grades[1].section, section(Draft::COURSE, "1"));
}

#[test]
fn a_plan_that_was_applied_has_arrived() {
    for of in generate::samples(5).take(200) {
        let exchange = of.compile();
        let records = of.records.lent();
        let ledger = Ledger::of(&exchange, records).unwrap();
        let plan = Plan::new(&exchange, ledger.night()).unwrap();
        let record = PlanRecord::of(&plan, &ledger, &records).unwrap();
        let written: Vec<_> =
            plan.writes().iter().map(|row| ledger.home_grade(&exchange, row).unwrap()).collect();
        let after = MorningAfter::of(&record, of.setup.profile(), &written);
        assert_eq!(after.grades.len(), written.len());
        assert_eq!(after.arrived(), written.len());
    }
}
