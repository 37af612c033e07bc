//! Texts that are cut, and lists that leave long titles out (rule L-2).

use crate::plan;
use gradecrosswalk_domain::TargetName;
use gradecrosswalk_domain::learning::{DueDateDemand, GradebookTarget, OverMaximum, TextLimit};
use gradecrosswalk_matching::grade_return::{CutText, Listing, PushPlan, PushScope};
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, says};

/// A text that is cut: which, from what length, to which.
type Cut = (CutText, usize, usize);

fn limit(characters: u32) -> TextLimit {
    TextLimit::new(characters).unwrap()
}

#[test]
fn rule_l_2_titles_and_descriptions_are_cut_to_the_limit() {
    // The title's length, the description's, and what is cut of each.
    let cases: [(usize, usize, &[Cut]); 4] = [
        (50, 4000, &[]),
        (51, 4000, &[(CutText::Title, 51, 50)]),
        (50, 4001, &[(CutText::Description, 4001, 4000)]),
        (90, 9000, &[(CutText::Title, 90, 50), (CutText::Description, 9000, 4000)]),
    ];
    for (title, description, expected) in cases {
        let mut draft = Draft::welding();
        draft.title("A-1", &"é".repeat(title)).description("A-1", &"é".repeat(description));
        let plan = plan(&draft);
        let entry = &plan.sections[0].entries[0];
        let cuts: Vec<_> = entry.cuts.iter().map(|cut| (cut.text, cut.from, cut.to)).collect();
        assert_eq!(cuts, expected, "L-2: {title}, {description}");
        let content = entry.outcome.content().unwrap();
        assert_eq!(content.title.as_str().chars().count(), title.min(50));
        let sent = content.description.as_ref().unwrap().as_str().chars().count();
        assert_eq!(sent, description.min(4000));
    }
}

/// Rule L-2: the cut is at the last boundary of what people see as one character.
#[test]
fn rule_l_2_no_character_is_cut_in_two() {
    let accent = "e\u{301}";
    for (title, left) in [("x".repeat(49) + accent, 49), ("x".repeat(48) + accent, 50)] {
        let mut draft = Draft::welding();
        draft.title("A-1", &title);
        // The oracle cuts by characters, so it is not asked.
        let plan = PushPlan::new(&draft.build(), PushScope::All);
        let content = plan.sections[0].entries[0].outcome.content().unwrap();
        assert_eq!(content.title.as_str().chars().count(), left, "L-2: {title}");
    }
}

#[test]
fn rule_l_2_unified_classroom_lists_no_title_over_100() {
    let cases = [
        (GradebookTarget::unified_classroom(), 100, "listed"),
        (GradebookTarget::unified_classroom(), 101, "101 over 100"),
        (GradebookTarget::power_teacher_pro(), 101, "no list"),
    ];
    for (target, length, expected) in cases {
        let mut draft = Draft::welding();
        (draft.target, _) = (target, draft.title("A-1", &"x".repeat(length)));
        let plan = plan(&draft);
        let said = match plan.sections[0].entries[0].listing {
            Listing::NoList => "no list".to_owned(),
            Listing::Listed => "listed".to_owned(),
            Listing::TitleTooLong { length, limit } => format!("{length} over {limit}"),
        };
        assert_eq!(said, expected, "L-2: {length} in {}", draft.target.name);
        // The entry is sent all the same, cut as any other.
        assert_eq!(says(&plan, "1/A-1"), "create in Classwork");
    }
}

/// A gradebook that a vendor defines is data like those that ship.
#[test]
fn a_vendor_defines_a_gradebook() {
    let mut draft = Draft::welding();
    draft.target = GradebookTarget {
        name: TargetName::new("District Gradebook").unwrap(),
        title_limit: limit(30),
        list_limit: Some(limit(40)),
        preferred_category: "Tests".parse().unwrap(),
        due_date: DueDateDemand::Everything,
        over_maximum: OverMaximum::Capped,
        ..GradebookTarget::power_teacher_pro()
    };
    draft.title("A-1", &"x".repeat(41)).score("A-1", 1, "11").activity("A-2").due = None;
    let plan = plan(&draft);
    assert_eq!(says(&plan, "1/A-1"), "create in Tests");
    assert_eq!(says(&plan, "1/A-1/1"), "send 10");
    assert_eq!(says(&plan, "1/A-2"), "fault F05");
    let entry = &plan.sections[0].entries[0];
    assert_eq!((entry.cuts[0].from, entry.cuts[0].to), (41, 30));
    assert_eq!(entry.listing, Listing::TitleTooLong { length: 41, limit: limit(40) });
}
