//! Document 001's example as a page and as a calendar, byte for byte. Write them anew with `GOLDEN=write`, and look at
//! them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use chrono::NaiveDate;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{AsOf, SchoolYear, TermNumber};
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_matching::ledger::Records;
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanPolicy, PlanRecord};
use gradecrosswalk_report::{Calendar, Report};
use gradecrosswalk_validation::alerts::alerts;
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::grades_report::{GradesReport, SideBySide};
use gradecrosswalk_validation::morning_after::MorningAfter;
use gradecrosswalk_validation::{
    Diagnoser, Forecast, NightRecords, Proposal, Severities, validate, validate_night,
};
use std::path::Path;

fn assert_golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("GOLDEN").is_some_and(|what| what == "write") {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap();
    let differ = golden.lines().zip(text.lines()).find(|(golden, now)| golden != now);
    assert!(golden == text, "{name} is another, first here: {differ:#?}");
}

#[test]
fn the_page_and_the_calendar_are_as_they_were() {
    let sample = gradecrosswalk_domain::sample::document_001().unwrap();
    let as_of = AsOf::end_of(NaiveDate::from_ymd_opt(2019, 10, 20).unwrap()).unwrap();
    let policy = PlanPolicy::default();
    let records = Records { posted: &sample.posted, enrollments: &sample.enrollments, ..Records::default() };
    let exchange = Exchange::compile(&sample.setup, as_of, policy).unwrap();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    findings.sort();
    let alerts = alerts(&plan, night, &findings);
    let nights = Nights::of_year(SchoolYear::starting(2019).unwrap()).unwrap();
    let forecast = Forecast::of(&sample.setup, nights, policy);
    let proposal = Proposal::new([&sample.setup], sample.setup.homes()[0].id(), nights, policy).unwrap();
    let summary = plan.summary();
    let guide = Diagnoser::new(&plan, night, &findings, &forecast);
    let diagnoses: Vec<_> =
        (0..plan.decisions().len()).filter_map(|row| guide.diagnose_posted(row)).collect();
    let record = PlanRecord::of(&plan, &ledger, &records).unwrap();
    let after = MorningAfter::of(&record, sample.setup.profile(), &[]);
    let (task, term) = (TaskName::new("CTE Term Grade").unwrap(), TermNumber::new(2).unwrap());
    let technical = sample.setup.technical().id();
    let grades = [GradesReport::of(&exchange, night, technical, &task, term).unwrap()];
    let compared = [SideBySide::of(&plan, night, &task, term).unwrap()];
    let report = Report::of(&sample.setup, as_of)
        .with_summary(&summary)
        .with_alerts(&alerts)
        .with_diagnoses(&diagnoses)
        .with_morning_after(&after)
        .with_grades_reports(&grades)
        .with_side_by_side(&compared)
        .with_findings(&findings)
        .with_forecast(&forecast)
        .with_proposals([&proposal]);
    assert_golden("document_001.html", &report.html().to_string());
    let calendar = Calendar::of(&sample.setup, HomeIndex(0), &forecast).unwrap();
    assert_golden("document_001.svg", &calendar.today(as_of.date()).svg().to_string());
}

#[test]
fn a_report_of_nothing_is_a_page() {
    let sample = gradecrosswalk_domain::sample::document_001().unwrap();
    let as_of = AsOf::end_of(NaiveDate::from_ymd_opt(2019, 10, 20).unwrap()).unwrap();
    let after = MorningAfter { as_of, grades: Vec::new() };
    let page = Report::of(&sample.setup, as_of)
        .with_alerts(&[])
        .with_diagnoses(&[])
        .with_morning_after(&after)
        .with_findings(&[])
        .html()
        .to_string();
    for nothing in
        ["No grade is held.", "No grade was asked about.", "had no grade to write.", "Nothing was found."]
    {
        assert!(page.contains(nothing), "{nothing}");
    }
    let forecast = Forecast::of(
        &sample.setup,
        Nights::of_year(SchoolYear::starting(2019).unwrap()).unwrap(),
        PlanPolicy::default(),
    );
    assert!(Calendar::of(&sample.setup, HomeIndex(9), &forecast).is_none());
}
