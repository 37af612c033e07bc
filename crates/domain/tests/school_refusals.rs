//! What a school may not be: references that do not resolve, keys that stand twice, more than can be numbered.
#![cfg(test)]

mod common;

use common::{course, group, group_name, home, id, item, key, school, section, task, task_name, technical};
use gradecrosswalk_domain::CourseNumber;
use gradecrosswalk_domain::school::{GradeLevel, OpenTerms, School, SchoolError, SchoolParts};
use gradecrosswalk_domain::scores::ScoreGroup;
use proptest::prelude::*;

/// What is done to a good technical school, the error, its message.
type Case = (fn(&mut SchoolParts), SchoolError, &'static str);

fn cases() -> Vec<Case> {
    vec![
        (
            |parts| parts.courses.push(course("480815", Vec::new())),
            SchoolError::DoubledCourse {
                school: id("ATC-017"),
                course: CourseNumber::new("480815").unwrap(),
            },
            "school ATC-017: course 480815 is given twice: give each course once, with all its tasks",
        ),
        (
            |parts| parts.sections.push(section("480815", "01")),
            SchoolError::DoubledSection { school: id("ATC-017"), section: key("480815", "01") },
            "school ATC-017: section 480815-01 is given twice: give each section once",
        ),
        (
            |parts| parts.score_groups.push(group("CTE Numeric", &[("P", "")])),
            SchoolError::DoubledGroup { school: id("ATC-017"), group: group_name("CTE Numeric") },
            "school ATC-017: score group CTE Numeric is given twice: give each group a name of its own",
        ),
        (
            |parts| parts.sections.push(section("480820", "01")),
            SchoolError::UnknownCourse { school: id("ATC-017"), section: key("480820", "01") },
            "school ATC-017: section 480820-01 is of a course that is not given: give the course too",
        ),
        (
            |parts| parts.courses[0].tasks[0].score_group = group_name("Letters"),
            SchoolError::UnknownGroup {
                school: id("ATC-017"),
                course: CourseNumber::new("480815").unwrap(),
                task: task_name("CTE Term Grade"),
                group: group_name("Letters"),
            },
            "school ATC-017: task \"CTE Term Grade\" on course 480815 names score group Letters, which is not given: give the group too",
        ),
        (
            |parts| {
                parts.score_groups = (0..=School::MAX_GROUPS)
                    .map(|n| ScoreGroup::new(group_name(&format!("Group {n}")), [item("P", "")]).unwrap())
                    .collect();
            },
            SchoolError::TooMany {
                school: id("ATC-017"),
                what: "score groups",
                count: 4097,
                max: School::MAX_GROUPS,
            },
            "school ATC-017: 4097 score groups are more than 4096: split the school",
        ),
    ]
}

#[test]
fn what_is_refused_and_why() {
    school(technical());
    for (spoil, error, message) in cases() {
        let mut parts = technical();
        spoil(&mut parts);
        let got = School::new(parts).unwrap_err();
        assert_eq!(got.to_string(), message);
        assert_eq!(got, error);
    }
}

/// Doubles are found wherever they stand, not only beside each other.
#[test]
fn doubles_need_not_be_neighbours() {
    let mut parts = home("HS-210");
    parts.courses =
        ["480820", "480815", "480830", "480815"].map(|number| course(number, Vec::new())).to_vec();
    assert!(
        matches!(School::new(parts), Err(SchoolError::DoubledCourse { course, .. }) if course.as_str() == "480815")
    );
    let mut parts = home("HS-210");
    parts.sections = ["02", "01", "03", "02"].map(|number| section("480815", number)).to_vec();
    assert!(
        matches!(School::new(parts), Err(SchoolError::DoubledSection { section, .. }) if section == key("480815", "02"))
    );
}

#[test]
fn the_greatest_number_of_score_groups_is_taken() {
    let mut parts = technical();
    parts.score_groups.extend((1..School::MAX_GROUPS).map(|n| group(&format!("Group {n}"), &[("P", "")])));
    assert_eq!(school(parts).score_groups().len(), School::MAX_GROUPS);
}

#[test]
fn everything_is_found_by_its_key_at_its_place() {
    let mut parts = home("HS-210");
    parts.courses = ["480830", "480815", "48"].map(|number| course(number, Vec::new())).to_vec();
    parts.courses[0].tasks.push(task("CTE Term Grade", OpenTerms::ByWindow));
    parts.sections = [("480830", "1"), ("48", "2"), ("480815", "10"), ("480815", "9")]
        .map(|(course, number)| section(course, number))
        .to_vec();
    parts.score_groups.push(group("Brief", &[("P", "")]));
    let school = school(parts);
    let numbers: Vec<&str> = school.courses().iter().map(|course| course.number.as_str()).collect();
    assert_eq!(numbers, ["48", "480815", "480830"]);
    let sections: Vec<String> = school.sections().iter().map(|section| section.key.to_string()).collect();
    assert_eq!(sections, ["48-2", "480815-10", "480815-9", "480830-1"]);
    for (place, course) in school.courses().iter().enumerate() {
        assert_eq!(school.course(&course.number), Some((place, course)));
    }
    for (place, section) in school.sections().iter().enumerate() {
        assert_eq!(school.section(&section.key), Some((place, section)));
    }
    for (place, group) in school.score_groups().iter().enumerate() {
        assert_eq!(school.score_group(group.name()), Some((place, group)));
    }
    assert_eq!(school.course(&CourseNumber::new("480816").unwrap()), None);
    assert_eq!(school.section(&key("480815", "1")), None);
    assert_eq!(school.score_group(&group_name("cte numeric")), None, "names of groups are keys");
}

#[test]
fn grade_levels_are_0_to_14() {
    for level in 0..=u8::MAX {
        match GradeLevel::new(level) {
            Ok(taken) => {
                assert!(level <= 14);
                assert_eq!((taken.get(), taken.to_string()), (level, level.to_string()));
            }
            Err(error) => {
                assert!(level > 14);
                let message = format!(
                    "grade level {level} is outside 0 to 14: give 0 for kindergarten, 9 to 12 for high school"
                );
                assert_eq!(error.to_string(), message);
            }
        }
    }
}

proptest! {
    #[test]
    fn the_order_in_which_parts_are_given_does_not_matter(
        courses in Just(vec!["48", "480815", "480820", "9"]).prop_shuffle(),
        sections in Just(vec![("48", "1"), ("480815", "1"), ("480815", "2"), ("9", "01")]).prop_shuffle(),
        groups in Just(vec!["CTE Numeric", "Letters", "Pass"]).prop_shuffle(),
    ) {
        let build = |courses: &[&str], sections: &[(&str, &str)], groups: &[&str]| {
            let mut parts = home("HS-210");
            parts.courses = courses.iter().map(|n| course(n, vec![task("CTE Term", OpenTerms::ByWindow)])).collect();
            parts.sections = sections.iter().map(|(course, number)| section(course, number)).collect();
            parts.score_groups = groups.iter().map(|name| group(name, &[("P", "")])).collect();
            school(parts)
        };
        let sorted = build(
            &["48", "480815", "480820", "9"],
            &[("48", "1"), ("480815", "1"), ("480815", "2"), ("9", "01")],
            &["CTE Numeric", "Letters", "Pass"],
        );
        let shuffled = build(&courses, &sections, &groups);
        prop_assert_eq!(&shuffled, &sorted);
        prop_assert_eq!(School::new(shuffled.clone().into_parts()), Ok(shuffled), "checked again, the same");
    }
}
