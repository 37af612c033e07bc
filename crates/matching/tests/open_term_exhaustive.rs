//! Every set of up to three windows in a day of three minutes, and every way in which exceptions of the five scopes can
//! be there (rules W-1, W-4, W-8, T-6).
//!
//! A minute is a bit and a window a set of bits, so that the definitions of the rulebook can be written down a second
//! time without spans.
#![cfg(test)]

use gradecrosswalk_domain::calendar::{LocalMinute, TermMask, WindowSpan};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex, TaskLayout, TaskSource};
use gradecrosswalk_domain::school::{ExceptionScope, GradeLevel, Section, SectionKey, WindowException};
use gradecrosswalk_domain::{TaskName, TeacherId};
use gradecrosswalk_matching::open_term::{OpenNow, OpenTermScope};
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{
    FINAL_GRADE, TERM_GRADE, mask, minute, number, section, ssid, task_name, window,
};

/// Minutes of the day that windows lie in; one before and one after are asked about as well.
const MINUTES: u8 = 3;
const TERMS: [u8; 3] = [1, 2, 3];
const TASKS: [&str; 2] = [TERM_GRADE, FINAL_GRADE];

/// The minute of this number; 0 is the one before the first that a window can hold.
fn at(n: u8) -> LocalMinute {
    minute(&format!("2019-10-04 08:{n:02}"))
}

/// All non-empty runs of minutes.
fn runs() -> impl Iterator<Item = (u8, u8)> {
    (1..=MINUTES).flat_map(|opens| (opens..=MINUTES).map(move |closes| (opens, closes)))
}

/// All masks of the three terms.
fn masks() -> impl Iterator<Item = TermMask> {
    let some = |bits: u8| TERMS.into_iter().filter(move |term| bits & (1 << term) != 0);
    (0..16).step_by(2).map(move |bits| mask(some(bits)))
}

/// The term grade on a course, opened by windows.
fn by_window(task: TaskIndex, mask: TermMask) -> TaskLayout {
    TaskLayout { task, group: 0, mask, source: TaskSource::ByWindow }
}

fn term_grade(profile: &ExchangeProfile) -> TaskIndex {
    profile.task(&task_name(TERM_GRADE)).unwrap()
}

#[test]
fn w4_open_are_the_terms_of_the_mask_whose_window_holds_the_minute() {
    let profile = ExchangeProfile::kts();
    let windows: Vec<(&str, u8, (u8, u8))> = TASKS
        .into_iter()
        .flat_map(|task| TERMS.into_iter().flat_map(move |term| runs().map(move |run| (task, term, run))))
        .collect();
    assert_eq!(windows.len(), 36);
    let asked = Section { key: section("480815", "1"), teacher: None };
    let scope = OpenTermScope { section: &asked, student: None };
    let (mut cases, mut several) = (0_u32, 0_u32);
    let mut check = |chosen: &[&(&str, u8, (u8, u8))]| {
        let mut school = SchoolBuilder::home("HS-1");
        for (task, term, (opens, closes)) in chosen {
            let span = WindowSpan::new(at(*opens), at(*closes)).unwrap();
            let mut window = window(task, *term, "2019-10-04", "2019-10-04");
            window.span = span;
            school.parts.windows.push(window);
        }
        let school = school.build();
        for now in 0..=MINUTES + 1 {
            let open = OpenNow::at(&school, &profile, at(now));
            for mask in masks() {
                let holding = chosen.iter().filter(|(task, _, (opens, closes))| {
                    *task == TERM_GRADE && (*opens..=*closes).any(|minute| minute == now)
                });
                let expected: TermMask =
                    holding.map(|(_, term, _)| number(*term)).filter(|term| mask.contains(*term)).collect();
                let got = open.terms(&by_window(term_grade(&profile), mask), &scope);
                assert_eq!(got, expected, "{chosen:?} at {now} with mask {mask}");
                cases += 1;
                several += u32::from(got.len() > 1);
            }
        }
    };
    check(&[]);
    for (one, first) in windows.iter().enumerate() {
        check(&[first]);
        for (two, second) in windows.iter().enumerate().skip(one + 1) {
            check(&[first, second]);
            windows.iter().skip(two + 1).for_each(|third| check(&[first, second, third]));
        }
    }
    assert_eq!(cases, (1 + 36 + 630 + 7140) * 5 * 8);
    assert!(several > 0, "several open terms are met");
}

/// What exceptions of one scope there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Excepted {
    Nothing,
    Term(u8),
    BothTerms,
    /// Term 1, but not at this minute.
    Closed,
    /// Term 1, for somebody or something else.
    OfAnother,
}

impl Excepted {
    const ALL: [Self; 6] =
        [Self::Nothing, Self::Term(1), Self::Term(2), Self::BothTerms, Self::Closed, Self::OfAnother];

