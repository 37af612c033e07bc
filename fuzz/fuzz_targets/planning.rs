//! The plan of a night made of the bytes: the engine says what the slow, obvious planner says, explains every decision,
//! and plans nothing more once the plan is applied.
#![no_main]

use gradecrosswalk::{Exchange, Ledger, Narrative, Plan, PlanRecord};
use gradecrosswalk_testkit::{generate, oracle};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let of = generate::from_bytes(bytes);
    let expected = oracle::decide(&of.setup, of.as_of, &of.policy, &of.records);
    let exchange = Exchange::compile(&of.setup, of.as_of, of.policy).expect("a generated set-up compiles");
    let ledger = Ledger::of(&exchange, of.records.lent()).expect("generated records have one home grade a key");
    let plan = Plan::new(&exchange, ledger.night()).expect("a ledger's rows are in order");
    for (row, (_, outcome)) in plan.outcomes().enumerate() {
        let record = ledger.posted_record(row).expect("each row is of a record");
        assert_eq!(outcome, expected[record], "{:#?}\n{of:#?}", of.records.posted[record]);
        let explanation = plan.explain(row).expect("each decision is explained");
        assert_eq!(explanation.outcome, outcome);
        let student = ledger.register().ssid(ledger.night().posted[row].student());
        assert!(!Narrative::new(&explanation, student).to_string().is_empty());
    }
    let record = PlanRecord::of(&plan, &ledger, &of.records.lent()).expect("every decision has its texts");
    let json = serde_json::to_string(&record).expect("a plan can be written");
    assert_eq!(serde_json::from_str::<PlanRecord>(&json).expect("what is written is read"), record);
});
