//! A decision in 12 bytes. What its numbers mean is resolved by asking, with the exchange at hand.

use super::exchange::EnrollmentExchange;
use super::outcome::{EnrollmentKind, EnrollmentNotDue, EnrollmentOutcome, Stay};
use crate::held::HeldReason;
use crate::rows::{EnrollmentRow, range_of};
use core::fmt;

/// What the night does with one enrollment row, in 12 bytes; [`EnrollmentDecision::outcome`] says it in full.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnrollmentDecision {
    /// The stay's first day in bits 0 to 21, the kind above.
    first: u32,
    /// The stay's last day in bits 0 to 21, the reason's place above.
    last: u32,
    /// The roster entry's place.
    entry: u32,
}

const SHIFT: u32 = 22;
const DAY: u32 = (1 << SHIFT) - 1;

impl EnrollmentDecision {
    const ADD: u32 = 0;
    const UPDATE: u32 = 1;
    const END: u32 = 2;
    const UNCHANGED: u32 = 3;
    const NOT_DUE: u32 = 4;
    const HELD: u32 = 5;

    fn of((first, last): (u32, u32), kind: u32, detail: u8, entry: u32) -> Self {
        let above = |number: u32| number << SHIFT;
        Self { first: (first & DAY) | above(kind), last: (last & DAY) | above(u32::from(detail)), entry }
    }

    pub(super) fn add(days: (u32, u32)) -> Self {
        Self::of(days, Self::ADD, 0, 0)
    }

    pub(super) fn update(days: (u32, u32), entry: u32) -> Self {
        Self::of(days, Self::UPDATE, 0, entry)
    }

    pub(super) fn end(days: (u32, u32), entry: u32) -> Self {
        Self::of(days, Self::END, 0, entry)
    }

    pub(super) fn unchanged(days: (u32, u32), entry: u32) -> Self {
        Self::of(days, Self::UNCHANGED, 0, entry)
    }

    pub(super) fn not_due(reason: EnrollmentNotDue) -> Self {
        let detail = (0_u8..).zip(EnrollmentNotDue::ALL).find(|(_, of)| **of == reason);
        Self::of((0, 0), Self::NOT_DUE, detail.map_or(u8::MAX, |(place, _)| place), 0)
    }

    pub(super) fn held(reason: HeldReason) -> Self {
        Self::of((0, 0), Self::HELD, reason.place(), 0)
    }

    /// Which of the six outcomes it is.
    pub fn kind(self) -> EnrollmentKind {
        match self.first >> SHIFT {
            Self::ADD => EnrollmentKind::Add,
            Self::UPDATE => EnrollmentKind::Update,
            Self::END => EnrollmentKind::End,
            Self::UNCHANGED => EnrollmentKind::Unchanged,
            Self::NOT_DUE => EnrollmentKind::NotDue,
            _ => EnrollmentKind::Held,
        }
    }

    fn detail(self) -> u8 {
        u8::try_from(self.last >> SHIFT).unwrap_or(u8::MAX)
    }

    /// Why the enrollment is held, if it is.
    pub fn held_reason(self) -> Option<HeldReason> {
        (self.kind() == EnrollmentKind::Held).then(|| HeldReason::from_place(self.detail())).flatten()
    }

    /// Why the enrollment is not due, if it is not.
    pub fn not_due_reason(self) -> Option<EnrollmentNotDue> {
        let reason = || EnrollmentNotDue::ALL.get(usize::from(self.detail())).copied();
        (self.kind() == EnrollmentKind::NotDue).then(reason).flatten()
    }

    /// What the night does, in full. `row` is the row that the decision is about; none for a row of another exchange.
    pub fn outcome(
        self,
        exchange: &EnrollmentExchange<'_>,
        row: &EnrollmentRow,
    ) -> Option<EnrollmentOutcome> {
        let home = exchange.link(row.section(), row.slot()).map(|link| link.home);
        let entry = usize::try_from(self.entry).unwrap_or(usize::MAX);
        let stay = || Some(Stay { home: home?, days: range_of(self.first & DAY, self.last & DAY)? });
        Some(match self.kind() {
            EnrollmentKind::Add => EnrollmentOutcome::Add(stay()?),
            EnrollmentKind::Update => EnrollmentOutcome::Update { stay: stay()?, entry },
            EnrollmentKind::End => EnrollmentOutcome::End { stay: stay()?, entry },
            EnrollmentKind::Unchanged => EnrollmentOutcome::Unchanged { stay: stay()?, entry },
            EnrollmentKind::NotDue => EnrollmentOutcome::NotDue(self.not_due_reason()?),
            EnrollmentKind::Held => EnrollmentOutcome::Held { reason: self.held_reason()?, home },
        })
    }
}

impl fmt::Debug for EnrollmentDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind().code())?;
        match (self.held_reason(), self.not_due_reason()) {
            (Some(reason), _) => write!(f, " {reason}"),
            (None, Some(reason)) => write!(f, " {}", reason.code()),
            (None, None) => write!(f, " {:?}", range_of(self.first & DAY, self.last & DAY)),
        }
    }
}
