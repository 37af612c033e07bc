//! Generated classes with every kind of mistake in them, small enough that two mistakes meet.

use super::ReturnDraft;
use super::draft::{class_section, sis_section, teacher};
use crate::builders::{date, ssid};
use crate::generate::pick::{per_mille, sometimes, weighted};
use gradecrosswalk_domain::learning::{
    Activity, ActivityKind, CategoryControl, CategoryState, ClassSection, DueDateDemand, Enablement,
    EntryContent, EntryScore, GradeReturn, GradebookCategory, GradebookEntry, GradebookTarget, OverMaximum,
    PublishAssignment, PublishScores, PublishSettings, RosterLink, RosterStudent, RubricKind, RubricMark,
    SisSectionParts, StudentScore, TextLimit, Unsent, UnsentSet,
};
use gradecrosswalk_domain::{ActivityId, ActivityTitle, CategoryName, Description};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// The students that rosters and scores choose from.
const STUDENTS: [u32; 6] = [1, 2, 3, 4, 5, 6];
/// The SIS sections that classes are linked to. The last never exists.
const SIS: [&str; 4] = ["01", "02", "03", "99"];
const ACTIVITIES: [&str; 5] = ["A", "B", "C", "D", "E"];
/// Titles, some of which are equal once they are cut.
const TITLES: [&str; 7] =
    ["Quiz", "Quiz 1", "Quiz 2", "Weld log", "Weld log, part one", "Weld log, part two", "Essay"];
const DESCRIPTIONS: [&str; 3] =
    ["Read chapter 3", "Read <b>chapter</b> 3", "Read chapters 3 to 11 and say why"];
const CATEGORIES: [&str; 5] = ["Classwork", "classwork", "Äpfel", "Tests", "TEST"];
const POINTS: [&str; 5] = ["0", "4.5", "5", "9.75", "12"];
const DUE: [(u32, Option<&str>); 4] =
    [(6, Some("2019-10-04")), (1, Some("2019-12-20")), (1, Some("2019-12-21")), (1, None)];

fn points() -> impl Strategy<Value = &'static str> {
    select(&POINTS[..])
}

fn target() -> impl Strategy<Value = GradebookTarget> {
    let shipped = weighted(&[
        (2, GradebookTarget::power_teacher_pro()),
        (1, GradebookTarget::power_teacher_gradebook()),
        (1, GradebookTarget::unified_classroom()),
    ]);
    let over = weighted(&[(4, OverMaximum::Refused), (1, OverMaximum::Capped), (1, OverMaximum::Accepted)]);
    let due = weighted(&[
        (4, DueDateDemand::Assessments),
        (1, DueDateDemand::Everything),
        (1, DueDateDemand::Nothing),
    ]);
    let limits =
        (weighted(&[(3, 50), (1, 8), (1, 4)]), weighted(&[(3, 4000), (1, 14)]), sometimes(200, Just(10)));
    (shipped, over, due, limits).prop_map(|(shipped, over_maximum, due_date, (title, description, list))| {
        GradebookTarget {
            title_limit: TextLimit::new(title).unwrap(),
            description_limit: TextLimit::new(description).unwrap(),
            list_limit: list.map(|limit| TextLimit::new(limit).unwrap()),
            over_maximum,
            due_date,
            ..shipped
        }
    })
}

fn unsent() -> impl Strategy<Value = UnsentSet> {
    subsequence(Unsent::ALL.to_vec(), 0..=2).prop_map(UnsentSet::from_iter)
}

fn student_score(student: u32) -> impl Strategy<Value = StudentScore> {
    let rubric = weighted(&[(3, None), (1, Some(None)), (1, Some(Some("5"))), (1, Some(Some("12")))]);
    (sometimes(800, points()), rubric, unsent()).prop_map(move |(points, rubric, unsent)| StudentScore {
        student: ssid(student),
        points: points.map(|points| points.parse().unwrap()),
        rubric: rubric.map(|points: Option<&str>| {
            points.map_or(RubricMark::Level, |points| RubricMark::Points(points.parse().unwrap()))
        }),
        unsent,
    })
}

fn activity(id: &'static str) -> impl Strategy<Value = Activity> {
    let kind = weighted(&[(1, ActivityKind::Assignment), (1, ActivityKind::Assessment)]);
    let rubric =
        weighted(&[(2, None), (1, Some(RubricKind::Quantitative)), (1, Some(RubricKind::Qualitative))]);
    let max = weighted(&[(8, Some("10")), (1, Some("5")), (1, None)]);
    let scores = subsequence(STUDENTS.to_vec(), 0..=6)
        .prop_flat_map(|students| students.into_iter().map(student_score).collect::<Vec<_>>());
    let texts = (select(&TITLES[..]), sometimes(400, select(&DESCRIPTIONS[..])));
    (kind, texts, max, weighted(&DUE), rubric, unsent(), scores).prop_map(
        move |(kind, (title, description), max, due, rubric, unsent, scores)| Activity {
            id: ActivityId::new(id).unwrap(),
            kind,
            title: ActivityTitle::new(title).unwrap(),
            description: description.map(|text| Description::new(text).unwrap()),
            max_points: max.map(|points: &str| points.parse().unwrap()),
            due: due.map(date),
            rubric,
            unsent,
            scores,
        },
    )
}

