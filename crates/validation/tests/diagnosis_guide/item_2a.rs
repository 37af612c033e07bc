//! Item 2.a: the grades report of the technical school, then its term mask and grading window.
use super::case::*;

pub(crate) const CASES: &[Case] = &[
    Case {
        guide: &["2.a.i", "2.b.ii"],
        name: "the teacher has not posted",
        make: |_| {},
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["2.a.i"],
        name: "the teacher has posted for another term only",
        make: |draft| _ = draft.post(1, TERM_GRADE, 1, percent("92.5")),
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted; posted for terms {1}",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["2.a.i"],
        name: "not posted, and what is posted would be held",
        make: |draft| draft.homes[0].parts.windows.retain(|window| window.term != number(2)),
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
        ..PLAIN
    },
    Case {
        guide: &["2.a.i"],
        name: "not posted, and the term has closed",
        make: |_| {},
        term: Some(1),
        step: StepKind::Posted,
        cause: Some("D02"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 1, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the task is not on the technical course",
        make: |draft| {
            post(draft);
            draft.technical.tasks(Draft::COURSE).remove(0);
        },
        step: StepKind::TermMask,
        cause: Some("D05"),
        sees: "CTC-1, section 480815-1: the task is not attached",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the technical term mask lacks the term",
        make: |draft| {
            post(draft);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
        },
        term: Some(2),
        step: StepKind::TermMask,
        cause: Some("D07"),
        sees: "CTC-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the posting is for a term that the technical school does not have",
        make: |draft| _ = draft.post(1, TERM_GRADE, 9, percent("92.5")),
        term: Some(9),
        step: StepKind::TermMask,
        cause: Some("D06"),
        sees: "CTC-1, section 480815-1: term mask {1,2,3,4} lacks term 9",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "a marked term is outside the technical term mask",
        make: |draft| {
            post(draft);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
            draft.technical.open(TERM_GRADE, [2]);
        },
        step: StepKind::TermMask,
        cause: Some("H07"),
        sees: "CTC-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "no window is scheduled at the technical school",
        make: |draft| {
            post(draft);
            draft.technical.parts.windows.retain(|window| window.term != number(2));
        },
        term: Some(2),
        step: StepKind::GradingWindow,
        cause: Some("D10"),
        sees: "CTC-1: open terms {} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the technical school marks terms by hand, and has marked none",
        make: |draft| {
            post(draft);
            draft.technical.open(TERM_GRADE, []);
        },
        step: StepKind::GradingWindow,
        cause: Some("D11"),
        sees: "CTC-1: open terms {} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the term's window opens later",
        make: |draft| _ = draft.post(1, TERM_GRADE, 3, percent("92.5")),
        term: Some(3),
        step: StepKind::GradingWindow,
        cause: Some("D12"),
        sees: "CTC-1: open terms {2} by grading window at 2019-10-04 23:59; term 3 (2020-01-20 to 2020-03-15) has 2020-01-20 00:00 to 2020-03-15 23:59",
        arrives: "the grade arrives in the night of 2020-01-20, in home term 3, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "an exception opens another term at the technical school",
        make: |draft| {
            post(draft);
            let scope = ExceptionScope::Section(section(Draft::COURSE, "1"));
            draft.technical.exception(scope, TERM_GRADE, 1, "2019-10-03", "2019-10-09");
        },
        term: Some(2),
        step: StepKind::GradingWindow,
        cause: Some("D13"),
        sees: "CTC-1: open terms {1} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has 2019-10-02 00:00 to 2019-12-31 23:59",
        arrives: "the grade arrives in the night of 2019-10-10, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "the term has closed, and the grade never arrived",
        make: |draft| _ = draft.post(1, TERM_GRADE, 1, percent("92.5")),
        term: Some(1),
        step: StepKind::GradingWindow,
        cause: Some("D22"),
        sees: "CTC-1: open terms {2} by grading window at 2019-10-04 23:59; term 1 (2019-08-01 to 2019-10-01) has 2019-08-01 00:00 to 2019-10-01 23:59",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 1, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a"],
        name: "the technical school does not have the section",
        make: post,
        section: "77",
        step: StepKind::Posted,
        cause: Some("D03"),
        sees: "not posted",
        arrives: "when the grade arrives is not known before that is done",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii"],
        name: "a marked term is not in the technical schedule",
        make: |draft| {
            post(draft);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = TermMask::ALL;
            draft.technical.open(TERM_GRADE, [9]);
            draft.post(1, TERM_GRADE, 9, percent("92.5"));
        },
        term: Some(9),
        step: StepKind::GradingWindow,
        cause: Some("H08"),
        sees: "CTC-1: open terms {9} by hand at 2019-10-04 23:59; term 9",
        arrives: "the grade arrives in the night of 2019-10-04, once that is done, if nothing else holds it",
        ..PLAIN
    },
];
