//! The laws of the rules about learning classes, asked of generated classes.

use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::learning::{Enablement, GradeReturn};
use gradecrosswalk_matching::grade_return::{Fault, FaultPlace, PushPlan, PushScope};
use gradecrosswalk_testkit::grade_return::{ReturnDraft, grade_return, repaired};
use gradecrosswalk_validation::{Asks, Finding, Rule, Severities, Severity, validate_classes};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;

fn found(of: &[GradeReturn]) -> Vec<Finding> {
    let school = SchoolId::new("HS-1").unwrap();
    validate_classes(&school, of, &Severities::default())
}

/// The rule that finds what this fault of a push is.
fn rule(fault: Fault) -> Option<Rule> {
    Some(match fault {
        Fault::LeadTeachersDiffer => Rule::LeadTeachersDiffer,
        Fault::OwnerNotLead => Rule::OwnerNotLead,
        Fault::SeveralSisSections => Rule::SeveralSisSections,
        Fault::UnknownSisSection => Rule::SisSectionMissing,
        Fault::DueDateMissing => Rule::DueDateMissing,
        Fault::DueDateOutsideTerm => Rule::DueOutsideTerm,
        Fault::TitleNotUnique => Rule::TitlesDoubled,
        Fault::PastedFormatting => Rule::PastedFormatting,
        Fault::NoCategory => Rule::NoCategory,
        Fault::CategoryInactive => Rule::CategoryInactive,
        Fault::CategoryNotControlled => Rule::CategoryOfAnother,
        _ => return None,
    })
}

proptest! {
    /// Whatever a push would meet is found before it, by whom it must be repaired.
    #[test]
    fn every_fault_of_a_push_is_found_before_it(of in grade_return()) {
        let found = found(core::slice::from_ref(&of));
        for placed in PushPlan::new(&of, PushScope::All).faults() {
            let fault = placed.fault();
            let Some(rule) = rule(fault) else {
                prop_assert!(matches!(placed.place, FaultPlace::Score { .. }), "{fault} has a rule");
                continue;
            };
            let is_it = |finding: &&Finding| finding.rule() == rule && finding.repairer() == fault.repairer();
            prop_assert!(found.iter().any(|finding| is_it(&finding)), "{fault}: {found:#?}");
        }
    }

    /// A class whose push has no fault left has no error, apart from what no push would come to.
    #[test]
    fn a_class_without_faults_has_no_error_that_a_push_meets(of in grade_return()) {
        let mut draft = ReturnDraft::of(&of);
        draft.enablement = Enablement::Enabled;
        let repaired = repaired(&draft.build());
        // New entries meet the category of a gradebook only where there are any.
        let later = [Rule::NoCategory, Rule::CategoryInactive, Rule::CategoryOfAnother];
        let errors: Vec<Finding> = found(&[repaired])
            .into_iter()
            .filter(|finding| finding.severity() == Severity::Error)
            .filter(|finding| !later.contains(&finding.rule()))
            .collect();
        prop_assert!(errors.is_empty(), "{errors:#?}");
    }

    /// The order of sections, activities, rosters, links and categories changes nothing.
    #[test]
    fn the_order_of_a_class_changes_nothing(of in grade_return()) {
        let mut draft = ReturnDraft::of(&of);
        draft.class.sections.reverse();
        draft.class.activities.reverse();
        draft.sis.reverse();
        for section in &mut draft.class.sections {
            section.linked.reverse();
            section.roster.reverse();
        }
        for section in &mut draft.sis {
            section.categories.reverse();
            section.entries.reverse();
        }
        prop_assert_eq!(found(&[draft.build()]), found(&[of]));
    }

    /// A class is looked at alone.
    #[test]
    fn another_class_changes_nothing(a in grade_return(), b in grade_return()) {
        let mut draft = ReturnDraft::of(&b);
        draft.class.id = "OTHER-1".parse().unwrap();
        let b = draft.build();
        let mut apart = [found(core::slice::from_ref(&a)), found(core::slice::from_ref(&b))].concat();
        apart.sort();
        prop_assert_eq!(found(&[b.clone(), a.clone()]), apart.clone());
        prop_assert_eq!(found(&[a, b]), apart);
    }
}

/// The generated classes reach every rule about classes.
#[test]
fn every_rule_about_classes_finds_something_often() {
    let mut runner = TestRunner::deterministic();
    let mut often: BTreeMap<Rule, usize> = BTreeMap::new();
    for _ in 0..Config::default().cases.max(1000) {
        let of = grade_return().new_tree(&mut runner).unwrap().current();
        let mut rules: Vec<Rule> = found(&[of]).iter().map(Finding::rule).collect();
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            *often.entry(rule).or_default() += 1;
        }
    }
    let of_classes = Rule::ALL.iter().filter(|rule| rule.asks() == Asks::Class);
    let seldom: Vec<&Rule> =
        of_classes.filter(|rule| often.get(rule).is_none_or(|count| *count < 5)).collect();
    assert!(seldom.is_empty(), "seldom: {seldom:?} of {often:?}");
}
