//! Learning classes whose scores return to gradebooks.

use crate::case::Case;
#[cfg(feature = "serde")]
use crate::case::Drafted as _;
use gradecrosswalk_domain::learning::{
    CategoryControl, CategoryState, DueDateDemand, Enablement, GradebookTarget, RosterLink, RosterStudent,
    SisSectionParts, TextLimit,
};
use gradecrosswalk_testkit::builders::{days, section, ssid};
use gradecrosswalk_testkit::grade_return::ReturnDraft;
#[cfg(feature = "serde")]
use gradecrosswalk_validation::Asks;
use gradecrosswalk_validation::Rule;

/// A title of this many characters.
fn title(length: usize, last: &str) -> String {
    let before = "Chapter ten: safety in the shop ".repeat(8);
    before.chars().take(length - last.len()).chain(last.chars()).collect()
}

/// A SIS section like the others.
fn another(number: &str) -> SisSectionParts {
    SisSectionParts { key: section("480815", number), ..ReturnDraft::welding().sis.remove(0) }
}

pub(crate) const CASES: &[Case<ReturnDraft>] = &[
    Case {
        rule: Rule::SeveralSisSections,
        source: "L-6",
        name: "a class section with two links",
        make: |draft| {
            draft.link("2", "09").sis.push(another("09"));
        },
        finds: &[
            "error V901: HS-1, class WELD-1, class section 2: linked to 2 sis sections, 480815-02 and 480815-09: nothing of this section is sent",
        ],
    },
    Case {
        rule: Rule::SeveralSisSections,
        source: "L-6",
        name: "one link that is given twice, and two class sections with one sis section",
        make: |draft| {
            draft.link("2", "02").link("3", "02");
        },
        finds: &[],
    },
    Case {
        rule: Rule::LeadTeachersDiffer,
        source: "L-5",
        name: "two lead teachers among three sections",
        make: |draft| {
            draft.link("3", "03").sis.push(another("03"));
            draft.sis("02").lead_teacher = "T-2".parse().unwrap();
        },
        finds: &[
            "error V902: HS-1, class WELD-1: the lead teachers of the linked sis sections differ: T-1 of 480815-01 and 480815-03; T-2 of 480815-02: nothing of the class is sent",
        ],
    },
    Case {
        rule: Rule::LeadTeachersDiffer,
        source: "L-5",
        name: "another lead teacher in a sis section that no class section is linked to",
        make: |draft| {
            draft.sis.push(another("03"));
            draft.sis("03").lead_teacher = "T-2".parse().unwrap();
        },
        finds: &[],
    },
    Case {
        rule: Rule::OwnerNotLead,
        source: "L-5",
        name: "another teacher owns the class",
        make: |draft| draft.class.owner = "T-9".parse().unwrap(),
        finds: &[
            "error V903: HS-1, class WELD-1: teacher T-9 owns the class, but T-1 leads its sis sections: nothing of the class is sent",
        ],
    },
    Case {
        rule: Rule::OwnerNotLead,
        source: "L-5",
        name: "lead teachers that differ are found as that",
        make: |draft| {
            draft.class.owner = "T-9".parse().unwrap();
            draft.sis("02").lead_teacher = "T-2".parse().unwrap();
        },
        finds: &[],
    },
    Case {
        rule: Rule::OwnerNotLead,
        source: "L-5",
        name: "a class that is linked to nothing may be anybody's",
        make: |draft| {
            draft.class.owner = "T-9".parse().unwrap();
            for section in &mut draft.class.sections {
                section.linked.clear();
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::NoCategory,
        source: "L-3",
        name: "a gradebook without categories, in one of two sections",
        make: |draft| draft.sis("02").categories.clear(),
        finds: &[
            "error V904: HS-1, class WELD-1, course 480815, section 02: the gradebook has no category, neither Classwork nor another: no entry can be made",
        ],
    },
    Case {
        rule: Rule::NoCategory,
        source: "L-3",
        name: "another category than the target's will do",
        make: |draft| {
            draft.categories("02", &["Labs"]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CategoryInactive,
        source: "L-3",
        name: "the target's category is inactive, beside one that is active",
        make: |draft| {
            draft.categories("01", &["Classwork", "Assignments"]);
            draft.category("01", "Classwork").state = CategoryState::Inactive;
        },
        finds: &[
            "error V905: HS-1, class WELD-1, course 480815, section 01: new entries go into category Classwork, which is inactive: no entry can be made",
        ],
    },
    Case {
        rule: Rule::CategoryInactive,
        source: "L-3",
        name: "the first in alphabetical order, upper and lower case aside, is inactive",
        make: |draft| {
            draft.categories("01", &["Labs", "essays"]);
            draft.category("01", "essays").state = CategoryState::Inactive;
        },
        finds: &[
            "error V905: HS-1, class WELD-1, course 480815, section 01: there is no category Classwork, so new entries go into essays, the first in alphabetical order, which is inactive: no entry can be made",
        ],
    },
    Case {
        rule: Rule::CategoryInactive,
        source: "L-3",
        name: "the old gradebook has a category of its own",
        make: |draft| {
            draft.target = GradebookTarget::power_teacher_gradebook();
            for section in ["01", "02"] {
                draft.categories(section, &["Classwork", "TEST"]);
                draft.category(section, "Classwork").state = CategoryState::Inactive;
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::CategoryOfAnother,
        source: "L-3",
        name: "another teacher's category for new entries, in which one stands",
        make: |draft| {
            draft.category("01", "Classwork").controlled_by =
                CategoryControl::Teacher("T-7".parse().unwrap());
            draft.stands("01", "A-1", &[]);
        },
        finds: &[
            "error V906: HS-1, class WELD-1, course 480815, section 01: category Classwork is controlled by teacher T-7, not by the lead teacher T-1: no entry can be made (1 of the class in it)",
        ],
    },
    Case {
        rule: Rule::CategoryOfAnother,
        source: "L-3",
        name: "the office's category, in which an entry stands",
        make: |draft| {
            draft.category("02", "Tests").controlled_by = CategoryControl::Office;
            draft.stands("02", "A-2", &[]).category = "Tests".parse().unwrap();
        },
        finds: &[
            "error V906: HS-1, class WELD-1, course 480815, section 02: category Tests is controlled by the office, not by the lead teacher T-1: entries cannot be updated (1 of the class in it)",
        ],
    },
    Case {
        rule: Rule::CategoryOfAnother,
        source: "L-3",
        name: "a category that nothing goes into may be anybody's",
        make: |draft| {
            draft.category("02", "Tests").controlled_by = CategoryControl::Teacher("T-7".parse().unwrap());
        },
        finds: &[],
    },
    Case {
        rule: Rule::TitlesDoubled,
        source: "L-5",
        name: "two equal titles",
        make: |draft| {
            draft.copy("A-1", "A-3", "Weld log");
        },
        finds: &[
            "error V907: HS-1, class WELD-1: activities A-1 and A-3 have the same title \"Weld log\": no entry is made of A-1 and A-3",
        ],
    },
    Case {
        rule: Rule::TitlesDoubled,
        source: "L-5",
        name: "titles that are equal once they are cut, one of them in both gradebooks",
        make: |draft| {
            draft.copy("A-1", "A-3", &title(60, "one"));
            draft.stands("01", "A-3", &[]);
            draft.stands("02", "A-3", &[]);
            draft.copy("A-1", "A-4", &title(60, "two"));
        },
        finds: &[
            "error V907: HS-1, class WELD-1: activities A-3 and A-4 have the same title \"Chapter ten: safety in the shop Chapter ten: safet\" once it is cut to 50 characters: no entry is made of A-4",
        ],
    },
    Case {
        rule: Rule::TitlesDoubled,
        source: "L-5",
        name: "an entry of that title was made in one of the gradebooks",
        make: |draft| {
            draft.made_in_gradebook("02", "Weld log");
        },
        finds: &[
            "error V907: HS-1, class WELD-1, activity A-1: the title of activity A-1 is \"Weld log\", which an entry has that was made in the gradebook of 480815-02: no entry is made of A-1",
        ],
    },
    Case {
        rule: Rule::TitlesDoubled,
        source: "L-5",
        name: "equal titles whose entries all stand already",
        make: |draft| {
            draft.copy("A-1", "A-3", "Weld log");
            for activity in ["A-1", "A-3"] {
                draft.stands("01", activity, &[]);
                draft.stands("02", activity, &[]);
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::TitlesDoubled,
        source: "L-5",
        name: "case tells titles apart, a longer limit too, and what is not scored has none in the gradebook",
        make: |draft| {
            draft.target.title_limit = TextLimit::new(60).unwrap();
            draft.copy("A-1", "A-3", "weld log");
            draft.copy("A-1", "A-4", &title(60, "one"));
            draft.copy("A-1", "A-5", &title(60, "two"));
            draft.copy("A-1", "A-6", "Weld log").max_points = None;
        },
        finds: &[],
    },
    Case {
        rule: Rule::DueDateMissing,
        source: "L-5",
        name: "an assessment without a due date, beside an assignment without one",
        make: |draft| {
            draft.activity("A-1").due = None;
            draft.activity("A-2").due = None;
        },
        finds: &[
            "error V908: HS-1, class WELD-1, activity A-2: the assessment has no due date, and PowerTeacher Pro takes none without: it is not sent",
        ],
    },
    Case {
        rule: Rule::DueDateMissing,
        source: "L-5",
        name: "a gradebook that demands a due date of everything",
        make: |draft| {
            draft.target.due_date = DueDateDemand::Everything;
            draft.activity("A-1").due = None;
        },
        finds: &[
            "error V908: HS-1, class WELD-1, activity A-1: the assignment has no due date, and PowerTeacher Pro takes none without: it is not sent",
        ],
    },
    Case {
        rule: Rule::DueDateMissing,
        source: "L-5",
        name: "an assessment that is not scored is not sent anyway",
        make: |draft| {
            let activity = draft.activity("A-2");
            (activity.due, activity.max_points) = (None, None);
        },
        finds: &[],
    },
    Case {
        rule: Rule::DueOutsideTerm,
        source: "L-5",
        name: "a day after the term of one section and before that of another",
        make: |draft| {
            draft.sis("02").term = days("2020-01-06", "2020-05-15");
            draft.due("A-1", "2019-12-21");
            draft.activity("A-2").due = None;
        },
        finds: &[
            "error V909: HS-1, class WELD-1, activity A-1: due on 2019-12-21, outside the grading term 2019-08-01 to 2019-12-20 of 480815-01 and 2020-01-06 to 2020-05-15 of 480815-02: it is not sent there",
        ],
    },
    Case {
        rule: Rule::DueOutsideTerm,
        source: "L-5",
        name: "outside the one term of both sections",
        make: |draft| {
            draft.due("A-1", "2019-07-31");
        },
        finds: &[
            "error V909: HS-1, class WELD-1, activity A-1: due on 2019-07-31, outside the grading term 2019-08-01 to 2019-12-20 of 480815-01 and 480815-02: it is not sent there",
        ],
    },
    Case {
        rule: Rule::DueOutsideTerm,
        source: "L-5",
        name: "the first and the last day of the term",
        make: |draft| {
            draft.due("A-1", "2019-08-01");
            draft.due("A-2", "2019-12-20");
        },
        finds: &[],
    },
    Case {
        rule: Rule::PastedFormatting,
        source: "L-5",
        name: "markup and a bullet of a symbol font",
        make: |draft| {
            draft.description("A-1", "<p>Bring:</p>\u{F0B7} gloves\u{B}and&nbsp;mask");
        },
        finds: &[
            "error V910: HS-1, class WELD-1, activity A-1: the description has pasted formatting: tag <p> at character 1, tag </p> at character 10, private-use character U+F0B7 at character 14 and 2 more: the activity is not sent",
        ],
    },
    Case {
        rule: Rule::PastedFormatting,
        source: "L-5",
        name: "accents, right-to-left text, emoji, and angle brackets that mean themselves",
        make: |draft| {
            draft.description("A-1", "“Où”: a < b, I <3 it 👨\u{200D}👩\u{200D}👧 – שלום\u{200F}!");
        },
        finds: &[],
    },
    Case {
        rule: Rule::SisSectionMissing,
        source: "L-6",
        name: "a link to a sis section that is not given",
        make: |draft| {
            draft.link("3", "09");
        },
        finds: &[
            "error V911: HS-1, class WELD-1, class section 3, course 480815, section 09: linked to sis section 480815-09, which there is not: nothing is sent there",
        ],
    },
    Case {
        rule: Rule::SisSectionMissing,
        source: "L-6",
        name: "a sis section that no class section is linked to",
        make: |draft| {
            draft.sis.push(another("09"));
        },
        finds: &[],
    },
    Case {
        rule: Rule::TitleNotListed,
        source: "L-2",
        name: "a title of 101 characters in Unified Classroom",
        make: |draft| {
            draft.target = GradebookTarget::unified_classroom();
            draft.copy("A-1", "A-3", &title(101, "one"));
        },
        finds: &[
            "warning V912: HS-1, class WELD-1, activity A-3: the title has 101 characters, and the activity list of Unified Classroom takes 100: the activity is not listed there",
        ],
    },
    Case {
        rule: Rule::TitleNotListed,
        source: "L-2",
        name: "one of 100 there",
        make: |draft| {
            draft.target = GradebookTarget::unified_classroom();
            draft.copy("A-1", "A-3", &title(100, "one"));
        },
        finds: &[],
    },
    Case {
        rule: Rule::TitleNotListed,
        source: "L-2",
        name: "one of 200 where there is no list",
        make: |draft| {
            draft.copy("A-1", "A-3", &title(200, "one"));
        },
        finds: &[],
    },
    Case {
        rule: Rule::StudentsNotLinked,
        source: "L-5",
        name: "an override, and one beside students who were only added",
        make: |draft| {
            draft.roster("1", 2, RosterLink::Overridden).link("3", "02");
            draft.section("2").roster.push(RosterStudent { student: ssid(7), link: RosterLink::NotLinked });
            draft.roster("2", 3, RosterLink::Overridden);
        },
        finds: &[
            "information V913: HS-1, class WELD-1, class section 1, student 1900000002: 1 student overridden by hand on the roster: their scores are not sent",
            "information V913: HS-1, class WELD-1, class section 2: 1 student overridden by hand on the roster, 1 not linked: their scores are not sent",
        ],
    },
    Case {
        rule: Rule::StudentsNotLinked,
        source: "L-5",
        name: "a student who was only added",
        make: |draft| {
            draft.roster("2", 3, RosterLink::NotLinked);
        },
        finds: &[
            "information V913: HS-1, class WELD-1, class section 2, student 1900000003: 1 student on the roster, but not linked: their scores are not sent",
        ],
    },
    Case {
        rule: Rule::StudentsNotLinked,
        source: "L-5",
        name: "an override in a class section that is linked to nothing",
        make: |draft| {
            draft.roster("3", 4, RosterLink::Overridden);
        },
        finds: &[],
    },
    Case {
        rule: Rule::ReturnNotEnabled,
        source: "L-1",
        name: "a linked class of a school without grade return",
        make: |draft| draft.enablement = Enablement::NotEnabled,
        finds: &[
            "information V914: HS-1, class WELD-1: linked to 2 sis sections, but grade return is not enabled for the school: nothing is sent",
        ],
    },
    Case {
        rule: Rule::ReturnNotEnabled,
        source: "L-1",
        name: "a class there that is linked to nothing",
        make: |draft| {
            draft.enablement = Enablement::NotEnabled;
            for section in &mut draft.class.sections {
                section.linked.clear();
            }
        },
        finds: &[],
    },
];

/// A finding about a class says its place in the class, and shows the cleaned text.
#[cfg(feature = "serde")]
#[test]
fn a_finding_in_json_has_the_class_and_the_cleaned_text() {
    let mut draft = ReturnDraft::welding();
    draft.description("A-1", "<p>Bring gloves</p>").due("A-2", "2020-01-10");
    let found = serde_json::to_value(draft.findings(Asks::Class)).unwrap();
    let places = found.as_array().unwrap().iter().map(|finding| finding["place"].to_string());
    let place = |activity| format!(r#"{{"activity":"{activity}","class":"WELD-1","school":"HS-1"}}"#);
    assert_eq!(places.collect::<Vec<_>>(), [place("A-1"), place("A-2")]);
    assert_eq!(found[0]["evidence"]["cleaned"], "Bring gloves");
    assert_eq!(found[0]["repairer"], "class-owner");
    assert_eq!(found[1]["evidence"]["due"], "2020-01-10");
}
