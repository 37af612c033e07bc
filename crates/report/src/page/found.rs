//! Findings with their repairs: those of one rule together, so that the repair is said once.

use super::Report;
use super::parts::{nothing, table};
use crate::markup::Markup;
use crate::shown::{Counted, Shown, number};
use crate::ssids::Ssids;
use crate::table::{Cell, Column, Table};
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_validation::{Finding, Place, Rule, Severity};

/// What findings have in common that stand together.
type Group = (Severity, Rule, Repairer, &'static str);

pub(super) fn write(m: &mut Markup<'_>, report: &Report<'_>, findings: &[Finding]) -> fmt::Result {
    if findings.is_empty() {
        return nothing(m, "Nothing was found.");
    }
    // Of each group as many as are shown, and how many there are.
    let mut groups: BTreeMap<Group, (Vec<&Finding>, u64)> = BTreeMap::new();
    for finding in findings {
        let group = (finding.severity(), finding.rule(), finding.repairer(), finding.repair());
        let (shown, count) = groups.entry(group).or_default();
        *count = count.saturating_add(1);
        if shown.len() < report.shown.limit() {
            shown.push(finding);
        }
    }
    Severity::ALL.into_iter().try_for_each(|severity| {
        let of_severity = || groups.iter().filter(|((of, ..), _)| *of == severity);
        let count = of_severity().fold(0_u64, |sum, (_, (_, count))| sum.saturating_add(*count));
        if count == 0 {
            return Ok(());
        }
        m.leaf("h3", &[], heading(severity, count))?;
        of_severity()
            .try_for_each(|(group, (shown, count))| of_group(m, report.ssids, group, (shown, *count)))
    })
}

fn heading(severity: Severity, count: u64) -> impl fmt::Display {
    match severity {
        Severity::Error => format!("{}: grades do not arrive, or arrive wrong", Counted(count, "error")),
        Severity::Warning => format!("{}: will fail later, or on paper", Counted(count, "warning")),
        Severity::Information => format!("{} for information", Counted(count, "finding")),
    }
}

fn of_group(
    m: &mut Markup<'_>,
    ssids: Ssids,
    (severity, rule, repairer, repair): &Group,
    (shown, count): (&[&Finding], u64),
) -> fmt::Result {
    m.block("article", &[("class", &format_args!("{severity} quiet"))], |m| {
        m.element("h4", &[], |m| {
            m.element("span", &[("class", &"code")], |m| m.text(rule.code()))?;
            m.text(format_args!(" {} ({severity}, {})", rule.name(), Counted(count, "finding")))
        })?;
        m.element("p", &[("class", &"repair")], |m| {
            m.element("strong", &[], |m| m.text(format_args!("Repair by the {repairer}:")))?;
            m.text(format_args!(" {repair}"))
        })?;
        let columns = [
            Column::name("place", "where"),
            Column::text("problem", "what was seen"),
            Column::text("fix", "edit that repairs it"),
        ];
        let rows = shown.iter().map(|finding| {
            let fix = finding.fix().map(|fix| format!("{} ({})", fix.title, fix.applicability));
            [Cell::of(At(finding.place(), ssids)), Cell::of(finding.problem()), Cell::maybe(fix)]
        });
        let caption = format!("{} {}", rule.code(), rule.name());
        let rows = Table::new(caption, columns).with_rows(rows, Shown::All).without_blank_columns();
        table(m, &rows.and_more(count.saturating_sub(number(shown.len()))))
    })
}

/// A place, with as much of the student's identifier as is shown.
struct At<'f>(&'f Place, Ssids);

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = Place { student: None, ..self.0.clone() };
        write!(f, "{place}")?;
        self.0.student.map_or(Ok(()), |student| write!(f, ", student {}", self.1.shown(student)))
    }
}
