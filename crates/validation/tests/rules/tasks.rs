//! Tasks on courses.

use crate::case::{Case, of_setup};
use gradecrosswalk_domain::school::{CompositeChild, CompositeRule, CourseTask};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::{
    FINAL_EXAM, FINAL_GRADE, TERM_GRADE, grading_task, number, section, task_name,
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
        name: "a part that is not attached, one in a term outside the mask, one that weighs nothing",
        make: |draft| {
            composite(&mut draft.technical, Draft::COURSE, FINAL_GRADE, 4);
            let children = &mut draft.technical.parts.composites[0].children;
            for (task, term, weight) in
                [(FINAL_EXAM, 4, "20"), (TERM_GRADE, 5, "20"), ("Quarter Grade", 1, "0")]
            {
                children.push(part(task, term, weight));
            }
        },
        finds: &[
            "warning V312: CTC-1, course 480815, CTE Final Grade, term 4: the composite rule has parts that can never be posted: CTE Final Exam of term 4 (not attached) and CTE Term Grade of term 5 (outside the term mask)",
        ],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-1",
        name: "grades that can never be posted themselves, and a rule whose parts weigh nothing",
        make: |draft| {
            let school = &mut draft.technical;
            composite(school, Draft::COURSE, FINAL_EXAM, 4);
            composite(school, Draft::COURSE, FINAL_GRADE, 3);
            composite(school, Draft::COURSE, FINAL_GRADE, 4);
            school.parts.composites[2].children = vec![part(TERM_GRADE, 1, "0")];
        },
        finds: &[
            "warning V312: CTC-1, course 480815, CTE Final Exam, term 4: a composite rule makes a grade that can never be posted (not attached)",
            "warning V312: CTC-1, course 480815, CTE Final Grade, term 3: a composite rule makes a grade that can never be posted (outside the term mask)",
            "warning V312: CTC-1, course 480815, CTE Final Grade, term 4: the composite rule has no part that weighs anything",
        ],
    },
    Case {
        rule: Rule::CompositeIncomplete,
        source: "C-1",
        name: "all parts are there, in other spellings and of a task that does not take part; a course that is not given",
        make: |draft| {
            let school = &mut draft.technical;
            school.tasks(Draft::COURSE).push(grading_task("Quarter Grade"));
            composite(school, Draft::COURSE, "cte final", 4);
            school.parts.composites[0].children =
                vec![part("CTE Term", 1, "20"), part("Quarter Grade", 2, "20")];
            composite(school, "ENG-10", "Semester Grade", 2);
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

fn part(task: &str, term: u8, weight: &str) -> CompositeChild {
    CompositeChild { task: task_name(task), term: number(term), weight: weight.parse().unwrap() }
}
