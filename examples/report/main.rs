//! A night and its year to look at: writes an HTML report and an SVG calendar of each pair of schools, and prints
//! where they are.
//!
//! It reads what `nightly_sync` reads, and writes to no school. Open the HTML file in a browser; it needs no network and
//! no script, and prints on paper.
//!
//! | module | what it does |
//! |---|---|
//! | `args` | the command line |
//! | `instructive` | which grades are diagnosed; shared with `diagnose` |
//! | `next_day` | what stands at home the morning after, supposing that one school's part failed |
//! | `schools` | the schools' databases, and what is read out of them; shared with `nightly_sync` |

mod args;
#[path = "../diagnose/instructive.rs"]
mod instructive;
mod next_day;
#[path = "../schools/mod.rs"]
mod schools;

use anyhow::{Context as _, Result};
use args::Args;
use clap::Parser as _;
use gradecrosswalk::domain::exchange::HomeIndex;
use gradecrosswalk::report::{Calendar, Report, Ssids};
use gradecrosswalk::validation::alerts::alerts;
use gradecrosswalk::validation::fix::apply_fixes;
use gradecrosswalk::validation::forecast::Nights;
use gradecrosswalk::{
    Applicability, Diagnoser, Exchange, Forecast, GradesReport, Ledger, MorningAfter, Plan, PlanPolicy,
    PlanRecord, Proposal, SchoolYear, Severities, SideBySide, validate, validate_night,
};
use instructive::instructive;
use schools::console::{causes, show};
use schools::databases;
use schools::night::Night;
use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(&Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {}", causes(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<()> {
    let databases = databases::open(&args.of_schools, "target/report/schools")?;
    let as_of = args.of_schools.as_of;
    let policy = PlanPolicy { term_match: args.of_schools.policy, ..PlanPolicy::default() };
    let night = Night::read(&databases.technical, &databases.homes, as_of)?;
    let setup = &night.setup;
    let exchange = Exchange::compile(setup, as_of, policy)?;
    let ledger = Ledger::of(&exchange, night.records())?;
    let plan = Plan::new(&exchange, ledger.night())?;

    let severities = Severities::default();
    let mut findings = validate(&exchange, &severities);
    findings.extend(validate_night(&plan, night.to_validate(&ledger), &severities));
    findings.sort();
    let year = SchoolYear::of(as_of.date())?;
    let nights = Nights::of_year(year).context("the school year is outside the calendar")?;
    let forecast = Forecast::of(setup, nights, policy);
    let proposals = setup.homes().iter().map(|home| Proposal::new([setup], home.id(), nights, policy));
    let proposals: Vec<Proposal> = proposals.collect::<Result<_, _>>()?;
    let records = night.to_validate(&ledger);
    let (summary, alerts) = (plan.summary(), alerts(&plan, records, &findings));

    // Why single grades are missing, and when they arrive once what is safe to fix is fixed.
    let fixed = apply_fixes(setup, (as_of, policy), &severities, Applicability::Safe)?;
    let repaired = Forecast::of(&fixed.setup, nights, policy);
    let diagnoser = Diagnoser::new(&plan, records, &findings, &forecast).with_repaired(&repaired);
    let diagnoses = instructive(&diagnoser, plan.decisions().len());

    // What stands where: tonight's term at the technical school, both schools side by side, and the morning after.
    let record = PlanRecord::of(&plan, &ledger, &night.records())?;
    let next_day = next_day::home_grades(&night, &exchange, &ledger, &plan);
    let after = MorningAfter::of(&record, setup.profile(), &next_day);
    let (technical, task) = (setup.technical(), setup.profile().tasks().first().context("no task")?);
    let terms = technical.schedule().terms().iter();
    let term =
        terms.filter(|term| term.dates().first() <= as_of.date()).next_back().context("no term yet")?;
    let grades = GradesReport::of(&exchange, records, technical.id(), &task.name, term.number());
    let compared = SideBySide::of(&plan, records, &task.name, term.number());
    let (grades, compared): (Vec<_>, Vec<_>) = (Vec::from_iter(grades), Vec::from_iter(compared));

    let from = if databases.made { "made from the seed data" } else { "as the last run left them" };
    show(&format!(
        "report of {} as of {as_of}, terms match by {}\ndatabases in {}, {from}\n\n",
        setup.technical().id(),
        args.of_schools.policy,
        databases.folder.display()
    ));
    std::fs::create_dir_all(&args.to).with_context(|| args.to.display().to_string())?;
    let report = Report::of(setup, as_of)
        .with_summary(&summary)
        .with_alerts(&alerts)
        .with_diagnoses(&diagnoses)
        .with_morning_after(&after)
        .with_grades_reports(&grades)
        .with_side_by_side(&compared)
        .with_findings(&findings)
        .with_forecast(&forecast)
        .with_proposals(&proposals)
        .ssids(if args.mask_ssids { Ssids::LastFour } else { Ssids::Whole });
    write(&args.to.join("report.html"), report.html())?;
    for (place, home) in (0..).map(HomeIndex).zip(setup.homes()) {
        let calendar = Calendar::of(setup, place, &forecast).context("a home school is not in the set-up")?;
        write(&args.to.join(format!("{}.svg", home.id())), calendar.today(as_of.date()).svg())?;
    }
    Ok(())
}

/// Writes a file piece by piece, and prints its path.
fn write(path: &Path, text: impl Display) -> Result<()> {
    let written = || -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        write!(file, "{text}")?;
        file.flush()
    };
    written().with_context(|| path.display().to_string())?;
    show(&format!("{}\n", path.display()));
    Ok(())
}
