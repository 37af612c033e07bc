//! The registry: codes that are never reused, a page and cases for every rule.

use crate::{CASES, classes};
use gradecrosswalk_validation::Rule;
use std::collections::BTreeMap;

/// Every code that was ever given, with its name. A rule that is no longer there keeps its line.
const GIVEN: &str = include_str!("codes.txt");

#[test]
fn codes_ascend_and_are_never_reused() {
    let codes: Vec<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "codes ascend and are unique: {codes:?}");
    let given: BTreeMap<&str, &str> = GIVEN.lines().filter_map(|line| line.split_once(' ')).collect();
    assert_eq!(given.len(), GIVEN.lines().count(), "a code stands once in codes.txt");
    for rule in Rule::ALL {
        assert_eq!(given.get(rule.code()), Some(&rule.name()), "codes.txt has the line: {rule}");
    }
    let mut names: Vec<&str> = given.values().copied().collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "no name stands for two rules");
}

#[test]
fn every_rule_is_found_by_code_and_by_name() {
    for rule in Rule::ALL {
        assert_eq!(Rule::find(rule.code()), Some(*rule));
        assert_eq!(Rule::find(&rule.code().to_lowercase()), Some(*rule));
        assert_eq!(Rule::find(rule.name()), Some(*rule));
    }
    assert_eq!(Rule::find("V000"), None);
}

#[test]
fn every_page_says_what_it_must() {
    for rule in Rule::ALL {
        let page = rule.page();
        let first = format!("**{} {}**: {}.", rule.code(), rule.name(), rule.problem());
        assert_eq!(page.lines().next(), Some(first.as_str()), "{rule}");
        let parts = ["What is checked", "Why it matters", "Example", "Repair", "Source"];
        let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("#### ")).collect();
        assert_eq!(headings, parts, "{rule}");
        let source = page.split("#### Source\n").nth(1).unwrap();
        assert!(
            source.contains(&format!("`{}`", rule.source())),
            "{rule}: its source names {}",
            rule.source()
        );
    }
}

#[test]
fn every_rule_has_a_case_that_fires_and_a_neighbour_that_does_not() {
    let of_classes = classes::CASES.iter().map(|case| (case.rule, case.finds));
    let all = CASES.iter().copied().flatten().map(|case| (case.rule, case.finds)).chain(of_classes);
    for rule in Rule::ALL {
        let mut own = all.clone().filter(|(of, _)| of == rule);
        assert!(own.clone().any(|(_, finds)| !finds.is_empty()), "{rule} has no case that fires");
        assert!(own.any(|(_, finds)| finds.is_empty()), "{rule} has no neighbour that does not");
    }
}
