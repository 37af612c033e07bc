//! Faults, each with what it blocks (rules L-5, L-6).

use super::{by, check, teacher};
use crate::plan;
use gradecrosswalk_domain::learning::{DueDateDemand, OverMaximum, RosterLink};
use gradecrosswalk_matching::grade_return::{EntryOutcome, FaultFacts};
use gradecrosswalk_testkit::builders::{days, section};
use gradecrosswalk_testkit::grade_return::ReturnDraft as Draft;

#[test]
fn rule_l_5_faults_of_a_score() {
    check(&[
        (
            "L-5: above the most points: that score",
            |class| {
                class.score("A-1", 1, "10.0001");
            },
            &[("1/A-1", "create in Classwork"), ("1/A-1/1", "fault F12"), ("1/A-1/2", "send 8")],
        ),
        (
            "L-5: equal is fine",
            |class| {
                class.score("A-1", 1, "10");
            },
            &[("1/A-1/1", "send 10")],
        ),
        (
            "L-5: it stood already, and the most points were lowered",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "8")]);
                class.activity("A-1").max_points = Some("8.5".parse().unwrap());
            },
            &[("1/A-1", "update max points"), ("1/A-1/1", "fault F12"), ("1/A-1/2", "unchanged 8")],
        ),
        (
            "L-5: a gradebook that caps it",
            |class| {
                class.target.over_maximum = OverMaximum::Capped;
                class.score("A-1", 1, "12").score("A-1", 2, "11").stands("01", "A-1", &[(2, "10")]);
            },
            &[("1/A-1/1", "send 10"), ("1/A-1/2", "unchanged 10")],
        ),
        (
            "L-5: a gradebook that accepts it",
            |class| {
                class.target.over_maximum = OverMaximum::Accepted;
                class.score("A-1", 1, "12");
            },
            &[("1/A-1/1", "send 12")],
        ),
        (
            "L-5: a student who is overridden on the roster: skipped, no fault",
            |class| {
                class.roster("1", 1, RosterLink::Overridden).score("A-1", 1, "12");
            },
            &[("1/A-1", "create in Classwork"), ("1/A-1/1", "skip: overridden"), ("1/A-1/2", "send 8")],
        ),
        (
            "L-5: a student who is in the learning system only: likewise",
            |class| {
                class.roster("1", 1, RosterLink::NotLinked);
            },
            &[("1/A-1/1", "skip: student not linked"), ("1/A-1/2", "send 8")],
        ),
    ]);
}

#[test]
fn rule_l_5_due_dates_outside_the_grading_term() {
    check(&[
        (
            "L-5: due the day after the grading term: the entry",
            |class| {
                class.due("A-1", "2019-12-21");
            },
            &[("1/A-1", "fault F06"), ("1/A-1/1", "behind F06"), ("1/A-2", "create in Classwork")],
        ),
        (
            "L-5: due on its last day",
            |class| {
                class.due("A-1", "2019-12-20");
            },
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: due the day before it",
            |class| {
                class.due("A-1", "2019-07-31");
            },
            &[("1/A-1", "fault F06")],
        ),
        (
            "L-5: due on its first day",
            |class| {
                class.due("A-1", "2019-08-01");
            },
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: outside the term of one section only",
            |class| {
                class.sis("02").term = days("2019-10-07", "2019-12-20");
            },
            &[("1/A-1", "create in Classwork"), ("2/A-1", "fault F06"), ("2/A-2", "create in Classwork")],
        ),
    ]);
}

#[test]
fn rule_l_5_titles_that_are_not_unique() {
    check(&[
        (
            "L-5: a title that is not unique: each of them",
            |class| {
                class.copy("A-1", "A-3", "Weld log");
                class.copy("A-1", "A-4", "Weld log.");
            },
            &[("1/A-1", "fault F07"), ("1/A-3", "fault F07"), ("1/A-4", "create in Classwork")],
        ),
        (
            "L-5: not unique once it is cut",
            |class| {
                class.title("A-1", &("x".repeat(50) + "1"));
                class.copy("A-1", "A-3", &("x".repeat(50) + "2"));
                class.copy("A-1", "A-4", &("x".repeat(49) + "2"));
            },
            &[("1/A-1", "fault F07"), ("1/A-3", "fault F07"), ("1/A-4", "create in Classwork")],
        ),
        (
            "L-5: one that is in the gradebook already goes on, there",
            |class| {
                class.stands("01", "A-1", &[]);
                class.copy("A-1", "A-3", "Weld log");
            },
            &[("1/A-1", "unchanged"), ("1/A-1/1", "send 9"), ("1/A-3", "fault F07"), ("2/A-1", "fault F07")],
        ),
        (
            "L-5: the title of an activity that is not scored does not count",
            |class| class.copy("A-1", "A-3", "Weld log").max_points = None,
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: the title of an entry made in the gradebook does (decided)",
            |class| {
                class.made_in_gradebook("01", "Weld log");
            },
            &[("1/A-1", "fault F07"), ("1/A-2", "create in Classwork"), ("2/A-1", "create in Classwork")],
        ),
    ]);
}

