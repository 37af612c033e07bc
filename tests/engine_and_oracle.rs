//! The engine and the reference planner say the same of every generated exchange (rules G-1 to G-8).

use gradecrosswalk::matching::ledger::Records;
use gradecrosswalk::{Exchange, Ledger, Plan};
use gradecrosswalk_testkit::generate::{GeneratedExchange, samples};
use gradecrosswalk_testkit::oracle;

fn check(of: &GeneratedExchange) -> usize {
    let expected = oracle::decide(&of.setup, of.as_of, &of.policy, &of.records);
    let exchange = Exchange::compile(&of.setup, of.as_of, of.policy).unwrap();
    let records = Records {
        posted: &of.records.posted,
        home: &of.records.home,
        enrollments: &of.records.enrollments,
        sent: &of.records.sent,
    };
    let ledger = Ledger::of(&exchange, records).unwrap();
    let plan = Plan::new(&exchange, ledger.night()).unwrap();
    for (row, (_, outcome)) in plan.outcomes().enumerate() {
        let record = ledger.posted_record(row).unwrap();
        let explanation = plan.explain(row).unwrap();
        assert_eq!(outcome, expected[record], "{:#?}\n{explanation:#?}\n{of:#?}", of.records.posted[record]);
        assert_eq!(explanation.outcome, outcome);
    }
    expected.len()
}

#[test]
fn engine_says_what_the_oracle_says() {
    let grades: usize = samples(2019).take(3000).map(|of| check(&of)).sum();
    assert!(grades > 30_000, "{grades} grades are too few to trust");
}
