//! What home schools should have open, and the nights that stay held all the same.

use super::Report;
use super::parts::{more, nothing, table};
use crate::markup::Markup;
use crate::shown::number;
use crate::tables::{lost, proposed};
use core::fmt;
use gradecrosswalk_validation::Proposal;

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
