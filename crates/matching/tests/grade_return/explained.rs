//! Plans as text: every fact that a decision was made of, and who repairs what (rules G-10, L-1 to L-6).

use crate::plan;
use gradecrosswalk_domain::TeacherId;
use gradecrosswalk_domain::learning::{
    CategoryControl, CategoryState, GradebookTarget, OverMaximum, RosterLink, RubricKind, Unsent, UnsentSet,
};
use gradecrosswalk_matching::Repairer;
use gradecrosswalk_matching::grade_return::{
    EntryNarrative, FaultFacts, PushPlan, PushScope, ScoreNarrative,
};
use gradecrosswalk_testkit::builders::{section, ssid};
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, grade_return};
use proptest::prelude::*;

fn entry(plan: &PushPlan, of: &str, activity: &str) -> String {
    let section = plan.section(&of.parse().unwrap()).unwrap();
    EntryNarrative::new(section, section.entry(&activity.parse().unwrap()).unwrap()).to_string()
}

fn score(plan: &PushPlan, of: &str, activity: &str, student: u32) -> String {
    let why = plan.explain(&of.parse().unwrap(), &activity.parse().unwrap(), &ssid(student)).unwrap();
    ScoreNarrative::new(&why).to_string()
}

#[test]
fn entries() {
    let mut draft = Draft::welding();
    draft.target = GradebookTarget::unified_classroom();
    draft.title("A-1", &"x".repeat(120)).activity("A-1").unsent = UnsentSet::EMPTY.with(Unsent::Note);
    draft.activity("A-1").rubric = Some(RubricKind::Qualitative);
    draft.categories("02", &["Tests", "Labs"]).stands("01", "A-2", &[]);
    draft.title("A-2", "Quiz");
    draft.section("3").linked = vec![section("480815", "09")];
    let plan = plan(&draft);
    assert_eq!(
        entry(&plan, "1", "A-1"),
        "activity A-1, section 1, sis section 480815-01: created in category Classwork; assignment published immediately, scores published (rule L-1)
  title cut from 120 to 50 characters, at most 50 (rule L-2)
  not sent: note, rubric (rule L-1)
  not listed until its title of 120 characters is shortened to 100 (rule L-2)"
    );
    assert_eq!(
        entry(&plan, "1", "A-2"),
        "activity A-2, section 1, sis section 480815-01: updated: title; publish settings left alone (rule L-4)"
    );
    assert_eq!(
        entry(&plan, "2", "A-2"),
        "activity A-2, section 2, sis section 480815-02: created in category Labs, the first in alphabetical order; assignment published immediately, scores published (rule L-1)"
    );
    assert_eq!(
        entry(&plan, "3", "A-2"),
        "activity A-2, section 3: waits behind F04 unknown-sis-section (rule L-6)"
    );
}

#[test]
fn an_entry_with_every_fault() {
    let mut draft = Draft::welding();
    draft.copy("A-2", "A-3", "Safety quiz");
    draft.made_in_gradebook("01", "Safety quiz");
    draft.due("A-2", "2019-12-24").description("A-2", "<p>Read&nbsp;chapter <i>3</i></p>");
    let category = draft.category("01", "Classwork");
    category.state = CategoryState::Inactive;
    category.controlled_by = CategoryControl::Teacher(TeacherId::new("T-2").unwrap());
    assert_eq!(
        entry(&plan_only(&draft), "1", "A-2"),
        "activity A-2, section 1, sis section 480815-01: not sent (rule L-5)
  F06 due-date-outside-term: the due date lies outside the section's grading term: 2019-12-24, term 2019-08-01 to 2019-12-20
  repair: the class owner: give the activity a due date within the grading term
  F07 title-not-unique: the title is not unique once it is cut to the gradebook's limit: \"Safety quiz\", as of activity A-3, an entry made in the gradebook
  repair: the class owner: give the activity a title that differs within the limit
  F08 pasted-formatting: the description holds formatting that was pasted from other software: tag <p> at character 1, entity &nbsp; at character 8, tag <i> at character 22, and 2 more
  repair: the class owner: replace the description with the cleaned text that is offered
  F10 category-inactive: the category that the new entry would go into is inactive: Classwork
  repair: the lead teacher: make the category active
  F11 category-not-controlled: the lead teacher does not control the entry's category: Classwork is controlled by T-2, the lead teacher is T-1
  repair: the organisation's administrators: give the lead teacher control of the category"
    );
}

