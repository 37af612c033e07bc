//! Every path of the troubleshooting guide (document 000, items 1 to 3), as data: what is set up, and the item, step and
//! cause that the diagnosis finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

extern crate alloc;

mod diagnosing;

use alloc::collections::BTreeSet;
use diagnosing::{forecast, with_draft};
use gradecrosswalk_domain::school::{AlertGroup, ExceptionScope};
use gradecrosswalk_matching::posting_habits::StaleAfter;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, GROUP, TERM_GRADE, as_of, group, mask, number, percent, section, ssid, task_name, window,
};
use gradecrosswalk_validation::diagnosis::{Arrives, Cause, Question, StepKind};
use gradecrosswalk_validation::{Diagnoser, NightRecords};

struct Case {
    /// The guide's item; blank where nothing is wrong.
    item: &'static str,
    name: &'static str,
    /// Changes [`Draft::by_the_book`]: October 4, in term 2.
    make: fn(&mut Draft),
    /// Of student 1's CTE Term Grade: the term that is asked about, if one is.
    term: Option<u8>,
    step: StepKind,
    cause: Option<&'static str>,
    /// What the last step saw, among other things.
    sees: &'static str,
    arrives: &'static str,
}

const TONIGHT: &str = "the grade arrives in the night of 2019-10-04, in home term 2";

