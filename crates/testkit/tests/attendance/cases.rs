//! Each situation with its rule, and a neighbour. A night of two schools: `HS-1` takes the sync, and student 1, enrolled
//! all year, was absent on October 3 in period 1.

use crate::planned;
use gradecrosswalk_domain::attendance::AttendanceStatus::{
    self, AbsentExcused, AbsentUnknown, Present, Tardy,
};
use gradecrosswalk_domain::attendance::HomeAttendanceState::{self, Resolved, Unresolved};
use gradecrosswalk_domain::attendance::{
    AttendanceEntry, HomeAttendance, InstructionalCalendar, PeriodNumber,
};
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::{HomeIndex, Links, SchoolCalendar};
use gradecrosswalk_domain::grades::{Enrollment, Ssid};
use gradecrosswalk_matching::HeldReason as Why;
use gradecrosswalk_matching::attendance::AttendanceNotDue as NotDue;
use gradecrosswalk_matching::attendance::AttendanceOutcome::{
    self as Outcome, Add, Held, Kept, ResolvedSince, Unchanged,
};
use gradecrosswalk_testkit::builders::{date, days, section, ssid};
use gradecrosswalk_testkit::{AttendanceNightRecords, Draft, oracle};

const HS_1: HomeIndex = HomeIndex(0);
const HS_2: HomeIndex = HomeIndex(1);

fn day(text: &str) -> SchoolDay {
    SchoolDay::new(date(text)).unwrap()
}

/// A night under construction.
pub(crate) struct Night {
    pub(crate) draft: Draft,
    pub(crate) day: SchoolDay,
    pub(crate) records: AttendanceNightRecords,
}

impl Night {
    pub(crate) fn new() -> Self {
        let mut draft = Draft::two_schools();
        draft.attendance.opted_in.push("HS-1".parse().unwrap());
        let enrollments = draft.records.enrollments.clone();
        let records = AttendanceNightRecords { enrollments, ..AttendanceNightRecords::default() };
        let mut night = Self { draft, day: day("2019-10-03"), records };
        night.enter(1, 1, AbsentUnknown);
        night
    }

    fn enter(&mut self, student: u32, period: u8, status: AttendanceStatus) -> &mut AttendanceEntry {
        self.records.entries.push(AttendanceEntry {
            ssid: Some(ssid(student)),
            section: section(Draft::COURSE, "1"),
            day: day("2019-10-03"),
            period: PeriodNumber::new(period).unwrap(),
            status,
        });
        self.records.entries.last_mut().unwrap()
    }

    fn first(&mut self) -> &mut AttendanceEntry {
        &mut self.records.entries[0]
    }

    /// An entry at home for the first entry.
    fn stands(&mut self, home: &str, state: HomeAttendanceState) -> &mut HomeAttendance {
        let of = self.records.entries[0].clone();
        self.records.home.push(HomeAttendance {
            ssid: of.ssid.unwrap(),
            section: of.section,
            home: home.parse().unwrap(),
            day: of.day,
            period: of.period,
            state,
        });
        self.records.home.last_mut().unwrap()
    }

    /// A second home school with the same section.
    fn second_home(&mut self) {
        let mut home = self.draft.homes[0].clone();
        home.parts.id = "HS-2".parse().unwrap();
        self.draft.homes.push(home);
    }

    fn enroll(&mut self, home: &str, first: &str, last: &str) {
        let of: &Enrollment = &self.records.enrollments[0];
        let enrollment = Enrollment { home: home.parse().unwrap(), days: days(first, last), ..of.clone() };
        self.records.enrollments.push(enrollment);
    }

    fn enrolled(&mut self, first: &str, last: &str) {
        self.records.enrollments[0].days = days(first, last);
    }

    fn calendar(&mut self, dates: &[&str]) {
        let days = InstructionalCalendar::new(dates.iter().map(|date| day(date)));
        self.draft.attendance.calendars.push(SchoolCalendar { school: "HS-1".parse().unwrap(), days });
    }
}

fn not_due(reason: NotDue) -> Outcome {
    Outcome::NotDue { reason, home: None }
}

fn not_due_at(home: HomeIndex, reason: NotDue) -> Outcome {
    Outcome::NotDue { reason, home: Some(home) }
}

