//! Exchange profiles (rules K-1, K-6): the KTS exchange's, and what another may not be.
#![cfg(test)]

mod common;

use common::{group_name, task_name};
use gradecrosswalk_domain::exchange::{
    ExchangeProfile, ExchangeTask, LinkRule, ProfileError, ProfileParts, TaskIndex, TaskRole,
};
use gradecrosswalk_domain::grades::SsidShape;
use gradecrosswalk_domain::{ExchangeName, GroupName, SupportContact, TaskName};
use proptest::prelude::*;

/// K-1: a school's spelling, the task that it means or none.
const SPELLINGS: &[(&str, Option<&str>)] = &[
    ("CTE Term Grade", Some("CTE Term Grade")),
    ("CTE Term", Some("CTE Term Grade")),
    ("CTE Final Grade", Some("CTE Final Grade")),
    ("CTE Final", Some("CTE Final Grade")),
    ("CTE Final Exam", Some("CTE Final Exam")),
    ("CTE Final Exam Grade", Some("CTE Final Exam")),
    // Case and blanks aside.
    ("cte term grade", Some("CTE Term Grade")),
    ("CTE TERM GRADE", Some("CTE Term Grade")),
    (" CTE  Term   Grade ", Some("CTE Term Grade")),
    ("CTETermGrade", Some("CTE Term Grade")),
    ("CTE\u{A0}Term\u{2009}Grade", Some("CTE Term Grade")),
    ("cte final", Some("CTE Final Grade")),
    ("Cte FinalExam", Some("CTE Final Exam")),
    // Other tasks.
    ("CTE", None),
    ("CTE Grade", None),
    ("Term Grade", None),
    ("CTE Term Grades", None),
    ("CTE-Term-Grade", None),
    ("CTE Term Exam", None),
    ("CTE Final Exams", None),
    ("Quarter Grade", None),
    ("Final Exam", None),
];

#[test]
fn spellings_of_the_kts_tasks() {
    let kts = ExchangeProfile::kts();
    for (spelling, meant) in SPELLINGS {
        let found = kts.task(&task_name(spelling)).and_then(|index| kts.task_name(index));
        assert_eq!(found.map(TaskName::as_str), *meant, "{spelling:?}");
    }
}

#[test]
fn the_kts_profile() {
    let kts = ExchangeProfile::kts();
    let tasks: Vec<(u8, &str, TaskRole, bool)> = kts
        .indexed_tasks()
        .map(|(index, task)| (index.get(), task.name.as_str(), task.role, task.on_report_card))
        .collect();
    // D-4: templates must hold the term grade and the final grade, not the exam.
    assert_eq!(
        tasks,
        [
            (0, "CTE Term Grade", TaskRole::TermGrade, true),
            (1, "CTE Final Grade", TaskRole::FinalGrade, true),
            (2, "CTE Final Exam", TaskRole::FinalExam, false),
        ]
    );
    assert_eq!(kts.tasks().len(), tasks.len());
    assert_eq!(kts.name().as_str(), "KTS");
    assert_eq!(kts.state_score_group().as_str(), "CTE Numeric");
    assert_eq!(kts.ssid_shape(), SsidShape::TEN_DIGITS);
    assert_eq!(kts.link_rule(), LinkRule::EqualCourseAndSection);
    assert_eq!(kts.support_contact().as_str(), "ktssupport@education.ky.gov");
    for (index, task) in kts.indexed_tasks() {
        assert_eq!(kts.role(index), Some(task.role));
        assert_eq!(kts.task_name(index), Some(&task.name));
    }
    let none = TaskIndex::new(3).unwrap();
    assert_eq!((kts.role(none), kts.task_name(none)), (None, None));
}

/// The profile that ships goes around the checks of `new`: taken apart and checked, it must come out the same.
#[test]
fn the_kts_profile_passes_the_checks_that_others_must_pass() {
    let kts = ExchangeProfile::kts();
    let parts = kts.clone().into_parts();
    for task in &parts.tasks {
        for name in core::iter::once(&task.name).chain(&task.aliases) {
            assert_eq!(TaskName::new(name.as_str()).as_ref(), Ok(name));
        }
    }
    assert_eq!(GroupName::new(parts.state_score_group.as_str()).as_ref(), Ok(&parts.state_score_group));
    assert_eq!(ExchangeName::new(parts.name.as_str()).as_ref(), Ok(&parts.name));
    assert_eq!(SupportContact::new(parts.support_contact.as_str()).as_ref(), Ok(&parts.support_contact));
    assert_eq!(ExchangeProfile::new(parts), Ok(kts));
}

