//! The forecast of the year as a calendar: a line for each task of a pair of schools, a sign for each week.

use crate::text::{FEW, Shown, WIDTH, add};
use chrono::{Datelike as _, NaiveDate};
use gradecrosswalk::report::{self, Cell, Column, Table};
use gradecrosswalk::validation::forecast::{NightKind, TaskForecast, TermsInTurn};
use gradecrosswalk::{CourseNumber, DateRange, ExchangeProfile, Forecast, HeldReason, SchoolId};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What the signs and numbers mean.
pub const LEGEND: &str = "\
a sign for each week: = syncs, ! would be held, ~ both on different nights, . nothing open at the
technical school, w waived, - not on the technical course; then how many nights sync, would be held,
and neither; +2: and two more courses
";

/// Courses of one pair of schools on which a task has the same year.
struct Line<'f> {
    /// Its letter.
    letter: String,
    year: &'f TaskForecast,
    /// The technical courses, ascending.
    courses: Vec<&'f CourseNumber>,
}

/// The calendar of one home school, the dates of its held nights (where all is shown, of all nights with a term open), and the terms
/// that sync in turn.
pub fn pair(forecast: &Forecast, profile: &ExchangeProfile, home: &SchoolId, shown: Shown) -> String {
    let lines = lines(forecast, profile, home);
    let labels: Vec<String> = lines
        .iter()
        .map(|line| format!("{} {} {}", line.letter, line.year.task(), FEW.named(&line.courses)))
        .collect();
    let days = forecast.nights().days();
    let columns = [
        Column::name("line", home.to_string()),
        Column::word("weeks", months(days)),
        Column::count("sync", "sync"),
        Column::count("held", "held"),
        Column::count("else", "else"),
    ];
    let rows = lines.iter().zip(labels).map(|(line, label)| {
        let counts = line.year.counts();
        let others = counts.total() - counts.syncs - counts.held;
        [
            Cell::Text(label),
            Cell::Text(weeks(line.year, days)),
            counts.syncs.into(),
            counts.held.into(),
            others.into(),
        ]
    });
    let table = Table::new("", columns).with_rows(rows, report::Shown::All);
    let mut text = table.text_within(WIDTH).to_string();
    text.push_str(&if shown == Shown::All { spans(&lines) } else { reasons(&lines) });
    let mut in_turn: BTreeMap<TermsInTurn, Vec<&str>> = BTreeMap::new();
    for line in &lines {
        line.year
            .in_turn()
            .into_iter()
            .for_each(|terms| in_turn.entry(terms).or_default().push(&line.letter));
    }
    for (terms, letters) in in_turn {
        add(&mut text, 2, &format!("{}: {terms}", letters.join(", ")));
    }
    text
}

