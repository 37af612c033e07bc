//! A learning class and its gradebooks (rules L-1 to L-6): what is refused, what order never shows, what can be wrong.
#![cfg(test)]

use chrono::NaiveDate;
use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::learning::{
    Activity, ActivityKind, CategoryControl, CategoryState, ClassSection, DueDateDemand, Enablement,
    EntryContent, EntryScore, GradeReturn, GradeReturnParts, GradebookCategory, GradebookEntry,
    GradebookTarget, LearningClass, LearningClassParts, PublishSettings, RosterLink, RosterStudent,
    RubricKind, RubricMark, SisSection, SisSectionParts, StudentScore, TextLimit, Unsent, UnsentSet,
};
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::{
    ActivityId, ActivityTitle, CategoryName, ClassId, ClassSectionId, CourseNumber, SectionNumber, TeacherId,
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, month, day).unwrap()
}

fn student(number: u8) -> Ssid {
    Ssid::new(&format!("19000000{number:02}")).unwrap()
}

fn key(number: &str) -> SectionKey {
    SectionKey::new(CourseNumber::new("480815").unwrap(), SectionNumber::new(number).unwrap())
}

fn section(id: &str, linked: &[&str], students: &[u8]) -> ClassSection {
    let of = |number: &u8| RosterStudent { student: student(*number), link: RosterLink::Linked };
    ClassSection {
        id: ClassSectionId::new(id).unwrap(),
        linked: linked.iter().map(|number| key(number)).collect(),
        roster: students.iter().map(of).collect(),
    }
}

fn activity(id: &str, scored: &[u8]) -> Activity {
    let score = |number: &u8| StudentScore {
        points: Some("9".parse().unwrap()),
        ..StudentScore::new(student(*number))
    };
    Activity {
        id: ActivityId::new(id).unwrap(),
        kind: ActivityKind::Assignment,
        title: ActivityTitle::new(format!("Activity {id}")).unwrap(),
        description: None,
        max_points: Some("10".parse().unwrap()),
        due: None,
        rubric: None,
        unsent: UnsentSet::EMPTY,
        scores: scored.iter().map(score).collect(),
    }
}

fn class() -> LearningClassParts {
    LearningClassParts {
        id: ClassId::new("WELD").unwrap(),
        owner: TeacherId::new("T-1").unwrap(),
        sections: vec![section("2", &[], &[4]), section("1", &["02", "01"], &[3, 1])],
        activities: vec![activity("b", &[3, 1]), activity("a", &[])],
    }
}

fn entry(source: Option<&str>, title: &str, scored: &[u8]) -> GradebookEntry {
    let score = |number: &u8| EntryScore { student: student(*number), points: "9".parse().unwrap() };
    GradebookEntry {
        source: source.map(|id| ActivityId::new(id).unwrap()),
        content: EntryContent {
            title: ActivityTitle::new(title).unwrap(),
            description: None,
            max_points: "10".parse().unwrap(),
            due: None,
        },
        category: CategoryName::new("Classwork").unwrap(),
        publish: PublishSettings::ALL,
        scores: scored.iter().map(score).collect(),
    }
}

fn sis(number: &str) -> SisSectionParts {
    let category = |name: &str| GradebookCategory {
        name: CategoryName::new(name).unwrap(),
        state: CategoryState::Active,
        controlled_by: CategoryControl::Teacher(TeacherId::new("T-1").unwrap()),
    };
    SisSectionParts {
        key: key(number),
        lead_teacher: TeacherId::new("T-1").unwrap(),
        term: DateRange::new(day(8, 1), day(12, 20)).unwrap(),
        categories: vec![category("Tests"), category("Classwork")],
        entries: vec![entry(Some("b"), "B", &[3, 1]), entry(None, "Shop", &[]), entry(Some("a"), "A", &[])],
    }
}

