//! Posted grades.

use crate::case::Case;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, both};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score beside a percent that stands for another",
        make: |draft| post(draft, "B", "92.5"),
        finds: &[
            "warning V701: CTC-1, course 480815, section 1, CTE Term Grade, term 2, student 1900000001: score B is posted beside 92.5 %, which is A: the score is sent",
        ],
    },
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score beside its percent",
        make: |draft| post(draft, "A", "92.5"),
        finds: &[],
    },
    Case {
        rule: Rule::MarkDisagrees,
        source: "S-4",
        name: "a score without a Min % agrees with any percent",
        make: |draft| post(draft, "I", "92.5"),
        finds: &[],
    },
];

fn post(draft: &mut Draft, score: &str, percent: &str) {
    draft.post(1, TERM_GRADE, 2, both(score, percent));
}
