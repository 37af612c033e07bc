//! What prints on a report card or progress report (rule P-3): of a student's scores those whose task is in the
//! template. Prints nothing itself.

#[cfg(feature = "serde")]
mod wire;

use crate::home_scores::{HomeScore, HomeTasks, LeftOut, NotCounted, StudentScores};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::TermMask;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::ReportTemplate;

/// One student's card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportCard<'a> {
    /// The student.
    pub ssid: Ssid,
    /// The scores that print, each a line, ascending by section, task and term.
    pub lines: Vec<&'a HomeScore>,
    /// The scores that do not, each with the reason.
    pub left_out: Vec<LeftOut<'a>>,
}

/// A student's card by a template, of these terms (rules P-3, D-4).
///
/// A task is in the template if any accepted spelling of it is. What is not in the template is said before what is of
/// another term, because a template is what is forgotten.
#[must_use]
pub fn report_card<'a>(
    tasks: &HomeTasks<'_>,
    template: &ReportTemplate,
    terms: TermMask,
    student: StudentScores<'_, 'a>,
) -> ReportCard<'a> {
    let mut card = ReportCard { ssid: student.ssid(), lines: Vec::new(), left_out: Vec::new() };
    for score in student.scores().iter().copied() {
        if !template.tasks.iter().any(|task| tasks.same_task(task, &score.task)) {
            card.left_out.push(LeftOut { score, why: NotCounted::NotInTemplate });
        } else if !terms.contains(score.term) {
            card.left_out.push(LeftOut { score, why: NotCounted::OtherTerm });
        } else {
            card.lines.push(score);
        }
    }
    card
}
