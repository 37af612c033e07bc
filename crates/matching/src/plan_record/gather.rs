//! A plan's rows put back into texts. What does not fit together is refused, never guessed.

use super::{DecisionRecord, HomePlace, OutcomeRecord, PlanRecord, PlanRecordError, WriteRecord};
use crate::exchange::Exchange;
use crate::ledger::{Ledger, Records};
use crate::outcome::{OldScore, Outcome, Write};
use crate::plan::Plan;
use crate::rows::{HomeRow, PostedRow, RowTask, StudentId};
use alloc::vec::Vec;
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::exchange::LinkTarget;
use gradecrosswalk_domain::grades::{PostedGrade, Ssid};
use gradecrosswalk_domain::school::School;

pub(super) fn gather(
    plan: &Plan<'_, '_>,
    ledger: &Ledger,
    records: &Records<'_>,
) -> Result<PlanRecord, PlanRecordError> {
    let exchange = plan.exchange();
    let gather = Gather { exchange, plan, ledger, records };
    let posted = plan.night().posted;
    let mut decisions = Vec::with_capacity(posted.len());
    for (row, posting) in posted.iter().enumerate() {
        let decision = gather.decision(row, posting).ok_or(PlanRecordError::OtherNight { row })?;
        decisions.push((posting, decision));
    }
    if ledger.night().posted.len() != posted.len() {
        return Err(PlanRecordError::OtherNight { row: posted.len() });
    }
    // Rows come in order already; equal ones are as their records were given.
    decisions.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then_with(|| spelling(of_a).cmp(&spelling(of_b))));
    Ok(PlanRecord {
        exchange: exchange.setup().profile().name().clone(),
        technical: exchange.setup().technical().id().clone(),
        as_of: exchange.as_of(),
        policy: *exchange.policy(),
        decisions: decisions.into_iter().map(|(_, decision)| decision).collect(),
    })
}

/// All in which postings of one row can differ.
fn spelling(of: &DecisionRecord) -> impl Ord + '_ {
    (of.ssid, &of.section, &of.task, of.mark.score(), of.mark.percent(), of.posted)
}

struct Gather<'g, 'a, 's> {
    exchange: &'a Exchange<'s>,
    plan: &'g Plan<'a, 's>,
    ledger: &'g Ledger,
    records: &'g Records<'g>,
}

impl Gather<'_, '_, '_> {
    fn decision(&self, row: usize, posting: &PostedRow) -> Option<DecisionRecord> {
        let record = self.records.posted.get(self.ledger.posted_record(row)?)?;
        let ours = self.ledger.night().posted.get(row) == Some(posting) && self.is_of(posting, record);
        let profile = self.exchange.setup().profile();
        let official = profile.task(&record.task).and_then(|task| profile.task_name(task));
        ours.then_some(())?;
        Some(DecisionRecord {
            ssid: record.ssid,
            section: record.section.clone(),
            task: official.unwrap_or(&record.task).clone(),
            term: record.term,
            mark: record.mark.clone(),
            posted: record.posted,
            outcome: self.outcome(row, posting)?,
        })
    }

    /// Whether the row says what the record says.
    fn is_of(&self, posting: &PostedRow, record: &PostedGrade) -> bool {
        let setup = self.exchange.setup();
        let sections = setup.technical().sections().len();
        let section = usize::try_from(posting.section().0).unwrap_or(usize::MAX);
        let same_section = match setup.technical().section(&record.section) {
            Some((place, _)) => place == section,
            None => section >= sections,
        };
        let task = setup.profile().task(&record.task);
        let group = task.and_then(|task| self.exchange.technical_group(posting.section(), task));
        let mark = posting.mark();
        let same_mark = match record.mark.score() {
            Some(text) => {
                let listed = group.and_then(|group| group.by_score(text)).map(|(place, _)| place);
                mark.to_percent().is_none() && mark.to_score() == listed
            }
            None => mark.to_percent() == record.mark.percent(),
        };
        same_section
            && same_mark
            && self.student(record.ssid) == posting.student()
            && RowTask::from(task) == posting.task()
            && record.term == posting.term()
    }

    fn student(&self, ssid: Option<Ssid>) -> StudentId {
        ssid.and_then(|ssid| self.ledger.register().id(ssid)).unwrap_or(StudentId::NONE)
    }

    fn outcome(&self, row: usize, posting: &PostedRow) -> Option<OutcomeRecord> {
        let decision = *self.plan.decisions().get(row)?;
        let links = self.exchange.setup().layout().links_of(posting.section());
        let link = usize::from(decision.slot()).checked_sub(1).and_then(|place| links.get(place));
        let home = link.and_then(|link| self.home(link));
        let write = |write| self.write(posting, link?, write);
        Some(match decision.outcome(self.exchange, posting.section()) {
            Outcome::Add(of) => OutcomeRecord::Add(write(of)?),
            Outcome::Update { write: of, edit, .. } => {
                OutcomeRecord::Update { write: write(of)?, was: self.stood(posting, of)?.clone(), edit }
            }
            Outcome::Unchanged(of) => OutcomeRecord::Unchanged(write(of)?),
            Outcome::NotDue(reason) => OutcomeRecord::NotDue { reason, home },
            Outcome::Held { reason, .. } => OutcomeRecord::Held { reason, home },
        })
    }

    fn home(&self, link: &LinkTarget) -> Option<HomePlace> {
        let school = self.exchange.home(link.home)?;
        let section = school.sections().get(usize::try_from(link.section).ok()?)?;
        Some(HomePlace { school: school.id().clone(), section: section.key.clone() })
    }

    fn write(&self, posting: &PostedRow, link: &LinkTarget, of: Write) -> Option<WriteRecord> {
        let RowTask::Exchange(task) = posting.task() else { return None };
        let score = self.exchange.home_group(link, task)?.get(of.score)?.score().clone();
        Some(WriteRecord { home: self.home(link)?, term: of.term, score })
    }

    /// The score that stands where an update writes, as its record spells it: the row may not know the text.
    fn stood(&self, posting: &PostedRow, of: Write) -> Option<&ScoreText> {
        let RowTask::Exchange(task) = posting.task() else { return None };
        let (section, student) = (posting.section(), posting.student());
        let wanted = HomeRow::new(section, student, task, of.home, of.term, OldScore::Unlisted);
        let rows = self.plan.night().home;
        let row = rows.binary_search_by(|row| row.full_key().cmp(&wanted.full_key())).ok()?;
        let record = self.records.home.get(self.ledger.home_record(row)?)?;
        let ours = self.ledger.night().home.get(row) == rows.get(row)
            && self.student(Some(record.ssid)) == student
            && Some(&record.home) == self.exchange.home(of.home).map(School::id)
            && record.term == of.term;
        ours.then_some(&record.score)
    }
}
