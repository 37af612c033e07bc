//! Results as grades: only those that are fully graded travel (rule G-1).

use super::choices::ScoreColumn;
use super::gathering::Gathering;
use super::line_items::{ItemState, Items, TaskItem};
use super::records::MappedGrade;
use super::students::Students;
use crate::diagnostic::{Code, Expected};
use crate::format::{FileKind, ResultRecord, ScoreStatus};
use alloc::vec::Vec;
use gradecrosswalk_domain::ScoreText;
use gradecrosswalk_domain::calendar::LocalMinute;
use gradecrosswalk_domain::scores::{Mark, Percent};
use rust_decimal::Decimal;

pub(super) fn grades(
    gathering: &mut Gathering<'_, '_>,
    items: &mut Items,
    students: &mut Students,
) -> Vec<MappedGrade> {
    let package = gathering.package;
    scales_of_results(gathering, items);
    let mut grades = Vec::new();
    for (row, result) in package.results().iter().enumerate() {
        let item = result.line_item.and_then(|item| Some((item.row()?, items.0.get(item.row()?)?)));
        let place = (FileKind::Results, row);
        match item {
            _ if result.is_deleted() => {}
            Some((_, ItemState::PassedOver)) => {}
            Some((line_item, ItemState::Task(item))) => {
                grades.extend(grade(gathering, row, &result, (line_item, item), students));
            }
            Some((_, ItemState::Refused)) | None => {
                let id = result.line_item.map_or("", |item| item.id().as_str());
                let expected = Expected::RecordOf(FileKind::LineItems);
                gathering.find_at(place, Some(("lineItemSourcedId", id)), Code::LeadsNowhere, expected);
            }
        }
    }
    grades
}

/// A line item without a scale is graded on that of its results. A result on another scale is a finding.
fn scales_of_results(gathering: &mut Gathering<'_, '_>, items: &mut Items) {
    let package = gathering.package;
    let linked = package.result_score_scales();
    let mut known: Vec<bool> =
        items.0.iter().map(|item| matches!(item, ItemState::Task(of) if of.scale.is_some())).collect();
    for (row, link) in linked.iter().enumerate().filter(|(_, link)| !link.is_deleted()) {
        let result = link.result.and_then(|result| package.results().get(result.row()?));
        let line_item = result.and_then(|result| result.line_item?.row());
        let Some(scale) = link.score_scale.and_then(|scale| scale.row()) else { continue };
        let Some((of, known)) = line_item.and_then(|of| Some((of, known.get_mut(of)?))) else { continue };
        let Some(item) = items.task_mut(of) else { continue };
        let first = !core::mem::replace(known, true);
        if first {
            item.scale = Some(scale);
        } else if item.scale != Some(scale) {
            gathering.find(
                (FileKind::ResultScoreScales, row),
                Code::ScaleDisagrees,
                Expected::SameAs(FileKind::LineItemScoreScales),
            );
        }
    }
}

fn grade(
    gathering: &mut Gathering<'_, '_>,
    row: usize,
    result: &ResultRecord<'_>,
    (line_item, item): (usize, &TaskItem),
    students: &mut Students,
) -> Option<MappedGrade> {
    let place = (FileKind::Results, row);
    let status = result.score_status;
    if status != Some(ScoreStatus::FullyGraded)
        || result.in_progress == Some(true)
        || result.incomplete == Some(true)
    {
        let seen = status.as_ref().map_or("", |status| status.as_str());
        gathering.find_at(
            place,
            Some(("scoreStatus", seen)),
            Code::NotFinal,
            Expected::Words("fully graded"),
        );
        return None;
    }
    if let Some(class) = result.class.filter(|class| class.row() != Some(item.class)) {
        let cell = Some(("classSourcedId", class.id().as_str()));
        gathering.find_at(place, cell, Code::ClassDisagrees, Expected::SameAs(FileKind::LineItems));
        return None;
    }
    let mark = match mark(gathering.choices.scores, result, item) {
        Ok(mark) => mark,
        Err((column, expected)) => {
            gathering.find_at(place, Some((column, "")), Code::MarkUnreadable, expected);
            return None;
        }
    };
    let posted = result.score_date.and_then(|date| LocalMinute::end_of(date).ok());
    let Some(posted) = posted else {
        gathering.find_at(place, Some(("scoreDate", "")), Code::DatesInvalid, Expected::Day);
        return None;
    };
    let known = result.student.filter(|student| student.row().is_some());
    if known.is_none() {
        gathering.find(place, Code::LeadsNowhere, Expected::RecordOf(FileKind::Users));
    }
    // Without one the grade is held and reported (rule G-2), not lost.
    let ssid = known.and_then(|student| students.ssid(gathering, student));
    Some(MappedGrade {
        ssid,
        section: item.section.clone(),
        task: item.task.clone(),
        term: item.term,
        mark,
        posted,
        standing: None,
        result: row,
        line_item,
    })
}

/// The mark, or the column that does not give one.
fn mark(
    column: ScoreColumn,
    result: &ResultRecord<'_>,
    item: &TaskItem,
) -> Result<Mark, (&'static str, Expected)> {
    let percent = match (column, result.score) {
        (ScoreColumn::Unread, _) | (_, None) => None,
        (ScoreColumn::Percent, Some(score)) => Some(score),
        (ScoreColumn::Points, Some(points)) => {
            let max = item.max.filter(|max| *max > Decimal::ZERO);
            let percent = max.and_then(|max| exact_percent(points, max));
            Some(percent.ok_or(("score", Expected::Percent))?)
        }
    };
    let percent = percent.map(Percent::try_from).transpose().map_err(|_| ("score", Expected::Percent))?;
    let text = Some(result.text_score).filter(|text| !text.is_empty()).map(ScoreText::new).transpose();
    let text = text.map_err(|_| ("textScore", Expected::Words("a text of at most 40 characters")))?;
    match (text, percent) {
        (Some(text), Some(percent)) => Ok(Mark::Both(text, percent)),
        (Some(text), None) => Ok(Mark::Score(text)),
        (None, Some(percent)) => Ok(Mark::Percent(percent)),
        (None, None) => Err(("score", Expected::Value)),
    }
}

/// Points of a maximum as a percent, where that is exact.
fn exact_percent(points: Decimal, max: Decimal) -> Option<Decimal> {
    let hundredfold = points.checked_mul(Decimal::ONE_HUNDRED)?;
    let percent = hundredfold.checked_div(max)?.round_dp(Percent::PLACES);
    (percent.checked_mul(max)? == hundredfold).then_some(percent)
}
