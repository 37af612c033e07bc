//! Tasks on courses.

use crate::case::Case;
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{FINAL_GRADE, TERM_GRADE};
use gradecrosswalk_validation::Rule;

pub(crate) const CASES: &[Case] = &[
    Case {
        rule: Rule::CreditOnTermGrade,
        source: "K-5",
        name: "credit on the term grade",
        make: |draft| draft.homes[0].task(Draft::COURSE, TERM_GRADE).credit = Some("0.5".parse().unwrap()),
        finds: &["error V305: HS-1, course 480815, CTE Term Grade: the term grade grants 0.5 credits"],
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
];
