//! V603: a home school has no report card template (D-4, P-3; document 000).

use crate::finding::Evidence;
use crate::place::Place;
use crate::survey::{Found, Survey};
use core::fmt;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::school::TemplateKind;
use gradecrosswalk_matching::Repairer;

/// A school on whose report cards nothing can print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReportCardMissing {
    /// The home school.
    pub school: SchoolId,
    /// How many templates of other kinds it has.
    pub others: usize,
}

impl Evidence for ReportCardMissing {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    /// Document 000: the system administrator corrects templates.
    fn repairer(&self) -> Repairer {
        Repairer::SystemAdministrator
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.others {
            0 => "the school has no report template: its grades do not print",
            _ => "the school has no report card template, only progress reports: its report cards show no grades",
        })
    }

    fn repair(&self) -> &'static str {
        "set up a report card template that holds the exchange's tasks"
    }
}

/// One problem for each home school with linked courses whose templates the caller knows.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        let Some(templates) = &at.school.reporting().templates else { continue };
        let report_card = templates.iter().any(|template| template.kind == TemplateKind::ReportCard);
        if !report_card && survey.courses_taking_part(at).next().is_some() {
            found.push(ReportCardMissing { school: at.school.id().clone(), others: templates.len() }.into());
        }
    }
}
