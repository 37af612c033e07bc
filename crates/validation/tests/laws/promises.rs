//! What fixes promise, asked of one exchange. Each question gives what is broken, as text.

use chrono::TimeDelta;
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::calendar::AsOf;
use gradecrosswalk_domain::exchange::Setup;
use gradecrosswalk_matching::{Exchange, Outcome, OutcomeKind};
use gradecrosswalk_testkit::{GeneratedExchange, engine};
use gradecrosswalk_validation::fix::{apply, apply_fixes};
use gradecrosswalk_validation::{Applicability, Finding, Fix, Severities, validate};
use std::collections::BTreeSet;

/// What fixes break of an exchange, and how many there were of each kind.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    pub(crate) safe: usize,
    pub(crate) unsafe_: usize,
    pub(crate) broken: Vec<String>,
}

/// Tries all fixes of an exchange: the safe ones together, then each safe and each unsafe one alone.
pub(crate) fn tried(night: &GeneratedExchange) -> Tried {
    let before = Before { findings: found(night, &night.setup), synced: synced(night, &night.setup), night };
    let fixes = before.findings.iter().filter_map(|finding| Some((finding, finding.fix()?)));
    let (mut tried, mut broken) = (Tried::default(), before.safe_together());
    for (finding, fix) in fixes {
        match fix.applicability {
            Applicability::Safe => {
                tried.safe += 1;
                broken.extend(before.alone(finding, &fix, &[Promise::ChangesNoGrade, Promise::AddsNothing]));
            }
            Applicability::Unsafe => {
                tried.unsafe_ += 1;
                broken.extend(before.alone(finding, &fix, &[]));
            }
            Applicability::DisplayOnly => {}
        }
    }
    tried.broken = broken;
    tried
}

/// What a safe fix promises beside repairing its finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Promise {
    ChangesNoGrade,
    AddsNothing,
}

/// An exchange before its fixes.
struct Before<'n> {
    night: &'n GeneratedExchange,
    findings: Vec<Finding>,
    synced: Vec<Synced>,
}

impl Before<'_> {
    fn safe_together(&self) -> Vec<String> {
        let night = self.night;
        let severities = Severities::default();
        let of = |setup| apply_fixes(setup, (night.as_of, night.policy), &severities, Applicability::Safe);
        let fixed = match of(&night.setup) {
            Ok(fixed) => fixed,
            Err(error) => return vec![format!("all safe fixes: {error}")],
        };
        let mut broken = Vec::new();
        let is_safe = |fix: &Fix| fix.applicability == Applicability::Safe;
        if let Some(left) = fixed.findings.iter().find(|left| left.fix().as_ref().is_some_and(is_safe)) {
            broken.push(format!("all safe fixes leave one: {left}"));
        }
        match of(&fixed.setup) {
            Ok(again) if again.edits.is_empty() && again.setup == fixed.setup => {}
            again => broken.push(format!("all safe fixes do not converge: {again:?}")),
        }
        broken.extend(self.promised("all safe fixes", &fixed.setup, &fixed.findings));
        broken
    }

    fn alone(&self, finding: &Finding, fix: &Fix, promises: &[Promise]) -> Vec<String> {
        let setup = match apply(&self.night.setup, &fix.edits) {
            Ok(setup) => setup,
            Err(error) => return vec![format!("{finding}: {error}")],
        };
        let after = found(self.night, &setup);
        let mut broken = Vec::new();
        if after.contains(finding) {
            broken.push(format!("{finding}: still found after {}", fix.title));
        }
        if !promises.is_empty() {
            broken.extend(self.promised(&format!("{finding}: {}", fix.title), &setup, &after));
        }
        broken
    }

    /// What safe fixes have changed that they must not.
    fn promised(&self, what: &str, setup: &Setup, after: &[Finding]) -> Vec<String> {
        let known: BTreeSet<&Finding> = self.findings.iter().collect();
        let added = after.iter().filter(|finding| !known.contains(finding));
        let mut broken: Vec<String> = added.map(|added| format!("{what}\n  adds {added}")).collect();
        let synced = synced(self.night, setup);
        let pairs =
            self.synced.iter().zip(&synced).filter(|(before, after)| before.1.is_some() && before != after);
        broken.extend(pairs.map(|(before, after)| format!("{what}\n  changes {before:?}\n  to {after:?}")));
        broken
    }
}

fn found(night: &GeneratedExchange, setup: &Setup) -> Vec<Finding> {
    validate(&Exchange::compile(setup, night.as_of, night.policy).unwrap(), &Severities::default())
}

/// A night, and what becomes of a posted grade on it, if it syncs.
type Synced = (AsOf, Option<(Option<SchoolId>, Outcome)>);

/// What syncs tonight, and would sync of the same records on other nights.
fn synced(night: &GeneratedExchange, setup: &Setup) -> Vec<Synced> {
    let nights = [0, -70, -20, 35, 110]
        .map(|days| AsOf::at(night.as_of.minute().to_datetime() + TimeDelta::days(days)).unwrap());
    let syncs = [OutcomeKind::Add, OutcomeKind::Update, OutcomeKind::Unchanged];
    let of_night = |as_of: AsOf| {
        let exchange = Exchange::compile(setup, as_of, night.policy).unwrap();
        let outcomes = engine::outcomes(&exchange, &night.records).into_iter();
        let outcomes = outcomes.map(move |outcome| {
            let synced = syncs.contains(&outcome.kind());
            (as_of, synced.then(|| engine::by_school(setup, outcome)))
        });
        outcomes.collect::<Vec<_>>()
    };
    nights.into_iter().flat_map(of_night).collect()
}
