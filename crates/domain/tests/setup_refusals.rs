//! What a set-up may not be (rules G-2, V-1), and what its layout says about the links that it holds.
#![cfg(test)]
#![allow(clippy::arithmetic_side_effects, reason = "an overflow fails the test, as it should")]

mod common;

use common::{
    course, home, id, key, number, school, school_parts, section, task_name, technical, waiver, whole_days,
};
use gradecrosswalk_domain::attendance::InstructionalCalendar;
use gradecrosswalk_domain::exchange::{
    AttendanceParts, ExchangeProfile, HomeIndex, Link, LinkTarget, Links, ReverseLink, SchoolCalendar,
    SectionIndex, Setup, SetupError, SetupParts, WaiverStanding,
};
use gradecrosswalk_domain::grades::{Ssid, SsidError, SsidShape};
use gradecrosswalk_domain::school::{ExceptionScope, SchoolKind, SchoolParts, WindowException};
use proptest::prelude::*;

/// ATC-017 with two home schools, linked by the profile's rule.
fn parts() -> SetupParts {
    SetupParts {
        profile: ExchangeProfile::kts(),
        technical: school(technical()),
        homes: vec![school(home("HS-210")), school(home("HS-305"))],
        links: Links::ByProfile,
        waivers: Vec::new(),
        attendance: AttendanceParts::default(),
    }
}

fn link(technical: &str, to: &str, home_section: &str) -> Link {
    Link { technical: key("480815", technical), home: id(to), home_section: key("480815", home_section) }
}

