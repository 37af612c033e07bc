//! What schools really configure wrong can be said, so that the engine can answer it with a reason and validation
//! with a finding: rules T-2, T-4, T-5, W-2, W-6, K-1, K-2, K-4, S-3, G-2. Each case is a set-up or a night that
//! the constructors take, and the fact that is wrong can be read from it.
#![cfg(test)]

mod common;

use common::{group, home, key, minute, number, range, school, task, task_name, technical, term, whole_days};
use gradecrosswalk_domain::calendar::{GradingWindow, TermMask, TermSchedule};
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, Links, Setup, SetupParts, TaskIndex, TaskSource,
};
use gradecrosswalk_domain::grades::{Enrollment, PostedGrade, Ssid};
use gradecrosswalk_domain::school::{ExceptionScope, OpenTerms, SchoolParts, WindowException};
use gradecrosswalk_domain::scores::Mark;

fn mask(text: &str) -> TermMask {
    text.parse().unwrap()
}

/// The set-up of ATC-017 and HS-210 with something wrong at the technical school.
fn setup(spoil: impl FnOnce(&mut SchoolParts)) -> Setup {
    let mut parts = technical();
    spoil(&mut parts);
    Setup::new(SetupParts {
        profile: ExchangeProfile::kts(),
        technical: school(parts),
        homes: vec![school(home("HS-210"))],
        links: Links::ByProfile,
        waivers: Vec::new(),
        attendance: AttendanceParts::default(),
    })
    .unwrap()
}

/// T-2: terms that overlap or are not chronological, and a school without terms.
#[test]
fn term_schedules_that_break_the_rule() {
    let schedules = [
        vec![],
        vec![term(1, "2019-08-01", "2019-10-15"), term(2, "2019-10-02", "2019-12-31")],
        vec![term(1, "2020-01-06", "2020-05-28"), term(2, "2019-08-01", "2019-12-20")],
    ];
    for terms in schedules {
        let setup = setup(|parts| parts.schedule = TermSchedule::new(terms.clone()).unwrap());
        assert_eq!(setup.technical().schedule().terms(), terms);
    }
}

/// T-4: several terms active by hand, or none.
#[test]
fn several_active_terms_and_none() {
    for active in ["{1,2}", "{1,2,3,4}", "{}"] {
        let setup = setup(|parts| parts.courses[0].tasks[0].open_terms = OpenTerms::ByHand(mask(active)));
        let tasks: Vec<TaskSource> =
            setup.layout().technical().course(0).iter().map(|task| task.source).collect();
        assert_eq!(tasks, [TaskSource::ByHand(mask(active))]);
    }
}

/// T-5: an active term outside the task's term mask; a term of both masks that the schedule lacks.
#[test]
fn active_terms_outside_the_mask_and_the_schedule() {
    for (terms, active) in [("{2,4}", "{3}"), ("{}", "{1}"), ("{1,2,3,4,5}", "{5}"), ("{16}", "{16}")] {
        let setup = setup(|parts| {
            parts.courses[0].tasks[0].term_mask = mask(terms);
            parts.courses[0].tasks[0].open_terms = OpenTerms::ByHand(mask(active));
        });
        let [row] = setup.layout().technical().course(0) else { panic!("{terms} {active}") };
        assert_eq!((row.mask, row.source), (mask(terms), TaskSource::ByHand(mask(active))));
        let schedule = setup.technical().schedule().mask();
        assert!(!mask(active).is_subset(mask(terms) & schedule), "{terms} {active}: nothing is wrong");
    }
}

/// W-2, W-6: windows of one task that overlap, a window on a term that no mask holds or the schedule lacks, a window
/// of a task that nobody knows; exceptions likewise.
#[test]
fn windows_and_exceptions_that_break_the_rules() {
    let window = |task, term, first, last| GradingWindow {
        task: task_name(task),
        term: number(term),
        span: whole_days(first, last),
    };
    let windows = vec![
        window("CTE Term Grade", 1, "2019-08-01", "2019-10-01"),
        window("CTE Term Grade", 2, "2019-09-20", "2019-12-31"),
        window("CTE Term Grade", 9, "2019-08-01", "2019-10-01"),
        window("Quarter Grade", 1, "2019-08-01", "2019-10-01"),
    ];
    let exception = |scope| WindowException {
        scope,
        task: task_name("CTE Term Grade"),
        term: number(9),
        span: whole_days("2019-10-02", "2019-10-09"),
    };
    let exceptions = vec![
        exception(ExceptionScope::Section(key("480999", "99"))),
        exception(ExceptionScope::Student(Ssid::new("2000004821").unwrap())),
    ];
    let setup = setup(|parts| {
        parts.windows = windows.clone();
        parts.exceptions = exceptions.clone();
    });
    assert_eq!(setup.technical().windows(), windows);
    assert_eq!(setup.technical().exceptions(), exceptions);
}