const CASES: &[Case] = &[
    Case {
        item: "1.a",
        name: "the alert says that the student is not enrolled at home",
        make: |draft| {
            post(draft);
            draft.records.enrollments.clear();
        },
        term: None,
        step: StepKind::Alerts,
        cause: Some("H10"),
        sees: "CTC-1: error H10, course 480815, section 1, CTE Term Grade, term 2: the student has no enrollment in a home section that is linked to the technical section (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
    },
    Case {
        item: "1.a",
        name: "the alert says that the task is not on the home course",
        make: |draft| {
            post(draft);
            draft.homes[0].tasks(Draft::COURSE).remove(0);
        },
        term: None,
        step: StepKind::Alerts,
        cause: Some("H14"),
        sees: "HS-1: error H14, course 480815, section 1, CTE Term Grade, term 2: the task is not attached to the home course (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "1.a",
        name: "1.b: the home school has no user group, so that its alert reaches nobody",
        make: |draft| {
            post(draft);
            draft.homes[0].tasks(Draft::COURSE).remove(0);
            draft.homes[0].parts.reporting.alert_group = AlertGroup::Missing;
        },
        term: None,
        step: StepKind::Decision,
        cause: Some("H14"),
        sees: "held, H14 home-task-missing: the task is not attached to the home course",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.a.i",
        name: "the teacher has not posted",
        make: |_| {},
        term: None,
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
    },
    Case {
        item: "2.a.i",
        name: "the teacher has posted for another term only",
        make: |draft| _ = draft.post(1, TERM_GRADE, 1, percent("92.5")),
        term: None,
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted; posted for terms {1}",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
    },
    Case {
        item: "2.a.i",
        name: "not posted, and what is posted would be held",
        make: |draft| draft.homes[0].parts.windows.retain(|window| window.term != number(2)),
        term: None,
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
    },
    Case {
        item: "2.a.i",
        name: "not posted, and the term has closed",
        make: |_| {},
        term: Some(1),
        step: StepKind::Posted,
        cause: Some("D02"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 1, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.a.ii",
        name: "the task is not on the technical course",
        make: |draft| {
            post(draft);
            draft.technical.tasks(Draft::COURSE).remove(0);
        },
        term: None,
        step: StepKind::TermMask,
        cause: Some("D05"),
        sees: "CTC-1, section 480815-1: the task is not attached",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.a.ii",
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
    },
    Case {
        item: "2.a.ii",
        name: "the posting is for a term that the technical school does not have",
        make: |draft| _ = draft.post(1, TERM_GRADE, 9, percent("92.5")),
        term: Some(9),
        step: StepKind::TermMask,
        cause: Some("D06"),
        sees: "CTC-1, section 480815-1: term mask {1,2,3,4} lacks term 9",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
    },
    Case {
        item: "2.a.ii",
        name: "a marked term is outside the technical term mask",
        make: |draft| {
            post(draft);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
            draft.technical.open(TERM_GRADE, [2]);
        },
        term: None,
        step: StepKind::TermMask,
        cause: Some("H07"),
        sees: "CTC-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.a.ii",
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
    },
    Case {
        item: "2.a.ii",
        name: "the technical school marks terms by hand, and has marked none",
        make: |draft| {
            post(draft);
            draft.technical.open(TERM_GRADE, []);
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D11"),
        sees: "CTC-1: open terms {} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.a.ii",
        name: "the term's window opens later",
        make: |draft| _ = draft.post(1, TERM_GRADE, 3, percent("92.5")),
        term: Some(3),
        step: StepKind::GradingWindow,
        cause: Some("D12"),
        sees: "CTC-1: open terms {2} by grading window at 2019-10-04 23:59; term 3 (2020-01-20 to 2020-03-15) has 2020-01-20 00:00 to 2020-03-15 23:59",
        arrives: "the grade arrives in the night of 2020-01-20, in home term 3, once that is done, if the set-up stays as it is",
    },
    Case {
        item: "2.a.ii",
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
    },
    Case {
        item: "2.a.ii",
        name: "the term has closed, and the grade never arrived",
        make: |draft| _ = draft.post(1, TERM_GRADE, 1, percent("92.5")),
        term: Some(1),
        step: StepKind::GradingWindow,
        cause: Some("D22"),
        sees: "CTC-1: open terms {2} by grading window at 2019-10-04 23:59; term 1 (2019-08-01 to 2019-10-01) has 2019-08-01 00:00 to 2019-10-01 23:59",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 1, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.i",
        name: "the grade stands at home, and the report card template lacks the task",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
            templates_without_the_task(draft);
        },
        term: None,
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "report templates without the task: Report Card",
        arrives: "the grade stands at home",
    },
    Case {
        item: "2.b.i",
        name: "the grade of a closed term stands at home, and the template lacks the task",
        make: |draft| {
            draft.post(1, TERM_GRADE, 1, percent("92.5"));
            draft.stands_at_home(1, 1, "A");
            templates_without_the_task(draft);
        },
        term: Some(1),
        step: StepKind::PresentAtHome,
        cause: Some("D28"),
        sees: "HS-1, section 480815-1, term 1: A stands",
        arrives: "the grade stands at home",
    },
    Case {
        item: "2.b.i",
        name: "the grade stands at home, and the home school has no template",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
            draft.homes[0].parts.reporting.templates = Some(Vec::new());
        },
        term: None,
        step: StepKind::PresentAtHome,
        cause: Some("D29"),
        sees: "report templates: none",
        arrives: "the grade stands at home",
    },
    Case {
        item: "",
        name: "the grade stands at home, and every template holds the task",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "A");
        },
        term: None,
        step: StepKind::Decision,
        cause: None,
        sees: "unchanged",
        arrives: "the grade stands at home",
    },
    Case {
        item: "2.b.ii",
        name: "the home term mask lacks the term",
        make: |draft| {
            post(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
        },
        term: None,
        step: StepKind::TermMask,
        cause: Some("D08"),
        sees: "HS-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.ii",
        name: "a marked term is outside the home term mask",
        make: |draft| {
            post(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 3, 4]);
            draft.homes[0].open(TERM_GRADE, [2]);
        },
        term: None,
        step: StepKind::TermMask,
        cause: Some("H17"),
        sees: "HS-1, section 480815-1: term mask {1,3,4} lacks term 2",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.ii",
        name: "no window is open at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.retain(|window| window.term != number(2));
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D18"),
        sees: "HS-1: open terms {} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.ii",
        name: "no term is marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, []);
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D19"),
        sees: "HS-1: open terms {} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.ii",
        name: "the window of another term is open at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.retain(|window| window.term != number(2));
            draft.homes[0].window(TERM_GRADE, 1, "2019-10-02", "2019-10-20");
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D20"),
        sees: "HS-1: open terms {1} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has no window",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "2.b.ii",
        name: "another term is marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, [1]);
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D21"),
        sees: "HS-1: open terms {1} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "",
        name: "both schools have done their part: it is added tonight",
        make: post,
        term: None,
        step: StepKind::Decision,
        cause: None,
        sees: "A is added tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
    },
    Case {
        item: "",
        name: "another grade stands at home: it is replaced tonight",
        make: |draft| {
            post(draft);
            draft.stands_at_home(1, 2, "B");
        },
        term: None,
        step: StepKind::Decision,
        cause: None,
        sees: "A replaces another score tonight",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, by tonight's plan",
    },
    Case {
        item: "3",
        name: "another task than the exchange's is posted",
        make: |draft| _ = draft.post(1, "Quarter Grade", 2, percent("92.5")),
        term: Some(2),
        step: StepKind::Posted,
        cause: Some("D01"),
        sees: "not posted",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if the set-up stays as it is",
    },
    Case {
        item: "3",
        name: "a second task on the technical course",
        make: |draft| {
            post(draft);
            let second = draft.technical.task(Draft::COURSE, FINAL_GRADE).clone();
            draft.technical.tasks(Draft::COURSE).push(second);
        },
        term: None,
        step: StepKind::Alerts,
        cause: Some("H05"),
        sees: "CTC-1: error H05, course 480815, section 1, CTE Term Grade, term 2: a task of the exchange is attached twice to the technical course (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "3",
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
    },
    Case {
        item: "3",
        name: "windows of two terms overlap at home",
        make: |draft| {
            post(draft);
            draft.homes[0].parts.windows.push(window(TERM_GRADE, 1, "2019-10-02", "2019-10-08"));
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D16"),
        sees: "HS-1: open terms {1,2} by grading window at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31) has 2019-10-02 00:00 to 2019-12-31 23:59",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "3",
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
    },
    Case {
        item: "3",
        name: "two terms are marked at home",
        make: |draft| {
            post(draft);
            draft.homes[0].open(TERM_GRADE, [1, 2]);
        },
        term: None,
        step: StepKind::GradingWindow,
        cause: Some("D17"),
        sees: "HS-1: open terms {1,2} by hand at 2019-10-04 23:59; term 2 (2019-10-02 to 2019-12-31)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "3",
        name: "the home score group does not match",
        make: |draft| {
            post(draft);
            draft.homes[0].group(group(GROUP, &[("A", "93"), ("B", "80"), ("F", "0")]));
        },
        term: None,
        step: StepKind::Alerts,
        cause: Some("H21"),
        sees: "HS-1: error H21, course 480815, section 1, CTE Term Grade, term 2: the two schools' score groups differ in their min % columns (1 grade waits)",
        arrives: "the grade arrives in the night of 2019-10-04, in home term 2, once that is done, if nothing else holds it",
    },
    Case {
        item: "3",
        name: "the technical school has a waiver",
        make: |draft| {
            post(draft);
            draft.waive(2019);
        },
        term: None,
        step: StepKind::Decision,
        cause: Some("D30"),
        sees: "not due: the technical school has a waiver for the school year",
        arrives: "the grade arrives on no night until 2020-06-30 as the schools are set up",
    },
];

