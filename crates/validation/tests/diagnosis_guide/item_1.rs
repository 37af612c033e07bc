//! Item 1 of the guide: process alerts.
use super::case::*;

pub(crate) const CASES: &[Case] = &[
    Case {
        guide: &["1.a"],
        name: "the alert says that the student is not enrolled at home",
        make: |draft| {
            post(draft);
            draft.records.enrollments.clear();
        },
        step: StepKind::Alerts,
        cause: Some("H10"),
        sees: "CTC-1: error H10, course 480815, section 1, CTE Term Grade, term 2: the student has no enrollment in a home section that is linked to the technical section (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["1.a"],
        name: "the alert says that the task is not on the home course",
        make: |draft| {
            post(draft);
            draft.homes[0].tasks(Draft::COURSE).remove(0);
        },
        step: StepKind::Alerts,
        cause: Some("H14"),
        sees: "HS-1: error H14, course 480815, section 1, CTE Term Grade, term 2: the task is not attached to the home course (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["1.a", "1.b"],
        name: "the home school has no user group, so that its alert reaches nobody",
        make: |draft| {
            post(draft);
            draft.homes[0].tasks(Draft::COURSE).remove(0);
            draft.homes[0].parts.reporting.alert_group = AlertGroup::Missing;
        },
        step: StepKind::Decision,
        cause: Some("H14"),
        sees: "held, H14 home-task-missing: the task is not attached to the home course",
        saw: "alerts reach nobody at HS-1: it has no user group for them",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["1.a"],
        name: "the alert says that two different grades are posted",
        make: |draft| {
            post(draft);
            draft.post(1, TERM_GRADE, 2, percent("70"));
        },
        step: StepKind::Alerts,
        cause: Some("H03"),
        sees: "CTC-1: error H03, course 480815, section 1, CTE Term Grade, term 2: two different grades are posted for one student, section, task and term (2 grades wait)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["3.1", "1.b"],
        name: "the home school has no user group, and the alert is the technical school's",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.reporting.alert_group = AlertGroup::Missing;
            let second = draft.technical.task(Draft::COURSE, FINAL_GRADE).clone();
            draft.technical.tasks(Draft::COURSE).push(second);
        },
        step: StepKind::Alerts,
        cause: Some("H05"),
        sees: "CTC-1: error H05, course 480815, section 1, CTE Term Grade, term 2: a task of the exchange is attached twice to the technical course (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["1.b"],
        name: "the home school has no user group, and nothing is held",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.reporting.alert_group = AlertGroup::Missing;
        },
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        saw: "alerts reach nobody at HS-1: it has no user group for them",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
];
