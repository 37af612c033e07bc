//! Proposals case by case, each beside its rule: what the office is told, line by line. Each is checked against the
//! engine too, night by night.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests"
)]

extern crate alloc;

mod proposing;

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::Term;
use gradecrosswalk_domain::exchange::{Link, Links, Setup};
use gradecrosswalk_domain::school::ExceptionScope;
use gradecrosswalk_matching::{PlanPolicy, TermMatchPolicy};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{TERM_GRADE, days, mask, section, term};
use gradecrosswalk_validation::forecast::{Nights, RunTime};
use gradecrosswalk_validation::proposal::{Proposal, ProposalError, marked_by_dates};
use proposing::{check, nights, setup};

const COURSE: &str = "480815";

fn terms(dates: &[(&str, &str)]) -> Vec<Term> {
    (1..).zip(dates).map(|(number, (first, last))| term(&format!("T{number}"), number, first, last)).collect()
}

/// A technical school with these terms and sections, each term open on its own days.
fn technical(id: &str, sections: &[(&str, &str)], dates: &[(&str, &str)]) -> SchoolBuilder {
    let mut school = SchoolBuilder::technical(id);
    school.terms(terms(dates));
    for (course, number) in sections {
        school.section(section(course, number), &[TERM_GRADE]);
    }
    for (number, (first, last)) in (1..).zip(dates) {
        school.window(TERM_GRADE, number, first, last);
    }
    school
}

/// A home school with these terms and sections whose open terms come from windows; there is none yet.
fn home(sections: &[(&str, &str)], dates: &[(&str, &str)]) -> SchoolBuilder {
    let mut school = by_hand(sections, dates);
    school.window(TERM_GRADE, 1, "2018-01-01", "2018-01-01");
    school.parts.windows.clear();
    school
}

/// A home school with these terms and sections, nothing marked yet.
fn by_hand(sections: &[(&str, &str)], dates: &[(&str, &str)]) -> SchoolBuilder {
    let mut school = SchoolBuilder::home("HS-1");
    school.terms(terms(dates));
    for (course, number) in sections {
        school.section(section(course, number), &[TERM_GRADE]);
    }
    school
}

fn lines(proposal: &Proposal) -> Vec<String> {
    proposal.to_string().lines().skip(1).map(String::from).collect()
}

/// Checks the promises of a proposal, and that it reads so.
#[track_caller]
fn proposes(setups: &[Setup], nights: Nights, expected: &[&str]) -> Proposal {
    let proposal = check(setups, &SchoolId::new("HS-1").unwrap(), nights, PlanPolicy::default());
    assert_eq!(lines(&proposal), expected);
    proposal
}

const ONE: &[(&str, &str)] = &[(COURSE, "1")];
const FALL: &[(&str, &str)] = &[("2019-08-01", "2019-10-01"), ("2019-10-02", "2019-12-01")];
const FALL_LATER: &[(&str, &str)] = &[("2019-08-01", "2019-10-15"), ("2019-10-16", "2019-12-15")];

#[test]
fn document_001_example_1_by_hand() {
    let setups = [setup(&technical("CTC-1", ONE, FALL), &by_hand(ONE, FALL_LATER))];
    // "If October 4th falls within the Term 1 grading period at the home high school …"
    proposes(
        &setups,
        nights("2019-10-04", "2019-10-04"),
        &["CTE Term Grade: course 480815, mark term 1 from 2019-10-04 to 2019-10-04"],
    );
    proposes(
        &setups,
        nights("2019-07-01", "2020-06-30"),
        &[
            "CTE Term Grade: course 480815, mark term 1 from 2019-08-01 to 2019-10-15",
            "CTE Term Grade: course 480815, mark term 2 from 2019-10-16 to 2019-12-01",
        ],
    );
}

#[test]
fn document_001_example_2_by_hand() {
    let setups = [setup(&technical("CTC-1", ONE, FALL), &by_hand(ONE, FALL))];
    // "If October 4 falls within the Term 2 grading period at the home high school …"
    proposes(
        &setups,
        nights("2019-10-04", "2019-10-04"),
        &["CTE Term Grade: course 480815, mark term 2 from 2019-10-04 to 2019-10-04"],
    );
    proposes(
        &setups,
        nights("2019-07-01", "2020-06-30"),
        &[
            "CTE Term Grade: course 480815, mark term 1 from 2019-08-01 to 2019-10-01",
            "CTE Term Grade: course 480815, mark term 2 from 2019-10-02 to 2019-12-01",
        ],
    );
}

