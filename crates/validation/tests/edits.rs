//! Edits: each changes what it says and nothing else, and is refused where what it changes is no longer there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, OpenTerms};
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, mask, number, span, task_name};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::Edit;
use gradecrosswalk_validation::fix::{EditError, apply};

fn home() -> SchoolId {
    "HS-1".parse().unwrap()
}

/// By the book, with a composite rule at the home school.
fn draft() -> Draft {
    let mut draft = Draft::by_the_book();
    let child = CompositeChild { task: task_name(TERM_GRADE), term: number(1), weight: "1".parse().unwrap() };
    draft.homes[0].parts.composites.push(CompositeRule {
        course: Draft::COURSE.parse().unwrap(),
        task: task_name(FINAL_GRADE),
        term: number(2),
        children: vec![child],
    });
    draft
}

/// What makes an edit, and what must have happened to a draft for the edit to come too late.
type Late = (fn() -> Edit, &'static [fn(&mut Draft)]);

/// Every kind of edit.
const EDITS: &[Late] = &[
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::SetActive { school, course, place: 0, task: task_name(TERM_GRADE), active: mask([3]) }
        },
        &[without_course, other_task, |draft| by_windows(&mut draft.homes[0])],
    ),
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::SetTermMask { school, course, place: 0, task: task_name(TERM_GRADE), mask: mask([1, 2]) }
        },
        &[without_course, other_task],
    ),
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::Rename { school, course, place: 0, task: task_name(TERM_GRADE), to: task_name("CTE Term") }
        },
        &[without_course, other_task],
    ),
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::ClearCredit { school, course, place: 1, task: task_name(FINAL_GRADE) }
        },
        &[without_course, other_task],
    ),
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::ClearTermGpa { school, course, place: 0, task: task_name(TERM_GRADE) }
        },
        &[without_course, other_task],
    ),
    (
        || {
            let (school, course) = (home(), Draft::COURSE.parse().unwrap());
            Edit::RemoveComposite { school, course, task: task_name(FINAL_GRADE), term: number(2) }
        },
        &[|draft| draft.homes[0].parts.composites.clear()],
    ),
    (
        || {
            let template = "Report Card".parse().unwrap();
            Edit::AddToTemplate { school: home(), template, task: task_name("CTE Final Exam") }
        },
        &[
            |draft| draft.homes[0].parts.reporting.templates = None,
            |draft| draft.homes[0].parts.reporting.templates = Some(Vec::new()),
        ],
    ),
    (
        || {
            let span = span("2020-05-01", "2020-05-15");
            Edit::AddWindow { school: home(), task: task_name("CTE Final Exam"), term: number(4), span }
        },
        &[],
    ),
    (
        || Edit::MoveWindow {
            school: home(),
            task: task_name(TERM_GRADE),
            term: number(1),
            from: span("2019-08-01", "2019-10-01"),
            to: span("2019-08-01", "2019-09-30"),
        },
        &[without_windows, |draft| draft.homes[0].parts.windows[0].span = span("2019-08-02", "2019-10-01")],
    ),
    (
        || {
            let span = span("2019-08-01", "2019-10-01");
            Edit::RemoveWindow { school: home(), task: task_name(TERM_GRADE), term: number(1), span }
        },
        &[without_windows],
    ),
];

fn without_course(draft: &mut Draft) {
    draft.homes[0].parts.courses.clear();
    draft.homes[0].parts.sections.clear();
}

fn other_task(draft: &mut Draft) {
    draft.homes[0].tasks(Draft::COURSE).reverse();
}

/// The school opens no term by hand any more.
fn by_windows(school: &mut SchoolBuilder) {
    let rows = school.parts.courses.iter_mut().flat_map(|course| &mut course.tasks);
    rows.for_each(|row| row.open_terms = OpenTerms::ByWindow);
}

fn without_windows(draft: &mut Draft) {
    draft.homes[0].parts.windows.clear();
}

/// A draft for which the edit is in time: terms are marked by hand where the edit marks one.
fn in_time(edit: &Edit) -> Draft {
    let mut draft = draft();
    if matches!(edit, Edit::SetActive { .. }) {
        draft.homes[0].open(TERM_GRADE, [2]);
    }
    draft
}

#[test]
fn each_edit_changes_its_school_and_no_other() {
    for (edit, _) in EDITS {
        let edit = edit();
        let before = in_time(&edit).setup();
        let after = apply(&before, core::slice::from_ref(&edit)).unwrap();
        assert_ne!(before.homes(), after.homes(), "{edit}");
        assert_eq!(before.technical(), after.technical(), "{edit}");
        assert!(edit.to_string().starts_with("HS-1: "), "{edit}");
    }
}

#[test]
fn an_edit_that_comes_too_late_is_refused() {
    for (edit, late) in EDITS {
        let edit = edit();
        for (number, happens) in late.iter().enumerate() {
            let mut draft = in_time(&edit);
            happens(&mut draft);
            let refused = apply(&draft.setup(), core::slice::from_ref(&edit));
            assert_eq!(refused, Err(EditError::Gone { edit: edit.clone() }), "{edit}, {number}");
        }
    }
}

#[test]
fn edits_of_an_unknown_school_are_refused() {
    let edit = Edit::RemoveWindow {
        school: "HS-9".parse().unwrap(),
        task: task_name(TERM_GRADE),
        term: number(1),
        span: span("2019-08-01", "2019-10-01"),
    };
    let refused = apply(&draft().setup(), &[edit]);
    assert_eq!(refused, Err(EditError::UnknownSchool { school: "HS-9".parse().unwrap() }));
}

#[test]
fn an_edit_made_twice_comes_too_late_where_it_takes_something_away() {
    let takes_away = |edit: &Edit| {
        matches!(
            edit,
            Edit::Rename { .. }
                | Edit::RemoveComposite { .. }
                | Edit::MoveWindow { .. }
                | Edit::RemoveWindow { .. }
        )
    };
    for (edit, _) in EDITS {
        let edit = edit();
        let twice: Result<Setup, EditError> = apply(&in_time(&edit).setup(), &[edit.clone(), edit.clone()]);
        assert_eq!(twice.is_err(), takes_away(&edit), "{edit}");
    }
}
