//! Grades as results of a home school's line items.

use super::grade::GradeToWrite;
use super::identifier::identifier;
use super::package_text::{PackageText, Writing};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Expected};
use crate::format::{
    Category, CategoryFile, Class, FileKind, LineItem, LineItemFile, Reference, ResultFile, ResultRecord,
    ScoreStatus, SourcedId, Status, Version,
};
use crate::mapping::{ItemKey, SchoolRecords, ScoreColumn};
use crate::mode::Mode;
use crate::package::{FileMode, Package};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use chrono::{NaiveDate, NaiveDateTime};
use gradecrosswalk_domain::calendar::Term;
use gradecrosswalk_domain::grades::Ssid;
use gradecrosswalk_domain::scores::Percent;
use rust_decimal::Decimal;

/// What the files of a package that is written are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// All there is: what a bulk file leaves out, a receiving system may take for deleted. Give all grades that stand
    /// ([`GradeToWrite::standing`]) and then those of the plan.
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
    /// What the column `score` is at the home school: as its package was read ([`Choices::scores`]).
    ///
    /// [`Choices::scores`]: crate::mapping::Choices::scores
    pub scores: ScoreColumn,
    /// The title of the category that new line items get; one of the package with this title is used.
    pub category: &'c str,
    /// The name of the system that writes, for the manifest.
    pub source: &'c str,
}

/// Writes grades as results of the home school whose package and records these are, with the line items they need.
///
/// Of several grades for one student, section, task and term the last is written. A delta has line items and a
/// category only where they are new; a bulk package has all that its results need. What cannot be written is a
/// diagnostic: a student, a section or a term that the package does not have. The order of other grades changes nothing.
///
/// The crate's documentation has an example.
pub fn write_results(
    package: &Package,
    records: &SchoolRecords,
    grades: &[GradeToWrite],
    choices: &ResultsChoices<'_>,
) -> (PackageText, Diagnostics) {
    let mut found = Diagnostics::default();
    let writer = Writer { package, records, choices };
    let mut items: BTreeMap<ItemKey, Item<'_>> = BTreeMap::new();
    let mut rows: BTreeMap<(ItemKey, Ssid), Row<'_>> = BTreeMap::new();
    for grade in grades {
        let row = writer.row(grade, &mut items);
        match row {
            Ok((key, row)) => {
                rows.insert((key, grade.ssid), row);
            }
            Err((code, expected, seen)) => {
                let fault = Diagnostic::new(FileKind::Results.file_name(), 0, code, expected);
                found.push(Mode::Strict, fault.seen(&seen));
            }
        }
    }
    (writer.write(&items, &rows), found)
}

/// A line item that results need.
struct Item<'w> {
    id: String,
    /// Its row, where the package has it.
    row: Option<usize>,
    class: Class<'w>,
    term: &'w Term,
    session: &'w str,
    max: Option<Decimal>,
}

/// A result, but for the texts that several have in common.
struct Row<'w> {
    id: String,
    user: &'w str,
    score: Option<Decimal>,
    text: String,
    date: NaiveDate,
}

type Refused = (Code, Expected, String);

struct Writer<'w> {
    package: &'w Package,
    records: &'w SchoolRecords,
    choices: &'w ResultsChoices<'w>,
}

impl<'w> Writer<'w> {
    fn row(
        &self,
        grade: &GradeToWrite,
        items: &mut BTreeMap<ItemKey, Item<'w>>,
    ) -> Result<(ItemKey, Row<'w>), Refused> {
        let origin = &self.records.origin;
        let key: ItemKey = (grade.section.clone(), grade.task.clone(), grade.term);
        if !items.contains_key(&key) {
            let item = self.item(&key)?;
            items.insert(key.clone(), item);
        }
        let no_user =
            || (Code::NoUser, Expected::RecordOf(FileKind::Users), alloc::format!("{}", grade.ssid.masked()));
        let user = origin
            .users
            .get(&grade.ssid)
            .and_then(|row| self.package.users().get(*row))
            .ok_or_else(no_user)?;
        let user = user.sourced_id.as_str();
        let item = items.get(&key);
        let existing = item.and_then(|item| origin.results.get(&(item.row?, grade.ssid)));
        let existing = existing.and_then(|row| self.package.results().get(*row));
        let id = match existing {
            Some(result) => String::from(result.sourced_id.as_str()),
            None => identifier([item.map_or("", |item| item.id.as_str()), user]),
        };
        let score = grade.percent.and_then(|percent| self.score(percent, item.and_then(|item| item.max)));
        let text = String::from(grade.score.as_str());
        if self.choices.version == Version::V1_1 && score.is_none() {
            return Err((Code::NoColumn, Expected::Words("a percent, or version 1.2"), text));
        }
        Ok((key, Row { id, user, score, text, date: grade.posted.date() }))
    }

