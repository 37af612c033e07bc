//! Grading windows and exceptions to them.

use crate::calendar::second_course;
use crate::case::Case;
use gradecrosswalk_domain::calendar::GradingWindow;
use gradecrosswalk_domain::school::{ExceptionScope, GradeLevel, OpenTerms};
use gradecrosswalk_testkit::builders::{FINAL_EXAM, FINAL_GRADE, TERM_GRADE, mask, number, section, ssid};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::WindowsOverlap,
        source: "W-2",
        name: "document 000's wrong windows have exactly three conflicts, of 12, 12 and 15 days",
        make: |draft| {
            without_windows(&mut draft.technical)
                .window(TERM_GRADE, 1, "2019-08-01 00:00", "2019-10-01 23:59")
                .window(TERM_GRADE, 2, "2019-09-20 00:00", "2019-12-31 23:59")
                .window(TERM_GRADE, 3, "2019-12-20 00:00", "2020-03-15 23:59")
                .window(TERM_GRADE, 4, "2020-03-01 00:00", "2020-05-15 23:59");
        },
        finds: &[
            "error V201: CTC-1, CTE Term Grade, term 1: the windows of term 1 (2019-08-01 00:00 to 2019-10-01 23:59) and term 2 (2019-09-20 00:00 to 2019-12-31 23:59) share 12 days: 2019-09-20 00:00 to 2019-10-01 23:59",
            "error V201: CTC-1, CTE Term Grade, term 2: the windows of term 2 (2019-09-20 00:00 to 2019-12-31 23:59) and term 3 (2019-12-20 00:00 to 2020-03-15 23:59) share 12 days: 2019-12-20 00:00 to 2019-12-31 23:59",
            "error V201: CTC-1, CTE Term Grade, term 3: the windows of term 3 (2019-12-20 00:00 to 2020-03-15 23:59) and term 4 (2020-03-01 00:00 to 2020-05-15 23:59) share 15 days: 2020-03-01 00:00 to 2020-03-15 23:59",
        ],
    },
    Case {
        rule: Rule::WindowsOverlap,
        source: "W-2",
        name: "document 000's visual: windows of different tasks overlap, and that is right",
        make: |_| {},
        finds: &[],
    },
    Case {
        rule: Rule::WindowsOverlap,
        source: "W-1",
        name: "the closing minute is still inside: two windows that share it overlap",
        make: |draft| {
            without_windows(&mut draft.homes[0])
                .window(TERM_GRADE, 1, "2019-08-01 00:00", "2019-10-01 12:00")
                .window("cte term", 2, "2019-10-01 12:00", "2019-12-31 23:59");
        },
        finds: &[
            "error V201: HS-1, CTE Term Grade, term 1: the windows of term 1 (2019-08-01 00:00 to 2019-10-01 12:00) and term 2 (2019-10-01 12:00 to 2019-12-31 23:59) share 1 day: 2019-10-01 12:00 to 2019-10-01 12:00",
        ],
    },
    Case {
        rule: Rule::WindowsOverlap,
        source: "W-1",
        name: "a term's window that is opened again may overlap the first",
        make: |draft| {
            without_windows(&mut draft.homes[0])
                .window(TERM_GRADE, 1, "2019-08-01 00:00", "2019-10-01 23:59")
                .window(TERM_GRADE, 1, "2019-09-20 00:00", "2019-10-10 23:59");
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowsMissing,
        source: "W-3",
        name: "home has no window for the final grade",
        make: |draft| draft.homes[0].parts.windows.retain(|window| window.task.as_str() != FINAL_GRADE),
        finds: &[
            "error V202: HS-1, CTE Final Grade: the task is opened by windows and has none: terms 2 and 4 cannot be opened",
        ],
    },
    Case {
        rule: Rule::WindowsMissing,
        source: "W-3",
        name: "the technical school has no window in one term",
        make: |draft| {
            let term_grade = |of: &GradingWindow| of.task.as_str() == TERM_GRADE && of.term == number(3);
            draft.technical.parts.windows.retain(|window| !term_grade(window));
        },
        finds: &[
            "error V202: CTC-1, CTE Term Grade, term 3: term 3 has no window, only terms 1, 2 and 4 have",
        ],
    },
    Case {
        rule: Rule::WindowsMissing,
        source: "T-6",
        name: "terms that are opened by hand need no window",
        make: |draft| {
            without_windows(&mut draft.homes[0]).open(TERM_GRADE, [2]).open(FINAL_GRADE, []);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowsMissing,
        source: "W-3",
        name: "a term in which the task is not graded needs no window",
        make: |draft| {
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([4]);
            let second = |of: &GradingWindow| of.task.as_str() == FINAL_GRADE && of.term == number(2);
            draft.homes[0].parts.windows.retain(|window| !second(window));
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowOutsideMasks,
        source: "W-6",
        name: "a window for the final grade in a term in which no course has one",
        make: |draft| {
            draft.homes[0].window(FINAL_GRADE, 3, "2020-03-01", "2020-03-15");
        },
        finds: &[
            "warning V203: HS-1, CTE Final Grade, term 3: 1 window of term 3 can post nothing: the courses' term masks hold {2,4}",
        ],
    },
    Case {
        rule: Rule::WindowOutsideMasks,
        source: "W-6",
        name: "windows for a task that no course has, opened twice",
        make: |draft| {
            draft.technical.window(FINAL_EXAM, 2, "2019-12-20", "2019-12-31").window(
                "cte final exam grade",
                2,
                "2020-01-02",
                "2020-01-05",
            );
        },
        finds: &[
            "warning V203: CTC-1, CTE Final Exam, term 2: 2 windows of term 2 can post nothing: no course has the task",
        ],
    },
    Case {
        rule: Rule::WindowOutsideMasks,
        source: "W-6",
        name: "one course whose mask holds the term is enough",
        make: |draft| {
            second_course(&mut draft.homes[0]);
            draft.homes[0].task("480899", FINAL_GRADE).term_mask = mask([3]);
            draft.homes[0].window(FINAL_GRADE, 3, "2020-03-01", "2020-03-15");
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowUnknownTerm,
        source: "T-5",
        name: "a window of a fifth term at a school of four",
        make: |draft| {
            draft.homes[0].window(TERM_GRADE, 5, "2020-05-16", "2020-06-10");
        },
        finds: &[
            "warning V204: HS-1, CTE Term Grade, term 5: 1 window opens term 5, not in the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::WindowUnknownTerm,
        source: "W-5",
        name: "a window may lie outside its term's dates",
        make: |draft| {
            draft.homes[0].window(TERM_GRADE, 4, "2020-05-16", "2020-06-10");
        },
        finds: &[],
    },
    Case {
        rule: Rule::ExceptionOutsideMask,
        source: "W-6",
        name: "a section's exception in a term in which its course has no final grade",
        make: |draft| {
            let section = ExceptionScope::Section(section(Draft::COURSE, "1"));
            draft.homes[0].exception(section, FINAL_GRADE, 3, "2020-03-01", "2020-03-15");
        },
        finds: &[
            "warning V205: HS-1, course 480815, section 1, CTE Final Grade, term 3: 1 exception of term 3 can post nothing: the course's term mask holds {2,4}",
        ],
    },
    Case {
        rule: Rule::ExceptionOutsideMask,
        source: "W-6",
        name: "students' exceptions in one term are one finding",
        make: |draft| {
            for student in [1, 2] {
                let student = ExceptionScope::Student(ssid(student));
                draft.technical.exception(student, FINAL_GRADE, 1, "2019-09-20", "2019-10-10");
            }
        },
        finds: &[
            "warning V205: CTC-1, CTE Final Grade, term 1: 2 exceptions of term 1 can post nothing: the courses' term masks hold {2,4}",
        ],
    },
    Case {
        rule: Rule::ExceptionOutsideMask,
        source: "W-6",
        name: "a teacher's exception of which one course's mask holds the term",
        make: |draft| {
            second_course(&mut draft.technical);
            draft.technical.task("480899", FINAL_GRADE).term_mask = mask([3]);
            teacher(&mut draft.technical);
            let teacher = ExceptionScope::Teacher("T-7".parse().unwrap());
            draft.technical.exception(teacher, FINAL_GRADE, 3, "2020-03-01", "2020-03-15");
        },
        finds: &[],
    },
    Case {
        rule: Rule::ExceptionOutsideMask,
        source: "W-6",
        name: "the same teacher's exception of a term that neither holds",
        make: |draft| {
            second_course(&mut draft.technical);
            teacher(&mut draft.technical);
            let teacher = ExceptionScope::Teacher("T-7".parse().unwrap());
            draft.technical.exception(teacher, FINAL_GRADE, 1, "2019-09-20", "2019-10-10");
        },
        finds: &[
            "warning V205: CTC-1, CTE Final Grade, term 1: 1 exception of term 1 can post nothing: the term masks of teacher T-7's courses hold {2,4}",
        ],
    },
    Case {
        rule: Rule::ExceptionForNothing,
        source: "W-8",
        name: "a course, two sections and a teacher that the school does not have",
        make: |draft| {
            let (opens, closes) = ("2019-10-02", "2019-10-10");
            let course = ExceptionScope::Course("999999".parse().unwrap());
            let teacher = ExceptionScope::Teacher("T-7".parse().unwrap());
            let sections = ["8", "9"].map(|of| ExceptionScope::Section(section(Draft::COURSE, of)));
            for scope in [course, teacher].into_iter().chain(sections) {
                draft.homes[0].exception(scope, TERM_GRADE, 2, opens, closes);
            }
        },
        finds: &[
            "warning V206: HS-1, CTE Term Grade: 1 exception opens nothing: no section of the school has teacher T-7",
            "warning V206: HS-1, course 480815, CTE Term Grade: 2 exceptions open nothing: the school does not have 480815-8 and 480815-9",
            "warning V206: HS-1, course 999999, CTE Term Grade: 1 exception opens nothing: the school does not have the course",
        ],
    },
    Case {
        rule: Rule::ExceptionForNothing,
        source: "T-6",
        name: "the task is opened by hand",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [2]);
            let student = ExceptionScope::Student(ssid(1));
            draft.homes[0].exception(student, TERM_GRADE, 1, "2019-10-02", "2019-10-10");
        },
        finds: &[
            "warning V206: HS-1, CTE Term Grade, student 1900000001: 1 exception opens nothing: the task's terms are opened by hand on every course",
        ],
    },
    Case {
        rule: Rule::ExceptionForNothing,
        source: "T-5",
        name: "a term that there is not, and a task that the course does not have",
        make: |draft| {
            let course = || ExceptionScope::Course(Draft::COURSE.parse().unwrap());
            draft.homes[0].exception(course(), TERM_GRADE, 5, "2020-05-16", "2020-06-10").exception(
                course(),
                FINAL_EXAM,
                2,
                "2019-12-20",
                "2019-12-31",
            );
        },
        finds: &[
            "warning V206: HS-1, CTE Term Grade, term 5: 1 exception opens nothing: term 5 is not in the schedule {1,2,3,4}",
            "warning V206: HS-1, course 480815, CTE Final Exam: 1 exception opens nothing: the task is not on the course",
        ],
    },
    Case {
        rule: Rule::ExceptionForNothing,
        source: "W-8",
        name: "exceptions that open their term",
        make: |draft| {
            let course = ExceptionScope::Course(Draft::COURSE.parse().unwrap());
            let level = ExceptionScope::GradeLevel(GradeLevel::new(12).unwrap());
            for scope in [course, level] {
                draft.homes[0].exception(scope, TERM_GRADE, 1, "2019-10-02", "2019-10-10");
            }
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowUnknownTask,
        source: "K-1",
        name: "a misspelt task",
        make: |draft| {
            let course = ExceptionScope::Course(Draft::COURSE.parse().unwrap());
            draft.homes[0]
                .window("CTE Trem Grade", 1, "2019-08-01", "2019-10-01")
                .window("CTE Trem Grade", 2, "2019-10-02", "2019-12-31")
                .exception(course, "CTE Trem Grade", 1, "2019-10-02", "2019-10-10");
        },
        finds: &[
            "warning V207: HS-1, CTE Trem Grade: 2 windows and 1 exception are for a task that is none of the exchange's: CTE Term Grade is near",
        ],
    },
    Case {
        rule: Rule::WindowUnknownTask,
        source: "K-1",
        name: "a task of another kind",
        make: |draft| {
            draft.technical.window("Quarter Grade", 1, "2019-08-01", "2019-10-01");
        },
        finds: &["warning V207: CTC-1, Quarter Grade: 1 window is for a task that is none of the exchange's"],
    },
    Case {
        rule: Rule::WindowUnknownTask,
        source: "K-1",
        name: "an alias, case and blanks aside",
        make: |draft| {
            draft.homes[0].window("cte  TERM", 1, "2019-08-01", "2019-10-01");
        },
        finds: &[],
    },
    Case {
        rule: Rule::MixedSources,
        source: "T-6",
        name: "one of two courses is opened by hand",
        make: |draft| {
            second_course(&mut draft.homes[0]);
            draft.homes[0].task("480899", TERM_GRADE).open_terms = OpenTerms::ByHand(mask([2]));
        },
        finds: &[
            "warning V208: HS-1, CTE Term Grade: windows open the task on 1 course (480815), but it is opened by hand on 1 course (480899)",
        ],
    },
    Case {
        rule: Rule::MixedSources,
        source: "T-6",
        name: "two tasks may be opened in two ways",
        make: |draft| {
            draft.homes[0].open(FINAL_GRADE, [2]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::WindowsUnused,
        source: "T-6",
        name: "windows are set up but every course is opened by hand",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [2]);
        },
        finds: &[
            "warning V209: HS-1, CTE Term Grade: 4 windows open nothing: the task is opened by hand on its 1 course",
        ],
    },
    Case {
        rule: Rule::WindowsUnused,
        source: "T-6",
        name: "opened by hand, and no window left",
        make: |draft| {
            without_windows(&mut draft.homes[0]).open(TERM_GRADE, [2]).open(FINAL_GRADE, []);
        },
        finds: &[],
    },
];

/// Teacher `T-7` in every section.
fn teacher(school: &mut SchoolBuilder) {
    for section in &mut school.parts.sections {
        section.teacher = Some("T-7".parse().unwrap());
    }
}

/// The school without its grading windows.
fn without_windows(school: &mut SchoolBuilder) -> &mut SchoolBuilder {
    school.parts.windows.clear();
    school
}
