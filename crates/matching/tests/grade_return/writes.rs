//! What is written: publish settings, shared gradebooks, nothing that is not owed (rules L-4, L-6).

use crate::plan;
use gradecrosswalk_domain::learning::{PublishAssignment, PublishScores, PublishSettings, RosterLink};
use gradecrosswalk_matching::grade_return::WrittenEntry;
use gradecrosswalk_testkit::builders::ssid;
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, apply};

const OFF: PublishSettings =
    PublishSettings { assignment: PublishAssignment::Never, scores: PublishScores::Off };

/// Rule L-4: created with publish assignment immediately and publish scores on.
#[test]
fn an_entry_is_created_published() {
    let plan = plan(&Draft::welding());
    for write in plan.writes() {
        let WrittenEntry::Create { publish, .. } = write.entry else { panic!("{write:?}") };
        assert_eq!(publish, PublishSettings::ALL, "L-4");
    }
    let mut draft = Draft::welding();
    draft.target.publish = OFF;
    let plan = crate::plan(&draft);
    let WrittenEntry::Create { publish, .. } = plan.writes()[0].entry else { panic!("created") };
    assert_eq!(publish, OFF, "a gradebook of another kind says otherwise");
}

/// Rule L-4: an update never touches the publish settings.
#[test]
fn an_update_leaves_publish_settings_and_category_alone() {
    let mut draft = Draft::welding();
    let entry = draft.stands("01", "A-1", &[]);
    (entry.publish, entry.category) = (OFF, "Tests".parse().unwrap());
    draft.title("A-1", "Weld log 1");
    let built = draft.build();
    let plan = plan(&draft);
    assert!(matches!(plan.writes()[0].entry, WrittenEntry::Update { .. }), "L-4");
    let applied = apply(&built, &plan);
    let entry = applied.sections()[0].entry_of(&"A-1".parse().unwrap()).unwrap();
    assert_eq!(
        (entry.content.title.as_str(), entry.publish, entry.category.as_str()),
        ("Weld log 1", OFF, "Tests")
    );
}

/// Scores that were taken away stay in the gradebook: nothing is ever deleted.
#[test]
fn a_score_that_is_gone_stays_and_is_said() {
    use gradecrosswalk_matching::grade_return::{ScoreOutcome, SkipReason};
    let mut draft = Draft::welding();
    draft.stands("01", "A-1", &[(1, "9"), (2, "8")]);
    draft.student_score("A-1", 1).points = None;
    let plan = plan(&draft);
    let score = plan.sections[0].entries[0].score(&ssid(1)).unwrap();
    let stands = Some("9".parse().unwrap());
    assert_eq!(score.outcome, ScoreOutcome::Skip { reason: SkipReason::NoScore, stands });
    let writes = plan.writes();
    let of_entry = writes.iter().filter(|write| write.activity.as_str() == "A-1");
    assert!(of_entry.flat_map(|write| &write.scores).all(|score| score.student != ssid(1)));
}

/// Two class sections on one SIS section share its entries: one write, with the students of both.
#[test]
fn two_class_sections_can_share_a_gradebook() {
    let mut draft = Draft::welding();
    draft.section("2").linked = draft.class.sections[0].linked.clone();
    // A student on both rosters is written once; one who is overridden on one of them is written for the other.
    let both = draft.class.sections[0].roster.clone();
    draft.section("2").roster.extend(both);
    draft.roster("1", 2, RosterLink::Overridden);
    let built = draft.build();
    let plan = plan(&draft);
    let writes = plan.writes();
    let students = |at: usize| writes[at].scores.iter().map(|score| score.student).collect::<Vec<_>>();
    assert_eq!(writes.len(), 2);
    assert_eq!((students(0), students(1)), (vec![ssid(1), ssid(2), ssid(3)], vec![ssid(1)]));
    assert!(crate::plan(&Draft::of(&apply(&built, &plan))).writes().is_empty());
}
