//! Plans one large night of enrollments a number of times and prints what it did: for counting instructions around a call.
//!
//! `enrollments_once ENROLLMENTS MIX REPEATS PART`, where MIX is `quiet` (nine of ten unchanged) or `august` (two of three
//! are not on the roster yet) and PART is `none`, `compile`, `plan`, `ledger` (rows from records with text keys) or
//! `explain` (every decision). The difference of two runs' instructions, divided by the enrollments, is the cost of a part:
//! one with it and one with `none`.

use gradecrosswalk::domain::exchange::Setup;
use gradecrosswalk::matching::enrollments::{EnrollmentDecision, plan_into};
use gradecrosswalk::matching::rows::{EnrollmentRow, RosterRow};
use gradecrosswalk::matching::{EnrollmentNight, StudentRegister};
use gradecrosswalk::*;
use gradecrosswalk_testkit::builders::{date, ssid};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::hint::black_box;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let wanted: usize = arg(0, "10000").parse().expect("number of enrollments");
    let august = arg(1, "quiet") == "august";
    let repeats: u32 = arg(2, "1").parse().expect("number of repeats");
    let part = arg(3, "plan");
    // Three postings stand beside about one enrollment.
    let state = statewide(wanted * 3, Mix::AllDue, 1);
    let enrollments = &state.enrollments[..wanted.min(state.enrollments.len())];
    let roster = roster(&state.setup, enrollments, august);
    let night = EnrollmentNight { enrollments, roster: &roster };
    let compile = || EnrollmentExchange::compile(&state.setup, state.as_of, &[]).expect("known sections");
    let exchange = compile();
    let (mut decisions, mut unexplained) = (Vec::<EnrollmentDecision>::new(), Vec::new());
    plan_into(&exchange, &night, &mut decisions, &mut unexplained).expect("in order");
    let plan = EnrollmentPlan::new(&exchange, night).expect("in order");
    let records = if part == "ledger" { texts(&state.setup, enrollments, &roster) } else { Texts::default() };
    let lent = EnrollmentRecords { enrollments: &records.enrollments, roster: &records.roster };
    for _ in 0..repeats {
        match part.as_str() {
            "compile" => drop(black_box(compile())),
            "plan" => {
                plan_into(&exchange, black_box(&night), &mut decisions, &mut unexplained).expect("in order")
            }
            "ledger" => drop(black_box(EnrollmentLedger::of(&exchange, lent).expect("few enough"))),
            "explain" => (0..decisions.len()).for_each(|place| {
                black_box(plan.explain(place));
            }),
            _ => {}
        }
        black_box(&decisions);
    }
    let count = |kind| decisions.iter().filter(|decision| decision.kind() == kind).count();
    let counts = EnrollmentKind::ALL.map(|kind| format!("{} {}", kind.code(), count(kind)));
    println!(
        "{} enrollments, {} roster entries, {} unexplained; {}",
        enrollments.len(),
        roster.len(),
        unexplained.len(),
        counts.join(", ")
    );
}

/// Numbers below a bound, the same in every run.
fn random(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}

/// The rosters: most entries as home has them, some with another first or last day, some of nobody's.
fn roster(setup: &Setup, enrollments: &[EnrollmentRow], august: bool) -> Vec<RosterRow> {
    let mut seed = 1;
    let missing = if august { 660 } else { 40 };
    let day = |row: &EnrollmentRow| row.days().expect("days");
    let mut rows = Vec::with_capacity(enrollments.len());
    for row in enrollments {
        let days = day(row);
        let chance = random(&mut seed, 1000);
        if chance < missing {
            continue;
        }
        let other = match chance {
            900..930 => DateRange::new(days.first().pred_opt().expect("a day"), days.last()),
            930..960 => DateRange::open_ended(days.first()),
            960..975 => DateRange::new(days.first(), date("2019-12-20").max(days.first())),
            _ => Ok(days),
        };
        let links = setup.layout().links_of(row.section());
        let home =
            usize::from(row.slot()).checked_sub(1).and_then(|place| links.get(place)).map(|link| link.home);
        rows.push(RosterRow::new(row.section(), row.student(), other.expect("in order"), home));
        if chance >= 990 {
            let before = DateRange::day(date("2018-09-01")).expect("a day");
            rows.push(RosterRow::new(row.section(), row.student(), before, None));
        }
    }
    rows.sort_unstable();
    rows
}

#[derive(Default)]
struct Texts {
    enrollments: Vec<Enrollment>,
    roster: Vec<RosterEntry>,
}

/// The rows as records with text keys.
fn texts(setup: &Setup, enrollments: &[EnrollmentRow], roster: &[RosterRow]) -> Texts {
    let register = StudentRegister::of((0..3_000_000).map(ssid));
    let student = |row: gradecrosswalk::matching::rows::StudentId| register.ssid(row);
    let enrolled = |row: &EnrollmentRow| {
        let link = setup.layout().links_of(row.section()).get(usize::from(row.slot()) - 1)?;
        let home = &setup.homes()[usize::from(link.home.0)];
        Some(Enrollment {
            ssid: student(row.student()),
            home: home.id().clone(),
            section: home.sections()[link.section as usize].key.clone(),
            days: row.days()?,
            grade_level: None,
        })
    };
    let entry = |row: &RosterRow| RosterEntry {
        ssid: student(row.student()),
        section: setup.technical().sections()[row.section().0 as usize].key.clone(),
        days: row.days().expect("days"),
        home: row.home().map(|home| setup.homes()[usize::from(home.0)].id().clone()),
    };
    Texts {
        enrollments: enrollments.iter().filter_map(enrolled).collect(),
        roster: roster.iter().map(entry).collect(),
    }
}