    /// The package's line item for a task, or a new one.
    fn item(&self, key: &ItemKey) -> Result<Item<'w>, Refused> {
        let origin = &self.records.origin;
        let (section, task, term) = key;
        let class = origin.classes.get(section).and_then(|row| self.package.classes().get(*row));
        let no_class = || (Code::NoClass, Expected::RecordOf(FileKind::Classes), alloc::format!("{section}"));
        let class = class.ok_or_else(no_class)?;
        let no_session =
            || (Code::NoSession, Expected::RecordOf(FileKind::AcademicSessions), alloc::format!("{term}"));
        let session = origin.sessions.get(term).and_then(|row| self.package.academic_sessions().get(*row));
        let (session, term) = session.zip(self.records.schedule.get(*term)).ok_or_else(no_session)?;
        let session = session.sourced_id.as_str();
        let row = origin.line_items.get(key).copied();
        let existing = row.and_then(|row| self.package.line_items().get(row));
        let (id, max) = match existing {
            Some(item) => (String::from(item.sourced_id.as_str()), item.result_value_max),
            None => {
                (identifier([class.sourced_id.as_str(), task.as_str(), session]), Some(Decimal::ONE_HUNDRED))
            }
        };
        Ok(Item { id, row, class, term, session, max })
    }

    /// A percent as the school's column `score` holds it, where that is exact.
    fn score(&self, percent: Percent, max: Option<Decimal>) -> Option<Decimal> {
        let percent = percent.to_decimal();
        match self.choices.scores {
            ScoreColumn::Unread => None,
            ScoreColumn::Percent => Some(percent),
            ScoreColumn::Points => {
                let points = percent.checked_mul(max?)?.checked_div(Decimal::ONE_HUNDRED)?.normalize();
                (points.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(max?)? == percent).then_some(points)
            }
        }
    }

    fn write(
        &self,
        items: &BTreeMap<ItemKey, Item<'w>>,
        rows: &BTreeMap<(ItemKey, Ssid), Row<'w>>,
    ) -> PackageText {
        let (mode, status, modified) = match self.choices.form {
            Form::Bulk => (FileMode::Bulk, None, None),
            Form::Delta { modified } => (FileMode::Delta, Some(Status::Active), Some(modified)),
        };
        let mut writing = Writing::new(self.choices.version, mode, self.choices.source);
        // Only what has a result is needed; in a delta, only what is new.
        let mut of_results: Vec<&ItemKey> = rows.keys().map(|(key, _)| key).collect();
        of_results.dedup();
        let needed = |key: &ItemKey| of_results.binary_search(&key).is_ok();
        let wanted: Vec<(&ItemKey, &Item<'w>)> = items
            .iter()
            .filter(|(key, item)| needed(key) && (mode == FileMode::Bulk || item.row.is_none()))
            .collect();
        let title = self.choices.category;
        let known = self.package.categories().iter().find(|of| of.title == title && !of.is_deleted());
        let category = known.map_or_else(|| identifier([title]), |of| String::from(of.sourced_id.as_str()));
        let line_items: Vec<LineItem<'_>> = wanted
            .iter()
            .map(|(key, item)| {
                let existing = item.row.and_then(|row| self.package.line_items().get(row));
                let new = LineItem {
                    sourced_id: SourcedId::new(&item.id),
                    status,
                    date_last_modified: modified,
                    title: key.1.as_str(),
                    description: "",
                    assign_date: Some(item.term.dates().first()),
                    due_date: Some(item.term.dates().last()),
                    class: Some(Reference::to(item.class.sourced_id.as_str())),
                    category: Some(Reference::to(&category)),
                    session: Some(Reference::to(item.session)),
                    result_value_min: Some(Decimal::ZERO),
                    result_value_max: item.max,
                    school: item.class.school,
                };
                existing.map_or(new, |of| LineItem { status, date_last_modified: modified, ..of })
            })
            .collect();
        // The categories that these line items name; in a delta, the one that is new.
        let mut categories: Vec<Category<'_>> = Vec::new();
        for id in line_items.iter().filter_map(|item| item.category).map(|of| of.id()) {
            let row = self.package.categories().find(id.as_str());
            let existing = row.and_then(|row| self.package.categories().get(row));
            if categories.iter().any(|of| of.sourced_id == id)
                || (existing.is_some() && mode == FileMode::Delta)
            {
                continue;
            }
            let new = Category { sourced_id: id, status, date_last_modified: modified, title, weight: None };
            categories.push(existing.map_or(new, |of| Category {
                status,
                date_last_modified: modified,
                ..of
            }));
        }
        categories.sort_by(|a, b| a.sourced_id.cmp(&b.sourced_id));
        writing.file::<CategoryFile>(categories);
        writing.file::<LineItemFile>(line_items);
        writing.file::<ResultFile>(rows.iter().filter_map(|((key, _), row)| {
            let item = items.get(key)?;
            Some(ResultRecord {
                sourced_id: SourcedId::new(&row.id),
                status,
                date_last_modified: modified,
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
        writing.finish()
    }
}
