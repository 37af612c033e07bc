//! Report templates and alerts.

use crate::case::{Case, of_setup};
use gradecrosswalk_domain::school::{AlertGroup, ReportTemplate, TemplateKind};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_EXAM, FINAL_GRADE, TERM_GRADE, grading_task, task_name};
use gradecrosswalk_validation::fix::apply;
use gradecrosswalk_validation::{Applicability, Rule};

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::TemplateTaskMissing,
        source: "D-4",
        name: "the progress report lacks one task, the report card both",
        make: |draft| {
            let templates = templates(draft);
            templates[0].tasks = vec![task_name("English")];
            templates[1].tasks = vec![task_name("CTE Final")];
        },
        finds: &[
            "warning V601: HS-1: progress report template Progress Report lacks CTE Term Grade: its grades do not print",
            "warning V601: HS-1: report card template Report Card lacks CTE Term Grade and CTE Final Grade: their grades do not print",
        ],
    },
    Case {
        rule: Rule::TemplateTaskMissing,
        source: "D-4",
        name: "the task is named as the home course spells it",
        make: |draft| {
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).task = task_name("CTE Final");
            templates(draft)[1].tasks.pop();
        },
        finds: &[
            "warning V601: HS-1: progress report template Progress Report lacks CTE Final: its grades do not print",
        ],
    },
    Case {
        rule: Rule::TemplateTaskMissing,
        source: "D-4",
        name: "accepted spellings, and a task that report cards need not hold",
        make: |draft| {
            draft.technical.tasks(Draft::COURSE).push(grading_task(FINAL_EXAM));
            draft.homes[0].tasks(Draft::COURSE).push(grading_task(FINAL_EXAM));
            for template in templates(draft) {
                template.tasks = vec![task_name("CTE Term"), task_name("cte final GRADE")];
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::TemplateTaskMissing,
        source: "D-4",
        name: "a task that no linked course has need not be there",
        make: |draft| {
            draft.technical.tasks(Draft::COURSE).truncate(1);
            draft.homes[0].tasks(Draft::COURSE).truncate(1);
            for template in templates(draft) {
                template.tasks.truncate(1);
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::TemplateTaskMissing,
        source: "D-4",
        name: "the technical school's templates, and those that the caller does not know",
        make: |draft| {
            draft.technical.parts.reporting.templates.as_mut().unwrap()[0].tasks.clear();
            draft.homes[0].parts.reporting.templates = None;
        },
        finds: &[],
    },
    Case {
        rule: Rule::AlertGroupMissing,
        source: "D-1",
        name: "neither school has one",
        make: |draft| {
            draft.technical.parts.reporting.alert_group = AlertGroup::Missing;
            draft.homes[0].parts.reporting.alert_group = AlertGroup::Missing;
        },
        finds: &[
            "warning V602: CTC-1: no user group is set up for alerts: nobody at the school sees them",
            "warning V602: HS-1: no user group is set up for alerts: nobody at the school sees them",
        ],
    },
    Case {
        rule: Rule::AlertGroupMissing,
        source: "D-1",
        name: "the caller does not know",
        make: |draft| draft.homes[0].parts.reporting.alert_group = AlertGroup::NotTold,
        finds: &[],
    },
    Case {
        rule: Rule::ReportCardMissing,
        source: "D-4",
        name: "only a progress report",
        make: |draft| drop(templates(draft).remove(0)),
        finds: &[
            "warning V603: HS-1: the school has no report card template, only progress reports: its report cards show no grades",
        ],
    },
    Case {
        rule: Rule::ReportCardMissing,
        source: "D-4",
        name: "no template at all",
        make: |draft| templates(draft).clear(),
        finds: &["warning V603: HS-1: the school has no report template: its grades do not print"],
    },
    Case {
        rule: Rule::ReportCardMissing,
        source: "D-4",
        name: "a report card without progress reports",
        make: |draft| templates(draft).retain(|template| template.kind == TemplateKind::ReportCard),
        finds: &[],
    },
    Case {
        rule: Rule::ReportCardMissing,
        source: "D-4",
        name: "the caller does not know, or no course is linked",
        make: |draft| {
            let mut other = draft.homes[0].clone();
            other.parts.id = "HS-2".parse().unwrap();
            other.parts.sections.clear();
            other.parts.reporting.templates = Some(Vec::new());
            draft.homes[0].parts.reporting.templates = None;
            draft.homes.push(other);
        },
        finds: &[],
    },
];

#[test]
fn the_fix_of_a_template_repairs_it_and_nothing_else_is_found() {
    let mut draft = Draft::by_the_book();
    templates(&mut draft)[0].tasks.clear();
    let setup = draft.setup();
    let fix = of_setup(&draft, &setup)[0].fix().unwrap();
    assert_eq!(fix.applicability, Applicability::Safe);
    let repaired = apply(&setup, &fix.edits).unwrap();
    assert_eq!(of_setup(&draft, &repaired), []);
    let tasks = &repaired.homes()[0].reporting().templates.as_ref().unwrap()[0].tasks;
    assert_eq!(*tasks, [task_name(TERM_GRADE), task_name(FINAL_GRADE)]);
}

/// The first home school's templates.
fn templates(draft: &mut Draft) -> &mut Vec<ReportTemplate> {
    draft.homes[0].parts.reporting.templates.as_mut().unwrap()
}
