//! The same inputs give the same findings in the same bytes, in whatever order they are given, and severities change
//! nothing but severities. The order of tasks on a course, scores in a group and templates is the school's own and stays.

use crate::everything;
use gradecrosswalk_domain::exchange::{Links, Setup};
use gradecrosswalk_domain::school::{School, SchoolParts};
use gradecrosswalk_testkit::Records;
use gradecrosswalk_testkit::generate::{FurnishedExchange, furnished_samples};
use gradecrosswalk_validation::{Finding, Rule, Severities, Severity};

/// The list in another order for each seed.
fn mix<T>(list: &mut [T], seed: usize) {
    let mut state = seed.wrapping_mul(0x9E37_79B9).wrapping_add(0x85EB_CA6B);
    for last in (1..list.len()).rev() {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) % 0x1_0000_0000;
        list.swap(last, (state >> 8) % (last + 1));
    }
}

fn mixed_school(school: School, seed: usize) -> School {
    let mut parts: SchoolParts = school.into_parts();
    mix(&mut parts.score_groups, seed);
    mix(&mut parts.windows, seed);
    mix(&mut parts.exceptions, seed);
    mix(&mut parts.courses, seed);
    mix(&mut parts.sections, seed);
    mix(&mut parts.composites, seed);
    School::new(parts).unwrap()
}

/// The same exchange, given in another order.
fn mixed(of: &FurnishedExchange, seed: usize) -> FurnishedExchange {
    let mut mixed = of.clone();
    let mut parts = mixed.night.setup.into_parts();
    parts.technical = mixed_school(parts.technical, seed);
    parts.homes = parts.homes.into_iter().map(|home| mixed_school(home, seed)).collect();
    mix(&mut parts.homes, seed);
    mix(&mut parts.waivers, seed);
    mix(&mut parts.attendance.opted_in, seed);
    mix(&mut parts.attendance.calendars, seed);
    if let Links::Given(links) = &mut parts.links {
        mix(links, seed);
    }
    mixed.night.setup = Setup::new(parts).unwrap();
    let Records { posted, home, enrollments, sent } = &mut mixed.night.records;
    mix(posted, seed);
    mix(home, seed);
    mix(enrollments, seed);
    mix(sent, seed);
    mix(&mut mixed.transcript, seed);
    mix(&mut mixed.roster, seed);
    mixed
}

/// The findings of one list that are not in the other.
fn only_in(own: &[Finding], others: &[Finding]) -> Vec<String> {
    let only: Vec<Finding> = own.iter().filter(|of| !others.contains(of)).cloned().collect();
    #[cfg(feature = "serde")]
    return only.iter().map(|of| serde_json::to_string(of).unwrap()).collect();
    #[cfg(not(feature = "serde"))]
    lines(&only)
}

fn lines(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[test]
fn the_order_of_what_is_given_changes_nothing() {
    for (seed, of) in furnished_samples(700).take(250).enumerate() {
        let first = everything(&of, &Severities::default());
        let again = everything(&mixed(&of, seed), &Severities::default());
        for (first, again) in first.iter().zip(&again) {
            assert_eq!(only_in(first, again), only_in(again, first), "{:#?}", of.night);
            assert!(first == again, "the findings have another order: {:#?}", of.night);
        }
    }
}

#[test]
fn findings_are_sorted_and_each_is_one() {
    for of in furnished_samples(701).take(250) {
        for findings in everything(&of, &Severities::default()) {
            assert!(findings.windows(2).all(|pair| pair[0] < pair[1]), "{:#?}", lines(&findings));
            let severities: Vec<Severity> = findings.iter().map(Finding::severity).collect();
            assert!(severities.is_sorted(), "the worst first: {:#?}", lines(&findings));
        }
    }
}

#[test]
fn every_finding_is_one_line_and_says_what_to_do() {
    for of in furnished_samples(702).take(250) {
        for finding in everything(&of, &Severities::default()).concat() {
            let (line, message) = (finding.to_string(), finding.problem().to_string());
            let one_line = |text: &str| !text.is_empty() && !text.contains('\n') && text.trim() == text;
            assert!(one_line(&line) && one_line(&message) && one_line(finding.repair()), "{line}");
            assert!(!message.ends_with('.') && !finding.repair().ends_with('.'), "no full stop: {line}");
            let title = finding.fix().map(|fix| (fix.title, fix.edits));
            assert!(title.is_none_or(|(title, edits)| one_line(&title) && !edits.is_empty()), "{line}");
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn the_same_findings_have_the_same_bytes() {
    for (seed, of) in furnished_samples(703).take(120).enumerate() {
        let bytes =
            |of: &FurnishedExchange| serde_json::to_string(&everything(of, &Severities::default())).unwrap();
        let first = bytes(&of);
        assert!(first == bytes(&of) && first == bytes(&mixed(&of, seed)), "{:#?}", of.night);
    }
}

#[test]
fn severities_change_severities_and_nothing_else() {
    for (number, of) in furnished_samples(704).take(150).enumerate() {
        let before = everything(&of, &Severities::default());
        let changed = Rule::ALL[number % Rule::ALL.len()];
        let left_out = Rule::ALL[(number + 7) % Rule::ALL.len()];
        let severity = Severity::ALL[number % Severity::ALL.len()];
        let severities = Severities::default().with(changed, severity).without(left_out);
        for (before, after) in before.iter().zip(&everything(&of, &severities)) {
            let mut expected: Vec<_> = before.iter().filter(|of| of.rule() != left_out).collect();
            let mut seen: Vec<_> = after.iter().collect();
            expected.sort_by_key(|of| (of.place(), of.problem()));
            seen.sort_by_key(|of| (of.place(), of.problem()));
            assert_eq!(expected.len(), seen.len());
            for (expected, seen) in expected.into_iter().zip(seen) {
                assert_eq!((expected.place(), expected.problem()), (seen.place(), seen.problem()));
                let wanted = if seen.rule() == changed { severity } else { expected.severity() };
                assert_eq!(seen.severity(), wanted, "{seen}");
            }
        }
    }
}