#[test]
fn document_001_by_windows() {
    let year = nights("2019-07-01", "2020-06-30");
    for (dates, expected) in [
        (
            FALL_LATER,
            [
                "CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2019-10-15 23:59",
                "CTE Term Grade: open term 2 from 2019-10-16 00:00 to 2019-12-01 23:59",
            ],
        ),
        (
            FALL,
            [
                "CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2019-10-01 23:59",
                "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-12-01 23:59",
            ],
        ),
    ] {
        proposes(&[setup(&technical("CTC-1", ONE, FALL), &home(ONE, dates))], year, &expected);
    }
}

#[test]
fn t_6_a_technical_school_that_marks_by_hand() {
    let sample = gradecrosswalk_domain::sample::document_001().unwrap().setup;
    let id = sample.homes()[0].id().clone();
    let year = nights("2019-07-01", "2020-06-30");
    // As it stands, technical term 2 is open all year.
    let proposal = check(core::slice::from_ref(&sample), &id, year, PlanPolicy::default());
    assert_eq!(
        lines(&proposal),
        [
            "CTE Term Grade: course 480815, mark term 1 from 2019-07-01 to 2019-10-15",
            "CTE Term Grade: course 480815, mark term 2 from 2019-10-16 to 2020-06-30",
        ]
    );
    // Supposed that its office marks each term on its days.
    let mut parts = sample.into_parts();
    parts.technical = marked_by_dates(&parts.technical, &parts.profile);
    let proposal = check(&[Setup::new(parts).unwrap()], &id, year, PlanPolicy::default());
    assert_eq!(
        lines(&proposal),
        [
            "CTE Term Grade: course 480815, mark term 1 from 2019-08-01 to 2019-10-15",
            "CTE Term Grade: course 480815, mark term 2 from 2019-10-16 to 2019-12-01",
        ]
    );
}

const QUARTERS: &[(&str, &str)] = &[
    ("2019-08-01", "2019-10-01"),
    ("2019-10-02", "2019-12-20"),
    ("2020-01-06", "2020-03-15"),
    ("2020-03-16", "2020-05-28"),
];
const SEMESTERS: &[(&str, &str)] = &[("2019-08-01", "2019-12-20"), ("2020-01-06", "2020-05-28")];
const YEAR: (&str, &str) = ("2019-07-01", "2020-06-30");

#[test]
fn t_11_quarters_into_semesters() {
    proposes(
        &[setup(&technical("CTC-1", ONE, QUARTERS), &home(ONE, SEMESTERS))],
        nights(YEAR.0, YEAR.1),
        &[
            "CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2019-12-20 23:59",
            "CTE Term Grade: open term 2 from 2020-01-06 00:00 to 2020-05-28 23:59",
        ],
    );
}

#[test]
fn t_11_a_semester_into_quarters() {
    proposes(
        &[setup(&technical("CTC-1", ONE, SEMESTERS), &home(ONE, QUARTERS))],
        nights(YEAR.0, YEAR.1),
        &[
            "CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-12-20 23:59",
            "CTE Term Grade: open term 3 from 2020-01-06 00:00 to 2020-03-15 23:59",
            "CTE Term Grade: open term 4 from 2020-03-16 00:00 to 2020-05-28 23:59",
        ],
    );
}

#[test]
fn w_5_a_window_bridges_days_on_which_nothing_is_due() {
    // Home has one term over the technical school's winter break.
    proposes(
        &[setup(&technical("CTC-1", ONE, SEMESTERS), &home(ONE, &[("2019-08-01", "2020-05-28")]))],
        nights(YEAR.0, YEAR.1),
        &["CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2020-05-28 23:59"],
    );
}

#[test]
fn w_5_a_technical_window_that_is_open_into_the_winter_break() {
    // Document 000's final window: posted after both schools' terms have ended.
    let mut late = technical("CTC-1", ONE, SEMESTERS);
    late.parts.windows[0].span = gradecrosswalk_testkit::builders::span("2019-12-10", "2019-12-31");
    proposes(
        &[setup(&late, &home(ONE, SEMESTERS))],
        nights(YEAR.0, YEAR.1),
        &[
            "CTE Term Grade: open term 1 from 2019-12-10 00:00 to 2019-12-31 23:59",
            "CTE Term Grade: open term 2 from 2020-01-06 00:00 to 2020-05-28 23:59",
        ],
    );
}

