//! What home schools should have open, and why nights stay held all the same: one line for each reason, with its sections.

use super::Report;
use super::parts::{more, nothing, table};
use crate::markup::Markup;
use crate::shown::{Joined, Shown, number};
use crate::table::{Cell, Column, Table};
use crate::tables::proposed;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_validation::Proposal;

/// How many sections of a reason are named.
const SECTIONS: Shown = Shown::Few(8);

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, proposals: &[&Proposal]) -> fmt::Result {
    let (shown, rest) = report.calendars.of(proposals);
    shown.iter().try_for_each(|proposal| {
        m.block("article", &[], |m| {
            m.leaf("h3", &[], &proposal.home)?;
            table(m, &proposed(proposal, report.shown))?;
            if proposal.lost.is_empty() {
                return nothing(m, "With these no night stays held.");
            }
            table(m, &lost(proposal, report.shown))
        })
    })?;
    more(m, number(rest), "home schools")
}

/// The reasons for which nights stay held, each night counted once for every linked section and task.
fn lost(proposal: &Proposal, shown: Shown) -> Table {
    let mut reasons: BTreeMap<_, (u64, BTreeSet<_>)> = BTreeMap::new();
    for lost in &proposal.lost {
        let (nights, sections) = reasons.entry(&lost.reason).or_default();
        *nights = nights.saturating_add(lost.nights.days().into());
        sections.insert((&lost.technical, &lost.section));
    }
    let columns = [
        Column::name("reason", "why"),
        Column::text("repairer", "who repairs it"),
        Column::count("nights", "nights"),
        Column::text("sections", "sections"),
    ];
    let rows = reasons.into_iter().map(|(reason, (nights, sections))| {
        let sections: Vec<_> =
            sections.into_iter().map(|(school, section)| format!("{school} {section}")).collect();
        [
            Cell::of(reason),
            Cell::of(reason.repairer()),
            Cell::from(nights),
            Cell::of(Joined(&sections, SECTIONS)),
        ]
    });
    let caption =
        alloc::format!("Nights of {} that stay held, of all linked sections and tasks", proposal.home);
    Table::new(caption, columns).with_rows(rows, shown)
}