fn section(id: &'static str) -> impl Strategy<Value = ClassSection> {
    let link = weighted(&[(8, RosterLink::Linked), (1, RosterLink::NotLinked), (1, RosterLink::Overridden)]);
    let links = proptest::collection::vec(link, STUDENTS.len());
    let count = weighted(&[(12, 1_usize), (2, 0), (1, 2)]);
    let linked = count.prop_flat_map(|count| subsequence(SIS.to_vec(), count));
    (linked, subsequence(STUDENTS.to_vec(), 0..=4), links).prop_map(move |(linked, students, links)| {
        let mut section = class_section(id, &linked, &students);
        for (RosterStudent { link, .. }, chosen) in section.roster.iter_mut().zip(links) {
            *link = chosen;
        }
        section
    })
}

fn category(name: &'static str) -> impl Strategy<Value = GradebookCategory> {
    let state = weighted(&[(5, CategoryState::Active), (1, CategoryState::Inactive)]);
    let control = weighted(&[
        (8, CategoryControl::Teacher(teacher("T-1"))),
        (1, CategoryControl::Teacher(teacher("T-2"))),
        (1, CategoryControl::Office),
    ]);
    (state, control).prop_map(move |(state, controlled_by)| GradebookCategory {
        name: CategoryName::new(name).unwrap(),
        state,
        controlled_by,
    })
}

/// An entry that stands, in a category by number.
fn entry(source: Option<&'static str>) -> impl Strategy<Value = (GradebookEntry, usize)> {
    let publish = weighted(&[
        (1, PublishSettings::ALL),
        (1, PublishSettings { assignment: PublishAssignment::Never, scores: PublishScores::Off }),
    ]);
    let score = |student: u32| {
        points()
            .prop_map(move |points| EntryScore { student: ssid(student), points: points.parse().unwrap() })
    };
    let scores = subsequence(STUDENTS.to_vec(), 0..=4)
        .prop_flat_map(move |students| students.into_iter().map(score).collect::<Vec<_>>());
    let content = (select(&TITLES[..]), sometimes(300, Just(DESCRIPTIONS[0])), weighted(&DUE));
    (content, publish, scores, 0_usize..8).prop_map(
        move |((title, description, due), publish, scores, place)| {
            let content = EntryContent {
                title: ActivityTitle::new(title).unwrap(),
                description: description.map(|text| Description::new(text).unwrap()),
                max_points: "10".parse().unwrap(),
                due: due.map(date),
            };
            let source = source.map(|id| ActivityId::new(id).unwrap());
            let category = CategoryName::new("Classwork").unwrap();
            (GradebookEntry { source, content, category, publish, scores }, place)
        },
    )
}

fn gradebook(number: &'static str) -> impl Strategy<Value = SisSectionParts> {
    let lead = weighted(&[(12, teacher("T-1")), (1, teacher("T-2"))]);
    let categories = prop_oneof![
        4 => subsequence(CATEGORIES.to_vec(), 1..=3),
        1 => Just(vec![]),
    ];
    let categories = categories.prop_flat_map(|names| names.into_iter().map(category).collect::<Vec<_>>());
    let sent = subsequence(ACTIVITIES.to_vec(), 0..=3)
        .prop_flat_map(|ids| ids.into_iter().map(|id| entry(Some(id))).collect::<Vec<_>>());
    (lead, categories, sent, sometimes(200, entry(None))).prop_map(move |(lead, categories, sent, own)| {
        let entries = sent.into_iter().chain(own).filter_map(|(mut entry, place)| {
            let at = place.checked_rem(categories.len())?;
            entry.category = categories[at].name.clone();
            Some(entry)
        });
        let entries = entries.collect();
        SisSectionParts { lead_teacher: lead, entries, categories, ..sis_section(number) }
    })
}

/// A class of up to three sections and five activities, with gradebooks that have some of it already.
pub fn grade_return() -> impl Strategy<Value = GradeReturn> {
    let activities = subsequence(ACTIVITIES.to_vec(), 1..=5)
        .prop_flat_map(|ids| ids.into_iter().map(activity).collect::<Vec<_>>());
    let sections = (section("1"), section("2"), section("3"), 1_usize..=3);
    let gradebooks = (gradebook("01"), gradebook("02"), gradebook("03"));
    let owner = weighted(&[(12, teacher("T-1")), (1, teacher("T-2"))]);
    (per_mille(20), target(), owner, activities, sections, gradebooks).prop_map(
        |(off, target, owner, activities, sections, gradebooks)| {
            let mut draft = ReturnDraft::welding();
            draft.enablement = if off { Enablement::NotEnabled } else { Enablement::Enabled };
            draft.target = target;
            draft.class.owner = owner;
            draft.class.activities = activities;
            draft.class.sections = vec![sections.0, sections.1, sections.2];
            draft.class.sections.truncate(sections.3);
            draft.sis = vec![gradebooks.0, gradebooks.1, gradebooks.2];
            draft.build()
        },
    )
}
