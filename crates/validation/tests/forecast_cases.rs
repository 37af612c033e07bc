//! Forecasts of the source documents' examples (by number) and of the rules decided from them, as data: what two
//! schools have, and the spans of a school year.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod forecasts;

use forecasts::{
    QUARTERS, SEMESTERS, both, forecast, later_terms_at_home, lines, term_grade, terms, windows_as_the_terms,
    windows_of_the_guide,
};
use gradecrosswalk_domain::exchange::WaiverStanding;
use gradecrosswalk_domain::school::{ExceptionScope, OpenTerms};
use gradecrosswalk_domain::scores::Rounding;
use gradecrosswalk_matching::{PlanPolicy, TermMatchPolicy};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, GROUP, TERM_GRADE, days, grading_task, group, mask, section, ssid, task_name,
};
use gradecrosswalk_validation::forecast::Nights;

/// What is said of two schools with equal terms, T2 open by hand at both, once it is changed so; the spans.
type Case = (&'static str, fn(&mut Draft), &'static [&'static str]);

#[track_caller]
fn check(cases: &[Case]) {
    for (said, change, expected) in cases {
        let mut night = Draft::two_schools();
        change(&mut night);
        assert_eq!(lines(&term_grade(&night)), *expected, "{said}");
    }
}

#[test]
fn documents() {
    check(&[
        (
            "001 example 1, terms marked by hand and left so (T-6, T-7): right until home term 2 begins",
            |night| {
                later_terms_at_home(night);
                night.homes[0].open(TERM_GRADE, [1]);
            },
            &[
                "2019-07-01 to 2019-10-15: syncs term 2 into term 1",
                "2019-10-16 to 2020-06-30: would be held: H20 wrong-home-term, {2} open at the technical school, \
                 {1} at home where term 2 should be",
            ],
        ),
        (
            "001 example 1, windows as the terms (T-11): technical term 2 goes into both home terms in turn",
            |night| {
                later_terms_at_home(night);
                both(night, windows_as_the_terms);
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-10-15: syncs term 2 into term 1",
                "2019-10-16 to 2019-12-01: syncs term 2 into term 2",
                "2019-12-02 to 2019-12-15: nothing open at the technical school",
                "2019-12-16 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "001 example 2, terms marked by hand (T-6): constant through the year",
            |_| (),
            &["2019-07-01 to 2020-06-30: syncs term 2 into term 2"],
        ),
        (
            "000's visual at both schools (W-5): the gap over winter is nobody's fault",
            |night| both(night, windows_of_the_guide),
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-12-31: syncs term 2 into term 2",
                "2020-01-01 to 2020-01-19: nothing open at either school",
                "2020-01-20 to 2020-03-15: syncs term 3 into term 3",
                "2020-03-16 to 2020-05-15: syncs term 4 into term 4",
                "2020-05-16 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "000's wrong example for term 2 (T-4, W-2): two terms open at both, the technical school's said first",
            |night| {
                both(night, |school| {
                    windows_as_the_terms(school);
                    school.parts.windows.clear();
                    school.window(TERM_GRADE, 1, "2019-08-01", "2019-10-01");
                    school.window(TERM_GRADE, 2, "2019-09-20", "2019-12-01");
                });
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-09-19: syncs term 1 into term 1",
                "2019-09-20 to 2019-10-01: would be held: H06 technical-several-open, {1,2} open at the technical school",
                "2019-10-02 to 2019-12-01: syncs term 2 into term 2",
                "2019-12-02 to 2020-06-30: nothing open at either school",
            ],
        ),
    ]);
}

#[test]
fn terms_of_other_lengths() {
    check(&[
        (
            "T-11: quarters into semesters",
            |night| {
                night.technical.terms(terms("Term", &QUARTERS));
                night.homes[0].terms(terms("Semester", &SEMESTERS));
                both(night, windows_as_the_terms);
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-12-20: syncs term 2 into term 1",
                "2019-12-21 to 2020-01-03: nothing open at either school",
                "2020-01-04 to 2020-03-15: syncs term 3 into term 2",
                "2020-03-16 to 2020-05-28: syncs term 4 into term 2",
                "2020-05-29 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "T-11: a semester into quarters",
            |night| {
                night.technical.terms(terms("Semester", &SEMESTERS));
                night.homes[0].terms(terms("Term", &QUARTERS));
                both(night, windows_as_the_terms);
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-12-20: syncs term 1 into term 2",
                "2019-12-21 to 2020-01-03: nothing open at either school",
                "2020-01-04 to 2020-03-15: syncs term 2 into term 3",
                "2020-03-16 to 2020-05-28: syncs term 2 into term 4",
                "2020-05-29 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "T-7 row 8: a semester by window, home quarter 1 left open by hand",
            |night| {
                night.technical.terms(terms("Semester", &SEMESTERS));
                windows_as_the_terms(&mut night.technical);
                night.homes[0].terms(terms("Term", &QUARTERS)).open(TERM_GRADE, [1]);
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at the technical school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-12-20: would be held: H20 wrong-home-term, {1} open at the technical school, \
                 {1} at home where term 2 should be",
                "2019-12-21 to 2020-01-03: nothing open at the technical school",
                "2020-01-04 to 2020-03-15: would be held: H20 wrong-home-term, {2} open at the technical school, \
                 {1} at home where term 3 should be",
                "2020-03-16 to 2020-05-28: would be held: H20 wrong-home-term, {2} open at the technical school, \
                 {1} at home where term 4 should be",
                "2020-05-29 to 2020-06-30: nothing open at the technical school",
            ],
        ),
        (
            "T-7 row 6: late posting, the windows of both terms 1 stay open for a week",
            |night| {
                both(night, |school| {
                    school.window(TERM_GRADE, 1, "2019-08-01", "2019-10-08");
                });
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-08: syncs term 1 into term 1",
                "2019-10-09 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "T-7 row 11: 000's last window of the year, after the home term ended and before the next",
            |night| {
                windows_of_the_guide(&mut night.technical);
                night.homes[0]
                    .terms(terms(
                        "Term",
                        &[
                            ("2019-08-01", "2019-10-15"),
                            ("2019-10-16", "2019-12-15"),
                            ("2020-01-06", "2020-03-15"),
                            ("2020-03-16", "2020-05-15"),
                        ],
                    ))
                    .open(TERM_GRADE, [2]);
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at the technical school",
                "2019-08-01 to 2019-10-01: would be held: H20 wrong-home-term, {1} open at the technical school, \
                 {2} at home where term 1 should be",
                "2019-10-02 to 2019-10-15: would be held: H20 wrong-home-term, {2} open at the technical school, \
                 {2} at home where term 1 should be",
                "2019-10-16 to 2019-12-31: syncs term 2 into term 2",
                "2020-01-01 to 2020-01-19: nothing open at the technical school",
                "2020-01-20 to 2020-03-15: would be held: H20 wrong-home-term, {3} open at the technical school, \
                 {2} at home where term 3 should be",
                "2020-03-16 to 2020-05-15: would be held: H20 wrong-home-term, {4} open at the technical school, \
                 {2} at home where term 4 should be",
                "2020-05-16 to 2020-06-30: nothing open at the technical school",
            ],
        ),
    ]);
}

#[test]
fn what_is_set_up_wrong() {
    check(&[
        (
            "W-3, T-4: no windows at home: due and held, and the home office is told which term to open",
            |night| {
                windows_as_the_terms(&mut night.technical);
                night.homes[0].window(FINAL_GRADE, 1, "2019-08-01", "2019-10-01");
                night.homes[0].task(Draft::COURSE, TERM_GRADE).open_terms = OpenTerms::ByWindow;
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: would be held: H16 home-none-open, {1} open at the technical school, \
                 {} at home where term 1 should be",
                "2019-10-02 to 2019-12-01: would be held: H16 home-none-open, {2} open at the technical school, \
                 {} at home where term 2 should be",
                "2019-12-02 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "T-4: two terms marked at home",
            |night| {
                night.homes[0].open(TERM_GRADE, [1, 2]);
            },
            &[
                "2019-07-01 to 2020-06-30: would be held: H15 home-several-open, {2} open at the technical school, \
               {1,2} at home where term 2 should be",
            ],
        ),
        (
            "T-4: none marked at the technical school",
            |night| {
                night.technical.open(TERM_GRADE, []);
            },
            &["2019-07-01 to 2020-06-30: nothing open at the technical school"],
        ),
        (
            "T-5: a term outside the task's term mask",
            |night| night.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1]),
            &[
                "2019-07-01 to 2020-06-30: would be held: H07 technical-outside-mask, {2} open at the technical school",
            ],
        ),
        (
            "K-2: the task twice at home",
            |night| night.homes[0].tasks(Draft::COURSE).push(grading_task(TERM_GRADE)),
            &[
                "2019-07-01 to 2020-06-30: would be held: H13 home-task-doubled, {2} open at the technical school",
            ],
        ),
        (
            "S-3: score groups that differ, of a night whose terms match; the rounding never matters",
            |night| {
                night.homes[0].group(group(GROUP, &[("A", "91"), ("F", "0")]));
                night.policy.rounding = Rounding::HalfUp { places: 0 };
            },
            &[
                "2019-07-01 to 2020-06-30: would be held: H21 score-groups-differ, {2} open at the technical school, \
               {2} at home where term 2 should be",
            ],
        ),
        (
            "T-7: calendars that share no day",
            |night| {
                night.homes[0]
                    .terms(terms("Term", &[("2020-01-04", "2020-03-15"), ("2020-03-16", "2020-05-28")]));
            },
            &[
                "2019-07-01 to 2020-06-30: would be held: H19 no-shared-day, {2} open at the technical school, {2} at home",
            ],
        ),
        (
            "G-4: the task is not on the technical course",
            |night| night.technical.tasks(Draft::COURSE).clear(),
            &["2019-07-01 to 2020-06-30: not on the technical course"],
        ),
    ]);
}

#[test]
fn clocks_waivers_and_exceptions() {
    check(&[
        (
            "T-10: a home school an hour behind closes after the run's last minute, and opens after it",
            |night| {
                both(night, windows_as_the_terms);
                night.homes[0].clock(-60);
                night.homes[0].parts.windows.clear();
                night.homes[0].window(TERM_GRADE, 1, "2019-08-01 23:30", "2019-10-01 22:58");
                night.homes[0].window(TERM_GRADE, 2, "2019-10-02", "2019-12-01");
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-08-01: would be held: H16 home-none-open, {1} open at the technical school, \
                 {} at home where term 1 should be",
                "2019-08-02 to 2019-09-30: syncs term 1 into term 1",
                "2019-10-01 to 2019-10-01: would be held: H16 home-none-open, {1} open at the technical school, \
                 {} at home where term 1 should be",
                "2019-10-02 to 2019-12-01: syncs term 2 into term 2",
                "2019-12-02 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "T-10: a technical school an hour ahead is a day ahead at 23:59, and so are its terms' days",
            |night| {
                later_terms_at_home(night);
                night.technical.clock(60);
                night.homes[0].open(TERM_GRADE, [1]);
            },
            &[
                "2019-07-01 to 2019-10-14: syncs term 2 into term 1",
                "2019-10-15 to 2020-06-30: would be held: H20 wrong-home-term, {2} open at the technical school, \
                 {1} at home where term 2 should be",
            ],
        ),
        ("G-11: a waived year", |night| night.waive(2019), &["2019-07-01 to 2020-06-30: waived"]),
        (
            "W-8: an exception for the section lets term 1 be posted late at both schools",
            |night| {
                both(night, windows_as_the_terms);
                both(night, |school| {
                    let scope = ExceptionScope::Section(section(Draft::COURSE, "1"));
                    school.exception(scope, TERM_GRADE, 1, "2019-10-07", "2019-10-09");
                });
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-10-06: syncs term 2 into term 2",
                "2019-10-07 to 2019-10-09: syncs term 1 into term 1",
                "2019-10-10 to 2019-12-01: syncs term 2 into term 2",
                "2019-12-02 to 2020-06-30: nothing open at either school",
            ],
        ),
        (
            "W-8: one for a student or a grade level is not the section's",
            |night| {
                both(night, windows_as_the_terms);
                let student = ExceptionScope::Student(ssid(1));
                night.technical.exception(student, TERM_GRADE, 1, "2019-10-07", "2019-10-09");
            },
            &[
                "2019-07-01 to 2019-07-31: nothing open at either school",
                "2019-08-01 to 2019-10-01: syncs term 1 into term 1",
                "2019-10-02 to 2019-12-01: syncs term 2 into term 2",
                "2019-12-02 to 2020-06-30: nothing open at either school",
            ],
        ),
    ]);
}

/// T-7: one night, one forecast, as the policy says.
#[test]
fn a_policy_is_what_decides() {
    let mut night = Draft::two_schools();
    later_terms_at_home(&mut night);
    night.homes[0].open(TERM_GRADE, [1]);
    let held = |days: &str, of: &str| {
        format!(
            "{days}: would be held: H20 wrong-home-term, {{2}} open at the technical school, {{1}} at home where term {of} should be"
        )
    };
    let through = "2019-07-01 to 2019-10-15";
    let since = "2019-10-16 to 2020-06-30";
    for (policy, expected) in [
        (
            TermMatchPolicy::ReferenceDay,
            vec![format!("{through}: syncs term 2 into term 1"), held(since, "2")],
        ),
        (TermMatchPolicy::Overlap, vec!["2019-07-01 to 2020-06-30: syncs term 2 into term 1".to_owned()]),
        (TermMatchPolicy::HomeWithinTechnical, vec![held(through, "1"), held(since, "2")]),
        (
            TermMatchPolicy::AsOfInBoth,
            vec![
                held("2019-07-01 to 2019-10-01", "1"),
                "2019-10-02 to 2019-10-15: syncs term 2 into term 1".to_owned(),
                held(since, "2"),
            ],
        ),
        (TermMatchPolicy::SameDates, vec![held(through, "1"), held(since, "2")]),
        (TermMatchPolicy::SameSequence, vec![held(through, "1"), held(since, "2")]),
        (TermMatchPolicy::SameName, vec![held(through, "1"), held(since, "2")]),
    ] {
        night.policy = PlanPolicy { term_match: policy, ..PlanPolicy::default() };
        assert_eq!(lines(&term_grade(&night)), expected, "{policy}");
    }
}

/// G-11, V-2: a waived year begins on July 1 and ends on June 30, and a waiver that breaks a rule changes nothing.
#[test]
fn waived_years_begin_and_end_within_a_forecast() {
    let mut night = Draft::two_schools();
    night.waive(2019);
    night.ask_waiver(2020, "2020-03-02", WaiverStanding::Approved);
    let nights = Nights::of(days("2019-06-01", "2020-08-31"));
    let forecast = forecast(&night, nights);
    let task = forecast.courses()[0].task(&task_name(TERM_GRADE)).unwrap();
    assert_eq!(
        lines(task),
        [
            "2019-06-01 to 2019-06-30: syncs term 2 into term 2",
            "2019-07-01 to 2020-06-30: waived",
            "2020-07-01 to 2020-08-31: syncs term 2 into term 2",
        ]
    );
}
