//! Short ways to write days, terms and schedules in tables.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of them")]

use chrono::{Days, NaiveDate};
use gradecrosswalk_domain::TermName;
use gradecrosswalk_domain::calendar::{DateRange, SchoolYear, Term, TermNumber, TermSchedule};

/// A day of the school year 2019-20, as `10/04`.
pub fn day(text: &str) -> NaiveDate {
    let (month, day) = text.split_once('/').unwrap();
    SchoolYear::starting(2019).unwrap().place(month.parse().unwrap(), day.parse().unwrap()).unwrap()
}

/// The day so many days after 2019-08-01.
pub fn nth(n: u64) -> NaiveDate {
    day("8/1").checked_add_days(Days::new(n)).unwrap()
}

/// A term of any name.
pub fn term(number: u8, name: &str, first: NaiveDate, last: NaiveDate) -> Term {
    let number = TermNumber::new(number).unwrap();
    Term::new(number, TermName::new(name).unwrap(), DateRange::new(first, last).unwrap())
}

/// A schedule of terms that are numbered from 1 and named `<kind> <number>`.
pub fn schedule(kind: &str, terms: &[(NaiveDate, NaiveDate)]) -> TermSchedule {
    let numbered = (1_u8..).zip(terms);
    TermSchedule::new(numbered.map(|(n, (first, last))| term(n, &format!("{kind} {n}"), *first, *last)))
        .unwrap()
}

/// The term of this number, which the schedule must have.
pub fn get(schedule: &TermSchedule, number: u8) -> &Term {
    schedule.get(TermNumber::new(number).unwrap()).unwrap()
}
