//! Every situation of the exchange of enrollments as data, each with its rule and, beside it, a neighbour.

use gradecrosswalk::matching::enrollments::EnrollmentOutcomeRecord as Outcome;
use gradecrosswalk::{HeldReason, Link, Links, NoIntake, SectionNumber};
use gradecrosswalk_testkit::builders::{as_of, date, days, section, ssid};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};

/// The rule, what is done to a night of two schools (terms from August 1 to December 1; October 4), and what becomes of
/// each enrollment in the order in which they are made; then the roster entries that are unexplained, if any.
///
/// An entry is shown as `first..last@home`, `..` where it goes on, `?` where nobody knows from which home school it came.
type Case = (&'static str, &'static str, fn(&mut Draft), &'static [&'static str]);

const ADDS: &[Case] = &[
    (
        "E-1",
        "scheduled at home, not on the roster",
        |n| _ = n.enroll(1, "2019-08-01", ""),
        &["add 2019-08-01..@HS-1"],
    ),
    (
        "E-1",
        "on the roster already",
        |n| {
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["unchanged 2019-08-01..@?"],
    ),
    (
        "E-1",
        "over, and never entered: what was taught needs a place",
        |n| _ = n.enroll(1, "2019-08-01", "2019-08-15"),
        &["add 2019-08-01..2019-08-15@HS-1"],
    ),
    (
        "E-1",
        "begins in some weeks: entered ahead",
        |n| _ = n.enroll(1, "2019-11-01", ""),
        &["add 2019-11-01..@HS-1"],
    ),
    (
        "E-2",
        "another student's entry is not this one's",
        |n| {
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(2, "2019-08-01", "");
        },
        &["add 2019-08-01..@HS-1", "unexplained 2019-08-01..@? not-enrolled"],
    ),
];

const CHANGES: &[Case] = &[
    (
        "E-1",
        "the first day was corrected at home",
        |n| {
            n.enroll(1, "2019-08-12", "");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["update 2019-08-12..@HS-1 was 2019-08-01..@?"],
    ),
    (
        "E-1",
        "dropped at home: ended with the date",
        |n| {
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@?"],
    ),
    (
        "E-1",
        "the drop was taken back: the entry goes on",
        |n| {
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "2019-09-15");
        },
        &["update 2019-08-01..@HS-1 was 2019-08-01..2019-09-15@?"],
    ),
    (
        "E-1",
        "dropped and the first day corrected: both change, and it is an end",
        |n| {
            n.enroll(1, "2019-08-12", "2019-09-15");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["end 2019-08-12..2019-09-15@HS-1 was 2019-08-01..@?"],
    ),
    (
        "E-1",
        "dropped before the class began: ended although no day of it is in a term",
        |n| {
            n.enroll(1, "2019-07-20", "2019-07-31");
            n.on_the_roster(1, "2019-07-20", "");
        },
        &["end 2019-07-20..2019-07-31@HS-1 was 2019-07-20..@?"],
    ),
    (
        "E-1",
        "no enrollment is left at home: reported, never removed",
        |n| _ = n.on_the_roster(1, "2019-08-01", ""),
        &["unexplained 2019-08-01..@? not-enrolled"],
    ),
    (
        "E-1",
        "the home enrollment has other days only: the old entry is not rewritten",
        |n| {
            n.enroll(1, "2019-10-01", "");
            n.on_the_roster(1, "2019-08-01", "2019-08-30");
        },
        &["add 2019-10-01..@HS-1", "unexplained 2019-08-01..2019-08-30@? other-days"],
    ),
    (
        "E-1",
        "entered twice at the technical school: one stands for the enrollment",
        |n| {
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-09-01", "");
        },
        &["unchanged 2019-08-01..@?", "unexplained 2019-09-01..@? doubled"],
    ),
];

const AGAIN: &[Case] = &[
    (
        "E-1",
        "dropped and added again, the drop not yet sent",
        |n| {
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-10-01", "");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@?", "add 2019-10-01..@HS-1"],
    ),
    (
        "E-1",
        "dropped and added again, the drop sent",
        |n| {
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-10-01", "");
            n.on_the_roster(1, "2019-08-01", "2019-09-15");
        },
        &["unchanged 2019-08-01..2019-09-15@?", "add 2019-10-01..@HS-1"],
    ),
    (
        "E-1",
        "the next day: two stays all the same, as home has them",
        |n| {
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-09-16", "");
            n.on_the_roster(1, "2019-08-01", "2019-09-15");
            n.on_the_roster(1, "2019-09-16", "");
        },
        &["unchanged 2019-08-01..2019-09-15@?", "unchanged 2019-09-16..@?"],
    ),
    (
        "G-2",
        "enrolled twice on the same days in one home section: once in class",
        |n| {
            n.enroll(1, "2019-08-01", "2019-09-30");
            n.enroll(1, "2019-09-15", "");
        },
        &["add 2019-08-01..@HS-1", "add 2019-08-01..@HS-1"],
    ),
    (
        "E-1",
        "three spans of each, in no order: each its nearest",
        |n| {
            n.enroll(1, "2019-11-01", "");
            n.enroll(1, "2019-08-01", "2019-08-20");
            n.enroll(1, "2019-09-10", "2019-10-10");
            n.on_the_roster(1, "2019-11-01", "2019-11-30");
            n.on_the_roster(1, "2019-09-01", "2019-10-12");
            n.on_the_roster(1, "2019-08-01", "2019-08-20");
        },
        &[
            "update 2019-11-01..@HS-1 was 2019-11-01..2019-11-30@?",
            "unchanged 2019-08-01..2019-08-20@?",
            "end 2019-09-10..2019-10-10@HS-1 was 2019-09-01..2019-10-12@?",
        ],
    ),
];

/// A second technical section, and home sections of the same key.
fn second_section(n: &mut Draft) {
    for school in core::iter::once(&mut n.technical).chain(&mut n.homes) {
        school.section(section(Draft::COURSE, "2"), &[]);
    }
}

/// A second home school like the first.
fn second_home(n: &mut Draft) {
    let mut home = SchoolBuilder::home("HS-2");
    home.parts.courses = n.homes[0].parts.courses.clone();
    home.parts.sections = n.homes[0].parts.sections.clone();
    home.parts.schedule = n.homes[0].parts.schedule.clone();
    n.homes.push(home);
}

fn enroll_at_second(n: &mut Draft, first: &str, last: &str) {
    n.enroll(1, first, last).home = "HS-2".parse().unwrap();
}

const MOVES: &[Case] = &[
    (
        "E-1",
        "moved to another section: ended in the one, added to the other",
        |n| {
            second_section(n);
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-09-16", "").section.number = SectionNumber::new("2").unwrap();
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@?", "add 2019-09-16..@HS-1"],
    ),
    (
        "E-1",
        "in two sections at once: a double period, not for the exchange to doubt",
        |n| {
            second_section(n);
            n.enroll(1, "2019-08-01", "");
            n.enroll(1, "2019-08-01", "").section.number = SectionNumber::new("2").unwrap();
        },
        &["add 2019-08-01..@HS-1", "add 2019-08-01..@HS-1"],
    ),
    (
        "G-2",
        "one home section linked to two technical ones: in both",
        |n| {
            second_section(n);
            let link = |number: &str| Link {
                technical: section(Draft::COURSE, number),
                home: "HS-1".parse().unwrap(),
                home_section: section(Draft::COURSE, "1"),
            };
            n.links = Links::Given(vec![link("1"), link("2")]);
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "");
        },
        &["unchanged 2019-08-01..@?", "add 2019-08-01..@HS-1"],
    ),
    (
        "G-2",
        "moved to another home school: the class goes on under the other name",
        |n| {
            second_home(n);
            n.enroll(1, "2019-08-01", "2019-09-15");
            enroll_at_second(n, "2019-09-16", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@HS-1", "add 2019-09-16..@HS-2"],
    ),
    (
        "G-2",
        "two home schools claim one student",
        |n| {
            second_home(n);
            n.enroll(1, "2019-08-01", "");
            enroll_at_second(n, "2019-09-16", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["held H12", "held H12"],
    ),
    (
        "G-2",
        "claimed twice after a stay that ended: the student is not taken out of the class",
        |n| {
            second_home(n);
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-09-20", "");
            enroll_at_second(n, "2019-09-20", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["held H12", "held H12", "held H12"],
    ),
    (
        "G-2",
        "their days crossed, but are past: nothing contradicts any more",
        |n| {
            second_home(n);
            n.enroll(1, "2019-08-01", "2019-09-15");
            enroll_at_second(n, "2019-09-10", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@HS-1", "add 2019-09-10..@HS-2"],
    ),
    (
        "G-2",
        "both claims begin later: held before it is too late",
        |n| {
            second_home(n);
            n.enroll(1, "2019-11-01", "");
            enroll_at_second(n, "2019-11-15", "");
        },
        &["held H12", "held H12"],
    ),
    (
        "G-2",
        "the other home school has taken the student over without a day between",
        |n| {
            second_home(n);
            enroll_at_second(n, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["update 2019-08-01..@HS-2 was 2019-08-01..@HS-1"],
    ),
];

const SEATS: &[Case] = &[
    (
        "E-1",
        "the section is full",
        |n| {
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-10-07", "");
        },
        &["held H31"],
    ),
    (
        "E-1",
        "the section is closed, and full as well",
        |n| {
            n.stop(NoIntake::Closed);
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-10-07", "");
        },
        &["held H32"],
    ),
    (
        "E-1",
        "full, but the student is in it: days change and end as ever",
        |n| {
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-08-12", "");
            n.enroll(2, "2019-08-01", "2019-09-15");
            n.on_the_roster(1, "2019-08-01", "");
            n.on_the_roster(2, "2019-08-01", "");
        },
        &[
            "update 2019-08-12..@HS-1 was 2019-08-01..@?",
            "end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@?",
        ],
    ),
    (
        "E-1",
        "full, and the student comes back after a drop: needs a seat again",
        |n| {
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-08-01", "2019-09-15");
            n.enroll(1, "2019-10-01", "");
            n.on_the_roster(1, "2019-08-01", "2019-09-15");
        },
        &["unchanged 2019-08-01..2019-09-15@?", "held H31"],
    ),
    (
        "E-1",
        "full, and the drop is taken back: needs a seat again",
        |n| {
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "2019-09-15");
        },
        &["held H31"],
    ),
    (
        "E-1",
        "full, and the student moves to another home school: the seat stays",
        |n| {
            second_home(n);
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-08-01", "2019-09-15");
            enroll_at_second(n, "2019-09-16", "");
            n.on_the_roster(1, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@HS-1", "add 2019-09-16..@HS-2"],
    ),
    (
        "E-1",
        "full, but the stay is over: takes no seat",
        |n| {
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-08-01", "2019-10-03");
        },
        &["add 2019-08-01..2019-10-03@HS-1"],
    ),
    (
        "E-1",
        "another section is full",
        |n| {
            second_section(n);
            n.stop(NoIntake::Full);
            n.enroll(1, "2019-10-07", "").section.number = SectionNumber::new("2").unwrap();
        },
        &["add 2019-10-07..@HS-1"],
    ),
];

const DATES: &[Case] = &[
    ("E-1", "no day in a technical term", |n| _ = n.enroll(1, "2019-06-01", "2019-07-31"), &["held H30"]),
    (
        "E-1",
        "one day in a technical term: taken with its dates, not cut",
        |n| _ = n.enroll(1, "2019-06-01", "2019-08-01"),
        &["add 2019-06-01..2019-08-01@HS-1"],
    ),
    ("E-1", "begins after the last term", |n| _ = n.enroll(1, "2019-12-02", ""), &["held H30"]),
    (
        "E-1",
        "in a break between terms",
        |n| {
            let terms = [("T1", 1, "2019-08-01", "2019-10-01"), ("T2", 2, "2019-10-20", "2019-12-01")];
            let terms = terms.map(|(name, number, first, last)| {
                gradecrosswalk_testkit::builders::term(name, number, first, last)
            });
            n.technical.terms(terms);
            n.enroll(1, "2019-10-02", "2019-10-19");
        },
        &["held H30"],
    ),
    (
        "E-1",
        "the calendar has ended: what the roster says already is unchanged",
        |n| {
            n.as_of = as_of("2019-12-02");
            n.enroll(1, "2019-08-01", "");
            n.enroll(2, "2019-08-01", "2019-09-15");
            n.enroll(3, "2019-08-01", "");
            n.on_the_roster(1, "2019-08-01", "");
            n.on_the_roster(2, "2019-08-01", "");
        },
        &["unchanged 2019-08-01..@?", "held H29", "held H29"],
    ),
    (
        "E-1",
        "the last day of the last term",
        |n| {
            n.as_of = as_of("2019-12-01");
            n.enroll(2, "2019-08-01", "2019-09-15");
            n.on_the_roster(2, "2019-08-01", "");
        },
        &["end 2019-08-01..2019-09-15@HS-1 was 2019-08-01..@?"],
    ),
    (
        "T-10",
        "an hour west it is still the last day",
        |n| {
            n.as_of = as_of("2019-12-02 00:30");
            n.technical.clock(-60);
            n.enroll(1, "2019-08-01", "");
        },
        &["add 2019-08-01..@HS-1"],
    ),
    (
        "E-1",
        "before the first term: rosters are there on the first day",
        |n| {
            n.as_of = as_of("2019-07-15");
            n.enroll(1, "2019-08-01", "");
        },
        &["add 2019-08-01..@HS-1"],
    ),
];

const KEYS: &[Case] = &[
    ("E-2", "no SSID at home", |n| n.enroll(1, "2019-08-01", "").ssid = None, &["held H27"]),
    (
        "E-2",
        "an SSID of another form counts as none",
        |n| n.enroll(1, "2019-08-01", "").ssid = Some("12345678".parse().unwrap()),
        &["held H27"],
    ),
    (
        "G-2",
        "the home section is linked to none of the course's sections",
        |n| {
            n.homes[0].section(section(Draft::COURSE, "7"), &[]);
            n.enroll(1, "2019-08-01", "").section.number = SectionNumber::new("7").unwrap();
        },
        &["held H28"],
    ),
    (
        "G-2",
        "the home section is not in the set-up, but its course is the technical school's",
        |n| n.enroll(1, "2019-08-01", "").section.number = SectionNumber::new("7").unwrap(),
        &["held H28"],
    ),
    (
        "E-1",
        "the home section is of no technical course",
        |n| {
            n.homes[0].section(section("ENGL2", "1"), &[]);
            n.enroll(1, "2019-08-01", "").section = section("ENGL2", "1");
            n.enroll(1, "2019-08-01", "").section = section("ART1", "1");
        },
        &["not-due not-technical", "not-due not-technical"],
    ),
    (
        "G-11",
        "a waiver for the year: nothing is exchanged, nothing reported",
        |n| {
            n.waive(2019);
            n.enroll(1, "2019-08-01", "");
            n.enroll(1, "2019-08-01", "").ssid = None;
            n.on_the_roster(2, "2019-08-01", "");
        },
        &["not-due waived", "not-due waived"],
    ),
    (
        "G-11",
        "a waiver for the next year",
        |n| {
            n.waive(2020);
            n.enroll(1, "2019-08-01", "");
        },
        &["add 2019-08-01..@HS-1"],
    ),
];

fn shown(of: &gradecrosswalk::RosterEntry) -> String {
    let last = if of.days.is_open_ended() { String::new() } else { of.days.last().to_string() };
    let home = of.home.as_ref().map_or_else(|| "?".to_owned(), ToString::to_string);
    format!("{}..{last}@{home}", of.days.first())
}

fn line(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Add(entry) => format!("add {}", shown(entry)),
        Outcome::Update { entry, was } => format!("update {} was {}", shown(entry), shown(was)),
        Outcome::End { entry, was } => format!("end {} was {}", shown(entry), shown(was)),
        Outcome::Unchanged(entry) => format!("unchanged {}", shown(entry)),
        Outcome::NotDue(reason) => format!("not-due {}", reason.code()),
        Outcome::Held(reason) => format!("held {}", reason.code()),
    }
}

#[test]
fn each_situation_has_its_outcome() {
    let mut wrong = Vec::new();
    for (rule, case, alter, expected) in [ADDS, CHANGES, AGAIN, MOVES, SEATS, DATES, KEYS].concat() {
        let mut night = Draft::nobody_enrolled();
        alter(&mut night);
        let of = night.rostered();
        let record = of.record();
        // In the order of the enrollments, and for one that leads to two sections in theirs.
        let mut lines = Vec::new();
        let mut left = record.decisions.clone();
        for enrollment in &of.enrollments {
            while let Some(place) = left.iter().position(|one| one.enrollment == *enrollment) {
                lines.push(line(&left.remove(place).outcome));
            }
        }
        let unexplained = record.unexplained.iter();
        lines.extend(unexplained.map(|one| format!("unexplained {} {}", shown(&one.entry), one.why.code())));
        if lines != expected {
            wrong.push(format!("{rule}: {case}\n  found    {lines:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} cases are wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_held_reason_of_enrollments_has_a_case() {
    let all = [ADDS, CHANGES, AGAIN, MOVES, SEATS, DATES, KEYS].concat();
    for reason in HeldReason::all_of(gradecrosswalk::ExchangePart::Enrollments) {
        let line = format!("held {}", reason.code());
        assert!(all.iter().any(|case| case.3.contains(&line.as_str())), "{reason} has no case");
    }
}

#[test]
fn records_that_cannot_be_this_set_ups_are_left_out_and_named() {
    let mut night = Draft::nobody_enrolled();
    night.enroll(1, "2019-08-01", "").home = "HS-9".parse().unwrap();
    night.on_the_roster(1, "2019-08-01", "").ssid = None;
    night.on_the_roster(1, "2019-08-01", "").ssid = Some("12345678".parse().unwrap());
    night.on_the_roster(1, "2019-08-01", "").section = section("999999", "1");
    night.on_the_roster(1, "2019-08-01", "").home = Some("HS-9".parse().unwrap());
    night.rostered().plan(|ledger, plan| {
        let lines: Vec<String> = ledger.left_out().iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "enrollment 0 takes no part: its home school is not in the set-up",
                "roster entry 0 takes no part: it has no ssid",
                "roster entry 1 takes no part: its ssid has not the shape of this exchange's",
                "roster entry 2 takes no part: its section is not in the set-up",
                "roster entry 3 takes no part: its home school is not in the set-up",
            ]
        );
        assert!(plan.decisions().is_empty() && plan.unexplained().is_empty());
    });
}

#[test]
fn a_stop_for_a_section_that_is_not_there_is_refused() {
    let mut night = Draft::nobody_enrolled();
    night.stop(NoIntake::Full);
    night.stops[0].section = section(Draft::COURSE, "9");
    let of = night.rostered();
    let error = gradecrosswalk::EnrollmentExchange::compile(&of.setup, of.as_of, &of.stops).unwrap_err();
    assert_eq!(
        error.to_string(),
        "section 480815-9 is said to take no more students, but the technical school has no such section: \
         give it with the set-up or leave it out"
    );
}

#[test]
fn what_changed_is_said() {
    let mut night = Draft::nobody_enrolled();
    second_home(&mut night);
    enroll_at_second(&mut night, "2019-08-12", "2019-11-01");
    night.roster.push(gradecrosswalk::RosterEntry {
        ssid: Some(ssid(1)),
        section: section(Draft::COURSE, "1"),
        days: days("2019-08-01", "2019-10-31"),
        home: Some("HS-1".parse().unwrap()),
    });
    night.rostered().plan(|_, plan| {
        let changes = plan.changes(0).unwrap();
        assert_eq!(changes.first_was, Some(date("2019-08-01")));
        assert_eq!(changes.last_was, Some(date("2019-10-31")));
        assert_eq!(changes.home_was, Some(gradecrosswalk::HomeIndex(0)));
    });
}
