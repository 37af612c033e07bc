//! What a forecast answers beside its spans: counts, the next sync, terms in turn, and which sections share it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod forecasts;

use chrono::NaiveTime;
use forecasts::{
    QUARTERS, SEMESTERS, both, forecast, lines, term_grade, terms, windows_as_the_terms,
    windows_of_the_guide, year_2019,
};
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::school::ExceptionScope;
use gradecrosswalk_matching::{HeldReason, Repairer};
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, date, grading_task, mask, number, section};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::forecast::{
    CourseForecast, ForecastError, NightCounts, NightSpan, Nights, RunTime, TaskForecast,
};

/// The run's time of day decides on the day on which a window closes in the morning (W-1).
#[test]
fn a_run_at_noon_is_before_one_at_night() {
    let mut night = Draft::two_schools();
    both(&mut night, |school| {
        school.window(TERM_GRADE, 1, "2019-08-01 12:01", "2019-10-01 12:00");
    });
    let spans = |time: (u32, u32)| {
        let time = RunTime::at(NaiveTime::from_hms_opt(time.0, time.1, 0).unwrap());
        let forecast = forecast(&night, year_2019().at(time));
        forecast.courses()[0].tasks()[0].spans()[1].days.to_string()
    };
    assert_eq!(spans((12, 0)), "2019-08-02 to 2019-10-01");
    assert_eq!(spans((12, 1)), "2019-08-01 to 2019-09-30");
    assert_eq!(spans((23, 59)), "2019-08-01 to 2019-09-30");
    assert_eq!(spans((0, 0)), "2019-08-02 to 2019-10-01");
}

#[test]
fn nights_are_counted_and_found() {
    let mut night = Draft::two_schools();
    both(&mut night, windows_of_the_guide);
    night.homes[0].parts.windows.remove(2);
    let task = term_grade(&night);
    let counts =
        NightCounts { syncs: 62 + 91 + 61, nothing_open: 31 + 19 + 46, held: 56, ..NightCounts::default() };
    assert_eq!(task.counts(), counts);
    assert_eq!(counts.total(), 366);

    let (days, held) = task.held().next().unwrap();
    assert_eq!(days.to_string(), "2020-01-20 to 2020-03-15");
    assert_eq!((held.reason, held.should_be_open), (HeldReason::HomeNoneOpen, Some(number(3))));
    assert_eq!(held.reason.repairer(), Repairer::HomeOffice);
    assert_eq!(task.held().count(), 1);

    let next =
        |from: &str| task.next_sync(date(from)).map(|next| (next.night.to_string(), next.terms.to_string()));
    let found = |night: &str, terms: &str| Some((night.to_owned(), terms.to_owned()));
    assert_eq!(next("2019-01-01"), found("2019-08-01", "term 1 into term 1"));
    assert_eq!(next("2019-08-01"), found("2019-08-01", "term 1 into term 1"));
    assert_eq!(next("2019-12-31"), found("2019-12-31", "term 2 into term 2"));
    assert_eq!(next("2020-01-01"), found("2020-03-16", "term 4 into term 4"));
    assert_eq!(next("2020-05-16"), None);
    let of_term =
        |term, from: &str| task.next_sync_of(number(term), date(from)).map(|next| next.night.to_string());
    assert_eq!(of_term(2, "2019-07-01").as_deref(), Some("2019-10-02"));
    assert_eq!(of_term(3, "2019-07-01"), None);
    assert_eq!(of_term(1, "2019-10-02"), None);

    assert_eq!(task.on(date("2019-06-30")), None);
    assert_eq!(task.on(date("2020-07-01")), None);
    assert!(task.on(date("2020-06-30")).is_some());
}

/// T-11: both ways are legal, and the forecast says so.
#[test]
fn terms_in_turn_are_said() {
    let said = |technical: &[(&str, &str)], home: &[(&str, &str)]| {
        let mut night = Draft::two_schools();
        night.technical.terms(terms("Term", technical));
        night.homes[0].terms(terms("Term", home));
        both(&mut night, windows_as_the_terms);
        term_grade(&night).in_turn().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        said(&QUARTERS, &SEMESTERS),
        [
            "technical terms {1,2} go into home term 1 in turn: a later grade updates it",
            "technical terms {3,4} go into home term 2 in turn: a later grade updates it",
        ]
    );
    assert_eq!(
        said(&SEMESTERS, &QUARTERS),
        [
            "technical term 1 goes into home terms {1,2} in turn: it is added to each",
            "technical term 2 goes into home terms {3,4} in turn: it is added to each",
        ]
    );
    assert!(said(&QUARTERS, &QUARTERS).is_empty());
}

