//! V601: a report card or progress report template lacks a task of the exchange (D-4, P-3; document 000).

use crate::finding::Evidence;
use crate::fix::{Applicability, Edit, Fix};
use crate::place::Place;
use crate::survey::{Found, Survey, Surveyed};
use crate::words::Listed;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use gradecrosswalk_domain::exchange::TaskIndex;
use gradecrosswalk_domain::school::TemplateKind;
use gradecrosswalk_domain::{SchoolId, TaskName, TemplateName};
use gradecrosswalk_matching::Repairer;

/// A template on which grades of the exchange do not print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TemplateTaskMissing {
    /// The home school.
    pub school: SchoolId,
    /// The template.
    pub template: TemplateName,
    /// What it is for.
    pub kind: TemplateKind,
    /// The tasks that it lacks, in the profile's order, as the first linked course that has one spells it.
    pub missing: Vec<TaskName>,
}

impl Evidence for TemplateTaskMissing {
    fn place(&self) -> Place {
        Place::school(&self.school)
    }

    /// Document 000: the system administrator corrects templates.
    fn repairer(&self) -> Repairer {
        Repairer::SystemAdministrator
    }

    fn message(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            TemplateKind::ReportCard => "report card",
            TemplateKind::ProgressReport => "progress report",
        };
        write!(
            f,
            "{kind} template {} lacks {}: {} grades do not print",
            self.template,
            Listed(&self.missing),
            if self.missing.len() == 1 { "its" } else { "their" }
        )
    }

    fn repair(&self) -> &'static str {
        "add the tasks to the template"
    }

    /// Adds the tasks. Safe: no grade that syncs changes, and what the template has stays.
    fn fix(&self) -> Option<Fix> {
        let add = |task: &TaskName| Edit::AddToTemplate {
            school: self.school.clone(),
            template: self.template.clone(),
            task: task.clone(),
        };
        Some(Fix {
            applicability: Applicability::Safe,
            title: format!("add {} to template {}", Listed(&self.missing), self.template),
            edits: self.missing.iter().map(add).collect(),
        })
    }
}

/// One problem for each template.
pub(crate) fn check(survey: &Survey<'_>, found: &mut Found) {
    for at in survey.homes() {
        let templates = at.school.reporting().templates.as_deref().unwrap_or_default();
        if templates.is_empty() {
            continue;
        }
        let demanded = demanded(survey, at);
        for template in templates {
            let printed: Vec<TaskIndex> =
                template.tasks.iter().filter_map(|task| survey.profile.task(task)).collect();
            let missing = demanded.iter().filter(|(index, _)| !printed.contains(index));
            let missing: Vec<TaskName> = missing.map(|(_, task)| (*task).clone()).collect();
            if !missing.is_empty() {
                found.push(
                    TemplateTaskMissing {
                        school: at.school.id().clone(),
                        template: template.name.clone(),
                        kind: template.kind,
                        missing,
                    }
                    .into(),
                );
            }
        }
    }
}

/// The tasks that report cards must hold and that a linked course has, as the first such course spells them.
fn demanded<'s>(survey: &Survey<'s>, at: Surveyed<'s>) -> BTreeMap<TaskIndex, &'s TaskName> {
    let mut demanded = BTreeMap::new();
    for (_, course) in survey.courses_taking_part(at) {
        for row in &course.tasks {
            if let Some(index) = survey.task(row) {
                demanded.entry(index).or_insert(&row.task);
            }
        }
    }
    let wanted = survey.profile.indexed_tasks().filter(|(_, task)| task.on_report_card);
    let wanted: Vec<TaskIndex> = wanted.map(|(index, _)| index).collect();
    demanded.retain(|index, _| wanted.contains(index));
    demanded
}