/// Every span of every line on which a term is open.
fn spans(lines: &[Line<'_>]) -> String {
    let mut text = String::new();
    for line in lines {
        let spans = line.year.spans().iter();
        spans
            .filter(|span| matches!(NightKind::of(&span.state), NightKind::Syncs | NightKind::Held))
            .for_each(|span| add(&mut text, 2, &format!("{} {span}", line.letter)));
    }
    text
}

/// The reasons for which nights would be held, each with its dates and lines.
fn reasons(lines: &[Line<'_>]) -> String {
    let mut reasons: BTreeMap<HeldReason, (Vec<DateRange>, Vec<&str>)> = BTreeMap::new();
    for line in lines {
        for (days, held) in line.year.held() {
            let (dates, letters) = reasons.entry(held.reason).or_default();
            dates.push(days);
            if letters.last() != Some(&line.letter.as_str()) {
                letters.push(&line.letter);
            }
        }
    }
    let mut text = String::new();
    for (reason, (dates, letters)) in reasons {
        let dates = joined(dates);
        let (few, more) = Shown::Few(3).of(&dates);
        let few: Vec<String> = few.iter().map(ToString::to_string).collect();
        let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
        let of = letters.join(", ");
        add(&mut text, 2, &format!("{of}: {reason}, {}{rest} ({})", few.join(", "), reason.repairer()));
    }
    text
}

/// The same days in as few ranges as can be.
fn joined(mut ranges: Vec<DateRange>) -> Vec<DateRange> {
    ranges.sort_unstable();
    let mut joined: Vec<DateRange> = Vec::new();
    for range in ranges {
        let last =
            joined.last_mut().filter(|last| last.last().succ_opt().is_none_or(|next| range.first() <= next));
        match last {
            Some(last) => {
                if let Ok(both) = DateRange::new(last.first(), last.last().max(range.last())) {
                    *last = both;
                }
            }
            None => joined.push(range),
        }
    }
    joined
}

/// How many nights would be held, of all linked sections and tasks together.
pub fn held_nights(forecast: &Forecast, home: Option<&SchoolId>) -> u64 {
    let own = forecast.courses().iter().filter(|course| home.is_none_or(|home| course.home() == home));
    let held = own.flat_map(|course| {
        let sections = course.sections().iter();
        sections.flat_map(|_| course.tasks().iter().map(|task| u64::from(task.counts().held)))
    });
    held.sum()
}

fn lines<'f>(forecast: &'f Forecast, profile: &ExchangeProfile, home: &SchoolId) -> Vec<Line<'f>> {
    let mut lines: Vec<Line<'f>> = Vec::new();
    for course in forecast.courses().iter().filter(|course| course.home() == home) {
        for year in course.tasks() {
            let courses = course.technical_courses();
            match lines.iter_mut().find(|line| line.year == year) {
                Some(line) => line.courses.extend(courses),
                None => lines.push(Line { letter: String::new(), year, courses: courses.collect() }),
            }
        }
    }
    for line in &mut lines {
        line.courses.sort_unstable();
        line.courses.dedup();
    }
    lines.sort_by(|a, b| {
        (profile.task(a.year.task()), &a.courses).cmp(&(profile.task(b.year.task()), &b.courses))
    });
    for (place, line) in lines.iter_mut().enumerate() {
        line.letter = letter(place);
    }
    lines
}

/// `a` to `z`, then `aa` and so on.
fn letter(place: usize) -> String {
    let last = ('a'..='z').nth(place % 26).unwrap_or('?');
    if place < 26 { last.to_string() } else { format!("{}{last}", letter(place / 26 - 1)) }
}

/// The nights of a range, week by week from its first.
fn each_week(days: DateRange) -> impl Iterator<Item = Vec<NaiveDate>> {
    let mut nights = days.first().iter_days().take_while(move |day| days.contains(*day));
    std::iter::from_fn(move || {
        let week: Vec<NaiveDate> = nights.by_ref().take(7).collect();
        (!week.is_empty()).then_some(week)
    })
}

/// The months' names above the weeks in which they begin.
fn months(days: DateRange) -> String {
    let mut text = String::new();
    for (place, week) in each_week(days).enumerate() {
        let begins = week.iter().find(|day| day.day() == 1).filter(|_| text.len() <= place);
        text.push_str(&" ".repeat(place.saturating_sub(text.len())));
        if let Some(day) = begins {
            let _ = write!(text, "{}", day.format("%b"));
        } else if text.len() == place {
            text.push(' ');
        }
    }
    text
}

fn weeks(year: &TaskForecast, days: DateRange) -> String {
    each_week(days).map(|week| sign(year, &week)).collect()
}

/// A week's sign: what is worth knowing first.
fn sign(year: &TaskForecast, week: &[NaiveDate]) -> char {
    let any =
        |kind| week.iter().filter_map(|night| year.on(*night)).any(|state| NightKind::of(&state) == kind);
    match (any(NightKind::Syncs), any(NightKind::Held)) {
        (true, true) => '~',
        (true, false) => '=',
        (false, true) => '!',
        (false, false) if any(NightKind::NothingOpen) => '.',
        (false, false) if any(NightKind::Waived) => 'w',
        (false, false) => '-',
    }
}
