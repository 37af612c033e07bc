//! The forms of scores at a home school in JSON.

use super::{HomeScore, LeftOut};
use gradecrosswalk_domain::calendar::{LocalMinute, TermNumber};
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::school::SectionKey;
use gradecrosswalk_domain::scores::Percent;
use gradecrosswalk_domain::wire::{object_form, written_form};
use gradecrosswalk_domain::{ScoreText, TaskName};

object_form!(HomeScore, "a score at a home school", |score| {
    required ssid: Ssid = score.ssid,
    required section: SectionKey = &score.section,
    required task: TaskName = &score.task,
    required term: TermNumber = score.term,
    required score: ScoreText = &score.score,
    optional percent: Percent = score.percent,
    optional posted: LocalMinute = score.posted,
} => HomeScore { ssid, section, task, term, score, percent, posted });

written_form!(LeftOut<'_>, |left_out| {
    required score = left_out.score,
    required why = left_out.why,
});
