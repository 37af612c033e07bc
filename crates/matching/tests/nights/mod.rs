//! Two small nights, and how a night is recorded.
#![allow(dead_code, unreachable_pub, reason = "each test file uses some of them")]

use gradecrosswalk_domain::calendar::{AsOf, DateRange};
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_matching::ledger::{self, Ledger};
use gradecrosswalk_matching::{Exchange, Plan, PlanPolicy, PlanRecord};
use gradecrosswalk_testkit::builders::{TERM_GRADE, both, date, minute, percent, score, section, task_name};
use gradecrosswalk_testkit::generate::GeneratedExchange;
use gradecrosswalk_testkit::{Draft, Records};

/// What planning reads of the testkit's records.
pub fn lent(records: &Records) -> ledger::Records<'_> {
    ledger::Records {
        posted: &records.posted,
        home: &records.home,
        enrollments: &records.enrollments,
        sent: &records.sent,
    }
}

/// Plans a night and records the plan.
pub fn recorded(setup: &Setup, as_of: AsOf, policy: PlanPolicy, records: &Records) -> PlanRecord {
    let exchange = Exchange::compile(setup, as_of, policy).unwrap();
    let ledger = Ledger::of(&exchange, lent(records)).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    PlanRecord::of(&plan, &ledger, &lent(records)).unwrap()
}

/// The record of a draft's plan.
pub fn record_of(night: &Draft) -> PlanRecord {
    recorded(&night.setup(), night.as_of, night.policy, &night.records)
}

/// The record of a generated night's plan.
pub fn record_of_generated(of: &GeneratedExchange) -> PlanRecord {
    recorded(&of.setup, of.as_of, of.policy, &of.records)
}

/// The records in another order, the same one for the same turn.
pub fn turned(records: &Records, turn: usize) -> Records {
    fn turned<T: Clone>(list: &[T], turn: usize) -> Vec<T> {
        let mut list = list.to_vec();
        if turn % 2 == 1 {
            list.reverse();
        }
        let by = turn.checked_rem(list.len()).unwrap_or(0);
        list.rotate_left(by);
        list
    }
    Records {
        posted: turned(&records.posted, turn),
        home: turned(&records.home, turn),
        enrollments: turned(&records.enrollments, turn),
        sent: turned(&records.sent, turn),
    }
}

/// The night that the page shows: one grade each is added, updated, not due and held.
pub fn shown() -> Draft {
    let mut night = Draft::two_schools();
    night.enroll(2, "2019-08-01", "2020-06-30");
    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.post(2, TERM_GRADE, 1, score("C"));
    night.post(2, TERM_GRADE, 2, both("B", "84.25"));
    night.post(3, TERM_GRADE, 2, percent("71"));
    night.stands_at_home(2, 2, "C");
    night.was_sent("A");
    night
}

/// A night with every kind of outcome, and postings that are hard to keep apart.
pub fn mixed() -> Draft {
    let mut night = Draft::two_schools();
    let mut second = night.homes[0].clone();
    second.parts.id = "HS-2".parse().unwrap();
    second.open(TERM_GRADE, []);
    night.homes.push(second);
    for student in [2, 3, 4, 5, 7, 8] {
        night.enroll(student, "2019-08-01", "2020-06-30");
    }
    let elsewhere = night.enroll(9, "2019-08-01", "2020-06-30");
    elsewhere.home = "HS-2".parse().unwrap();
    elsewhere.days = DateRange::open_ended(date("2019-08-01")).unwrap();

    night.post(1, TERM_GRADE, 2, percent("92.5"));
    night.post(2, "CTE Term", 2, both("B", "71"));
    night.stands_at_home(2, 2, "C");
    night.was_sent("C");
    // The home group has no X, and A was sent.
    night.post(3, TERM_GRADE, 2, percent("71.25"));
    night.stands_at_home(3, 2, "X");
    night.was_sent("A");
    // Posted twice, alike: one row each, told apart by the time.
    night.post(4, TERM_GRADE, 2, percent("60")).posted = minute("2019-10-04 08:00");
    night.post(4, TERM_GRADE, 2, percent("60"));
    night.stands_at_home(4, 2, "D");
    night.post(5, TERM_GRADE, 1, score("A"));
    night.post(5, "CTE Final Grade", 2, score("A"));
    night.post(6, TERM_GRADE, 2, percent("88"));
    night.post(7, TERM_GRADE, 2, score("Z"));
    night.post(8, TERM_GRADE, 2, percent("91"));
    night.post(8, TERM_GRADE, 2, both("B", "91"));
    night.post(9, TERM_GRADE, 2, percent("77"));
    night.post(1, "Quarter Grade", 2, percent("77"));
    night.post(1, "Progress", 2, percent("77"));
    night.post(1, TERM_GRADE, 2, percent("77")).section = section("480816", "1");
    night.post(0, TERM_GRADE, 2, percent("50")).ssid = None;
    night.post(0, TERM_GRADE, 2, percent("50")).ssid = Some(Ssid::new("12345").unwrap());
    night.post(0, TERM_GRADE, 2, percent("50")).ssid = Some(Ssid::new("12344").unwrap());
    assert!(night.records.posted.iter().any(|posting| posting.task == task_name("CTE Term")));
    night
}