/// Courses of one pair of schools with equal set-up share a forecast; another home school has its own.
#[test]
fn sections_that_are_set_up_alike_share_a_forecast() {
    let mut night = Draft::two_schools();
    let other_home = SchoolBuilder::home("HS-2");
    night.homes.push(other_home);
    let dates = [("2019-08-01", "2019-10-01"), ("2019-10-02", "2019-12-01")];
    night.homes[1]
        .terms(terms("T", &dates))
        .section(section(Draft::COURSE, "1"), &[TERM_GRADE])
        .open(TERM_GRADE, [2]);
    for (course, number) in [(Draft::COURSE, "2"), ("480816", "1"), ("480817", "1"), ("480818", "1")] {
        both(&mut night, |school| {
            school.section(section(course, number), &[TERM_GRADE]);
            school.open(TERM_GRADE, [2]);
        });
    }
    // Set up otherwise: another mask at home, and another task beside it at the technical school.
    night.homes[0].task("480817", TERM_GRADE).term_mask = mask([1, 2]);
    night.technical.tasks("480818").push(grading_task(FINAL_GRADE));

    let forecast = forecast(&night, year_2019());
    let shown = |course: &CourseForecast| {
        let sections = course.sections().iter().map(|linked| linked.technical.to_string());
        format!(
            "{}: {} ({} tasks)",
            course.home(),
            sections.collect::<Vec<_>>().join(" "),
            course.tasks().len()
        )
    };
    assert_eq!(
        forecast.courses().iter().map(shown).collect::<Vec<_>>(),
        [
            "HS-1: 480815-1 480815-2 480816-1 (1 tasks)",
            "HS-1: 480817-1 (1 tasks)",
            "HS-1: 480818-1 (2 tasks)",
            "HS-2: 480815-1 480815-2 480816-1 480817-1 (1 tasks)",
            "HS-2: 480818-1 (2 tasks)",
        ]
    );
    let courses: Vec<_> = forecast.courses()[0].technical_courses().map(ToString::to_string).collect();
    assert_eq!(courses, ["480815", "480816"]);
    let shared = section("480816", "1");
    let of_section = forecast.of_section(&shared).map(|course| course.home().to_string());
    assert_eq!(of_section.collect::<Vec<_>>(), ["HS-1", "HS-2"]);
    assert!(forecast.of_section(&section("480899", "1")).next().is_none());
}

/// W-8: an exception sets a section apart, unless it can open nothing there; equal ones do not.
#[test]
fn exceptions_set_sections_apart_where_they_matter() {
    let mut night = Draft::two_schools();
    both(&mut night, |school| {
        windows_as_the_terms(school);
        for number in ["2", "3", "4"] {
            school.section(section(Draft::COURSE, number), &[TERM_GRADE]);
        }
        for number in ["2", "3"] {
            let scope = ExceptionScope::Section(section(Draft::COURSE, number));
            school.exception(scope, TERM_GRADE, 1, "2019-10-07", "2019-10-09");
        }
        let scope = ExceptionScope::Section(section(Draft::COURSE, "4"));
        school.exception(scope, FINAL_GRADE, 1, "2019-10-07", "2019-10-09");
    });
    let forecast = forecast(&night, year_2019());
    let sections = forecast.courses().iter().map(|course| {
        course
            .sections()
            .iter()
            .map(|linked| linked.technical.number.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    });
    assert_eq!(sections.collect::<Vec<_>>(), ["1 4", "2 3"]);
    assert_eq!(forecast.held().count(), 0);
}

/// T-10: at the end of the calendar a clock stays where it is, so that the last night is unlike the one before it.
#[test]
fn the_last_night_of_the_calendar() {
    let mut night = Draft::two_schools();
    both(&mut night, |school| {
        school.window(TERM_GRADE, 2, "9999-12-31", "9999-12-31");
    });
    night.technical.clock(1);
    let days = DateRange::new(date("9999-12-29"), date("9999-12-31")).unwrap();
    let spans = forecast(&night, Nights::of(days)).courses()[0].tasks()[0].clone();
    assert_eq!(
        lines(&spans),
        [
            "9999-12-29 to 9999-12-29: nothing open at either school",
            "9999-12-30 to 9999-12-30: would be held: H16 home-none-open, {2} open at the technical school, \
             {} at home where term 2 should be",
            "9999-12-31 on: syncs term 2 into term 2",
        ]
    );
}

/// A forecast is of nights without gaps, and says nothing twice.
#[test]
fn spans_are_refused_with_a_reason() {
    let whole = term_grade(&Draft::two_schools());
    let (task, span) = (whole.task().clone(), whole.spans()[0]);
    let refused = |spans: Vec<NightSpan>| TaskForecast::new(task.clone(), spans).unwrap_err().to_string();
    let days = |first: &str, last: &str| DateRange::new(date(first), date(last)).unwrap();
    let (july, august) = (days("2019-07-01", "2019-07-31"), days("2019-08-01", "2019-08-31"));
    let of = |days| NightSpan { days, ..span };
    assert_eq!(refused(vec![]), "the forecast of task \"CTE Term Grade\" has no span: give at least one");
    assert_eq!(
        refused(vec![of(july), of(august)]),
        "span 2019-08-01 to 2019-08-31 is in the same state as the one before it: give them as one"
    );
    assert_eq!(
        refused(vec![of(august), of(july)]),
        "span 2019-07-01 to 2019-07-31 does not begin on the day after 2019-08-31: give spans without gaps, in order"
    );
    let home = "HS-1".parse().unwrap();
    let error = CourseForecast::new(home, vec![], vec![whole]).unwrap_err();
    assert!(matches!(error, ForecastError::NoSection { .. }));
    assert_eq!(error.to_string(), "a forecast for home school HS-1 stands for no section: give at least one");
}
