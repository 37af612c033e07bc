//! The technical school's rosters.

use crate::case::Case;
use gradecrosswalk_testkit::builders::{as_of, section, term};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::Rule;

/// A second home school with the same section, whose enrollments may be missing.
fn second_home(draft: &mut Draft) {
    let mut home = SchoolBuilder::home("HS-2");
    home.parts.schedule = draft.homes[0].parts.schedule.clone();
    home.section(section(Draft::COURSE, "1"), &[]);
    draft.homes.push(home);
}

fn waive(draft: &mut Draft) {
    draft.waive(2019);
}

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::RosterUnexplained,
        source: "E-1",
        name: "two students whom nobody enrolled, and one on other days",
        make: |draft| {
            draft.on_the_roster(8, "2019-08-01", "");
            draft.on_the_roster(7, "2019-08-01", "2019-12-31");
            draft.enroll(9, "2020-03-16", "");
            draft.on_the_roster(9, "2019-08-01", "2019-12-31");
        },
        finds: &[
            "warning V801: CTC-1, course 480815, section 1: 3 students on the roster are enrolled by no home school on these days: 1900000007, 1900000008 and 1900000009",
        ],
    },
    Case {
        rule: Rule::RosterUnexplained,
        source: "E-1",
        name: "one student",
        make: |draft| _ = draft.on_the_roster(7, "2019-08-01", ""),
        finds: &[
            "warning V801: CTC-1, course 480815, section 1, student 1900000007: 1 student on the roster is enrolled by no home school on these days: 1900000007",
        ],
    },
    Case {
        rule: Rule::RosterUnexplained,
        source: "E-1",
        name: "the student is enrolled; another's entry is over",
        make: |draft| {
            draft.on_the_roster(1, "2019-08-05", "");
            draft.on_the_roster(7, "2019-08-01", "2019-10-03");
        },
        finds: &[],
    },
    Case {
        rule: Rule::RosterUnexplained,
        source: "G-11",
        name: "a waived year: nothing is exchanged",
        make: |draft| {
            waive(draft);
            draft.on_the_roster(7, "2019-08-01", "");
        },
        finds: &[],
    },
    Case {
        rule: Rule::RosterDoubled,
        source: "E-1",
        name: "entered twice",
        make: |draft| {
            draft.on_the_roster(1, "2019-08-01", "");
            draft.on_the_roster(1, "2019-09-01", "");
        },
        finds: &[
            "warning V802: CTC-1, course 480815, section 1, student 1900000001: 1 student stands twice on the roster for one enrollment: 1900000001",
        ],
    },
    Case {
        rule: Rule::RosterDoubled,
        source: "E-1",
        name: "dropped and added again: two entries for two stays",
        make: |draft| {
            draft.records.enrollments.clear();
            draft.enroll(1, "2019-08-01", "2019-09-15");
            draft.enroll(1, "2019-10-01", "");
            draft.on_the_roster(1, "2019-08-01", "2019-09-15");
            draft.on_the_roster(1, "2019-10-01", "");
        },
        finds: &[],
    },
    Case {
        rule: Rule::RosterEntryUnusable,
        source: "E-2",
        name: "no identifier, one of another form, an unknown section",
        make: |draft| {
            draft.on_the_roster(1, "2019-08-01", "").ssid = None;
            draft.on_the_roster(2, "2019-08-01", "").ssid = None;
            draft.on_the_roster(3, "2019-08-01", "").ssid = Some("12345678".parse().unwrap());
            draft.on_the_roster(4, "2019-08-01", "").section = section("999999", "1");
        },
        finds: &[
            "warning V803: CTC-1, course 480815, section 1: 2 roster entries without ssid",
            "warning V803: CTC-1, course 480815, section 1: 1 roster entry whose ssid has not the form of this exchange's",
            "warning V803: CTC-1, course 999999, section 1: 1 roster entry of a section that is not in the set-up",
        ],
    },
    Case {
        rule: Rule::RosterEntryUnusable,
        source: "E-2",
        name: "a student of a home school that is served by another set-up",
        make: |draft| draft.on_the_roster(1, "2019-08-01", "").home = Some("HS-9".parse().unwrap()),
        finds: &[],
    },
    Case {
        rule: Rule::TechnicalCalendarEnded,
        source: "E-1",
        name: "the home school has set up its next year first",
        make: |draft| {
            draft.as_of = as_of("2020-08-03");
            draft.homes[0].terms([term("GP1", 1, "2020-08-05", "2020-10-01")]);
        },
        finds: &[
            "warning V804: CTC-1: the last term ended on 2020-05-15, and HS-1 goes on: enrollments are held until the next terms are there",
        ],
    },
    Case {
        rule: Rule::TechnicalCalendarEnded,
        source: "E-1",
        name: "both years have ended; the last day is still in the year",
        make: |draft| draft.as_of = as_of("2020-05-16"),
        finds: &[],
    },
    Case {
        rule: Rule::TechnicalCalendarEnded,
        source: "G-11",
        name: "a waived year: nothing is exchanged",
        make: |draft| {
            draft.as_of = as_of("2020-05-16");
            draft.homes[0].terms([term("GP1", 1, "2019-08-05", "2020-06-01")]);
            waive(draft);
        },
        finds: &[],
    },
    Case {
        rule: Rule::HomeEnrollmentsMissing,
        source: "E-1",
        name: "one of two home schools gave nothing",
        make: |draft| {
            second_home(draft);
            draft.on_the_roster(1, "2019-08-01", "");
            draft.on_the_roster(7, "2019-08-01", "");
            draft.on_the_roster(8, "2019-08-01", "").home = Some("HS-2".parse().unwrap());
            draft.on_the_roster(9, "2019-08-01", "").home = Some("HS-1".parse().unwrap());
        },
        finds: &[
            "warning V805: HS-2: no enrollment was given for 1 linked section, and 2 roster entries of CTC-1 may be this school's",
        ],
    },
    Case {
        rule: Rule::HomeEnrollmentsMissing,
        source: "E-1",
        name: "nobody on the roster tonight is missing",
        make: |draft| {
            second_home(draft);
            draft.on_the_roster(1, "2019-08-01", "");
            draft.on_the_roster(7, "2019-08-01", "2019-09-01");
        },
        finds: &[],
    },
    Case {
        rule: Rule::HomeEnrollmentsMissing,
        source: "E-1",
        name: "it gave one of another student",
        make: |draft| {
            second_home(draft);
            draft.on_the_roster(7, "2019-08-01", "");
            draft.enroll(8, "2019-08-01", "").home = "HS-2".parse().unwrap();
        },
        finds: &[],
    },
];
