//! What is set up wrong between a technical school and its home high schools, before the night finds out.
//!
//! It reads what `nightly_sync` reads, and writes to no school. `README.md` beside this file says how to try each option.
//!
//! | module | what it does |
//! |---|---|
//! | `args` | the command line |
//! | `schools` | the schools' databases, and what is read out of them; shared with `nightly_sync` |
//! | `findings` | findings as text |
//! | `calendar` | the forecast of the year as text |
//! | `proposals` | proposed windows and marked terms as text |
//! | `text` | lines broken at a width, lists cut short |

mod args;
mod calendar;
mod findings;
mod proposals;
#[path = "../schools/mod.rs"]
mod schools;
mod text;

use anyhow::{Context as _, Result, bail};
use args::{Args, Pages};
use clap::Parser as _;
use gradecrosswalk::validation::fix::apply_fixes;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Applicability, Exchange, Finding, Forecast, Ledger, Plan, School, SchoolId, SchoolYear, Setup,
    Severities, Severity, validate, validate_night,
};
use schools::console::{causes, show};
use schools::databases;
use schools::night::Night;
use std::process::ExitCode;
use text::{FEW, Shown, add, add_more, count};

fn main() -> ExitCode {
    let args = Args::parse();
    if let Some(Pages(pages)) = &args.explain {
        show(&pages.join("\n"));
        return ExitCode::SUCCESS;
    }
    match run(&args) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            eprintln!("error: {}", causes(&error));
            ExitCode::from(2)
        }
    }
}

/// Prints everything, and returns how many errors remain.
fn run(args: &Args) -> Result<usize> {
    let databases = databases::open(&args.of_schools, "target/preflight")?;
    let as_of = args.of_schools.as_of;
    let night = Night::read(&databases.technical, &databases.homes, as_of)?;
    let setup = &night.setup;
    let homes = homes(args, setup)?;
    let year = args.year.map_or_else(|| SchoolYear::of(as_of.minute().date()), Ok)?;
    let nights = Nights::of_year(year).context("the school year is outside the calendar")?;
    let shown = if args.school.is_some() { Shown::All } else { FEW };

    let from = if databases.made { "made from the seed data" } else { "as the last run left them" };
    show(&format!(
        "preflight of {} and {} as of {as_of}, terms match by {}\ndatabases in {}, {from}\n",
        setup.technical().id(),
        args.school.as_ref().map_or_else(|| count(homes.len(), "home school"), ToString::to_string),
        args.of_schools.policy,
        databases.folder.display()
    ));

    let found = find(args, &night, setup)?;
    show(&format!("\nfindings: {}\n{}", findings::totals(&found), findings::told(&found, shown)));

    let forecast = Forecast::of(setup, nights, args.plan_policy());
    let mut text = format!("\nforecast of the school year {year}\n{}", calendar::LEGEND);
    for home in &homes {
        text.push_str(&format!("\n{}", calendar::pair(&forecast, setup.profile(), home.id(), shown)));
    }
    show(&text);

    let held: Vec<_> =
        homes.iter().filter(|home| calendar::held_nights(&forecast, Some(home.id())) > 0).collect();
    if held.is_empty() {
        show("\nproposals: none is needed, no night would be held\n");
    } else {
        show("\nproposals, and the nights that stay held all the same\n");
    }
    for home in held {
        show(&proposals::proposal(setup, home.id(), nights, args.plan_policy(), shown)?);
    }

    let left = match args.fix.at_least() {
        None => found,
        Some(at_least) => {
            let (text, fixed) = fix(args, &night, at_least, shown)?;
            show(&text);
            let after = Forecast::of(&fixed, nights, args.plan_policy());
            let left = find(args, &night, &fixed)?;
            let held = |forecast| calendar::held_nights(forecast, args.school.as_ref());
            show(&format!(
                "nights that would be held, of all linked sections and tasks: {} before, {} after\n\nleft: {}\n{}",
                held(&forecast),
                held(&after),
                findings::totals(&left),
                findings::counted(&left)
            ));
            left
        }
    };
    let errors = left.iter().filter(|finding| finding.severity() == Severity::Error).count();
    show(&match errors {
        0 => "\nno errors remain\n".to_owned(),
        1 => "\n1 error remains\n".to_owned(),
        _ => format!("\n{errors} errors remain\n"),
    });
    Ok(errors)
}

/// The home schools that are looked at.
fn homes<'s>(args: &Args, setup: &'s Setup) -> Result<Vec<&'s School>> {
    let Some(wanted) = &args.school else { return Ok(setup.homes().iter().collect()) };
    let Some(home) = setup.homes().iter().find(|home| home.id() == wanted) else {
        let known: Vec<&str> = setup.homes().iter().map(|home| home.id().as_str()).collect();
        bail!(
            "home school {wanted} is not among those of {}: give one of {}",
            setup.technical().id(),
            known.join(", ")
        );
    };
    Ok(vec![home])
}

/// What is wrong with a set-up, and what the night's records show on it, the worst first.
fn find(args: &Args, night: &Night, setup: &Setup) -> Result<Vec<Finding>> {
    let severities = Severities::default();
    let exchange = Exchange::compile(setup, args.of_schools.as_of, args.plan_policy())?;
    let ledger = Ledger::of(&exchange, night.records())?;
    let plan = Plan::new(&exchange, ledger.night())?;
    let mut found = validate(&exchange, &severities);
    found.extend(validate_night(&plan, night.to_validate(&ledger), &severities));
    found.retain(|finding| args.school.as_ref().is_none_or(|home| concerns(finding, home)));
    found.sort();
    Ok(found)
}

/// Whether a home school can repair what was found, or waits for the repair.
fn concerns(finding: &Finding, home: &SchoolId) -> bool {
    finding.place().school == *home || finding.place().waiting.contains(home)
}

/// The set-up with its fixes, and their edits as text. No database is changed.
fn fix(args: &Args, night: &Night, at_least: Applicability, shown: Shown) -> Result<(String, Setup)> {
    let when = (args.of_schools.as_of, args.plan_policy());
    let fixed = apply_fixes(&night.setup, when, &Severities::default(), at_least)?;
    let technical = night.setup.technical().id();
    let is_shown =
        |school: &SchoolId| args.school.as_ref().is_none_or(|home| [home, technical].contains(&school));
    let edits: Vec<String> =
        fixed.edits.iter().filter(|edit| is_shown(edit.school())).map(ToString::to_string).collect();
    let which = if at_least == Applicability::Safe { "safe fixes" } else { "safe and unsafe fixes" };
    let mut text = format!("\n{which}, applied to a copy: {}\n", count(edits.len(), "edit"));
    let (few, more) = shown.max(Shown::Few(10)).of(&edits);
    few.iter().for_each(|edit| add(&mut text, 2, edit));
    add_more(&mut text, 4, more);
    Ok((text, fixed.setup))
}
