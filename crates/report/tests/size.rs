//! A report is as long as what it shows, whatever it is a report of. Counts bytes, never time.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use gradecrosswalk_domain::calendar::SchoolYear;
use gradecrosswalk_domain::school::AlertGroup;
use gradecrosswalk_domain::{CourseNumber, SchoolId, SectionNumber};
use gradecrosswalk_matching::{Exchange, HeldReason, OutcomeKind, Plan, PlanPolicy};
use gradecrosswalk_report::{Report, Shown, tables};
use gradecrosswalk_testkit::builders::{number, task_name};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use gradecrosswalk_validation::alerts::{Alert, Cause, SchoolAlerts};
use gradecrosswalk_validation::forecast::Nights;
use gradecrosswalk_validation::{Forecast, Severities, Severity, validate};

/// Alerts of many held grades: so many for each of so many schools.
fn alerts(schools: usize, each: usize) -> Vec<SchoolAlerts> {
    let alert = |place: usize| {
        let reason = HeldReason::ALL[place % HeldReason::ALL.len()];
        Alert {
            severity: Severity::Error,
            repairer: reason.repairer(),
            course: Some(CourseNumber::new(format!("{place:06}")).unwrap()),
            section: Some(SectionNumber::new("1").unwrap()),
            task: Some(task_name("CTE Term Grade")),
            term: Some(number(2)),
            cause: Cause::Held(reason),
            problem: reason.problem().to_owned(),
            repair: reason.repair(),
            students: Vec::new(),
            grades: 1,
            waiting: Vec::new(),
        }
    };
    let schools = (0..schools).map(|school| SchoolAlerts {
        school: SchoolId::new(format!("HS-{school:04}")).unwrap(),
        group: AlertGroup::NotTold,
        repairs: (0..each).map(alert).collect(),
        waits: Vec::new(),
    });
    schools.collect()
}

#[test]
fn a_state_of_four_hundred_schools_is_one_readable_page() {
    let mut lengths = Vec::new();
    for posted in [20_000, 80_000] {
        let night = statewide(posted, Mix::AllDue, 7);
        let exchange = Exchange::compile(&night.setup, night.as_of, PlanPolicy::default()).unwrap();
        let plan = Plan::new(&exchange, night.night()).unwrap();
        let summary = plan.summary();
        let held = summary.all.of(OutcomeKind::Held);
        assert!(held * 20 > summary.all.total(), "{held}");
        let findings = validate(&exchange, &Severities::default());
        let year = Nights::of_year(SchoolYear::of(night.as_of.date()).unwrap()).unwrap();
        let forecast = Forecast::of(&night.setup, year, PlanPolicy::default());
        let alerts = alerts(400, posted / 4000);
        let report = Report::of(&night.setup, night.as_of)
            .with_summary(&summary)
            .with_alerts(&alerts)
            .with_findings(&findings)
            .with_forecast(&forecast);
        let page = report.html().to_string();
        assert!(page.contains("and 350 more"), "the home schools beyond the first are counted");
        lengths.push(page.len());
    }
    // Four times the grades: a little more, because sections have other numbers and more reasons occur.
    assert!(lengths[1] < lengths[0] * 2, "{lengths:?}");
    assert!(lengths[1] < 2_000_000, "{lengths:?}");
}

#[test]
fn a_table_of_everything_grows_with_its_rows_and_a_cut_one_not_at_all() {
    let length = |alerts: usize, shown| {
        let alerts = self::alerts(1, alerts);
        let table = tables::repairs(&alerts[0], shown);
        [
            table.text().to_string(),
            table.csv().to_string(),
            table.markdown().to_string(),
            table.html().to_string(),
        ]
        .map(|text| text.len())
    };
    // Numbers of rows that are written with equally many digits, three times them too.
    let rows = HeldReason::ALL.len() * 30;
    let (one, two, four) =
        (length(rows, Shown::All), length(rows * 2, Shown::All), length(rows * 4, Shown::All));
    for place in 0..4 {
        assert_eq!(four[place] - two[place], (two[place] - one[place]) * 2);
    }
    assert_eq!(length(rows, Shown::Few(9)), length(rows * 3, Shown::Few(9)));
}
