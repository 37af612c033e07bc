//! Plans one large night of attendance a number of times and prints what it did: for counting instructions around one call.
//!
//! `attendance_once ENTRIES REPEATS PART`, where PART is `none`, `compile`, `plan`, `view` or `explain`. The difference of two runs'
//! instructions, one with a part and one with `none`, divided by the entries and the repeats, is the cost of the part.

use chrono::{Days, NaiveDate};
use gradecrosswalk::domain::exchange::SectionIndex;
use gradecrosswalk::matching::attendance::{
    AttendanceExchange, AttendanceKind, AttendanceNight, AttendancePlan, entries_of, plan_into,
};
use gradecrosswalk::matching::rows::{AttendanceRow, HomeAttendanceRow};
use gradecrosswalk::{
    AttendanceStatus, DateRange, HomeAttendanceState, HomeIndex, PeriodNumber, SchoolDay, Setup,
};
use gradecrosswalk_testkit::statewide::{Mix, statewide};
use std::hint::black_box;
use std::time::Instant;

/// Of each student in a section: five days of two periods.
const DAYS: u64 = 5;
const PERIODS: u8 = 2;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let arg = |place: usize, default: &str| args.get(place).cloned().unwrap_or_else(|| default.to_owned());
    let wanted: usize = arg(0, "10000").parse().expect("number of entries");
    let repeats: u32 = arg(1, "1").parse().expect("number of repeats");
    let part = arg(2, "plan");
    let state = statewide(wanted / 10 * 3, Mix::AllDue, 1);
    let last = SchoolDay::new(NaiveDate::from_ymd_opt(2020, 4, 24).expect("a day")).expect("a year");
    let mut parts = state.setup.into_parts();
    // Four of five home schools take the sync.
    let ids = parts.homes.iter().map(|home| home.id().clone()).enumerate();
    parts.attendance.opted_in = ids.filter(|(place, _)| place % 5 > 0).map(|(_, id)| id).collect();
    let setup = Setup::new(parts).expect("a set-up");
    let (mut entries, mut home) = (Vec::new(), Vec::new());
    let mut keys: Vec<_> =
        state.enrollments.iter().map(|row| (row.section(), row.student(), row.slot())).collect();
    keys.dedup_by_key(|(section, student, _)| (*section, *student));
    for (number, (section, student, slot)) in keys.into_iter().enumerate() {
        for turn in 0..DAYS * u64::from(PERIODS) {
            let date = last.date() - Days::new(DAYS - 1 - turn / u64::from(PERIODS));
            let day = SchoolDay::new(date).expect("a year");
            let period = PeriodNumber::new(turn as u8 % PERIODS + 1).expect("a period");
            // Every ninth is an unknown absence, and as many are excused; a third of both stand at home, half of them resolved.
            let dice = number * 7 + turn as usize * 5;
            let status = match dice % 9 {
                0 => AttendanceStatus::AbsentUnknown,
                1 => AttendanceStatus::AbsentExcused,
                _ => AttendanceStatus::Present,
            };
            entries.push(AttendanceRow::new(section, student, day, period, status));
            let link =
                setup.layout().links_of(SectionIndex(section.0)).get(usize::from(slot).saturating_sub(1));
            if let Some(link) = link.filter(|_| dice % 27 < 2) {
                let states = [HomeAttendanceState::Unresolved, HomeAttendanceState::Resolved];
                let state = states[number % 2];
                home.push(HomeAttendanceRow::new(section, student, (day, period), link.home, state));
            }
        }
        if entries.len() >= wanted {
            break;
        }
    }
    let night = AttendanceNight { entries: &entries, home: &home, enrollments: &state.enrollments };
    let exchange = AttendanceExchange::compile(&setup, last);
    // So that what is printed, and what it costs, is the same for every part.
    let plan = AttendancePlan::new(&exchange, night).expect("in order");
    let days = DateRange::new(last.date() - Days::new(2), last.date()).expect("days");
    let mut decisions = Vec::new();
    let started = Instant::now();
    for _ in 0..repeats {
        match part.as_str() {
            "compile" => drop(black_box(AttendanceExchange::compile(&setup, last))),
            "plan" => plan_into(&exchange, black_box(&night), &mut decisions).expect("in order"),
            "view" => drop(black_box(entries_of(&setup, &night, HomeIndex(3), days))),
            "explain" => (0..entries.len()).for_each(|place| {
                black_box(plan.explain(place));
            }),
            _ => {}
        }
        black_box(&decisions);
    }
    let nanos = started.elapsed().as_nanos() as f64 / f64::from(repeats) / entries.len() as f64;
    let counts = plan.summary().all;
    let counts = AttendanceKind::ALL.map(|kind| format!("{} {}", kind.code(), counts.of(kind)));
    println!(
        "{} entries, {} at home, {} enrollments: {nanos:.2} ns an entry; {}",
        entries.len(),
        home.len(),
        state.enrollments.len(),
        counts.join(", ")
    );
}
