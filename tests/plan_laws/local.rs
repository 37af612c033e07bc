//! A decision is about one student in one section: nobody else's records change it (rules G-2, G-3).

use gradecrosswalk::matching::Outcome;
use gradecrosswalk::{
    DateRange, Enrollment, Exchange, Link, Links, PostedGrade, School, SchoolId, Section, SectionKey,
    SectionNumber, Setup, Ssid,
};
use gradecrosswalk_testkit::generate::{GeneratedExchange, samples};
use gradecrosswalk_testkit::{Records, engine};
use std::collections::BTreeSet;

fn by_school(setup: &Setup, outcomes: Vec<Outcome>) -> Vec<(Option<SchoolId>, Outcome)> {
    outcomes.into_iter().map(|outcome| engine::by_school(setup, outcome)).collect()
}

/// Another student: one who comes before, or after, everybody.
fn stranger(ssid: Ssid, prefix: &str) -> Ssid {
    Ssid::new(&format!("{prefix}{}", &ssid.as_str()[2..])).unwrap()
}

/// For each student two others with the same records.
fn with_strangers(records: &Records) -> Records {
    let mut all = records.clone();
    for prefix in ["10", "29"] {
        let other = |ssid| stranger(ssid, prefix);
        all.posted.extend(records.posted.iter().cloned().map(|mut of| {
            of.ssid = of.ssid.map(other);
            of
        }));
        all.enrollments.extend(records.enrollments.iter().cloned().map(|mut of| {
            of.ssid = of.ssid.map(other);
            of
        }));
        all.home.extend(records.home.iter().cloned().map(|mut of| {
            of.ssid = other(of.ssid);
            of
        }));
        all.sent.extend(records.sent.iter().cloned().map(|mut of| {
            of.ssid = other(of.ssid);
            of
        }));
    }
    all
}

#[test]
fn other_students_change_nobodys_decision() {
    for of in samples(20).take(150) {
        let exchange = of.compile();
        let (before, all) = (engine::outcomes(&exchange, &of.records), with_strangers(&of.records));
        let mut after = engine::outcomes(&exchange, &all);
        after.truncate(before.len());
        assert_eq!(after, before, "{of:#?}");
    }
}

#[test]
fn each_student_alone_has_the_same_decisions() {
    for of in samples(21).take(100) {
        let exchange = of.compile();
        let before = engine::outcomes(&exchange, &of.records);
        let students: BTreeSet<Option<Ssid>> = of.records.posted.iter().map(|posting| posting.ssid).collect();
        for student in students {
            let own = |ssid: Ssid| Some(ssid) == student;
            let mut alone = of.records.clone();
            alone.posted.retain(|posting| posting.ssid == student);
            alone.enrollments.retain(|enrollment| enrollment.ssid == student);
            alone.home.retain(|grade| own(grade.ssid));
            alone.sent.retain(|grade| own(grade.ssid));
            let of_student = before.iter().zip(&of.records.posted).filter(|(_, of)| of.ssid == student);
            let expected: Vec<Outcome> = of_student.map(|(outcome, _)| *outcome).collect();
            assert_eq!(engine::outcomes(&exchange, &alone), expected, "{student:?} {of:#?}");
        }
    }
}

/// The set-up with one more technical section, linked only to a home school that comes before all others; and the
/// keys of the section and of its home section.
fn with_another_section(setup: &Setup) -> (Setup, SectionKey, SchoolId, SectionKey) {
    let mut parts = setup.clone().into_parts();
    let key = |school: &School| {
        SectionKey::new(school.courses()[0].number.clone(), SectionNumber::new("0").unwrap())
    };
    let (technical, home) = (key(&parts.technical), key(&parts.homes[0]));
    let mut school = parts.technical.into_parts();
    school.sections.push(Section { key: technical.clone(), teacher: None });
    parts.technical = School::new(school).unwrap();
    let mut school = parts.homes[0].clone().into_parts();
    school.id = SchoolId::new("HS-0").unwrap();
    school.sections = vec![Section { key: home.clone(), teacher: None }];
    let id = school.id.clone();
    parts.homes.push(School::new(school).unwrap());
    if let Links::Given(links) = &mut parts.links {
        links.push(Link { technical: technical.clone(), home: id.clone(), home_section: home.clone() });
    }
    (Setup::new(parts).unwrap(), technical, id, home)
}

#[test]
fn another_section_and_another_home_school_change_nobodys_decision() {
    let mut there = 0;
    for of in samples(22).take(150) {
        let GeneratedExchange { setup, as_of, policy, records } = &of;
        let (larger, section, home, home_section) = with_another_section(setup);
        let mut all = records.clone();
        // Every student takes part in the other section too.
        for posting in &records.posted {
            all.posted.push(PostedGrade { section: section.clone(), ..posting.clone() });
            all.enrollments.push(Enrollment {
                ssid: posting.ssid,
                home: home.clone(),
                section: home_section.clone(),
                days: DateRange::open_ended(as_of.date() - chrono::Days::new(200)).unwrap(),
                grade_level: None,
            });
        }
        let exchange = Exchange::compile(&larger, *as_of, *policy).unwrap();
        let mut after = by_school(&larger, engine::outcomes(&exchange, &all));
        let elsewhere = after.split_off(records.posted.len());
        let before = by_school(setup, engine::outcomes(&of.compile(), records));
        assert_eq!(after, before, "{of:#?}");
        there += elsewhere.iter().filter(|(school, _)| school.as_ref() == Some(&home)).count();
    }
    assert!(there > 100, "{there} grades reach the other home school: too few to disturb anybody");
}