/// Term 1 ends a week later than at home, so that home's term 1 is needed on.
const LATE: &[(&str, &str)] = &[("2019-08-01", "2019-10-08"), ("2019-10-09", "2019-12-01")];
/// As `FALL`, with a window that is left open for a week for late posting.
fn posting_late(id: &str, sections: &[(&str, &str)]) -> SchoolBuilder {
    let mut school = technical(id, sections, FALL);
    school.parts.windows.clear();
    school.window(TERM_GRADE, 1, "2019-08-01", "2019-10-08").window(
        TERM_GRADE,
        2,
        "2019-10-09",
        "2019-12-01",
    );
    school
}

#[test]
fn t_7_another_calendar_needs_no_exception_while_the_reference_day_is_the_same() {
    proposes(
        &[
            setup(&technical("CTC-1", &[("A", "1")], FALL), &home(&[("A", "1"), ("B", "1")], FALL)),
            setup(&technical("CTC-2", &[("B", "1")], LATE), &home(&[("A", "1"), ("B", "1")], FALL)),
        ],
        nights("2019-10-01", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-10-01 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59",
        ],
    );
}

#[test]
fn w_8_two_technical_schools_need_two_terms_in_two_courses() {
    let sections: &[_] = &[("A", "1"), ("B", "1")];
    let there = [technical("CTC-1", &[("A", "1")], FALL), posting_late("CTC-2", &[("B", "1")])];
    let by_window = home(sections, FALL);
    proposes(
        &there.each_ref().map(|school| setup(school, &by_window)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-28 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59",
            "CTE Term Grade: except course B, open term 1 from 2019-10-02 00:00 to 2019-10-08 23:59",
        ],
    );
    let marked = by_hand(sections, FALL);
    proposes(
        &there.each_ref().map(|school| setup(school, &marked)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: course A, mark term 1 from 2019-09-28 to 2019-10-01",
            "CTE Term Grade: course A, mark term 2 from 2019-10-02 to 2019-10-10",
            "CTE Term Grade: course B, mark term 1 from 2019-09-28 to 2019-10-08",
            "CTE Term Grade: course B, mark term 2 from 2019-10-09 to 2019-10-10",
        ],
    );
}

#[test]
fn w_8_most_sections_decide_the_school_wide_window() {
    let sections: &[_] = &[("A", "1"), ("B", "1"), ("C", "1")];
    let school = home(sections, FALL);
    proposes(
        &[
            setup(&technical("CTC-1", &[("A", "1"), ("C", "1")], FALL), &school),
            setup(&posting_late("CTC-2", &[("B", "1")]), &school),
        ],
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-28 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59",
            "CTE Term Grade: except course B, open term 1 from 2019-10-02 00:00 to 2019-10-08 23:59",
        ],
    );
}

#[test]
fn w_8_one_course_with_sections_of_two_technical_schools() {
    let sections: &[_] = &[("A", "1"), ("A", "2")];
    let there = [technical("CTC-1", &[("A", "1")], FALL), posting_late("CTC-2", &[("A", "2")])];
    let by_window = home(sections, FALL);
    proposes(
        &there.each_ref().map(|school| setup(school, &by_window)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-28 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59",
            "CTE Term Grade: except section A-2, open term 1 from 2019-10-02 00:00 to 2019-10-08 23:59",
        ],
    );
    // K-3: a course has one active mask, so one of the two sections loses.
    let marked = by_hand(sections, FALL);
    proposes(
        &there.each_ref().map(|school| setup(school, &marked)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: course A, mark term 1 from 2019-09-28 to 2019-10-01",
            "CTE Term Grade: course A, mark term 2 from 2019-10-02 to 2019-10-10",
            "CTE Term Grade: lost 2019-10-02 to 2019-10-08, term {1} of CTC-2 section A-2 into section A-2: \
             needs a home term of {1}, but term 2 is open for CTC-1 section A-1",
        ],
    );
}

