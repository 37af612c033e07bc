//! The line items that results need: the home school's own, and new ones that are read as what they are for.

use super::grade::GradeToWrite;
use super::identifier::identifier;
use super::package_text::Writing;
use super::results::{Form, Refused, ResultsChoices};
use crate::diagnostic::{Code, Expected};
use crate::format::{Category, CategoryFile, Class, FileKind, LineItem, LineItemFile, Reference, SourcedId};
use crate::mapping::{ItemKey, NamedBy, SchoolRecords, TaskNaming, official};
use crate::package::Package;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::DateRange;
use rust_decimal::Decimal;

/// A line item that results need.
pub(super) struct Item<'w> {
    pub(super) id: String,
    /// Its row, where the package has it.
    pub(super) row: Option<usize>,
    pub(super) class: Class<'w>,
    pub(super) max: Option<Decimal>,
    title: String,
    category: NewCategory,
    session: &'w str,
    term: DateRange,
}

/// Where a new line item goes.
#[derive(Clone)]
struct NewCategory {
    id: String,
    title: String,
}

/// The line items that were asked for.
pub(super) struct LineItems<'w> {
    package: &'w Package,
    records: &'w SchoolRecords,
    choices: &'w ResultsChoices<'w>,
    items: BTreeMap<ItemKey, Item<'w>>,
}

impl<'w> LineItems<'w> {
    pub(super) fn new(
        package: &'w Package,
        records: &'w SchoolRecords,
        choices: &'w ResultsChoices<'w>,
    ) -> Self {
        Self { package, records, choices, items: BTreeMap::new() }
    }

    pub(super) fn get(&self, key: &ItemKey) -> Option<&Item<'w>> {
        self.items.get(key)
    }

    /// The line item of a grade.
    pub(super) fn of(&mut self, grade: &GradeToWrite) -> Result<(ItemKey, &Item<'w>), Refused> {
        let task = official(self.choices.profile, &grade.task);
        let key: ItemKey = (grade.section.clone(), task, grade.term);
        if !self.items.contains_key(&key) {
            let item = self.make(&key)?;
            self.items.insert(key.clone(), item);
        }
        let none = (Code::NoClass, Expected::RecordOf(FileKind::Classes), String::new());
        let item = self.items.get(&key).ok_or(none)?;
        Ok((key, item))
    }

    fn make(&self, key: &ItemKey) -> Result<Item<'w>, Refused> {
        let origin = &self.records.origin;
        let (section, task, term) = key;
        let no_class = || (Code::NoClass, Expected::RecordOf(FileKind::Classes), alloc::format!("{section}"));
        let class = origin.classes.get(section).and_then(|row| self.package.classes().get(*row));
        let class = class.ok_or_else(no_class)?;
        let no_session =
            || (Code::NoSession, Expected::RecordOf(FileKind::AcademicSessions), alloc::format!("{term}"));
        let session = origin.sessions.get(term).and_then(|row| self.package.academic_sessions().get(*row));
        let (session, term) = session.zip(self.records.schedule.get(*term)).ok_or_else(no_session)?;
        let session = session.sourced_id.as_str();
        let row = origin.line_items.get(key).copied();
        let existing = row.and_then(|row| self.package.line_items().get(row));
        let (title, category) = self.names(task)?;
        let (id, max) = match existing {
            Some(item) => (String::from(item.sourced_id.as_str()), item.result_value_max),
            None => {
                (identifier([class.sourced_id.as_str(), task.as_str(), session]), Some(Decimal::ONE_HUNDRED))
            }
        };
        Ok(Item {
            id,
            row,
            class,
            max,
            title,
            category: self.category(category),
            session,
            term: term.dates(),
        })
    }

    /// The title of a new line item for a task and that of its category, so that the one or the other names the task.
    fn names(&self, task: &TaskName) -> Result<(String, String), Refused> {
        let of_profile = || {
            // As the school spells it elsewhere.
            let spelled = self.records.tasks.iter().map(|of| &of.task);
            let mut spelled = spelled.filter(|name| official(self.choices.profile, name) == *task);
            String::from(spelled.next().unwrap_or(task).as_str())
        };
        let (by, text) = match self.choices.home.tasks {
            TaskNaming::ByProfile(by) => (by, of_profile()),
            TaskNaming::Named(by, names) => {
                let mut of_task = names.iter().filter(|(_, of)| official(self.choices.profile, of) == *task);
                let (text, _) = of_task.next().ok_or_else(|| {
                    (Code::NoName, Expected::Words("a name for the task"), String::from(task.as_str()))
                })?;
                (by, String::from(*text))
            }
        };
        Ok(match by {
            NamedBy::Title => (text, String::from(self.choices.category)),
            NamedBy::Category => (String::from(task.as_str()), text),
        })
    }

    /// The package's category of a title, or a new one.
    fn category(&self, title: String) -> NewCategory {
        let known = self.package.categories().iter().find(|of| of.title == title && !of.is_deleted());
        let id = known.map_or_else(|| identifier([&*title]), |of| String::from(of.sourced_id.as_str()));
        NewCategory { id, title }
    }

    /// Writes the line items with these keys, ascending, and their categories; in a delta, only those that are new.
    pub(super) fn write<'k>(&self, writing: &mut Writing, keys: impl Iterator<Item = &'k ItemKey>) {
        let delta = self.choices.form != Form::Bulk;
        let lifecycle = writing.lifecycle();
        let mut keys: Vec<&ItemKey> = keys.collect();
        keys.dedup();
        let wanted = keys.into_iter().filter_map(|key| self.items.get(key));
        let wanted: Vec<&Item<'w>> = wanted.filter(|item| !delta || item.row.is_none()).collect();
        let line_item = |item: &&'_ Item<'w>| -> Option<LineItem<'w>> {
            let existing = self.package.line_items().get(item.row?)?;
            Some(LineItem { status: lifecycle.status, date_last_modified: lifecycle.modified, ..existing })
        };
        let mut categories: BTreeMap<&str, Category<'_>> = BTreeMap::new();
        let mut line_items: Vec<LineItem<'_>> = Vec::with_capacity(wanted.len());
        for item in &wanted {
            let of = line_item(item).unwrap_or_else(|| LineItem {
                sourced_id: SourcedId::new(&item.id),
                status: lifecycle.status,
                date_last_modified: lifecycle.modified,
                title: &item.title,
                description: "",
                assign_date: Some(item.term.first()),
                due_date: Some(item.term.last()),
                class: Some(Reference::to(item.class.sourced_id.as_str())),
                category: Some(Reference::to(&item.category.id)),
                session: Some(Reference::to(item.session)),
                result_value_min: Some(Decimal::ZERO),
                result_value_max: item.max,
                school: item.class.school,
            });
            if let Some(id) = of.category.map(|category| category.id()) {
                let row = self.package.categories().find(id.as_str());
                let known = row.and_then(|row| self.package.categories().get(row));
                if known.is_none() || !delta {
                    let title = known.map_or(item.category.title.as_str(), |of| of.title);
                    let weight = known.and_then(|of| of.weight);
                    let (status, date_last_modified) = (lifecycle.status, lifecycle.modified);
                    let of = Category { sourced_id: id, status, date_last_modified, title, weight };
                    categories.insert(id.as_str(), of);
                }
            }
            line_items.push(of);
        }
        writing.file::<CategoryFile>(categories.into_values());
        writing.file::<LineItemFile>(line_items);
    }
}
