//! States, the badge, sending again, and faults that stay (rule L-6).

use crate::plan;
use gradecrosswalk_domain::TeacherId;
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{
    Fault, PushPlan, PushScope, PushSummary, ScoreState, WrittenEntry,
};
use gradecrosswalk_testkit::builders::ssid;
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, apply};

/// The state of a student's score in assignment A-1 of section 1.
fn state(plan: &PushPlan, student: u32) -> Option<ScoreState> {
    plan.sections[0].entries[0].score(&ssid(student)).unwrap().state()
}

#[test]
fn each_score_has_its_state() {
    let mut draft = Draft::welding();
    let third = draft.class.sections[1].roster[0];
    draft.section("1").roster.push(third);
    draft.stands("01", "A-1", &[(1, "9"), (2, "1")]);
    draft.score("A-1", 3, "11");
    let before = plan(&draft);
    assert_eq!(state(&before, 1), Some(ScoreState::Sent));
    assert_eq!(state(&before, 2), Some(ScoreState::Owed));
    assert_eq!(state(&before, 3), Some(ScoreState::Fault));
    // What waits behind its entry is owed; it has no fault of its own.
    draft.due("A-1", "2020-01-01");
    let waiting = plan(&draft);
    assert_eq!(state(&waiting, 1), Some(ScoreState::Sent));
    assert_eq!(state(&waiting, 2), Some(ScoreState::Owed));
    assert_eq!(state(&waiting, 3), Some(ScoreState::Owed));
    draft.student_score("A-1", 2).points = None;
    assert_eq!(state(&plan(&draft), 2), None, "nothing is owed where there is no score");
}

#[test]
fn the_badge_counts_each_fault_once() {
    let mut draft = Draft::welding();
    assert_eq!(plan(&draft).badge(), 0);
    draft.score("A-1", 1, "11");
    assert_eq!(plan(&draft).badge(), 1);
    draft.score("A-1", 2, "11");
    assert_eq!(plan(&draft).badge(), 2, "two scores");
    draft.due("A-1", "2020-01-01");
    assert_eq!(plan(&draft).badge(), 2, "the entry in two gradebooks; the scores are not looked into");
    draft.description("A-1", "<b>x</b>");
    assert_eq!(plan(&draft).badge(), 4, "each fault of each entry");
    draft.class.owner = TeacherId::new("T-2").unwrap();
    assert_eq!(plan(&draft).badge(), 1, "the class");
    let counted = PushSummary {
        entries_kept_back: 4,
        scores_kept_back: 4,
        skip: 4,
        faults: 1,
        ..PushSummary::default()
    };
    // Sections 1 and 2 have two entries each; in A-2 only student 1 has a score; section 3 is not linked.
    assert_eq!(plan(&draft).summary(), counted);
}

/// A push that fails in two places, is repaired in two steps, and is sent again after each.
#[test]
fn a_resend_sends_what_is_owed_and_nothing_else() {
    let mut draft = Draft::welding();
    draft.score("A-1", 1, "11").activity("A-2").due = None;
    let built = draft.build();
    let first = PushPlan::new(&built, PushScope::All);
    let sent = |plan: &PushPlan| {
        let of = |write: &gradecrosswalk_matching::grade_return::EntryWrite<'_>| {
            let entry = match write.entry {
                WrittenEntry::Create { .. } => "create",
                WrittenEntry::Update { .. } => "update",
                WrittenEntry::Stands => "stands",
            };
            format!("{} {} {entry} {}", write.section.number, write.activity, write.scores.len())
        };
        plan.writes().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(sent(&first), ["01 A-1 create 1", "02 A-1 create 1"]);
    assert_eq!(first.badge(), 3, "one score, and the assessment in two gradebooks");

    let mut draft = Draft::of(&apply(&built, &first));
    assert!(sent(&plan(&draft)).is_empty(), "nothing was repaired, nothing is sent again");
    draft.score("A-1", 1, "10");
    let second = plan(&draft);
    assert_eq!(sent(&second), ["01 A-1 stands 1"]);

    draft.due("A-2", "2019-10-11");
    let built = draft.build();
    let one = PushPlan::new(&built, PushScope::Entry(&"A-2".parse().unwrap()));
    assert_eq!(
        sent(&one),
        ["01 A-2 create 1", "02 A-2 create 0"],
        "one entry is resent, the other still owed"
    );
    let built = apply(&built, &one);
    let rest = PushPlan::new(&built, PushScope::All);
    assert_eq!(sent(&rest), ["01 A-1 stands 1"]);
    let last = PushPlan::new(&apply(&built, &rest), PushScope::All);
    assert!(sent(&last).is_empty() && last.badge() == 0);
    let standing =
        PushSummary { entries_unchanged: 4, scores_unchanged: 4, skip: 4, ..PushSummary::default() };
    assert_eq!(last.summary(), standing);
}

/// A gradebook that took only a part of what was written: the next plan has the rest.
#[test]
fn one_score_that_was_not_taken_stops_no_other() {
    let built = Draft::welding().build();
    let first = PushPlan::new(&built, PushScope::All);
    let mut draft = Draft::of(&apply(&built, &first));
    draft.sis("01").entries[0].scores.retain(|score| score.student != ssid(2));
    let second = plan(&draft);
    let writes = second.writes();
    assert_eq!(writes.len(), 1);
    assert_eq!((writes[0].entry, writes[0].scores[0].student), (WrittenEntry::Stands, ssid(2)));
    assert_eq!(state(&second, 1), Some(ScoreState::Sent));
    assert_eq!(state(&second, 2), Some(ScoreState::Owed));
}

#[test]
fn a_fault_that_stays_is_for_the_administrators() {
    let mut draft = Draft::welding();
    draft.score("A-1", 1, "11").due("A-2", "2020-01-01");
    let before = plan(&draft).fault_marks();
    draft.due("A-2", "2019-10-11").score("A-1", 2, "11");
    let now = plan(&draft);
    let repairers: Vec<_> = now.faults().iter().map(|fault| fault.repairer(&before)).collect();
    assert_eq!(repairers, [Repairer::Administrators, Repairer::ClassOwner]);
    let staying = now.staying(&before);
    assert_eq!(staying.len(), 1, "one is repaired, one is new, one stays");
    assert_eq!(staying[0].fault(), Fault::ScoreAboveMaximum);
    assert_eq!(staying[0].place.to_string(), "activity A-1, section 1, student 1900000001");
    // The same fault of another score does not make it stay.
    assert!(now.staying(&before[1..]).is_empty());
}
