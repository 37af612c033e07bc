//! Rows back into records, for a vendor's program to write and remember.

use super::Ledger;
use super::graded_in::{Place, Students};
use crate::exchange::Exchange;
use crate::outcome::OldScore;
use crate::rows::{HomeRow, RowTask, SentRow};
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::exchange::{LinkTarget, TaskIndex};
use gradecrosswalk_domain::grades::{HomeGrade, SentGrade};

impl Ledger {
    /// A home grade to write, with its texts: the task as the home course spells it, the score of the home group.
    ///
    /// Its percent is left out: [`Plan::writes_with_postings`](crate::Plan::writes_with_postings) leads back to the
    /// posting, for a home school that keeps one.
    ///
    /// None for a row that is not of this exchange and ledger, or whose score the home group does not list.
    pub fn home_grade(&self, exchange: &Exchange<'_>, row: &HomeRow) -> Option<HomeGrade> {
        let RowTask::Exchange(task) = row.task() else { return None };
        let written = self.with_score(exchange, row, self.score(exchange, row)?)?;
        // A home school that spells the task its own way must find the grade under that spelling again.
        let spelling = exchange.home_spelling(self.link(exchange, row, task)?, task)?.clone();
        Some(HomeGrade { task: spelling, ..written })
    }

    /// The link to the home section in whose group the row's score is.
    fn link<'e>(&self, exchange: &'e Exchange<'_>, row: &HomeRow, task: TaskIndex) -> Option<&'e LinkTarget> {
        let students = Students { enrollments: &self.enrollments, scoped: &self.scoped };
        Place { key: row.key(), task, home: row.home(), term: row.term() }.graded_in(exchange, students)
    }

    /// The text of the row's score in the home group.
    fn score(&self, exchange: &Exchange<'_>, row: &HomeRow) -> Option<ScoreText> {
        let RowTask::Exchange(task) = row.task() else { return None };
        let OldScore::Listed(item) = row.score() else { return None };
        let group = exchange.home_group(self.link(exchange, row, task)?, task)?;
        group.get(item).map(|item| item.score().clone())
    }

    /// A row to remember as last sent, with its texts, the task by its official name: also one of this night whose score the home group has lost.
    ///
    /// None for a row that is not of this exchange and ledger.
    pub fn sent_grade(&self, exchange: &Exchange<'_>, row: &SentRow) -> Option<SentGrade> {
        let unlisted = self.unlisted_sent.binary_search_by(|(sent, _)| sent.cmp(row)).ok();
        let score = match unlisted.and_then(|place| self.unlisted_sent.get(place)) {
            Some((_, text)) => text.clone(),
            None => self.score(exchange, &row.written())?,
        };
        let written = self.with_score(exchange, &row.written(), score)?;
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
