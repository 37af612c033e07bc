//! Terms, term masks and open terms.

use crate::case::Case;
use gradecrosswalk_domain::calendar::{Term, TermMask};
use gradecrosswalk_domain::school::Course;
use gradecrosswalk_matching::TermMatchPolicy;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE, mask, section, term};
use gradecrosswalk_testkit::{Draft, SchoolBuilder};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::TermsOverlap,
        source: "T-2",
        name: "a term ends on the day on which the next begins",
        make: |draft| {
            draft.homes[0].terms([
                term("T1", 1, "2019-08-01", "2019-10-02"),
                term("T2", 2, "2019-10-02", "2019-12-31"),
                term("T3", 3, "2020-01-20", "2020-03-15"),
                term("T4", 4, "2020-03-16", "2020-05-15"),
            ]);
        },
        finds: &[
            "error V101: HS-1, term 1: term 1 (2019-08-01 to 2019-10-02) and term 2 (2019-10-02 to 2019-12-31) share 1 day: 2019-10-02 to 2019-10-02",
        ],
    },
    Case {
        rule: Rule::TermsOverlap,
        source: "T-2",
        name: "a term that holds two others shares days with each, whatever the numbers",
        make: |draft| {
            draft.technical.terms([
                term("T1", 1, "2019-08-01", "2019-10-01"),
                term("T2", 2, "2019-10-02", "2019-12-31"),
                term("Year", 3, "2019-08-01", "2020-05-15"),
            ]);
        },
        finds: &[
            "error V101: CTC-1, term 1: term 1 (2019-08-01 to 2019-10-01) and term 3 (2019-08-01 to 2020-05-15) share 62 days: 2019-08-01 to 2019-10-01",
            "error V101: CTC-1, term 3: term 3 (2019-08-01 to 2020-05-15) and term 2 (2019-10-02 to 2019-12-31) share 91 days: 2019-10-02 to 2019-12-31",
        ],
    },
    Case {
        rule: Rule::TermsOverlap,
        source: "T-2",
        name: "a gap between terms is legal",
        make: |draft| {
            draft.homes[0].terms([
                term("T1", 1, "2019-08-01", "2019-10-01"),
                term("T2", 2, "2020-01-20", "2020-05-15"),
            ]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermsOutOfOrder,
        source: "T-2",
        name: "spring is term 1",
        make: |draft| {
            draft.homes[0].terms([
                term("Spring", 1, "2020-01-06", "2020-05-28"),
                term("Fall 1", 2, "2019-08-01", "2019-10-01"),
                term("Fall 2", 3, "2019-10-02", "2019-12-20"),
            ]);
        },
        finds: &["error V102: HS-1: by their dates the terms stand in the order 2, 3, 1"],
    },
    Case {
        rule: Rule::TermsOutOfOrder,
        source: "T-2",
        name: "numbers may leave gaps",
        make: |draft| {
            draft.homes[0].terms([
                term("Fall", 2, "2019-08-01", "2019-12-20"),
                term("Spring", 4, "2020-01-06", "2020-05-28"),
            ]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermsOutOfOrder,
        source: "T-2",
        name: "terms that begin on one day are found once, as sharing days",
        make: |draft| {
            draft.homes[0].terms([
                term("Year", 1, "2019-08-01", "2020-05-28"),
                term("Fall", 2, "2019-08-01", "2019-12-20"),
            ]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::NoTerms,
        source: "T-1",
        name: "a home school without terms",
        make: |draft| {
            draft.homes[0].terms([]);
        },
        finds: &["error V103: HS-1: the school has no term"],
    },
    Case {
        rule: Rule::NoTerms,
        source: "T-1",
        name: "one term is enough",
        make: |draft| {
            draft.homes[0].terms([term("Year", 1, "2019-08-01", "2020-05-28")]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermSharesNoDay,
        source: "T-7",
        name: "a home calendar without two of the technical terms",
        make: |draft| {
            draft.homes[0].terms([
                term("GP1", 1, "2019-08-01", "2019-10-01"),
                term("GP2", 2, "2019-10-02", "2019-12-31"),
            ]);
        },
        finds: &[
            "error V104: HS-1: term 3 of CTC-1 (2020-01-20 to 2020-03-15) shares no day with any term of HS-1, before it is term 2 of HS-1 (2019-10-02 to 2019-12-31); term 4 of CTC-1 (2020-03-16 to 2020-05-15) shares no day with any term of HS-1, before it is term 2 of HS-1 (2019-10-02 to 2019-12-31)",
        ],
    },
    Case {
        rule: Rule::TermSharesNoDay,
        source: "T-7",
        name: "a technical term that falls in the break of several home schools is the technical school's",
        make: |draft| {
            second_home(draft);
            let terms = [
                term("GP1", 1, "2019-08-01", "2019-10-01"),
                term("GP2", 2, "2020-01-02", "2020-01-10"),
                term("GP3", 3, "2020-01-20", "2020-03-15"),
                term("GP4", 4, "2020-03-16", "2020-05-15"),
            ];
            draft.technical.terms(terms);
        },
        finds: &[
            "error V104: CTC-1, term 2: term 2 of CTC-1 (2020-01-02 to 2020-01-10) shares no day with any term of HS-1 and HS-2, before it is term 2 of HS-2 (2019-10-02 to 2019-12-31), after it is term 3 of HS-1 (2020-01-20 to 2020-03-15)",
        ],
    },
    Case {
        rule: Rule::TermSharesNoDay,
        source: "T-7",
        name: "a technical term that no task is graded in needs no home term",
        make: |draft| {
            let summer = term("Summer", 5, "2020-06-01", "2020-06-30");
            let terms = draft.technical.parts.schedule.terms().to_vec();
            draft.technical.terms(terms.into_iter().chain([summer]));
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermSharesNoDay,
        source: "T-7",
        name: "by name, no shared day is needed",
        make: |draft| {
            draft.policy.term_match = TermMatchPolicy::SameName;
            draft.homes[0].terms(shifted_years());
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermSharesNoDay,
        source: "T-7",
        name: "one shared day is enough",
        make: |draft| {
            draft.homes[0].terms([
                term("S1", 1, "2019-08-01", "2020-01-20"),
                term("S2", 2, "2020-05-15", "2020-05-28"),
            ]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::TermsNeverMatch,
        source: "T-7",
        name: "same dates: document 001's Example 1 has no two terms that match",
        make: |draft| {
            draft.policy.term_match = TermMatchPolicy::SameDates;
            example_1(draft);
        },
        finds: &[
            "error V105: HS-1: terms 1 and 2 of CTC-1 can match no term of HS-1 under policy same-dates",
        ],
    },
    Case {
        rule: Rule::TermsNeverMatch,
        source: "T-7",
        name: "same sequence: two terms against four, at every home school",
        make: |draft| {
            draft.policy.term_match = TermMatchPolicy::SameSequence;
            second_home(draft);
            draft.technical.terms([
                term("S1", 1, "2019-08-01", "2019-12-31"),
                term("S2", 2, "2020-01-20", "2020-05-15"),
            ]);
        },
        finds: &[
            "error V105: CTC-1: terms 1 and 2 of CTC-1 can match no term of HS-1 and HS-2 under policy same-sequence",
        ],
    },
    Case {
        rule: Rule::TermsNeverMatch,
        source: "T-7",
        name: "the reference day finds a match in document 001's Example 1",
        make: example_1,
        finds: &[],
    },
    Case {
        rule: Rule::TermsNeverMatch,
        source: "T-7",
        name: "terms that share no day are found once, as sharing none",
        make: |draft| {
            draft.policy.term_match = TermMatchPolicy::SameDates;
            draft.homes[0].terms(shifted_years());
        },
        finds: &[],
    },
    Case {
        rule: Rule::SeveralIntoOne,
        source: "T-11",
        name: "quarters into semesters",
        make: |draft| {
            draft.homes[0].terms([
                term("S1", 1, "2019-08-01", "2019-12-31"),
                term("S2", 2, "2020-01-20", "2020-05-15"),
            ]);
        },
        finds: &[
            "information V106: HS-1: terms 1 and 2 of CTC-1 go into term 1 in turn, terms 3 and 4 into term 2",
        ],
    },
    Case {
        rule: Rule::SeveralIntoOne,
        source: "T-11",
        name: "document 001's Example 1: both technical terms share days with home term 1",
        make: example_1,
        finds: &["information V106: HS-1, term 1: terms 1 and 2 of CTC-1 go into term 1 in turn"],
    },
    Case {
        rule: Rule::SeveralIntoOne,
        source: "T-11",
        name: "a task that is graded in one of the two terms only",
        make: |draft| {
            draft.homes[0].terms([
                term("S1", 1, "2019-08-01", "2019-12-31"),
                term("S2", 2, "2020-01-20", "2020-05-15"),
            ]);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([2, 4]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::SeveralIntoOne,
        source: "T-11",
        name: "by name nothing goes anywhere in turn",
        make: |draft| {
            draft.policy.term_match = TermMatchPolicy::SameName;
            example_1(draft);
        },
        finds: &[],
    },
    Case {
        rule: Rule::OneIntoSeveral,
        source: "T-11",
        name: "a technical quarter that straddles two home terms by a few days",
        make: example_1,
        finds: &["information V107: HS-1: term 2 of CTC-1 goes into terms 1 and 2 in turn"],
    },
    Case {
        rule: Rule::OneIntoSeveral,
        source: "T-11",
        name: "semesters into quarters",
        make: |draft| {
            draft.technical.terms([
                term("S1", 1, "2019-08-01", "2019-12-31"),
                term("S2", 2, "2020-01-20", "2020-05-15"),
            ]);
        },
        finds: &[
            "information V107: HS-1: term 1 of CTC-1 goes into terms 1 and 2 in turn, term 2 into terms 3 and 4",
        ],
    },
    Case {
        rule: Rule::OneIntoSeveral,
        source: "T-11",
        name: "a home term that no task is graded in takes nothing",
        make: |draft| {
            example_1(draft);
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([2]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::MasksNeverMatch,
        source: "T-7",
        name: "the final grade is graded in the last term there and in the second here",
        make: |draft| {
            draft.technical.task(Draft::COURSE, FINAL_GRADE).term_mask = mask([4]);
            draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([2]);
        },
        finds: &[
            "error V108: HS-1, course 480815, CTE Final Grade: the term mask {2} holds no term that can match term 4 of CTC-1's {4}: term 4 could",
        ],
    },
    Case {
        rule: Rule::MasksNeverMatch,
        source: "T-7",
        name: "one of two technical terms has no match in the masks of two courses",
        make: |draft| {
            for school in [&mut draft.technical, &mut draft.homes[0]] {
                second_course(school);
            }
            for course in [Draft::COURSE, "480899"] {
                draft.homes[0].task(course, FINAL_GRADE).term_mask = mask([4]);
            }
        },
        finds: &[
            "error V108: HS-1, CTE Final Grade: the term mask {4} on courses 480815 and 480899 holds no term that can match term 2 of CTC-1's {2,4}: term 2 could",
        ],
    },
    Case {
        rule: Rule::MasksNeverMatch,
        source: "T-7",
        name: "the home mask may hold more",
        make: |draft| draft.technical.task(Draft::COURSE, FINAL_GRADE).term_mask = mask([4]),
        finds: &[],
    },
    Case {
        rule: Rule::MasksNeverMatch,
        source: "T-7",
        name: "an incomplete mask of the term grade is found once, as that",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1]),
        finds: &[],
    },
    Case {
        rule: Rule::SeveralOpen,
        source: "T-4",
        name: "two terms marked at home, of which one goes with the technical school's open term",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [1, 2]);
        },
        finds: &[
            "error V111: HS-1, course 480815, CTE Term Grade: terms 1 and 2 are marked active: tonight it should be term 2",
        ],
    },
    Case {
        rule: Rule::SeveralOpen,
        source: "T-4",
        name: "two terms marked at the technical school",
        make: |draft| {
            draft.technical.open(TERM_GRADE, [2, 3]);
        },
        finds: &[
            "error V111: CTC-1, course 480815, CTE Term Grade: terms 2 and 3 are marked active: tonight it should be term 2",
        ],
    },
    Case {
        rule: Rule::SeveralOpen,
        source: "T-8",
        name: "nothing is open at the technical school, so no home term is the right one",
        make: |draft| {
            draft.technical.open(TERM_GRADE, []);
            draft.homes[0].open(TERM_GRADE, [1, 2, 3]);
        },
        finds: &["error V111: HS-1, course 480815, CTE Term Grade: terms 1, 2 and 3 are marked active"],
    },
    Case {
        rule: Rule::SeveralOpen,
        source: "T-4",
        name: "one term marked is right, at both schools",
        make: |draft| {
            draft.technical.open(TERM_GRADE, [2]);
            draft.homes[0].open(TERM_GRADE, [2]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::SeveralOpen,
        source: "T-4",
        name: "none marked is no term too many",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, []);
        },
        finds: &[],
    },
    Case {
        rule: Rule::OpenOutsideMask,
        source: "T-5",
        name: "the final grade is marked in a term in which it is not graded",
        make: |draft| {
            draft.homes[0].open(FINAL_GRADE, [3]);
        },
        finds: &[
            "error V112: HS-1, course 480815, CTE Final Grade, term 3: term 3 is marked active but not in the term mask {2,4}",
        ],
    },
    Case {
        rule: Rule::OpenOutsideMask,
        source: "T-5",
        name: "two terms outside the mask are one finding",
        make: |draft| {
            draft.technical.open(FINAL_GRADE, [1, 2, 3]);
        },
        finds: &[
            "error V112: CTC-1, course 480815, CTE Final Grade: terms 1 and 3 are marked active but not in the term mask {2,4}",
        ],
    },
    Case {
        rule: Rule::OpenOutsideMask,
        source: "T-5",
        name: "a term of the mask is marked",
        make: |draft| {
            draft.homes[0].open(FINAL_GRADE, [4]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::OpenOutsideMask,
        source: "T-5",
        name: "a term that there is not is found once, as unknown",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [5]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::OpenUnknownTerm,
        source: "T-5",
        name: "a fifth term is marked of four",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [5]);
        },
        finds: &[
            "error V113: HS-1, course 480815, CTE Term Grade, term 5: term 5 is marked active but not in the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::OpenUnknownTerm,
        source: "T-5",
        name: "the last term is one of the schedule",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [4]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::OpenUnknownTerm,
        source: "T-1",
        name: "a school without terms is found once, as that",
        make: |draft| {
            draft.homes[0].open(TERM_GRADE, [2]).terms([]);
        },
        finds: &[],
    },
    Case {
        rule: Rule::MaskOutsideSchedule,
        source: "T-3",
        name: "a mask for five terms at a school of four, on two courses",
        make: |draft| {
            draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 2, 3, 4, 5]);
            second_course(&mut draft.homes[0]);
        },
        finds: &[
            "warning V114: HS-1, CTE Term Grade: the term mask {1,2,3,4,5} on courses 480815 and 480899 holds term 5, not in the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::MaskOutsideSchedule,
        source: "T-3",
        name: "all sixteen terms marked",
        make: |draft| draft.technical.task(Draft::COURSE, FINAL_GRADE).term_mask = TermMask::ALL,
        finds: &[
            "warning V114: CTC-1, course 480815, CTE Final Grade: the term mask {1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16} holds terms 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 and 16, not in the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::MaskOutsideSchedule,
        source: "T-3",
        name: "a mask without any term of the schedule is found once, as empty",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([6]),
        finds: &[],
    },
    Case {
        rule: Rule::TermGradeMaskIncomplete,
        source: "T-3",
        name: "the term grade lacks the last term",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([1, 2, 3]),
        finds: &[
            "error V115: HS-1, course 480815, CTE Term Grade: the term grade's mask {1,2,3} lacks term 4 of the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::TermGradeMaskIncomplete,
        source: "T-3",
        name: "masks that lack different terms on two courses are two causes",
        make: |draft| {
            second_course(&mut draft.technical);
            draft.technical.task(Draft::COURSE, TERM_GRADE).term_mask = mask([]);
            draft.technical.task("480899", TERM_GRADE).term_mask = mask([1, 2]);
        },
        finds: &[
            "error V115: CTC-1, course 480815, CTE Term Grade: the term grade's mask {} lacks terms 1, 2, 3 and 4 of the schedule {1,2,3,4}",
            "error V115: CTC-1, course 480899, CTE Term Grade: the term grade's mask {1,2} lacks terms 3 and 4 of the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::TermGradeMaskIncomplete,
        source: "T-3",
        name: "the final grade may lack terms",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([4]),
        finds: &[],
    },
    Case {
        rule: Rule::MaskEmpty,
        source: "T-3",
        name: "no term is marked in the final grade's mask, on two courses",
        make: |draft| {
            draft.technical.task(Draft::COURSE, FINAL_GRADE).term_mask = mask([]);
            second_course(&mut draft.technical);
        },
        finds: &[
            "error V116: CTC-1, CTE Final Grade: the term mask {} on courses 480815 and 480899 holds no term of the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::MaskEmpty,
        source: "T-3",
        name: "the mask holds only terms that there are not",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([6]),
        finds: &[
            "error V116: HS-1, course 480815, CTE Final Grade: the term mask {6} holds no term of the schedule {1,2,3,4}",
        ],
    },
    Case {
        rule: Rule::MaskEmpty,
        source: "T-3",
        name: "one term is enough",
        make: |draft| draft.homes[0].task(Draft::COURSE, FINAL_GRADE).term_mask = mask([4]),
        finds: &[],
    },
    Case {
        rule: Rule::MaskEmpty,
        source: "T-3",
        name: "an empty mask of the term grade is found once, as incomplete",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).term_mask = mask([]),
        finds: &[],
    },
];

/// Document 001's Example 1 at both schools.
pub(crate) fn example_1(draft: &mut Draft) {
    draft.technical.terms([
        term("Term 1", 1, "2019-08-01", "2019-10-01"),
        term("Term 2", 2, "2019-10-02", "2019-12-01"),
    ]);
    draft.homes[0].terms([
        term("Term 1", 1, "2019-08-01", "2019-10-15"),
        term("Term 2", 2, "2019-10-16", "2019-12-15"),
    ]);
    for school in [&mut draft.technical, &mut draft.homes[0]] {
        school.task(Draft::COURSE, FINAL_GRADE).term_mask = mask([2]);
    }
}

/// The terms of the wrong year, named as in the right one.
fn shifted_years() -> [Term; 4] {
    [
        term("GP1", 1, "2018-08-01", "2018-10-01"),
        term("GP2", 2, "2018-10-02", "2018-12-31"),
        term("GP3", 3, "2019-01-20", "2019-03-15"),
        term("GP4", 4, "2019-03-16", "2019-05-15"),
    ]
}

/// Home school `HS-2`, set up as `HS-1`.
fn second_home(draft: &mut Draft) {
    let mut second: SchoolBuilder = draft.homes[0].clone();
    second.parts.id = "HS-2".parse().unwrap();
    draft.homes.push(second);
}

/// Course 480899 with one section, with the tasks of the first.
pub(crate) fn second_course(school: &mut SchoolBuilder) {
    let tasks = school.tasks(Draft::COURSE).clone();
    let key = section("480899", "1");
    school.parts.courses.push(Course { number: key.course.clone(), tasks });
    school.section(key, &[]);
}
