//! Item 3: what to keep in mind; its points are counted.
use super::case::*;

pub(crate) const CASES: &[Case] = &[
    Case {
        guide: &["2.a.i", "3.1"],
        name: "another task than the exchange's is posted",
        make: |draft| _ = draft.post(1, "Quarter Grade", 2, percent("92.5")),
        term: Some(2),
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &["3.1"],
        name: "another task than the exchange's is posted and asked about",
        make: |draft| _ = draft.post(1, "Quarter Grade", 2, percent("92.5")),
        task: "Quarter Grade",
        term: Some(2),
        step: StepKind::Alerts,
        cause: Some("H01"),
        sees: "CTC-1: error H01, course 480815, section 1, Quarter Grade, term 2: the grade's task does not take part in the exchange (1 grade waits)",
        arrives: "when the grade arrives is not known before that is done",
        ..PLAIN
    },
    Case {
        guide: &["3.1"],
        name: "another task than the exchange's is asked about, and not posted",
        make: post,
        task: "Quarter Grade",
        term: Some(2),
        step: StepKind::Posted,
        cause: Some("D04"),
        sees: "not posted",
        arrives: "when the grade arrives is not known before that is done",
        ..PLAIN
    },
    Case {
        guide: &["3.1"],
        name: "a second task on the technical course",
        make: |draft| {
            post(draft);
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
        guide: &["3.1"],
        name: "a second task on the home course",
        make: |draft| {
            post(draft);
            let second = draft.homes[0].task(Draft::COURSE, FINAL_GRADE).clone();
            draft.homes[0].tasks(Draft::COURSE).push(second);
        },
        step: StepKind::Alerts,
        cause: Some("H13"),
        sees: "HS-1: error H13, course 480815, section 1, CTE Term Grade, term 2: a task of the exchange is attached twice to the home course (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.a.ii", "3.2"],
        name: "windows are set up in neither database: the technical school is first",
        make: |draft| {
            post(draft);
            draft.technical.parts.windows.clear();
            draft.homes[0].parts.windows.clear();
        },
        term: Some(2),
        step: StepKind::GradingWindow,
        cause: Some("D10"),
        sees: "CTC-1: open terms {} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["2.b.ii", "3.2"],
        name: "windows are set up in the technical school's database only",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.clear();
        },
        step: StepKind::GradingWindow,
        cause: Some("D18"),
        sees: "HS-1: open terms {} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.2"],
        name: "windows of the other task only are missing at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.retain(|window| window.task == task_name(TERM_GRADE));
        },
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.3", "3.4"],
        name: "windows of two terms overlap at the technical school: the guide's wrong example",
        make: |draft| {
            draft.as_of = as_of("2019-09-25");
            post(draft);
            draft.technical.parts.windows.push(window(TERM_GRADE, 2, "2019-09-20", "2019-10-01"));
        },
        term: Some(2),
        step: StepKind::GradingWindow,
        cause: Some("D14"),
        sees: "CTC-1: open terms {1,2} by grading window at 2019-09-25 23:59; term 2 (2019-10-02 to 2019-12-31) has 2019-09-20 00:00 to 2019-10-01 23:59 and 2019-10-02 00:00 to 2019-12-31 23:59",
        arrives: "the grade arrives in the night of 2019-09-25, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.3"],
        name: "windows of two terms overlap at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.push(window(TERM_GRADE, 1, "2019-10-02", "2019-10-08"));
        },
        step: StepKind::GradingWindow,
        cause: Some("D16"),
        sees: "HS-1: open terms {1,2} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has 2019-10-02 00:00 to 2019-12-31 23:59",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.4"],
        name: "the guide's correct example: windows of two tasks overlap",
        make: |draft| {
            draft.as_of = as_of("2019-12-20");
            post(draft);
            draft.post(1, FINAL_GRADE, 2, percent("92.5"));
        },
        task: FINAL_GRADE,
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        arrives: "the grade arrives in the night of 2019-12-20, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.3"],
        name: "two terms are marked at the technical school",
        make: |draft| {
            post(draft);
            draft.technical.open(TERM_GRADE, [1, 2]);
        },
        term: Some(2),
        step: StepKind::GradingWindow,
        cause: Some("D15"),
        sees: "CTC-1: open terms {1,2} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.3"],
        name: "two terms are marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, [1, 2]);
        },
        step: StepKind::GradingWindow,
        cause: Some("D17"),
        sees: "HS-1: open terms {1,2} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.5"],
        name: "Grade Calc Options are set up at home too: a finding, and the grade moves",
        make: |draft| {
            draft.as_of = as_of("2019-12-20");
            draft.post(1, FINAL_GRADE, 2, percent("92.5"));
            composite(&mut draft.homes[0]);
        },
        task: FINAL_GRADE,
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        saw: "HS-1: error V308, course 480815, CTE Final Grade: the grade of term 2 is calculated at home by a composite rule",
        arrives: "the grade arrives in the night of 2019-12-20, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.5"],
        name: "Grade Calc Options are set up at the technical school alone",
        make: |draft| {
            draft.as_of = as_of("2019-12-20");
            draft.post(1, FINAL_GRADE, 2, percent("92.5"));
            composite(&mut draft.technical);
        },
        task: FINAL_GRADE,
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        arrives: "the grade arrives in the night of 2019-12-20, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.6"],
        name: "the home score group does not match",
        make: |draft| {
            post(draft);
            draft.homes[0].group(group(GROUP, &[("A", "93"), ("B", "80"), ("F", "0")]));
        },
        step: StepKind::Alerts,
        cause: Some("H21"),
        sees: "HS-1: error H21, course 480815, section 1, CTE Term Grade, term 2: the two schools' score groups differ in their min % columns (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
        ..PLAIN
    },
    Case {
        guide: &["3.6"],
        name: "the home school's own score group matches on Min %",
        make: |draft| {
            post(draft);
            draft.homes[0]
                .group(group(GROUP, &[("1", "90"), ("2", "80"), ("3", "70"), ("4", "60"), ("5", "0")]));
        },
        step: StepKind::Decision,
        cause: None,
        sees: "1 is added tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.6"],
        name: "GPA values are blank at home: a finding, and the grade moves",
        make: |draft| {
            post(draft);
            draft.homes[0].group(letters());
        },
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        saw: "HS-1: warning V405, course 480815: score group CTE Numeric has no GPA value for any score",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
        ..PLAIN
    },
    Case {
        guide: &["3.6"],
        name: "a Min % stands twice in the home score group",
        make: |draft| {
            post(draft);
            draft.homes[0].group(group(
                GROUP,
                &[("A", "90"), ("A-", "90"), ("B", "80"), ("C", "70"), ("D", "60"), ("F", "0")],
            ));
        },
        step: StepKind::Alerts,
        cause: Some("H24"),
        sees: "HS-1: error H24, course 480815, section 1, CTE Term Grade, term 2: the min % of the score stands twice in the home school's score group (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
        ..PLAIN
    },
    Case {
        guide: &[],
        name: "the technical school has a waiver",
        make: |draft| {
            post(draft);
            draft.waive(2019);
        },
        step: StepKind::Decision,
        cause: Some("D30"),
        sees: "not due: the technical school has a waiver for the school year",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
        ..PLAIN
    },
];