/// K-1, K-2: a task twice on a course, under one spelling or two, at either school; a task that the exchange does not
/// know.
#[test]
fn tasks_that_are_doubled_or_unknown() {
    let index = |n| TaskIndex::new(n).unwrap();
    for (names, known) in [
        (&["CTE Term Grade", "CTE Term Grade"][..], &[0, 0][..]),
        (&["CTE Term Grade", "CTE Final Grade", "cte term"], &[0, 1, 0]),
        (&["CTE Final Exam", "CTE Final Exam Grade"], &[2, 2]),
        (&["Quarter Grade", "CTE Term Grade"], &[0]),
        (&["Quarter Grade", "Quarter Grade"], &[]),
        (&[], &[]),
    ] {
        let tasks: Vec<_> = names.iter().map(|name| task(name, OpenTerms::ByWindow)).collect();
        let there = setup(|parts| parts.courses[0].tasks = tasks.clone());
        assert_eq!(there.technical().courses()[0].tasks, tasks, "kept in the school's order");
        let rows: Vec<TaskIndex> = there.layout().technical().course(0).iter().map(|row| row.task).collect();
        assert_eq!(rows, known.iter().copied().map(index).collect::<Vec<_>>(), "{names:?}");

        let mut here = home("HS-210");
        here.courses[0].tasks = tasks;
        let parts = setup(|_| ()).into_parts();
        let setup = Setup::new(SetupParts { homes: vec![school(here)], ..parts }).unwrap();
        let rows: Vec<TaskIndex> = setup.layout().homes()[0].course(0).iter().map(|row| row.task).collect();
        assert_eq!(rows, known.iter().copied().map(index).collect::<Vec<_>>(), "{names:?} at home");
    }
}

/// K-4, K-5: a Term GPA weight on several tasks; credit on the term grade.
#[test]
fn weights_and_credits_in_the_wrong_place() {
    let mut term_grade = task("CTE Term Grade", OpenTerms::ByWindow);
    term_grade.term_gpa = Some("1".parse().unwrap());
    term_grade.credit = Some("0.5".parse().unwrap());
    let mut final_grade = task("CTE Final Grade", OpenTerms::ByWindow);
    final_grade.term_gpa = Some("1".parse().unwrap());
    let tasks = vec![term_grade, final_grade];
    let setup = setup(|parts| parts.courses[0].tasks = tasks.clone());
    assert_eq!(setup.technical().courses()[0].tasks, tasks);
}

/// S-3: a Min % that stands twice, and groups that differ between the schools.
#[test]
fn score_groups_that_do_not_match() {
    let doubled = group("CTE Numeric", &[("A", "90"), ("A-", "90"), ("F", "0")]);
    let setup = setup(|parts| parts.score_groups = vec![doubled.clone()]);
    assert_eq!(setup.technical().score_groups(), [doubled]);
    let bounds = setup.technical().score_groups()[0].min_percents();
    assert!(bounds.windows(2).any(|pair| pair[0] == pair[1]));
    assert!(!setup.technical().score_groups()[0].matches(&setup.homes()[0].score_groups()[0]));
}

/// G-2: a posting without SSID, two different postings of one key, a section that is linked to none or to sections of
/// several schools, enrollments at two schools at once and for a student without SSID.
#[test]
fn nights_that_break_the_key() {
    let ssid = Some(Ssid::new("2000004821").unwrap());
    let posting = |ssid, percent: &str| PostedGrade {
        ssid,
        section: key("480815", "01"),
        task: task_name("CTE Term Grade"),
        term: number(2),
        mark: Mark::Percent(percent.parse().unwrap()),
        posted: minute("2019-11-15 15:00"),
    };
    let night = [posting(None, "88"), posting(ssid, "84"), posting(ssid, "91")];
    let same_key = |a: &PostedGrade, b: &PostedGrade| {
        (a.ssid, &a.section, &a.task, a.term) == (b.ssid, &b.section, &b.task, b.term)
    };
    assert!(night[0].ssid.is_none());
    assert!(same_key(&night[1], &night[2]) && night[1].mark != night[2].mark);

    let enrollment = |ssid, home, first, last| Enrollment {
        ssid,
        home: common::id(home),
        section: key("480815", "01"),
        days: range(first, last),
        grade_level: None,
    };
    let enrollments = [
        enrollment(ssid, "HS-210", "2019-08-01", "2020-05-15"),
        enrollment(ssid, "HS-305", "2019-11-04", "2020-05-15"),
        enrollment(None, "HS-305", "2019-11-04", "2020-05-15"),
    ];
    assert!(enrollments[0].days.overlaps(&enrollments[1].days) && enrollments[0].home != enrollments[1].home);
    assert!(enrollments[2].ssid.is_none());

    let unlinked = setup(|parts| parts.sections = vec![common::section("480815", "77")]);
    assert_eq!(unlinked.layout().link_count(), 0);
    let parts = setup(|_| ()).into_parts();
    let homes = vec![school(home("HS-210")), school(home("HS-305"))];
    let shared = Setup::new(SetupParts { homes, ..parts }).unwrap();
    assert_eq!(shared.layout().sections().map(<[_]>::len).collect::<Vec<_>>(), [2]);
}
