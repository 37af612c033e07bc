//! Tasks on courses.

use crate::case::{Case, of_setup};
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, CourseTask};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{
    FINAL_EXAM, FINAL_GRADE, TERM_GRADE, grading_task, mask, number, section, task_name,
};
use gradecrosswalk_validation::fix::apply;
use gradecrosswalk_validation::{Applicability, Finding, Rule};

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::CreditOnTermGrade,
        source: "K-5",
        name: "credit on the term grade",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).credit = Some("0.5".parse().unwrap()),
        finds: &["error V305: HS-1, course 480815, CTE Term Grade: the term grade grants credit (0.5)"],
    },
    Case {
        rule: Rule::CreditOnTermGrade,
        source: "K-5",
        name: "a credit type on the term grade",
        make: |draft| {
            draft.technical.task(Draft::COURSE, TERM_GRADE).credit_type = Some("Technical".parse().unwrap());
        },
        finds: &[
            "error V305: CTC-1, course 480815, CTE Term Grade: the term grade has the credit type Technical",
        ],
    },
    Case {
        rule: Rule::CreditOnTermGrade,
        source: "K-5",
        name: "credit on the final grade is right",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).credit = Some("1".parse().unwrap()),
        finds: &[],
    },
    Case {
        rule: Rule::UnknownTask,
        source: "K-1",
        name: "a task that nothing is like, on several courses, is found once",
        make: |draft| {
            draft.technical.section(section("480816", "1"), &[TERM_GRADE, FINAL_GRADE]);
            for course in [Draft::COURSE, "480816"] {
                draft.technical.tasks(course).push(grading_task("Quarter Grade"));
            }
        },
        finds: &[
            "warning V301: CTC-1, Quarter Grade: the task is attached on courses 480815 and 480816, but does not take part in the exchange",
        ],
    },
    Case {
        rule: Rule::UnknownTask,
        source: "K-1",
        name: "a name that is near to a missing task's",
        make: |draft| draft.technical.task(Draft::COURSE, FINAL_GRADE).task = task_name("CTE Finl Grade"),
        finds: &[
            "warning V301: CTC-1, course 480815, CTE Finl Grade: the task is attached, but does not take part in the exchange: its name is near to CTE Final Grade",
        ],
    },
    Case {
        rule: Rule::UnknownTask,
        source: "K-1",
        name: "a name that is near to a task that the course has is not to be renamed",
        make: |draft| draft.homes[0].tasks(Draft::COURSE).push(grading_task("CTE Trem Grade")),
        finds: &[
            "warning V301: HS-1, course 480815, CTE Trem Grade: the task is attached, but does not take part in the exchange: its name is near to CTE Term Grade, but so is another there",
        ],
    },
    Case {
        rule: Rule::UnknownTask,
        source: "K-1",
        name: "two names that are near to one task are not to be renamed either",
        make: |draft| {
            for name in ["CTE Final Exm", "CTE Finl Exam"] {
                draft.technical.tasks(Draft::COURSE).push(grading_task(name));
            }
        },
        finds: &[
            "warning V301: CTC-1, course 480815, CTE Final Exm: the task is attached, but does not take part in the exchange: its name is near to CTE Final Exam, but so is another there",
            "warning V301: CTC-1, course 480815, CTE Finl Exam: the task is attached, but does not take part in the exchange: its name is near to CTE Final Exam, but so is another there",
        ],
    },
    Case {
        rule: Rule::UnknownTask,
        source: "K-1",
        name: "accepted spellings, the optional task, and a home course that is not linked",
        make: |draft| {
            draft.technical.task(Draft::COURSE, TERM_GRADE).task = task_name("cte  TERM");
            draft.technical.tasks(Draft::COURSE).push(grading_task("CTE Final Exam Grade"));
            draft.homes[0].section(section("480899", "1"), &["Quarter Grade"]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::DoubledTask,
        source: "K-2",
        name: "a task twice on a technical course, under two spellings",
        make: |draft| draft.technical.tasks(Draft::COURSE).push(grading_task("CTE Term")),
        finds: &[
            "error V302: CTC-1, course 480815, CTE Term Grade: CTE Term Grade is attached 2 times, as CTE Term and CTE Term Grade: no task of the course syncs",
        ],
    },
    Case {
        rule: Rule::DoubledTask,
        source: "K-2",
        name: "a task three times on a home course, another twice",
        make: |draft| {
            for name in [FINAL_EXAM, FINAL_EXAM, FINAL_EXAM, FINAL_GRADE] {
                draft.homes[0].tasks(Draft::COURSE).push(grading_task(name));
            }
        },
        finds: &[
            "error V302: HS-1, course 480815, CTE Final Exam: CTE Final Exam is attached 3 times: no task of the course syncs",
            "error V302: HS-1, course 480815, CTE Final Grade: CTE Final Grade is attached 2 times: no task of the course syncs",
        ],
    },
    Case {
        rule: Rule::DoubledTask,
        source: "K-2",
        name: "a task twice that does not take part, and each task of the exchange once",
        make: |draft| {
            for name in ["Quarter Grade", "Quarter Grade", FINAL_EXAM] {
                draft.technical.tasks(Draft::COURSE).push(grading_task(name));
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermGpaOnSeveral,
        source: "K-4",
        name: "Term GPA on the final grade beside the term grade",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_gpa = Some("0.5".parse().unwrap()),
        finds: &[
            "warning V303: HS-1, course 480815: a Term GPA weight is set on 2 tasks: CTE Term Grade (1) and CTE Final Grade (0.5)",
        ],
    },
    Case {
        rule: Rule::TermGpaOnSeveral,
        source: "K-4",
        name: "a task that does not take part counts too, and so does a weight of 0",
        make: |draft| {
            draft.technical.tasks(Draft::COURSE).push(weighted("Quarter Grade", "0"));
        },
        finds: &[
            "warning V303: CTC-1, course 480815: a Term GPA weight is set on 2 tasks: CTE Term Grade (1) and Quarter Grade (0)",
        ],
    },
    Case {
        rule: Rule::TermGpaOnSeveral,
        source: "K-4",
        name: "Term GPA on the final grade only",
        make: |draft| {
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_gpa = None;
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_gpa = Some("1".parse().unwrap());
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermGpaBlank,
        source: "K-4",
        name: "blank on one course",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_gpa = None,
        finds: &[
            "information V304: HS-1, course 480815: no task has a Term GPA weight: no grade counts towards the honor roll",
        ],
    },
    Case {
        rule: Rule::TermGpaBlank,
        source: "K-4",
        name: "blank on one course and 0 on another is one decision of the school",
        make: |draft| {
            another_course(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_gpa = None;
            draft.homes[0].task("480816", FINAL_GRADE).term_gpa = Some("0".parse().unwrap());
        },
        finds: &[
            "information V304: HS-1: no task has a Term GPA weight on courses 480815 and 480816: no grade counts towards the honor roll",
        ],
    },
    Case {
        rule: Rule::TermGpaBlank,
        source: "K-4",
        name: "blank at the technical school, whose report cards are its own, and on a course that is not linked",
        make: |draft| {
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_gpa = None;
            draft.homes[0].section(section("480899", "1"), &[TERM_GRADE]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::HomeTaskMissing,
        source: "G-4",
        name: "the technical course has the optional task",
        make: |draft| draft.technical.tasks(Draft::COURSE).push(grading_task(FINAL_EXAM)),
        finds: &[
            "error V306: HS-1, course 480815, CTE Final Exam: the task is not attached, but is on course 480815 at CTC-1",
        ],
    },
    Case {
        rule: Rule::HomeTaskMissing,
        source: "G-4",
        name: "the home course has no task at all",
        make: |draft| draft.homes[0].tasks(Draft::COURSE).clear(),
        finds: &[
            "error V306: HS-1, course 480815, CTE Final Grade: the task is not attached, but is on course 480815 at CTC-1",
            "error V306: HS-1, course 480815, CTE Term Grade: the task is not attached, but is on course 480815 at CTC-1",
        ],
    },
    Case {
        rule: Rule::HomeTaskMissing,
        source: "G-4",
        name: "only the home course has the optional task, and spells another in another way",
        make: |draft| {
            draft.homes[0].tasks(Draft::COURSE).push(grading_task(FINAL_EXAM));
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).task = task_name("CTE Term");
        },
        finds: &[],
    },
    Case {
        rule: Rule::FinalWithoutCredit,
        source: "K-5",
        name: "no credit on the final grade, with or without a credit type",
        make: |draft| {
            another_course(draft);
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).credit = None;
        },
        finds: &[
            "warning V307: HS-1, CTE Final Grade: the final grade has no credit on courses 480815 and 480816: it cannot be posted to transcripts",
        ],
    },
    Case {
        rule: Rule::FinalWithoutCredit,
        source: "K-5",
        name: "a credit of 0 is filled in, and the technical school posts no transcripts",
        make: |draft| {
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).credit = Some("0".parse().unwrap());
            draft.technical.task(Draft::COURSE, FINAL_GRADE).credit = None;
        },
        finds: &[],
    },
    Case {
        rule: Rule::FinalWithoutCreditType,
        source: "K-5",
        name: "credit without a credit type",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).credit_type = None,
        finds: &[
            "information V311: HS-1, course 480815, CTE Final Grade: the final grade has credit without a credit type: it counts towards no group of credits",
        ],
    },
    Case {
        rule: Rule::FinalWithoutCreditType,
        source: "K-5",
        name: "without credit no type is asked for",
        make: |draft| {
            let of = draft.homes[0].task(Draft::COURSE, FINAL_GRADE);
            (of.credit, of.credit_type) = (None, None);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeAtHome,
        source: "D-5",
        name: "a composite rule at home for two terms, and one of another task",
        make: |draft| {
            composite(&mut draft.homes[0], Draft::COURSE, FINAL_GRADE, 4);
            composite(&mut draft.homes[0], Draft::COURSE, FINAL_GRADE, 2);
            composite(&mut draft.homes[0], Draft::COURSE, "Semester Grade", 2);
        },
        finds: &[
            "error V308: HS-1, course 480815, CTE Final Grade: the grade of terms 2 and 4 is calculated at home by a composite rule",
            "error V308: HS-1, course 480815, Semester Grade: the grade of term 2 is calculated at home by a composite rule",
        ],
    },
    Case {
        rule: Rule::CompositeAtHome,
        source: "D-5",
        name: "the technical school's rule, and the home school's own of a course outside the exchange",
        make: |draft| {
            composite(&mut draft.technical, Draft::COURSE, FINAL_GRADE, 4);
            composite(&mut draft.homes[0], "ENG-10", "Semester Grade", 2);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TechnicalTaskMissing,
        source: "K-1",
        name: "two courses without a final grade, one without a term grade",
        make: |draft| {
            another_course(draft);
            draft.technical.tasks(Draft::COURSE).truncate(1);
            draft.technical.tasks("480816").clear();
        },
        finds: &[
            "warning V310: CTC-1, CTE Final Grade: the task is not attached on courses 480815 and 480816, so home schools get no final grade for transcripts",
            "warning V310: CTC-1, course 480816, CTE Term Grade: the task is not attached, so home schools get no term grade for report cards",
        ],
    },
    Case {
        rule: Rule::TechnicalTaskMissing,
        source: "K-1",
        name: "a misspelt task is found as such, and a course that is not linked does not take part",
        make: |draft| {
            draft.technical.task(Draft::COURSE, FINAL_GRADE).task = task_name("CTE Finl Grade");
            draft.technical.section(section("480899", "1"), &[]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-1",
        name: "parts in terms outside their masks, but for one that weighs nothing",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Quarter Grade"));
            school.task(Draft::COURSE, "Quarter Grade").term_mask = mask([2]);
            school.task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 2, 3]);
            let parts = [
                (TERM_GRADE, 1, "1"),
                (TERM_GRADE, 4, "1"),
                ("Quarter Grade", 1, "0"),
                ("Quarter Grade", 3, "1"),
            ];
            made_of(school, FINAL_GRADE, 4, &parts);
        },
        finds: &[
            "warning V312: CTC-1, course 480815, CTE Final Grade, term 4: a composite rule makes a grade of parts whose terms are outside their tasks' term masks: CTE Term Grade of term 4 and Quarter Grade of term 3",
        ],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-3",
        name: "a final grade that can never be posted, and so never syncs, also of such parts",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 3, &[(TERM_GRADE, 3, "1"), (FINAL_GRADE, 1, "1")]);
            made_of(&mut draft.technical, FINAL_GRADE, 2, &[(TERM_GRADE, 1, "1"), (TERM_GRADE, 2, "1")]);
        },
        finds: &[
            "warning V312: CTC-1, course 480815, CTE Final Grade, term 3: a composite rule makes a grade whose term is outside its task's term mask, of parts whose terms are outside their tasks' term masks: CTE Final Grade of term 1",
        ],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-1",
        name: "what has a rule of its own is calculated, and what is only a part needs no posting",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Semester Grade"));
            school.task(Draft::COURSE, "Semester Grade").term_mask = mask([1]);
            made_of(school, "Semester Grade", 4, &[(TERM_GRADE, 3, "1"), (TERM_GRADE, 4, "1")]);
            made_of(school, FINAL_GRADE, 4, &[(TERM_GRADE, 1, "1"), ("Semester Grade", 4, "1")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-1",
        name: "a task that stands twice on the course has the terms of both its rows",
        make: |draft| {
            let school = &mut draft.technical;
            let mut again = school.task(Draft::COURSE, FINAL_GRADE).clone();
            again.term_mask = mask([3]);
            school.tasks(Draft::COURSE).push(again);
            made_of(school, FINAL_GRADE, 3, &[(TERM_GRADE, 3, "1")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeCycle,
        source: "C-1",
        name: "a cycle of two grades and a grade of itself, each named whole, and a grade that needs one of them",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Semester Grade"));
            made_of(school, FINAL_GRADE, 4, &[(TERM_GRADE, 1, "1"), ("Semester Grade", 4, "1")]);
            made_of(school, "Semester Grade", 4, &[(TERM_GRADE, 4, "1"), (FINAL_GRADE, 4, "1")]);
            made_of(school, "Semester Grade", 2, &[("Semester Grade", 2, "1")]);
            made_of(school, FINAL_GRADE, 2, &[("Semester Grade", 2, "1")]);
        },
        finds: &[
            "error V313: CTC-1, course 480815, CTE Final Grade, term 4: the grade is made of itself, so nobody gets it: CTE Final Grade of term 4 <- Semester Grade of term 4 <- CTE Final Grade of term 4",
            "error V313: CTC-1, course 480815, Semester Grade, term 2: the grade is made of itself, so nobody gets it: Semester Grade of term 2 <- Semester Grade of term 2",
        ],
    },
    Case {
        rule: Rule::CompositeCycle,
        source: "C-1",
        name: "one grade that is a part of two others is no cycle",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Semester Grade"));
            made_of(school, "Semester Grade", 2, &[(TERM_GRADE, 1, "1"), (TERM_GRADE, 2, "1")]);
            made_of(school, FINAL_GRADE, 2, &[("Semester Grade", 2, "1")]);
            made_of(school, FINAL_GRADE, 4, &[("Semester Grade", 2, "1"), (FINAL_GRADE, 2, "1")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeDoubled,
        source: "C-1",
        name: "three rules for one grade, under two spellings",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 4, &[(TERM_GRADE, 4, "1")]);
            made_of(&mut draft.technical, "CTE Final", 4, &[(TERM_GRADE, 1, "1"), (TERM_GRADE, 4, "1")]);
            made_of(&mut draft.technical, FINAL_GRADE, 4, &[(TERM_GRADE, 3, "1")]);
        },
        finds: &[
            "error V314: CTC-1, course 480815, CTE Final Grade, term 4: another composite rule makes the grade of other parts, so nobody gets it",
        ],
    },
    Case {
        rule: Rule::CompositeDoubled,
        source: "C-1",
        name: "two rules that make the same, and one of another term",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 4, &[(TERM_GRADE, 3, "1"), (TERM_GRADE, 4, "2")]);
            made_of(&mut draft.technical, "CTE Final", 4, &[(TERM_GRADE, 4, "50"), ("CTE Term", 3, "25")]);
            made_of(&mut draft.technical, FINAL_GRADE, 2, &[(TERM_GRADE, 2, "1")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeUnknown,
        source: "C-1",
        name: "tasks that are not attached and terms that are not there, also of a part that weighs nothing",
        make: |draft| {
            let parts = [
                (TERM_GRADE, 1, "20"),
                (TERM_GRADE, 5, "20"),
                (TERM_GRADE, 6, "20"),
                (FINAL_EXAM, 4, "20"),
                ("Quarter Grade", 1, "0"),
            ];
            made_of(&mut draft.technical, FINAL_GRADE, 4, &parts);
            made_of(&mut draft.technical, FINAL_EXAM, 4, &[(TERM_GRADE, 4, "1")]);
        },
        finds: &[
            "error V315: CTC-1, course 480815, CTE Final Exam, term 4: the composite rule names CTE Final Exam (not attached to the course), so nobody gets the grade",
            "error V315: CTC-1, course 480815, CTE Final Grade, term 4: the composite rule names CTE Final Exam and Quarter Grade (not attached to the course) and terms 5 and 6 (not in the schedule), so nobody gets the grade",
        ],
    },
    Case {
        rule: Rule::CompositeUnknown,
        source: "C-1",
        name: "all parts are there, in other spellings and of a task that does not take part; a course that is not given",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Quarter Grade"));
            made_of(school, "cte final", 4, &[("CTE Term", 1, "20"), ("quarter grade", 2, "20")]);
            composite(school, "ENG-10", "Semester Grade", 2);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeWeightless,
        source: "C-2",
        name: "a rule without parts, and one whose parts weigh nothing",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 2, &[]);
            made_of(&mut draft.technical, FINAL_GRADE, 4, &[(TERM_GRADE, 3, "0"), (TERM_GRADE, 4, "0")]);
        },
        finds: &[
            "error V316: CTC-1, course 480815, CTE Final Grade, term 2: the composite rule has no parts, so nobody gets the grade",
            "error V316: CTC-1, course 480815, CTE Final Grade, term 4: every part of the composite rule has a weight of 0, so nobody gets the grade",
        ],
    },
    Case {
        rule: Rule::CompositeWeightless,
        source: "C-2",
        name: "one part that weighs the least there is",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 4, &[(TERM_GRADE, 3, "0"), (TERM_GRADE, 4, "0.0001")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositePartDoubled,
        source: "C-1",
        name: "the third term twice, in two spellings, where the fourth is meant",
        make: |draft| {
            let parts =
                [(TERM_GRADE, 1, "25"), (TERM_GRADE, 2, "25"), (TERM_GRADE, 3, "25"), ("CTE Term", 3, "20")];
            made_of(&mut draft.technical, FINAL_GRADE, 4, &parts);
        },
        finds: &[
            "warning V317: CTC-1, course 480815, CTE Final Grade, term 4: the composite rule names a part more than once, and it counts each time: CTE Term Grade of term 3 (weights 20 and 25)",
        ],
    },
    Case {
        rule: Rule::CompositePartDoubled,
        source: "C-1",
        name: "one task in several terms, and several tasks in one term",
        make: |draft| {
            draft.technical.tasks(Draft::COURSE).push(grading_task("Quarter Exam"));
            let parts = [(TERM_GRADE, 3, "40"), (TERM_GRADE, 4, "40"), ("Quarter Exam", 4, "20")];
            made_of(&mut draft.technical, FINAL_GRADE, 4, &parts);
        },
        finds: &[],
    },
    Case {
        rule: Rule::CompositeWeightsNot100,
        source: "C-1",
        name: "percents that sum to 95, and to 101",
        make: |draft| {
            made_of(&mut draft.technical, FINAL_GRADE, 2, &[(TERM_GRADE, 1, "50"), (TERM_GRADE, 2, "45")]);
            made_of(
                &mut draft.technical,
                FINAL_GRADE,
                4,
                &[(TERM_GRADE, 3, "50.5"), (TERM_GRADE, 4, "50.5")],
            );
        },
        finds: &[
            "information V318: CTC-1, course 480815, CTE Final Grade, term 2: the weights of the composite rule sum to 95, not to 100: a part counts its weight of 95",
            "information V318: CTC-1, course 480815, CTE Final Grade, term 4: the weights of the composite rule sum to 101, not to 100: a part counts its weight of 101",
        ],
    },
    Case {
        rule: Rule::CompositeWeightsNot100,
        source: "C-1",
        name: "rounding, days of instruction, one part alone, and 100",
        make: |draft| {
            let school = &mut draft.technical;
            school.task(Draft::COURSE, FINAL_GRADE).term_mask = mask([1, 2, 3, 4]);
            let thirds = [(TERM_GRADE, 1, "33.33"), (TERM_GRADE, 2, "33.33"), (TERM_GRADE, 3, "33.33")];
            made_of(school, FINAL_GRADE, 1, &thirds);
            made_of(school, FINAL_GRADE, 2, &[(TERM_GRADE, 1, "45"), (TERM_GRADE, 2, "45")]);
            made_of(school, FINAL_GRADE, 3, &[(TERM_GRADE, 3, "95"), (TERM_GRADE, 4, "0")]);
            made_of(school, FINAL_GRADE, 4, &[(TERM_GRADE, 3, "60"), (TERM_GRADE, 4, "40")]);
        },
        finds: &[],
    },
];

/// A change of an exchange set up by the book, and what the fix of its first finding under a rule does.
type Repair = (Rule, fn(&mut Draft), &'static str);

/// Fixes that somebody must decide on.
const REPAIRS: &[Repair] = &[
    (
        Rule::UnknownTask,
        |draft| {
            another_course(draft);
            for course in [Draft::COURSE, "480816"] {
                draft.technical.task(course, FINAL_GRADE).task = task_name("CTE Finl Grade");
            }
        },
        "rename CTE Finl Grade to CTE Final Grade",
    ),
    (
        Rule::TermGpaOnSeveral,
        |draft| {
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_gpa = Some("1".parse().unwrap());
            draft.homes[0].tasks(Draft::COURSE).insert(0, weighted("Quarter Grade", "1"));
        },
        "leave Term GPA on CTE Term Grade only",
    ),
    (
        Rule::TermGpaOnSeveral,
        |draft| {
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_gpa = None;
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_gpa = Some("1".parse().unwrap());
            draft.homes[0].tasks(Draft::COURSE).insert(0, weighted("Quarter Grade", "1"));
        },
        "leave Term GPA on CTE Final Grade only",
    ),
    (
        Rule::CompositeAtHome,
        |draft| {
            composite(&mut draft.homes[0], Draft::COURSE, FINAL_GRADE, 2);
            composite(&mut draft.homes[0], Draft::COURSE, FINAL_GRADE, 4);
        },
        "remove the composite rules",
    ),
];

#[test]
fn fixes_that_somebody_must_decide_on_repair_what_was_found() {
    for (rule, make, title) in REPAIRS {
        let mut draft = Draft::by_the_book();
        make(&mut draft);
        let setup = draft.setup();
        let found = of_setup(&draft, &setup);
        let fix = found.iter().find(|finding| finding.rule() == *rule).unwrap().fix().unwrap();
        assert_eq!((fix.applicability, fix.title.as_str()), (Applicability::Unsafe, *title), "{rule}");
        let repaired = apply(&setup, &fix.edits).unwrap();
        assert!(of_setup(&draft, &repaired).iter().all(|finding| finding.rule() != *rule), "{rule}");
    }
}

#[test]
fn an_unknown_task_is_not_renamed_to_one_that_the_course_would_have_twice() {
    let mut draft = Draft::by_the_book();
    draft.technical.tasks(Draft::COURSE).push(grading_task("CTE Trem Grade"));
    let found = of_setup(&draft, &draft.setup());
    assert_eq!(found.iter().map(Finding::rule).collect::<Vec<_>>(), [Rule::UnknownTask]);
    assert_eq!(found[0].fix(), None);
}

/// Another linked course, which has both tasks and nothing else.
fn another_course(draft: &mut Draft) {
    for school in [&mut draft.technical, &mut draft.homes[0]] {
        school.section(section("480816", "1"), &[TERM_GRADE, FINAL_GRADE]);
    }
}

fn weighted(task: &str, weight: &str) -> CourseTask {
    CourseTask { term_gpa: Some(weight.parse().unwrap()), ..grading_task(task) }
}

/// A composite rule of term 1's term grade.
fn composite(school: &mut SchoolBuilder, course: &str, task: &str, term: u8) {
    school.parts.composites.push(CompositeRule {
        course: course.parse().unwrap(),
        task: task_name(task),
        term: number(term),
        children: vec![part(TERM_GRADE, 1, "1")],
    });
}

/// A composite rule of these parts: task, term, weight.
fn made_of(school: &mut SchoolBuilder, task: &str, term: u8, parts: &[(&str, u8, &str)]) {
    composite(school, Draft::COURSE, task, term);
    if let Some(rule) = school.parts.composites.last_mut() {
        rule.children = parts.iter().map(|(task, term, weight)| part(task, *term, weight)).collect();
    }
}

fn part(task: &str, term: u8, weight: &str) -> CompositeChild {
    CompositeChild { task: task_name(task), term: number(term), weight: weight.parse().unwrap() }
}