/// What is done to a good set-up, the error, its message.
type Case = (fn(&mut SetupParts), SetupError, &'static str);

fn cases() -> Vec<Case> {
    vec![
        (
            |parts| parts.technical = school(home("HS-999")),
            SetupError::WrongKind {
                school: id("HS-999"),
                given: "technical school",
                kind: SchoolKind::HomeHighSchool,
            },
            "school HS-999 is given as technical school but its kind is HomeHighSchool: give it where its kind belongs",
        ),
        (
            |parts| parts.homes.push(school(school_parts("CTC-004", SchoolKind::LocalTechnical))),
            SetupError::WrongKind {
                school: id("CTC-004"),
                given: "home school",
                kind: SchoolKind::LocalTechnical,
            },
            "school CTC-004 is given as home school but its kind is LocalTechnical: give it where its kind belongs",
        ),
        (
            |parts| parts.homes.insert(0, school(school_parts("ATC-020", SchoolKind::StateTechnical))),
            SetupError::WrongKind {
                school: id("ATC-020"),
                given: "home school",
                kind: SchoolKind::StateTechnical,
            },
            "school ATC-020 is given as home school but its kind is StateTechnical: give it where its kind belongs",
        ),
        (
            |parts| parts.homes.insert(0, school(home("HS-305"))),
            SetupError::DoubledSchool { school: id("HS-305") },
            "school HS-305 is given twice: give each school an identifier of its own",
        ),
        (
            |parts| parts.homes.push(school(home("ATC-017"))),
            SetupError::DoubledSchool { school: id("ATC-017") },
            "school ATC-017 is given twice: give each school an identifier of its own",
        ),
        (
            |parts| parts.waivers.push(waiver("HS-210", 2019, "2019-02-01", WaiverStanding::Approved)),
            SetupError::WaiverOfAnotherSchool { school: id("HS-210"), technical: id("ATC-017") },
            "a waiver is of school HS-210, which is not the technical school: give only ATC-017's waivers",
        ),
        (
            |parts| parts.links = Links::Given(vec![link("01", "HS-210", "01"), link("01", "HS-999", "01")]),
            SetupError::UnknownHome { school: id("HS-999") },
            "a link names home school HS-999, which is not given: give the school or remove the link",
        ),
        (
            |parts| parts.links = Links::Given(vec![link("07", "HS-210", "01")]),
            SetupError::UnknownSection { school: id("ATC-017"), section: key("480815", "07") },
            "a link names section 480815-07, which school ATC-017 does not have: give the section or remove the link",
        ),
        (
            |parts| parts.links = Links::Given(vec![link("01", "HS-305", "07")]),
            SetupError::UnknownSection { school: id("HS-305"), section: key("480815", "07") },
            "a link names section 480815-07, which school HS-305 does not have: give the section or remove the link",
        ),
        (
            |parts| {
                parts.homes =
                    (0..=Setup::MAX_HOMES).map(|n| school(bare_home(&format!("HS-{n:05}")))).collect();
            },
            SetupError::TooManyHomes { count: 16_384 },
            "16384 home schools are more than 16383: split the set-up",
        ),
        (
            |parts| *parts = linked_to(256),
            SetupError::TooManyLinks { section: key("480815", "01"), count: 256 },
            "section 480815-01 is linked to 256 home sections: give at most 255",
        ),
        (
            |parts| parts.homes[1] = school(excepting("HS-305", &["1234567890", "12345678"])),
            SetupError::ExceptionSsid {
                school: id("HS-305"),
                ssid: ssid("12345678"),
                problem: SsidError::Shape { length: 8, found: "all digits", wanted: SsidShape::TEN_DIGITS },
            },
            "school HS-305 has an exception for student ****5678: ssid has 8 characters, all digits: this exchange's have 10 digits",
        ),
        (
            |parts| {
                let exceptions = excepting("HS-210", &["12345678AB"]).exceptions;
                parts.technical = school(SchoolParts { exceptions, ..technical() });
            },
            SetupError::ExceptionSsid {
                school: id("ATC-017"),
                ssid: ssid("12345678AB"),
                problem: SsidError::Shape {
                    length: 10,
                    found: "letters among them",
                    wanted: SsidShape::TEN_DIGITS,
                },
            },
            "school ATC-017 has an exception for student ******78AB: ssid has 10 characters, letters among them: this exchange's have 10 digits",
        ),
    ]
}

/// The same for what is said of attendance (rule A-2).
fn attendance_cases() -> Vec<Case> {
    vec![
        (
            |parts| parts.attendance.opted_in = vec![id("HS-305"), id("ATC-017")],
            SetupError::UnknownOptIn { school: id("ATC-017") },
            "school ATC-017 opted in to the attendance sync and is no home school of the set-up: give the school or remove its opt-in",
        ),
        (
            |parts| parts.attendance.calendars = vec![calendar("ATC-017"), calendar("HS-999")],
            SetupError::UnknownCalendar { school: id("HS-999") },
            "an instructional calendar names school HS-999, which is not given: give the school or remove the calendar",
        ),
        (
            |parts| parts.attendance.calendars = vec![calendar("HS-210"), calendar("HS-210")],
            SetupError::DoubledCalendar { school: id("HS-210") },
            "school HS-210 has two instructional calendars: give all its days of instruction in one",
        ),
    ]
}

/// A calendar without days.
fn calendar(school: &str) -> SchoolCalendar {
    SchoolCalendar { school: id(school), days: InstructionalCalendar::default() }
}

fn ssid(text: &str) -> Ssid {
    Ssid::new(text).unwrap()
}

/// A home school with exceptions for students.
fn excepting(school: &str, students: &[&str]) -> SchoolParts {
    let exceptions = students.iter().map(|student| WindowException {
        scope: ExceptionScope::Student(ssid(student)),
        task: task_name("CTE Term Grade"),
        term: number(1),
        span: whole_days("2019-10-02", "2019-10-04"),
    });
    SchoolParts { exceptions: exceptions.collect(), ..home(school) }
}

/// A home school that has nothing yet.
fn bare_home(school: &str) -> SchoolParts {
    let mut parts = home(school);
    parts.score_groups.clear();
    parts.courses.clear();
    parts.sections.clear();
    parts
}

/// A set-up whose one technical section is linked to so many sections of one home school.
fn linked_to(count: usize) -> SetupParts {
    let mut large = home("HS-210");
    large.sections = (0..count).map(|n| section("480815", &n.to_string())).collect();
    let links = (0..count).map(|n| link("01", "HS-210", &n.to_string())).collect();
    SetupParts { homes: vec![school(large)], links: Links::Given(links), ..parts() }
}

#[test]
fn what_is_refused_and_why() {
    assert!(Setup::new(parts()).is_ok());
    for (spoil, error, message) in cases().into_iter().chain(attendance_cases()) {
        let mut spoiled = parts();
        spoil(&mut spoiled);
        let got = Setup::new(spoiled).unwrap_err();
        assert_eq!(got.to_string(), message);
        assert_eq!(got, error);
    }
}

/// F-1: neither the message nor the debug form of a refusal shows an identifier whole.
#[test]
fn a_refused_exception_masks_the_student() {
    let homes =
        vec![school(excepting("HS-210", &["1234567890"])), school(excepting("HS-305", &["12345678"]))];
    let error = Setup::new(SetupParts { homes, ..parts() }).unwrap_err();
    for shown in [error.to_string(), format!("{error:?}"), format!("{error:#?}")] {
        assert!(shown.contains("****5678") && !shown.contains("12345678"), "{shown}");
    }
}

/// Of several, the same is named in whichever order schools and exceptions are given.
#[test]
fn the_first_refused_exception_does_not_depend_on_the_order() {
    let homes = [school(excepting("HS-210", &["7777777", "66666"])), school(excepting("HS-305", &["55555"]))];
    let turned =
        [school(excepting("HS-305", &["55555"])), school(excepting("HS-210", &["66666", "7777777"]))];
    let [one, other] =
        [homes, turned].map(|homes| Setup::new(SetupParts { homes: homes.to_vec(), ..parts() }).unwrap_err());
    assert_eq!(one, other);
    assert!(one.to_string().starts_with("school HS-210 has an exception for student *6666: "), "{one}");
}

#[test]
fn the_greatest_numbers_are_taken() {
    let full = Setup::new(linked_to(255)).unwrap();
    assert_eq!(full.layout().links_of(SectionIndex(0)).len(), 255);
    let homes = (0..Setup::MAX_HOMES).map(|n| school(bare_home(&format!("HS-{n:05}")))).collect();
    assert_eq!(Setup::new(SetupParts { homes, ..parts() }).unwrap().homes().len(), 16_383);
}

/// G-2: by the rule of the KTS exchange, sections of equal course number and section number are linked.
#[test]
fn the_profiles_rule_links_equal_keys() {
    let mut there = technical();
    there.courses.push(course("480820", Vec::new()));
    there.sections =
        [("480815", "01"), ("480815", "02"), ("480820", "01")].map(|(c, n)| section(c, n)).to_vec();
    let mut here = home("HS-210");
    here.courses.push(course("480820", Vec::new()));
    // Neither `1` for `01`, nor the same section of another course.
    here.sections =
        [("480815", "1"), ("480820", "01"), ("480820", "02")].map(|(c, n)| section(c, n)).to_vec();
    let setup = Setup::new(SetupParts {
        technical: school(there),
        homes: vec![school(here), school(home("HS-305"))],
        ..parts()
    })
    .unwrap();
    let layout = setup.layout();
    let links: Vec<Vec<LinkTarget>> = layout.sections().map(<[LinkTarget]>::to_vec).collect();
    assert_eq!(
        links,
        [
            vec![LinkTarget { home: HomeIndex(1), section: 0, course: 0 }],
            vec![],
            vec![LinkTarget { home: HomeIndex(0), section: 1, course: 1 }],
        ]
    );
    assert_eq!(layout.link_count(), 2);
}

/// G-2: links that the caller gives need not have equal keys; one that stands twice counts once.
#[test]
fn given_links_are_taken_as_they_are() {
    let mut there = technical();
    there.sections.push(section("480815", "02"));
    let mut here = home("HS-210");
    here.sections.push(section("480815", "A"));
    let given = vec![link("02", "HS-210", "A"), link("01", "HS-210", "A"), link("02", "HS-210", "A")];
    let setup = SetupParts {
        technical: school(there),
        homes: vec![school(here)],
        links: Links::Given(given),
        ..parts()
    };
    let setup = Setup::new(setup).unwrap();
    let layout = setup.layout();
    let target = LinkTarget { home: HomeIndex(0), section: 1, course: 0 };
    assert_eq!(layout.links_of(SectionIndex(0)), [target]);
    assert_eq!(layout.links_of(SectionIndex(1)), [target]);
    assert_eq!(layout.links_of(SectionIndex(2)), []);
    let back = |section| ReverseLink {
        home: HomeIndex(0),
        home_section: 1,
        section: SectionIndex(section),
        slot: 1,
    };
    assert_eq!(layout.links_to(HomeIndex(0), 1), [back(0), back(1)]);
    assert_eq!(layout.links_to(HomeIndex(0), 0), []);
    assert_eq!(layout.links_to(HomeIndex(1), 1), []);
}

#[test]
fn no_links_is_a_choice() {
    let setup = Setup::new(SetupParts { links: Links::Given(Vec::new()), ..parts() }).unwrap();
    assert_eq!(setup.layout().link_count(), 0);
    assert_eq!(Links::default(), Links::ByProfile);
}

proptest! {
    #[test]
    fn the_order_of_homes_and_links_does_not_matter(
        names in Just(vec!["HS-1", "HS-10", "HS-2"]).prop_shuffle(),
        links in Just(vec![("01", "HS-1"), ("01", "HS-10"), ("02", "HS-2"), ("02", "HS-1")]).prop_shuffle(),
    ) {
        let build = |names: &[&str], links: &[(&str, &str)]| {
            let mut there = technical();
            there.sections.push(section("480815", "02"));
            let links = links.iter().map(|(from, to)| link(from, to, "01")).collect();
            let homes = names.iter().map(|name| school(home(name))).collect();
            let parts = SetupParts { technical: school(there), homes, links: Links::Given(links), ..parts() };
            Setup::new(parts).unwrap()
        };
        let sorted = build(&["HS-1", "HS-10", "HS-2"], &[("01", "HS-1"), ("01", "HS-10"), ("02", "HS-1"), ("02", "HS-2")]);
        let shuffled = build(&names, &links);
        prop_assert_eq!(shuffled.homes(), sorted.homes());
        prop_assert_eq!(shuffled.layout(), sorted.layout());
        prop_assert_eq!(Setup::new(shuffled.clone().into_parts()), Ok(shuffled), "checked again, the same");
    }

    /// Every link is found from both of its ends, with its place among the technical section's links.
    #[test]
    fn links_read_the_same_from_both_ends(pairs in proptest::collection::vec((0..4_u8, 0..3_u8, 0..4_u8), 0..20)) {
        let numbers = ["01", "02", "03", "04"];
        let names = ["HS-1", "HS-2", "HS-3"];
        let sections = || numbers.iter().map(|n| section("480815", n)).collect::<Vec<_>>();
        let mut there = technical();
        there.sections = sections();
        let homes = names.iter().map(|name| {
            let mut parts = home(name);
            parts.sections = sections();
            school(parts)
        });
        let pick = |place: &u8| usize::from(*place);
        let links = pairs.iter().map(|(t, h, s)| link(numbers[pick(t)], names[pick(h)], numbers[pick(s)])).collect();
        let setup = Setup::new(SetupParts {
            technical: school(there), homes: homes.collect(), links: Links::Given(links), ..parts()
        }).unwrap();
        let mut expected: Vec<(u32, u16, u32)> =
            pairs.iter().map(|(t, h, s)| (u32::from(*t), u16::from(*h), u32::from(*s))).collect();
        expected.sort_unstable();
        expected.dedup();
        let layout = setup.layout();
        let forward: Vec<(u32, u16, u32)> = (0..4)
            .flat_map(|t| layout.links_of(SectionIndex(t)).iter().map(move |to| (t, to.home.0, to.section)))
            .collect();
        prop_assert_eq!(&forward, &expected);
        prop_assert_eq!(layout.link_count(), expected.len());
        let mut backward = Vec::new();
        for (h, s) in (0..3).flat_map(|h| (0..4).map(move |s| (h, s))) {
            for link in layout.links_to(HomeIndex(h), s) {
                prop_assert_eq!((link.home, link.home_section), (HomeIndex(h), s));
                let place = usize::from(link.slot).checked_sub(1).unwrap();
                let target = layout.links_of(link.section)[place];
                prop_assert_eq!((target.home, target.section), (HomeIndex(h), s));
                backward.push((link.section.0, h, s));
            }
        }
        backward.sort_unstable();
        prop_assert_eq!(&backward, &expected);
    }
}