/// The rule and the situation, what is done to the night, what becomes of the first entry.
type Case = (&'static str, fn(&mut Night), Outcome);

fn due() -> Vec<Case> {
    vec![
        ("A-2: an unknown absence of the day", |_| {}, Add(HS_1)),
        (
            "A-2: its entry waits already: a second run adds nothing",
            |n| _ = n.stands("HS-1", Unresolved),
            Unchanged(HS_1),
        ),
        ("A-2: the clerk has resolved it: never overwritten", |n| _ = n.stands("HS-1", Resolved), Kept(HS_1)),
        (
            "A-2: what waits is of another period",
            |n| n.stands("HS-1", Unresolved).period = PeriodNumber::new(2).unwrap(),
            Add(HS_1),
        ),
        (
            "A-2: what waits is of another day",
            |n| n.stands("HS-1", Unresolved).day = day("2019-10-02"),
            Add(HS_1),
        ),
        (
            "A-2: resolved at the technical school since, and waiting at home",
            |n| {
                n.stands("HS-1", Unresolved);
                n.first().status = AbsentExcused;
            },
            ResolvedSince(HS_1),
        ),
        (
            "A-2: the same on an earlier day than the plan's",
            |n| {
                n.first().day = day("2019-09-30");
                n.stands("HS-1", Unresolved);
                n.first().status = Present;
            },
            ResolvedSince(HS_1),
        ),
        (
            "A-2: resolved on both sides",
            |n| {
                n.stands("HS-1", Resolved);
                n.first().status = AbsentExcused;
            },
            not_due(NotDue::NotUnknown),
        ),
        (
            "A-2: excused, and nothing waits",
            |n| n.first().status = AbsentExcused,
            not_due(NotDue::NotUnknown),
        ),
        ("A-2: tardy", |n| n.first().status = Tardy, not_due(NotDue::NotUnknown)),
        (
            "A-2: the day before the planned one",
            |n| n.first().day = day("2019-10-02"),
            not_due(NotDue::OtherDay),
        ),
        ("A-2: the day after", |n| n.first().day = day("2019-10-04"), not_due(NotDue::OtherDay)),
        ("A-2: nobody opted in", |n| n.draft.attendance.opted_in.clear(), not_due(NotDue::NotOptedIn)),
        (
            "A-2: another home school of the section opted in, the student's did not",
            |n| {
                n.second_home();
                n.draft.attendance.opted_in = vec!["HS-2".parse().unwrap()];
            },
            not_due_at(HS_1, NotDue::NotOptedIn),
        ),
        ("A-2: opted in one of two, the student's", Night::second_home, Add(HS_1)),
        (
            "A-2: a day without instruction at home",
            |n| n.calendar(&["2019-10-02", "2019-10-04"]),
            not_due_at(HS_1, NotDue::NoInstruction),
        ),
        ("A-2: a day of instruction at home", |n| n.calendar(&["2019-10-03"]), Add(HS_1)),
        ("A-2: a calendar without days", |n| n.calendar(&[]), not_due_at(HS_1, NotDue::NoInstruction)),
        ("G-11: a waiver", |n| n.draft.waive(2019), not_due(NotDue::Waived)),
        ("G-11: a waiver for another year", |n| n.draft.waive(2020), Add(HS_1)),
        (
            "G-11: the last day of a waived year",
            |n| {
                n.draft.waive(2018);
                (n.day, n.first().day) = (day("2019-06-30"), day("2019-06-30"));
                n.enrolled("2019-06-01", "2019-08-01");
            },
            not_due(NotDue::Waived),
        ),
        (
            "G-11: the first day after it",
            |n| {
                n.draft.waive(2018);
                (n.day, n.first().day) = (day("2019-07-01"), day("2019-07-01"));
                n.enrolled("2019-06-01", "2019-08-01");
            },
            Add(HS_1),
        ),
    ]
}

fn in_the_way() -> Vec<Case> {
    vec![
        ("G-2: no SSID", |n| n.first().ssid = None, Held(Why::MissingSsid)),
        (
            "K-6: an SSID of another shape",
            |n| n.first().ssid = Some(Ssid::new("12345678").unwrap()),
            Held(Why::MissingSsid),
        ),
        (
            "A-2: no SSID, and nobody opted in: nobody need repair it",
            |n| {
                n.first().ssid = None;
                n.draft.attendance.opted_in.clear();
            },
            not_due(NotDue::NotOptedIn),
        ),
        (
            "A-2: no SSID, and present",
            |n| {
                n.first().ssid = None;
                n.first().status = Present;
            },
            not_due(NotDue::NotUnknown),
        ),
        (
            "G-2: a section that the set-up lacks",
            |n| n.first().section = section("999999", "1"),
            Held(Why::UnknownSection),
        ),
        (
            "A-2: unknown and excused at once",
            |n| _ = n.enter(1, 1, AbsentExcused),
            Held(Why::ConflictingAttendance),
        ),
        ("A-2: excused in another period", |n| _ = n.enter(1, 2, AbsentExcused), Add(HS_1)),
        ("A-2: entered twice alike", |n| _ = n.enter(1, 1, AbsentUnknown), Add(HS_1)),
        ("A-2: another student was excused", |n| _ = n.enter(2, 1, AbsentExcused), Add(HS_1)),
        (
            "A-2: two without SSID contradict nobody",
            |n| {
                n.first().ssid = None;
                n.enter(2, 1, Present).ssid = None;
            },
            Held(Why::MissingSsid),
        ),
    ]
}

fn whose() -> Vec<Case> {
    vec![
        ("G-2: a section without links", |n| n.draft.links = Links::Given(vec![]), Held(Why::NotLinked)),
        ("G-2: not enrolled", |n| n.records.enrollments.clear(), Held(Why::NotEnrolled)),
        (
            "A-2: dropped the day before",
            |n| n.enrolled("2019-08-01", "2019-10-02"),
            Held(Why::NotEnrolledOnDay),
        ),
        (
            "A-2: dropped on the day: the last day is inside",
            |n| n.enrolled("2019-08-01", "2019-10-03"),
            Add(HS_1),
        ),
        (
            "A-2: enrolled the day after",
            |n| n.enrolled("2019-10-04", "2020-06-30"),
            Held(Why::NotEnrolledOnDay),
        ),
        ("A-2: enrolled on the day", |n| n.enrolled("2019-10-03", "2020-06-30"), Add(HS_1)),
        (
            "G-2: dropped and added again, absent in between",
            |n| {
                n.enrolled("2019-08-01", "2019-10-02");
                n.enroll("HS-1", "2019-10-04", "2020-06-30");
            },
            Held(Why::NotEnrolledOnDay),
        ),
        (
            "G-2: entered twice at one home school",
            |n| n.enroll("HS-1", "2019-10-01", "2020-06-30"),
            Add(HS_1),
        ),
        (
            "G-2: two home schools claim the student on the day",
            |n| {
                n.second_home();
                n.enroll("HS-2", "2019-10-03", "2020-06-30");
            },
            Held(Why::SeveralHomes),
        ),
        (
            "A-2: moved after the day: the home school of the day has it",
            |n| {
                n.second_home();
                n.enrolled("2019-08-01", "2019-10-03");
                n.enroll("HS-2", "2019-10-04", "2020-06-30");
            },
            Add(HS_1),
        ),
        (
            "A-2: moved before the day; what waits at the old school is left alone",
            |n| {
                n.second_home();
                n.draft.attendance.opted_in.push("HS-2".parse().unwrap());
                n.enrolled("2019-08-01", "2019-10-02");
                n.enroll("HS-2", "2019-10-03", "2020-06-30");
                n.stands("HS-1", Unresolved);
            },
            Add(HS_2),
        ),
        (
            "A-2: contradicted, and waiting at home: held",
            |n| {
                n.stands("HS-1", Unresolved);
                n.enter(1, 1, Present);
            },
            Held(Why::ConflictingAttendance),
        ),
    ]
}

#[test]
fn each_case_is_decided_as_the_rules_say() {
    for (name, change, expected) in due().into_iter().chain(in_the_way()).chain(whose()) {
        let mut night = Night::new();
        change(&mut night);
        let setup = night.draft.setup();
        let by_oracle = oracle::attendance::decide(&setup, night.day, &night.records);
        assert_eq!(by_oracle[0], expected, "the oracle: {name}");
        assert_eq!(planned(&setup, night.day, &night.records), by_oracle, "the engine: {name}");
    }
}

/// An entry beside an unknown one of the same key never says that it was resolved since.
#[test]
fn a_contradiction_resolves_nothing() {
    let mut night = Night::new();
    night.stands("HS-1", Unresolved);
    night.enter(1, 1, Present);
    let outcomes = planned(&night.draft.setup(), night.day, &night.records);
    assert_eq!(outcomes, [Held(Why::ConflictingAttendance), not_due(NotDue::NotUnknown)]);
}

/// The previous day of instruction, and why there is none (rule A-2).
#[test]
fn the_day_is_found_in_the_calendar() {
    let fall = InstructionalCalendar::new(["2019-10-03", "2019-10-04", "2019-10-07", "2019-10-14"].map(day));
    for (asked, expected) in [
        ("2019-10-04", Ok("2019-10-03")),
        ("2019-10-07", Ok("2019-10-04")),
        ("2019-10-06", Ok("2019-10-04")),
        ("2019-10-14", Ok("2019-10-07")),
        ("2020-01-06", Ok("2019-10-14")),
        (
            "2019-10-03",
            Err("no day of instruction lies before 2019-10-03: the calendar begins on 2019-10-03"),
        ),
        (
            "2019-07-01",
            Err("no day of instruction lies before 2019-07-01: the calendar begins on 2019-10-03"),
        ),
    ] {
        let found = fall.previous_instructional_day(day(asked)).map_err(|error| error.to_string());
        assert_eq!(found, expected.map(day).map_err(str::to_owned), "{asked}");
    }
    let empty = InstructionalCalendar::default().previous_instructional_day(day("2019-10-04")).unwrap_err();
    assert_eq!(empty.to_string(), "the instructional calendar has no day: give the days of instruction");
}