    /// The terms that exceptions of this scope open now for whom the scope holds.
    fn open(self) -> &'static [u8] {
        match self {
            Self::Term(1) => &[1],
            Self::Term(_) => &[2],
            Self::BothTerms => &[1, 2],
            Self::Nothing | Self::Closed | Self::OfAnother => &[],
        }
    }

    fn exceptions(self, own: &ExceptionScope, other: &ExceptionScope) -> Vec<WindowException> {
        let of = |scope: &ExceptionScope, term, opens, closes| WindowException {
            scope: scope.clone(),
            task: task_name(TERM_GRADE),
            term: number(term),
            span: WindowSpan::new(at(opens), at(closes)).unwrap(),
        };
        match self {
            Self::Nothing => vec![],
            Self::Term(term) => vec![of(own, term, 1, 3)],
            Self::BothTerms => vec![of(own, 2, 2, 2), of(own, 1, 1, 2)],
            Self::Closed => vec![of(own, 1, 1, 1), of(own, 1, 3, 3)],
            Self::OfAnother => vec![of(other, 1, 1, 3)],
        }
    }
}

/// For each scope, nearest first, one that holds section 1 of 480815, its teacher and student 1 of grade 11; and one that
/// does not.
fn scopes() -> [(ExceptionScope, ExceptionScope); 5] {
    let level = |level| ExceptionScope::GradeLevel(GradeLevel::new(level).unwrap());
    let course = |key: SectionKey| ExceptionScope::Course(key.course);
    let teacher = |id| ExceptionScope::Teacher(TeacherId::new(id).unwrap());
    [
        (ExceptionScope::Student(ssid(1)), ExceptionScope::Student(ssid(2))),
        (ExceptionScope::Section(section("480815", "1")), ExceptionScope::Section(section("480815", "2"))),
        (course(section("480815", "1")), course(section("480816", "1"))),
        (teacher("T-1"), teacher("T-2")),
        (level(11), level(12)),
    ]
}

#[test]
fn w8_the_nearest_open_exception_replaces_the_windows_within_its_scope() {
    let profile = ExchangeProfile::kts();
    let asked = Section { key: section("480815", "1"), teacher: Some(TeacherId::new("T-1").unwrap()) };
    let students = [None, Some((ssid(1), None)), Some((ssid(1), Some(GradeLevel::new(11).unwrap())))];
    let mut decided_by = [0_u32; 6];
    for combination in 0..6_usize.pow(5) {
        let excepted = [1, 6, 36, 216, 1296].map(|place| Excepted::ALL[combination / place % 6]);
        for windows in [&[][..], &[1], &[2]] {
            let mut school = SchoolBuilder::home("HS-1");
            for key in [section("480815", "1"), section("480815", "2"), section("480816", "1")] {
                school.section(key, &[TERM_GRADE]);
            }
            for term in windows {
                school.window(TERM_GRADE, *term, "2019-10-04", "2019-10-04");
            }
            for (excepted, (own, other)) in excepted.iter().zip(scopes()) {
                school.parts.exceptions.extend(excepted.exceptions(&own, &other));
            }
            let school = school.build();
            let open = OpenNow::at(&school, &profile, at(2));
            for student in students {
                let knows =
                    [student.is_some(), true, true, true, student.is_some_and(|(_, level)| level.is_some())];
                let nearest = (0..5).find(|place| knows[*place] && !excepted[*place].open().is_empty());
                let terms = nearest.map_or(windows, |place| excepted[place].open());
                for mask in [mask([1, 2]), mask([1]), mask([2])] {
                    let expected: TermMask =
                        terms.iter().map(|term| number(*term)).filter(|term| mask.contains(*term)).collect();
                    let scope = OpenTermScope { section: &asked, student };
                    let got = open.terms(&by_window(term_grade(&profile), mask), &scope);
                    assert_eq!(got, expected, "{excepted:?}, windows {windows:?}, {student:?}, mask {mask}");
                }
                decided_by[nearest.unwrap_or(5)] += 1;
            }
        }
    }
    assert!(
        decided_by.iter().all(|met| *met > 0),
        "each scope, and the windows, decide somewhere: {decided_by:?}"
    );
}

#[test]
fn t6_what_is_marked_by_hand_is_open_whatever_windows_and_exceptions_there_are() {
    let profile = ExchangeProfile::kts();
    let asked = Section { key: section("480815", "1"), teacher: None };
    let scope = OpenTermScope { section: &asked, student: Some((ssid(1), None)) };
    for active in masks() {
        for windows in masks() {
            let mut school = SchoolBuilder::home("HS-1");
            school.section(section("480815", "1"), &[TERM_GRADE]);
            for term in windows {
                school.window(TERM_GRADE, term.get(), "2019-10-04", "2019-10-04");
            }
            school.exception(ExceptionScope::Student(ssid(1)), TERM_GRADE, 2, "2019-10-04", "2019-10-04");
            let open = OpenNow::at(&school.build(), &profile, at(2)).terms(
                &TaskLayout {
                    source: TaskSource::ByHand(active),
                    ..by_window(term_grade(&profile), mask([1, 2, 3]))
                },
                &scope,
            );
            assert_eq!(open, active, "windows {windows}");
        }
    }
}

#[test]
fn a_task_that_the_profile_lacks_opens_nothing() {
    let profile = ExchangeProfile::kts();
    let mut school = SchoolBuilder::home("HS-1");
    school.window("Homework", 1, "2019-10-04", "2019-10-04");
    let school = school.build();
    let open = OpenNow::at(&school, &profile, at(2));
    let names: Vec<TaskName> = profile.indexed_tasks().map(|(_, task)| task.name.clone()).collect();
    assert!(!names.contains(&task_name("Homework")));
    for (task, _) in profile.indexed_tasks() {
        assert_eq!(open.by_window(task), TermMask::EMPTY);
    }
}
