//! Names with markup in them come out as text: HTML and SVG stay well-formed, whatever schools are called.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod markup;

use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_domain::school::{AlertGroup, ExceptionScope};
use gradecrosswalk_domain::{SchoolId, UserGroupName};
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan, PlanRecord};
use gradecrosswalk_report::{Calendar, Cell, Column, Report, Shown, Ssids, Table, tables};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{
    TERM_GRADE, both, grading_task, group, number, score, ssid, task_name, term,
};
use gradecrosswalk_validation::alerts::alerts;
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::grades_report::{GradesReport, SideBySide};
use gradecrosswalk_validation::morning_after::MorningAfter;
use gradecrosswalk_validation::{
    Diagnoser, Forecast, NightRecords, Proposal, Severities, validate, validate_night,
};
use markup::{Markup, read};
use proptest::prelude::*;

/// A night in which every name that a school can choose is a text: as HTML, and as SVG.
fn rendered(text: &str) -> (String, String) {
    rendered_with(text, Ssids::Whole)
}

fn rendered_with(text: &str, ssids: Ssids) -> (String, String) {
    let mut draft = Draft::by_the_book();
    let key = text.trim();
    for (place, school) in core::iter::once(&mut draft.technical).chain(&mut draft.homes).enumerate() {
        school.parts.id = SchoolId::new(format!("{key}{place}")).unwrap();
        school.terms([
            term(text, 1, "2019-08-01", "2019-10-01"),
            term(text, 2, "2019-10-02", "2019-12-31"),
            term(text, 3, "2020-01-20", "2020-03-15"),
        ]);
        school.parts.reporting.alert_group = AlertGroup::SetUp(UserGroupName::new(text).unwrap());
        school.tasks(Draft::COURSE).push(grading_task(text));
        let number = format!("{key}9");
        let teacher = ExceptionScope::Teacher(number.parse().unwrap());
        school.exception(teacher, TERM_GRADE, 3, "2019-12-20 00:00", "2020-02-20 23:59");
    }
    // Windows that overlap, and a term that nobody has.
    draft.homes[0].window(TERM_GRADE, 1, "2019-08-01 00:00", "2019-11-11 23:59");
    let label = format!("{key}A");
    let state = draft.technical.parts.score_groups[0].name().to_string();
    draft.technical.group(group(&state, &[(&label, "90"), ("B", "0")]));
    draft.enroll(1, "2019-08-01", "2020-06-30");
    draft.post(1, TERM_GRADE, 2, both(&label, "10"));
    draft.post(2, TERM_GRADE, 2, score(key));
    draft.post(3, text, 2, score("B"));

    let setup = draft.setup();
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    findings.sort();
    let alerts = alerts(&plan, night, &findings);
    let year = gradecrosswalk_domain::calendar::SchoolYear::starting(2019).unwrap();
    let nights = Nights::of_year(year).unwrap();
    let forecast = Forecast::of(&setup, nights, draft.policy);
    let proposal = Proposal::new([&setup], setup.homes()[0].id(), nights, draft.policy).unwrap();
    let summary = plan.summary();
    assert!(!findings.is_empty() && !alerts.is_empty());
    let guide = Diagnoser::new(&plan, night, &findings, &forecast);
    let diagnoses: Vec<_> =
        (0..plan.decisions().len()).filter_map(|row| guide.diagnose_posted(row)).collect();
    let record = PlanRecord::of(&plan, &ledger, &records).unwrap();
    let after = MorningAfter::of(&record, setup.profile(), &draft.records.home);
    let (task, term) = (task_name(TERM_GRADE), number(2));
    let schools = core::iter::once(setup.technical()).chain(setup.homes());
    let grades: Vec<_> =
        schools.filter_map(|school| GradesReport::of(&exchange, night, school.id(), &task, term)).collect();
    let compared: Vec<_> = SideBySide::of(&plan, night, &task, term).into_iter().collect();
    assert!(diagnoses.len() == 3 && grades.len() == 2 && compared.len() == 1);
    let report = Report::of(&setup, draft.as_of)
        .with_summary(&summary)
        .with_alerts(&alerts)
        .with_diagnoses(&diagnoses)
        .with_morning_after(&after)
        .with_grades_reports(&grades)
        .with_side_by_side(&compared)
        .ssids(ssids)
        .with_findings(&findings)
        .with_forecast(&forecast)
        .with_proposals([&proposal]);
    let calendar = Calendar::of(&setup, HomeIndex(0), &forecast).unwrap().today(draft.as_of.date());
    (report.html().to_string(), calendar.svg().to_string())
}

