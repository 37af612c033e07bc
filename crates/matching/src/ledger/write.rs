//! Rows back into records, for a vendor's program to write and remember.

use super::Ledger;
use super::graded_in::{Place, Students};
use crate::exchange::Exchange;
use crate::outcome::OldScore;
use crate::rows::{HomeRow, RowTask, SentRow};
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::grades::{HomeGrade, SentGrade};

impl Ledger {
    /// A home grade to write, with its texts: the task by its official name, the score of the home group.
    ///
    /// None for a row that is not of this exchange and ledger, or whose score the home group does not list.
    pub fn home_grade(&self, exchange: &Exchange<'_>, row: &HomeRow) -> Option<HomeGrade> {
        let RowTask::Exchange(task) = row.task() else { return None };
        let OldScore::Listed(item) = row.score() else { return None };
        let place = Place { key: row.key(), task, home: row.home(), term: row.term() };
        let students = Students { enrollments: &self.enrollments, scoped: &self.scoped };
        let group = exchange.home_group(place.graded_in(exchange, students)?, task)?;
        self.with_score(exchange, row, group.get(item)?.score().clone())
    }

    /// A row to remember as last sent, with its texts: also one of this night whose score the home group has lost.
    ///
    /// None for a row that is not of this exchange and ledger.
    pub fn sent_grade(&self, exchange: &Exchange<'_>, row: &SentRow) -> Option<SentGrade> {
        let unlisted = self.unlisted_sent.binary_search_by(|(sent, _)| sent.cmp(row)).ok();
        let written = match unlisted.and_then(|place| self.unlisted_sent.get(place)) {
            Some((_, text)) => self.with_score(exchange, &row.written(), text.clone())?,
            None => self.home_grade(exchange, &row.written())?,
        };
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

    fn with_score(&self, exchange: &Exchange<'_>, row: &HomeRow, score: ScoreText) -> Option<HomeGrade> {
        let setup = exchange.setup();
        let RowTask::Exchange(task) = row.task() else { return None };
        Some(HomeGrade {
            ssid: self.register.ssid(row.student())?,
            section: setup.technical().sections().get(usize::try_from(row.section().0).ok()?)?.key.clone(),
            task: setup.profile().task_name(task)?.clone(),
            home: exchange.home(row.home())?.id().clone(),
            term: row.term(),
            score,
            percent: None,
        })
    }
}
