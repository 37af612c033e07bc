//! Rows back into records, for a vendor's program to write and remember.

use super::Ledger;
use crate::exchange::Exchange;
use crate::outcome::OldScore;
use crate::rows::{HomeRow, RowTask, SentRow};
use gradecrosswalk_domain::grades::{HomeGrade, SentGrade};

impl Ledger {
    /// A home grade to write, with its texts: the task by its official name, the score of the home group.
    ///
    /// None for a row that is not of this exchange and ledger, or whose score the home group does not list.
    pub fn home_grade(&self, exchange: &Exchange<'_>, row: &HomeRow) -> Option<HomeGrade> {
        let setup = exchange.setup();
        let RowTask::Exchange(task) = row.task() else { return None };
        let OldScore::Listed(item) = row.score() else { return None };
        let section = setup.technical().sections().get(usize::try_from(row.section().0).ok()?)?;
        let links = setup.layout().links_of(row.section());
        let slots = self.enrollments.iter().skip(self.enrollments.partition_point(|of| of.key() < row.key()));
        let slots = slots.take_while(|of| of.key() == row.key());
        let latest = slots
            .filter_map(|of| Some((of.last(), links.get(usize::from(of.slot()).checked_sub(1)?)?)))
            .filter(|(_, link)| link.home == row.home())
            .max_by_key(|(last, _)| *last);
        let link =
            latest.map(|(_, link)| link).or_else(|| links.iter().find(|link| link.home == row.home()))?;
        Some(HomeGrade {
            ssid: self.register.ssid(row.student())?,
            section: section.key.clone(),
            task: setup.profile().task_name(task)?.clone(),
            home: exchange.home(row.home())?.id().clone(),
            term: row.term(),
            score: exchange.home_group(link, task)?.get(item)?.score().clone(),
            percent: None,
        })
    }

    /// A row to remember as last sent, with its texts. None as for [`Ledger::home_grade`].
    pub fn sent_grade(&self, exchange: &Exchange<'_>, row: &SentRow) -> Option<SentGrade> {
        let written = self.home_grade(exchange, &row.written())?;
        Some(SentGrade {
            ssid: written.ssid,
            section: written.section,
            task: written.task,
            technical_term: row.technical_term(),
            home: written.home,
            term: written.term,
            score: written.score,
        })
    }
}