#[test]
fn t_4_one_section_of_two_technical_schools_loses_nights_even_with_windows() {
    let school = home(ONE, FALL);
    let there = [technical("CTC-1", ONE, FALL), posting_late("CTC-2", ONE)];
    proposes(
        &there.each_ref().map(|technical| setup(technical, &school)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-28 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59",
            "CTE Term Grade: lost 2019-10-02 to 2019-10-08, term {1} of CTC-2 section 480815-1 into section \
             480815-1: needs a home term of {1}, but term 2 is open for CTC-1 section 480815-1",
        ],
    );
    // Nobody loses grades that arrive without gain for another: until October 5 term 1 is open now.
    let mut school = home(ONE, FALL);
    school.window(TERM_GRADE, 1, "2019-09-01", "2019-10-05");
    proposes(
        &there.each_ref().map(|technical| setup(technical, &school)),
        nights("2019-09-28", "2019-10-10"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-28 00:00 to 2019-10-05 23:59",
            "CTE Term Grade: open term 2 from 2019-10-06 00:00 to 2019-10-10 23:59",
            "CTE Term Grade: lost 2019-10-02 to 2019-10-05, term {2} of CTC-1 section 480815-1 into section \
             480815-1: needs a home term of {2}, but term 1 is open for CTC-2 section 480815-1",
            "CTE Term Grade: lost 2019-10-06 to 2019-10-08, term {1} of CTC-2 section 480815-1 into section \
             480815-1: needs a home term of {1}, but term 2 is open for CTC-1 section 480815-1",
        ],
    );
}

#[test]
fn t_7_calendars_that_share_no_day() {
    let summer: &[_] = &[("2020-06-01", "2020-06-30")];
    let there = technical("CTC-1", ONE, &[FALL[0], summer[0]]);
    proposes(
        &[setup(&there, &home(ONE, FALL))],
        nights(YEAR.0, YEAR.1),
        &[
            "CTE Term Grade: open term 1 from 2019-08-01 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: lost 2020-06-01 to 2020-06-30, term {2} of CTC-1 section 480815-1 into section \
             480815-1: held in any case: H19 no-shared-day",
        ],
    );
}

#[test]
fn t_3_a_term_that_the_course_does_not_grade_in() {
    let mut school = home(ONE, FALL);
    school.task(COURSE, TERM_GRADE).term_mask = mask([2]);
    proposes(
        &[setup(&technical("CTC-1", ONE, FALL), &school)],
        nights("2019-09-01", "2019-12-31"),
        &[
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-12-01 23:59",
            "CTE Term Grade: lost 2019-09-01 to 2019-10-01, term {1} of CTC-1 section 480815-1 into section \
             480815-1: needs a home term of {1}, which the course's term mask lacks",
        ],
    );
}

#[test]
fn t_4_the_technical_school_must_repair_its_own() {
    let mut several = technical("CTC-1", ONE, FALL);
    several.window(TERM_GRADE, 1, "2019-10-02", "2019-10-05");
    proposes(
        &[setup(&several, &home(ONE, FALL))],
        nights("2019-09-30", "2019-10-07"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-30 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-06 00:00 to 2019-10-07 23:59",
            "CTE Term Grade: lost 2019-10-02 to 2019-10-05, term {1,2} of CTC-1 section 480815-1 into section \
             480815-1: held in any case: H06 technical-several-open",
        ],
    );
}

#[test]
fn t_10_windows_are_days_of_the_home_clock() {
    for (minutes, expected) in [
        // 22:59 of the same day.
        (
            -60,
            [
                "CTE Term Grade: open term 1 from 2019-09-30 00:00 to 2019-10-01 23:59",
                "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-03 23:59",
            ],
        ),
        // 00:59 of the next day.
        (
            60,
            [
                "CTE Term Grade: open term 1 from 2019-10-01 00:00 to 2019-10-02 23:59",
                "CTE Term Grade: open term 2 from 2019-10-03 00:00 to 2019-10-04 23:59",
            ],
        ),
    ] {
        let mut school = home(ONE, FALL);
        school.clock(minutes);
        proposes(
            &[setup(&technical("CTC-1", ONE, FALL), &school)],
            nights("2019-09-30", "2019-10-03"),
            &expected,
        );
    }
    // A run at half past midnight stands on the day before at a school an hour behind.
    let mut school = home(ONE, FALL);
    school.clock(-60);
    let half_past = RunTime::at(chrono::NaiveTime::from_hms_opt(0, 30, 0).unwrap());
    proposes(
        &[setup(&technical("CTC-1", ONE, FALL), &school)],
        nights("2019-10-01", "2019-10-03").at(half_past),
        &[
            "CTE Term Grade: open term 1 from 2019-09-30 00:00 to 2019-09-30 23:59",
            "CTE Term Grade: open term 2 from 2019-10-01 00:00 to 2019-10-02 23:59",
        ],
    );
}

