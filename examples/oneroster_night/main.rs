//! A night between two schools of which each sent a OneRoster 1.2 package: reads both, says what it found, plans, and writes
//! the home school's results as a delta package.
//!
//! The two packages in this folder are made up, and as different as two producers are: ends of terms that are
//! exclusive in one and inclusive in the other, students by `identifier` and by a `userIds` entry, tasks by title and by
//! category, scales of bounds and of ranges. What a package does not say (which term is open, which terms a task is
//! graded in) the program adds.
//!
//! | module | what it does |
//! |---|---|
//! | `packages` | the files, read and written |
//! | `schools` | what the two producers mean; a school of a package's records |

mod packages;
mod schools;

use anyhow::{Context as _, Result};
use chrono::NaiveDate;
use gradecrosswalk::domain::exchange::{AttendanceParts, Links};
use gradecrosswalk::oneroster::mapping::{SchoolRecords, map_school};
use gradecrosswalk::oneroster::out::{Form, GradeToWrite, ResultsChoices, write_results};
use gradecrosswalk::oneroster::{Diagnostics, Mode, Package, SlashDates, Version};
use gradecrosswalk::{
    AsOf, Exchange, ExchangeProfile, Ledger, Narrative, OutcomeKind, Plan, PlanPolicy, PlanRecord, Records,
    SchoolKind, Setup, SetupParts,
};
use std::path::Path;

fn main() -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/oneroster_night");
    let technical = packages::read(&folder.join("technical"), LENIENT)?;
    let home = packages::read(&folder.join("home"), LENIENT)?;
    println!("technical package: {:?}", technical.0);
    tell(&technical.1);
    println!("\nhome package: {:?}", home.0);
    tell(&home.1);

    let as_of = AsOf::end_of(NaiveDate::from_ymd_opt(2025, 10, 4).context("no such day")?)?;
    println!("\nnight of {as_of}");
    let record = night(&technical.0, &home.0, as_of, Telling::All)?;
    println!("{}", totals(&record));

    let (profile, of_home) = (ExchangeProfile::kts(), schools::home()?);
    let home_records = map_school(&home.0, &of_home, &profile).0;
    let written = GradeToWrite::of_plan(&record, &home_records.school);
    let modified = as_of.minute().to_datetime();
    let choices = ResultsChoices {
        version: Version::V1_2,
        form: Form::Delta { modified },
        profile: &profile,
        home: &of_home,
        category: "CTE",
        source: "gradecrosswalk",
    };
    let (text, found) = write_results(&home.0, &home_records, &written, &choices);
    tell(&found);
    let to = Path::new("target/oneroster_night");
    packages::write(&text, to)?;
    println!("\nwritten to {}:", to.display());
    for file in text.files() {
        println!("  {} ({} lines)", file.name, file.text.lines().count());
    }
    for line in
        text.files().iter().filter(|file| file.name == "results.csv").flat_map(|file| file.text.lines())
    {
        println!("  {line}");
    }

    // The home school's system takes the delta; the night runs again.
    let (delta, _) = Package::read(&text.as_files(), Mode::Strict);
    let (after, _) = home.0.updated_by(&delta, Mode::Strict)?;
    println!("\nsecond run: {}", totals(&night(&technical.0, &after, as_of, Telling::Nothing)?));
    Ok(())
}

/// Dates with slashes are American in these packages.
const LENIENT: Mode = Mode::Lenient(SlashDates::MonthFirst);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    All,
    Nothing,
}

/// Maps both packages and plans.
fn night(technical: &Package, home: &Package, as_of: AsOf, telling: Telling) -> Result<PlanRecord> {
    let profile = ExchangeProfile::kts();
    let technical = map_school(technical, &schools::technical()?, &profile);
    let home = map_school(home, &schools::home()?, &profile);
    if telling == Telling::All {
        show_school(&technical.0);
        tell(&technical.1);
        show_school(&home.0);
        tell(&home.1);
    }
    let setup = Setup::new(SetupParts {
        profile,
        technical: schools::school(&technical.0, SchoolKind::StateTechnical, as_of)?,
        homes: vec![schools::school(&home.0, SchoolKind::HomeHighSchool, as_of)?],
        links: Links::ByProfile,
        waivers: Vec::new(),
        attendance: AttendanceParts::default(),
    })?;
    let (posted, standing) = (technical.0.posted(), home.0.home_grades(&Links::ByProfile));
    let records = Records {
        posted: &posted,
        home: &standing.grades,
        enrollments: &home.0.enrollments,
        ..Records::default()
    };
    let exchange = Exchange::compile(&setup, as_of, PlanPolicy::default())?;
    let ledger = Ledger::of(&exchange, records)?;
    let plan = Plan::new(&exchange, ledger.night())?;
    if telling == Telling::All {
        println!();
        for (place, row) in ledger.night().posted.iter().enumerate() {
            let explanation = plan.explain(place).context("every row can be explained")?;
            let why = Narrative::new(&explanation, ledger.register().ssid(row.student())).to_string();
            println!("{}", why.lines().next().unwrap_or_default());
        }
    }
    Ok(PlanRecord::of(&plan, &ledger, &records)?)
}

fn show_school(records: &SchoolRecords) {
    let terms: Vec<String> = records
        .schedule
        .terms()
        .iter()
        .map(|term| format!("{} {} ({})", term.number(), term.name(), term.dates()))
        .collect();
    println!("\n{}: terms {}", records.school, terms.join(", "));
    println!(
        "{} sections, {} grades, {} enrollments",
        records.sections.len(),
        records.grades.len(),
        records.enrollments.len()
    );
}

fn tell(found: &Diagnostics) {
    for diagnostic in found.list() {
        println!("  {diagnostic}");
    }
}

fn totals(record: &PlanRecord) -> String {
    let count = |kind| record.decisions.iter().filter(|of| of.outcome.kind() == kind).count();
    format!(
        "{} adds, {} updates, {} unchanged, {} not due, {} held",
        count(OutcomeKind::Add),
        count(OutcomeKind::Update),
        count(OutcomeKind::Unchanged),
        count(OutcomeKind::NotDue),
        count(OutcomeKind::Held)
    )
}
