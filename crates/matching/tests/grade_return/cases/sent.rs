//! What is sent and what stays behind, where grade return is switched on and where not (rule L-1).

use super::{check, teacher};
use crate::plan;
use gradecrosswalk_domain::learning::{Enablement, RubricKind, RubricMark, Unsent, UnsentSet};
use gradecrosswalk_matching::grade_return::PushPlan;
use gradecrosswalk_testkit::builders::ssid;
use gradecrosswalk_testkit::grade_return::ReturnDraft as Draft;

#[test]
fn rule_l_1_what_is_sent() {
    check(&[
        (
            "L-1: each scored activity becomes an entry, with its scores",
            |_| {},
            &[
                ("", ""),
                ("1/A-1", "create in Classwork"),
                ("1/A-1/1", "send 9"),
                ("1/A-1/2", "send 8"),
                ("2/A-1/3", "send 7"),
                ("1/A-2", "create in Classwork"),
                ("1/A-2/1", "send 20"),
            ],
        ),
        (
            "L-1: an activity that is not scored becomes none",
            |class| class.activity("A-2").max_points = None,
            &[("1/A-1", "create in Classwork"), ("1/A-2", ""), ("1/A-2/1", "")],
        ),
        (
            "L-1: a scored activity in which nobody has a score yet becomes one",
            |class| class.activity("A-2").scores.clear(),
            &[("1/A-2", "create in Classwork"), ("1/A-2/1", "skip: no score")],
        ),
        (
            "L-1: the score of a quantitative rubric is sent",
            |class| {
                class.activity("A-1").rubric = Some(RubricKind::Quantitative);
                let score = class.student_score("A-1", 1);
                (score.points, score.rubric) = (None, Some(RubricMark::Points("8.5".parse().unwrap())));
            },
            &[("1/A-1/1", "send 8.5"), ("1/A-1/2", "send 8")],
        ),
        (
            "L-1: that of a qualitative one is not",
            |class| {
                class.activity("A-1").rubric = Some(RubricKind::Qualitative);
                let score = class.student_score("A-1", 1);
                (score.points, score.rubric) = (None, Some(RubricMark::Level));
            },
            &[("1/A-1/1", "skip: no score"), ("1/A-1/2", "send 8")],
        ),
        (
            "L-1: points that were entered go before the rubric's",
            |class| {
                class.activity("A-1").rubric = Some(RubricKind::Quantitative);
                class.student_score("A-1", 1).rubric = Some(RubricMark::Points("5".parse().unwrap()));
            },
            &[("1/A-1/1", "send 9")],
        ),
        (
            "L-1: extra points are not sent, and the score beside them is",
            |class| class.student_score("A-1", 1).unsent = UnsentSet::EMPTY.with(Unsent::ExtraPoints),
            &[("1/A-1/1", "send 9")],
        ),
        (
            "L-1: a special notation alone is nothing to send",
            |class| {
                let score = class.student_score("A-1", 1);
                (score.points, score.unsent) = (None, UnsentSet::EMPTY.with(Unsent::SpecialNotation));
            },
            &[("1/A-1/1", "skip: no score")],
        ),
    ]);
}

#[test]
fn rule_l_1_where_it_is_not_switched_on_nothing_is_planned_and_the_plan_says_so() {
    let mut draft = Draft::welding();
    let on = plan(&draft);
    assert_eq!((on.enablement, on.sections.len(), on.writes().len()), (Enablement::Enabled, 3, 4));
    draft.enablement = Enablement::NotEnabled;
    // Faults are not looked for either.
    draft.class.owner = teacher("T-9");
    let off = plan(&draft);
    assert_eq!((off.enablement, off.badge()), (Enablement::NotEnabled, 0));
    assert!(off.sections.is_empty() && off.writes().is_empty());
}

/// Where the omissions stand in a plan: of the entry, and of student 1's score.
fn unsent(plan: &PushPlan, activity: usize) -> (String, String) {
    let entry = &plan.sections[0].entries[activity];
    (entry.unsent.to_string(), entry.scores[0].unsent.to_string())
}

#[test]
fn rule_l_1_every_omission_is_listed() {
    let mut draft = Draft::welding();
    draft.activity("A-1").unsent = UnsentSet::EMPTY.with(Unsent::Category).with(Unsent::Note);
    draft.activity("A-1").rubric = Some(RubricKind::Quantitative);
    let score = draft.student_score("A-1", 1);
    score.rubric = Some(RubricMark::Points("8".parse().unwrap()));
    score.unsent = [Unsent::Comment, Unsent::SpecialNotation, Unsent::ExtraPoints].into_iter().collect();
    let plan = plan(&draft);
    let of_score = "comment, special score notation, rubric, extra points";
    assert_eq!(unsent(&plan, 0), ("category, note, rubric".to_owned(), of_score.to_owned()));
    assert_eq!(unsent(&plan, 1), (String::new(), String::new()), "where there is nothing, nothing is listed");
}

/// A score of somebody who is on no roster has nowhere to go, and is listed.
#[test]
fn scores_of_students_on_no_roster_are_listed() {
    let mut draft = Draft::welding();
    assert!(plan(&draft).not_on_a_roster.is_empty());
    draft.score("A-2", 9, "5").student_score("A-1", 9).unsent = UnsentSet::EMPTY.with(Unsent::Note);
    let strays = plan(&draft).not_on_a_roster;
    assert_eq!(strays.len(), 1, "a note alone is no score");
    assert_eq!((strays[0].activity.as_str(), strays[0].student), ("A-2", ssid(9)));
}
