//! A whole night between SQLite databases, enrollments, attendance and grades: read, plan, print, apply, and run again.
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
//! | `whole` | everything that a whole night reads |
//! | `roster`, `attendance` | the technical rosters; attendance at both ends |
//! | `enroll` | the technical rosters as home schools have their enrollments, in one transaction |
//! | `post` | the technical school's calculated final grades, posted in one transaction |
//! | `apply` | a home school's part of the plan, in one transaction |

mod apply;
mod args;
mod attendance;
mod enroll;
mod post;
mod report;
mod roster;
#[path = "../schools/mod.rs"]
mod schools;
mod whole;

use anyhow::{Context as _, Result};
use args::Args;
use clap::Parser as _;
use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::{WholeNight, WholeNightExchange, WholeNightLedger, plan_whole_night};
use schools::console::{causes, show};
use schools::databases::{self, Databases};
use std::process::ExitCode;
use whole::Whole;

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

/// Plans, prints and applies the night. Returns how many schools could not be written to.
fn first_run(args: &Args, databases: &Databases) -> Result<usize> {
    let read = Whole::read(databases, args.of_schools.as_of)?;
    let (night, choices) = (&read.night, read.choices(args.plan_policy()));
    let exchange = WholeNightExchange::compile(&night.setup, args.of_schools.as_of, choices)?;
    let ledger = WholeNightLedger::of(&exchange, read.records())?;
    let whole = WholeNight::new(&exchange, &ledger)?;
    let (plan, grades) = (whole.grades(), ledger.grades());
    let explained = args.explain.map(|ssid| report::explained(&whole, &ledger, night, ssid)).transpose()?;

    let from = if databases.made { "made from the seed data" } else { "as the last run left them" };
    show(&format!(
        "nightly sync of {} as of {}, terms match by {}\ndatabases in {}, {from}\n\n",
        night.setup.technical().id(),
        args.of_schools.as_of,
        args.of_schools.policy,
        databases.folder.display()
    ));
    show(&format!("{}\n\n", night.finals));
    show(&report::summary(plan));
    show(&format!("\n{}", report::held(plan, grades, night)));
    show(&format!("\n{}", report::findings(plan, grades, night)));
    show(&format!("\n{}", report::alerts(plan, grades, night)));
    show(&format!("\n{}", report::beside_grades(&whole, &ledger, &read)));
    if let Some(narratives) = explained {
        show(&format!("\n{narratives}"));
    }

    show("\n");
    let mut failed = 0;
    match enroll::enroll(whole.enrollments(), ledger.enrollments(), &read.roster, &databases.technical) {
        Ok(written) => show(&format!("{}: {written} roster entries written\n", night.setup.technical().id())),
        Err(error) => {
            failed += 1;
            eprintln!("error: {}", causes(&error));
        }
    }
    // Only what is posted syncs (rule C-3): where this fails, no home school is written to.
    let posted = post::post(&night.finals, &databases.technical)?;
    show(&format!("{}: {posted} final grades posted\n", night.setup.technical().id()));
    let attendance = whole.attendance().zip(ledger.attendance());
    let part = apply::Part { plan, ledger: grades, attendance, night, as_of: args.of_schools.as_of };
    for (place, school) in (0..).zip(night.setup.homes()) {
        let database = databases.homes.iter().find(|(id, _)| id == school.id());
        let (id, database) = database.context("a home school has no database")?;
        match part.apply(HomeIndex(place), database) {
            Ok(written) => show(&format!(
                "{id}: {} grades written, {} remembered as sent, {} attendance entries made\n",
                written.grades, written.sent, written.attendance
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

/// What the night would do on what is in the databases now: nothing, where all schools were written to.
fn second_run(args: &Args, databases: &Databases) -> Result<(u64, u64)> {
    let as_of = args.of_schools.as_of;
    let read = Whole::read(databases, as_of)?;
    let (setup, choices) = (&read.night.setup, read.choices(args.plan_policy()));
    let summary = plan_whole_night(setup, as_of, choices, read.records(), |night, _| night.summary())?;
    Ok((summary.adds(), summary.updates()))
}
