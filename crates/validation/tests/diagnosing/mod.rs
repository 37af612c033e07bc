//! A night made ready to be diagnosed.
#![allow(dead_code, reason = "not every test uses all of it")]

use gradecrosswalk_domain::calendar::SchoolYear;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::ledger::Records;
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::{Draft, GeneratedExchange};
use gradecrosswalk_validation::forecast::{Forecast, Nights};
use gradecrosswalk_validation::{Diagnoser, NightRecords, Severities, validate, validate_night};

/// Lets a night be diagnosed, against the forecast of its school year.
pub(crate) fn with<T>(
    exchange: &Exchange<'_>,
    records: Records<'_>,
    ask: impl FnOnce(&Diagnoser<'_, '_, '_>, &Plan<'_, '_>) -> T,
) -> T {
    let ledger = Ledger::of(exchange, records).unwrap();
    let plan = Plan::new(exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    let mut findings = validate(exchange, &Severities::default());
    findings.extend(validate_night(&plan, night, &Severities::default()));
    let forecast = forecast(exchange, exchange.setup());
    ask(&Diagnoser::new(&plan, night, &findings, &forecast), &plan)
}

/// The forecast of a set-up for the school year of an exchange's run.
pub(crate) fn forecast(exchange: &Exchange<'_>, setup: &Setup) -> Forecast {
    let year = SchoolYear::of(exchange.technical_now().minute().date()).unwrap();
    Forecast::of(setup, Nights::of_year(year).unwrap(), *exchange.policy())
}

/// The same for a draft.
pub(crate) fn with_draft<T>(
    draft: &Draft,
    ask: impl FnOnce(&Diagnoser<'_, '_, '_>, &Plan<'_, '_>) -> T,
) -> T {
    let setup = draft.setup();
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    with(&exchange, draft.records.lent(), ask)
}

/// The same for a generated exchange.
pub(crate) fn with_generated<T>(
    of: &GeneratedExchange,
    ask: impl FnOnce(&Diagnoser<'_, '_, '_>, &Plan<'_, '_>) -> T,
) -> T {
    with(&of.compile(), of.records.lent(), ask)
}
