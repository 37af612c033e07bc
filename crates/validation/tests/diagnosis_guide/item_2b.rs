//! Item 2.b: the grades report of the home school, then its templates, term mask and grading window; and grades that move.
use super::case::*;

pub(crate) const CASES: &[Case] = &[
    Case {
        guide: &["2.b.i", "3.7"],
        name: "the grade stands at home, and the report card template lacks the task",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
            template_without(draft, 0, TERM_GRADE);
        },
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "report templates without the task: Report Card",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &["2.b.i"],
        name: "the grade of a closed term stands at home, and the template lacks the task",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.stands_at_home(1, 1, "A");
            template_without(draft, 0, TERM_GRADE);
        },
        term: Some(1),
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "HS-1, section 480815-1, term 1: A stands",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &["2.b.i", "3.7"],
        name: "the grade stands at home, and the progress report template lacks the task",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
            template_without(draft, 1, TERM_GRADE);
        },
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "report templates without the task: Progress Report",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &["2.b.i", "3.7"],
        name: "the final grade stands at home, and the report card template lacks it",
        make: |draft| {
            draft.as_of = as_of("2019-12-20");
            draft.post(1, FINAL_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "A").task = task_name(FINAL_GRADE);
            template_without(draft, 0, FINAL_GRADE);
        },
        task: FINAL_GRADE,
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "report templates without the task: Report Card",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &[],
        name: "the final grade stands at home, and a template lacks another task only",
        make: |draft| {
            draft.as_of = as_of("2019-12-20");
            draft.post(1, FINAL_GRADE, 2, percent("92.5"));
            draft.stands_at_home(1, 2, "A").task = task_name(FINAL_GRADE);
            template_without(draft, 0, TERM_GRADE);
        },
        task: FINAL_GRADE,
        step: StepKind::Decision,
        cause: None,
        sees: "unchanged",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &["2.b.i"],
        name: "the grade stands at home, and the home school has no template",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
            draft.homes[0].parts.reporting.templates = Some(Vec::new());
        },
        step: StepKind::PresentAtHome,
        cause: Some("D29"),
        sees: "report templates: none",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the home term mask lacks the term",
        make: |draft| {
            post(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
        },
        step: StepKind::TermMask,
        cause: Some("D08"),
        sees: "HS-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "a marked term is outside the home term mask",
        make: |draft| {
            post(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
            draft.homes[0].open(TERM_GRADE, [2]);
        },
        step: StepKind::TermMask,
        cause: Some("H17"),
        sees: "HS-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "no window is open at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.retain(|window| window.term != number(2));
        },
        step: StepKind::GradingWindow,
        cause: Some("D18"),
        sees: "HS-1: open terms {} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "no term is marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, []);
        },
        step: StepKind::GradingWindow,
        cause: Some("D19"),
        sees: "HS-1: open terms {} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the window of another term is open at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.retain(|window| window.term != number(2));
            draft.homes[0].window(TERM_GRADE, 1, "2019-10-02", "2019-10-20");
        },
        step: StepKind::GradingWindow,
        cause: Some("D20"),
        sees: "HS-1: open terms {1} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "another term is marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, [1]);
        },
        step: StepKind::GradingWindow,
        cause: Some("D21"),
        sees: "HS-1: open terms {1} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "a marked term is not in the home schedule",
        make: |draft| {
            post(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = TermMask::ALL;
            draft.homes[0].open(TERM_GRADE, [9]);
        },
        step: StepKind::GradingWindow,
        cause: Some("H18"),
        sees: "HS-1: open terms {9} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "no home term matches under the exchange's policy",
        make: |draft| {
            post(draft);
            draft.policy.term_match = TermMatchPolicy::SameName;
            draft.homes[0].terms([
                term("Fall", 1, "2019-08-01", "2019-12-31"),
                term("Spring", 2, "2020-01-01", "2020-05-15"),
            ]);
        },
        step: StepKind::TermMask,
        cause: Some("D09"),
        sees: "HS-1, section 480815-1: term mask {1,2,3,4}; no term matches",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the term has closed, and no home section is linked",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.homes[0].parts.sections.clear();
        },
        term: Some(1),
        step: StepKind::Decision,
        cause: Some("D23"),
        sees: "not due: the term has closed, and nothing says where the grade should have gone",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the term has closed, and the student has no enrollment",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.records.enrollments.clear();
        },
        term: Some(1),
        step: StepKind::Decision,
        cause: Some("D24"),
        sees: "not due: the term has closed, and nothing says where the grade should have gone",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the term has closed, and the student came later",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.records.enrollments[0].days = days("2019-10-10", "2020-05-15");
        },
        term: Some(1),
        step: StepKind::Decision,
        cause: Some("D25"),
        sees: "not due: the term has closed, and nothing says where the grade should have gone",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 1, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the term has closed, and no home term shares a day with it",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.homes[0].terms([term("Spring", 1, "2020-01-20", "2020-05-15")]);
            draft.homes[0].parts.windows.clear();
        },
        term: Some(1),
        step: StepKind::Decision,
        cause: Some("D27"),
        sees: "not due: the term has closed, and nothing says where the grade should have gone",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii"],
        name: "the term has closed, and the student was in two home sections at once",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            let mut second = draft.homes[0].clone();
            second.parts.id = "HS-2".parse().unwrap();
            draft.homes.push(second);
            let mut enrollment = draft.records.enrollments[0].clone();
            enrollment.home = "HS-2".parse().unwrap();
            draft.records.enrollments.push(enrollment);
        },
        term: Some(1),
        step: StepKind::Decision,
        cause: Some("D26"),
        sees: "not due: the term has closed, and nothing says where the grade should have gone",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &[],
        name: "the grade stands at home, and every template holds the task",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
        },
        step: StepKind::Decision,
        cause: None,
        sees: "unchanged",
        arrives: "the grade stands at home",
        ..PLAIN
    },
    Case {
        guide: &[],
        name: "both schools have done their part: it is added tonight",
        make: post,
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &[],
        name: "another grade stands at home: it is replaced tonight",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "B");
        },
        step: StepKind::Decision,
        cause: None,
        sees: "A replaces another score tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
];
