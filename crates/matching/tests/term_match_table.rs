//! The table of rule T-7: eleven cases from documents 000, 001 and 002, under all seven policies.
#![cfg(test)]

mod calendars;

use calendars::{day, get, schedule};
use gradecrosswalk_domain::calendar::TermSchedule;
use gradecrosswalk_matching::TermMatchPolicy;
use gradecrosswalk_matching::term_match::{reference_day, should_be_open};

/// A school's calendar in 2019-20: what its terms are called, and their first and last days.
struct Calendar(&'static str, &'static [(&'static str, &'static str)]);

impl Calendar {
    fn schedule(&self) -> TermSchedule {
        let days: Vec<_> = self.1.iter().map(|(first, last)| (day(first), day(last))).collect();
        schedule(self.0, &days)
    }
}

/// Document 001, both examples: the technical school.
const TECHNICAL: Calendar = Calendar("Term", &[("8/1", "10/1"), ("10/2", "12/1")]);
/// Document 001, example 1: the home school.
const HOME_LATER: Calendar = Calendar("Term", &[("8/1", "10/15"), ("10/16", "12/15")]);
/// Document 001, example 2: the home school has the technical school's dates.
const HOME_SAME: Calendar = TECHNICAL;
const TECHNICAL_QUARTERS: Calendar =
    Calendar("Term", &[("8/1", "10/1"), ("10/2", "12/1"), ("1/4", "3/15"), ("3/16", "5/28")]);
const HOME_SEMESTERS: Calendar = Calendar("Semester", &[("8/1", "12/20"), ("1/4", "5/28")]);
const TECHNICAL_SEMESTERS: Calendar = Calendar("Semester", &[("8/1", "12/20"), ("1/4", "5/28")]);
const HOME_QUARTERS: Calendar =
    Calendar("Term", &[("8/1", "10/1"), ("10/2", "12/20"), ("1/4", "3/15"), ("3/16", "5/28")]);
const HOME_FOUR: Calendar =
    Calendar("Term", &[("8/1", "10/15"), ("10/16", "12/20"), ("1/4", "3/15"), ("3/16", "5/28")]);
/// Document 000's visual.
const TECHNICAL_VISUAL: Calendar =
    Calendar("Term", &[("8/1", "10/1"), ("10/2", "12/31"), ("1/20", "3/15"), ("3/16", "5/15")]);
const HOME_BREAK: Calendar =
    Calendar("Term", &[("8/1", "10/15"), ("10/16", "12/15"), ("1/6", "3/15"), ("3/16", "5/15")]);

