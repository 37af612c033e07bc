//! The engine, asked in one call: what most tests want of it.

use crate::generate::GeneratedExchange;
use crate::{Draft, Records};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_matching::ledger;
use gradecrosswalk_matching::{Exchange, Ledger, Outcome, Plan, Write};

impl Records {
    /// The records as the ledger takes them.
    pub fn lent(&self) -> ledger::Records<'_> {
        ledger::Records {
            posted: &self.posted,
            home: &self.home,
            enrollments: &self.enrollments,
            sent: &self.sent,
        }
    }
}

impl GeneratedExchange {
    /// The set-up, compiled.
    pub fn compile(&self) -> Exchange<'_> {
        Exchange::compile(&self.setup, self.as_of, self.policy).unwrap()
    }

    /// What `ask` says of the night's plan.
    pub fn plan<T>(&self, ask: impl FnOnce(&Ledger, &Plan<'_, '_>) -> T) -> T {
        plan(&self.compile(), &self.records, ask)
    }
}

impl Draft {
    /// The night as generated ones are.
    pub fn generated(&self) -> GeneratedExchange {
        GeneratedExchange {
            setup: self.setup(),
            as_of: self.as_of,
            policy: self.policy,
            records: self.records.clone(),
        }
    }
}

/// What `ask` says of the plan of these records.
pub fn plan<T>(
    exchange: &Exchange<'_>,
    records: &Records,
    ask: impl FnOnce(&Ledger, &Plan<'_, '_>) -> T,
) -> T {
    let ledger = Ledger::of(exchange, records.lent()).unwrap_or_else(|error| panic!("{error}"));
    let plan = Plan::new(exchange, ledger.night()).unwrap_or_else(|error| panic!("{error}"));
    ask(&ledger, &plan)
}

/// What the engine says of each posted record, in the records' order.
pub fn outcomes(exchange: &Exchange<'_>, records: &Records) -> Vec<Outcome> {
    plan(exchange, records, |ledger, plan| {
        let rows = plan.outcomes().enumerate();
        let mut outcomes: Vec<_> =
            rows.map(|(row, (_, outcome))| (ledger.posted_record(row).unwrap(), outcome)).collect();
        outcomes.sort_unstable_by_key(|(record, _)| *record);
        outcomes.into_iter().map(|(_, outcome)| outcome).collect()
    })
}

/// An outcome with its home school by identifier and not by place, so that outcomes of two set-ups can be compared.
pub fn by_school(setup: &Setup, outcome: Outcome) -> (Option<SchoolId>, Outcome) {
    let school = outcome.home().map(|home| setup.homes()[usize::from(home.0)].id().clone());
    let nowhere = HomeIndex(0);
    let unplaced = |write: Write| Write { home: nowhere, ..write };
    let outcome = match outcome {
        Outcome::Add(write) => Outcome::Add(unplaced(write)),
        Outcome::Update { write, was, edit } => Outcome::Update { write: unplaced(write), was, edit },
        Outcome::Unchanged(write) => Outcome::Unchanged(unplaced(write)),
        Outcome::NotDue(reason) => Outcome::NotDue(reason),
        Outcome::Held { reason, home } => Outcome::Held { reason, home: home.map(|_| nowhere) },
    };
    (school, outcome)
}
