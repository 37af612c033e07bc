//! The generated exchanges reach every rule, so that no law holds for want of a case.

use crate::everything;
use gradecrosswalk_testkit::generate::furnished_samples;
use gradecrosswalk_validation::{Applicability, Asks, Finding, Rule, Severities};
use std::collections::BTreeMap;

const EXCHANGES: usize = 1_000;
/// In so many exchanges a rule must find something.
const OFTEN: usize = 5;

#[test]
fn every_rule_finds_something_often() {
    let mut found: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut fixes: BTreeMap<Applicability, usize> = BTreeMap::new();
    for of in furnished_samples(600).take(EXCHANGES) {
        let findings = everything(&of, &Severities::default()).concat();
        let mut rules: Vec<Rule> = findings.iter().map(Finding::rule).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            *found.entry(rule).or_default() += 1;
        }
        for fix in findings.iter().filter_map(Finding::fix) {
            *fixes.entry(fix.applicability).or_default() += 1;
        }
    }
    let seldom = |rule: &&Rule| found.get(rule).copied().unwrap_or(0) < OFTEN;
    // Learning classes have a generator of their own.
    let of_exchanges = Rule::ALL.iter().filter(|rule| rule.asks() != Asks::Class);
    let seldom: Vec<String> = of_exchanges.filter(seldom).map(ToString::to_string).collect();
    let found: Vec<String> = found.iter().map(|(rule, count)| format!("{rule}: {count}")).collect();
    assert!(seldom.is_empty(), "seldom: {seldom:#?}\nof {EXCHANGES}: {found:#?}");
    assert!(fixes.len() > 1, "fixes that can be trusted in different ways: {fixes:?}");
}