fn post(draft: &mut Draft) {
    draft.post(1, TERM_GRADE, 2, percent("92.5"));
}

fn templates_without_the_task(draft: &mut Draft) {
    let templates = draft.homes[0].parts.reporting.templates.as_mut().unwrap();
    templates[0].tasks.retain(|task| *task != task_name(TERM_GRADE));
}

fn question(term: Option<u8>) -> Question {
    let question = Question::new(ssid(1), section(Draft::COURSE, "1"), task_name(TERM_GRADE));
    Question { term: term.map(number), ..question }
}

impl Case {
    /// What is wrong with the case, if anything is.
    fn wrong(&self) -> Option<String> {
        let mut draft = Draft::by_the_book();
        (self.make)(&mut draft);
        with_draft(&draft, |diagnoser, _| {
            let found = diagnoser.diagnose(&question(self.term));
            let last = found.steps.last().unwrap();
            let seen: Vec<String> = last.seen.iter().map(ToString::to_string).collect();
            let item = found.cause.map_or("", Cause::item);
            let right = last.kind == self.step
                && found.cause.map(Cause::code) == self.cause
                && (item == self.item || self.cause == Some("D01"))
                && seen.iter().any(|seen| seen == self.sees)
                && found.arrives.to_string() == self.arrives;
            (!right).then(|| format!("{} {}\n{found}", self.item, self.name))
        })
    }
}

