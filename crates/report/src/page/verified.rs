//! What stands where: an earlier night's planned grades the morning after, who has a posted grade, and both schools side
//! by side (rules D-2, D-7).

use super::Report;
use super::parts::{more, nothing, paragraph, table};
use crate::markup::Markup;
use crate::shown::{Counted, number};
use crate::tables;
use core::fmt;
use gradecrosswalk_validation::grades_report::{GradesReport, HomeState, SideBySide};
use gradecrosswalk_validation::morning_after::MorningAfter;

pub(super) fn morning_after(m: &mut Markup<'_>, report: &Report<'_>, after: &MorningAfter) -> fmt::Result {
    if after.grades.is_empty() {
        return nothing(m, format_args!("The plan of {} had no grade to write.", after.as_of));
    }
    let planned = Counted(number(after.grades.len()), "grade");
    paragraph(m, format_args!("The plan of {} wrote {planned} to home schools.", after.as_of))?;
    table(m, &tables::morning_after(after, report.shown))?;
    if after.arrived() == after.grades.len() {
        return nothing(m, "All of them arrived.");
    }
    table(m, &tables::not_arrived(after, report.shown, report.ssids))
}

pub(super) fn grades(m: &mut Markup<'_>, report: &Report<'_>, reports: &[GradesReport]) -> fmt::Result {
    let (shown, rest) = report.shown.of(reports);
    shown.iter().try_for_each(|of| {
        m.block("article", &[], |m| {
            m.leaf("h3", &[], format_args!("{}: {}, term {}", of.school, of.task, of.term))?;
            if of.sections.is_empty() {
                return nothing(m, "No section has a student or a grade.");
            }
            let (with, without) = (number(of.with()), number(of.without()));
            let posted = Counted(with, "grade");
            let missing = Counted(without, "student");
            paragraph(m, format_args!("{posted} posted, {missing} without."))?;
            m.block("div", &[("class", &"quiet")], |m| {
                table(m, &tables::grades_report(of, report.shown, report.ssids))
            })
        })
    })?;
    more(m, number(rest), "reports")
}

pub(super) fn side_by_side(m: &mut Markup<'_>, report: &Report<'_>, compared: &[SideBySide]) -> fmt::Result {
    let (shown, rest) = report.shown.of(compared);
    shown.iter().try_for_each(|of| {
        m.block("article", &[], |m| {
            m.leaf("h3", &[], format_args!("{}, technical term {}", of.task, of.term))?;
            if of.sections.is_empty() {
                return nothing(m, "No grade stands at either school.");
            }
            table(m, &tables::side_by_side(of, report.shown))?;
            let alike = |state: &HomeState| *state == HomeState::Present || of.count(*state) == 0;
            if HomeState::ALL.iter().all(alike) {
                return nothing(m, "Every posted grade stands at home.");
            }
            table(m, &tables::not_alike(of, report.shown, report.ssids))
        })
    })?;
    more(m, number(rest), "tasks and terms")
}