/// The page is well-formed, has the school's name in its texts and in a heading, and no element of another name.
fn assert_told(text: &str, page: &str, kind: Markup) {
    let seen = read(page, kind).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    let name = markup::as_shown(&format!("{}0", text.trim()));
    assert!(seen.texts.iter().any(|seen| seen.contains(&name)), "{name:?} is not shown");
}

#[test]
fn markup_in_names_is_text() {
    for text in [
        "<script>alert(1)</script>",
        "</title></style></svg>",
        "\" onload=\"alert(1)",
        "' & &amp; <!-- ]]>",
        "{{7*7}} ${x} %s",
        "a\u{202e}b\u{fffe}\u{fdd0}",
        "高校 Lyce\u{301}e 👩‍👩‍👧",
    ] {
        let (html, svg) = rendered(text);
        assert_told(text, &html, Markup::Html);
        assert_told(text, &svg, Markup::Svg);
        assert!(!html.contains("<script") && !svg.contains("<script") && !html.contains("<!--"));
    }
}

#[test]
fn students_are_named_in_full_or_by_their_last_four_digits() {
    let (whole, _) = rendered_with("GP", Ssids::Whole);
    let (masked, svg) = rendered_with("GP", Ssids::LastFour);
    for student in 1..=3 {
        let ssid = ssid(student);
        let last_four = format!("{}", ssid.masked());
        assert!(whole.contains(ssid.as_str()) && !whole.contains(&last_four), "{ssid}");
        assert!(!masked.contains(ssid.as_str()) && masked.contains(&last_four), "{ssid}");
        assert!(!svg.contains(ssid.as_str()));
    }
    assert!(
        whole.matches("190000000").count() > 6,
        "findings, diagnoses, reports and both sides name students"
    );
    assert_eq!(masked.matches("190000000").count(), 0);
    assert_eq!(masked.replace("******", "190000"), whole, "nothing else is another");
}

#[test]
fn the_same_values_give_the_same_bytes() {
    assert_eq!(rendered("GP"), rendered("GP"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_name_is_text(text in "[\\PC&&[^\u{0}]]{0,9}[<>&\"'/=;!A-Za-z]{1,9}") {
        prop_assume!(!text.trim().is_empty());
        let (html, svg) = rendered(&text);
        assert_told(&text, &html, Markup::Html);
        assert_told(&text, &svg, Markup::Svg);
    }
}

proptest! {
    #[test]
    fn any_cell_is_text(text in any::<String>()) {
        let columns = [Column::name("a", text.clone()), Column::text("b", "b")];
        let rows = [[Cell::of(&text), Cell::of(&text)]];
        let table = Table::new(&text, columns).with_rows(rows, Shown::All);
        let seen = read(&table.html().to_string(), Markup::Html).unwrap();
        let shown = markup::as_shown(&text);
        prop_assert!(text.is_empty() || seen.texts.iter().filter(|seen| **seen == shown).count() >= 3);
        let markdown = table.markdown().to_string();
        prop_assert!(!markdown.contains('<'));
        // A cell ends only where the table ends it: two columns have three bars a line.
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        prop_assert!(markdown.lines().filter(|line| line.starts_with('|')).all(|line| bars(line) == 3));
    }
}

#[test]
fn tables_of_values_name_what_they_are_given() {
    let sample = gradecrosswalk_domain::sample::document_001().unwrap();
    let nights =
        Nights::of_year(gradecrosswalk_domain::calendar::SchoolYear::starting(2019).unwrap()).unwrap();
    let forecast = Forecast::of(&sample.setup, nights, gradecrosswalk_matching::PlanPolicy::default());
    let home = sample.setup.homes()[0].id();
    let table = tables::nights(&forecast, sample.setup.profile(), home, Shown::All);
    assert_eq!(
        table.csv().to_string(),
        "task,courses,first,last,nights,state,detail,repairer,repair\r\n\
         CTE Term Grade,480815,2019-07-01,2019-10-15,107,syncs,syncs term 2 into term 1,\"\",\"\"\r\n\
         CTE Term Grade,480815,2019-10-16,2020-06-30,259,held,\"would be held: H20 wrong-home-term, {2} open at the \
         technical school, {1} at home where term 2 should be\",home office,open the matching term instead\r\n"
    );
}
