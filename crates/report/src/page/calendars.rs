//! What the nights of the year will do: a table of home schools, then calendars of those with the most held nights.

use super::Report;
use super::parts::{more, nothing, paragraph, scrolled, table};
use crate::calendar::Calendar;
use crate::markup::Markup;
use crate::shown::{Grouped, Shown, number};
use crate::table::{Cell, Column, Table};
use crate::years::{Year, Years};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::HomeIndex;
use gradecrosswalk_validation::Forecast;

/// How many lanes of nights a calendar has, and as many exceptions.
const LANES: Shown = Shown::Few(12);
/// How many spans of held nights are listed below a calendar, and how many of the courses of each.
const SPANS: Shown = Shown::Few(30);
const COURSES: Shown = Shown::Few(6);

/// A home school with its nights, each counted once for every linked section and task.
struct Pair<'f> {
    place: u16,
    home: &'f SchoolId,
    syncs: u64,
    held: u64,
}

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, forecast: &Forecast) -> fmt::Result {
    let pairs = pairs(report, forecast);
    if pairs.is_empty() {
        return nothing(m, "No section is linked.");
    }
    let days = forecast.nights().days();
    let text = "the nights of each linked section and task, if the set-up stays as it is";
    paragraph(m, format_args!("Nights {days}: {text}; terms match by {}.", forecast.term_match()))?;
    let columns = [
        Column::name("home_school", "home school"),
        Column::count("syncs", "nights that sync"),
        Column::count("held", "nights that would be held"),
    ];
    let rows = pairs.iter().map(|of| [Cell::of(of.home), of.syncs.into(), of.held.into()]);
    table(m, &Table::new("Nights by home school", columns).with_rows(rows, report.shown))?;

    let mut worst: Vec<&Pair<'_>> = pairs.iter().collect();
    worst.sort_by_key(|of| Reverse(of.held));
    let (shown, rest) = report.calendars.of(&worst);
    let mut shown = shown.to_vec();
    shown.sort_by_key(|of| of.place);
    shown.iter().try_for_each(|of| pair(m, report, forecast, of))?;
    more(m, number(rest), "home schools, with no more held nights than these")
}

fn pairs<'f>(report: &Report<'_>, forecast: &'f Forecast) -> Vec<Pair<'f>> {
    let mut counts: BTreeMap<&'f SchoolId, (u64, u64)> = BTreeMap::new();
    for course in forecast.courses() {
        let sections = number(course.sections().len());
        let (syncs, held) = counts.entry(course.home()).or_default();
        for task in course.tasks() {
            let of_task = task.counts();
            *syncs = syncs.saturating_add(sections.saturating_mul(of_task.syncs.into()));
            *held = held.saturating_add(sections.saturating_mul(of_task.held.into()));
        }
    }
    let place = |home| report.setup.home_index(home).map(|index| index.0);
    let pairs = counts
        .into_iter()
        .filter_map(|(home, (syncs, held))| Some(Pair { place: place(home)?, home, syncs, held }));
    pairs.collect()
}

fn pair(m: &mut Markup<'_>, report: &Report<'_>, forecast: &Forecast, of: &Pair<'_>) -> fmt::Result {
    let Some(calendar) = Calendar::of(report.setup, HomeIndex(of.place), forecast) else { return Ok(()) };
    let calendar = calendar.today(report.as_of.date()).shown(LANES);
    m.block("article", &[("class", &"pair")], |m| {
        m.leaf("h3", &[], of.home)?;
        m.block("figure", &[], |m| {
            let label = format!("Calendar of {}", of.home);
            scrolled(m, label, |m| calendar.write(m, &format!("calendar-{}-", of.place)))?;
            let (syncs, held) = (Grouped(of.syncs), Grouped(of.held));
            m.leaf(
                "figcaption",
                &[],
                format_args!(
                    "{}: {syncs} nights sync, {held} would be held, over all linked sections and tasks.",
                    of.home
                ),
            )
        })?;
        table(m, &held(report, forecast, of.home))
    })
}

/// The nights of a home school that would be held: what somebody has to do before they come.
fn held(report: &Report<'_>, forecast: &Forecast, home: &SchoolId) -> Table {
    let columns = [
        Column::name("task", "task and courses"),
        Column::word("nights", "nights"),
        Column::text("reason", "why"),
        Column::text("repairer", "who repairs it"),
        Column::text("repair", "how"),
    ];
    let years = Years::of(forecast, report.setup.profile(), home);
    let held = |year: &Year<'_>| -> Vec<[Cell; 5]> {
        let courses = year.courses_in(COURSES);
        let spans = year.nights.held().map(|(days, night)| {
            [
                Cell::of(format_args!("{}: {courses}", year.nights.task())),
                Cell::of(days),
                Cell::of(night),
                Cell::of(night.reason.repairer()),
                Cell::of(night.reason.repair()),
            ]
        });
        spans.collect()
    };
    let caption = format!("Nights of {home} that would be held");
    Table::new(caption, columns).with_rows(years.iter().flat_map(held), SPANS)
}
