//! Lines of the narrative, word for word.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod nights;

use gradecrosswalk_domain::calendar::DateRange;
use gradecrosswalk_matching::explain::Narrative;
use gradecrosswalk_matching::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::Draft;
use gradecrosswalk_testkit::builders::{TERM_GRADE, date, days, percent};
use nights::lent;

/// The lines that tell of the enrollments of a student with these days.
fn enrollment_line(days: DateRange) -> String {
    let mut night = Draft::two_schools();
    night.records.enrollments[0].days = days;
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    let setup = night.setup();
    let exchange = Exchange::compile(&setup, night.as_of, night.policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(&night.records)).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    let text = Narrative::new(&plan.explain(0).unwrap(), None).to_string();
    text.lines().filter(|line| line.contains("enrollment")).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_enrollment_without_an_end_goes_on() {
    let line = "  enrollment: HS-1, section 480815-1, ";
    let open = DateRange::open_ended(date("2019-08-01")).unwrap();
    assert_eq!(enrollment_line(open), format!("{line}from 2019-08-01 on"));
    let ends = days("2019-08-01", "2020-06-30");
    assert_eq!(enrollment_line(ends), format!("{line}2019-08-01 to 2020-06-30"));
}