struct Case {
    row: u8,
    said: &'static str,
    technical: (Calendar, u8),
    home: (Calendar, u8),
    as_of: &'static str,
    /// Reference day (the default), overlap, within, as-of in both, same dates, same sequence, same name.
    matches: [bool; 7],
    /// T-7's reference day, and the home term that should be open by T-8.
    should: (&'static str, u8),
}

const Y: bool = true;
const N: bool = false;

const TABLE: [Case; 11] = [
    Case {
        row: 1,
        said: "001, example 1",
        technical: (TECHNICAL, 2),
        home: (HOME_LATER, 1),
        as_of: "10/04",
        matches: [Y, Y, N, Y, N, N, N],
        should: ("10/04", 1),
    },
    Case {
        row: 2,
        said: "the same, but home term 2 open",
        technical: (TECHNICAL, 2),
        home: (HOME_LATER, 2),
        as_of: "10/04",
        matches: [N, Y, N, N, N, Y, Y],
        should: ("10/04", 1),
    },
    Case {
        row: 3,
        said: "001, example 2",
        technical: (TECHNICAL, 2),
        home: (HOME_SAME, 2),
        as_of: "10/04",
        matches: [Y, Y, Y, Y, Y, Y, Y],
        should: ("10/04", 2),
    },
    Case {
        row: 4,
        said: "calendars of 1, home term 1 left open",
        technical: (TECHNICAL, 2),
        home: (HOME_LATER, 1),
        as_of: "11/20",
        matches: [N, Y, N, N, N, N, N],
        should: ("11/20", 2),
    },
    Case {
        row: 5,
        said: "calendars of 3, home term 1 left open",
        technical: (TECHNICAL, 2),
        home: (HOME_SAME, 1),
        as_of: "10/04",
        matches: [N, N, N, N, N, N, N],
        should: ("10/04", 2),
    },
    Case {
        row: 6,
        said: "calendars of 3, late posting: both terms 1 still open",
        technical: (TECHNICAL, 1),
        home: (HOME_SAME, 1),
        as_of: "10/04",
        matches: [Y, Y, Y, N, Y, Y, Y],
        should: ("10/01", 1),
    },
    Case {
        row: 7,
        said: "a quarter into a home semester",
        technical: (TECHNICAL_QUARTERS, 2),
        home: (HOME_SEMESTERS, 1),
        as_of: "11/20",
        matches: [Y, Y, N, Y, N, N, N],
        should: ("11/20", 1),
    },
    Case {
        row: 8,
        said: "a semester, home quarter 1 left open",
        technical: (TECHNICAL_SEMESTERS, 1),
        home: (HOME_QUARTERS, 1),
        as_of: "11/20",
        matches: [N, Y, Y, N, N, N, N],
        should: ("11/20", 2),
    },
    Case {
        row: 9,
        said: "a semester into the home term of the day",
        technical: (TECHNICAL_SEMESTERS, 1),
        home: (HOME_FOUR, 1),
        as_of: "9/20",
        matches: [Y, Y, Y, Y, N, N, N],
        should: ("9/20", 1),
    },
    Case {
        row: 10,
        said: "calendars of 1, technical window still open after the term, home term 1 left open",
        technical: (TECHNICAL, 2),
        home: (HOME_LATER, 1),
        as_of: "12/05",
        matches: [N, Y, N, N, N, N, N],
        should: ("12/01", 2),
    },
    Case {
        row: 11,
        said: "000's final window, after the home term ended",
        technical: (TECHNICAL_VISUAL, 2),
        home: (HOME_BREAK, 2),
        as_of: "12/28",
        matches: [Y, Y, Y, N, N, Y, Y],
        should: ("12/15", 2),
    },
];

#[test]
fn every_row_under_every_policy() {
    for Case { row, said, technical, home, as_of, matches, .. } in &TABLE {
        let (there, here) = (technical.0.schedule(), home.0.schedule());
        for (policy, expected) in TermMatchPolicy::ALL.into_iter().zip(matches) {
            let got =
                policy.matches(day(as_of), (get(&there, technical.1), &there), (get(&here, home.1), &here));
            assert_eq!(got, *expected, "row {row} ({said}) under {policy}");
        }
    }
}

/// T-8: the reference day, and the home term that the library suggests.
#[test]
fn every_row_has_a_reference_day_and_a_home_term_that_should_be_open() {
    for Case { row, said, technical, home, as_of, should, .. } in &TABLE {
        let (there, here) = (technical.0.schedule(), home.0.schedule());
        let open = get(&there, technical.1);
        assert_eq!(reference_day(day(as_of), open, &here), Some(day(should.0)), "row {row} ({said})");
        let suggested = should_be_open(day(as_of), open, &here).map(|term| term.number().get());
        assert_eq!(suggested, Some(should.1), "row {row} ({said})");
    }
}

/// The rulebook's table names its columns' rows; they must be what the rows say.
#[test]
fn columns_hold_the_rows_that_the_rulebook_lists() {
    for (place, policy, rows) in [
        (0, TermMatchPolicy::ReferenceDay, &[1, 3, 6, 7, 9, 11][..]),
        (1, TermMatchPolicy::Overlap, &[1, 2, 3, 4, 6, 7, 8, 9, 10, 11]),
        (2, TermMatchPolicy::HomeWithinTechnical, &[3, 6, 8, 9, 11]),
        (3, TermMatchPolicy::AsOfInBoth, &[1, 3, 7, 9]),
        (4, TermMatchPolicy::SameDates, &[3, 6]),
        (5, TermMatchPolicy::SameSequence, &[2, 3, 6, 11]),
        (6, TermMatchPolicy::SameName, &[2, 3, 6, 11]),
    ] {
        assert_eq!(TermMatchPolicy::ALL[place], policy);
        let matching: Vec<u8> = TABLE.iter().filter(|row| row.matches[place]).map(|row| row.row).collect();
        assert_eq!(matching, rows, "{policy}");
    }
}
