//! The oracle on the table of rule T-7: eleven cases under the seven policies.

use gradecrosswalk_domain::calendar::Term;
use gradecrosswalk_matching::{HeldReason, OutcomeKind, TermMatchPolicy};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, as_of, percent, term};

/// Names, and first and last days, of a school's terms.
struct Calendar(&'static str, &'static [(&'static str, &'static str)]);

impl Calendar {
    fn terms(&self) -> impl Iterator<Item = Term> {
        let Self(name, dates) = self;
        (1..).zip(*dates).map(move |(n, (first, last))| term(&format!("{name} {n}"), n, first, last))
    }
}

const EXAMPLE_TECHNICAL: Calendar =
    Calendar("Term", &[("2019-08-01", "2019-10-01"), ("2019-10-02", "2019-12-01")]);
const EXAMPLE_1_HOME: Calendar =
    Calendar("Term", &[("2019-08-01", "2019-10-15"), ("2019-10-16", "2019-12-15")]);
const SEMESTERS: Calendar =
    Calendar("Semester", &[("2019-08-01", "2019-12-20"), ("2020-01-04", "2020-05-28")]);
const QUARTERS: Calendar = Calendar(
    "Term",
    &[
        ("2019-08-01", "2019-10-01"),
        ("2019-10-02", "2019-12-01"),
        ("2020-01-04", "2020-03-13"),
        ("2020-03-16", "2020-05-28"),
    ],
);
const QUARTERS_OF_SEMESTERS: Calendar = Calendar(
    "Term",
    &[
        ("2019-08-01", "2019-10-01"),
        ("2019-10-02", "2019-12-20"),
        ("2020-01-04", "2020-03-13"),
        ("2020-03-16", "2020-05-28"),
    ],
);
const LATER_QUARTERS: Calendar = Calendar(
    "Term",
    &[
        ("2019-08-01", "2019-10-15"),
        ("2019-10-16", "2019-12-15"),
        ("2020-01-06", "2020-03-13"),
        ("2020-03-16", "2020-05-28"),
    ],
);
const GUIDE_QUARTERS: Calendar = Calendar(
    "Term",
    &[
        ("2019-08-01", "2019-10-01"),
        ("2019-10-02", "2019-12-31"),
        ("2020-01-20", "2020-03-15"),
        ("2020-03-16", "2020-05-15"),
    ],
);

struct Row {
    case: &'static str,
    technical: (Calendar, u8),
    home: (Calendar, u8),
    day: &'static str,
    /// The policies that match, by their initials: Reference, Overlap, Within, As-of, Dates, Sequence, Name.
    matches: &'static str,
}

fn rows() -> [Row; 11] {
    let row = |case, technical, home, day, matches| Row { case, technical, home, day, matches };
    [
        row("1", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_1_HOME, 1), "2019-10-04", "ROA"),
        row("2", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_1_HOME, 2), "2019-10-04", "OSN"),
        row("3", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_TECHNICAL, 2), "2019-10-04", "ROWADSN"),
        row("4", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_1_HOME, 1), "2019-11-20", "O"),
        row("5", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_TECHNICAL, 1), "2019-10-04", ""),
        row("6", (EXAMPLE_TECHNICAL, 1), (EXAMPLE_TECHNICAL, 1), "2019-10-04", "ROWDSN"),
        row("7", (QUARTERS, 2), (SEMESTERS, 1), "2019-11-20", "ROA"),
        row("8", (SEMESTERS, 1), (QUARTERS_OF_SEMESTERS, 1), "2019-11-20", "OW"),
        row("9", (SEMESTERS, 1), (LATER_QUARTERS, 1), "2019-09-20", "ROWA"),
        row("10", (EXAMPLE_TECHNICAL, 2), (EXAMPLE_1_HOME, 1), "2019-12-05", "O"),
        row("11", (GUIDE_QUARTERS, 2), (LATER_QUARTERS, 2), "2019-12-28", "ROWSN"),
    ]
}

#[test]
fn the_oracle_reads_the_table_of_rule_t_7() {
    let policies = TermMatchPolicy::ALL.into_iter().zip("ROWADSN".chars());
    for (policy, initial) in policies {
        for Row { case, technical, home, day, matches } in rows() {
            let mut night = Draft::two_schools();
            night.technical.terms(technical.0.terms()).open(TERM_GRADE, [technical.1]);
            night.homes[0].terms(home.0.terms()).open(TERM_GRADE, [home.1]);
            night.as_of = as_of(day);
            night.policy.term_match = policy;
            night.post(1, TERM_GRADE, technical.1, percent("92.5"));
            let outcome = night.outcome();
            if matches.contains(initial) {
                assert_eq!(outcome.kind(), OutcomeKind::Add, "row {case}, {policy}");
            } else {
                assert_eq!(outcome.held(), Some(HeldReason::WrongHomeTerm), "row {case}, {policy}");
            }
        }
    }
}