#[test]
fn every_path_of_the_guide_ends_where_it_says() {
    let wrong: Vec<String> = CASES.iter().filter_map(Case::wrong).collect();
    assert!(wrong.is_empty(), "{} cases are wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(CASES.iter().filter(|case| case.arrives.starts_with(TONIGHT)).count() > 10);
}

#[test]
fn every_item_of_the_guide_has_a_case() {
    let items: BTreeSet<&str> = CASES.iter().map(|case| case.item).collect();
    assert_eq!(items, BTreeSet::from(["", "1.a", "2.a.i", "2.a.ii", "2.b.i", "2.b.ii", "3"]));
}

#[test]
fn a_section_or_task_that_is_not_there_is_said() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    with_draft(&draft, |diagnoser, _| {
        let elsewhere = Question { section: section("999999", "1"), ..question(None) };
        assert_eq!(diagnoser.diagnose(&elsewhere).cause, Some(Cause::SectionMissing));
        assert_eq!(diagnoser.diagnose(&elsewhere).arrives, Arrives::NotForecast);
        let other = Question { task: task_name("Quarter Grade"), ..question(None) };
        assert_eq!(diagnoser.diagnose(&other).cause, Some(Cause::TaskOutsideExchange));
        let nobody = Question { ssid: Some(ssid(99)), ..question(None) };
        assert_eq!(diagnoser.diagnose(&nobody).cause, Some(Cause::NotPosted));
    });
}

#[test]
fn the_forecast_of_the_repaired_set_up_says_when_the_grade_arrives() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    draft.homes[0].parts.windows.retain(|window| window.term != number(2));
    let mut repaired = draft.clone();
    repaired.homes[0].window(TERM_GRADE, 2, "2019-10-09", "2019-12-31");
    let (setup, repaired) = (draft.setup(), repaired.setup());
    let exchange = Exchange::compile(&setup, draft.as_of, draft.policy).unwrap();
    let records = draft.records.lent();
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let night =
        NightRecords { records, ledger: &ledger, transcript: &[], stale_after: StaleAfter::default() };
    let (before, after) = (forecast(&exchange, &setup), forecast(&exchange, &repaired));
    let diagnoser = Diagnoser::new(&plan, night, &[], &before).with_repaired(&after);
    let found = diagnoser.diagnose(&question(None));
    assert_eq!(found.cause, Some(Cause::HomeWindowNotOpen));
    assert_eq!(
        found.arrives.to_string(),
        "the grade arrives in the night of 2019-10-09, in home term 2, once that is done and the other repairs are made"
    );
}

#[test]
fn alerts_of_other_students_grades_are_not_this_ones() {
    let mut draft = Draft::by_the_book();
    post(&mut draft);
    draft.post(2, TERM_GRADE, 2, percent("80"));
    with_draft(&draft, |diagnoser, _| {
        let found = diagnoser.diagnose(&question(None));
        assert_eq!(found.cause, None, "{found}");
        let text = format!("{found} {found:?}");
        assert!(text.contains("H10") && !text.contains(ssid(2).as_str()), "{text}");
    });
}

#[test]
fn each_cause_has_a_code_and_a_row_on_the_page() {
    let page = include_str!("../docs/diagnosis.md");
    let codes: BTreeSet<&str> = Cause::ALL.iter().map(|cause| cause.code()).collect();
    assert_eq!(codes.len(), Cause::ALL.len());
    for cause in Cause::ALL {
        let who = cause.repairer().map_or_else(|| "nobody".to_owned(), |of| of.to_string());
        let row = format!(
            "| `{}` `{}` | {} | {} | {} | {who} | {} |",
            cause.code(),
            cause.name(),
            cause.step().code(),
            cause.item(),
            cause.problem(),
            cause.repair()
        );
        assert!(page.contains(&row), "{row}");
        assert_eq!(Cause::find(cause.code()), Some(*cause));
        assert_eq!(Cause::find(cause.name()), Some(*cause));
    }
    let repairs: BTreeSet<&str> = Cause::ALL.iter().map(|cause| cause.problem()).collect();
    assert_eq!(repairs.len(), Cause::ALL.len(), "each cause is a problem of its own");
    assert_eq!(Cause::find("H21").map(Cause::code), Some("H21"));
}
