//! What each linked section needs of the home school, stretch by stretch, as plain data. Never asks the engine.

use super::choose::{Want, best};
use alloc::vec::Vec;
use gradecrosswalk_domain::calendar::{TermMask, TermNumber};
use gradecrosswalk_matching::{HeldReason, NightState};

/// What a linked section needs for a task on the nights of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Nothing is due.
    Nothing,
    /// Its grades are held for this reason, whatever is open at home.
    Held(HeldReason),
    /// One of these home terms must be open, if the course's term mask holds it. Not empty.
    Terms {
        /// The terms that match.
        matching: TermMask,
        /// What holds the grades even then.
        still: Option<HeldReason>,
    },
}

/// A linked section on the nights of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NightNeed {
    pub(super) need: Need,
    /// The terms that are open at the technical school, where something is due.
    pub(super) technical: TermMask,
    /// What these nights do now, with the home school as it is.
    pub(super) now: NightState,
}

impl NightNeed {
    /// The one term that is open at home now, as far as the night's state tells.
    pub(super) fn open_now(&self) -> Option<TermNumber> {
        match self.now {
            NightState::Syncs(terms) => Some(terms.home),
            NightState::Held(held) => held.home.single(),
            NightState::NothingOpen(_) | NightState::Waived | NightState::TaskNotOnCourse => None,
        }
    }

    /// What it wants of a course with this term mask.
    fn want(&self, mask: TermMask) -> Option<Want> {
        let Need::Terms { matching, still } = self.need else { return None };
        let served_now = match still {
            None => self.now.syncs().is_some(),
            Some(reason) => self.now.held() == Some(reason),
        };
        Some(Want { accepts: matching & mask, latent: still.is_some(), served_now })
    }
}

/// A technical section linked to a home section, and what it needs for one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The technical school's place among the senders.
    pub(super) sender: usize,
    /// The technical section's place in its school.
    pub(super) section: usize,
    /// By stretch.
    pub(super) nights: Vec<NightNeed>,
}

impl Line {
    /// What it wants on a stretch, of a course with this term mask.
    pub(super) fn want(&self, stretch: usize, mask: TermMask) -> Option<Want> {
        self.nights.get(stretch)?.want(mask)
    }
}

/// A home section and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SectionLines {
    /// The section's place at the home school.
    pub(super) section: usize,
    pub(super) lines: Vec<Line>,
}

/// A home course on which the task stands, and the lines of its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CourseLines {
    /// The course's place at the home school.
    pub(super) course: usize,
    /// The task's term mask.
    pub(super) mask: TermMask,
    pub(super) sections: Vec<SectionLines>,
}

impl SectionLines {
    /// The terms that serve the most of the section's lines on a stretch; empty where none serves any.
    pub(super) fn best(&self, stretch: usize, mask: TermMask) -> TermMask {
        best(&self.wants(stretch, mask))
    }

    fn wants(&self, stretch: usize, mask: TermMask) -> impl Iterator<Item = Want> + Clone {
        self.lines.iter().filter_map(move |line| line.want(stretch, mask))
    }
}

impl CourseLines {
    /// The terms that serve the most lines of all sections on a stretch; empty where none serves any.
    pub(super) fn best(&self, stretch: usize) -> TermMask {
        best(&self.sections.iter().flat_map(|section| section.wants(stretch, self.mask)))
    }

    /// All lines of the course.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(|section| &section.lines)
    }
}
