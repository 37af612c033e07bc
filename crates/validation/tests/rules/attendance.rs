//! Opt-ins to the sync of unknown attendance, and instructional calendars.

use crate::case::Case;
use gradecrosswalk_domain::attendance::InstructionalCalendar;
use gradecrosswalk_domain::calendar::SchoolDay;
use gradecrosswalk_domain::exchange::SchoolCalendar;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::date;
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::AttendanceWithoutCalendar,
        source: "A-2",
        name: "opted in without a calendar",
        make: opt_in,
        finds: &[
            "warning V821: HS-1: the school takes the sync of unknown attendance, but its days of instruction are not known",
        ],
    },
    Case {
        rule: Rule::AttendanceWithoutCalendar,
        source: "A-2",
        name: "opted in with a calendar",
        make: |draft| {
            opt_in(draft);
            calendar(draft, "HS-1", &["2019-10-04"]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::AttendanceWithoutCalendar,
        source: "A-2",
        name: "not opted in: no calendar is needed",
        make: |draft| calendar(draft, "CTC-1", &["2019-10-04"]),
        finds: &[],
    },
    Case {
        rule: Rule::CalendarOutsideTerms,
        source: "A-2",
        name: "one day before the first term, and two in the winter break",
        make: |draft| {
            calendar(draft, "HS-1", &["2019-07-31", "2019-08-01"]);
            calendar(draft, "CTC-1", &["2019-12-31", "2020-01-02", "2020-01-17", "2020-01-20"]);
        },
        finds: &[
            "warning V822: CTC-1: 2 days of instruction lie in no term, from 2020-01-02 to 2020-01-17",
            "warning V822: HS-1: 1 day of instruction lies in no term: 2019-07-31",
        ],
    },
    Case {
        rule: Rule::CalendarOutsideTerms,
        source: "A-2",
        name: "the first and the last day of terms",
        make: |draft| calendar(draft, "HS-1", &["2019-08-01", "2019-12-31", "2020-01-20", "2020-05-15"]),
        finds: &[],
    },
    Case {
        rule: Rule::CalendarOutsideTerms,
        source: "A-2",
        name: "a school without terms has another finding",
        make: |draft| {
            draft.homes[0].terms([]);
            calendar(draft, "HS-1", &["2019-08-01"]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CalendarEmpty,
        source: "A-2",
        name: "calendars without days at both schools",
        make: |draft| {
            calendar(draft, "HS-1", &[]);
            calendar(draft, "CTC-1", &[]);
        },
        finds: &[
            "error V823: CTC-1: the instructional calendar has no day: no absence syncs",
            "error V823: HS-1: the instructional calendar has no day: no absence syncs",
        ],
    },
    Case {
        rule: Rule::CalendarEmpty,
        source: "A-2",
        name: "a day, or no calendar",
        make: |draft| calendar(draft, "HS-1", &["2019-10-04"]),
        finds: &[],
    },
];

fn opt_in(draft: &mut Draft) {
    draft.attendance.opted_in.push("HS-1".parse().unwrap());
}

fn calendar(draft: &mut Draft, school: &str, days: &[&str]) {
    let days = days.iter().map(|day| SchoolDay::new(date(day)).unwrap());
    let days = InstructionalCalendar::new(days);
    draft.attendance.calendars.push(SchoolCalendar { school: school.parse().unwrap(), days });
}