#[test]
fn t_10_technical_schools_of_two_time_zones_may_tell_the_home_clock_otherwise() {
    let sections: &[_] = &[("A", "1"), ("B", "1")];
    let (mut eastern, central) = (home(sections, FALL), home(sections, FALL));
    eastern.clock(-60);
    proposes(
        &[
            setup(&technical("CTC-1", &[("A", "1")], FALL), &eastern),
            setup(&technical("CTC-2", &[("B", "1")], FALL), &central),
        ],
        nights("2019-09-30", "2019-10-03"),
        &[
            "CTE Term Grade: open term 1 from 2019-09-30 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-03 23:59",
        ],
    );
}

#[test]
fn windows_that_are_right_are_kept() {
    let there = technical("CTC-1", ONE, FALL);
    let mut school = home(ONE, FALL);
    school.window(TERM_GRADE, 1, "2019-07-15 08:00", "2019-10-02 12:00");
    school.window(TERM_GRADE, 2, "2019-10-02 12:01", "2019-12-24 16:00");
    let built = school.build();
    let kept = proposes(
        &[setup(&there, &school)],
        nights(YEAR.0, YEAR.1),
        &["CTE Term Grade: keep the windows as they are"],
    );
    let setup = setup(&there, &school);
    assert_eq!(kept.apply(setup.profile(), &built), built);
    // A window that closes too early is not right.
    school.parts.windows[1] =
        gradecrosswalk_testkit::builders::window(TERM_GRADE, 2, "2019-10-03", "2019-12-01");
    proposes(
        &[proposing::setup(&there, &school)],
        nights("2019-10-01", "2019-10-04"),
        &[
            "CTE Term Grade: open term 1 from 2019-10-01 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-04 23:59",
        ],
    );
}

#[test]
fn what_lies_outside_the_days_stays() {
    let there = technical("CTC-1", ONE, FALL);
    let mut school = home(ONE, FALL);
    school.window(TERM_GRADE, 1, "2019-08-01", "2019-10-20");
    school.exception(
        ExceptionScope::Course(section(COURSE, "1").course),
        TERM_GRADE,
        1,
        "2019-09-20",
        "2019-10-20",
    );
    let grade = gradecrosswalk_domain::school::GradeLevel::new(12).unwrap();
    school.exception(ExceptionScope::GradeLevel(grade), TERM_GRADE, 1, "2019-10-01", "2019-10-09");
    let setup = setup(&there, &school);
    let proposal = proposes(
        core::slice::from_ref(&setup),
        nights("2019-10-02", "2019-10-10"),
        &["CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-10 23:59"],
    );
    let applied = proposal.apply(setup.profile(), &setup.homes()[0]);
    let windows = applied.windows().iter().map(|window| format!("{} {}", window.term, window.span));
    assert_eq!(
        windows.collect::<Vec<_>>(),
        [
            "1 2019-08-01 00:00 to 2019-10-01 23:59",
            "1 2019-10-11 00:00 to 2019-10-20 23:59",
            "2 2019-10-02 00:00 to 2019-10-10 23:59",
        ]
    );
    let exceptions = applied.exceptions().iter().map(|exception| exception.span.to_string());
    assert_eq!(
        exceptions.collect::<Vec<_>>(),
        [
            "2019-09-20 00:00 to 2019-10-01 23:59",
            "2019-10-11 00:00 to 2019-10-20 23:59",
            "2019-10-01 00:00 to 2019-10-09 23:59",
        ]
    );
}

#[test]
fn t_7_other_policies_ask_for_other_terms() {
    let setups = [setup(&technical("CTC-1", ONE, FALL), &home(ONE, FALL_LATER))];
    let nights = nights("2019-09-25", "2019-10-20");
    let lines_under = |term_match| {
        let policy = PlanPolicy { term_match, ..PlanPolicy::default() };
        lines(&check(&setups, &SchoolId::new("HS-1").unwrap(), nights, policy))
    };
    assert_eq!(
        lines_under(TermMatchPolicy::SameName),
        [
            "CTE Term Grade: open term 1 from 2019-09-25 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-20 23:59",
        ]
    );
    // Technical term 2 shares days with both home terms, so home term 1 may stay open: the fewest windows.
    assert_eq!(
        lines_under(TermMatchPolicy::Overlap),
        ["CTE Term Grade: open term 1 from 2019-09-25 00:00 to 2019-10-20 23:59"]
    );
    assert_eq!(
        lines_under(TermMatchPolicy::SameDates),
        [
            "CTE Term Grade: keep the windows as they are",
            "CTE Term Grade: lost 2019-09-25 to 2019-10-01, term {1} of CTC-1 section 480815-1 into section 480815-1: \
          held in any case: H20 wrong-home-term",
            "CTE Term Grade: lost 2019-10-02 to 2019-10-20, term {2} of CTC-1 section 480815-1 into section 480815-1: \
          held in any case: H20 wrong-home-term"
        ]
    );
}

