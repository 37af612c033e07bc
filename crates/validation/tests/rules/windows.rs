//! Grading windows and exceptions to them.

use crate::case::Case;
use gradecrosswalk_testkit::SchoolBuilder;
use gradecrosswalk_testkit::builders::TERM_GRADE;
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
];

/// The school without its grading windows.
fn without_windows(school: &mut SchoolBuilder) -> &mut SchoolBuilder {
    school.parts.windows.clear();
    school
}
