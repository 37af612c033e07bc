//! Grades as results of a home school's line items.

use super::grade::GradeToWrite;
use super::identifier::identifier;
use super::line_items::{Item, LineItems};
use super::package_text::{PackageText, Writing};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{FileKind, Reference, ResultFile, ResultRecord, ScoreStatus, SourcedId, Version};
use crate::mapping::{Choices, ItemKey, SchoolRecords, ScoreColumn};
use crate::mode::Mode;
use crate::package::Package;
use alloc::collections::BTreeMap;
use alloc::string::String;
use chrono::{NaiveDate, NaiveDateTime};
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::scores::Percent;
use rust_decimal::Decimal;

/// What the files of a package that is written are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All there is: what a bulk file leaves out, a receiving system may take for deleted. Give all grades that stand
    /// ([`GradeToWrite::standing`]) and then those of the plan. Comments, which are never read, are not among it.
    Bulk,
    /// What changed: the plan's grades alone, each active and changed at this instant, in UTC.
    Delta {
        /// The instant, which is written to milliseconds.
        modified: NaiveDateTime,
    },
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResultsChoices<'c> {
    /// The version of the specification.
    pub version: Version,
    /// Bulk or delta.
    pub form: Form,
    /// The exchange, which knows the spellings of its tasks.
    pub profile: &'c ExchangeProfile,
    /// How the home school's package was read: so written that it reads the same.
    pub home: &'c Choices<'c>,
    /// The title of the category that new line items get, where it is not the category that names the task. One of the
    /// package with this title is used.
    pub category: &'c str,
    /// The name of the system that writes, for the manifest.
    pub source: &'c str,
}

/// Writes grades as results of the home school whose package and records these are, with the line items they need.
///
/// Of several grades for one student, section, task and term the last is written. A delta has line items and
/// categories only where they are new; a bulk package has all that its results need. What cannot be written is a
/// diagnostic: a student, a section or a term that the package does not have. The order of other grades changes nothing.
///
/// The example `oneroster_night` shows it.
pub fn write_results(
    package: &Package,
    records: &SchoolRecords,
    grades: &[GradeToWrite],
    choices: &ResultsChoices<'_>,
) -> (PackageText, Diagnostics) {
    let mut found = Diagnostics::default();
    let mut items = LineItems::new(package, records, choices);
    let mut rows: BTreeMap<(ItemKey, Ssid), Row<'_>> = BTreeMap::new();
    for grade in grades {
        match row(package, records, grade, choices, &mut items) {
            Ok((key, row)) => {
                rows.insert((key, grade.ssid), row);
            }
            Err((code, expected, seen)) => {
                let fault = Diagnostic::new(FileKind::Results.file_name(), 0, code, expected);
                found.push(Mode::Strict, fault.seen(&seen));
            }
        }
    }
    let mut writing = Writing::new(choices);
    items.write(&mut writing, rows.keys().map(|(key, _)| key));
    let lifecycle = writing.lifecycle();
    writing.file::<ResultFile>(rows.iter().filter_map(|((key, _), row)| {
        let item = items.get(key)?;
        Some(ResultRecord {
            sourced_id: SourcedId::new(&row.id),
            status: lifecycle.status,
            date_last_modified: lifecycle.modified,
            line_item: Some(Reference::to(&item.id)),
            student: Some(Reference::to(row.user)),
            score_status: Some(ScoreStatus::FullyGraded),
            score: row.score,
            score_date: Some(row.date),
            text_score: &row.text,
            class: Some(Reference::to(item.class.sourced_id.as_str())),
            in_progress: Some(false),
            incomplete: None,
        })
    }));
    (writing.finish(), found)
}

/// Why a grade is not written, and what of it may be shown.
pub(super) type Refused = (Code, Expected, String);

/// A result, but for what it has of its line item.
struct Row<'w> {
    id: String,
    user: &'w str,
    score: Option<Decimal>,
    text: String,
    date: NaiveDate,
}

fn row<'w>(
    package: &'w Package,
    records: &SchoolRecords,
    grade: &GradeToWrite,
    choices: &ResultsChoices<'_>,
    items: &mut LineItems<'w>,
) -> Result<(ItemKey, Row<'w>), Refused> {
    let (key, item) = items.of(grade)?;
    let no_user =
        || (Code::NoUser, Expected::RecordOf(FileKind::Users), alloc::format!("{}", grade.ssid.masked()));
    let user = records
        .origin
        .users
        .get(&grade.ssid)
        .and_then(|row| package.users().get(*row))
        .ok_or_else(no_user)?;
    let user = user.sourced_id.as_str();
    let existing = item.row.and_then(|row| records.origin.results.get(&(row, grade.ssid)));
    let existing = existing.and_then(|row| package.results().get(*row));
    let id = match existing {
        Some(result) => String::from(result.sourced_id.as_str()),
        None => identifier([item.id.as_str(), user]),
    };
    let score = grade.percent.and_then(|percent| score(choices.home.scores, percent, item));
    let text = String::from(grade.score.as_str());
    if choices.version == Version::V1_1 && score.is_none() {
        return Err((Code::NoColumn, Expected::Words("a percent, or version 1.2"), text));
    }
    Ok((key, Row { id, user, score, text, date: grade.posted.date() }))
}

/// A percent as the school's column `score` holds it, where that is exact.
fn score(column: ScoreColumn, percent: Percent, item: &Item<'_>) -> Option<Decimal> {
    let percent = percent.to_decimal();
    match column {
        ScoreColumn::Unread => None,
        ScoreColumn::Percent => Some(percent),
        ScoreColumn::Points => {
            let max = item.max?;
            let points = percent.checked_mul(max)?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
            (points.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(max)? == percent).then_some(points)
        }
    }
}
