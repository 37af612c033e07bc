//! A decision in 32 bits. What its numbers mean is resolved by asking, with the exchange at hand.

use crate::exchange::{Exchange, PackedVerdict};
use crate::held::HeldReason;
use crate::outcome::{HomeEdit, NotDueReason, OldScore, Outcome, OutcomeKind, Write};
use crate::rows::HomeRow;
use core::fmt;
use gradecrosswalk_domain::calendar::TermNumber;
use gradecrosswalk_domain::exchange::{HomeIndex, SectionIndex};
use gradecrosswalk_domain::scores::ItemIndex;

/// What the night does with one posted grade, in 32 bits; [`Decision::outcome`] says it in full.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decision(u32);

/// Bits 0 to 2 kind, 3 edited at home, 4 to 7 home term from 0, 8 to 15 new score or reason, 16 to 23 old score,
/// 24 to 31 the link's slot, 0 for none.
impl Decision {
    pub(crate) const ADD: u32 = 0;
    pub(crate) const UPDATE: u32 = 1;
    pub(crate) const UNCHANGED: u32 = 2;
    const EDITED: u32 = 1 << 3;
    pub(crate) const SLOT_SHIFT: u32 = 24;

    #[inline(always)]
    pub(crate) fn from_bits(bits: u32) -> Self {
        Self(bits)
    }

    pub(crate) fn held(reason: HeldReason, slot: u8) -> Self {
        let detail = u32::from(reason.place()) << PackedVerdict::DETAIL_SHIFT;
        Self(PackedVerdict::HELD | detail | (u32::from(slot) << Self::SLOT_SHIFT))
    }

    pub(crate) fn edited(self) -> Self {
        Self(self.0 | Self::EDITED)
    }

    /// Which of the five outcomes it is.
    pub fn kind(self) -> OutcomeKind {
        match self.0 & PackedVerdict::KIND_MASK {
            Self::ADD => OutcomeKind::Add,
            Self::UPDATE => OutcomeKind::Update,
            Self::UNCHANGED => OutcomeKind::Unchanged,
            PackedVerdict::NOT_DUE => OutcomeKind::NotDue,
            _ => OutcomeKind::Held,
        }
    }

    /// Why the grade is held, if it is.
    pub fn held_reason(self) -> Option<HeldReason> {
        (self.kind() == OutcomeKind::Held).then(|| HeldReason::from_place(self.new_score())).flatten()
    }

    /// Why the grade is not due, if it is not.
    pub fn not_due_reason(self) -> Option<NotDueReason> {
        (self.kind() == OutcomeKind::NotDue).then(|| crate::exchange::not_due_from(self.new_score()))
    }

    /// The link of the technical section that was followed, from 1; 0 where none was.
    pub fn slot(self) -> u8 {
        let [_, _, _, slot] = self.0.to_le_bytes();
        slot
    }

    pub(crate) fn new_score(self) -> u8 {
        let [_, new, _, _] = self.0.to_le_bytes();
        new
    }

    pub(crate) fn old_score(self) -> u8 {
        let [_, _, old, _] = self.0.to_le_bytes();
        old
    }

    pub(crate) fn term(self) -> TermNumber {
        let index = (self.0 >> PackedVerdict::TERM_SHIFT) & 15;
        TermNumber::try_from(index.saturating_add(1)).unwrap_or(TermNumber::MIN)
    }

    /// The home school of the link that was followed.
    pub fn home(self, exchange: &Exchange<'_>, section: SectionIndex) -> Option<HomeIndex> {
        let place = usize::from(self.slot()).checked_sub(1)?;
        exchange.setup().layout().links_of(section).get(place).map(|link| link.home)
    }

    /// What the night does, in full. `section` is the posted row's.
    pub fn outcome(self, exchange: &Exchange<'_>, section: SectionIndex) -> Outcome {
        let home = self.home(exchange, section);
        let write = || Write {
            home: home.unwrap_or(HomeIndex(u16::MAX)),
            term: self.term(),
            score: ItemIndex::new(self.new_score()),
        };
        match self.kind() {
            OutcomeKind::Add => Outcome::Add(write()),
            OutcomeKind::Unchanged => Outcome::Unchanged(write()),
            OutcomeKind::Update => Outcome::Update {
                write: write(),
                was: match self.old_score() {
                    HomeRow::UNLISTED => OldScore::Unlisted,
                    place => OldScore::Listed(ItemIndex::new(place)),
                },
                edit: if self.0 & Self::EDITED == 0 { HomeEdit::None } else { HomeEdit::Edited },
            },
            OutcomeKind::NotDue => Outcome::NotDue(crate::exchange::not_due_from(self.new_score())),
            OutcomeKind::Held => {
                let reason = HeldReason::from_place(self.new_score()).unwrap_or(HeldReason::UnknownTask);
                Outcome::Held { reason, home }
            }
        }
    }
}

impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind().code())?;
        match (self.held_reason(), self.not_due_reason()) {
            (Some(reason), _) => write!(f, " {reason}"),
            (None, Some(reason)) => write!(f, " {reason:?}"),
            (None, None) => write!(f, " term {} slot {}", self.term(), self.slot()),
        }
    }
}
