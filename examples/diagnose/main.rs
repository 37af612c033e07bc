//! Why is a grade missing at home? The troubleshooting guide, walked for one student's grade up to the first cause.
//!
//! It reads what `nightly_sync` reads, and writes to no school. `README.md` beside this file says how to try each option.

mod args;
mod instructive;
#[path = "../schools/mod.rs"]
mod schools;

use anyhow::{Context as _, Result};
use args::Args;
use clap::Parser as _;
use gradecrosswalk::validation::fix::apply_fixes;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Applicability, Diagnoser, Exchange, Forecast, Ledger, LentNames, Plan, SchoolYear, Severities,
    SupportRequest, validate, validate_night,
};
use instructive::instructive;
use schools::console::{causes, show};
use schools::databases;
use schools::night::Night;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", causes(&error));
            ExitCode::from(2)
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let databases = databases::open(&args.of_schools, "target/diagnose")?;
    let as_of = args.of_schools.as_of;
    let night = Night::read(&databases.technical, &databases.homes, as_of)?;
    let setup = &night.setup;
    let policy = args.plan_policy();
    let exchange = Exchange::compile(setup, as_of, policy)?;
    let ledger = Ledger::of(&exchange, night.records())?;
    let plan = Plan::new(&exchange, ledger.night())?;
    let records = night.to_validate(&ledger);

    // What the schools hear of, and when a grade will arrive: as they are set up, and once what is safe to fix is fixed.
    let severities = Severities::default();
    let mut findings = validate(&exchange, &severities);
    findings.extend(validate_night(&plan, records, &severities));
    let year = SchoolYear::of(as_of.minute().date())?;
    let nights = Nights::of_year(year).context("the school year is outside the calendar")?;
    let forecast = Forecast::of(setup, nights, policy);
    let fixed = apply_fixes(setup, (as_of, policy), &severities, Applicability::Safe)?;
    let repaired = Forecast::of(&fixed.setup, nights, policy);
    let diagnoser = Diagnoser::new(&plan, records, &findings, &forecast).with_repaired(&repaired);

    let diagnoses = match args.question() {
        Some(question) => vec![diagnoser.diagnose(&question)],
        None => instructive(&diagnoser, plan.decisions().len()),
    };
    if let Some(text) = &args.support {
        // A program would lend the names of the students at its school.
        let request = SupportRequest::new(setup.profile(), &diagnoses)?.with_text(text, LentNames(&[]))?;
        show(&format!("{request}\n"));
    } else {
        let from = if databases.made { "made from the seed data" } else { "as the last run left them" };
        let (technical, folder) = (setup.technical().id(), databases.folder.display());
        show(&format!("diagnosis at {technical} as of {as_of}\ndatabases in {folder}, {from}\n\n"));
        let all: Vec<String> = diagnoses.iter().map(ToString::to_string).collect();
        show(&format!("{}\n", all.join("\n\n")));
    }
    Ok(())
}
