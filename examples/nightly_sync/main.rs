//! A whole night between SQLite databases: read, plan, print, apply, and run again.
//!
//! A technical school and four home high schools, each with a database of its own, 300 students, school year 2019-20.
//! `README.md` beside this file says how to try each option; the schools are in `../schools`.
//!
//! Without `--as-of` the night of 2019-12-20 is run, because much meets on it: at the technical school the windows of
//! CTE Final Exam and CTE Final Grade open that day, in GP2, and GP1 has closed; one home school's term ended five
//! days before (document 001's Example 1 calendar) and takes the grades all the same; two others end theirs today.
//!
//! | module | what it does |
//! |---|---|
//! | `args` | the command line |
//! | `schools` | the schools' databases, and what is read out of them; shared with `preflight` |
//! | `report` | what is printed |
//! | `post` | the technical school's calculated final grades, posted in one transaction |
//! | `apply` | a home school's part of the plan, in one transaction |

mod apply;
mod args;
mod post;
mod report;
#[path = "../schools/mod.rs"]
mod schools;

use anyhow::{Context as _, Result};
use args::Args;
use clap::Parser as _;
use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::{Exchange, Ledger, OutcomeKind, Plan};
use schools::console::{causes, show};
use schools::databases::{self, Databases};
use schools::night::Night;
use std::process::ExitCode;

fn main() -> ExitCode {
    let result = run(&Args::parse());
    result.unwrap_or_else(|error| {
        eprintln!("error: {}", causes(&error));
        ExitCode::FAILURE
    })
}

fn run(args: &Args) -> Result<ExitCode> {
    let databases = databases::open(&args.of_schools, "target/nightly_sync")?;
    let failed = first_run(args, &databases)?;
    let (adds, updates) = second_run(args, &databases)?;
    show(&format!("\nsecond run: {adds} adds, {updates} updates\n"));
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Plans, prints and applies the night. Returns how many home schools failed.
fn first_run(args: &Args, databases: &Databases) -> Result<usize> {
    let night = Night::read(&databases.technical, &databases.homes, args.of_schools.as_of)?;
    let exchange = Exchange::compile(&night.setup, args.of_schools.as_of, args.plan_policy())?;
    let ledger = Ledger::of(&exchange, night.records())?;
    let plan = Plan::new(&exchange, ledger.night())?;
    let explained = args.explain.map(|ssid| report::explained(&plan, &ledger, &night, ssid)).transpose()?;

    let from = if databases.made { "made from the seed data" } else { "as the last run left them" };
    show(&format!(
        "nightly sync of {} as of {}, terms match by {}\ndatabases in {}, {from}\n\n",
        night.setup.technical().id(),
        args.of_schools.as_of,
        args.of_schools.policy,
        databases.folder.display()
    ));
    show(&format!("{}\n\n", night.finals));
    show(&report::summary(&plan));
    show(&format!("\n{}", report::held(&plan, &ledger, &night)));
    show(&format!("\n{}", report::findings(&plan, &ledger, &night)));
    show(&format!("\n{}", report::alerts(&plan, &ledger, &night)));
    if let Some(narratives) = explained {
        show(&format!("\n{narratives}"));
    }

    show("\n");
    // Only what is posted syncs (rule C-3): where this fails, no home school is written to.
    let posted = post::post(&night.finals, &databases.technical)?;
    show(&format!("{}: {posted} final grades posted\n", night.setup.technical().id()));
    let part = apply::Part { plan: &plan, ledger: &ledger, night: &night, as_of: args.of_schools.as_of };
    let mut failed = 0;
    for (place, school) in (0..).zip(night.setup.homes()) {
        let database = databases.homes.iter().find(|(id, _)| id == school.id());
        let (id, database) = database.context("a home school has no database")?;
        match part.apply(HomeIndex(place), database) {
            Ok(written) => show(&format!(
                "{id}: {} grades written, {} remembered as sent\n",
                written.grades, written.sent
            )),
            Err(error) => {
                failed += 1;
                eprintln!(
                    "error: home school {id}, {}: {}; nothing was written there: repair it, and the next run makes it up",
                    database.name(),
                    causes(&error)
                );
            }
        }
    }
    Ok(failed)
}

/// What the night would do on what is in the databases now: nothing, where all home schools were applied.
fn second_run(args: &Args, databases: &Databases) -> Result<(u64, u64)> {
    let night = Night::read(&databases.technical, &databases.homes, args.of_schools.as_of)?;
    let exchange = Exchange::compile(&night.setup, args.of_schools.as_of, args.plan_policy())?;
    let ledger = Ledger::of(&exchange, night.records())?;
    let all = Plan::new(&exchange, ledger.night())?.summary().all;
    Ok((all.of(OutcomeKind::Add), all.of(OutcomeKind::Update)))
}
