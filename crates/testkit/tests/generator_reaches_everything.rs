//! The generator's own test: every outcome that the oracle can give is given often. Fails when the generator stops
//! reaching one, and when a new reason is added that it does not reach yet.

use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_domain::school::{ExceptionScope, School};
use gradecrosswalk_matching::{
    Arrival, ExchangePart, HeldReason, HomeEdit, NotDueReason, OldScore, Outcome, OutcomeKind,
    TermMatchPolicy,
};
use gradecrosswalk_testkit::{GeneratedExchange, generate, oracle};
use std::collections::BTreeMap;
use std::fmt::Write as _;

const SEED: u64 = 1;
const EXCHANGES: usize = 2_000;
/// Of 1,000 grades, how many must show each label at least.
const OFTEN: f64 = 5.0;
/// The same for what an exception of one scope decides.
const SOMETIMES: f64 = 1.0;

/// The labels that must be reached, with how often.
fn wanted() -> BTreeMap<String, f64> {
    let not_due = [
        NotDueReason::Waived,
        NotDueReason::TaskNotOnCourse,
        NotDueReason::NotOpen,
        NotDueReason::Closed(Arrival::Arrived),
        NotDueReason::Closed(Arrival::NeverArrived),
        NotDueReason::Closed(Arrival::NowhereToGo),
    ];
    let kinds = OutcomeKind::ALL.map(|kind| kind.code().to_owned());
    let held = HeldReason::all_of(ExchangePart::Grades).map(|reason| reason.to_string());
    let not_due = not_due.map(|reason| format!("not due: {reason:?}"));
    let policies = TermMatchPolicy::ALL.into_iter();
    let policies =
        policies.flat_map(|policy| ["matches", "differs"].map(|verdict| format!("{policy} {verdict}")));
    let updates = ["was listed", "was unlisted", "edited", "not edited"].map(str::to_owned);
    let often = kinds.into_iter().chain(held).chain(not_due).chain(policies).chain(updates);
    let sometimes = SCOPES.map(|scope| (format!("exception of a {scope} decides"), SOMETIMES));
    often.map(|label| (label, OFTEN)).chain(sometimes).collect()
}

const SCOPES: [&str; 5] = ["student", "section", "course", "teacher", "grade level"];

fn scope_of(scope: &ExceptionScope) -> &'static str {
    SCOPES[match scope {
        ExceptionScope::Student(_) => 0,
        ExceptionScope::Section(_) => 1,
        ExceptionScope::Course(_) => 2,
        ExceptionScope::Teacher(_) => 3,
        ExceptionScope::GradeLevel(_) => 4,
    }]
}

/// What one decision shows.
fn labels(outcome: Outcome, policy: TermMatchPolicy) -> Vec<String> {
    let mut labels = vec![outcome.kind().code().to_owned()];
    let mut terms_match = |verdict: &str| labels.push(format!("{policy} {verdict}"));
    match outcome {
        Outcome::NotDue(reason) => labels.push(format!("not due: {reason:?}")),
        Outcome::Held { reason, .. } => {
            match reason {
                HeldReason::WrongHomeTerm => terms_match("differs"),
                after if after > HeldReason::WrongHomeTerm => terms_match("matches"),
                _ => {}
            }
            labels.push(reason.to_string());
        }
        Outcome::Add(_) | Outcome::Unchanged(_) => terms_match("matches"),
        Outcome::Update { was, edit, .. } => {
            terms_match("matches");
            labels.push(if was == OldScore::Unlisted { "was unlisted" } else { "was listed" }.to_owned());
            labels.push(if edit == HomeEdit::Edited { "edited" } else { "not edited" }.to_owned());
        }
    }
    labels
}

/// The set-up without the exceptions of one scope.
fn without(setup: &Setup, scope: &str) -> Option<Setup> {
    let has = |school: &School| school.exceptions().iter().any(|e| scope_of(&e.scope) == scope);
    if !has(setup.technical()) && !setup.homes().iter().any(has) {
        return None;
    }
    let bare = |school: School| {
        let mut parts = school.into_parts();
        parts.exceptions.retain(|exception| scope_of(&exception.scope) != scope);
        School::new(parts).unwrap()
    };
    let mut parts = setup.clone().into_parts();
    parts.technical = bare(parts.technical);
    parts.homes = parts.homes.into_iter().map(bare).collect();
    Some(Setup::new(parts).unwrap())
}

fn decided_by_exceptions(night: &GeneratedExchange, outcomes: &[Outcome]) -> Vec<String> {
    let GeneratedExchange { setup, as_of, policy, records } = night;
    let of_scope = SCOPES.into_iter().filter_map(|scope| Some((scope, without(setup, scope)?)));
    let decided = of_scope.flat_map(|(scope, setup)| {
        let bare = oracle::decide(&setup, *as_of, policy, records);
        let decided = outcomes.iter().zip(bare).filter(|(with, without)| *with != without).count();
        std::iter::repeat_n(format!("exception of a {scope} decides"), decided)
    });
    decided.collect()
}

#[test]
fn the_generator_reaches_everything() {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut grades = 0_u32;
    for night in generate::samples(SEED).take(EXCHANGES) {
        let outcomes = oracle::decide(&night.setup, night.as_of, &night.policy, &night.records);
        grades += u32::try_from(outcomes.len()).unwrap();
        let of_grades = outcomes.iter().flat_map(|outcome| labels(*outcome, night.policy.term_match));
        for label in of_grades.chain(decided_by_exceptions(&night, &outcomes)) {
            *counts.entry(label).or_default() += 1;
        }
    }
    let share = |label: &str| 1000.0 * f64::from(counts.get(label).copied().unwrap_or(0)) / f64::from(grades);
    let wanted = wanted();
    let mut table: Vec<(f64, &str, f64)> =
        wanted.iter().map(|(label, least)| (share(label), label.as_str(), *least)).collect();
    table.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut text = format!("{EXCHANGES} exchanges, {grades} grades; of 1,000 grades:\n");
    for (share, label, least) in &table {
        let mark = if share < least { format!("  << less than {least}") } else { String::new() };
        writeln!(text, "{share:8.2}  {label}{mark}").unwrap();
    }
    println!("{text}");
    let unknown: Vec<&String> = counts.keys().filter(|label| !wanted.contains_key(*label)).collect();
    assert!(unknown.is_empty(), "labels that nobody asked for: {unknown:?}");
    assert!(table.iter().all(|(share, _, least)| share >= least), "{text}");
}
