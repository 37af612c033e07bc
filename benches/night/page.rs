//! A large night with everything that a report shows of it, and the page.

use super::{Texts, texts};
use gradecrosswalk::domain::calendar::SchoolYear;
use gradecrosswalk::report::Report;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Diagnoser, Diagnosis, Exchange, Forecast, GradesReport, Ledger, MorningAfter, NightRecords, OutcomeKind,
    Plan, PlanPolicy, PlanRecord, Severities, SideBySide, Summary, TermNumber, alerts, validate,
    validate_night,
};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::fmt::{self, Display, Write as _};

/// How many held grades are diagnosed.
const DIAGNOSED: usize = 1_000;

/// What a page was made of.
pub(crate) struct Of {
    pub(crate) grades: usize,
    pub(crate) held: u64,
    pub(crate) alerts: usize,
    pub(crate) findings: usize,
}

/// Lends the page of a night of so many grades, every part of it, and says what it is made of.
pub(crate) fn with_page<T>(grades: usize, lend: impl FnOnce(&Report<'_>, &Of) -> T) -> T {
    let state = statewide(grades, Mix::AllDue, 1);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let texts: Texts = texts(&state, &exchange);
    let ledger = Ledger::of(&exchange, texts.records()).expect("a ledger");
    let plan = Plan::new(&exchange, ledger.night()).expect("a plan");
    let records = NightRecords::of(texts.records(), &ledger);
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, records, &Severities::default()));
    findings.sort();
    let year = SchoolYear::of(exchange.technical_now().minute().date()).expect("a year");
    let nights = Nights::of_year(year).expect("its nights");
    let forecast = Forecast::of(&state.setup, nights, PlanPolicy::default());
    let (summary, alerts): (Summary<'_>, _) = (plan.summary(), alerts(&plan, records, &findings));

    let diagnoser = Diagnoser::new(&plan, records, &findings, &forecast);
    let held = plan.outcomes().enumerate().filter(|(_, (_, of))| of.kind() == OutcomeKind::Held);
    let diagnoses: Vec<Diagnosis<'_>> =
        held.take(DIAGNOSED).filter_map(|(place, _)| diagnoser.diagnose_posted(place)).collect();
    let record = PlanRecord::of(&plan, &ledger, &texts.records()).expect("a record");
    let after = MorningAfter::of(&record, state.setup.profile(), &texts.records().home[..0]);
    let (technical, profile) = (state.setup.technical(), state.setup.profile());
    let (task, term) = (&profile.tasks()[0].name, TermNumber::new(4).expect("a term"));
    let reports: Vec<GradesReport> =
        GradesReport::of(&exchange, records, technical.id(), task, term).into_iter().collect();
    let compared: Vec<SideBySide> = SideBySide::of(&plan, records, task, term).into_iter().collect();

    let report = Report::of(&state.setup, state.as_of)
        .with_summary(&summary)
        .with_alerts(&alerts)
        .with_diagnoses(&diagnoses)
        .with_morning_after(&after)
        .with_grades_reports(&reports)
        .with_side_by_side(&compared)
        .with_findings(&findings)
        .with_forecast(&forecast);
    let of = Of {
        grades: plan.decisions().len(),
        held: summary.all.of(OutcomeKind::Held),
        alerts: alerts.iter().map(|of| of.repairs.len() + of.waits.len()).sum(),
        findings: findings.len(),
    };
    lend(&report, &of)
}

/// Writes something piece by piece to where only its bytes are counted.
#[inline(never)]
pub(crate) fn rendered(shown: impl Display) -> usize {
    struct Bytes(usize);
    impl fmt::Write for Bytes {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut bytes = Bytes(0);
    write!(bytes, "{shown}").expect("counting never fails");
    bytes.0
}