#[test]
fn rule_l_5_missing_due_dates_and_pasted_formatting() {
    check(&[
        (
            "L-5: an assessment without a due date",
            |class| class.activity("A-2").due = None,
            &[("1/A-2", "fault F05"), ("1/A-2/1", "behind F05"), ("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: an assignment without one",
            |class| class.activity("A-1").due = None,
            &[("1/A-1", "create in Classwork"), ("1/A-1/1", "send 9")],
        ),
        (
            "L-5: a gradebook that wants one of everything",
            |class| {
                class.target.due_date = DueDateDemand::Everything;
                class.activity("A-1").due = None;
            },
            &[("1/A-1", "fault F05")],
        ),
        (
            "L-5: a gradebook that wants none",
            |class| {
                class.target.due_date = DueDateDemand::Nothing;
                class.activity("A-2").due = None;
            },
            &[("1/A-2", "create in Classwork")],
        ),
        (
            "L-5: pasted formatting in the description",
            |class| {
                class.description("A-1", "<b>Bring gloves</b>");
            },
            &[("1/A-1", "fault F08"), ("1/A-2", "create in Classwork")],
        ),
        (
            "L-5: a description without",
            |class| {
                class.description("A-1", "Bring “gloves” — or mitts.\n\tZoë does.");
            },
            &[("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: an entry that stands has faults too, and what stands of it is sent",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "7")]);
                class.due("A-1", "2020-01-01").description("A-1", "<b>x</b>");
            },
            &[("1/A-1", "fault F06 F08"), ("1/A-1/1", "unchanged 9"), ("1/A-1/2", "behind F06")],
        ),
    ]);
}

/// Rule L-5: the stripped text is offered.
#[test]
fn rule_l_5_the_cleaned_description_is_offered() {
    let mut draft = Draft::welding();
    draft.description("A-1", "<b>Bring gloves</b>");
    let plan = plan(&draft);
    let EntryOutcome::Fault(faults) = &plan.sections[0].entries[0].outcome else { panic!("a fault") };
    let [FaultFacts::PastedFormatting { pasted }] = &faults[..] else { panic!("{faults:?}") };
    assert_eq!(pasted.cleaned(), "Bring gloves");
}

#[test]
fn rules_l_5_and_l_6_faults_of_sections_and_of_the_class() {
    check(&[
        (
            "L-5: more than one SIS section on a class section: that section",
            |class| {
                class.link("1", "03");
            },
            &[
                ("1", "F03"),
                ("1/A-1", "behind F03"),
                ("1/A-1/1", "behind F03"),
                ("2/A-1", "create in Classwork"),
            ],
        ),
        (
            "L-6: one, or none",
            |_| {},
            &[
                ("1", ""),
                ("2", ""),
                ("3", ""),
                ("3/A-1", "not linked"),
                ("3/A-1/4", "skip: section not linked"),
            ],
        ),
        (
            "L-6: one that the SIS does not have (decided)",
            |class| class.section("2").linked = vec![section("480815", "99")],
            &[
                ("2", "F04"),
                ("2/A-1", "behind F04"),
                ("2/A-1/3", "behind F04"),
                ("1/A-1", "create in Classwork"),
            ],
        ),
        (
            "L-5: different lead teachers among the linked sections: the class",
            |class| class.sis("02").lead_teacher = teacher("T-2"),
            &[("", "F01"), ("1/A-1", "behind F01"), ("2/A-1", "behind F01"), ("3/A-1", "not linked")],
        ),
        (
            "L-5: a section that is not linked does not count",
            |class| {
                class.sis("02").lead_teacher = teacher("T-2");
                class.section("2").linked.clear();
            },
            &[("", ""), ("1/A-1", "create in Classwork")],
        ),
        (
            "L-5: the lead teacher is not the class owner: the class",
            |class| class.class.owner = teacher("T-2"),
            &[("", "F02"), ("1/A-1", "behind F02"), ("1/A-1/1", "behind F02")],
        ),
        (
            "L-5: the owner is another, and so are all lead teachers",
            |class| {
                class.class.owner = teacher("T-2");
                for number in ["01", "02"] {
                    class.sis(number).lead_teacher = teacher("T-2");
                    class.category(number, "Classwork").controlled_by = by("T-2");
                }
            },
            &[("", ""), ("1/A-1", "create in Classwork")],
        ),
        (
            "L-6: what stands is sent, whatever the class's fault",
            |class| {
                class.stands("01", "A-1", &[(1, "9"), (2, "7")]);
                class.class.owner = teacher("T-2");
            },
            &[("1/A-1", "behind F02"), ("1/A-1/1", "unchanged 9"), ("1/A-1/2", "behind F02")],
        ),
    ]);
}
