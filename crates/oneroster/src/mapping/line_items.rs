//! Line items as grading tasks, by the caller's naming. Those of other schools are passed over.

use super::choices::{NamedBy, TaskNaming};
use super::gathering::Gathering;
use super::sections::{ClassState, Classes};
use super::terms::Terms;
use crate::diagnostic::{Code, Expected};
use crate::format::{FileKind, LineItem};
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::ExchangeProfile;
use gradecrosswalk_domain::school::SectionKey;
use rust_decimal::Decimal;

/// What a line item is to the school.
#[derive(Debug, Clone)]
pub(super) enum ItemState {
    /// None of its, or none of its grading tasks.
    PassedOver,
    /// A grading task of a section in a term.
    Task(TaskItem),
    /// One that could not be taken; there is a finding.
    Refused,
}

#[derive(Debug, Clone)]
pub(super) struct TaskItem {
    pub(super) section: SectionKey,
    /// The row of the class.
    pub(super) class: usize,
    pub(super) task: TaskName,
    pub(super) term: TermNumber,
    pub(super) max: Option<Decimal>,
    /// The row of the score scale, where one is known.
    pub(super) scale: Option<usize>,
}

/// Each line item's state, by its row.
pub(super) struct Items(pub(super) Vec<ItemState>);

impl Items {
    /// The tasks, with their rows.
    pub(super) fn tasks(&self) -> impl Iterator<Item = (usize, &TaskItem)> {
        self.0.iter().enumerate().filter_map(|(row, state)| match state {
            ItemState::Task(item) => Some((row, item)),
            ItemState::PassedOver | ItemState::Refused => None,
        })
    }

    pub(super) fn task_mut(&mut self, row: usize) -> Option<&mut TaskItem> {
        match self.0.get_mut(row)? {
            ItemState::Task(item) => Some(item),
            ItemState::PassedOver | ItemState::Refused => None,
        }
    }
}

pub(super) fn line_items(gathering: &mut Gathering<'_, '_>, classes: &Classes, terms: &Terms) -> Items {
    let package = gathering.package;
    let mut items = Vec::with_capacity(package.line_items().len());
    for (row, item) in package.line_items().iter().enumerate() {
        items.push(state(gathering, row, &item, classes, terms));
    }
    let mut items = Items(items);
    for link in package.line_item_score_scales().iter().filter(|link| !link.is_deleted()) {
        let item = link.line_item.and_then(|item| items.task_mut(item.row()?));
        if let (Some(item), Some(scale)) = (item, link.score_scale.and_then(|scale| scale.row())) {
            // Of several the least, so that their order does not matter.
            item.scale = Some(item.scale.map_or(scale, |other| other.min(scale)));
        }
    }
    items
}

fn state(
    gathering: &mut Gathering<'_, '_>,
    row: usize,
    item: &LineItem<'_>,
    classes: &Classes,
    terms: &Terms,
) -> ItemState {
    let place = (FileKind::LineItems, row);
    let class = classes.get(item.class);
    if item.is_deleted() || *class == ClassState::Elsewhere {
        return ItemState::PassedOver;
    }
    let Some(task) = task(gathering, item) else {
        gathering.find_at(place, Some(("title", item.title)), Code::NotATask, Expected::Nothing);
        return ItemState::PassedOver;
    };
    let (ClassState::Section(section), Some(class)) = (class, item.class.and_then(|class| class.row()))
    else {
        gathering.find_at(place, Some(("title", item.title)), Code::LeadsNowhere, Expected::Nothing);
        return ItemState::Refused;
    };
    match terms.number(item.session) {
        Some(term) => ItemState::Task(TaskItem {
            section: section.clone(),
            class,
            task,
            term,
            max: item.result_value_max,
            scale: None,
        }),
        None => {
            let session = item.session.map_or("", |session| session.id().as_str());
            let cell = Some(("academicSessionSourcedId", session));
            gathering.find_at(
                place,
                cell,
                Code::NotATerm,
                Expected::Words("a session that is one of the terms"),
            );
            ItemState::Refused
        }
    }
}

/// A task's official name; of one that is none of the exchange's, its own.
pub(crate) fn official(profile: &ExchangeProfile, task: &TaskName) -> TaskName {
    profile.task(task).and_then(|index| profile.task_name(index)).unwrap_or(task).clone()
}

/// The task that the caller's naming makes of a line item.
fn task(gathering: &Gathering<'_, '_>, item: &LineItem<'_>) -> Option<TaskName> {
    let text = |by| match by {
        NamedBy::Title => Some(item.title),
        NamedBy::Category => {
            let category =
                item.category.and_then(|category| gathering.package.categories().get(category.row()?));
            category.map(|category| category.title)
        }
    };
    match gathering.choices.tasks {
        TaskNaming::ByProfile(by) => {
            TaskName::new(text(by)?).ok().filter(|name| gathering.profile.task(name).is_some())
        }
        TaskNaming::Named(by, names) => {
            let text = text(by)?.to_lowercase();
            let task = names.iter().find(|(name, _)| name.trim().to_lowercase() == text.trim());
            task.map(|(_, task)| task.clone())
        }
    }
}