#[test]
fn k_2_and_s_3_what_no_window_repairs_is_named_as_the_engine_names_it() {
    let there = technical("CTC-1", ONE, FALL);
    let mut doubled = home(ONE, FALL);
    let row = doubled.tasks(COURSE)[0].clone();
    doubled.tasks(COURSE).push(row);
    let mut missing = home(ONE, FALL);
    missing.tasks(COURSE).clear();
    let mut groups = home(ONE, FALL);
    groups.group(gradecrosswalk_testkit::builders::group("CTE Numeric", &[("A", "85"), ("F", "0")]));
    let held = |reason: &str| {
        format!(
            "CTE Term Grade: lost 2019-10-03 to 2019-10-04, term {{2}} of CTC-1 section 480815-1 into section \
             480815-1: held in any case: {reason}"
        )
    };
    for (school, windows, reason) in [
        (doubled, &["CTE Term Grade: keep the windows as they are"][..], "H13 home-task-doubled"),
        (missing, &[], "H14 home-task-missing"),
        // The right term is opened all the same, for when the score group is repaired.
        (
            groups,
            &["CTE Term Grade: open term 2 from 2019-10-03 00:00 to 2019-10-04 23:59"],
            "H21 score-groups-differ",
        ),
    ] {
        let expected: Vec<String> =
            windows.iter().map(|line| String::from(*line)).chain([held(reason)]).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        proposes(&[setup(&there, &school)], nights("2019-10-03", "2019-10-04"), &expected);
    }
}

#[test]
fn refusals_name_what_is_wrong() {
    let (first, school) = (technical("CTC-1", ONE, FALL), home(ONE, FALL));
    let id = SchoolId::new("HS-1").unwrap();
    let refused = |setups: &[Setup], id: &SchoolId| {
        Proposal::new(setups, id, Nights::of(days("2019-10-01", "2019-10-02")), PlanPolicy::default())
            .unwrap_err()
    };
    let one = setup(&first, &school);
    assert_eq!(
        refused(&[], &id).to_string(),
        "no set-up is given for home school HS-1: give one for each technical school it sends to"
    );
    assert!(matches!(refused(&[one.clone(), one.clone()], &id), ProposalError::DoubledTechnical { .. }));
    assert!(matches!(
        refused(core::slice::from_ref(&one), &SchoolId::new("HS-9").unwrap()),
        ProposalError::UnknownHome { .. }
    ));
    let second = technical("CTC-2", ONE, FALL);
    let other = setup(&second, &home(ONE, FALL_LATER));
    assert_eq!(
        refused(&[other, one.clone()], &id).to_string(),
        "home school HS-1 is not the same in the set-ups of CTC-1 and CTC-2: give its schedule alike in both"
    );
    let mut parts = setup(&second, &school).into_parts();
    let mut profile = parts.profile.into_parts();
    profile.tasks.pop();
    parts.profile = gradecrosswalk_domain::exchange::ExchangeProfile::new(profile).unwrap();
    assert!(matches!(refused(&[one, Setup::new(parts).unwrap()], &id), ProposalError::ProfilesDiffer { .. }));
}

#[test]
fn g_2_given_links_to_other_home_schools_are_left_aside() {
    let mut parts = setup(&technical("CTC-1", ONE, FALL), &home(ONE, FALL)).into_parts();
    let mut neighbour = home(ONE, FALL_LATER);
    neighbour.parts.id = SchoolId::new("HS-2").unwrap();
    parts.homes.push(neighbour.build());
    let link = |home: &str| Link {
        technical: section(COURSE, "1"),
        home: SchoolId::new(home).unwrap(),
        home_section: section(COURSE, "1"),
    };
    parts.links = Links::Given(vec![link("HS-1"), link("HS-2")]);
    proposes(
        &[Setup::new(parts).unwrap()],
        nights("2019-10-01", "2019-10-02"),
        &[
            "CTE Term Grade: open term 1 from 2019-10-01 00:00 to 2019-10-01 23:59",
            "CTE Term Grade: open term 2 from 2019-10-02 00:00 to 2019-10-02 23:59",
        ],
    );
}
