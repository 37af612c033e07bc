//! Linked sections and enrollments.

use crate::case::Case;
use gradecrosswalk_domain::exchange::{Link, Links};
use gradecrosswalk_domain::school::Section;
use gradecrosswalk_testkit::builders::{as_of, section};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "G-2",
        name: "a home section whose number the technical course does not have",
        make: |draft| sections(&mut draft.homes[0], &["1", "3"]),
        finds: &[
            "warning V501: HS-1, course 480815, section 3: section 3 is linked to no section of CTC-1, whose course 480815 has 1 section",
        ],
    },
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "D-1",
        name: "sections of one course are one finding, and a number with a leading zero says what was meant",
        make: |draft| sections(&mut draft.homes[0], &["01", "7"]),
        finds: &[
            "warning V501: HS-1, course 480815: sections 01 and 7 are linked to no section of CTC-1, whose course 480815 has 1 section: 01 may be 480815-1",
        ],
    },
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "G-2",
        name: "a course number that differs in signs and leading zeros only",
        make: |draft| add(&mut draft.homes[0], "048-0815", "1"),
        finds: &[
            "warning V501: HS-1, course 048-0815, section 1: section 1 is linked to no section of CTC-1, whose course 480815 has 1 section: 1 may be 480815-1",
        ],
    },
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "G-2",
        name: "links that are given need no equal numbers",
        make: |draft| {
            sections(&mut draft.homes[0], &["7"]);
            link(draft, &[("480815", "1", "480815", "7")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "G-2",
        name: "links that are given and leave out a section of equal numbers",
        make: |draft| link(draft, &[]),
        finds: &[
            "warning V501: HS-1, course 480815, section 1: section 1 is linked to no section of CTC-1, whose course 480815 has 1 section: 1 may be 480815-1",
        ],
    },
    Case {
        rule: Rule::HomeSectionUnlinked,
        source: "G-3",
        name: "a course of another technical school is not this rule's",
        make: |draft| add(&mut draft.homes[0], "990001", "1"),
        finds: &[],
    },
    Case {
        rule: Rule::HomeSectionSeveral,
        source: "G-2",
        name: "a home section with two technical sections",
        make: |draft| {
            add(&mut draft.technical, "480816", "1");
            link(draft, &[("480815", "1", "480815", "1"), ("480816", "1", "480815", "1")]);
        },
        finds: &[
            "warning V502: HS-1, course 480815, section 1: it is linked to 2 sections of CTC-1: 480815-1 and 480816-1",
        ],
    },
    Case {
        rule: Rule::HomeSectionSeveral,
        source: "G-2",
        name: "a technical section with two home sections is right, and so is a link that is given twice",
        make: |draft| {
            sections(&mut draft.homes[0], &["1", "2"]);
            let twice = ("480815", "1", "480815", "1");
            link(draft, &[twice, twice, ("480815", "1", "480815", "2")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TechnicalSectionUnlinked,
        source: "G-2",
        name: "a technical section without a home section",
        make: |draft| sections(&mut draft.technical, &["1", "2"]),
        finds: &["information V503: CTC-1, course 480815, section 2: no home section is linked to section 2"],
    },
    Case {
        rule: Rule::TechnicalSectionUnlinked,
        source: "D-1",
        name: "one finding a course, with the first sections and how many more there are",
        make: |draft| sections(&mut draft.technical, &["1", "2", "3", "4", "5", "6", "7", "8"]),
        finds: &[
            "information V503: CTC-1, course 480815: no home section is linked to 7 of 8 sections: 2, 3, 4 and 4 more",
        ],
    },
    Case {
        rule: Rule::TechnicalSectionUnlinked,
        source: "G-2",
        name: "nothing is linked at all: one finding for the school",
        make: |draft| {
            add(&mut draft.technical, "480816", "1");
            link(draft, &[]);
        },
        finds: &["information V503: CTC-1: no home section is linked to any of the school's 2 sections"],
    },
    Case {
        rule: Rule::TechnicalSectionUnlinked,
        source: "G-2",
        name: "one home school of several is enough",
        make: |draft| {
            let mut other = draft.homes[0].clone();
            other.parts.id = "HS-2".parse().unwrap();
            sections(&mut draft.technical, &["1", "2"]);
            sections(&mut other, &["2"]);
            draft.homes.push(other);
        },
        finds: &[],
    },
    Case {
        rule: Rule::HomeCourseUnlinked,
        source: "G-3",
        name: "courses that the technical school does not have: one finding for the home school",
        make: |draft| {
            add(&mut draft.homes[0], "990001", "1");
            add(&mut draft.homes[0], "990001", "2");
            add(&mut draft.homes[0], "990002", "1");
        },
        finds: &[
            "information V504: HS-1: CTC-1 has none of the courses 990001 and 990002, which have 3 sections here",
        ],
    },
    Case {
        rule: Rule::HomeCourseUnlinked,
        source: "G-3",
        name: "one such course",
        make: |draft| add(&mut draft.homes[0], "990001", "1"),
        finds: &[
            "information V504: HS-1, course 990001: CTC-1 has no course 990001, which has 1 section here",
        ],
    },
    Case {
        rule: Rule::HomeCourseUnlinked,
        source: "G-2",
        name: "a home course of another number that a given link names",
        make: |draft| {
            add(&mut draft.homes[0], "990001", "1");
            link(draft, &[("480815", "1", "480815", "1"), ("480815", "1", "990001", "1")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::EnrollmentWithoutSsid,
        source: "G-2",
        name: "enrollments without an identifier",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2020-05-15").ssid = None;
            draft.enroll(3, "2019-08-01", "2020-05-15").ssid = None;
        },
        finds: &[
            "error V511: HS-1, course 480815, section 1: 2 enrollments without a state student identifier",
        ],
    },
    Case {
        rule: Rule::EnrollmentWithoutSsid,
        source: "K-6",
        name: "an identifier of another form beside one that is missing",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2020-05-15").ssid = None;
            draft.enroll(3, "2019-08-01", "2020-05-15").ssid = Some("AB12".parse().unwrap());
        },
        finds: &[
            "error V511: HS-1, course 480815, section 1: 1 enrollment without a state student identifier; 1 identifier of another form than this exchange's: AB12",
        ],
    },
    Case {
        rule: Rule::EnrollmentWithoutSsid,
        source: "G-3",
        name: "sections that have no part in the exchange are not looked at",
        make: |draft| {
            add(&mut draft.homes[0], "990001", "1");
            let elsewhere = draft.enroll(2, "2019-08-01", "2020-05-15");
            (elsewhere.ssid, elsewhere.section) = (None, section("990001", "1"));
        },
        finds: &[],
    },
    Case {
        rule: Rule::EnrollmentDoubled,
        source: "G-2",
        name: "two enrollments that share days",
        make: |draft| {
            draft.enroll(2, "2019-12-01", "2020-05-15");
            draft.enroll(2, "2019-08-01", "2019-12-20");
        },
        finds: &[
            "information V512: HS-1, course 480815, section 1, student 1900000002: enrollments of one student share days: 2019-08-01 to 2019-12-20 and 2019-12-01 to 2020-05-15",
        ],
    },
    Case {
        rule: Rule::EnrollmentDoubled,
        source: "G-2",
        name: "dropped and added again, and the same record twice",
        make: |draft| {
            draft.enroll(2, "2019-08-01", "2019-09-10");
            draft.enroll(2, "2019-09-20", "2020-05-15");
            draft.enroll(2, "2019-09-20", "2020-05-15");
        },
        finds: &[],
    },
    Case {
        rule: Rule::EnrollmentOverlap,
        source: "G-2",
        name: "enrolled at two home schools on the as-of date",
        make: |draft| in_two_schools(draft, ("2019-08-01", "2020-05-15"), ("2019-10-01", "2020-05-15")),
        finds: &[
            "error V513: HS-1, course 480815, section 1, student 1900000002: enrolled from 2019-08-01 to 2020-05-15 and at HS-2, section 480815-1, from 2019-10-01 to 2020-05-15: grades of CTC-1, section 480815-1, cannot go to both",
        ],
    },
    Case {
        rule: Rule::EnrollmentOverlap,
        source: "G-2",
        name: "an overlap that is ahead will hold grades then",
        make: |draft| in_two_schools(draft, ("2020-01-20", "2020-05-15"), ("2019-08-01", "2020-01-31")),
        finds: &[
            "error V513: HS-2, course 480815, section 1, student 1900000002: enrolled from 2019-08-01 to 2020-01-31 and at HS-1, section 480815-1, from 2020-01-20 to 2020-05-15: grades of CTC-1, section 480815-1, cannot go to both",
        ],
    },
    Case {
        rule: Rule::EnrollmentOverlap,
        source: "G-2",
        name: "both ended on one day of the open term: nothing tells which was the last",
        make: |draft| in_two_schools(draft, ("2019-08-01", "2019-10-03"), ("2019-09-01", "2019-10-03")),
        finds: &[
            "error V513: HS-1, course 480815, section 1, student 1900000002: enrolled from 2019-08-01 to 2019-10-03 and at HS-2, section 480815-1, from 2019-09-01 to 2019-10-03: grades of CTC-1, section 480815-1, cannot go to both",
        ],
    },
    Case {
        rule: Rule::EnrollmentOverlap,
        source: "G-2",
        name: "both ended on one day, and then one began again",
        make: |draft| {
            in_two_schools(draft, ("2019-08-01", "2019-10-03"), ("2019-09-01", "2019-10-03"));
            draft.enroll(2, "2019-10-04", "2020-05-15");
        },
        finds: &[],
    },
    Case {
        rule: Rule::EnrollmentOverlap,
        source: "G-2",
        name: "they overlapped, and one has ended since",
        make: |draft| in_two_schools(draft, ("2019-08-01", "2019-10-03"), ("2019-10-02", "2020-05-15")),
        finds: &[],
    },
    Case {
        rule: Rule::EnrollmentOutsideTerms,
        source: "G-2",
        name: "dates of another school year",
        make: |draft| {
            draft.enroll(2, "2018-08-01", "2019-05-15");
            draft.enroll(3, "2018-08-01", "2019-05-15");
        },
        finds: &[
            "warning V514: HS-1, course 480815, section 1: 2 enrollments on no day of a term of CTC-1, whose terms are from 2019-08-01 to 2020-05-15: from 2018-08-01 to 2019-05-15",
        ],
    },
    Case {
        rule: Rule::EnrollmentOutsideTerms,
        source: "T-2",
        name: "between two terms only",
        make: |draft| _ = draft.enroll(2, "2020-01-01", "2020-01-19"),
        finds: &[
            "warning V514: HS-1, course 480815, section 1, student 1900000002: 1 enrollment on no day of a term of CTC-1, whose terms are from 2019-08-01 to 2020-05-15: from 2020-01-01 to 2020-01-19",
        ],
    },
    Case {
        rule: Rule::EnrollmentOutsideTerms,
        source: "G-2",
        name: "one day of a term is enough, and so is another enrollment",
        make: |draft| {
            draft.enroll(2, "2020-05-15", "2020-06-30");
            draft.enroll(3, "2018-08-01", "2019-05-15");
            draft.enroll(3, "2019-08-01", "2020-05-15");
            draft.as_of = as_of("2019-12-01");
        },
        finds: &[],
    },
];

/// Gives course 480815 these sections and no others.
fn sections(school: &mut SchoolBuilder, numbers: &[&str]) {
    let key = |number: &&str| Section { key: section(Draft::COURSE, number), teacher: None };
    school.parts.sections = numbers.iter().map(key).collect();
}

/// Adds a section whose course has no tasks.
fn add(school: &mut SchoolBuilder, course: &str, number: &str) {
    school.section(section(course, number), &[]);
}

/// Gives links: technical course and section, course and section at HS-1.
fn link(draft: &mut Draft, links: &[(&str, &str, &str, &str)]) {
    let home = draft.homes[0].parts.id.clone();
    let link = |(course, number, home_course, home_number): &(&str, &str, &str, &str)| Link {
        technical: section(course, number),
        home: home.clone(),
        home_section: section(home_course, home_number),
    };
    draft.links = Links::Given(links.iter().map(link).collect());
}

/// Enrolls student 2 at HS-1 and at HS-2, which is set up alike.
fn in_two_schools(draft: &mut Draft, here: (&str, &str), there: (&str, &str)) {
    let mut other = draft.homes[0].clone();
    other.parts.id = "HS-2".parse().unwrap();
    draft.homes.push(other);
    draft.enroll(2, here.0, here.1);
    draft.enroll(2, there.0, there.1).home = "HS-2".parse().unwrap();
}
