//! How a school uses each task of the exchange: its courses' term masks, where their open terms come from, its windows.

use super::Surveyed;
use alloc::vec::Vec;
use gradecrosswalk_domain::TaskName;
use gradecrosswalk_domain::calendar::{GradingWindow, TermMask};
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex, TaskSource};

/// A task of the exchange at one school.
pub(crate) struct Used<'s> {
    pub(crate) task: TaskIndex,
    /// Its official name.
    pub(crate) name: &'s TaskName,
    /// The terms of all its term masks.
    pub(crate) masks: TermMask,
    /// Those of courses on which windows open it.
    pub(crate) window_masks: TermMask,
    /// How many courses' tasks windows open.
    pub(crate) by_window: usize,
    /// How many are opened by hand.
    pub(crate) by_hand: usize,
    /// Its windows, by the time at which they open, whatever order they are given in.
    pub(crate) windows: Vec<&'s GradingWindow>,
}

impl Used<'_> {
    /// The terms that have a window.
    pub(crate) fn windowed(&self) -> TermMask {
        self.windows.iter().map(|window| window.term).collect()
    }

    /// Whether it has windows that open nothing, because it is opened by hand wherever it is attached.
    pub(crate) fn windows_are_unused(&self) -> bool {
        !self.windows.is_empty() && self.by_window == 0 && self.by_hand > 0
    }
}

/// Every task of the exchange at a school.
pub(super) fn used<'s>(profile: &'s ExchangeProfile, at: Surveyed<'s>) -> Vec<Used<'s>> {
    let tasks = profile.indexed_tasks();
    let mut all: Vec<Used<'s>> = tasks
        .map(|(task, of)| Used {
            task,
            name: &of.name,
            masks: TermMask::EMPTY,
            window_masks: TermMask::EMPTY,
            by_window: 0,
            by_hand: 0,
            windows: Vec::new(),
        })
        .collect();
    for task in at.layout.courses().flatten() {
        let Some(used) = all.get_mut(usize::from(task.task.get())) else { continue };
        used.masks = used.masks | task.mask;
        match task.source {
            TaskSource::ByHand(_) => used.by_hand = used.by_hand.saturating_add(1),
            TaskSource::ByWindow => {
                used.by_window = used.by_window.saturating_add(1);
                used.window_masks = used.window_masks | task.mask;
            }
        }
    }
    for window in at.school.windows() {
        let task = profile.task(&window.task);
        if let Some(used) = task.and_then(|task| all.get_mut(usize::from(task.get()))) {
            used.windows.push(window);
        }
    }
    for used in &mut all {
        used.windows.sort_by_key(|window| (window.span, window.term, &window.task));
    }
    all
}
