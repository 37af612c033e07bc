//! A decision in 32 bits. Needs nothing beside it to be read.

use super::outcome::{AttendanceKind, AttendanceNotDue, AttendanceOutcome};
use crate::held::HeldReason;
use core::fmt;
use gradecrosswalk_domain::exchange::HomeIndex;

/// What the night does with one attendance entry, in 32 bits; [`AttendanceDecision::outcome`] says it in full.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AttendanceDecision(
    /// The kind in bits 24 to 26, the reason's place in bits 16 to 23, the home school in bits 0 to 13.
    u32,
);

impl AttendanceDecision {
    const NO_HOME: u16 = 0x3fff;

    fn of(kind: u32, detail: u8, home: Option<HomeIndex>) -> Self {
        let home = home.map_or(Self::NO_HOME, |home| home.0.min(Self::NO_HOME));
        Self((kind << 24) | (u32::from(detail) << 16) | u32::from(home))
    }

    pub(super) fn add(home: HomeIndex) -> Self {
        Self::of(0, 0, Some(home))
    }

    pub(super) fn unchanged(home: HomeIndex) -> Self {
        Self::of(1, 0, Some(home))
    }

    pub(super) fn kept(home: HomeIndex) -> Self {
        Self::of(2, 0, Some(home))
    }

    pub(super) fn resolved_since(home: HomeIndex) -> Self {
        Self::of(3, 0, Some(home))
    }

    pub(super) fn not_due(reason: AttendanceNotDue, home: Option<HomeIndex>) -> Self {
        let detail = (0_u8..).zip(AttendanceNotDue::ALL).find(|(_, of)| **of == reason);
        Self::of(4, detail.map_or(u8::MAX, |(place, _)| place), home)
    }

    pub(super) fn held(reason: HeldReason) -> Self {
        Self::of(5, reason.place(), None)
    }

    /// Which of the six outcomes it is.
    pub fn kind(self) -> AttendanceKind {
        match self.0 >> 24 {
            0 => AttendanceKind::Add,
            1 => AttendanceKind::Unchanged,
            2 => AttendanceKind::Kept,
            3 => AttendanceKind::ResolvedSince,
            4 => AttendanceKind::NotDue,
            _ => AttendanceKind::Held,
        }
    }

    /// The home school that it is about, where one is known.
    pub fn home(self) -> Option<HomeIndex> {
        let home = u16::try_from(self.0 & u32::from(u16::MAX)).unwrap_or(Self::NO_HOME);
        (home != Self::NO_HOME).then_some(HomeIndex(home))
    }

    fn detail(self) -> u8 {
        let [_, _, detail, _] = self.0.to_le_bytes();
        detail
    }

    /// Why the entry is held, if it is.
    pub fn held_reason(self) -> Option<HeldReason> {
        (self.kind() == AttendanceKind::Held).then(|| HeldReason::from_place(self.detail())).flatten()
    }

    /// Why the entry is not due, if it is not.
    pub fn not_due_reason(self) -> Option<AttendanceNotDue> {
        let reason = || AttendanceNotDue::ALL.get(usize::from(self.detail())).copied();
        (self.kind() == AttendanceKind::NotDue).then(reason).flatten()
    }

    /// What the night does, in full.
    pub fn outcome(self) -> AttendanceOutcome {
        let home = self.home();
        // A decision of these kinds is only made with a home school, and one that is held with its reason.
        let at = home.unwrap_or(HomeIndex(Self::NO_HOME));
        match self.kind() {
            AttendanceKind::Add => AttendanceOutcome::Add(at),
            AttendanceKind::Unchanged => AttendanceOutcome::Unchanged(at),
            AttendanceKind::Kept => AttendanceOutcome::Kept(at),
            AttendanceKind::ResolvedSince => AttendanceOutcome::ResolvedSince(at),
            AttendanceKind::NotDue => AttendanceOutcome::NotDue {
                reason: self.not_due_reason().unwrap_or(AttendanceNotDue::NotUnknown),
                home,
            },
            AttendanceKind::Held => {
                AttendanceOutcome::Held(self.held_reason().unwrap_or(HeldReason::UnknownSection))
            }
        }
    }
}

impl fmt::Debug for AttendanceDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.outcome(), f)
    }
}