#[test]
fn a_class_is_in_order_however_it_was_given() {
    let given = LearningClass::new(class()).unwrap();
    let mut turned = class();
    turned.sections.reverse();
    turned.activities.reverse();
    for section in &mut turned.sections {
        section.linked.reverse();
        section.roster.reverse();
    }
    for activity in &mut turned.activities {
        activity.scores.reverse();
    }
    turned.sections[0].linked.push(key("01"));
    assert_eq!(LearningClass::new(turned).unwrap(), given, "a link that stands twice counts once");
    let ids: Vec<&str> = given.activities().iter().map(|activity| activity.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    let b = given.activity(&ActivityId::new("b").unwrap()).unwrap();
    assert!(b.score(&student(1)).is_some() && b.score(&student(2)).is_none());
    assert_eq!(given.sections()[0].link_of(&student(3)), Some(RosterLink::Linked));
    assert_eq!(given.sections()[0].link_of(&student(4)), None);
}

#[test]
fn a_class_refuses_what_stands_twice() {
    type Change = fn(&mut LearningClassParts);
    let cases: [(Change, &str); 5] = [
        (
            |class| class.sections.push(section("1", &[], &[])),
            "class WELD: section 1 is given twice: give each section once",
        ),
        (
            |class| class.activities.push(activity("a", &[])),
            "class WELD: activity a is given twice: give each activity once, with all its scores",
        ),
        (
            |class| class.sections.push(section("3", &[], &[5, 1, 5])),
            "class WELD: section 3 has student ******0005 twice: give each student once",
        ),
        (
            |class| class.activities.push(activity("c", &[1, 2, 1])),
            "class WELD: activity c has two scores of student ******0001: give one",
        ),
        (
            |class| class.activities[0].due = NaiveDate::from_ymd_opt(12_000, 1, 1),
            "class WELD: activity b has a due date: date +12000-01-01 is outside the years 1 to 9999: give a date within them",
        ),
    ];
    for (change, message) in cases {
        let mut class = class();
        change(&mut class);
        assert_eq!(LearningClass::new(class).unwrap_err().to_string(), message);
    }
    // The same student in two sections and two activities is fine.
    let mut class = class();
    class.sections.push(section("3", &[], &[1]));
    assert!(LearningClass::new(class).is_ok());
}

#[test]
fn a_sis_section_is_in_order_and_finds_its_entries() {
    let given = SisSection::new(sis("01")).unwrap();
    let mut turned = sis("01");
    turned.categories.reverse();
    turned.entries.reverse();
    for entry in &mut turned.entries {
        entry.scores.reverse();
    }
    assert_eq!(SisSection::new(turned).unwrap(), given);
    let b = given.entry_of(&ActivityId::new("b").unwrap()).unwrap();
    assert_eq!(b.content.title.as_str(), "B");
    assert_eq!(b.points(&student(3)), Some("9".parse().unwrap()));
    assert_eq!(b.points(&student(2)), None);
    assert_eq!(given.entry_of(&ActivityId::new("c").unwrap()), None);
    assert_eq!(given.entries()[0].source, None);
}

#[test]
fn a_sis_section_refuses_what_cannot_be() {
    type Change = fn(&mut SisSectionParts);
    let cases: [(Change, &str); 5] = [
        (
            |section| section.categories.push(section.categories[0].clone()),
            "sis section 480815-01: category Tests is given twice: give each category once",
        ),
        (
            |section| section.entries.push(entry(Some("a"), "Again", &[])),
            "sis section 480815-01: two entries are of activity a: give the one that is updated",
        ),
        (
            |section| section.entries.push(entry(Some("c"), "C", &[1, 1])),
            "sis section 480815-01: entry \"C\" has two scores of student ******0001: give one",
        ),
        (
            |section| drop(section.categories.pop()),
            "sis section 480815-01: entry \"Shop\" is in category Classwork, which is not given: give it too",
        ),
        (
            |section| section.entries[0].content.due = NaiveDate::from_ymd_opt(-3, 1, 1),
            "sis section 480815-01: entry \"B\" has a due date: date -0003-01-01 is outside the years 1 to 9999: give a date within them",
        ),
    ];
    for (change, message) in cases {
        let mut section = sis("01");
        change(&mut section);
        assert_eq!(SisSection::new(section).unwrap_err().to_string(), message);
    }
    // Two entries made in the gradebook may be alike, and so may be a gradebook without categories or entries.
    let mut section = sis("01");
    section.entries.push(entry(None, "Shop", &[]));
    assert!(SisSection::new(section).is_ok());
    let empty = SisSectionParts { categories: vec![], entries: vec![], ..sis("01") };
    assert!(SisSection::new(empty).is_ok());
}

#[test]
fn a_grade_return_refuses_a_sis_section_that_stands_twice() {
    let sections = |numbers: &[&str]| GradeReturnParts {
        enablement: Enablement::Enabled,
        target: GradebookTarget::power_teacher_pro(),
        class: LearningClass::new(class()).unwrap(),
        sections: numbers.iter().map(|number| SisSection::new(sis(number)).unwrap()).collect(),
    };
    let given = GradeReturn::new(sections(&["02", "01"])).unwrap();
    assert_eq!(GradeReturn::new(sections(&["01", "02"])).unwrap(), given);
    assert!(given.section(&key("02")).is_some() && given.section(&key("03")).is_none());
    assert_eq!(
        GradeReturn::new(sections(&["02", "01", "02"])).unwrap_err().to_string(),
        "sis section 480815-02 is given twice: give it once, with its whole gradebook"
    );
}

/// Rule L-1: which score travels, and what stays behind.
#[test]
fn the_score_that_travels() {
    use RubricKind::{Qualitative, Quantitative};
    let points = |text: &str| Some(text.parse().unwrap());
    let by_rubric = |text: &str| Some(RubricMark::Points(text.parse().unwrap()));
    let level = Some(RubricMark::Level);
    // Rubric of the activity, points, mark by rubric: the score that travels, whether a rubric's mark stays behind.
    let cases = [
        (None, points("9"), None, points("9"), false),
        (None, None, None, None, false),
        (Some(Quantitative), None, by_rubric("8"), points("8"), false),
        (Some(Quantitative), points("9"), by_rubric("8"), points("9"), true),
        (Some(Quantitative), None, level, None, true),
        (Some(Qualitative), None, by_rubric("8"), None, true),
        (Some(Qualitative), points("9"), level, points("9"), true),
        (None, None, by_rubric("8"), None, true),
    ];
    for (rubric, points, mark, travels, stays) in cases {
        let activity = Activity { rubric, ..activity("a", &[]) };
        let score = StudentScore { points, rubric: mark, ..StudentScore::new(student(1)) };
        let what = format!("{rubric:?}, {points:?}, {mark:?}");
        assert_eq!(activity.score_of(&score), travels, "L-1: {what}");
        assert_eq!(activity.score_stays_behind(&score).contains(Unsent::Rubric), stays, "L-1: {what}");
        assert_eq!(activity.stays_behind().contains(Unsent::Rubric), rubric.is_some(), "L-1: {what}");
    }
}

/// Rules L-2, L-3, L-4: what document 004 says of each gradebook.
#[test]
fn the_gradebooks_that_ship() {
    let targets = [
        (GradebookTarget::power_teacher_pro(), "Classwork", None),
        (GradebookTarget::power_teacher_gradebook(), "TEST", None),
        (GradebookTarget::unified_classroom(), "Classwork", Some(100)),
    ];
    for (target, category, list) in targets {
        assert_eq!((target.title_limit.get(), target.description_limit.get()), (50, 4000), "{}", target.name);
        assert_eq!(target.preferred_category.as_str(), category, "{}", target.name);
        assert_eq!(target.list_limit.map(TextLimit::get), list, "{}", target.name);
        assert_eq!(target.publish, PublishSettings::ALL, "{}", target.name);
        assert!(target.due_date.asks(ActivityKind::Assessment), "{}", target.name);
        assert!(!target.due_date.asks(ActivityKind::Assignment), "{}", target.name);
    }
    assert!(DueDateDemand::Everything.asks(ActivityKind::Assignment));
    assert!(!DueDateDemand::Nothing.asks(ActivityKind::Assessment));
}

#[test]
fn what_stays_behind_is_a_set() {
    let all: UnsentSet = Unsent::ALL.into_iter().collect();
    assert_eq!(all.to_string(), "category, comment, note, special score notation, rubric, extra points");
    for one in Unsent::ALL {
        let alone = UnsentSet::EMPTY.with(one);
        assert_eq!(alone.iter().collect::<Vec<_>>(), [one]);
        assert!(all.contains(one) && !UnsentSet::EMPTY.contains(one));
    }
    assert!(UnsentSet::EMPTY.is_empty() && !all.is_empty());
}
