//! The order of checks: of two faults, the wider is met first; of one thing, all are said, in the order of the registry.

use crate::plan;
use gradecrosswalk_domain::TeacherId;
use gradecrosswalk_domain::learning::{CategoryControl, CategoryState, Enablement, RosterLink};
use gradecrosswalk_matching::grade_return::{Blocks, Fault, SkipReason};
use gradecrosswalk_testkit::builders::section;
use gradecrosswalk_testkit::grade_return::{ReturnDraft as Draft, says};

#[test]
fn the_registry_goes_from_the_class_to_the_score() {
    let blocks: Vec<Blocks> = Fault::ALL.iter().map(|fault| fault.blocks()).collect();
    assert!(blocks.is_sorted(), "{blocks:?}");
    let count = |of| blocks.iter().filter(|blocks| **blocks == of).count();
    assert_eq!(
        [Blocks::Class, Blocks::Section, Blocks::Entry, Blocks::Score].map(count),
        [2, 2, 7, 1],
        "L-5: what each blocks"
    );
}

#[test]
fn skips_are_looked_for_in_their_order() {
    assert!(SkipReason::ALL.is_sorted());
    // Every reason at once, taken away one after the other.
    let mut draft = Draft::welding();
    draft.section("1").linked.clear();
    draft.student_score("A-1", 1).points = None;
    draft.roster("1", 1, RosterLink::Overridden);
    let mut seen = vec![says(&plan(&draft), "1/A-1/1")];
    draft.link("1", "01");
    seen.push(says(&plan(&draft), "1/A-1/1"));
    draft.roster("1", 1, RosterLink::NotLinked);
    seen.push(says(&plan(&draft), "1/A-1/1"));
    draft.roster("1", 1, RosterLink::Linked);
    seen.push(says(&plan(&draft), "1/A-1/1"));
    draft.score("A-1", 1, "9");
    seen.push(says(&plan(&draft), "1/A-1/1"));
    assert_eq!(
        seen,
        [
            "skip: section not linked",
            "skip: overridden",
            "skip: student not linked",
            "skip: no score",
            "send 9"
        ]
    );
}

/// Everything wrong at once; each level repaired shows the next.
#[test]
fn wider_faults_are_met_first() {
    let other = || TeacherId::new("T-2").unwrap();
    let mut draft = Draft::welding();
    draft.enablement = Enablement::NotEnabled;
    draft.class.owner = other();
    draft.sis("02").lead_teacher = other();
    draft.link("1", "02").section("2").linked = vec![section("480815", "99")];
    // Of the entry: no due date, a title that is not unique, pasted formatting, an inactive category of another teacher.
    draft.activity("A-2").due = None;
    draft.copy("A-1", "A-3", "Safety quiz");
    draft.description("A-2", "<b>x</b>").score("A-2", 1, "21");
    let category = draft.category("01", "Classwork");
    (category.state, category.controlled_by) = (CategoryState::Inactive, CategoryControl::Office);
    let seen = |draft: &Draft| {
        let plan = plan(draft);
        ["", "1", "2", "1/A-2", "1/A-2/1"].map(|place| says(&plan, place))
    };
    assert_eq!(seen(&draft), ["", "", "", "", ""], "L-1: not switched on");
    draft.enablement = Enablement::Enabled;
    assert_eq!(
        seen(&draft),
        ["F01", "F03", "F04", "behind F01", "behind F01"],
        "lead teachers, and not the owner"
    );
    draft.sis("02").lead_teacher = TeacherId::new("T-1").unwrap();
    assert_eq!(seen(&draft), ["F02", "F03", "F04", "behind F02", "behind F02"], "the owner");
    draft.class.owner = TeacherId::new("T-1").unwrap();
    assert_eq!(seen(&draft), ["", "F03", "F04", "behind F03", "behind F03"], "links");
    draft.section("1").linked.truncate(1);
    assert_eq!(
        seen(&draft),
        ["", "", "F04", "fault F05 F07 F08 F10 F11", "behind F05"],
        "the entry, all of it"
    );
    draft.categories("01", &[]);
    assert_eq!(seen(&draft)[3], "fault F05 F07 F08 F09", "no category, so neither of its faults");
    draft.due("A-2", "2020-02-02");
    assert_eq!(seen(&draft)[3], "fault F06 F07 F08 F09", "outside the term, and so not missing");
    draft.due("A-2", "2019-10-04").title("A-3", "Other").categories("01", &["Classwork"]);
    draft.activity("A-2").description = None;
    assert_eq!(seen(&draft)[3..], ["create in Classwork", "fault F12"], "the score");
    draft.score("A-2", 1, "20");
    assert_eq!(seen(&draft)[3..], ["create in Classwork", "send 20"]);
}
