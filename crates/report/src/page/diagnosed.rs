//! Why single grades are missing (rule D-3): the answer first, then the guide's steps, each with what was looked at and
//! seen, up to the one that found the first cause.

use super::Report;
use super::parts::{more, nothing, paragraph, table};
use crate::markup::Markup;
use crate::shown::{Grouped, number};
use crate::tables;
use alloc::format;
use core::fmt;
use gradecrosswalk_validation::Diagnosis;
use gradecrosswalk_validation::diagnosis::{Question, Step};

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, diagnoses: &[Diagnosis<'_>]) -> fmt::Result {
    if diagnoses.is_empty() {
        return nothing(m, "No grade was asked about.");
    }
    paragraph(m, "The troubleshooting guide, walked for each grade up to the first cause.")?;
    if diagnoses.len() > 1 {
        table(m, &tables::diagnoses(diagnoses, report.shown, report.ssids))?;
    }
    let (shown, rest) = report.shown.of(diagnoses);
    shown.iter().try_for_each(|of| diagnosis(m, report, of))?;
    more(m, number(rest), "grades")
}

fn diagnosis(m: &mut Markup<'_>, report: &Report<'_>, of: &Diagnosis<'_>) -> fmt::Result {
    m.block("article", &[("class", &"diagnosis")], |m| {
        m.leaf("h3", &[], Asked(&of.question, report))?;
        m.block("dl", &[("class", &"answer")], |m| answer(m, of))?;
        m.block("ol", &[("class", &"steps")], |m| {
            let last = of.steps.len().saturating_sub(1);
            of.steps
                .iter()
                .enumerate()
                .try_for_each(|(place, taken)| step(m, report, taken, of.cause.is_some() && place == last))
        })
    })
}

/// The question, with as much of the student's identifier as the report shows.
struct Asked<'q>(&'q Question, &'q Report<'q>);

impl fmt::Display for Asked<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(question, report) = self;
        match question.ssid {
            Some(ssid) => write!(f, "Student {}", report.ssids.shown(ssid))?,
            None => f.write_str("A student without SSID")?,
        }
        write!(f, ", section {}, {}", question.section, question.task)?;
        question.term.map_or(Ok(()), |term| write!(f, ", term {term}"))
    }
}

/// The first cause, who repairs it and how, and when the grade arrives.
fn answer(m: &mut Markup<'_>, of: &Diagnosis<'_>) -> fmt::Result {
    let mut line = |class: &'static str, term: &'static str, text: &dyn fmt::Display| {
        m.block("div", &[("class", &class)], |m| {
            m.leaf("dt", &[], term)?;
            m.leaf("dd", &[], text)
        })
    };
    match of.cause {
        Some(cause) => {
            line("cause", "first cause", &format!("{} ({})", cause.problem(), cause.code()))?;
            match of.who() {
                Some(who) => line("who", "who repairs it", &who)?,
                None => line("who", "who repairs it", &"nobody need do anything")?,
            }
            line("how", "how", &cause.repair())?;
        }
        None => line("cause", "first cause", &"none: both schools have done their part")?,
    }
    line("arrives", "when it arrives", &of.arrives)
}

fn step(m: &mut Markup<'_>, report: &Report<'_>, step: &Step<'_>, found: bool) -> fmt::Result {
    let class: &dyn fmt::Display = if found { &"found" } else { &"passed" };
    m.block("li", &[("class", class)], |m| {
        m.element("strong", &[], |m| m.text(step.kind.looks_at()))?;
        match step.kind.item() {
            "" => {}
            items if items.contains(',') => m.text(format_args!(" (guide, items {items})"))?,
            item => m.text(format_args!(" (guide, item {item})"))?,
        }
        if found {
            m.text(" ")?;
            m.element("em", &[], |m| m.text("the first cause is here"))?;
        }
        if step.seen.is_empty() {
            return m.leaf("p", &[], "none");
        }
        m.block("ul", &[], |m| {
            let (shown, rest) = report.shown.of(&step.seen);
            shown.iter().try_for_each(|seen| m.leaf("li", &[], seen))?;
            match rest {
                0 => Ok(()),
                rest => {
                    m.leaf("li", &[("class", &"more")], format_args!("and {} more", Grouped(number(rest))))
                }
            }
        })
    })
}
