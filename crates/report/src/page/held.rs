//! Held grades, by the school and the people who can act (rule D-1): one line for each problem, with its sections.

use super::Report;
use super::parts::{more, nothing, paragraph, table};
use crate::markup::Markup;
use crate::shown::{Counted, Joined, Shown, number};
use crate::table::{Cell, Column, Table};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::AlertGroup;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_validation::alerts::{Alert, Cause, SchoolAlerts};

/// How many sections of a problem are named.
const SECTIONS: usize = 8;

/// The alerts of one problem, counted.
#[derive(Default)]
struct Problem<'a> {
    problem: &'a str,
    repair: &'a str,
    grades: u64,
    /// The first sections, and how many alerts there are of others.
    sections: Vec<String>,
    others: u64,
}

type Problems<'a> = BTreeMap<(Repairer, Cause), Problem<'a>>;

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, alerts: &[SchoolAlerts]) -> fmt::Result {
    let holds = |school: &&SchoolAlerts| {
        school.repairs.iter().chain(school.waits.iter().map(|wait| &wait.alert)).any(|alert| alert.grades > 0)
    };
    let schools: Vec<&SchoolAlerts> = alerts.iter().filter(holds).collect();
    if schools.is_empty() {
        return nothing(m, "No grade is held.");
    }
    paragraph(m, "Each school with what it can repair, and what it waits for.")?;
    let (shown, rest) = report.shown.of(&schools);
    shown.iter().try_for_each(|school| of_school(m, school))?;
    more(m, number(rest), "schools")
}

fn of_school(m: &mut Markup<'_>, alerts: &SchoolAlerts) -> fmt::Result {
    m.block("article", &[], |m| {
        m.leaf("h3", &[], &alerts.school)?;
        match &alerts.group {
            AlertGroup::SetUp(group) => paragraph(m, format_args!("Told to: {group}."))?,
            AlertGroup::Missing => {
                m.leaf("p", &[("class", &"warning")], "No user group is set up: alerts reach nobody.")?;
            }
            AlertGroup::NotTold => {}
        }
        let mut problems: Problems<'_> = BTreeMap::new();
        alerts.repairs.iter().for_each(|alert| add(&mut problems, alert));
        by_repairer(m, &alerts.school, &problems)?;
        waits(m, alerts)
    })
}

fn add<'a>(problems: &mut Problems<'a>, alert: &'a Alert) {
    if alert.grades == 0 {
        return;
    }
    let of = problems.entry((alert.repairer, alert.cause)).or_default();
    of.problem = &alert.problem;
    of.repair = alert.repair;
    of.grades = of.grades.saturating_add(alert.grades);
    let section = match (&alert.course, &alert.section) {
        (Some(course), Some(section)) => format!("{course}-{section}"),
        (course, _) => course.as_ref().map(|course| format!("{course}")).unwrap_or_default(),
    };
    if of.sections.contains(&section) {
    } else if of.sections.len() < SECTIONS {
        of.sections.push(section);
    } else {
        of.others = of.others.saturating_add(1);
    }
}

fn by_repairer(m: &mut Markup<'_>, school: &SchoolId, problems: &Problems<'_>) -> fmt::Result {
    let problems: Vec<_> = problems.iter().collect();
    problems.chunk_by(|((a, _), _), ((b, _), _)| a == b).try_for_each(|same| {
        let Some(((repairer, _), _)) = same.first() else { return Ok(()) };
        let grades = same.iter().fold(0_u64, |sum, (_, of)| sum.saturating_add(of.grades));
        let columns = [
            Column::name("code", "code"),
            Column::text("problem", "problem"),
            Column::text("repair", "what to do"),
            Column::count("grades", "grades"),
            Column::text("sections", "sections"),
        ];
        let rows = same.iter().map(|((_, cause), of)| {
            [
                Cell::of(cause.code()),
                Cell::of(of.problem),
                Cell::of(of.repair),
                Cell::from(of.grades),
                Cell::of(format_args!("{}{}", Joined(&of.sections, Shown::All), Others(of.others))),
            ]
        });
        let caption = format!("{school}, {repairer}: {} wait", Counted(grades, "grade"));
        table(m, &Table::new(caption, columns).with_rows(rows, Shown::All))
    })
}

/// How many alerts are about sections that are not named.
struct Others(u64);

impl fmt::Display for Others {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 { Ok(()) } else { write!(f, " and {} more", self.0) }
    }
}

/// What the school waits for, counted by who can repair it and why.
fn waits(m: &mut Markup<'_>, alerts: &SchoolAlerts) -> fmt::Result {
    let mut waits: BTreeMap<(&SchoolId, Repairer, Cause), (&str, u64)> = BTreeMap::new();
    for waiting in alerts.waits.iter().filter(|waiting| waiting.alert.grades > 0) {
        let Alert { repairer, cause, problem, grades, .. } = &waiting.alert;
        let (told, sum) = waits.entry((&waiting.school, *repairer, *cause)).or_default();
        *told = problem;
        *sum = sum.saturating_add(*grades);
    }
    let columns = [
        Column::name("school", "school"),
        Column::text("repairer", "who repairs it"),
        Column::word("code", "code"),
        Column::text("problem", "problem"),
        Column::count("grades", "grades held there"),
    ];
    let rows = waits.iter().map(|((school, repairer, cause), (problem, grades))| {
        [Cell::of(school), Cell::of(repairer), Cell::of(cause.code()), Cell::of(problem), (*grades).into()]
    });
    let caption = format!("What {} waits for", alerts.school);
    table(m, &Table::new(caption, columns).with_rows(rows, Shown::All))
}
