//! Scores by student, in one order whatever the input's. Equal scores stand once; different ones of one key both stay.

use super::HomeScore;
use alloc::vec::Vec;
use gradecrosswalk_domain::grades::Ssid;

/// The scores of many students, ascending by student, section, task and term.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoresByStudent<'a> {
    sorted: Vec<&'a HomeScore>,
}

/// One student's scores, ascending by section, task and term. There is at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StudentScores<'l, 'a> {
    ssid: Ssid,
    scores: &'l [&'a HomeScore],
}

impl<'a> ScoresByStudent<'a> {
    /// Sorts the scores, given in any order. Fastest where they are sorted already.
    #[must_use]
    pub fn of(scores: impl IntoIterator<Item = &'a HomeScore>) -> Self {
        let mut sorted: Vec<&HomeScore> = scores.into_iter().collect();
        sorted.sort();
        sorted.dedup();
        Self { sorted }
    }

    /// All scores.
    pub fn scores(&self) -> &[&'a HomeScore] {
        &self.sorted
    }

    /// The students, ascending.
    pub fn students(&self) -> impl Iterator<Item = StudentScores<'_, 'a>> {
        let runs = self.sorted.chunk_by(|a, b| a.ssid == b.ssid);
        runs.filter_map(|scores| Some(StudentScores { ssid: scores.first()?.ssid, scores }))
    }

    /// One student's scores, if there are any.
    pub fn student(&self, ssid: Ssid) -> Option<StudentScores<'_, 'a>> {
        let start = self.sorted.partition_point(|score| score.ssid < ssid);
        let end = self.sorted.partition_point(|score| score.ssid <= ssid);
        let scores = self.sorted.get(start..end).filter(|scores| !scores.is_empty())?;
        Some(StudentScores { ssid, scores })
    }
}

impl<'l, 'a> StudentScores<'l, 'a> {
    /// The student.
    pub fn ssid(&self) -> Ssid {
        self.ssid
    }

    /// The scores.
    pub fn scores(&self) -> &'l [&'a HomeScore] {
        self.scores
    }
}
