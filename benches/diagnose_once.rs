//! Diagnoses the grades of one large night a number of times: for counting instructions around one call.
//!
//! `diagnose_once GRADES REPEATS PART`, where PART is `none`, `diagnose` (every posted grade) or `held` (the held ones). The
//! difference of two runs' instructions, divided by the grades, is the cost of a part. Making the night, its findings,
//! alerts and forecast, and the diagnoser itself is in neither.

mod night;

use gradecrosswalk::domain::calendar::SchoolYear;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Cause, Diagnoser, Exchange, Forecast, Ledger, NightRecords, OutcomeKind, Plan, PlanPolicy, Severities,
    validate, validate_night,
};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::collections::BTreeMap;
use std::hint::black_box;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let grades: usize = arg(0, "10000").parse().expect("number of grades");
    let repeats: u32 = arg(1, "1").parse().expect("number of repeats");
    let part = arg(2, "held");

    let state = statewide(grades, Mix::AllDue, 1);
    let exchange = Exchange::compile(&state.setup, state.as_of, PlanPolicy::default()).expect("compiles");
    let texts = night::texts(&state, &exchange);
    let ledger = Ledger::of(&exchange, texts.records()).expect("a ledger");
    let plan = Plan::new(&exchange, ledger.night()).expect("a plan");
    let records = NightRecords::of(texts.records(), &ledger);
    let mut findings = validate(&exchange, &Severities::default());
    findings.extend(validate_night(&plan, records, &Severities::default()));
    let year = SchoolYear::of(exchange.technical_now().minute().date()).expect("a year");
    let nights = Nights::of_year(year).expect("its nights");
    let forecast = Forecast::of(&state.setup, nights, PlanPolicy::default());
    let diagnoser = Diagnoser::new(&plan, records, &findings, &forecast);

    let wanted = |place: &usize| match part.as_str() {
        "diagnose" => true,
        "held" => plan.outcome(*place).is_some_and(|outcome| outcome.kind() == OutcomeKind::Held),
        _ => false,
    };
    let wanted: Vec<usize> = (0..plan.decisions().len()).filter(wanted).collect();
    let mut causes: BTreeMap<Option<Cause>, u32> = BTreeMap::new();
    for _ in 0..repeats {
        for place in &wanted {
            let diagnosis = black_box(diagnoser.diagnose_posted(*place));
            *causes.entry(diagnosis.and_then(|of| of.cause)).or_default() += 1;
        }
    }
    println!("{} grades, {} diagnosed", plan.decisions().len(), wanted.len());
    for (cause, count) in causes {
        println!("{}\t{count}", cause.map_or("none", Cause::code));
    }
}
