//! A plan with its night: outcomes, the writes of each home school, what to remember, what never arrived.

use super::home_edits::written;
use super::{Decision, Night, PlanError, Summary, plan_into};
use crate::exchange::Exchange;
use crate::outcome::{Arrival, NotDueReason, Outcome, OutcomeKind};
use crate::rows::{HomeRow, PostedRow, SentRow};
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::HomeIndex;

/// A night's plan.
///
/// Every posted grade has exactly one decision. Nothing is ever deleted (rule G-5). A plan splits by home school:
/// apply each part in a transaction of its own, and a part that fails is made up by the next night's plan (rule G-6).
#[derive(Debug, Clone)]
pub struct Plan<'a, 's> {
    exchange: &'a Exchange<'s>,
    night: Night<'a>,
    decisions: Vec<Decision>,
}

impl<'a, 's> Plan<'a, 's> {
    /// Plans a night.
    ///
    /// # Errors
    ///
    /// If a list is out of order; see [`PlanError`].
    pub fn new(exchange: &'a Exchange<'s>, night: Night<'a>) -> Result<Self, PlanError> {
        let mut decisions = alloc::vec![Decision::default(); night.posted.len()];
        plan_into(exchange, &night, &mut decisions)?;
        Ok(Self { exchange, night, decisions })
    }

    /// The exchange that was planned with.
    pub fn exchange(&self) -> &'a Exchange<'s> {
        self.exchange
    }

    /// The night that was planned.
    pub fn night(&self) -> &Night<'a> {
        &self.night
    }

    /// The decisions, one for each posted row in their order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    fn decided(&self) -> impl Iterator<Item = (&'a PostedRow, Decision)> {
        self.night.posted.iter().zip(self.decisions.iter().copied())
    }

    /// The posted rows with what becomes of them.
    pub fn outcomes(&self) -> impl Iterator<Item = (&'a PostedRow, Outcome)> {
        self.decided()
            .map(|(posting, decision)| (posting, decision.outcome(self.exchange, posting.section())))
    }

    /// What becomes of one posted row.
    pub fn outcome(&self, place: usize) -> Option<Outcome> {
        let posting = self.night.posted.get(place)?;
        self.decisions.get(place).map(|decision| decision.outcome(self.exchange, posting.section()))
    }

    /// Why: the facts that one posted row's decision read, as data (rule G-10).
    pub fn explain(&self, place: usize) -> Option<crate::explain::Explanation<'a, 's>> {
        crate::explain::explain(self, place)
    }

    /// The home grades to write: those of adds and updates, each once, ascending.
    pub fn writes(&self) -> Vec<HomeRow> {
        let mut writes: Vec<HomeRow> = self.writes_with_postings().map(|(_, write)| write).collect();
        writes.sort_unstable();
        writes.dedup();
        writes
    }

    /// The home grades to write, each with the place of its posted row, in the order of the postings. Where one
    /// posting is given several times, each of them has the write.
    pub fn writes_with_postings(&self) -> impl Iterator<Item = (usize, HomeRow)> {
        let kinds = [OutcomeKind::Add, OutcomeKind::Update];
        let decided = self.decided().enumerate().filter(move |(_, (_, of))| kinds.contains(&of.kind()));
        decided.filter_map(|(place, (posting, of))| Some((place, written(self.exchange, posting, of)?)))
    }

    /// The home grades to write at one school: the plan's part for it (rule G-6).
    pub fn writes_at(&self, home: HomeIndex) -> Vec<HomeRow> {
        let mut writes = self.writes();
        writes.retain(|write| write.home() == home);
        writes
    }

    /// The home grades as they stand once the whole plan is applied.
    pub fn applied(&self) -> Vec<HomeRow> {
        apply(self.night.home, &self.writes())
    }

    /// The rows to remember as last sent once the whole plan is applied (rule G-7): what was remembered, and over it
    /// what stands at home by this plan.
    pub fn to_remember(&self) -> Vec<SentRow> {
        let kinds = [OutcomeKind::Add, OutcomeKind::Update, OutcomeKind::Unchanged];
        let decided = self.decided().filter(|(_, decision)| kinds.contains(&decision.kind()));
        let sent = decided.filter_map(|(posting, decision)| {
            Some(SentRow::of(written(self.exchange, posting, decision)?, posting.term()))
        });
        let mut rows: Vec<SentRow> = self.night.sent.iter().copied().chain(sent).collect();
        // Stable, so that of one key the latest comes last.
        rows.sort_by_key(|row| row.written().full_key());
        keep_last(rows, |row| row.written().full_key())
    }

    /// [`Plan::to_remember`] for one home school, to be kept in the same transaction as its grades.
    pub fn to_remember_at(&self, home: HomeIndex) -> Vec<SentRow> {
        let mut rows = self.to_remember();
        rows.retain(|row| row.written().home() == home);
        rows
    }

    /// Grades that were sent and are no longer posted at the technical school: they stay at home (rule G-5).
    pub fn unposted(&self) -> impl Iterator<Item = &'a SentRow> {
        let posted = self.night.posted;
        self.night.sent.iter().filter(move |sent| {
            let key = (sent.key(), sent.posted_place());
            posted.binary_search_by(|posting| posting.full_key().cmp(&key)).is_err()
        })
    }

    /// The places of the posted rows whose term has closed and whose grade does not stand at home: findings (rule
    /// G-5). [`Plan::explain`] tells more of each.
    pub fn never_arrived(&self) -> impl Iterator<Item = usize> {
        let never = Some(NotDueReason::Closed(Arrival::NeverArrived));
        let decided = self.decisions.iter().enumerate();
        decided.filter(move |(_, decision)| decision.not_due_reason() == never).map(|(place, _)| place)
    }

    /// Counts by outcome, home school, course and reason.
    pub fn summary(&self) -> Summary<'s> {
        Summary::of(self.exchange, self.night.posted, &self.decisions)
    }
}

/// Home grades with writes applied: each write stands, everything else stays. Pure; nothing is ever deleted.
///
/// Both lists are ascending, as a [`Night`]'s and a [`Plan`]'s are.
pub fn apply(home: &[HomeRow], writes: &[HomeRow]) -> Vec<HomeRow> {
    let mut rows: Vec<HomeRow> = home.iter().chain(writes).copied().collect();
    // Stable, so that of one key the write comes last.
    rows.sort_by_key(HomeRow::full_key);
    keep_last(rows, HomeRow::full_key)
}

/// Of neighbours with one key only the last.
fn keep_last<T: Copy, K: PartialEq>(rows: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut kept: Vec<T> = Vec::with_capacity(rows.len());
    for row in rows {
        match kept.last_mut() {
            Some(last) if key(last) == key(&row) => *last = row,
            _ => kept.push(row),
        }
    }
    kept
}
