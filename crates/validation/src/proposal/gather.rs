//! Sorting what the senders need by task, home course and home section. Never asks the engine.

use super::lines::{CourseLines, Line, SectionLines};
use super::sender::Linked;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use gradecrosswalk_domain::exchange::{ExchangeProfile, TaskIndex};
use gradecrosswalk_domain::school::{CourseTask, OpenTerms, School};

/// The lines of one task by where their home courses take open terms from (rule T-6).
#[derive(Default)]
pub(super) struct TaskLines {
    pub(super) by_window: Vec<CourseLines>,
    pub(super) by_hand: Vec<CourseLines>,
    /// Lines whose home course lacks the task, with the home section's place.
    pub(super) without_row: Vec<(usize, Line)>,
}

impl TaskLines {
    /// Takes the task's lines out of what the senders need, by sender.
    pub(super) fn take(
        needs: &mut [Vec<Linked>],
        home: &School,
        profile: &ExchangeProfile,
        task: TaskIndex,
    ) -> Self {
        let mut sections: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        for (sender, linked) in needs.iter_mut().enumerate() {
            for link in linked {
                let nights = link.tasks.get_mut(usize::from(task.get())).map(core::mem::take);
                let line = Line { sender, section: link.section, nights: nights.unwrap_or_default() };
                sections.entry(link.home_section).or_default().push(line);
            }
        }
        let mut lines = Self::default();
        for (section, of_section) in sections {
            let Some(key) = home.sections().get(section).map(|section| &section.key) else { continue };
            let Some((course, of_course)) = home.course(&key.course) else { continue };
            match of_course.tasks.iter().find(|row| profile.task(&row.task) == Some(task)) {
                Some(row) => lines.add(course, row, SectionLines { section, lines: of_section }),
                None => lines.without_row.extend(of_section.into_iter().map(|line| (section, line))),
            }
        }
        lines
    }

    /// Sections come in order, so those of a course follow each other.
    fn add(&mut self, course: usize, row: &CourseTask, section: SectionLines) {
        let list = match row.open_terms {
            OpenTerms::ByWindow => &mut self.by_window,
            OpenTerms::ByHand(_) => &mut self.by_hand,
        };
        match list.last_mut().filter(|of| of.course == course) {
            Some(of) => of.sections.push(section),
            None => list.push(CourseLines { course, mask: row.term_mask, sections: alloc::vec![section] }),
        }
    }
}