/// Plans without the oracle, whose pasted formatting is only the generator's.
fn plan_only(draft: &Draft) -> PushPlan {
    PushPlan::new(&draft.build(), PushScope::All)
}

#[test]
fn scores() {
    let mut draft = Draft::welding();
    draft.target.over_maximum = OverMaximum::Capped;
    draft.stands("01", "A-1", &[(1, "3"), (2, "8")]);
    draft.score("A-1", 1, "11").student_score("A-1", 1).unsent = UnsentSet::EMPTY.with(Unsent::Comment);
    draft.roster("2", 3, RosterLink::Overridden);
    let told = plan(&draft);
    assert_eq!(
        score(&told, "1", "A-1", 1),
        "student 1900000001, activity A-1, section 1: 10 sent over 3, capped from 11 (rule L-1)
  class WELD-1, to PowerTeacher Pro, sis section 480815-01
  not sent: comment (rule L-1)"
    );
    assert_eq!(
        score(&told, "1", "A-1", 2),
        "student 1900000002, activity A-1, section 1: 8 unchanged (rule L-6)
  class WELD-1, to PowerTeacher Pro, sis section 480815-01"
    );
    assert_eq!(
        score(&told, "2", "A-1", 3),
        "student 1900000003, activity A-1, section 2: skipped, the student is overridden on the roster (rule L-5)
  class WELD-1, to PowerTeacher Pro, sis section 480815-02"
    );
    draft.sis("02").lead_teacher = TeacherId::new("T-2").unwrap();
    assert_eq!(
        score(&plan(&draft), "1", "A-1", 1),
        "student 1900000001, activity A-1, section 1: 11 owed, waits behind F01 lead-teachers-differ (rule L-5)
  class WELD-1, to PowerTeacher Pro, sis section 480815-01
  not sent: comment (rule L-1)
  F01 lead-teachers-differ: the SIS sections that are linked to the class have different lead teachers: 480815-01 T-1, 480815-02 T-2
  repair: the organisation's administrators: make one teacher the lead teacher of them all, or link only those of one teacher"
    );
}

#[test]
fn what_is_not_planned_is_not_explained() {
    let plan = plan(&Draft::welding());
    let why = |section: &str, activity: &str, student| {
        plan.explain(&section.parse().unwrap(), &activity.parse().unwrap(), &ssid(student))
    };
    assert!(why("1", "A-1", 1).is_some_and(|why| why.repairer().is_none()));
    assert!(why("1", "A-1", 3).is_none() && why("1", "A-9", 1).is_none() && why("9", "A-1", 1).is_none());
}

proptest! {
    /// Whatever is planned can be explained; what is kept back names who repairs it, and everything else nobody.
    #[test]
    fn every_score_can_be_explained(of in grade_return()) {
        let plan = PushPlan::new(&of, PushScope::All);
        for section in &plan.sections {
            for entry in &section.entries {
                let text = EntryNarrative::new(section, entry).to_string();
                prop_assert!(text.contains(entry.activity.as_str()) && !text.ends_with('\n'));
                for score in &entry.scores {
                    let why = plan.explain(&section.section, &entry.activity, &score.student).unwrap();
                    prop_assert_eq!(why.fault.map(FaultFacts::fault), score.outcome.fault());
                    prop_assert_eq!(why.repairer().is_some(), score.outcome.fault().is_some());
                    let text = ScoreNarrative::new(&why).to_string();
                    prop_assert_eq!(text.contains("repair: the "), why.repairer().is_some());
                }
            }
        }
        let all = [Repairer::ClassOwner, Repairer::LeadTeacher, Repairer::Administrators];
        prop_assert!(plan.faults().iter().all(|fault| all.contains(&fault.fault().repairer())));
    }
}
