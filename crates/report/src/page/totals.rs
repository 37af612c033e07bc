//! What became of the grades: totals in large figures, then tables by home school and by reason.

use super::Report;
use super::parts::table;
use crate::markup::Markup;
use crate::shown::Grouped;
use crate::tables::{heading, held_reasons, not_due_reasons, summary};
use core::fmt;
use gradecrosswalk_matching::OutcomeKind;
use gradecrosswalk_matching::plan::Summary;

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, counts: &Summary<'_>) -> fmt::Result {
    m.block("dl", &[("class", &"totals")], |m| {
        counts.all.iter().try_for_each(|(kind, count)| {
            m.block("div", &[("class", &kind.code())], |m| {
                m.leaf("dt", &[], label(kind))?;
                m.leaf("dd", &[], Grouped(count))
            })
        })
    })?;
    table(m, &summary(report.setup, counts, report.shown))?;
    table(m, &held_reasons(counts))?;
    table(m, &not_due_reasons(counts))
}

/// An outcome as a figure's label.
fn label(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Add => "added",
        OutcomeKind::Update => "updated",
        OutcomeKind::Unchanged | OutcomeKind::NotDue | OutcomeKind::Held => heading(kind),
    }
}
