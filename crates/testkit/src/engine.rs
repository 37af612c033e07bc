//! The engine, asked in one call: what most tests want of it.

use crate::generate::{GeneratedExchange, RosteredExchange};
use crate::{Draft, Records};
use gradecrosswalk_domain::SchoolId;
use gradecrosswalk_domain::exchange::{HomeIndex, Setup};
use gradecrosswalk_matching::enrollments::{
    EnrollmentExchange, EnrollmentLedger, EnrollmentPlan, EnrollmentPlanRecord, EnrollmentRecords,
};
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

    /// The night's enrollments as generated ones are.
    pub fn rostered(&self) -> RosteredExchange {
        RosteredExchange {
            setup: self.setup(),
            as_of: self.as_of,
            enrollments: self.records.enrollments.clone(),
            roster: self.roster.clone(),
            stops: self.stops.clone(),
        }
    }
}

impl RosteredExchange {
    /// The records as the ledger takes them.
    pub fn lent(&self) -> EnrollmentRecords<'_> {
        EnrollmentRecords { enrollments: &self.enrollments, roster: &self.roster }
    }

    /// What `ask` says of the night's plan.
    pub fn plan<T>(&self, ask: impl FnOnce(&EnrollmentLedger, &EnrollmentPlan<'_, '_>) -> T) -> T {
        let exchange = EnrollmentExchange::compile(&self.setup, self.as_of, &self.stops).unwrap();
        let ledger = EnrollmentLedger::of(&exchange, self.lent()).unwrap();
        let plan = EnrollmentPlan::new(&exchange, ledger.night()).unwrap_or_else(|error| panic!("{error}"));
        ask(&ledger, &plan)
    }

    /// The night's plan as texts.
    pub fn record(&self) -> EnrollmentPlanRecord {
        let record = |ledger: &EnrollmentLedger, plan: &EnrollmentPlan<'_, '_>| {
            EnrollmentPlanRecord::of(plan, ledger, &self.lent()).unwrap()
        };
        self.plan(record)
    }

    /// The same night once its plan is applied, as a vendor's program does it: entries are changed in their places and
    /// new ones put at the end.
    #[must_use]
    pub fn applied(&self) -> Self {
        let mut roster = self.roster.clone();
        self.plan(|ledger, plan| {
            for write in plan.writes() {
                let entry = ledger.roster_entry(plan.exchange(), &write.row).unwrap();
                match write.replaces {
                    Some(place) => roster[ledger.roster_record(place).unwrap()] = entry,
                    None => roster.push(entry),
                }
            }
        });
        Self { roster, ..self.clone() }
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