/// A profile of tasks, each its name and its aliases.
fn profile(tasks: &[&[&str]]) -> Result<ExchangeProfile, ProfileError> {
    let tasks = tasks
        .iter()
        .map(|names| ExchangeTask {
            name: task_name(names[0]),
            aliases: names[1..].iter().map(|name| task_name(name)).collect(),
            role: TaskRole::Other,
            on_report_card: false,
        })
        .collect();
    ExchangeProfile::new(ProfileParts {
        name: ExchangeName::new("TEST").unwrap(),
        tasks,
        state_score_group: group_name("State"),
        state_scores: None,
        ssid_shape: SsidShape::TEN_DIGITS,
        link_rule: LinkRule::EqualCourseAndSection,
        support_contact: SupportContact::new("support@example.org").unwrap(),
    })
}

/// Tasks with their aliases, the name that means two of them.
const AMBIGUOUS: &[(&[&[&str]], &str)] = &[
    (&[&["Term"], &["Term"]], "Term"),
    (&[&["Term"], &["term "]], "term "),
    (&[&["Term"], &["Final", "T e r m"]], "T e r m"),
    (&[&["Term", "Grade"], &["Final", "GRADE"]], "GRADE"),
    (&[&["Term", "Final"], &["Final"]], "Final"),
    (&[&["Term"], &["Exam"], &["Final", "Exam"]], "Exam"),
];

#[test]
fn a_name_that_means_two_tasks_is_refused() {
    for (tasks, name) in AMBIGUOUS {
        let error = profile(tasks).unwrap_err();
        assert_eq!(error, ProfileError::AmbiguousName { name: task_name(name) }, "{tasks:?}");
        assert_eq!(
            error.to_string(),
            format!("task name {name:?} means two tasks of the profile: give it to one")
        );
    }
}

#[test]
fn a_name_that_means_one_task_twice_is_harmless() {
    let profile = profile(&[&["Term", "term", "TERM", "Term"], &["Final"]]).unwrap();
    assert_eq!(profile.task(&task_name("Term")).map(TaskIndex::get), Some(0));
    assert_eq!(profile.task(&task_name("final")).map(TaskIndex::get), Some(1));
}

#[test]
fn one_to_seven_tasks_take_part() {
    let names: Vec<[String; 1]> = (1..=8).map(|n| [format!("Task {n}")]).collect();
    for count in 0..=8 {
        let tasks: Vec<[&str; 1]> = names[..count].iter().map(|[name]| [name.as_str()]).collect();
        let tasks: Vec<&[&str]> = tasks.iter().map(<[&str; 1]>::as_slice).collect();
        match profile(&tasks) {
            Ok(profile) => {
                assert!((1..=7).contains(&count), "{count}");
                assert_eq!(profile.indexed_tasks().count(), count);
            }
            Err(error) => {
                assert!(count == 0 || count == 8, "{count}");
                assert_eq!(error.to_string(), format!("profile has {count} tasks: give 1 to 7"));
            }
        }
    }
    for place in 0..=u8::MAX {
        assert_eq!(TaskIndex::new(place).map(TaskIndex::get), (place < 7).then_some(place));
    }
}

proptest! {
    #[test]
    fn case_and_blanks_never_count(
        which in 0..6_usize, upper in any::<u32>(), blanks in proptest::collection::vec(0..3_usize, 24)
    ) {
        let (plain, meant) = SPELLINGS[which];
        let mangled: String = plain
            .chars()
            .filter(|c| *c != ' ')
            .zip(&blanks)
            .enumerate()
            .flat_map(|(place, (c, count))| {
                let flipped = upper.checked_shr(u32::try_from(place).unwrap()).unwrap_or(0) & 1 == 1;
                let c = if flipped { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
                core::iter::repeat_n(' ', *count).chain([c])
            })
            .collect();
        let kts = ExchangeProfile::kts();
        let found = kts.task(&task_name(&mangled)).and_then(|index| kts.task_name(index));
        prop_assert_eq!(found.map(TaskName::as_str), meant, "{:?}", mangled);
    }
}
